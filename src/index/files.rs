//! The files below `search/`: the root, and where each shard stands.
//!
//! In: a built index. Out: files with the hash of their content in the name, so that hosts may keep them for ever.
//! Never here: how terms are written; templates.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde_json::{Map, Value, json};

use crate::index::SearchIndex;
use crate::index::lists::{Entry, Lists};
use crate::index::normal::normal;
use crate::index::shards;
use crate::index::stem::STEMS;
use crate::index::words::{self, FUNCTIONS, TYPES};
use crate::lang::Lang;
use crate::output::Output;
use crate::resolve::site::{IncentiveKind, Site};
use crate::zh::fold;

/// Changes with the format of the files.
const VERSION: u32 = 1;
/// A file of records is closed above this size, in English.
const RECORDS_SIZE: usize = 24 * 1024;
/// A large site has larger files rather than more of them; as many again for each other language.
const MOST_RECORD_FILES: usize = 120;
/// Up to so many entries in the lists of all facets, the root carries them: one file less to wait for on a small site.
const MOST_FACET_ENTRIES: usize = 2_000;
/// Characters that queries may have though no text does: numerals, and the words of references.
const OF_QUERIES: &str = "第条款措施号年月日万亿元〇零一二三四五六七八九十百千两百分之";

/// Adds the files.
pub(crate) fn add(site: &Site, index: &SearchIndex, output: &mut Output<'_>) -> Result<()> {
    let dictionary = index.lists.dictionary()?;
    let mut root = json!({
        "version": VERSION,
        "documents": index.len(),
        "types": types(index),
        "fold": folds(&dictionary, index),
        "functions": {"han": FUNCTIONS.han, "latin": FUNCTIONS.latin},
        "stems": stems(),
        "lexicon": index.lexicon.concepts,
    });
    let (mut firsts, mut names) = (Vec::new(), Vec::new());
    for shard in shards::shards(&dictionary, &index.lists, &index.lexicon)? {
        names.push(add_hashed(output, "t", "bin", shard.bytes)?);
        firsts.push(shard.first);
    }
    root["shards"] = json!({"first": firsts, "file": names});
    root["records"] = add_records(site, index, output)?;
    root["facets"] = facets(site, index);
    let text = serde_json::to_vec(&root)?;
    output.add("search/root.json", move || Ok(text.clone()))
}

/// Adds a file named by its content; two equal ones are one.
fn add_hashed(output: &mut Output<'_>, kind: &str, extension: &str, bytes: Vec<u8>) -> Result<String> {
    let name = format!("{kind}-{}.{extension}", &blake3::hash(&bytes).to_hex()[..12]);
    let address = format!("search/{name}");
    if !output.contains(&address) {
        output.add(address, move || Ok(bytes.clone()))?;
    }
    Ok(name)
}

/// Kinds of documents in a row.
fn types(index: &SearchIndex) -> Vec<(&'static str, usize)> {
    let mut runs: Vec<(&'static str, usize)> = Vec::new();
    for document in &index.documents {
        match runs.last_mut() {
            Some((kind, count)) if *kind == document.kind => *count += 1,
            _ => runs.push((document.kind, 1)),
        }
    }
    runs
}

/// Pairs of characters that folding changes, for the characters of this site: the whole table would be most of the root.
fn folds(dictionary: &[Entry], index: &SearchIndex) -> String {
    let mut used: BTreeSet<char> = OF_QUERIES.chars().collect();
    for text in FUNCTIONS
        .han
        .iter()
        .copied()
        .chain(index.lexicon.concepts.iter().flatten().map(String::as_str))
    {
        used.extend(text.chars());
    }
    for entry in dictionary {
        used.extend(entry.term.chars().filter(|c| !c.is_ascii()));
    }
    let pairs = fold::pairs().filter(|(from, to)| from != to && used.contains(&normal(*to)));
    pairs.flat_map(|(from, to)| [from, to]).collect()
}

fn stems() -> Value {
    let spellings: Map<String, Value> = STEMS
        .spellings
        .iter()
        .map(|(from, to)| ((*from).to_owned(), json!(to)))
        .collect();
    json!({"spellings": spellings, "suffixes": STEMS.suffixes})
}

fn add_records(site: &Site, index: &SearchIndex, output: &mut Output<'_>) -> Result<Value> {
    // The languages are cut at the same documents, so that one table serves all of them.
    let sizes = index.documents.iter().map(|document| {
        let record = document.records.get(Lang::En);
        record.title.len() + record.text.len() + record.bracket.len()
    });
    let most = RECORDS_SIZE.max(sizes.clone().sum::<usize>() / MOST_RECORD_FILES);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut full = most;
    for (number, size) in sizes.enumerate() {
        if full >= most {
            groups.push(Vec::new());
            full = 0;
        }
        full += size;
        if let Some(group) = groups.last_mut() {
            group.push(number);
        }
    }
    let firsts: Vec<usize> = groups.iter().filter_map(|group| group.first().copied()).collect();
    let mut table = json!({"first": firsts});
    for &lang in &site.languages {
        let mut names = Vec::new();
        for group in &groups {
            let records: Vec<_> = group
                .iter()
                .map(|number| index.documents[*number].records.get(lang))
                .collect();
            names.push(add_hashed(output, "r", "json", serde_json::to_vec(&records)?)?);
        }
        table[lang.folder()] = json!(names);
    }
    Ok(table)
}

/// Facets with the values that occur, and how often; the most frequent first.
fn facets(site: &Site, index: &SearchIndex) -> Value {
    let names = names(site);
    let facets = ["type", "kind", "lead", "topic", "policy"].map(|facet| {
        let start = format!("#{facet}:");
        let lists = index.lists.starting_with(&start, usize::MAX).into_iter();
        let mut values: Vec<(String, Vec<u32>)> = lists
            .map(|term| {
                let documents = index.lists.list(&term).documents().to_vec();
                (term, documents)
            })
            .collect();
        values.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
        (facet, start.len(), values)
    });
    let entries: usize = facets
        .iter()
        .flat_map(|(_, _, values)| values)
        .map(|(_, documents)| documents.len())
        .sum();
    let is_small = entries <= MOST_FACET_ENTRIES;
    let facets = facets.map(|(facet, prefix, values)| {
        let values: Vec<Value> = values
            .into_iter()
            .map(|(term, documents)| {
                let mut value = json!({"value": term[prefix..], "count": documents.len()});
                for (lang, name) in Lang::ALL.into_iter().zip(names.get(&term).into_iter().flatten()) {
                    value[lang.folder()] = json!(name);
                }
                if is_small {
                    value["documents"] = json!(documents);
                }
                value
            })
            .collect();
        json!({"facet": facet, "values": values})
    });
    json!(facets)
}

/// What each value of a facet is called, in the order of [`Lang::ALL`].
fn names(site: &Site) -> BTreeMap<String, [String; 3]> {
    let mut names = BTreeMap::new();
    for (id, words) in TYPES {
        names.insert(format!("#type:{id}"), words.map(str::to_owned));
    }
    for (kind, id) in IncentiveKind::ALL {
        names.insert(format!("#kind:{id}"), words::kind(kind).names.map(str::to_owned));
    }
    for agency in &site.agencies {
        let name = Lang::ALL.map(|lang| agency.short.text(lang).to_owned());
        names.insert(format!("#lead:{}", agency.id.value), name);
    }
    for term in &site.terms {
        if let Some(id) = &term.id {
            let name = Lang::ALL.map(|lang| term.name.text(lang).to_owned());
            names.insert(format!("#topic:{}", id.value), name);
        }
    }
    for policy in &site.policies {
        let name = Lang::ALL.map(|lang| policy.short_title.text(lang).to_owned());
        names.insert(format!("#policy:{}", policy.slug.value), name);
    }
    names
}

//! The files below `search/`: the root, and where each shard stands.
//!
//! In: a built index. Out: files with the hash of their content in the name, so that hosts may keep them for ever.
//! Never here: how terms are written; templates.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::index::SearchIndex;
use crate::index::facets;
use crate::index::lists::Entry;
use crate::index::normal::normal;
use crate::index::shards::{self, Shard, Terms};
use crate::index::stem::STEMS;
use crate::index::words::{ELSEWHERE, FUNCTIONS, GENERAL};
use crate::lang::Lang;
use crate::output::Output;
use crate::resolve::site::Site;
use crate::zh::fold;
use crate::zh::readings::SYLLABLES;

/// Changes with the format of the files.
const VERSION: u32 = 3;
/// A file of records is closed above this size, in English. Where one file holds all, a browser asks for it beforehand.
const RECORDS_SIZE: usize = 48 * 1024;
/// A large site has larger files rather than more of them; as many again for each other language.
const MOST_RECORD_FILES: usize = 80;
/// Characters that queries may have though no text does: numerals, and the words of references.
const OF_QUERIES: &str = "第条款措施号年月日万亿元〇零一二三四五六七八九十百千两百分之";

/// Adds the files.
pub(crate) fn add(site: &Site, index: &SearchIndex, output: &mut Output<'_>) -> Result<()> {
    let dictionary = index.lists.dictionary()?;
    let terms = Terms::encode(&dictionary, &index.lists)?;
    let mut root = json!({
        "version": VERSION,
        "documents": index.len(),
        "types": types(index),
        "fold": folds(&dictionary, index),
        "functions": {"han": FUNCTIONS.han, "latin": FUNCTIONS.latin},
        "general": *GENERAL,
        "elsewhere": *ELSEWHERE,
        "stems": stems(),
        "lexicon": index.lexicon.concepts,
        "written": index.lexicon.written,
        "agencies": index.lexicon.agencies,
    });
    root["terms"] = add_shards(terms.files(), "t", output)?;
    root["words"] = add_shards(shards::words(&index.lexicon, &terms), "w", output)?;
    let readings: BTreeMap<&str, &str> = SYLLABLES.iter().copied().collect();
    root["readings"] = json!(add_hashed(output, "s", "json", serde_json::to_vec(&readings)?)?);
    root["records"] = add_records(site, index, output)?;
    root["facets"] = facets::facets(site, index, |bytes| add_hashed(output, "f", "json", bytes))?;
    let text = serde_json::to_vec(&root)?;
    output.add("search/root.json", move || Ok(text.clone()))
}

/// Adds files; what they begin with and what they are called stands in the root.
fn add_shards<First: Serialize>(
    shards: Vec<Shard<First>>,
    kind: &str,
    output: &mut Output<'_>,
) -> Result<Value> {
    let (mut firsts, mut names) = (Vec::new(), Vec::new());
    for shard in shards {
        names.push(add_hashed(output, kind, "bin", shard.bytes)?);
        firsts.push(shard.first);
    }
    Ok(json!({"first": firsts, "file": names}))
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

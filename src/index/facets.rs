//! The values by which a reader narrows hits: their names, and the documents that have them.
//!
//! In: a built index. Out: JSON, in the root on a small site, in a file for each language on a large one.
//! Never here: how hits are found.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Value, json};

use crate::index::SearchIndex;
use crate::index::lists::Lists;
use crate::index::words::{self, TYPES};
use crate::lang::Lang;
use crate::resolve::site::{IncentiveKind, Site};

/// Up to so many entries in all lists, the root carries them: a file less to ask for on a small site.
const MOST_IN_ROOT: usize = 2_000;
const FACETS: [&str; 5] = ["type", "kind", "lead", "topic", "policy"];

/// A facet: what its terms begin with, and its values with the documents that have them, the most frequent first.
struct Facet {
    name: &'static str,
    values: Vec<(String, Vec<u32>)>,
}

/// The facets for the root: as they are, or the name of a file for each language, which `add` writes.
pub(crate) fn facets(
    site: &Site,
    index: &SearchIndex,
    mut add: impl FnMut(Vec<u8>) -> Result<String>,
) -> Result<Value> {
    let names = names(site);
    let facets = FACETS.map(|name| facet(name, index));
    let values = facets.iter().flat_map(|facet| &facet.values);
    let entries: usize = values.map(|(_, documents)| documents.len()).sum();
    if entries <= MOST_IN_ROOT {
        return Ok(json(&facets, &names, &site.languages));
    }
    let mut files = json!({});
    for lang in &site.languages {
        let text = serde_json::to_vec(&json(&facets, &names, &[*lang]))?;
        files[lang.folder()] = json!(add(text)?);
    }
    Ok(files)
}

fn facet(name: &'static str, index: &SearchIndex) -> Facet {
    let terms = index.lists.starting_with(&format!("#{name}:"), usize::MAX);
    let with_documents = |term: String| {
        let documents = index.lists.list(&term).documents().to_vec();
        (term, documents)
    };
    let mut values: Vec<(String, Vec<u32>)> = terms.into_iter().map(with_documents).collect();
    values.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
    Facet { name, values }
}

fn json(facets: &[Facet], names: &BTreeMap<String, [String; 3]>, languages: &[Lang]) -> Value {
    let of_value = |facet: &Facet, (term, documents): &(String, Vec<u32>)| {
        // Behind `#`, the facet and `:`.
        let id = &term[facet.name.len() + 2..];
        let mut value = json!({"value": id, "count": documents.len()});
        for (lang, name) in Lang::ALL.into_iter().zip(names.get(term).into_iter().flatten()) {
            if languages.contains(&lang) {
                value[lang.folder()] = json!(name);
            }
        }
        value["gaps"] = json!(gaps(documents));
        value
    };
    let of_facet = |facet: &Facet| {
        let values = facet.values.iter().map(|value| of_value(facet, value));
        json!({"facet": facet.name, "values": values.collect::<Vec<_>>()})
    };
    json!(facets.iter().map(of_facet).collect::<Vec<_>>())
}

/// Each number minus the one before it.
fn gaps(documents: &[u32]) -> Vec<u32> {
    let before = std::iter::once(&0).chain(documents);
    documents
        .iter()
        .zip(before)
        .map(|(document, before)| document - before)
        .collect()
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

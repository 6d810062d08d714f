//! Which words mean the same: the glossary, the names of agencies, and everyday words of policies.
//!
//! In: [`Site`]. Out: [`Lexicon`]. Never here: which of the words a site has.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::normal::Normal;
use crate::index::terms::{self, key_of};
use crate::index::words;
use crate::lang::{Lang, PerLang};
use crate::resolve::site::{LocalText, Site, TermKind};

/// Concepts and their words.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Each concept: its words in normal form, names before synonyms.
    pub concepts: Vec<Vec<String>>,
    by_key: BTreeMap<String, Vec<usize>>,
    longest: usize,
}

impl Lexicon {
    /// The lexicon with these concepts.
    #[must_use]
    pub fn new(concepts: Vec<Vec<String>>) -> Self {
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut longest = 0;
        for (at, words) in concepts.iter().enumerate() {
            for word in words {
                let tokens = terms::tokens(&Normal::of(word));
                longest = longest.max(tokens.len());
                let places = by_key.entry(terms::key(&tokens)).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        Lexicon {
            concepts,
            by_key,
            longest,
        }
    }

    /// Every word once, in the order of the concepts: its number in the files for the browser.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        let mut known = BTreeSet::new();
        let words = self.concepts.iter().flatten().map(String::as_str);
        words.filter(|word| known.insert(*word)).collect()
    }

    /// The most tokens that a word has.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Whether there is a word with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The word with this key, as it is written.
    #[must_use]
    pub fn word(&self, key: &str) -> Option<&str> {
        let concept = &self.concepts[*self.by_key.get(key)?.first()?];
        let word = concept.iter().find(|word| key_of(word) == key);
        word.map(String::as_str)
    }

    /// Other words for the one with this key.
    #[must_use]
    pub fn alternatives(&self, key: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for concept in self.by_key.get(key).into_iter().flatten() {
            for word in &self.concepts[*concept] {
                if !found.contains(&word.as_str()) && key_of(word) != key {
                    found.push(word);
                }
            }
        }
        found
    }
}

/// The concepts of a site. `stands` says whether a word stands in any document.
#[must_use]
pub(crate) fn concepts(site: &Site, stands: impl Fn(&str) -> bool) -> Vec<Vec<String>> {
    let mut concepts = Vec::new();
    for term in site.terms.iter().filter(|term| term.kind != TermKind::Script) {
        concepts.push(concept(&[&term.name], &term.synonyms));
    }
    for agency in &site.agencies {
        concepts.push(concept(&[&agency.full, &agency.short], &agency.aliases));
    }
    for row in words::SYNONYMS.lines().filter(|row| !row.starts_with('#')) {
        let words = distinct(row.split('\t'));
        if words.iter().any(|word| stands(word)) {
            concepts.push(words);
        }
    }
    concepts.retain(|words| !words.is_empty());
    concepts
}

fn concept(names: &[&LocalText], others: &PerLang<Vec<String>>) -> Vec<String> {
    let languages = [Lang::ZhHans, Lang::ZhHant, Lang::En];
    let names = names
        .iter()
        .flat_map(|name| languages.map(|lang| name.text(lang)));
    let others = languages
        .into_iter()
        .flat_map(|lang| others.get(lang).iter().map(String::as_str));
    distinct(names.chain(others))
}

/// The words in normal form, each once.
fn distinct<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<(String, String)> = Vec::new();
    for word in words {
        let (string, key) = (Normal::of(word).string(), key_of(word));
        if !key.is_empty() && found.iter().all(|(_, other)| *other != key) {
            found.push((string, key));
        }
    }
    found.into_iter().map(|(string, _)| string).collect()
}

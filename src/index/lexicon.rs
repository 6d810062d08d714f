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
    /// Of each concept, how many of its first words texts use. The others only lead to it: train is asked for, and
    /// texts that say train mean something else.
    pub written: Vec<usize>,
    /// The first concept that is an agency; so are all behind it.
    pub agencies: usize,
    by_key: BTreeMap<String, Vec<usize>>,
    longest: usize,
    /// Keys of the words that texts use.
    in_texts: BTreeSet<String>,
    general: BTreeSet<String>,
    elsewhere: BTreeSet<String>,
}

impl Lexicon {
    /// The lexicon with these concepts, of which those from `agencies` on are agencies.
    #[must_use]
    pub fn new(concepts: Vec<Vec<String>>, written: Vec<usize>, agencies: usize) -> Self {
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut in_texts = BTreeSet::new();
        let mut longest = 0;
        for (at, words) in concepts.iter().enumerate() {
            for (place, word) in words.iter().enumerate() {
                let tokens = terms::tokens(&Normal::of(word));
                longest = longest.max(tokens.len());
                let key = terms::key(&tokens);
                if place < written[at] {
                    in_texts.insert(key.clone());
                }
                let places = by_key.entry(key).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        Lexicon {
            concepts,
            written,
            agencies,
            by_key,
            longest,
            in_texts,
            general: words::GENERAL.iter().map(|word| key_of(word)).collect(),
            elsewhere: words::ELSEWHERE.iter().map(|word| key_of(word)).collect(),
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

    /// Whether the word with this key only leads to its concepts.
    #[must_use]
    pub fn is_only_asked(&self, key: &str) -> bool {
        self.has(key) && !self.in_texts.contains(key)
    }

    /// Whether the word with this key is one that every policy has.
    #[must_use]
    pub fn is_general(&self, key: &str) -> bool {
        self.general.contains(key)
    }

    /// Whether other policies are about what this key says.
    #[must_use]
    pub fn is_elsewhere(&self, key: &str) -> bool {
        self.elsewhere.contains(key)
    }

    /// Whether there is an agency of this name.
    #[must_use]
    pub fn is_agency(&self, key: &str) -> bool {
        let concepts = self.by_key.get(key).into_iter().flatten();
        concepts.into_iter().any(|concept| *concept >= self.agencies)
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
            for word in &self.concepts[*concept][..self.written[*concept]] {
                if !found.contains(&word.as_str()) && key_of(word) != key {
                    found.push(word);
                }
            }
        }
        found
    }
}

/// The lexicon of a site. `stands` says whether a word stands in any document.
#[must_use]
pub(crate) fn lexicon(site: &Site, stands: impl Fn(&str) -> bool) -> Lexicon {
    let all = |words: Vec<String>| (words.len(), words);
    let terms = site.terms.iter().filter(|term| term.kind != TermKind::Script);
    let terms = terms.map(|term| all(concept(&[&term.name], &term.synonyms)));
    let bodies = site.agencies.iter();
    let bodies = bodies.map(|agency| all(concept(&[&agency.full, &agency.short], &agency.aliases)));
    let (things, agencies) = words::synonyms();
    let row = |row: &&str| {
        Some(row_of(row)).filter(|(written, words)| words[..*written].iter().any(|word| stands(word)))
    };
    let mut concepts: Vec<(usize, Vec<String>)> = terms.chain(things.iter().filter_map(row)).collect();
    concepts.retain(|(_, words)| !words.is_empty());
    let first_agency = concepts.len();
    concepts.extend(bodies.chain(agencies.iter().filter_map(row)));
    let (written, concepts) = concepts.into_iter().unzip();
    Lexicon::new(concepts, written, first_agency)
}

/// The words of a row, and how many of the first ones stand in texts; behind `|` are those that don't.
fn row_of(row: &str) -> (usize, Vec<String>) {
    let (written, _) = row.split_once(words::ONLY_ASKED).unwrap_or((row, ""));
    (distinct(written.split('\t')).len(), distinct(row.split('\t')))
}

fn concept(names: &[&LocalText], others: &PerLang<Vec<String>>) -> Vec<String> {
    let languages = [Lang::ZhHans, Lang::ZhHant, Lang::En];
    let names = names
        .iter()
        .flat_map(|name| languages.map(|lang| name.text(lang)));
    let others = languages
        .into_iter()
        .flat_map(|lang| others.get(lang).iter().map(String::as_str));
    let names: Vec<&str> = names.chain(others).collect();
    // What stands in quotation marks is the name that people know: 跨境电商“麒麟”企业.
    let quoted = names
        .iter()
        .filter_map(|name| name.split_once('“')?.1.split_once('”'));
    let quoted: Vec<&str> = quoted.map(|(quoted, _)| quoted).collect();
    distinct(names.into_iter().chain(quoted))
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

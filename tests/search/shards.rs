//! Reads the files for the browser as a browser would, from the specification alone.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use gongbao::index::lists::{List, Lists};
use gongbao::index::phrases::{Match, Whole};
use serde_json::Value;

/// An exported index.
pub(crate) struct ShardLists {
    files: BTreeMap<String, Vec<u8>>,
    root: Value,
    /// The numbers of the lexicon's words: each counts once, in the order of the concepts.
    numbers: BTreeMap<String, usize>,
    opened: RefCell<BTreeMap<String, Arc<Shard>>>,
}

/// The lists of a file.
enum Shard {
    Terms(BTreeMap<String, Arc<List>>),
    Words(Vec<Vec<Whole>>),
}

impl ShardLists {
    /// `files` are those below `search/`, by name.
    pub(crate) fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        let root: Value = serde_json::from_slice(&files["root.json"]).unwrap();
        let concepts: Vec<Vec<String>> = serde_json::from_value(root["lexicon"].clone()).unwrap();
        let mut numbers = BTreeMap::new();
        for word in concepts.into_iter().flatten() {
            let number = numbers.len();
            numbers.entry(word).or_insert(number);
        }
        ShardLists {
            files,
            root,
            numbers,
            opened: RefCell::default(),
        }
    }

    /// The concepts of the lexicon.
    pub(crate) fn concepts(&self) -> Vec<Vec<String>> {
        serde_json::from_value(self.root["lexicon"].clone()).unwrap()
    }

    /// How many words of each concept texts use.
    pub(crate) fn written(&self) -> Vec<usize> {
        serde_json::from_value(self.root["written"].clone()).unwrap()
    }

    /// The first concept that is an agency.
    pub(crate) fn agencies(&self) -> usize {
        serde_json::from_value(self.root["agencies"].clone()).unwrap()
    }

    /// How many files were read.
    pub(crate) fn opened(&self) -> usize {
        self.opened.borrow().len()
    }

    /// Forgets what was read.
    pub(crate) fn forget(&self) {
        self.opened.borrow_mut().clear();
    }

    fn firsts(&self) -> Vec<&str> {
        let firsts = self.root["terms"]["first"].as_array().unwrap();
        firsts.iter().map(|first| first.as_str().unwrap()).collect()
    }

    fn place(&self, term: &str) -> Option<usize> {
        self.firsts()
            .partition_point(|first| *first <= term)
            .checked_sub(1)
    }

    fn shard(&self, table: &str, place: usize) -> Arc<Shard> {
        let name = self.root[table]["file"][place].as_str().unwrap();
        let mut opened = self.opened.borrow_mut();
        let open = || Arc::new(decode(&self.files[name]));
        Arc::clone(opened.entry(name.to_owned()).or_insert_with(open))
    }

    fn terms(&self, place: usize, read: impl FnOnce(&BTreeMap<String, Arc<List>>)) {
        let Shard::Terms(terms) = &*self.shard("terms", place) else {
            panic!("a file of terms");
        };
        read(terms);
    }
}

impl Lists for ShardLists {
    fn documents(&self) -> u32 {
        u32::try_from(self.root["documents"].as_u64().unwrap()).unwrap()
    }

    fn is_clause(&self, document: u32) -> bool {
        let mut end = 0;
        let types = self.root["types"].as_array().unwrap().iter();
        let kind = types
            .map(|run| (run[0].as_str().unwrap(), run[1].as_u64().unwrap()))
            .find(|(_, count)| {
                end += count;
                u64::from(document) < end
            });
        kind.is_some_and(|(kind, _)| kind == "clause")
    }

    fn list(&self, term: &str) -> Arc<List> {
        let mut list = Arc::default();
        if let Some(place) = self.place(term) {
            self.terms(place, |terms| list = terms.get(term).cloned().unwrap_or_default());
        }
        list
    }

    fn whole(&self, word: &str) -> Option<Vec<Whole>> {
        let number = *self.numbers.get(word)?;
        let firsts: Vec<usize> = serde_json::from_value(self.root["words"]["first"].clone()).unwrap();
        let place = firsts.partition_point(|first| *first <= number) - 1;
        let Shard::Words(words) = &*self.shard("words", place) else {
            panic!("a file of words");
        };
        Some(words[number - firsts[place]].clone())
    }

    fn starting_with(&self, start: &str, most: usize) -> Vec<String> {
        let first = self.place(start).unwrap_or(0);
        let mut found: Vec<String> = Vec::new();
        for place in first..self.firsts().len() {
            if place > first && !self.firsts()[place].starts_with(start) || found.len() >= most {
                break;
            }
            self.terms(place, |terms| {
                found.extend(terms.keys().filter(|term| term.starts_with(start)).cloned());
            });
        }
        found.truncate(most);
        found
    }
}

struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.rest.split_first().unwrap();
        self.rest = rest;
        *first
    }

    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    fn part(&mut self) -> Bytes<'a> {
        let length = self.number() as usize;
        let (part, rest) = self.rest.split_at(length);
        self.rest = rest;
        Bytes { rest: part }
    }
}

fn decode(file: &[u8]) -> Shard {
    assert_eq!(
        file.len(),
        u32::from_le_bytes(file[4..8].try_into().unwrap()) as usize
    );
    let mut bytes = Bytes { rest: &file[8..] };
    match &file[..4] {
        b"gbt2" => Shard::Terms(decode_terms(&mut bytes)),
        b"gbw3" => Shard::Words(decode_words(&mut bytes)),
        magic => panic!("{magic:?}"),
    }
}

fn decode_terms(bytes: &mut Bytes<'_>) -> BTreeMap<String, Arc<List>> {
    let [
        mut names,
        mut counts,
        mut gaps,
        mut impacts,
        mut numbers,
        mut positions,
    ] = std::array::from_fn(|_| bytes.part());
    let mut terms = BTreeMap::new();
    let mut term: Vec<u8> = Vec::new();
    while !names.rest.is_empty() {
        term.truncate(names.number() as usize);
        term.extend(names.part().rest);
        let mut list = List::default();
        let mut document = 0;
        for _ in 0..counts.number() {
            document += gaps.number();
            let mut places = Vec::new();
            let mut position = 0;
            let count = if term.starts_with(b"#") {
                0
            } else {
                numbers.number()
            };
            for _ in 0..count {
                position += positions.number();
                places.push(position);
            }
            list.push(document, impacts.number(), &places);
        }
        terms.insert(String::from_utf8(term.clone()).unwrap(), Arc::new(list));
    }
    assert!(positions.rest.is_empty() && numbers.rest.is_empty() && impacts.rest.is_empty());
    terms
}

fn decode_words(bytes: &mut Bytes<'_>) -> Vec<Vec<Whole>> {
    let [mut counts, mut gaps, mut impacts, mut zones, mut others] = std::array::from_fn(|_| bytes.part());
    let mut words: Vec<Vec<Whole>> = Vec::new();
    while !counts.rest.is_empty() {
        let Some(count) = counts.number().checked_sub(1) else {
            words.push(words.last().unwrap().clone());
            continue;
        };
        let mut document = 0;
        let found = (0..count).map(|_| {
            document += gaps.number();
            let impact = impacts.number();
            let itself = Match {
                document,
                impact: impact / 2,
                zones: zones.byte(),
                begins_title: impact % 2 == 1,
            };
            let other = others.number();
            Whole { itself, other }
        });
        words.push(found.collect());
    }
    words
}

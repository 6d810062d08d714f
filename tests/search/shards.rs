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
    opened: RefCell<BTreeMap<usize, Arc<Shard>>>,
}

/// The entries of a file.
type Shard = BTreeMap<String, Entry>;

#[derive(Clone)]
enum Entry {
    List(Arc<List>),
    Whole(Vec<Whole>),
}

impl ShardLists {
    /// `files` are those below `search/`, by name.
    pub(crate) fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        let root = serde_json::from_slice(&files["root.json"]).unwrap();
        ShardLists {
            files,
            root,
            opened: RefCell::default(),
        }
    }

    /// The concepts of the lexicon.
    pub(crate) fn concepts(&self) -> Vec<Vec<String>> {
        serde_json::from_value(self.root["lexicon"].clone()).unwrap()
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
        let firsts = self.root["shards"]["first"].as_array().unwrap();
        firsts.iter().map(|first| first.as_str().unwrap()).collect()
    }

    fn place(&self, term: &str) -> Option<usize> {
        self.firsts()
            .partition_point(|first| *first <= term)
            .checked_sub(1)
    }

    fn shard(&self, place: usize) -> Arc<Shard> {
        let mut opened = self.opened.borrow_mut();
        let open = || {
            let name = self.root["shards"]["file"][place].as_str().unwrap();
            Arc::new(decode(&self.files[name]))
        };
        Arc::clone(opened.entry(place).or_insert_with(open))
    }

    fn entry(&self, term: &str) -> Option<Entry> {
        self.shard(self.place(term)?).get(term).cloned()
    }

    fn is_whole(&self, word: &str) -> bool {
        let concepts = self.root["lexicon"].as_array().unwrap();
        concepts
            .iter()
            .any(|words| words.as_array().unwrap().iter().any(|other| other == word))
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
        match self.entry(term) {
            Some(Entry::List(list)) => list,
            _ => Arc::default(),
        }
    }

    fn whole(&self, word: &str) -> Option<Vec<Whole>> {
        if !self.is_whole(word) {
            return None;
        }
        match self.entry(&format!("~{word}")) {
            Some(Entry::Whole(found)) => Some(found),
            _ => Some(Vec::new()),
        }
    }

    fn starting_with(&self, start: &str, most: usize) -> Vec<String> {
        let first = self.place(start).unwrap_or(0);
        let last = self.firsts().len();
        let mut terms = Vec::new();
        for place in first..last {
            if place > first && !self.firsts()[place].starts_with(start) {
                break;
            }
            let shard = self.shard(place);
            terms.extend(shard.keys().filter(|term| term.starts_with(start)).cloned());
            if terms.len() >= most {
                break;
            }
        }
        terms.truncate(most);
        terms
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
    assert_eq!(&file[..4], b"gbs1");
    assert_eq!(
        file.len(),
        u32::from_le_bytes(file[4..8].try_into().unwrap()) as usize
    );
    let mut bytes = Bytes { rest: &file[8..] };
    let mut shard = Shard::new();
    let mut term: Vec<u8> = Vec::new();
    while !bytes.rest.is_empty() {
        term.truncate(bytes.number() as usize);
        term.extend(bytes.part().rest);
        let entry = decode_entry(&mut bytes);
        shard.insert(String::from_utf8(term.clone()).unwrap(), entry);
    }
    shard
}

fn decode_entry(bytes: &mut Bytes<'_>) -> Entry {
    let count = bytes.number();
    let flags = bytes.byte();
    let mut documents = bytes.part();
    let mut document = 0;
    if flags & 2 != 0 {
        let found = (0..count).map(|_| {
            document += documents.number();
            let impact = documents.number();
            let itself = Match {
                document,
                impact: impact / 2,
                zones: documents.byte(),
                begins_title: impact % 2 == 1,
            };
            let other = documents.number();
            Whole { itself, other }
        });
        return Entry::Whole(found.collect());
    }
    let mut positions = if flags & 1 != 0 { Some(bytes.part()) } else { None };
    let mut list = List::default();
    for _ in 0..count {
        document += documents.number();
        let impact = documents.number();
        let mut places = Vec::new();
        if let Some(positions) = &mut positions {
            let mut position = 0;
            for _ in 0..positions.number() {
                position += positions.number();
                places.push(position);
            }
        }
        list.push(document, impact, &places);
    }
    Entry::List(Arc::new(list))
}

//! The postings of a term, as flat numbers: a large site has millions of them.
//!
//! In: documents in ascending order. Out: [`List`]. Never here: where they come from, what they are for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A document that has a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting<'a> {
    /// The number of the document.
    pub document: u32,
    /// What the term adds to its score.
    pub impact: u32,
    /// 8 × position + zone, ascending.
    pub positions: &'a [u32],
}

/// The documents that have a term, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    documents: Vec<u32>,
    impacts: Vec<u32>,
    /// Where the positions of each document end.
    ends: Vec<u32>,
    positions: Vec<u32>,
}

impl List {
    /// An empty list with room for so many documents, and for a position in each.
    pub(crate) fn with_room(documents: usize) -> Self {
        List {
            documents: Vec::with_capacity(documents),
            impacts: Vec::with_capacity(documents),
            ends: Vec::with_capacity(documents),
            positions: Vec::with_capacity(documents),
        }
    }

    /// Adds a document behind the others; its positions ascend.
    pub fn push(&mut self, document: u32, impact: u32, positions: &[u32]) {
        self.documents.push(document);
        self.impacts.push(impact);
        self.positions.extend_from_slice(positions);
        self.ends
            .push(u32::try_from(self.positions.len()).unwrap_or(u32::MAX));
    }

    /// In how many documents the term stands.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether it stands nowhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The documents alone.
    #[must_use]
    pub fn documents(&self) -> &[u32] {
        &self.documents
    }

    /// How many numbers it holds: what it costs to remember.
    #[must_use]
    pub fn size(&self) -> usize {
        3 * self.documents.len() + self.positions.len()
    }

    /// The posting at a place, if there are so many.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<Posting<'_>> {
        let document = *self.documents.get(place)?;
        let start = place
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        Some(Posting {
            document,
            impact: self.impacts[place],
            positions: &self.positions[start..self.ends[place] as usize],
        })
    }

    /// The first place from `start` on whose document is not before this one: who asks in order walks through once.
    #[must_use]
    pub fn from(&self, start: usize, document: u32) -> usize {
        let rest = &self.documents[start.min(self.documents.len())..];
        let mut reach = 1;
        while rest.get(reach).is_some_and(|other| *other < document) {
            reach *= 2;
        }
        let near = &rest[reach / 2..rest.len().min(reach + 1)];
        start + reach / 2 + near.partition_point(|other| *other < document)
    }

    /// The postings, by number of the document.
    pub fn iter(&self) -> impl Iterator<Item = Posting<'_>> {
        (0..self.len()).filter_map(|place| self.at(place))
    }
}

/// Lists that were read before; all are forgotten when they become too many.
pub(crate) struct Known {
    lists: Mutex<Remembered>,
    most: usize,
}

#[derive(Default)]
struct Remembered {
    lists: BTreeMap<String, Arc<List>>,
    size: usize,
}

impl Known {
    /// Remembers so many numbers, four bytes each.
    pub(crate) fn new(most: usize) -> Self {
        Known {
            lists: Mutex::default(),
            most,
        }
    }

    /// The list of a term, which is read if it is not known.
    pub(crate) fn list(&self, term: &str, read: impl FnOnce() -> List) -> Arc<List> {
        if let Some(list) = self.lists().lists.get(term) {
            return Arc::clone(list);
        }
        let list = Arc::new(read());
        self.lists().add(term, &list, self.most);
        list
    }

    /// What a thread that broke down has added is as good as the rest.
    fn lists(&self) -> MutexGuard<'_, Remembered> {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a list takes beside its numbers and its term, in numbers of four bytes: a fuzzer's terms have no posting, and filled the memory.
const ENTRY: usize = 64;

impl Remembered {
    fn add(&mut self, term: &str, list: &Arc<List>, most: usize) {
        let size = list.size() + term.len().div_ceil(4) + ENTRY;
        if self.size + size > most {
            *self = Remembered::default();
        }
        if self.lists.insert(term.to_owned(), Arc::clone(list)).is_none() {
            self.size += size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_has_a_bound() {
        let mut known = Remembered::default();
        let mut list = List::default();
        list.push(0, 1, &[]);
        let list = Arc::new(list);
        let one = ENTRY + 4;
        for (term, expected) in [("a", one), ("b", 2 * one), ("c", one), ("c", one)] {
            known.add(term, &list, 2 * one + 1);
            assert_eq!(known.size, expected, "{term}");
            assert_eq!(known.lists.len() * one, known.size);
            assert!(known.lists.contains_key(term));
        }
    }

    #[test]
    fn every_document_keeps_its_positions() {
        let mut list = List::default();
        list.push(3, 41, &[42]);
        list.push(5, 1, &[]);
        list.push(10, 12, &[0, 1040]);
        let found: Vec<(u32, u32, &[u32])> = list
            .iter()
            .map(|posting| (posting.document, posting.impact, posting.positions))
            .collect();
        assert_eq!(found, [(3, 41, &[42][..]), (5, 1, &[]), (10, 12, &[0, 1040])]);
        assert_eq!(list.at(3), None);
    }

    #[test]
    fn a_document_is_found_from_any_place_before_it() {
        let mut list = List::default();
        let documents: Vec<u32> = (0..100).map(|n| 3 * n).collect();
        for document in &documents {
            list.push(*document, 1, &[]);
        }
        for wanted in 0..310 {
            let expected = documents.partition_point(|other| *other < wanted);
            for start in [0, expected / 2, expected] {
                assert_eq!(list.from(start, wanted), expected, "{wanted} from {start}");
            }
        }
    }
}

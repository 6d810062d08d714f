//! tantivy's terms and postings → files that a browser reads a few of: docs/search.md, section 5.
//!
//! In: [`TantivyLists`] and the lexicon. Out: [`Shard`]s of terms, and of words. Never here: addresses, JSON.

use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use crate::index::columns::{self, Numbers, Row, push_number};
use crate::index::lexicon::Lexicon;
use crate::index::lists::{Entry, List, Lists, TantivyLists};
use crate::index::phrases::Whole;
use crate::index::postings::Known;
use crate::index::wholes;

const TERMS_MAGIC: [u8; 4] = *b"gbt2";
const WORDS_MAGIC: [u8; 4] = *b"gbw3";
/// A file is closed above this size. Every query needs the words of the lexicon, so a small site has one file of them.
const LEAST_TERMS: usize = 16 * 1024;
const LEAST_WORDS: usize = 48 * 1024;
/// A large site has fewer files than this.
const MOST_TERM_FILES: usize = 400;
const MOST_WORD_FILES: usize = 50;

/// So many numbers of lists are remembered while words are looked for, four bytes each: 商务局 is part of many names.
const MOST_KNOWN: usize = 12_000_000;

/// A file of terms or of words.
#[derive(Debug)]
pub(crate) struct Shard<First> {
    /// Its first term, or the number of its first word.
    pub(crate) first: First,
    /// The file.
    pub(crate) bytes: Vec<u8>,
}

/// The lists of all terms, as the files have them.
pub(crate) struct Terms {
    rows: Vec<Row<5>>,
    documents: u32,
    known: Known,
}

impl Terms {
    /// Encodes every list; `dictionary` is all of it.
    pub(crate) fn encode(dictionary: &[Entry], lists: &TantivyLists) -> Result<Terms> {
        let terms: Vec<&[Entry]> = dictionary.chunk_by(|one, other| one.term == other.term).collect();
        let row = |entries: &[Entry]| -> Result<Row<5>> {
            Ok(Row {
                key: entries[0].term.clone(),
                columns: postings(&lists.read_entries(entries)?),
            })
        };
        Ok(Terms {
            rows: terms.into_par_iter().map(row).collect::<Result<_>>()?,
            documents: lists.documents(),
            known: Known::new(MOST_KNOWN),
        })
    }

    /// The files of terms.
    pub(crate) fn files(&self) -> Vec<Shard<String>> {
        let files = columns::cut(&self.rows, LEAST_TERMS, MOST_TERM_FILES);
        files.into_par_iter().map(term_file).collect()
    }
}

/// For phrases alone: a list is read out of its bytes in less time than tantivy needs, and nothing is kept twice.
impl Lists for Terms {
    fn documents(&self) -> u32 {
        self.documents
    }

    fn is_clause(&self, _document: u32) -> bool {
        false
    }

    fn list(&self, term: &str) -> Arc<List> {
        let found = self.rows.binary_search_by(|row| row.key.as_str().cmp(term));
        let Ok(at) = found else {
            return Arc::default();
        };
        self.known.list(term, || decoded(&self.rows[at].columns))
    }

    fn starting_with(&self, start: &str, most: usize) -> Vec<String> {
        let first = self.rows.partition_point(|row| row.key.as_str() < start);
        let begins = self.rows[first..].iter().map(|row| &row.key);
        begins
            .take_while(|key| key.starts_with(start))
            .take(most)
            .cloned()
            .collect()
    }
}

fn term_file(rows: &[Row<5>]) -> Shard<String> {
    let names = front_coded(rows.iter().map(|row| row.key.as_str()));
    let columns = (0..5).map(|column| column_of(rows, column));
    Shard {
        first: rows[0].key.clone(),
        bytes: columns::file(
            TERMS_MAGIC,
            std::iter::once(vec![names.as_slice()]).chain(columns),
        ),
    }
}

/// The files of the lexicon's words, which are numbered as [`Lexicon::words`] has them.
pub(crate) fn words(lexicon: &Lexicon, terms: &Terms) -> Vec<Shard<usize>> {
    let rows: Vec<Row<5>> = wholes::wholes(lexicon, terms)
        .into_par_iter()
        .map(|(word, found)| Row {
            key: word.to_owned(),
            columns: whole_columns(&found),
        })
        .collect();
    let short = without_repetitions(&rows);
    let mut first = 0;
    let mut shards = Vec::new();
    for part in columns::cut(&short, LEAST_WORDS, MOST_WORD_FILES) {
        // A file can be read without the one before it.
        let columns = (0..5).map(|column| {
            let mut column_parts = column_of(part, column);
            column_parts[0] = &rows[first].columns[column];
            column_parts
        });
        let bytes = columns::file(WORDS_MAGIC, columns);
        shards.push(Shard { first, bytes });
        first += part.len();
    }
    shards
}

/// The rows, with nothing but a 0 for one that is like the row before it: words that are only asked for stand nowhere,
/// and all those of a concept lead to the same.
fn without_repetitions(rows: &[Row<5>]) -> Vec<Row<5>> {
    let row = |(at, row): (usize, &Row<5>)| {
        let is_repeated = at > 0 && row.columns == rows[at - 1].columns;
        let repeated = || [vec![0], vec![], vec![], vec![], vec![]];
        Row {
            key: row.key.clone(),
            columns: if is_repeated {
                repeated()
            } else {
                row.columns.clone()
            },
        }
    };
    rows.iter().enumerate().map(row).collect()
}

fn column_of<const N: usize>(rows: &[Row<N>], column: usize) -> Vec<&[u8]> {
    rows.iter().map(|row| row.columns[column].as_slice()).collect()
}

/// Each term as what it shares with the one before, and the rest.
fn front_coded<'a>(terms: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut before: &[u8] = &[];
    for term in terms.map(str::as_bytes) {
        let shared = before.iter().zip(term).take_while(|(a, b)| a == b).count();
        push_number(&mut bytes, shared);
        push_number(&mut bytes, term.len() - shared);
        bytes.extend(&term[shared..]);
        before = term;
    }
    bytes
}

/// Number of documents; gaps between them; impacts; numbers of positions; positions.
fn postings(list: &List) -> [Vec<u8>; 5] {
    let [mut count, mut gaps, mut impacts, mut numbers, mut positions] = <[Vec<u8>; 5]>::default();
    push_number(&mut count, list.len());
    let has_positions = list.iter().any(|posting| !posting.positions.is_empty());
    let mut before = 0;
    for posting in list.iter() {
        push_number(&mut gaps, posting.document - before);
        push_number(&mut impacts, posting.impact);
        before = posting.document;
        if !has_positions {
            continue;
        }
        push_number(&mut numbers, posting.positions.len());
        let mut position_before = 0;
        for position in posting.positions {
            push_number(&mut positions, position - position_before);
            position_before = *position;
        }
    }
    [count, gaps, impacts, numbers, positions]
}

/// The list of a row.
fn decoded([count, gaps, impacts, numbers, positions]: &[Vec<u8>; 5]) -> List {
    let [mut gaps, mut impacts, mut numbers, mut positions] =
        [gaps, impacts, numbers, positions].map(|bytes| Numbers::new(bytes));
    let count = Numbers::new(count).next_number();
    let mut list = List::with_room(count as usize);
    let mut document = 0;
    let mut places = Vec::new();
    for _ in 0..count {
        document += gaps.next_number();
        places.clear();
        let mut place = 0;
        for _ in 0..numbers.next_number() {
            place += positions.next_number();
            places.push(place);
        }
        list.push(document, impacts.next_number(), &places);
    }
    list
}

/// Number of documents and 1; gaps between them; impacts and beginnings of titles; zones; impacts of other words.
fn whole_columns(found: &[Whole]) -> [Vec<u8>; 5] {
    let [mut count, mut gaps, mut impacts, mut zones, mut others] = <[Vec<u8>; 5]>::default();
    push_number(&mut count, found.len() + 1);
    let mut before = 0;
    for Whole { itself, other } in found {
        push_number(&mut gaps, itself.document - before);
        push_number(&mut impacts, 2 * itself.impact + u32::from(itself.begins_title));
        zones.push(itself.zones);
        push_number(&mut others, *other);
        before = itself.document;
    }
    [count, gaps, impacts, zones, others]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification() {
        let mut list = List::default();
        list.push(3, 41, &[42]);
        list.push(10, 12, &[0, 1040]);
        let mut facet = List::default();
        facet.push(2, 0, &[]);
        let row = |term: &str, list: &List| Row {
            key: term.to_owned(),
            columns: postings(list),
        };
        let shard = term_file(&[row("#t", &facet), row("海外", &list)]);
        let mut file = b"gbt2".to_vec();
        file.extend([40, 0, 0, 0]);
        file.extend([12, 0, 2, b'#', b't', 0, 6]);
        file.extend("海外".as_bytes());
        file.extend([
            2, 1, 2, 3, 2, 3, 7, 3, 0, 0x29, 0x0C, 2, 1, 2, 4, 0x2A, 0, 0x90, 8,
        ]);
        assert_eq!(shard.bytes, file);
        assert_eq!(decoded(&postings(&list)), list);
        assert_eq!(shard.first, "#t");
    }
}

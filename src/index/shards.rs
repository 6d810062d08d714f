//! tantivy's terms and postings → files that a browser reads a few of: docs/search.md, section 5.
//!
//! In: [`TantivyLists`] and the lexicon. Out: [`Shard`]s, sorted by term. Never here: addresses, JSON.

use anyhow::Result;
use rayon::prelude::*;

use crate::index::lexicon::Lexicon;
use crate::index::lists::{Entry, List, TantivyLists};
use crate::index::phrases::Whole;
use crate::index::wholes::wholes;

const MAGIC: &[u8; 4] = b"gbs1";
const HEADER: usize = 8;
/// A file is cut at a term that is chosen by its own hash, so that most cuts stay where they were when terms are added.
const LEAST: usize = 8 * 1024;
/// So many times as large is the most that a file may become, unless one list alone is larger.
const MOST_TIMES: usize = 3;
/// A large site has larger files rather than more of them: hosts and mirrors count files.
const MOST_FILES: usize = 200;
const CUTS: u8 = 24;

const HAS_POSITIONS: u8 = 1;
const HAS_ZONES: u8 = 2;

/// A file of terms.
#[derive(Debug)]
pub(crate) struct Shard {
    /// Its first term.
    pub(crate) first: String,
    /// The file.
    pub(crate) bytes: Vec<u8>,
}

/// The files of all terms; `dictionary` is all of it.
pub(crate) fn shards(dictionary: &[Entry], lists: &TantivyLists, lexicon: &Lexicon) -> Result<Vec<Shard>> {
    let terms: Vec<&[Entry]> = dictionary
        .chunk_by(|one, other| one.term == other.term)
        .collect();
    let mut entries: Vec<(String, Vec<u8>)> = terms
        .into_par_iter()
        .map(|entries| Ok((entries[0].term.clone(), postings(&lists.read_entries(entries)?))))
        .collect::<Result<_>>()?;
    let words = wholes(lexicon, lists).into_par_iter();
    entries.par_extend(words.map(|(word, found)| (format!("~{word}"), encoded(&found))));
    entries.sort();
    Ok(cut(entries))
}

fn cut(entries: Vec<(String, Vec<u8>)>) -> Vec<Shard> {
    let total: usize = entries
        .iter()
        .map(|(term, postings)| term.len() + postings.len())
        .sum();
    let least = LEAST.max(total / MOST_FILES);
    let mut shards: Vec<Shard> = Vec::new();
    let mut previous = String::new();
    for (term, postings) in entries {
        let is_new = shards.last().is_none_or(|shard| {
            let size = shard.bytes.len();
            size >= least && is_cut(&term) || size + postings.len() > MOST_TIMES * least
        });
        if is_new {
            previous.clear();
            let mut bytes = MAGIC.to_vec();
            bytes.extend([0; 4]);
            shards.push(Shard {
                first: term.clone(),
                bytes,
            });
        }
        let shard = shards.last_mut().expect("one was pushed where there was none");
        let kept = common(previous.as_bytes(), term.as_bytes());
        push_number(&mut shard.bytes, kept);
        push_sized(&mut shard.bytes, &term.as_bytes()[kept..]);
        shard.bytes.extend(postings);
        previous = term;
    }
    for shard in &mut shards {
        let length = u32::try_from(shard.bytes.len()).unwrap_or(u32::MAX);
        shard.bytes[4..HEADER].copy_from_slice(&length.to_le_bytes());
    }
    shards
}

fn is_cut(term: &str) -> bool {
    blake3::hash(term.as_bytes()).as_bytes()[0].is_multiple_of(CUTS)
}

/// How many bytes two terms share at their beginning.
fn common(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

fn postings(list: &List) -> Vec<u8> {
    let has_positions = list.iter().any(|posting| !posting.positions.is_empty());
    let mut documents = Vec::new();
    let mut positions = Vec::new();
    let mut before = 0;
    for posting in list.iter() {
        push_number(&mut documents, posting.document - before);
        push_number(&mut documents, posting.impact);
        before = posting.document;
        push_number(&mut positions, posting.positions.len());
        let mut position_before = 0;
        for position in posting.positions {
            push_number(&mut positions, position - position_before);
            position_before = *position;
        }
    }
    let mut bytes = Vec::new();
    push_number(&mut bytes, list.len());
    bytes.push(if has_positions { HAS_POSITIONS } else { 0 });
    push_sized(&mut bytes, &documents);
    if has_positions {
        push_sized(&mut bytes, &positions);
    }
    bytes
}

fn encoded(found: &[Whole]) -> Vec<u8> {
    let mut documents = Vec::new();
    let mut before = 0;
    for Whole { itself, other } in found {
        push_number(&mut documents, itself.document - before);
        push_number(&mut documents, 2 * itself.impact + u32::from(itself.begins_title));
        documents.push(itself.zones);
        push_number(&mut documents, *other);
        before = itself.document;
    }
    let mut bytes = Vec::new();
    push_number(&mut bytes, found.len());
    bytes.push(HAS_ZONES);
    push_sized(&mut bytes, &documents);
    bytes
}

fn push_sized(bytes: &mut Vec<u8>, part: &[u8]) {
    push_number(bytes, part.len());
    bytes.extend(part);
}

/// Seven bits a byte, low bits first; the high bit says that more follows.
fn push_number(bytes: &mut Vec<u8>, number: impl TryInto<u64>) {
    let mut rest = number.try_into().unwrap_or(u64::MAX);
    while rest >= 0x80 {
        bytes.push(u8::try_from(rest & 0x7F).expect("seven bits") | 0x80);
        rest >>= 7;
    }
    bytes.push(u8::try_from(rest).expect("less than 128"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification() {
        let mut list = List::default();
        list.push(3, 41, &[42]);
        list.push(10, 12, &[0, 1040]);
        let expected = [2, 1, 4, 3, 0x29, 7, 0x0C, 6, 1, 0x2A, 2, 0, 0x90, 8];
        assert_eq!(postings(&list), expected);
        let shards = cut(vec![("海外".to_owned(), postings(&list))]);
        let mut file = b"gbs1".to_vec();
        file.extend([30, 0, 0, 0, 0, 6]);
        file.extend("海外".as_bytes());
        file.extend(expected);
        assert_eq!(shards[0].bytes, file);
    }
}

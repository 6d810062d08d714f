//! Where every word of the lexicon stands, and the other words for it: what a browser reads in one list.
//!
//! In: a [`Lexicon`] and [`Lists`]. Out: [`Whole`]s by word. Never here: bytes; queries.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::phrases::{self, Match, Whole};
use crate::index::terms::key_of;
use crate::index::units::Other;

/// Every word and where it and its other words stand, in the order of [`Lexicon::words`].
pub(crate) fn wholes<'a, L: Lists + Sync>(lexicon: &'a Lexicon, lists: &L) -> Vec<(&'a str, Vec<Whole>)> {
    let words = lexicon.words();
    // A word is an alternative of many others and is looked for once.
    let found: Vec<Vec<Match>> = words.par_iter().map(|word| phrases::find(word, lists)).collect();
    let of_word: BTreeMap<&str, &[Match]> = words
        .iter()
        .copied()
        .zip(found.iter().map(Vec::as_slice))
        .collect();
    let documents = lists.documents() as usize;
    let join = |others: &mut Vec<Other>, word: &str| {
        others.clear();
        others.resize(documents, Other::default());
        for alternative in lexicon.alternatives(&key_of(word)) {
            for found in of_word[alternative] {
                others[found.document as usize].add(found.impact);
            }
        }
        joined(of_word[word], others)
    };
    words
        .par_iter()
        .map_init(Vec::new, |others, word| (*word, join(others, word)))
        .collect()
}

/// `others` has for every document what the other words give.
fn joined(itself: &[Match], others: &[Other]) -> Vec<Whole> {
    let mut rest = itself.iter().peekable();
    let documents = (0..).zip(others).filter_map(|(document, other)| {
        let stands = rest.next_if(|found| found.document == document);
        let nowhere = Match {
            document,
            impact: 0,
            zones: 0,
            begins_title: false,
        };
        let itself = stands.copied().unwrap_or(nowhere);
        let other = other.impact();
        (itself.zones != 0 || other > 0).then_some(Whole { itself, other })
    });
    documents.collect()
}

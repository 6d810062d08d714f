//! Where every word of the lexicon stands, and the other words for it: what a browser reads in one list.
//!
//! In: a [`Lexicon`] and [`Lists`]. Out: [`Whole`]s by word. Never here: bytes; queries.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::phrases::{self, Match, Whole};
use crate::index::terms::key_of;

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
    let join = |best: &mut Vec<u32>, word: &str| {
        best.clear();
        best.resize(documents, 0);
        for alternative in lexicon.alternatives(&key_of(word)) {
            for found in of_word[alternative] {
                let best = &mut best[found.document as usize];
                *best = found.impact.max(*best);
            }
        }
        joined(of_word[word], best)
    };
    words
        .par_iter()
        .map_init(Vec::new, |best, word| (*word, join(best, word)))
        .collect()
}

/// `best` has for every document the largest impact among the other words.
fn joined(itself: &[Match], best: &[u32]) -> Vec<Whole> {
    let mut rest = itself.iter().peekable();
    let documents = (0..).zip(best).filter_map(|(document, &other)| {
        let stands = rest.next_if(|found| found.document == document);
        let nowhere = Match {
            document,
            impact: 0,
            zones: 0,
            begins_title: false,
        };
        let itself = stands.copied().unwrap_or(nowhere);
        (itself.zones != 0 || other > 0).then_some(Whole { itself, other })
    });
    documents.collect()
}

//! Where the units of a query stand, by themselves and by other words for them.
//!
//! In: a [`Unit`] and [`Lists`]. Out: [`UnitMatches`]. Never here: what a hit is.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::information::information;
use crate::index::lists::Lists;
use crate::index::phrases::{self, Match, Whole};
use crate::index::plan::Unit;

/// What stands nowhere weighs more than what is merely rare, in halves: else half an answer would hide the silence.
const UNKNOWN_HALVES: u32 = 3;

/// Where a phrase stands.
pub(crate) type Matches = BTreeMap<u32, Match>;
/// Where other words stand: the largest impact, and the word that has it.
pub(crate) type Others = BTreeMap<u32, (u32, String)>;

/// Where a unit stands, by itself and by its alternatives.
pub(crate) struct UnitMatches {
    pub(crate) text: String,
    pub(crate) itself: Matches,
    pub(crate) others: Others,
    pub(crate) information: u32,
    pub(crate) is_known: bool,
}

/// Where a text stands.
pub(crate) fn find(text: &str, lists: &dyn Lists) -> Matches {
    phrases::find(text, lists)
        .into_iter()
        .map(|found| (found.document, found))
        .collect()
}

impl UnitMatches {
    pub(crate) fn new(unit: &Unit, lists: &dyn Lists) -> Self {
        let ready = lists.whole(&unit.text).filter(|_| unit.is_term);
        let (itself, others) = ready.map_or_else(
            || (find(&unit.text, lists), others(&unit.alternatives, lists)),
            |ready| by_document(&ready),
        );
        let documents: BTreeSet<&u32> = itself.keys().chain(others.keys()).collect();
        let having = count(documents.len());
        UnitMatches {
            text: unit.text.clone(),
            is_known: having > 0,
            information: information(lists.documents(), having) * if having > 0 { 2 } else { UNKNOWN_HALVES }
                / 2,
            itself,
            others,
        }
    }

    pub(crate) fn stands_in(&self, document: u32) -> bool {
        self.itself.contains_key(&document) || self.others.contains_key(&document)
    }

    pub(crate) fn documents(&self) -> Vec<u32> {
        let all: BTreeSet<u32> = self.itself.keys().chain(self.others.keys()).copied().collect();
        all.into_iter().collect()
    }
}

/// Where other words for a unit stand: of each document the largest impact, and the word that has it.
pub(crate) fn others(words: &[String], lists: &dyn Lists) -> Others {
    let mut others = Others::new();
    for word in words {
        for found in phrases::find(word, lists) {
            let best = others.entry(found.document).or_insert((0, String::new()));
            if found.impact > best.0 {
                *best = (found.impact, word.clone());
            }
        }
    }
    others
}

fn by_document(ready: &[Whole]) -> (Matches, Others) {
    let itself = ready.iter().filter(|whole| whole.itself.zones != 0);
    let others = ready.iter().filter(|whole| whole.other > 0);
    (
        itself
            .map(|whole| (whole.itself.document, whole.itself))
            .collect(),
        others
            .map(|whole| (whole.itself.document, (whole.other, String::new())))
            .collect(),
    )
}

/// So many documents.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

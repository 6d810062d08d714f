//! Where the units of a query stand, by themselves and by other words for them.
//!
//! In: a [`Unit`] and [`Lists`]. Out: [`UnitMatches`]. Never here: what a hit is.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::information::information;
use crate::index::lists::Lists;
use crate::index::normal::has_han;
use crate::index::phrases::{self, Match, Whole};
use crate::index::plan::{Known, Unit};

/// What a unit tells, in quarters of the information of its documents.
///
/// What stands nowhere and touches a known word makes another thing of it, and weighs more than what is merely rare:
/// else half an answer would hide the silence. Further off it is a circumstance. What every policy has tells half.
const BOUND_QUARTERS: u32 = 6;
const FREE_QUARTERS: u32 = 3;
/// In a question there are more words than matter.
const ASKED_QUARTERS: u32 = 1;
const GENERAL_QUARTERS: u32 = 2;

/// What each alternative but the one with the largest impact counts, in parts of one.
const FURTHER_PARTS: u32 = 8;

/// Where a phrase stands.
pub(crate) type Matches = BTreeMap<u32, Match>;
/// Where other words stand: the largest impact, and the word that has it.
pub(crate) type Others = BTreeMap<u32, (u32, String)>;

/// What the other words for a unit give in one document: the largest impact and an eighth of all smaller ones. What is
/// said in several words is what the text is about.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Other {
    best: u32,
    smaller: u32,
}

impl Other {
    /// Another word stands in the document; says whether it is the one with the largest impact so far.
    pub(crate) fn add(&mut self, impact: u32) -> bool {
        let is_best = impact > self.best;
        self.smaller += impact.min(self.best);
        self.best = self.best.max(impact);
        is_best
    }

    /// What all of them give.
    pub(crate) fn impact(self) -> u32 {
        self.best + self.smaller / FURTHER_PARTS
    }
}

/// Where a unit stands, by itself and by its alternatives.
pub(crate) struct UnitMatches {
    pub(crate) text: String,
    pub(crate) itself: Matches,
    pub(crate) others: Others,
    pub(crate) information: u32,
    /// Whether it can be what a query is about: a word of the lexicon, or a long one, that not every policy has.
    pub(crate) is_topic: bool,
    /// Whether every policy has it.
    pub(crate) is_general: bool,
    /// Whether it is the name of an agency.
    pub(crate) is_agency: bool,
}

/// Where a text stands.
pub(crate) fn find(text: &str, lists: &dyn Lists) -> Matches {
    phrases::find(text, lists)
        .into_iter()
        .map(|found| (found.document, found))
        .collect()
}

impl UnitMatches {
    /// `is_question` says whether some words of the query only ask or join.
    pub(crate) fn new(unit: &Unit, is_question: bool, lists: &dyn Lists) -> Self {
        let ready = lists.whole(&unit.text).filter(|_| unit.is_term());
        let (mut itself, others) = ready.map_or_else(
            || (find(&unit.text, lists), others(&unit.alternatives, lists)),
            |ready| by_document(&ready),
        );
        if unit.known == Known::OnlyAsked {
            itself.clear();
        }
        let documents: BTreeSet<&u32> = itself.keys().chain(others.keys()).collect();
        let having = count(documents.len());
        let quarters = match (having > 0, unit.known == Known::Bound, unit.is_general) {
            (false, true, _) => BOUND_QUARTERS,
            (false, false, _) if is_question => ASKED_QUARTERS,
            (false, false, _) => FREE_QUARTERS,
            (true, _, true) => GENERAL_QUARTERS,
            (true, _, false) => 4,
        };
        UnitMatches {
            text: unit.text.clone(),
            is_topic: (unit.is_term() || is_long(&unit.text)) && !unit.is_general,
            is_general: unit.is_general,
            is_agency: unit.is_agency,
            information: information(lists.documents(), having) * quarters / 4,
            itself,
            others,
        }
    }

    /// Whether it stands anywhere.
    pub(crate) fn is_known(&self) -> bool {
        !self.itself.is_empty() || !self.others.is_empty()
    }

    pub(crate) fn stands_in(&self, document: u32) -> bool {
        self.itself.contains_key(&document) || self.others.contains_key(&document)
    }

    pub(crate) fn documents(&self) -> Vec<u32> {
        let all: BTreeSet<u32> = self.itself.keys().chain(self.others.keys()).copied().collect();
        all.into_iter().collect()
    }
}

/// Whether a word is too long to stand somewhere by chance.
fn is_long(text: &str) -> bool {
    let least = if has_han(text) { 3 } else { 6 };
    text.chars().count() >= least
}

/// Where other words for a unit stand, by document: what they give, and the word that has the largest impact.
pub(crate) fn others(words: &[String], lists: &dyn Lists) -> Others {
    let mut others: BTreeMap<u32, (Other, String)> = BTreeMap::new();
    for word in words {
        for found in phrases::find(word, lists) {
            let (other, best) = others.entry(found.document).or_default();
            if other.add(found.impact) {
                best.clone_from(word);
            }
        }
    }
    let given = |(document, (other, best)): (u32, (Other, String))| (document, (other.impact(), best));
    others.into_iter().map(given).collect()
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

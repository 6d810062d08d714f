//! Where a stretch of text stands: positions, not luck.
//!
//! In: a text and [`Lists`]. Out: the documents that have it, with impact and zones. Never here: synonyms, ranking.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::index::lists::{List, Lists, Posting};
use crate::index::normal::{Normal, has_han};
use crate::index::terms::{tokens, word_term};
use crate::index::tokenizer::TITLE_STEP;

/// Zones of Chinese texts, a bit each.
const CHINESE_ZONES: u8 = 0b0101_0101;
/// Zones of English texts.
const ENGLISH_ZONES: u8 = 0b1010_1010;
/// Zones of titles.
pub const TITLE_ZONES: u8 = 0b0000_1100;
/// Zones of titles and of names of ours.
pub const NAME_ZONES: u8 = 0b0011_1100;
/// Zones of texts themselves.
pub const TEXT_ZONES: u8 = 0b0000_0011;
/// Zones that a reader sees: all but names of ours.
pub const SEEN_ZONES: u8 = 0b1100_1111;
/// The longest text without Chinese characters that is also looked for inside words of Chinese texts.
const LONGEST_INSIDE: usize = 8;
/// The most terms that begin with a character: above it the rarest in order of terms are left out.
const MOST_BEGINNINGS: usize = 4096;

/// A document in which a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The number of the document.
    pub document: u32,
    /// What the phrase adds to its score.
    pub impact: u32,
    /// The zones in which it stands, a bit each.
    pub zones: u8,
    /// Whether a title begins with it.
    pub begins_title: bool,
}

/// A document in which a word of the lexicon stands, or another word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// Where the word itself stands; in no zone where only others do.
    pub itself: Match,
    /// The largest impact among the other words.
    pub other: u32,
}

/// Where a text stands, by number of document.
#[must_use]
pub fn find(text: &str, lists: &dyn Lists) -> Vec<Match> {
    let normal = Normal::of(text);
    if normal.letters.is_empty() {
        return Vec::new();
    }
    if let Some(ready) = lists.whole(&normal.string()) {
        let itself = ready.into_iter().map(|whole| whole.itself);
        return itself.filter(|found| found.zones != 0).collect();
    }
    if has_han(&normal.string()) {
        return grams(&normal, 0xFF, lists);
    }
    let found = words(&normal, lists);
    if normal.letters.len() > LONGEST_INSIDE {
        return found;
    }
    either(found, grams(&normal, CHINESE_ZONES, lists))
}

fn words(normal: &Normal, lists: &dyn Lists) -> Vec<Match> {
    let tokens = tokens(normal);
    let zones = if tokens.len() == 1 { 0xFF } else { ENGLISH_ZONES };
    let elements: Vec<(Arc<List>, u32)> = tokens
        .iter()
        .zip(0..)
        .map(|(token, offset)| (lists.list(&word_term(&token.key)), offset))
        .collect();
    together(&elements, zones)
}

fn grams(normal: &Normal, zones: u8, lists: &dyn Lists) -> Vec<Match> {
    let mut elements: Vec<(Arc<List>, u32)> = Vec::new();
    let runs = normal.runs();
    for (number, run) in runs.iter().enumerate() {
        let is_last = number + 1 == runs.len();
        for at in run.clone() {
            let offset = u32::try_from(at).unwrap_or(u32::MAX);
            let is_tail = at + 1 == run.end;
            if !is_tail || !is_last {
                let term = normal.slice(at..run.end.min(at + 2));
                elements.push((lists.list(&term), offset));
            } else if run.len() == 1 {
                let start = normal.slice(at..at + 1);
                elements.push((beginning(&start, lists), offset));
            }
            if elements.last().is_some_and(|(list, _)| list.is_empty()) {
                return Vec::new();
            }
        }
    }
    together(&elements, zones)
}

/// Every gram and tail that begins with a character, as one list.
fn beginning(character: &str, lists: &dyn Lists) -> Arc<List> {
    let mut documents: BTreeMap<u32, (u32, Vec<u32>)> = BTreeMap::new();
    for term in lists.starting_with(character, MOST_BEGINNINGS) {
        for posting in lists.list(&term).iter() {
            let (impact, positions) = documents.entry(posting.document).or_default();
            *impact += posting.impact;
            positions.extend(posting.positions);
        }
    }
    let mut list = List::default();
    for (document, (impact, mut positions)) in documents {
        positions.sort_unstable();
        list.push(document, impact, &positions);
    }
    Arc::new(list)
}

/// The documents that have all terms at their offsets.
fn together(elements: &[(Arc<List>, u32)], zones: u8) -> Vec<Match> {
    let Some((shortest, _)) = elements.iter().min_by_key(|(list, _)| list.len()) else {
        return Vec::new();
    };
    let mut places = vec![0; elements.len()];
    let mut postings = Vec::with_capacity(elements.len());
    shortest
        .documents()
        .iter()
        .filter_map(|document| {
            postings.clear();
            for ((list, offset), place) in elements.iter().zip(&mut places) {
                *place = list.from(*place, *document);
                let posting = list.at(*place).filter(|posting| posting.document == *document)?;
                postings.push((posting, *offset));
            }
            in_document(*document, &postings, zones)
        })
        .collect()
}

fn in_document(document: u32, postings: &[(Posting<'_>, u32)], zones: u8) -> Option<Match> {
    let (first, first_offset) = *postings.first()?;
    let stands = |start: u32| {
        postings.iter().all(|(posting, offset)| {
            let position = start.checked_add(8 * (offset - first_offset));
            position.is_some_and(|position| posting.positions.binary_search(&position).is_ok())
        })
    };
    let mut found = Match {
        document,
        impact: phrase_impact(postings.iter().map(|(posting, _)| posting.impact)),
        zones: 0,
        begins_title: false,
    };
    for start in first.positions.iter().copied().filter(|start| stands(*start)) {
        let zone = 1 << (start % 8) & zones;
        found.zones |= zone;
        let begins = ((start / 8) as usize).is_multiple_of(TITLE_STEP);
        found.begins_title |= zone & TITLE_ZONES != 0 && begins;
    }
    (found.zones != 0).then_some(found)
}

/// What a phrase weighs: as much as its lightest term, for each of its terms.
///
/// Its other terms may stand elsewhere too: 海关 in a title says nothing for 海关特殊监管区域.
fn phrase_impact(impacts: impl ExactSizeIterator<Item = u32>) -> u32 {
    let terms = u32::try_from(impacts.len()).unwrap_or(u32::MAX);
    impacts.min().unwrap_or(0).saturating_mul(terms)
}

/// The documents of both, each once; both are in order.
fn either(one: Vec<Match>, other: Vec<Match>) -> Vec<Match> {
    if one.is_empty() || other.is_empty() {
        return if one.is_empty() { other } else { one };
    }
    let mut all = [one, other].concat();
    // Two runs in order are merged rather than sorted.
    all.sort_by_key(|found| found.document);
    all.dedup_by(|later, earlier| {
        let is_same = later.document == earlier.document;
        if is_same {
            earlier.impact = earlier.impact.max(later.impact);
            earlier.zones |= later.zones;
            earlier.begins_title |= later.begins_title;
        }
        is_same
    });
    all
}

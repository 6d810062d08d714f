//! Slips of the finger, and what comes nearest where there is no answer.
//!
//! In: a [`Plan`] that found nothing. Out: another query, or words to try. Never here: answering them silently.

use strsim::osa_distance;

use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::normal::has_han;
use crate::index::phrases;
use crate::index::plan::{Plan, Unit};
use crate::index::stem::stem;
use crate::index::terms::word_term;

/// Shorter words are too near to one another.
const LEAST_LETTERS: usize = 5;
/// A wrong character among fewer is no slip but another word.
const LEAST_HAN: usize = 3;
/// Words of one first letter that are compared.
const MOST_COMPARED: usize = 20_000;
/// So many words are offered.
const MOST_NEAREST: usize = 5;

/// The query with its first slip mended.
#[must_use]
pub(crate) fn mended(plan: &Plan, lexicon: &Lexicon, lists: &dyn Lists) -> Option<String> {
    plan.units
        .iter()
        .filter(|unit| !unit.is_known && !has_han(&unit.text))
        .find_map(|unit| Some(replaced(plan, unit.range.clone(), &word(unit, lists)?)))
        .or_else(|| han(plan, lexicon, lists))
}

fn replaced(plan: &Plan, range: std::ops::Range<usize>, with: &str) -> String {
    let before = plan.query.chars().take(range.start);
    let behind = plan.query.chars().skip(range.end);
    before.chain(with.chars()).chain(behind).collect()
}

/// The word of the index that is one slip away.
fn word(unit: &Unit, lists: &dyn Lists) -> Option<String> {
    let typed = stem(&unit.text);
    let first = unit.text.chars().next().filter(char::is_ascii_alphabetic)?;
    if unit.text.len() < LEAST_LETTERS {
        return None;
    }
    let candidates = lists.starting_with(&word_term(&first.to_string()), MOST_COMPARED);
    let near = candidates
        .into_iter()
        .map(|term| term[1..].to_owned())
        .filter(|other| other.len() >= LEAST_LETTERS - 1)
        .filter(|other| is_one_slip(&typed, other) || is_one_slip(&unit.text, other))
        .map(|other| (lists.list(&word_term(&other)).len(), other));
    // Of the most frequent ones the first.
    near.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, other)| other)
}

fn is_one_slip(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= 1 && osa_distance(one, other) == 1
}

/// A word of the lexicon, one character of which is written otherwise in the query.
fn han(plan: &Plan, lexicon: &Lexicon, lists: &dyn Lists) -> Option<String> {
    let typed: Vec<char> = plan.query.chars().collect();
    let mut best: Option<(usize, usize, &str)> = None;
    for word in lexicon.concepts.iter().flatten() {
        let characters: Vec<char> = word.chars().collect();
        let length = characters.len();
        let is_longer = best.is_none_or(|(_, known, _)| length > known);
        if length < LEAST_HAN || !is_longer || !characters.iter().all(|c| crate::zh::is_han(*c)) {
            continue;
        }
        let place = typed
            .windows(length)
            .position(|window| is_one_character_off(window, &characters, lists));
        if let Some(start) = place {
            best = Some((start, length, word));
        }
    }
    let (start, length, word) = best?;
    Some(replaced(plan, start..start + length, word))
}

/// Whether one character differs, and stands next to none that it ever stands next to.
fn is_one_character_off(typed: &[char], word: &[char], lists: &dyn Lists) -> bool {
    let mut differing = typed.iter().zip(word).enumerate().filter(|(_, (a, b))| a != b);
    let (Some((at, _)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    let is_term = |pair: &[char]| !lists.list(&pair.iter().collect::<String>()).is_empty();
    let before = at > 0 && is_term(&typed[at - 1..=at]);
    let behind = at + 1 < typed.len() && is_term(&typed[at..=at + 1]);
    crate::zh::is_han(typed[at]) && !before && !behind
}

/// Words to try: what is known of the query, then words that share a pair of characters or a beginning with it.
#[must_use]
pub(crate) fn nearest(plan: &Plan, lexicon: &Lexicon, lists: &dyn Lists) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut offer = |word: &str| {
        let is_new = !found.iter().any(|known| known == word);
        if is_new && found.len() < MOST_NEAREST && !phrases::find(word, lists).is_empty() {
            found.push(word.to_owned());
        }
    };
    for unit in plan.units.iter().filter(|unit| unit.is_known) {
        offer(&unit.text);
        unit.alternatives.iter().for_each(|word| offer(word));
    }
    for unit in plan.units.iter().filter(|unit| !unit.is_known) {
        let characters: Vec<char> = unit.text.chars().collect();
        let length = if has_han(&unit.text) { 2 } else { 4 };
        for word in lexicon.concepts.iter().filter_map(|words| words.first()) {
            let shares = characters
                .windows(length)
                .any(|part| word.contains(&part.iter().collect::<String>()));
            if shares {
                offer(word);
            }
        }
    }
    found
}

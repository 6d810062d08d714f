//! Slips of the finger, and what comes nearest where there is no answer.
//!
//! In: a [`Plan`] that found nothing. Out: another query, or words to try. Never here: answering them silently.

use std::collections::BTreeSet;

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

/// The word of the index that is one slip away: of the most frequent ones the first.
fn word(unit: &Unit, lists: &dyn Lists) -> Option<String> {
    let typed = unit.text.as_bytes();
    if typed.len() < LEAST_LETTERS || !typed.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let stems: BTreeSet<String> = slips(typed).iter().map(|word| stem(word).into_owned()).collect();
    let near = stems
        .into_iter()
        .filter(|stem| stem.len() >= LEAST_LETTERS - 1)
        .map(|stem| (lists.list(&word_term(&stem)).len(), stem))
        .filter(|(documents, _)| *documents > 0);
    near.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, stem)| stem)
}

/// Every word that one slip makes of this one, the first letter apart: people get that right.
fn slips(typed: &[u8]) -> Vec<String> {
    let mut words = Vec::new();
    let mut add = |parts: [&[u8]; 3]| words.push(String::from_utf8_lossy(&parts.concat()).into_owned());
    for at in 1..=typed.len() {
        let (before, behind) = typed.split_at(at);
        for letter in b'a'..=b'z' {
            add([before, &[letter], behind]);
            add([before, &[letter], behind.get(1..).unwrap_or_default()]);
        }
        add([before, &[], behind.get(1..).unwrap_or_default()]);
        if let [one, other, rest @ ..] = behind {
            add([before, &[*other, *one], rest]);
        }
    }
    words
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
        let place = typed.windows(length).enumerate().position(|(start, window)| {
            let is_missed = |place: usize| plan.missed.contains(&place);
            // What is missed beyond the edge too is another word: 保税展示 is no 保税区示.
            let goes_on = |at: usize| {
                (at == 0 && start > 0 && is_missed(start - 1))
                    || (at + 1 == length && is_missed(start + length))
            };
            let missed = |at: usize| is_missed(start + at) && !goes_on(at);
            is_one_character_off(window, &characters, missed, lists)
        });
        if let Some(start) = place {
            best = Some((start, length, word));
        }
    }
    let (start, length, word) = best?;
    Some(replaced(plan, start..start + length, word))
}

/// Whether one character differs that nothing was begun with, and stands next to none that it ever stands next to.
fn is_one_character_off(
    typed: &[char],
    word: &[char],
    missed: impl Fn(usize) -> bool,
    lists: &dyn Lists,
) -> bool {
    let mut differing = typed.iter().zip(word).enumerate().filter(|(_, (a, b))| a != b);
    let (Some((at, _)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    let is_term = |pair: &[char]| !lists.list(&pair.iter().collect::<String>()).is_empty();
    let before = at > 0 && is_term(&typed[at - 1..=at]);
    let behind = at + 1 < typed.len() && is_term(&typed[at..=at + 1]);
    missed(at) && crate::zh::is_han(typed[at]) && !before && !behind
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
    // A word such as work or cars is known because it stands somewhere, and leads nowhere by itself.
    let leads_somewhere = |unit: &&Unit| unit.is_known && (unit.is_term || has_han(&unit.text));
    for unit in plan.units.iter().filter(leads_somewhere) {
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

//! Slips of the finger, and what comes nearest where there is no answer.
//!
//! In: a [`Plan`] that found nothing. Out: another query, or words to try. Never here: answering them silently.

use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::normal::has_han;
use crate::index::phrases;
use crate::index::plan::{Plan, Unit};
use crate::index::stem::stem;
use crate::index::terms::word_term;
use crate::index::words::FUNCTIONS;
use crate::zh::readings;

/// Words of fewer letters, without the s of a plural, are too near to one another: meals are no mean.
const LEAST_LETTERS: usize = 5;
/// A wrong character among fewer that does not sound like the right one is no slip but another word.
const LEAST_HAN: usize = 3;
/// What is typed as it is read has so many characters at least; as first letters, so many.
const LEAST_READ: usize = 2;
const LEAST_INITIALS: usize = 3;
/// So many words are offered.
const MOST_NEAREST: usize = 5;

/// The query with its first slip mended.
#[must_use]
pub(crate) fn mended(plan: &Plan, lexicon: &Lexicon, lists: &dyn Lists) -> Option<String> {
    read_aloud(plan, lexicon, lists)
        .or_else(|| misspelt(plan, lexicon, lists))
        .or_else(|| wrong_characters(plan, lexicon, lists))
}

/// Units in Latin letters of which nothing is known, not even that other policies are about them.
fn unknown_words<'a>(plan: &'a Plan, lexicon: &Lexicon) -> Vec<&'a Unit> {
    let is_latin = |unit: &Unit| unit.text.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_word =
        |unit: &&Unit| !unit.is_known() && is_latin(unit) && !lexicon.is_elsewhere(&stem(&unit.text));
    plan.units.iter().filter(is_word).collect()
}

/// haiwaicang and bao xian are how words of the lexicon are read, hwc is how one begins.
fn read_aloud(plan: &Plan, lexicon: &Lexicon, lists: &dyn Lists) -> Option<String> {
    let words = unknown_words(plan, lexicon);
    for (first, word) in words.iter().enumerate() {
        let follows = |pair: &[&Unit]| pair[0].range.end + 1 == pair[1].range.start;
        let count = 1 + words[first..].windows(2).take_while(|pair| follows(pair)).count();
        for last in (first..first + count).rev() {
            let text: String = words[first..=last]
                .iter()
                .map(|unit| unit.text.as_str())
                .collect();
            let is_read =
                |characters: &[char]| characters.len() >= LEAST_READ && readings::are_read(characters, &text);
            if let Some(found) = han_word(lexicon, lists, &is_read) {
                return Some(replaced(plan, word.range.start..words[last].range.end, found));
            }
        }
    }
    let [word] = words[..] else { return None };
    let is_whole = word.text == plan.query && word.text.len() >= LEAST_INITIALS;
    let begins = |characters: &[char]| is_whole && readings::begin_with(characters, &word.text);
    let found = han_word(lexicon, lists, &begins)?;
    Some(replaced(plan, word.range.clone(), found))
}

/// The first Chinese word of the lexicon that fits and stands somewhere itself, else the first that fits.
fn han_word<'a>(lexicon: &'a Lexicon, lists: &dyn Lists, fits: &dyn Fn(&[char]) -> bool) -> Option<&'a str> {
    let words = lexicon.concepts.iter().flatten().map(String::as_str);
    let fitting: Vec<&str> = words
        .filter(|word| fits(&word.chars().collect::<Vec<_>>()))
        .collect();
    let standing = fitting.iter().find(|word| !phrases::find(word, lists).is_empty());
    standing.or(fitting.first()).copied()
}

fn replaced(plan: &Plan, range: std::ops::Range<usize>, with: &str) -> String {
    let before = plan.query.chars().take(range.start);
    let behind = plan.query.chars().skip(range.end);
    before.chain(with.chars()).chain(behind).collect()
}

fn misspelt(plan: &Plan, lexicon: &Lexicon, lists: &dyn Lists) -> Option<String> {
    let is_alone = plan.units.iter().all(|unit| !unit.is_known());
    let mended = |unit: &Unit| {
        Some(replaced(
            plan,
            unit.range.clone(),
            &word(unit, is_alone, lexicon, lists)?,
        ))
    };
    unknown_words(plan, lexicon).into_iter().find_map(mended)
}

/// The word of the index or the lexicon that is one slip away: of those with the most documents the first.
fn word(unit: &Unit, is_alone: bool, lexicon: &Lexicon, lists: &dyn Lists) -> Option<String> {
    let typed = unit.text.as_bytes();
    let is_short = unit.text.trim_end_matches('s').len() < LEAST_LETTERS;
    // Of four letters only a word that lacks one is a slip, and only beside words that are right: cros-border.
    if is_short && (is_alone || typed.len() + 1 < LEAST_LETTERS) {
        return None;
    }
    let fits = |word: &String| {
        let is_longer = word.len() == typed.len() + 1;
        let is_swap = word.len() == typed.len() && sorted(word) == sorted(&unit.text);
        // stuck is no slip for stack.
        word.len() >= LEAST_LETTERS
            && (typed.len() > LEAST_LETTERS && !is_short || is_longer || !is_short && is_swap)
    };
    let near = slips(typed)
        .into_iter()
        .filter(fits)
        .filter(|word| !FUNCTIONS.latin.contains(&word.as_str()))
        .map(|word| (stem(&word).into_owned(), word))
        .filter(|(stem, _)| stem.len() >= LEAST_LETTERS - 1)
        .map(|(stem, word)| {
            let known = usize::from(lexicon.has(&stem));
            (lists.list(&word_term(&stem)).len().max(known), word)
        })
        .filter(|(documents, _)| *documents > 0);
    near.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, word)| word)
}

fn sorted(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.sort_unstable();
    letters
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

/// A word of the lexicon that stands in the query with a wrong character, or with others that sound like its own.
fn wrong_characters(plan: &Plan, lexicon: &Lexicon, lists: &dyn Lists) -> Option<String> {
    let typed: Vec<char> = plan.query.chars().collect();
    let mut best: Option<(usize, usize, &str)> = None;
    for word in lexicon.concepts.iter().flatten() {
        let characters: Vec<char> = word.chars().collect();
        let length = characters.len();
        let is_longer = best.is_none_or(|(_, known, _)| length > known);
        if length < LEAST_READ || !is_longer || !characters.iter().all(|c| crate::zh::is_han(*c)) {
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
            is_slip(window, &characters, missed, lists)
                && (!is_shape(window, &characters) || !lexicon.is_only_asked(word))
        });
        if let Some(start) = place {
            best = Some((start, length, word));
        }
    }
    let (start, length, word) = best?;
    Some(replaced(plan, start..start + length, word))
}

/// Whether one character differs, or some that sound alike, with which nothing was begun, and which stand next to none
/// that they ever stand next to. Of a word of two characters one is right.
fn is_slip(typed: &[char], word: &[char], missed: impl Fn(usize) -> bool, lists: &dyn Lists) -> bool {
    let differing: Vec<usize> = (0..word.len()).filter(|at| typed[*at] != word[*at]).collect();
    let sounds = differing
        .iter()
        .all(|at| readings::sound_alike(typed[*at], word[*at]));
    let is_one = differing.len() == 1 && (sounds || word.len() >= LEAST_HAN);
    let is_heard = sounds && differing.len() < word.len();
    if differing.is_empty() || !(is_one || is_heard) {
        return false;
    }
    let is_term = |pair: &[char]| !lists.list(&pair.iter().collect::<String>()).is_empty();
    differing.iter().all(|&at| {
        let before = at > 0 && is_term(&typed[at - 1..=at]);
        let behind = at + 1 < typed.len() && is_term(&typed[at..=at + 1]);
        missed(at) && crate::zh::is_han(typed[at]) && !before && !behind
    })
}

/// Whether the wrong character does not even sound like the right one. Then only a word that texts use is meant: 小公司 is
/// no slip for 大公司.
fn is_shape(typed: &[char], word: &[char]) -> bool {
    let mut pairs = typed.iter().zip(word).filter(|(a, b)| a != b);
    pairs.any(|(a, b)| !readings::sound_alike(*a, *b))
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
    let leads_somewhere = |unit: &&Unit| unit.is_known() && (unit.is_term() || has_han(&unit.text));
    for unit in plan.units.iter().filter(leads_somewhere) {
        offer(&unit.text);
        unit.alternatives.iter().for_each(|word| offer(word));
    }
    for unit in plan.units.iter().filter(|unit| !unit.is_known()) {
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

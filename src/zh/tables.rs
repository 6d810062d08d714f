//! The conversion tables, parsed once.
//!
//! In: the text files in `data/`. Out: [`Table`]s of phrases and pairs of characters, each built when it is first
//! asked for. Never here: which table wins.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::firsts::Firsts;

const HONG_KONG: &str = include_str!("data/hong-kong.txt");
const HONG_KONG_VARIANTS: &str = include_str!("data/HKVariants.txt");
const HONG_KONG_REVERSED: &str = include_str!("data/HKVariantsRev.txt");
const TO_HANT_PHRASES: &str = include_str!("data/STPhrases.txt");
const TO_HANT_REGIONAL: &str = include_str!("data/STPhrases_GeneratedFromRegionalPhrases.txt");
const TO_HANT_CHARACTERS: &str = include_str!("data/STCharacters.txt");
const TO_HANS_PHRASES: &str = include_str!("data/TSPhrases.txt");
const TO_HANS_CHARACTERS: &str = include_str!("data/TSCharacters.txt");

type Word = Cow<'static, str>;

/// Phrases and what each becomes, sorted by phrase.
pub(super) struct Table {
    entries: Vec<(Word, Word)>,
    /// Most characters of a text begin no phrase, or a handful.
    firsts: Firsts,
}

impl Table {
    /// Of two entries for one phrase the earlier wins.
    pub(super) fn new<T: Into<Word>>(entries: impl Iterator<Item = (T, T)>) -> Self {
        let mut entries: Vec<(Word, Word)> = entries
            .map(|(from, to)| (from.into(), to.into()))
            .filter(|(from, _)| !from.is_empty())
            .collect();
        // Stable, and fast here: the files are sorted, so this merges a few runs.
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.dedup_by(|later, earlier| later.0 == earlier.0);
        // Sorted as bytes, texts are sorted by their characters.
        let firsts = Firsts::new(entries.iter().filter_map(|(from, _)| from.chars().next()));
        Table { entries, firsts }
    }

    /// The longest phrase with which the text begins, and what it becomes.
    pub(super) fn longest(&self, text: &str) -> Option<(&str, &str)> {
        let first = text.chars().next()?;
        let mut candidates = &self.entries[self.firsts.of(first)];
        let mut longest = None;
        for (at, c) in text.char_indices() {
            let beginning = &text[..at + c.len_utf8()];
            if at > 0 {
                candidates = &candidates[candidates.partition_point(|(from, _)| &**from < beginning)..];
                candidates =
                    &candidates[..candidates.partition_point(|(from, _)| from.starts_with(beginning))];
            }
            match candidates.first() {
                None => break,
                // The shortest stands first, so a whole phrase can only be here.
                Some((from, to)) if from == beginning => longest = Some((&**from, &**to)),
                Some(_) => {}
            }
        }
        longest
    }
}

/// Simplified to Traditional in the general forms, our own phrases above all others.
pub(super) static TO_HANT: LazyLock<Table> = LazyLock::new(|| {
    let own = rows(HONG_KONG).filter(|(from, _)| single(from).is_none());
    Table::new(
        own.chain(rows(TO_HANT_PHRASES))
            .chain(rows(TO_HANT_REGIONAL))
            .chain(rows(TO_HANT_CHARACTERS)),
    )
});

/// Traditional, in the general forms and in Hong Kong's, to Simplified.
pub(super) static TO_HANS: LazyLock<Table> = LazyLock::new(|| {
    // Our own phrases lead back as well: 覆核 would stay 覆核 by the tables alone.
    let own = rows(HONG_KONG)
        .filter(|(from, _)| single(from).is_none())
        .map(|(from, to)| (to, from));
    let phrases = own.chain(rows(TO_HANS_PHRASES));
    // The phrases are written as OpenCC writes them; a text from Hong Kong has its own forms in them.
    let local = phrases
        .clone()
        .map(|(from, to)| (from.chars().map(hong_kong).collect::<String>(), to.to_owned()));
    let characters = CHARACTERS_TO_HANS
        .iter()
        .map(|(from, to)| (from.to_string(), to.to_string()));
    let phrases = phrases.map(|(from, to)| (from.to_owned(), to.to_owned()));
    Table::new(phrases.chain(local).chain(characters))
});

/// One Traditional character to one Simplified, sorted; without those that stay as they are.
pub(super) static CHARACTERS_TO_HANS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut table: BTreeMap<char, char> = pairs(TO_HANS_CHARACTERS).collect();
    for (local, standard) in pairs(HONG_KONG_REVERSED) {
        let hans = *table.get(&standard).unwrap_or(&standard);
        table.entry(local).or_insert(hans);
    }
    table.into_iter().filter(|(from, to)| from != to).collect()
});

/// Traditional characters in the general forms to Hong Kong's, sorted.
static VARIANTS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let own = pairs(HONG_KONG);
    let mut variants: BTreeMap<char, char> = pairs(HONG_KONG_VARIANTS).collect();
    variants.extend(own);
    variants.into_iter().filter(|(from, to)| from != to).collect()
});

/// A Traditional character as Hong Kong writes it.
pub(super) fn hong_kong(c: char) -> char {
    look_up(&VARIANTS, c).unwrap_or(c)
}

/// The partner of a character in a sorted list.
pub(super) fn look_up(pairs: &[(char, char)], c: char) -> Option<char> {
    let at = pairs.binary_search_by_key(&c, |(from, _)| *from).ok()?;
    Some(pairs[at].1)
}

/// The Traditional forms of a Simplified character as Hong Kong writes them, the usual one first.
pub(super) fn traditional_forms(c: char) -> Vec<char> {
    let mut forms: Vec<char> = Vec::new();
    for form in FORMS
        .get(&c)
        .into_iter()
        .flat_map(|to| candidates(to))
        .map(hong_kong)
    {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

static FORMS: LazyLock<BTreeMap<char, &'static str>> = LazyLock::new(|| {
    lines(TO_HANT_CHARACTERS)
        .filter_map(|(from, to)| Some((single(from)?, to)))
        .collect()
});

/// Characters that only Simplified has: none of their Traditional forms, as Hong Kong writes them, is the same.
pub(super) fn only_simplified() -> impl Iterator<Item = char> {
    lines(TO_HANT_CHARACTERS).filter_map(|(from, to)| {
        let c = single(from)?;
        let same = candidates(to).any(|form| form == c || hong_kong(form) == c);
        (!same).then_some(c)
    })
}

/// Characters that only Traditional has.
pub(super) fn only_traditional() -> impl Iterator<Item = char> {
    let in_both: BTreeSet<char> = lines(TO_HANS_CHARACTERS)
        .filter_map(|(from, to)| single(from).filter(|c| candidates(to).any(|form| form == *c)))
        .collect();
    CHARACTERS_TO_HANS
        .iter()
        .map(|(from, _)| *from)
        .filter(move |c| !in_both.contains(c))
}

/// The rows of a file: what stands before the tab, and all that stands behind it.
fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

/// The rows of a file; where a row offers several results, the first is the usual one.
fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    lines(text).map(|(from, to)| (from, to.split(' ').next().unwrap_or(to)))
}

/// The rows of a file that say how one character becomes one other.
fn pairs(text: &'static str) -> impl Iterator<Item = (char, char)> {
    rows(text).filter_map(|(from, to)| Some((single(from)?, single(to)?)))
}

fn candidates(to: &str) -> impl Iterator<Item = char> {
    to.split(' ').filter_map(single)
}

/// The character of a text that has just one.
fn single(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_phrase_and_lets_the_earlier_row_win() {
        let table = Table::new([("关", "1"), ("关系统", "2"), ("关", "3")].into_iter());
        assert_eq!(table.longest("关系"), Some(("关", "1")));
        assert_eq!(table.longest("关系统一"), Some(("关系统", "2")));
        assert_eq!(table.longest("海关"), None);
        assert_eq!(table.longest(""), None);
    }

    #[test]
    fn every_row_of_our_own_is_read_and_says_something_new() {
        let written = HONG_KONG
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(written.count(), lines(HONG_KONG).count(), "a row without its tab");
        for (from, to) in lines(HONG_KONG).filter(|(from, _)| single(from).is_some()) {
            let before = pairs(HONG_KONG_VARIANTS).find(|(standard, _)| single(from) == Some(*standard));
            let before = before.map_or(from.to_owned(), |(_, form)| form.to_string());
            assert_ne!(before, to, "OpenCC says so already");
        }
    }
}

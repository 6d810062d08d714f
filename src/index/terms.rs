//! Text → terms: the same for indexing and for queries.
//!
//! In: a text, and how its language is cut. Out: [`Token`]s, and [`Placed`] terms with positions.
//! Never here: scores; what a site is.

use std::ops::Range;

use crate::index::normal::Normal;
use crate::index::stem::stem;
use crate::zh;

/// A Chinese character or a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The character, or the stem of the word.
    pub key: String,
    /// Whether it is a Chinese character.
    pub is_han: bool,
    /// Its place in the normal form.
    pub range: Range<usize>,
}

/// A term at a position of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The term.
    pub term: String,
    /// Its position.
    pub position: usize,
}

/// How positions are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// By character, so that any piece of a text can be found.
    Chinese,
    /// By word.
    English,
}

/// The tokens of a normal form, in its order.
#[must_use]
pub fn tokens(normal: &Normal) -> Vec<Token> {
    let token = |(range, is_han)| token(normal, range, is_han);
    stretches(normal).into_iter().map(token).collect()
}

fn token(normal: &Normal, range: Range<usize>, is_han: bool) -> Token {
    let written = normal.slice(range.clone());
    let key = if is_han {
        written
    } else {
        stem(&written).into_owned()
    };
    Token { key, is_han, range }
}

/// Where the tokens stand, and whether each is a Chinese character.
fn stretches(normal: &Normal) -> Vec<(Range<usize>, bool)> {
    let mut stretches = Vec::with_capacity(normal.letters.len());
    for run in normal.runs() {
        let mut start = run.start;
        while start < run.end {
            let is_han = zh::is_han(normal.letters[start].character);
            let word_end = || {
                (start..run.end)
                    .find(|at| zh::is_han(normal.letters[*at].character))
                    .unwrap_or(run.end)
            };
            let end = if is_han { start + 1 } else { word_end() };
            stretches.push((start..end, is_han));
            start = end;
        }
    }
    stretches
}

/// The key of tokens: what stands in a lexicon.
#[must_use]
pub fn key(tokens: &[Token]) -> String {
    let mut key = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && !token.is_han && !tokens[at - 1].is_han {
            key.push(' ');
        }
        key.push_str(&token.key);
    }
    key
}

/// The key of a text.
#[must_use]
pub fn key_of(text: &str) -> String {
    key(&tokens(&Normal::of(text)))
}

/// The term of a word's stem.
#[must_use]
pub fn word_term(stem: &str) -> String {
    format!("_{stem}")
}

/// The terms of a text, and the number of positions that it takes.
#[must_use]
pub fn place(text: &str, cut: Cut) -> (Vec<Placed>, usize) {
    let mut placed = Vec::new();
    let length = each(text, cut, |term, position| {
        placed.push(Placed {
            term: term.to_owned(),
            position,
        });
    });
    (placed, length)
}

/// Gives every term of a text and its position to `add`, which may keep it: a large site has some ten million.
/// Returns the number of positions that the text takes.
pub(crate) fn each(text: &str, cut: Cut, mut add: impl FnMut(&str, usize)) -> usize {
    let normal = Normal::of(text);
    match cut {
        Cut::Chinese => {
            each_character(&normal, &mut add);
            normal.letters.len()
        }
        Cut::English => each_word(text, &normal, &mut add),
    }
}

fn each_character(normal: &Normal, add: &mut impl FnMut(&str, usize)) {
    for run in normal.runs() {
        grams(normal, run, |position| position, add);
    }
    for (range, _) in stretches(normal).into_iter().filter(|(_, is_han)| !is_han) {
        let start = range.start;
        add(&word_term(&token(normal, range, false).key), start);
    }
}

/// Grams and tail of a stretch.
fn grams(
    normal: &Normal,
    stretch: Range<usize>,
    position: impl Fn(usize) -> usize,
    add: &mut impl FnMut(&str, usize),
) {
    let mut term = String::new();
    for at in stretch.clone() {
        term.clear();
        let letters = &normal.letters[at..stretch.end.min(at + 2)];
        term.extend(letters.iter().map(|letter| letter.character));
        add(&term, position(at));
    }
}

fn each_word(text: &str, normal: &Normal, add: &mut impl FnMut(&str, usize)) -> usize {
    let characters: Vec<char> = text.chars().collect();
    let tokens = tokens(normal);
    let mut position = 0;
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at].is_han {
            add(&word_term(&tokens[at].key), position);
            if let Some(term) = joined(&characters, normal, &tokens, at) {
                add(&term, position);
            }
            position += 1;
            at += 1;
            continue;
        }
        let touches =
            |next: usize| tokens[next].is_han && tokens[next].range.start == tokens[next - 1].range.end;
        let end = (at + 1..tokens.len())
            .find(|next| !touches(*next))
            .unwrap_or(tokens.len());
        let stretch = tokens[at].range.start..tokens[end - 1].range.end;
        let (start, offset) = (stretch.start, position);
        grams(normal, stretch, |place| place - start + offset, add);
        position += end - at + 1;
        at = end;
    }
    position
}

/// The words that hyphens join here, as one term: e-commerce is looked for as ecommerce too.
fn joined(characters: &[char], normal: &Normal, tokens: &[Token], first: usize) -> Option<String> {
    let is_letter = |at: usize| characters.get(at).is_some_and(char::is_ascii_alphabetic);
    let hyphen_before = |token: &Token| {
        let start = normal.letters[token.range.start].origin;
        start >= 2
            && matches!(characters[start - 1], '-' | '\u{2010}' | '\u{2011}')
            && is_letter(start)
            && is_letter(start - 2)
    };
    if hyphen_before(&tokens[first]) {
        return None;
    }
    let rest = &tokens[first + 1..];
    let count = rest
        .iter()
        .take_while(|token| !token.is_han && hyphen_before(token))
        .count();
    let whole: String = tokens[first..=first + count]
        .iter()
        .map(|token| normal.slice(token.range.clone()))
        .collect();
    (count > 0).then(|| word_term(&stem(&whole)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str, cut: Cut) -> Vec<String> {
        let (placed, _) = place(text, cut);
        placed
            .into_iter()
            .map(|placed| format!("{}@{}", placed.term, placed.position))
            .collect()
    }

    #[test]
    fn chinese_is_cut_into_overlapping_pairs() {
        for (text, expected) in [
            ("海外仓", &["海外@0", "外仓@1", "仓@2"][..]),
            ("OTC藥品", &["ot@0", "tc@1", "c药@2", "药品@3", "品@4", "_otc@0"]),
            ("企业（B2B", &["企业@0", "业@1", "b2@3", "2b@4", "b@5", "_b2b@3"]),
            ("", &[]),
        ] {
            assert_eq!(terms(text, Cut::Chinese), expected, "{text}");
        }
    }

    #[test]
    fn english_is_cut_into_words() {
        for (text, expected) in [
            ("Tax refunds, now", &["_tax@0", "_refund@1", "_now@2"][..]),
            (
                "e-commerce parks",
                &["_e@0", "_ecommerc@0", "_commerc@1", "_park@2"],
            ),
            ("the (溯源) case", &["_the@0", "溯源@1", "源@2", "_cas@4"]),
        ] {
            assert_eq!(terms(text, Cut::English), expected, "{text}");
        }
    }

    #[test]
    fn a_key_has_spaces_only_between_words() {
        for (text, expected) in [
            ("B2B平台", "b2b平台"),
            ("Tax refunds", "tax refund"),
            ("“麒麟”企業", "麒麟企业"),
        ] {
            assert_eq!(key_of(text), expected);
        }
    }
}

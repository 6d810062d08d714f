//! Finds numbers in prose, in figures and in words.
//!
//! In: text and its language. Out: [`Number`]s, exact. Never here: what a number counts.

use std::ops::Range;

use crate::lang::Lang;
use crate::zh::numerals;

const WORDS: [(&str, u64); 25] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("eighty", 80),
    ("ninety", 90),
];

/// A number in a text: `mantissa` shifted by `decimals` places. No floating point comes near a sum of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    mantissa: u64,
    decimals: u32,
    /// Whether it is written in words or Chinese numerals.
    pub(super) spelled: bool,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
}

impl Number {
    /// The number times a factor, if that is whole and fits.
    pub(super) fn times(&self, factor: u64) -> Option<u64> {
        let shift = 10_u128.pow(self.decimals);
        let product = u128::from(self.mantissa) * u128::from(factor);
        if product % shift != 0 {
            return None;
        }
        u64::try_from(product / shift).ok()
    }

    /// What stands behind the number, without spaces in front.
    pub(super) fn after<'t>(&self, text: &'t str) -> &'t str {
        text[self.range.end..].trim_start_matches([' ', '\u{A0}'])
    }

    /// What stands before the number, without spaces at its end.
    pub(super) fn before<'t>(&self, text: &'t str) -> &'t str {
        text[..self.range.start].trim_end_matches([' ', '\u{A0}'])
    }
}

/// Every number of a text, in its order. A number too large or written in pieces (`100 0`) is none.
pub(super) fn numbers(text: &str, lang: Lang) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (length, value) = token(&text[at..], c, lang);
        found.extend(value.map(|value| number(value, c, at..at + length)));
        at += length;
    }
    found
}

/// The number with which a text begins.
pub(super) fn first(text: &str, lang: Lang) -> Option<Number> {
    let c = text.chars().next()?;
    let (length, value) = token(text, c, lang);
    value.map(|value| number(value, c, 0..length))
}

fn number((mantissa, decimals): (u64, u32), first: char, range: Range<usize>) -> Number {
    Number {
        mantissa,
        decimals,
        spelled: figure(first).is_none(),
        range,
    }
}

type Value = Option<(u64, u32)>;

/// How long the number, word or character is that stands here, and its value if it has one.
fn token(rest: &str, c: char, lang: Lang) -> (usize, Value) {
    if figure(c).is_some() {
        return figures(rest);
    }
    if lang == Lang::En && c.is_ascii_alphabetic() {
        let word = &rest[..rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len())];
        let value = WORDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
        return (word.len(), value.map(|(_, value)| (*value, 0)));
    }
    if lang.is_chinese() && is_numeral(c) {
        return spelled(rest);
    }
    (c.len_utf8(), None)
}

fn figure(c: char) -> Option<u64> {
    match c {
        '0'..='9' => Some(u64::from(c) - u64::from('0')),
        '０'..='９' => Some(u64::from(c) - u64::from('０')),
        _ => None,
    }
}

fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千万萬亿億两兩".contains(c)
}

/// A numeral, perhaps with a decimal part: 二百万, 十二点五.
fn spelled(rest: &str) -> (usize, Value) {
    let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
    let whole = numerals::parse_numeral(&rest[..end]);
    let Some(part) = rest[end..].strip_prefix(['点', '點']) else {
        return (end, whole.map(|whole| (whole, 0)));
    };
    let length = part.find(|c| !is_numeral(c)).unwrap_or(part.len());
    let decimals = part[..length].chars().count();
    // A single digit is read as itself, several are read one by one; 五十 is neither, as in 三点五十分.
    let value =
        numerals::parse_numeral(&part[..length]).filter(|_| !part[..length].contains(['十', '百', '千']));
    let joined = whole
        .zip(value)
        .zip(u32::try_from(decimals).ok())
        .and_then(|((whole, value), decimals)| {
            let shifted = whole.checked_mul(10_u64.checked_pow(decimals)?)?;
            Some((shifted.checked_add(value)?, decimals))
        });
    match joined {
        Some(value) => (end + "点".len() + length, Some(value)),
        None => (end, whole.map(|whole| (whole, 0))),
    }
}

/// A number in figures: `2,000,000`, `12.5`, `５０`.
fn figures(rest: &str) -> (usize, Value) {
    let mut end = run(rest);
    let mut mantissa = value(0, &rest[..end]);
    let mut decimals = 0;
    // Only groups of three belong to the number: in 3,10 the comma separates two.
    while end > 0 && rest[end..].starts_with(',') && run(&rest[end + 1..]) == 3 {
        mantissa = mantissa.and_then(|high| value(high, &rest[end + 1..end + 4]));
        end += 4;
    }
    if let Some(point) = rest[end..].chars().next().filter(|c| ".．".contains(*c)) {
        let start = end + point.len_utf8();
        let length = run(&rest[start..]);
        if length > 0 {
            let part = &rest[start..start + length];
            mantissa = mantissa.and_then(|high| value(high, part));
            decimals = u32::try_from(part.chars().count()).unwrap_or(u32::MAX);
            end = start + length;
        }
    }
    let whole = end;
    end += pieces(&rest[end..]);
    let exact = end == whole && decimals <= 18;
    (
        end,
        mantissa.filter(|_| exact).map(|mantissa| (mantissa, decimals)),
    )
}

/// The length of what looks like the rest of a number that was torn apart: `100 0元`, `1.2.3`. A full stop with a space
/// behind it tears nothing: it ends a sentence, or the number of a list (`1. 200万元`).
fn pieces(rest: &str) -> usize {
    let mut end = 0;
    loop {
        let behind = &rest[end..];
        let gap = behind
            .strip_prefix('.')
            .unwrap_or(behind.trim_start_matches([' ', '\u{A0}']));
        let figures = run(gap);
        let skipped = behind.len() - gap.len();
        if figures == 0 || skipped == 0 {
            return end;
        }
        end += skipped + figures;
    }
}

fn run(rest: &str) -> usize {
    rest.find(|c| figure(c).is_none()).unwrap_or(rest.len())
}

fn value(high: u64, figures: &str) -> Option<u64> {
    figures
        .chars()
        .filter_map(figure)
        .try_fold(high, |sum, digit| sum.checked_mul(10)?.checked_add(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_numbers_only() {
        for (text, lang, expected) in [
            ("1000元", Lang::ZhHans, vec![(1000, 0)]),
            ("100 0元", Lang::ZhHans, vec![]),
            ("8109 8196", Lang::En, vec![]),
            (
                "2,000,000 and 3,10",
                Lang::En,
                vec![(2_000_000, 0), (3, 0), (10, 0)],
            ),
            ("12.50", Lang::En, vec![(1250, 2)]),
            ("version 1.2.3", Lang::En, vec![]),
            ("５０％", Lang::ZhHans, vec![(50, 0)]),
            ("二百万元、十七", Lang::ZhHans, vec![(2_000_000, 0), (17, 0)]),
            ("Three of twenty; often", Lang::En, vec![(3, 0), (20, 0)]),
            ("99999999999999999999999元", Lang::ZhHans, vec![]),
            ("百分之十二点五", Lang::ZhHans, vec![(125, 1)]),
            ("三点五十分", Lang::ZhHans, vec![(3, 0), (50, 0)]),
            ("end of 2024.", Lang::En, vec![(2024, 0)]),
            ("1. 200万元", Lang::ZhHans, vec![(1, 0), (200, 0)]),
            ("CNY 500,000. 2 payments", Lang::En, vec![(500_000, 0), (2, 0)]),
        ] {
            let found: Vec<(u64, u32)> = numbers(text, lang)
                .iter()
                .map(|number| (number.mantissa, number.decimals))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn multiplies_exactly() {
        let number = |mantissa, decimals| Number {
            mantissa,
            decimals,
            spelled: false,
            range: 0..0,
        };
        assert_eq!(number(15, 1).times(100_000_000), Some(150_000_000));
        assert_eq!(number(155, 2).times(10), None);
        assert_eq!(number(u64::MAX, 0).times(10), None);
    }
}

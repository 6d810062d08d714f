//! Facts as terms: 200万, 200萬元 and RMB 2 million are one.
//!
//! In: the text of a document or of a query. Out: marks such as `#cny:2000000`. Never here: which of them an index has.

use std::ops::Range;

use crate::facts::{self, Fact, Ratio, Yuan};
use crate::index::normal::has_han;
use crate::lang::Lang;

/// Numerals that can't be altered by a stroke, and the everyday ones in the same order.
const FORMAL: &str = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟";
const PLAIN: &str = "一二二三三四五六六七八九十百千";
/// What people type behind a number for a sum, and how texts write it; the longer of two endings first.
const SCALES: [(&str, &str); 6] = [
    ("million", " million"),
    ("mn", " million"),
    ("m", " million"),
    ("billion", " billion"),
    ("bn", " billion"),
    ("w", "万元"),
];

/// Numbers of tenths, and what makes another word of the character behind them.
const TENTHS: &str = "一二三四五六七八九123456789";
const NOT_BEHIND_TENTHS: &str = "立为為本果功员員长長熟就分交";

/// A fact of a query and the characters that state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedFact {
    /// The term of the fact.
    pub mark: String,
    /// Where it stands, in bytes of the query.
    pub range: Range<usize>,
}

/// The term of a fact.
#[must_use]
pub(crate) fn mark(fact: Fact) -> String {
    match fact {
        Fact::Sum(Yuan(sum)) => format!("#cny:{sum}"),
        Fact::Ratio(ratio) => format!("#pct:{}", ratio.print().trim_end_matches('%')),
        Fact::Date(date) => format!("#date:{date}"),
        Fact::Document { year, number } => format!("#doc:{year}-{number}"),
        Fact::Years(years) => format!("#years:{years}"),
        // Nobody searches for these, and `read` does not find them.
        Fact::Months(number) => format!("#months:{number}"),
        Fact::Days(number) | Fact::WorkingDays(number) => format!("#days:{number}"),
    }
}

/// The terms of what an incentive grants at most.
pub(crate) fn mark_of_limits(sum: Option<Yuan>, ratio: Option<Ratio>) -> impl Iterator<Item = String> {
    let sum = sum.map(|sum| mark(Fact::Sum(sum)));
    sum.into_iter().chain(ratio.map(|ratio| mark(Fact::Ratio(ratio))))
}

/// The facts of a query: as texts state them, and as people type them.
#[must_use]
pub fn read_query(query: &str) -> Vec<StatedFact> {
    let query = &plain_numerals(query);
    let mut found: Vec<StatedFact> = Vec::new();
    let languages = if has_han(query) {
        [Lang::ZhHans, Lang::En]
    } else {
        [Lang::En, Lang::ZhHans]
    };
    let strict = languages.into_iter().flat_map(|lang| facts::read(query, lang));
    found.extend(strict.map(|fact| StatedFact {
        mark: mark(fact.fact),
        range: fact.range,
    }));
    found.extend(typed_sum(query));
    found.extend(typed_document(query));
    found.extend(typed_shares(query));
    // Of two readings the longer one explains more; at the same length the first, which follows the query's language.
    found.sort_by_key(|fact| (fact.range.start, std::cmp::Reverse(fact.range.end)));
    let mut end = 0;
    found.retain(|fact| {
        let is_free = fact.range.start >= end;
        end = end.max(fact.range.end);
        is_free
    });
    found
}

/// 贰佰万 as 二百万: the numerals of contracts and cheques, each as long as the plain one that takes its place.
fn plain_numerals(query: &str) -> String {
    let plain = |c| FORMAL.chars().zip(PLAIN.chars()).find(|(formal, _)| *formal == c);
    query
        .chars()
        .map(|c| plain(c).map_or(c, |(_, plain)| plain))
        .collect()
}

/// `2m`, `1.5 million`, `200w`, `2,000,000`: a sum without its currency, where nothing else is in the query.
fn typed_sum(query: &str) -> Option<StatedFact> {
    let trimmed = query.trim();
    let lower = trimmed.to_ascii_lowercase();
    let scaled = SCALES
        .iter()
        .find_map(|(unit, written)| Some((lower.strip_suffix(unit)?, *written)));
    let (number, scale) = scaled.unwrap_or((&lower, ""));
    let number = number.trim();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let is_large = number.chars().filter(char::is_ascii_digit).count() >= 5;
    if !is_number || (scale.is_empty() && !is_large) {
        return None;
    }
    let lang = if has_han(scale) { Lang::ZhHans } else { Lang::En };
    let fact = facts::read(&format!("RMB {number}{scale}"), lang)
        .into_iter()
        .next()?;
    let start = query.len() - query.trim_start().len();
    matches!(fact.fact, Fact::Sum(_)).then(|| StatedFact {
        mark: mark(fact.fact),
        range: start..start + trimmed.len(),
    })
}

/// `国办发2023 10`: a document number without its brackets.
fn typed_document(query: &str) -> Option<StatedFact> {
    let at = query.find(|c: char| c.is_ascii_digit())?;
    if !query[..at].trim_end().ends_with(crate::zh::is_han) {
        return None;
    }
    let year_end = at + digits(&query[at..]);
    let gap = query[year_end..].find(|c: char| c.is_ascii_digit())?;
    let between = &query[year_end..year_end + gap];
    let is_gap = between
        .chars()
        .all(|c| c == ' ' || c == '-' || c == '第' || c == '年');
    let start = year_end + gap;
    let end = start + digits(&query[start..]);
    let year: u16 = query[at..year_end].parse().ok()?;
    let number: u32 = query[start..end].parse().ok()?;
    let rest = query[end..].trim_start();
    let end = if rest.starts_with(['号', '號']) {
        query.len() - rest.len() + '号'.len_utf8()
    } else {
        end
    };
    // 2024年3月6日 is a day.
    let is_day = rest.starts_with('月');
    (is_gap && !is_day && year_end - at == 4 && (1949..=2999).contains(&year) && number < 10_000).then(|| {
        StatedFact {
            mark: mark(Fact::Document { year, number }),
            range: at..end,
        }
    })
}

/// 三成, 一半, half: shares as people say them.
fn typed_shares(query: &str) -> Vec<StatedFact> {
    let lower = query.to_ascii_lowercase();
    let share = |percent: u64, range: Range<usize>| StatedFact {
        mark: format!("#pct:{percent}"),
        range,
    };
    let halves = ["一半", "half"]
        .into_iter()
        .flat_map(|word| lower.match_indices(word));
    let mut found: Vec<StatedFact> = halves
        .filter(|(at, word)| !touches_letter(&lower, *at..at + word.len()))
        .map(|(at, word)| share(50, at..at + word.len()))
        .collect();
    for (at, tenths) in query.match_indices('成') {
        let behind = query[at + tenths.len()..].chars().next();
        // 三成 is a share, 一成立 is not.
        let is_share = behind.is_none_or(|c| !NOT_BEHIND_TENTHS.contains(c));
        let number = query[..at].chars().next_back();
        let value = number.and_then(|c| Some((c, TENTHS.chars().position(|one| one == c)?)));
        if let Some((c, place)) = value.filter(|_| is_share) {
            let percent = 10 * (1 + u64::try_from(place % 9).unwrap_or(0));
            found.push(share(percent, at - c.len_utf8()..at + tenths.len()));
        }
    }
    found
}

fn touches_letter(text: &str, range: Range<usize>) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    text[..range.start].ends_with(is_letter) || text[range.end..].starts_with(is_letter)
}

fn digits(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_type_facts_in_many_ways() {
        for (query, expected) in [
            ("200万", &["#cny:2000000"][..]),
            ("200 万元", &["#cny:2000000"]),
            ("二百万元", &["#cny:2000000"]),
            ("200萬元", &["#cny:2000000"]),
            ("RMB 2 million", &["#cny:2000000"]),
            ("2,000,000", &["#cny:2000000"]),
            ("2000000", &["#cny:2000000"]),
            ("CNY 2m", &["#cny:2000000"]),
            ("2m", &["#cny:2000000"]),
            ("1bn", &["#cny:1000000000"]),
            ("100w", &["#cny:1000000"]),
            ("1.5W", &["#cny:15000"]),
            ("贰佰万元", &["#cny:2000000"]),
            ("伍佰萬元", &["#cny:5000000"]),
            ("海陆空", &[]),
            ("w", &[]),
            ("2 million", &["#cny:2000000"]),
            ("50%", &["#pct:50"]),
            ("50％", &["#pct:50"]),
            ("百分之五十", &["#pct:50"]),
            ("30 per cent", &["#pct:30"]),
            ("国办发〔2023〕10号", &["#doc:2023-10"]),
            ("國辦發[2023]10號", &["#doc:2023-10"]),
            ("国办发2023 10", &["#doc:2023-10"]),
            ("2024年3月6日", &["#date:2024-03-06"]),
            ("3年", &["#years:3"]),
            ("m3", &[]),
            ("第三条", &[]),
            ("海外仓", &[]),
            ("81098196", &["#cny:81098196"]),
        ] {
            let marks: Vec<String> = read_query(query).into_iter().map(|fact| fact.mark).collect();
            assert_eq!(marks, expected, "{query}");
        }
    }
}

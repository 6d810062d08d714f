//! Days, and how they are written.
//!
//! In: a number in a text. Out: the day that it begins. Never here: what day it is, days without a year.

use std::ops::Range;

use jiff::civil::Date;

use crate::facts::numbers::{self, Number};
use crate::facts::{Fact, Found};
use crate::lang::Lang;

/// The months as English writes them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in running text: 2024年3月6日, 6 March 2024.
#[must_use]
pub fn print_date(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if lang.is_chinese() {
        return format!("{year}年{month}月{day}日");
    }
    let name = MONTHS[usize::from(month.unsigned_abs()) - 1];
    format!("{day} {name} {year}")
}

/// The day whose first number this is, if there is one.
pub(super) fn read(text: &str, number: &Number, lang: Lang) -> Option<Found> {
    let first = i64::try_from(number.times(1)?).ok()?;
    let after = number.after(text);
    let (date, start, rest) = if lang.is_chinese() {
        let (date, rest) = chinese(first, after).or_else(|| iso(first, after))?;
        (date, number.range.start, rest)
    } else {
        english(text, number, first)?
    };
    Some(Found {
        fact: Fact::Date(date),
        range: start..text.len() - rest.len(),
    })
}

/// Where a text names a day in full and no calendar has it: 2024年2月30日, 31 June 2024.
#[must_use]
pub fn impossible_days(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let numbers = numbers::numbers(text, lang);
    let day = |number: &Number| {
        let first = i64::try_from(number.times(1)?).ok()?;
        let (year, month, day, rest) = if lang.is_chinese() {
            chinese_parts(first, number.after(text))?
        } else {
            let after = number.after(text);
            let (month, behind) = month(after)?;
            let (year, rest) = leading(behind.trim_start_matches([',', ' ']), Lang::En)?;
            (year, month, first, rest)
        };
        let is_meant = (1000..=9999).contains(&year) && (1..=99).contains(&month) && (1..=99).contains(&day);
        let is_none = is_meant && date(year, month, day).is_none();
        is_none.then(|| number.range.start..text.len() - rest.len())
    };
    numbers.iter().filter_map(day).collect()
}

/// 2024年3月6日, in figures or numerals, with or without spaces.
fn chinese(year: i64, after: &str) -> Option<(Date, &str)> {
    let (year, month, day, rest) = chinese_parts(year, after)?;
    Some((date(year, month, day)?, rest))
}

fn chinese_parts(year: i64, after: &str) -> Option<(i64, i64, i64, &str)> {
    let (month, rest) = leading(after.strip_prefix('年')?, Lang::ZhHans)?;
    let (day, rest) = leading(rest.strip_prefix('月')?, Lang::ZhHans)?;
    let rest = rest.strip_prefix(['日', '号', '號'])?;
    Some((year, month, day, rest))
}

/// 2024-03-06.
fn iso(year: i64, after: &str) -> Option<(Date, &str)> {
    let figures = |text: &str| -> Option<i64> { text.get(..2)?.parse().ok() };
    let rest = after.strip_prefix('-')?;
    let month = figures(rest)?;
    let rest = rest[2..].strip_prefix('-')?;
    let day = figures(rest)?;
    let rest = &rest[2..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((date(year, month, day)?, rest))
}

/// 6 March 2024, 6th March 2024, March 6, 2024, 2024-03-06.
fn english<'t>(text: &'t str, number: &Number, first: i64) -> Option<(Date, usize, &'t str)> {
    let after = number.after(text);
    if let Some((date, rest)) = iso(first, after) {
        return Some((date, number.range.start, rest));
    }
    let after = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| after.strip_prefix(ending))
        .unwrap_or(after)
        .trim_start();
    if let Some((month, behind)) = month(after) {
        let (year, rest) = leading(behind.trim_start_matches([',', ' ']), Lang::En)?;
        return Some((date(year, month, first)?, number.range.start, rest));
    }
    let before = number.before(text);
    let (name, month) = MONTHS.iter().zip(1..).find(|(name, _)| before.ends_with(*name))?;
    let (year, rest) = leading(after.strip_prefix(',')?, Lang::En)?;
    Some((date(year, month, first)?, before.len() - name.len(), rest))
}

fn month(text: &str) -> Option<(i64, &str)> {
    MONTHS
        .iter()
        .zip(1..)
        .find_map(|(name, month)| Some((month, text.strip_prefix(name)?)))
}

/// The whole number with which a text begins, spaces aside.
fn leading(text: &str, lang: Lang) -> Option<(i64, &str)> {
    let text = text.trim_start_matches([' ', '\u{A0}']);
    let number = numbers::first(text, lang)?;
    let value = i64::try_from(number.times(1)?).ok()?;
    Some((value, number.after(text)))
}

/// A day of the calendar, in a year that a policy could name: 30 February is a slip, 6 March 24 another notation.
fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = i16::try_from(year)
        .ok()
        .filter(|year| (1000..=9999).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts;

    fn found(text: &str, lang: Lang) -> Vec<(String, String)> {
        facts::read(text, lang)
            .into_iter()
            .map(|found| (found.fact.to_string(), text[found.range].to_owned()))
            .collect()
    }

    #[test]
    fn reads_every_notation() {
        for (text, lang) in [
            ("2024年3月6日", Lang::ZhHans),
            ("2024 年 3 月 6 日", Lang::ZhHant),
            ("２０２４年３月６日", Lang::ZhHans),
            ("二〇二四年三月六日", Lang::ZhHans),
            ("2024-03-06", Lang::ZhHans),
            ("2024-03-06", Lang::En),
            ("6 March 2024", Lang::En),
            ("6th March, 2024", Lang::En),
            ("March 6, 2024", Lang::En),
        ] {
            let expected = [("6 March 2024".to_owned(), text.to_owned())];
            assert_eq!(found(text, lang), expected, "{text}");
        }
    }

    #[test]
    fn leaves_what_is_no_day() {
        for (text, lang) in [
            ("2024年2月30日", Lang::ZhHans),
            ("2024年3月", Lang::ZhHans),
            ("3月6日", Lang::ZhHans),
            ("2024-13-06 2024-03-061 1-800-55", Lang::En),
            ("March 2024, 3 measures; 31 June 2024; 6 Mayors", Lang::En),
        ] {
            assert_eq!(found(text, lang), [], "{text}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_found() {
        for (text, lang, expected) in [
            ("于2024年2月30日施行", Lang::ZhHans, vec!["2024年2月30日"]),
            (
                "二〇二三年二月二十九日",
                Lang::ZhHans,
                vec!["二〇二三年二月二十九日"],
            ),
            ("2024年2月29日、2024年13月", Lang::ZhHans, vec![]),
            ("on 31 June 2024", Lang::En, vec!["31 June 2024"]),
            ("on 30 June 2024, 12 March", Lang::En, vec![]),
        ] {
            let found: Vec<&str> = impossible_days(text, lang)
                .into_iter()
                .map(|at| &text[at])
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_what_it_prints(year in 1000_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
            let date = Date::new(year, month, day).unwrap();
            for lang in Lang::ALL {
                let text = print_date(date, lang);
                let found = facts::read(&text, lang);
                prop_assert_eq!(found, [Found { fact: Fact::Date(date), range: 0..text.len() }]);
            }
        }
    }
}

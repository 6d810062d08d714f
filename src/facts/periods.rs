//! Periods: of whole years, and the shorter ones.
//!
//! In: a number in a text. Out: the period that it begins. Never here: years and months of the calendar, frequencies
//! (每年 is none).

use crate::facts::numbers::Number;
use crate::facts::{Fact, Found};
use crate::lang::Lang;

/// The longest period that a text can mean; 2024年 is a year.
const LONGEST: u64 = 99;

/// The period whose number this is, if it is one.
pub(super) fn read(text: &str, number: &Number, lang: Lang) -> Option<Found> {
    let years = number.times(1).filter(|years| (1..=LONGEST).contains(years))?;
    let rest = match lang {
        Lang::En => english(number.after(text))?,
        Lang::ZhHans | Lang::ZhHant => chinese(text, number)?,
    };
    Some(Found {
        fact: Fact::Years(u32::try_from(years).ok()?),
        range: number.range.start..text.len() - rest.len(),
    })
}

/// The period of months or days whose number this is, if it is one.
pub(super) fn read_short(text: &str, number: &Number, lang: Lang) -> Option<Found> {
    let count = u32::try_from(number.times(1)?)
        .ok()
        .filter(|count| (1..=999).contains(count))?;
    let after = number.after(text);
    let (fact, rest) = match lang {
        Lang::En => english_short(after, count)?,
        Lang::ZhHans | Lang::ZhHant => chinese_short(after, count)?,
    };
    Some(Found {
        fact,
        range: number.range.start..text.len() - rest.len(),
    })
}

/// 六个月, 30日内, 15个工作日; 3月6日 and 第30日 are days of the calendar, and 3天 is said of many things.
fn chinese_short(after: &str, count: u32) -> Option<(Fact, &str)> {
    let counted = after.strip_prefix(['个', '個']);
    if let Some(rest) = counted.unwrap_or(after).strip_prefix("工作日") {
        return Some((Fact::WorkingDays(count), rest));
    }
    // 3月 is March unless 个 stands before it.
    if let Some(rest) = counted {
        return rest.strip_prefix('月').map(|rest| (Fact::Months(count), rest));
    }
    let rest = after.strip_prefix(['日', '天'])?;
    let within = ["内", "內", "以内", "以內", "之内", "之內"];
    within
        .iter()
        .any(|word| rest.starts_with(word))
        .then_some((Fact::Days(count), rest))
}

/// The units of shorter periods, the longer names first.
const UNITS: [&str; 8] = [
    "working days",
    "working day",
    "business days",
    "business day",
    "months",
    "month",
    "days",
    "day",
];

/// six months, within 30 days, 15 working days.
fn english_short(after: &str, count: u32) -> Option<(Fact, &str)> {
    let after = after.strip_prefix(['-', '\u{2011}']).unwrap_or(after);
    let unit = UNITS.iter().find(|unit| after.starts_with(**unit))?;
    let fact = match *unit {
        "months" | "month" => Fact::Months(count),
        "days" | "day" => Fact::Days(count),
        _ => Fact::WorkingDays(count),
    };
    let rest = &after[unit.len()..];
    (!rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some((fact, rest))
}

fn chinese<'t>(text: &'t str, number: &Number) -> Option<&'t str> {
    let rest = number.after(text).strip_prefix('年')?;
    // 第三年 counts on; 24年3月 and 24年底 are days of 2024; 三年级, 90年代 and 3年度 are words.
    let ordinal = number.before(text).ends_with('第');
    let word = rest.starts_with(['级', '級', '代', '度', '底', '初', '末', '份']);
    let month = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (!ordinal && !word && !month).then_some(rest)
}

/// 3 years, three-year, 2 years or more; a year and per year have no number.
fn english(after: &str) -> Option<&str> {
    let after = after.strip_prefix(['-', '\u{2011}']).unwrap_or(after);
    let rest = after
        .strip_prefix("years")
        .or_else(|| after.strip_prefix("year"))?;
    (!rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts;

    #[test]
    fn shorter_periods_are_the_same_in_every_language() {
        for (text, lang, expected) in [
            (
                "六个月，30日内，15个工作日",
                Lang::ZhHans,
                vec!["6 months", "30 days", "15 working days"],
            ),
            (
                "6個月，三十日以內，15個工作日",
                Lang::ZhHant,
                vec!["6 months", "30 days", "15 working days"],
            ),
            (
                "six months, within 30 days, 15 working days",
                Lang::En,
                vec!["6 months", "30 days", "15 working days"],
            ),
            ("3月6日、第30日、三月内", Lang::ZhHans, vec![]),
            ("day 3, 30 daylight hours, 6 March", Lang::En, vec![]),
        ] {
            let found = facts::read_all(text, lang);
            let said: Vec<String> = found.iter().map(|found| found.fact.to_string()).collect();
            assert_eq!(said, expected, "{text}");
            assert_eq!(facts::read(text, lang), [], "{text}");
        }
    }

    #[test]
    fn reads_periods_and_no_years_of_the_calendar() {
        for (text, lang, expected) in [
            ("有效期3年。", Lang::ZhHans, vec![3]),
            ("有效期三年", Lang::ZhHant, vec![3]),
            ("两年以上", Lang::ZhHans, vec![2]),
            ("2024年", Lang::ZhHans, vec![]),
            ("24年3月", Lang::ZhHans, vec![]),
            ("初创期、每年、3个月、第三年", Lang::ZhHans, vec![]),
            ("三年级、90年代、十三五", Lang::ZhHans, vec![]),
            ("valid for 3 years", Lang::En, vec![3]),
            ("three years, a three-year plan", Lang::En, vec![3, 3]),
            ("2 years or more", Lang::En, vec![2]),
            ("each year, a year, year 3, 3 months, 2024", Lang::En, vec![]),
        ] {
            let found: Vec<Fact> = facts::read(text, lang)
                .into_iter()
                .map(|found| found.fact)
                .collect();
            let expected: Vec<Fact> = expected.into_iter().map(Fact::Years).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

//! Periods of whole years.
//!
//! In: a number in a text. Out: the period that it begins. Never here: years of the calendar, months, frequencies
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

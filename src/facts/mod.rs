//! Facts that a text states: sums, ratios, dates, document numbers, periods.
//!
//! In: prose, and its language. Out: what it states and where, equal in every language if the texts agree; and how a
//! fact is printed. Never here: comparing texts, figures that are none of these (telephone numbers, measure 3).

mod documents;
mod numbers;
mod periods;
mod sums;

pub mod dates;
pub mod ratios;
pub mod yuan;

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;

use crate::lang::Lang;

pub use dates::print_date;
pub use ratios::Ratio;
pub use yuan::Yuan;

/// Something that a text states and a translation must state as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// A sum in yuan.
    Sum(Yuan),
    /// A share of something.
    Ratio(Ratio),
    /// A day.
    Date(Date),
    /// The number of an official document: its year, and its number in that year.
    Document {
        /// The year in brackets.
        year: u16,
        /// The number before 号.
        number: u32,
    },
    /// A period of whole years.
    Years(u32),
    /// A period of months; only [`read_all`] finds it.
    Months(u32),
    /// A period of days; only [`read_all`] finds it.
    Days(u32),
    /// A period of days on which offices are open; only [`read_all`] finds it.
    WorkingDays(u32),
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fact::Sum(sum) => f.write_str(&sum.print(Lang::En)),
            Fact::Ratio(ratio) => ratio.fmt(f),
            Fact::Date(date) => f.write_str(&print_date(*date, Lang::En)),
            Fact::Document { year, number } => write!(f, "[{year}] No. {number}"),
            Fact::Years(1) => f.write_str("1 year"),
            Fact::Years(years) => write!(f, "{years} years"),
            Fact::Months(months) => write!(f, "{months} months"),
            Fact::Days(days) => write!(f, "{days} days"),
            Fact::WorkingDays(days) => write!(f, "{days} working days"),
        }
    }
}

/// A fact and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is stated.
    pub fact: Fact,
    /// The words that state it, in bytes of the text.
    pub range: Range<usize>,
}

/// Reads the facts of a text, in its order; no two share a character.
#[must_use]
pub fn read(text: &str, lang: Lang) -> Vec<Found> {
    let numbers = numbers::numbers(text, lang);
    let mut found = documents::read(text);
    for number in &numbers {
        found.extend(dates::read(text, number, lang));
        found.extend(sums::read(text, number, lang));
        found.extend(ratios::read(text, number, lang));
        found.extend(periods::read(text, number, lang));
    }
    // Of two readings of the same words the one that explains more of them is right: 2024年3月6日 is no 3月.
    found.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
    let mut end = 0;
    found.retain(|found| {
        let free = found.range.start >= end;
        end = end.max(found.range.end);
        free
    });
    found
}

/// The facts of a text and its shorter periods: months, days, working days. A translation must state them as well; nobody
/// searches for them, so that [`read`] leaves them out.
#[must_use]
pub fn read_all(text: &str, lang: Lang) -> Vec<Found> {
    let mut found = read(text, lang);
    let is_free = |each: &Found| {
        let overlaps =
            |other: &Found| other.range.start < each.range.end && each.range.start < other.range.end;
        !found.iter().any(overlaps)
    };
    let numbers = numbers::numbers(text, lang);
    let short: Vec<Found> = numbers
        .iter()
        .filter_map(|number| periods::read_short(text, number, lang))
        .filter(is_free)
        .collect();
    found.extend(short);
    found.sort_by_key(|found| found.range.start);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts(text: &str, lang: Lang) -> Vec<String> {
        read(text, lang)
            .into_iter()
            .map(|found| found.fact.to_string())
            .collect()
    }

    #[test]
    fn the_same_sentence_states_the_same_in_every_language() {
        let simplified =
            "2024年3月6日起，按国办发〔2023〕10号，给予不超过租金30%、每年不超过150万元的扶持，有效期3年。";
        let traditional = "2024年3月6日起，按國辦發[2023]10號，給予不超過租金百分之三十、每年不超過150萬元的扶持，有效期三年。";
        let english = "From 6 March 2024, under Guo Ban Fa [2023] No. 10, support of up to 30 per cent of rent and \
                       CNY 1.5 million a year is granted for three years.";
        let expected = [
            "6 March 2024",
            "[2023] No. 10",
            "30%",
            "CNY 1.5 million",
            "3 years",
        ];
        assert_eq!(facts(simplified, Lang::ZhHans), expected);
        assert_eq!(facts(traditional, Lang::ZhHant), expected);
        assert_eq!(facts(english, Lang::En), expected);
    }

    #[test]
    fn a_wrong_zero_is_another_fact() {
        assert_ne!(facts("200万元", Lang::ZhHans), facts("RMB 200,000", Lang::En));
        assert_ne!(
            facts("RMB 20 million", Lang::En),
            facts("RMB 2 million", Lang::En)
        );
    }

    #[test]
    fn no_word_is_read_twice() {
        let text = "2024年3月6日200万元50%";
        let found = read(text, Lang::ZhHans);
        let words: Vec<&str> = found.iter().map(|found| &text[found.range.clone()]).collect();
        assert_eq!(words, ["2024年3月6日", "200万元", "50%"]);
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "([0-9０-９,.年月日元万亿百分之点〔〕()号%¥-]|No|CNY|m|year|March|\\PC| ){0,30}") {
            for lang in Lang::ALL {
                let mut end = 0;
                for found in read(&text, lang) {
                    prop_assert!(found.range.start >= end && !text[found.range.clone()].is_empty());
                    end = found.range.end;
                }
            }
        }
    }
}

//! Ratios in per cent.
//!
//! In: a number in a text. Out: the ratio, and its print. Never here: percentage points,
//! which say how much a ratio moved.

use std::fmt;

use crate::facts::numbers::Number;
use crate::facts::{Fact, Found};
use crate::lang::Lang;

/// A ratio in hundredths of a per cent: 50% is 5000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(pub u32);

impl Ratio {
    /// The ratio as every language prints it: 50%, 12.5%.
    #[must_use]
    pub fn print(self) -> String {
        let number = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        format!("{}%", number.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print())
    }
}

/// The ratio whose number this is, if it is one.
pub(super) fn read(text: &str, number: &Number, lang: Lang) -> Option<Found> {
    let (start, end) = percent(text, number, lang)?;
    Some(Found {
        fact: Fact::Ratio(hundredths(number)?),
        range: start..end,
    })
}

fn hundredths(number: &Number) -> Option<Ratio> {
    u32::try_from(number.times(100)?).ok().map(Ratio)
}

fn percent(text: &str, number: &Number, lang: Lang) -> Option<(usize, usize)> {
    let start = number.range.start;
    if lang.is_chinese()
        && let Some(before) = text[..start].strip_suffix("百分之")
    {
        return Some((before.len(), number.range.end));
    }
    let after = number.after(text);
    let rest = match after.strip_prefix(['%', '％']) {
        Some(rest) => rest,
        None if lang == Lang::En => english(after)?,
        None => return None,
    };
    Some((start, text.len() - rest.len()))
}

fn english(after: &str) -> Option<&str> {
    let rest = after
        .strip_prefix("per cent")
        .or_else(|| after.strip_prefix("percent"))?;
    (!rest.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts;

    #[test]
    fn reads_every_notation() {
        for (text, lang, expected) in [
            ("推广费用50%的资金", Lang::ZhHans, Some(5000)),
            ("租金的 30 ％", Lang::ZhHant, Some(3000)),
            ("百分之五十", Lang::ZhHans, Some(5000)),
            ("百分之十二点五", Lang::ZhHans, Some(1250)),
            ("百分之50", Lang::ZhHans, Some(5000)),
            ("up to 50 per cent of", Lang::En, Some(5000)),
            ("12.5%", Lang::En, Some(1250)),
            ("Fifty percent", Lang::En, Some(5000)),
            ("50 percentage points", Lang::En, None),
            ("50个百分点，一半", Lang::ZhHans, None),
            ("千分之五", Lang::ZhHans, None),
            ("half of", Lang::En, None),
            ("0.125%", Lang::En, None),
        ] {
            let found: Vec<Fact> = facts::read(text, lang)
                .into_iter()
                .map(|found| found.fact)
                .collect();
            let expected: Vec<Fact> = expected
                .map(|ratio| Fact::Ratio(Ratio(ratio)))
                .into_iter()
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_what_it_prints(hundredths: u32) {
            let ratio = Ratio(hundredths);
            let text = ratio.print();
            for lang in Lang::ALL {
                prop_assert_eq!(facts::read(&text, lang), [Found { fact: Fact::Ratio(ratio), range: 0..text.len() }]);
            }
        }
    }
}

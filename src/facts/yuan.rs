//! A sum in yuan, and how it is printed.
//!
//! In: whole yuan. Out: the words of each language. Never here: fractions of a yuan, other currencies.

use crate::lang::Lang;

pub(super) const TEN_THOUSAND: u64 = 10_000;
pub(super) const MILLION: u64 = 1_000_000;
pub(super) const HUNDRED_MILLION: u64 = 100_000_000;
pub(super) const BILLION: u64 = 1_000_000_000;

/// A sum in whole yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Yuan(pub u64);

impl Yuan {
    /// The sum in running text: 200万元, 200萬元, CNY 2 million.
    #[must_use]
    pub fn print(self, lang: Lang) -> String {
        match self.parts(lang) {
            (number, "") => number,
            (number, unit) if lang.is_chinese() => format!("{number}{unit}"),
            (number, unit) => format!("{number} {unit}"),
        }
    }

    /// The sum to the last yuan: RMB 2,000,000.
    #[must_use]
    pub fn print_full(self) -> String {
        format!("RMB {}", grouped(self.0))
    }

    /// Number and unit apart, for figures set large: `200` and `万元`, `CNY 2` and `million`.
    #[must_use]
    pub fn parts(self, lang: Lang) -> (String, &'static str) {
        let units: [(u64, u64, &str); 2] = match lang {
            // A unit is used where it leaves two decimals at most.
            Lang::ZhHans => [(HUNDRED_MILLION, MILLION, "亿元"), (TEN_THOUSAND, 100, "万元")],
            Lang::ZhHant => [(HUNDRED_MILLION, MILLION, "億元"), (TEN_THOUSAND, 100, "萬元")],
            Lang::En => [
                (BILLION, BILLION / 100, "billion"),
                (MILLION, MILLION / 100, "million"),
            ],
        };
        let unit = units
            .into_iter()
            .find(|(unit, step, _)| self.0 >= *unit && self.0.is_multiple_of(*step));
        match (unit, lang) {
            (Some((unit, _, name)), Lang::En) => (format!("CNY {}", decimal(self.0, unit)), name),
            (Some((unit, _, name)), _) => (decimal(self.0, unit), name),
            (None, Lang::En) => (format!("CNY {}", grouped(self.0)), ""),
            (None, _) if self.0 < TEN_THOUSAND => (self.0.to_string(), "元"),
            (None, _) => (grouped(self.0), "元"),
        }
    }
}

/// A sum in a larger unit, without zeros at the end; the caller knows that two decimals are enough.
fn decimal(sum: u64, unit: u64) -> String {
    let hundredths = sum % unit / (unit / 100);
    let number = format!("{}.{hundredths:02}", grouped(sum / unit));
    number.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn grouped(n: u64) -> String {
    let figures = n.to_string();
    let mut out = String::new();
    for (at, figure) in figures.char_indices() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(figure);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_each_language_does() {
        for (sum, hans, hant, english) in [
            (2_000_000, "200万元", "200萬元", "CNY 2 million"),
            (1_500_000, "150万元", "150萬元", "CNY 1.5 million"),
            (500_000, "50万元", "50萬元", "CNY 500,000"),
            (10_500, "1.05万元", "1.05萬元", "CNY 10,500"),
            (5000, "5000元", "5000元", "CNY 5,000"),
            (1_234_567, "1,234,567元", "1,234,567元", "CNY 1,234,567"),
            (150_000_000, "1.5亿元", "1.5億元", "CNY 150 million"),
            (2_000_000_000, "20亿元", "20億元", "CNY 2 billion"),
            (0, "0元", "0元", "CNY 0"),
        ] {
            let printed = [Lang::ZhHans, Lang::ZhHant, Lang::En].map(|lang| Yuan(sum).print(lang));
            assert_eq!(printed, [hans, hant, english]);
        }
        assert_eq!(Yuan(2_000_000).print_full(), "RMB 2,000,000");
        assert_eq!(Yuan(2_000_000).parts(Lang::En), ("CNY 2".to_owned(), "million"));
        assert_eq!(Yuan(2_000_000).parts(Lang::ZhHans), ("200".to_owned(), "万元"));
    }
}

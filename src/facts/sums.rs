//! Finds sums of money in yuan.
//!
//! In: a number in a text. Out: the sum that it begins. Never here: other currencies; they are seen only so that they
//! are not taken for yuan.

use crate::facts::numbers::{self, Number};
use crate::facts::yuan::{BILLION, HUNDRED_MILLION, MILLION, TEN_THOUSAND, Yuan};
use crate::facts::{Fact, Found};
use crate::lang::Lang;
use crate::zh;

/// How the yuan is written before a number.
const MARKS: [&str; 6] = ["¥", "￥", "CNY", "RMB", "人民币", "人民幣"];

/// How other currencies are: 港币200万元 is no sum in yuan, though it ends in 元.
const FOREIGN: [&str; 16] = [
    "$", "＄", "€", "£", "USD", "HKD", "EUR", "JPY", "美元", "美金", "港元", "港币", "港幣", "欧元", "歐元",
    "日元",
];

/// The sum whose number this is, if it is one.
pub(super) fn read(text: &str, number: &Number, lang: Lang) -> Option<Found> {
    let (sum, rest) = match lang {
        Lang::En => english(text, number)?,
        Lang::ZhHans | Lang::ZhHant => chinese(text, number)?,
    };
    let before = number.before(text);
    let start = mark(before).map_or(number.range.start, |mark| before.len() - mark.len());
    Some(Found {
        fact: Fact::Sum(Yuan(sum)),
        range: start..text.len() - rest.len(),
    })
}

/// The sign or name of the yuan with which a text ends.
fn mark(before: &str) -> Option<&str> {
    let name = |name: &str| -> Option<&str> {
        let at = before.len().checked_sub(name.len())?;
        let end = before.get(at..).filter(|end| end.eq_ignore_ascii_case(name))?;
        let inside_word = name.is_ascii() && before[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        (!inside_word).then_some(end)
    };
    MARKS.into_iter().find_map(name)
}

/// Reads 200万元, 200 萬元, 二百万元, 1亿5000万元, ¥2,000,000; and 200万 where nothing else is counted.
fn chinese<'t>(text: &'t str, number: &Number) -> Option<(u64, &'t str)> {
    let before = number.before(text);
    // 数十万元 and 上百万元 say how large a sum is, not which.
    let vague = number.spelled && before.ends_with(['数', '數', '几', '幾', '上']);
    if vague || FOREIGN.iter().any(|name| before.ends_with(name)) {
        return None;
    }
    let (sum, rest, scaled) = amount(text, number)?;
    let counted = rest.trim_start_matches([' ', '\u{A0}']);
    if let Some(behind) = counted.strip_prefix('元') {
        // 一元化 and 三元里 are words.
        let word = number.spelled && (sum < 10 || behind.starts_with('化'));
        return (!word).then_some((sum, behind));
    }
    let bare = scaled && ends_sum(counted);
    (bare || mark(before).is_some()).then_some((sum, rest))
}

/// The number with its 万 and 亿, what stands behind, and whether there was any.
fn amount<'t>(text: &'t str, number: &Number) -> Option<(u64, &'t str, bool)> {
    let rest = &text[number.range.end..];
    if number.spelled {
        let large = text[number.range.clone()].ends_with(['万', '萬', '亿', '億']);
        return Some((number.times(1)?, rest, large));
    }
    let Some((factor, rest)) = scale(number.after(text)) else {
        return Some((number.times(1)?, rest, false));
    };
    let sum = number.times(factor)?;
    // 1亿5000万元 is one sum.
    let smaller = numbers::first(rest, Lang::ZhHans)
        .filter(|next| !next.spelled)
        .and_then(|next| scale(next.after(rest)).map(|scale| (next, scale)))
        .filter(|(_, (small, _))| *small < factor);
    match smaller {
        Some((next, (small, behind))) => Some((sum.checked_add(next.times(small)?)?, behind, true)),
        None => Some((sum, rest, true)),
    }
}

fn scale(rest: &str) -> Option<(u64, &str)> {
    let end = rest.find(|c| !"十百千万萬亿億".contains(c)).unwrap_or(rest.len());
    let factor = match &rest[..end] {
        "万" | "萬" => TEN_THOUSAND,
        "十万" | "十萬" => 10 * TEN_THOUSAND,
        "百万" | "百萬" => MILLION,
        "千万" | "千萬" => 10 * MILLION,
        "亿" | "億" => HUNDRED_MILLION,
        "十亿" | "十億" => BILLION,
        "百亿" | "百億" => 10 * BILLION,
        "千亿" | "千億" => 100 * BILLION,
        "万亿" | "萬億" => 1000 * BILLION,
        _ => return None,
    };
    Some((factor, &rest[end..]))
}

/// Whether nothing that could be counted follows: 200万 is a sum before a comma or 以上, and none before 人 or 美元.
fn ends_sum(rest: &str) -> bool {
    if let Some(next) = rest.strip_prefix(['至', '到', '-', '–', '—', '－', '～', '~']) {
        return is_sum(next.trim_start());
    }
    is_uncounted(rest)
}

/// Whether the second number of a span is a sum: 200万至500万元, but 200万至500万人. A span has no third number, so this
/// looks no further: a long row of them would never come back.
fn is_sum(text: &str) -> bool {
    let amount = numbers::first(text, Lang::ZhHans).and_then(|number| amount(text, &number));
    amount.is_some_and(|(_, rest, scaled)| {
        let counted = rest.trim_start_matches([' ', '\u{A0}']);
        counted.starts_with('元') || (scaled && is_uncounted(counted))
    })
}

fn is_uncounted(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| {
        "以的或和及与與".contains(c) || !(zh::is_han(c) || c.is_alphanumeric() || c == '%' || c == '％')
    })
}

/// Reads CNY 2 million, RMB 2,000,000, `RMB2m`, ¥2,000,000, 2 million yuan.
fn english<'t>(text: &'t str, number: &Number) -> Option<(u64, &'t str)> {
    let unscaled = (1, &text[number.range.end..]);
    let (factor, scaled) = english_scale(number.after(text)).unwrap_or(unscaled);
    let sum = number.times(factor)?;
    // A currency before the number is enough; behind it stands perhaps the currency of the next one.
    if mark(number.before(text)).is_some() {
        return Some((sum, scaled));
    }
    let unit = scaled.trim_start_matches([' ', '\u{A0}']);
    let behind = ["yuan", "renminbi", "RMB", "CNY"]
        .iter()
        .find_map(|name| word(unit, name))?;
    Some((sum, behind))
}

fn english_scale(rest: &str) -> Option<(u64, &str)> {
    let scales = [
        ("thousand", 1000),
        ("million", MILLION),
        ("mn", MILLION),
        ("m", MILLION),
        ("billion", BILLION),
        ("bn", BILLION),
    ];
    scales
        .into_iter()
        .find_map(|(name, factor)| Some((factor, word(rest, name)?)))
}

/// What stands behind a word with which the text begins, in capitals or not.
fn word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let beginning = text.get(..word.len())?;
    let rest = &text[word.len()..];
    (beginning.eq_ignore_ascii_case(word) && !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        .then_some(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts;

    fn sums(text: &str, lang: Lang) -> Vec<u64> {
        facts::read(text, lang)
            .into_iter()
            .filter_map(|found| match found.fact {
                Fact::Sum(Yuan(sum)) => Some(sum),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn reads_every_chinese_notation() {
        for (text, expected) in [
            ("最高不超过200万元。", vec![2_000_000]),
            ("最高不超过 500 万元。", vec![5_000_000]),
            ("最高不超過200萬元。", vec![2_000_000]),
            ("1.5亿元 1.5億元", vec![150_000_000, 150_000_000]),
            ("1亿5000万元", vec![150_000_000]),
            ("2,000,000元", vec![2_000_000]),
            ("２００万元", vec![2_000_000]),
            ("二百万元，五十元", vec![2_000_000, 50]),
            ("3百万元、3千万元", vec![3_000_000, 30_000_000]),
            ("200万以上，200万、200万的", vec![2_000_000; 3]),
            ("200万至500万元", vec![2_000_000, 5_000_000]),
            ("¥2,000,000，人民币200万元", vec![2_000_000; 2]),
            ("1000元", vec![1000]),
        ] {
            assert_eq!(sums(text, Lang::ZhHans), expected, "{text}");
        }
    }

    #[test]
    fn leaves_what_is_no_sum_in_yuan() {
        for text in [
            "100 0元",
            "200万美元、200万港元、港币200万元、US$200万",
            "200万人、200万件、200万平方米、200万至500万人",
            "3个月、第3条、81098196、2024年、50%",
            "数十万元、上百万元、百万元",
            "一元化、三元里、多元",
            "0.00001万元、99999999999999999999亿元、18446744073709551615万元",
        ] {
            assert_eq!(sums(text, Lang::ZhHans), [0; 0], "{text}");
        }
    }

    #[test]
    fn reads_every_english_notation() {
        for (text, expected) in [
            ("up to CNY 2 million.", vec![2_000_000]),
            (
                "RMB 2,000,000; RMB2m; RMB 20 million",
                vec![2_000_000, 2_000_000, 20_000_000],
            ),
            ("CNY 1.5 million a year", vec![1_500_000]),
            ("2 million yuan, two million yuan", vec![2_000_000; 2]),
            ("¥2,000,000", vec![2_000_000]),
            ("CNY\u{A0}500,000", vec![500_000]),
            ("CNY 1.5 billion", vec![1_500_000_000]),
            ("CNY 2 million to CNY 5 million", vec![2_000_000, 5_000_000]),
            ("USD 2 million, 2 million, measure 3, 8109 8196", vec![]),
            ("CNY 0.000001 million", vec![1]),
            ("CNY 1.5, PCNY 2", vec![]),
        ] {
            assert_eq!(sums(text, Lang::En), expected, "{text}");
        }
    }

    #[test]
    fn a_long_row_of_spans_is_read_to_its_end() {
        let row = "1万-".repeat(100_000) + "1万";
        assert_eq!(sums(&row, Lang::ZhHans).len(), 100_001);
    }

    proptest! {
        #[test]
        fn reads_what_it_prints(sum: u64, step in 0_u32..16) {
            // Round sums are the usual ones, and they take other ways through the code.
            let sum = Yuan(sum / 10_u64.pow(step) * 10_u64.pow(step));
            let mut texts: Vec<(String, Lang)> = Lang::ALL.map(|lang| (sum.print(lang), lang)).to_vec();
            texts.push((sum.print_full(), Lang::En));
            for (text, lang) in texts {
                prop_assert_eq!(facts::read(&text, lang), [Found { fact: Fact::Sum(sum), range: 0..text.len() }]);
            }
        }
    }
}

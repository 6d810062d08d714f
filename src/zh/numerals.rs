//! Chinese numerals, written and read.
//!
//! In: a number, or its numeral in either script. Out: the other one. Never here: figures, units of money.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Largest first, so that the first one that fits is the one that is spoken.
const UNITS: [(u32, &str); 5] = [
    (100_000_000, "亿"),
    (10_000, "万"),
    (1000, "千"),
    (100, "百"),
    (10, "十"),
];

/// Writes a number as headings do: 一, 十七, 一百零一.
#[must_use]
pub fn numeral(n: u32) -> String {
    let spelled = spell(n);
    // Only a number that begins with its tens drops the 一: 十七, but 一百一十七.
    match spelled.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => spelled,
    }
}

fn spell(n: u32) -> String {
    let Some((unit, name)) = UNITS.into_iter().find(|(unit, _)| n >= *unit) else {
        return DIGITS[n as usize].to_owned();
    };
    let rest = n % unit;
    // A count of ten-thousands is spoken like a number of its own: 十二万, not 一十二万.
    let count = if unit >= 10_000 {
        numeral(n / unit)
    } else {
        spell(n / unit)
    };
    match rest {
        0 => format!("{count}{name}"),
        _ if rest < unit / 10 => format!("{count}{name}零{}", spell(rest)),
        _ => format!("{count}{name}{}", spell(rest)),
    }
}

/// Reads a numeral: 十七, 二百万, 一亿五千万, 两, and digits one by one as in 二〇二四.
///
/// What is not clearly one number is none: 百万 ("millions"), 一百一 (110 in speech), 十十.
#[must_use]
pub fn parse_numeral(text: &str) -> Option<u64> {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() > 1 && characters.iter().all(|c| digit(*c).is_some()) {
        return positional(&characters);
    }
    parse(&characters)
}

fn positional(digits: &[char]) -> Option<u64> {
    digits
        .iter()
        .try_fold(0u64, |sum, c| sum.checked_mul(10)?.checked_add(digit(*c)?))
}

fn parse(characters: &[char]) -> Option<u64> {
    for (factor, names) in [(100_000_000, ['亿', '億']), (10_000, ['万', '萬'])] {
        if let Some(at) = characters.iter().rposition(|c| names.contains(c)) {
            let high = parse(&characters[..at])?.checked_mul(factor)?;
            return high.checked_add(after_unit(&characters[at + 1..])?);
        }
    }
    below_ten_thousand(characters)
}

/// What follows 万 or 亿. A bare digit there is speech: 一万五 means 15,000, and somebody will read 10,005.
fn after_unit(characters: &[char]) -> Option<u64> {
    match characters {
        [] => Some(0),
        [_] => None,
        _ => parse(characters),
    }
}

fn below_ten_thousand(mut rest: &[char]) -> Option<u64> {
    if let [only] = rest
        && digit(*only) == Some(0)
    {
        return Some(0);
    }
    let nothing = rest.is_empty();
    let mut sum = 0;
    // Whether a bare digit may follow: 一百零一 and 十一 are numbers, 一百一 is speech.
    let mut digit_may_follow = true;
    for (size, name) in [(1000, '千'), (100, '百'), (10, '十')] {
        if let [zero, tail @ ..] = rest
            && digit(*zero) == Some(0)
        {
            rest = tail;
            digit_may_follow = true;
        }
        match rest {
            [count, unit, tail @ ..] if *unit == name => {
                sum += size * digit(*count).filter(|count| *count > 0)?;
                rest = tail;
                digit_may_follow = size == 10;
            }
            ['十', tail @ ..] if size == 10 => {
                sum += 10;
                rest = tail;
                digit_may_follow = true;
            }
            _ => {}
        }
    }
    match rest {
        [] => (!nothing).then_some(sum),
        [last] if digit_may_follow => Some(sum + digit(*last).filter(|last| *last > 0)?),
        _ => None,
    }
}

fn digit(c: char) -> Option<u64> {
    match c {
        '〇' => Some(0),
        '两' | '兩' => Some(2),
        _ => (0u64..)
            .zip(DIGITS)
            .find(|(_, digit)| digit.starts_with(c))
            .map(|(value, _)| value),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn writes_as_headings_do() {
        for (n, expected) in [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (17, "十七"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (117, "一百一十七"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (10_000, "一万"),
            (10_010, "一万零一十"),
            (99_999, "九万九千九百九十九"),
            (120_000, "十二万"),
        ] {
            assert_eq!(numeral(n), expected);
        }
    }

    #[test]
    fn reads_what_is_clearly_a_number() {
        for (text, expected) in [
            ("十七", 17),
            ("五十", 50),
            ("两", 2),
            ("兩萬", 20_000),
            ("二百万", 2_000_000),
            ("二百萬", 2_000_000),
            ("一亿五千万", 150_000_000),
            ("一億五千萬", 150_000_000),
            ("一万零五", 10_005),
            ("一百一十", 110),
            ("一百十", 110),
            ("〇", 0),
            ("零", 0),
            ("二〇二四", 2024),
            ("一万亿", 1_000_000_000_000),
        ] {
            assert_eq!(parse_numeral(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not() {
        for text in [
            "",
            "百",
            "百万",
            "千万",
            "十十",
            "一百一",
            "一万五",
            "一一十",
            "百分",
            "三个",
            "万一",
            "十百",
        ] {
            assert_eq!(parse_numeral(text), None, "{text}");
        }
        let too_large = "九".repeat(30);
        assert_eq!(parse_numeral(&too_large), None);
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(n: u32) {
            prop_assert_eq!(parse_numeral(&numeral(n)), Some(u64::from(n)));
        }
    }
}

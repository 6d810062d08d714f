//! The forms of single values: dates, ratios, ids, addresses.
//!
//! In: the text of a value. Out: the value, or what is wrong with it. Never here: places and reports.

use crate::report::nearest::nearest;
use jiff::civil::Date;

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Fault {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Fault {
            code: "bad-value",
            message: message.into(),
            help: help.into(),
        }
    }
}

/// `2024-03-06`, a day that there is.
pub(crate) fn date(text: &str) -> Result<Date, Fault> {
    let form = || {
        Fault::new(
            format!("`{text}` is not a date"),
            "write year-month-day: `2024-03-06`",
        )
    };
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return Err(form());
    };
    if [year, month, day].map(str::len) != [4, 2, 2] {
        return Err(form());
    }
    let year_number: i16 = digits(year).ok_or_else(form)?;
    let month_number: i8 = digits(month).ok_or_else(form)?;
    let day_number: i8 = digits(day).ok_or_else(form)?;
    Date::new(year_number, month_number, day_number).map_err(|_| {
        // jiff is asked again for the first of the month, to tell which part can't be.
        let help = match Date::new(year_number, month_number, 1) {
            Ok(first) => format!("{year}-{month} has {} days", first.days_in_month()),
            Err(_) => format!("there is no month {month}"),
        };
        Fault {
            code: "impossible-date",
            message: format!("there is no day `{text}`"),
            help,
        }
    })
}

/// `50%` in hundredths of a per cent: 5,000. Digits are moved, never divided, so nothing is rounded.
pub(crate) fn ratio(text: &str) -> Result<u32, Fault> {
    let form = || Fault::new(format!("`{text}` is not a ratio"), "write it as `50%` or `12.5%`");
    let number = text.strip_suffix('%').ok_or_else(form)?;
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    if decimals.len() > 2 {
        return Err(Fault::new(
            format!("`{text}` has more than two decimals"),
            "two decimals at most: `12.25%`",
        ));
    }
    let whole: u32 = digits(whole).ok_or_else(form)?;
    let hundredths: u32 = digits(&format!("{decimals:0<2}")).ok_or_else(form)?;
    match whole
        .checked_mul(100)
        .and_then(|value| value.checked_add(hundredths))
    {
        Some(value @ 1..=10_000) => Ok(value),
        _ => Err(Fault::new(
            format!("`{text}` is no share of something"),
            "a ratio is more than 0% and at most 100%",
        )),
    }
}

/// A whole number between two bounds, both included.
pub(crate) fn integer(text: &str, least: u64, most: u64) -> Result<u64, Fault> {
    match digits::<u64>(text) {
        Some(value) if (least..=most).contains(&value) => Ok(value),
        _ => Err(Fault::new(
            format!("`{text}` is not a whole number from {least} to {most}"),
            "write digits only, without commas, signs or decimals",
        )),
    }
}

/// Lower-case letters, digits and single hyphens: what an address can hold and nobody has to escape.
pub(crate) fn id(text: &str) -> Result<(), Fault> {
    let is_word = |word: &str| {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !word.is_empty() && word.bytes().all(allowed)
    };
    if text.len() <= 64 && text.split('-').all(is_word) {
        return Ok(());
    }
    let mended: String = text
        .to_lowercase()
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let help = if id_length(&mended) {
        format!("lower-case letters, digits and hyphens: `{mended}`")
    } else {
        "lower-case letters, digits and single hyphens, 64 at most".to_owned()
    };
    Err(Fault::new(format!("`{text}` can't be an id"), help))
}

fn id_length(text: &str) -> bool {
    (1..=64).contains(&text.len())
}

/// `3.1`: measure and clause.
pub(crate) fn clause_number(text: &str) -> Result<(), Fault> {
    let is_number = |part: &str| !part.starts_with('0') && digits::<u16>(part).is_some();
    match text.split_once('.') {
        Some((measure, clause)) if is_number(measure) && is_number(clause) => Ok(()),
        _ => Err(Fault::new(
            format!("`{text}` names no clause"),
            "write measure and clause: `\"3.1\"`",
        )),
    }
}

/// `https://` or `http://`, a host, and nothing that an address can't hold.
pub(crate) fn url(text: &str) -> Result<(), Fault> {
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    let Some(rest) = rest else {
        return Err(Fault::new(
            format!("`{text}` is not a web address"),
            "begin it with `https://`",
        ));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let is_host = |character: char| character.is_alphanumeric() || ".-:[]".contains(character);
    if host.is_empty() || host.starts_with(['.', ':']) || !host.chars().all(is_host) {
        return Err(Fault::new(
            format!("`{text}` names no host"),
            "write it as in a browser: `https://example.org/page`",
        ));
    }
    match text
        .chars()
        .find(|&character| character.is_whitespace() || "\"<>\\^`{|}".contains(character))
    {
        Some(character) => Err(Fault::new(
            format!("`{text}` holds a character that no web address can hold"),
            format!(
                "copy it from the browser; U+{:04X} must be escaped with `%`",
                u32::from(character)
            ),
        )),
        None => Ok(()),
    }
}

/// A web address of a folder: pages are put behind it.
pub(crate) fn base_url(text: &str) -> Result<(), Fault> {
    url(text)?;
    if text.contains(['?', '#']) || !text.ends_with('/') {
        return Err(Fault::new(
            format!("`{text}` is no address of a site"),
            "it must end with `/`, and have no `?` and no `#`",
        ));
    }
    Ok(())
}

/// The first 16 hexadecimal digits of a hash.
pub(crate) fn hash(text: &str) -> Result<(), Fault> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() == 16 && text.bytes().all(is_digit) {
        return Ok(());
    }
    Err(Fault::new(
        format!("`{text}` is not a hash of 16 hexadecimal digits"),
        "this file is kept by `gongbao translate accept`; don't edit it by hand",
    ))
}

/// A number that works from anywhere: with its country, and with no name behind it.
pub(crate) fn telephone(text: &str) -> Result<(), Fault> {
    let is_number = |rest: &str| {
        rest.bytes().filter(u8::is_ascii_digit).count() >= 6
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b" -".contains(&byte))
    };
    if text.strip_prefix('+').is_some_and(is_number) {
        return Ok(());
    }
    Err(Fault::new(
        format!("`{text}` is not a telephone number with its country"),
        "write it as it is dialled from abroad, and no name: `+86 20 8109 7591`",
    ))
}

/// One of some words.
pub(crate) fn word(text: &str, words: &[&'static str]) -> Result<(), Fault> {
    if words.contains(&text) {
        return Ok(());
    }
    let list = words.join("`, `");
    let help = match nearest(text, words.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? It is one of `{list}`"),
        None => format!("one of `{list}`"),
    };
    Err(Fault::new(
        format!("`{text}` is not a word that can stand here"),
        help,
    ))
}

/// Digits and nothing else; Rust alone would also take a `+`.
fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    let only_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| only_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_that_there_are() {
        assert_eq!(date("2024-02-29"), Ok(jiff::civil::date(2024, 2, 29)));
        let cases = [
            ("2023-02-29", "impossible-date", "2023-02 has 28 days"),
            ("2024-13-01", "impossible-date", "there is no month 13"),
            ("2024-04-31", "impossible-date", "2024-04 has 30 days"),
            ("2024-00-01", "impossible-date", "there is no month 00"),
            ("2024-3-6", "bad-value", "write year-month-day: `2024-03-06`"),
            ("2024年3月6日", "bad-value", "write year-month-day: `2024-03-06`"),
            ("-024-03-06", "bad-value", "write year-month-day: `2024-03-06`"),
        ];
        for (text, code, help) in cases {
            let fault = date(text).expect_err(text);
            assert_eq!((fault.code, fault.help.as_str()), (code, help), "{text}");
        }
    }

    #[test]
    fn a_telephone_number_can_be_dialled_from_anywhere() {
        for (text, is_number) in [
            ("+86 20 8109 7591", true),
            ("+86-20-81097591", true),
            ("81097591", false),
            ("+86 20 8109 7591 张先生", false),
            ("+12", false),
        ] {
            assert_eq!(telephone(text).is_ok(), is_number, "{text}");
        }
    }

    #[test]
    fn ratios_are_exact() {
        let cases = [
            ("50%", 5_000),
            ("12.5%", 1_250),
            ("0.01%", 1),
            ("100%", 10_000),
            ("33.33%", 3_333),
        ];
        for (text, hundredths) in cases {
            assert_eq!(ratio(text), Ok(hundredths), "{text}");
        }
        for text in [
            "50",
            "50％",
            "0%",
            "100.01%",
            "12.345%",
            "%",
            "-5%",
            ".5%",
            "5.%x",
            "99999999999%",
        ] {
            assert!(ratio(text).is_err(), "{text}");
        }
    }

    #[test]
    fn values_have_a_form() {
        type Form = fn(&str) -> Result<(), Fault>;
        let cases: [(Form, &[&str], &[&str]); 5] = [
            (
                id,
                &["a", "gz-cbec-2024", "3"],
                &["", "A", "a_b", "-a", "a--b", "a-", "商务", "a/b", ".."],
            ),
            (
                clause_number,
                &["3.1", "10.12"],
                &["3", "3.0", "03.1", "3.1.1", "a.b", "+3.1"],
            ),
            (
                url,
                &[
                    "https://example.org",
                    "http://sw.gz.gov.cn/a?b=c#d",
                    "https://例子.中国/",
                    "http://[::1]:80/",
                ],
                &[
                    "example.org",
                    "javascript:alert(1)",
                    "https://",
                    "https://a b/",
                    "https:///x",
                    "https://a/\"b",
                ],
            ),
            (
                base_url,
                &["https://example.org/", "https://example.org/a/"],
                &["https://example.org", "https://a/?b/"],
            ),
            (
                hash,
                &["0123456789abcdef"],
                &["0123456789ABCDEF", "0123", "0123456789abcdeg"],
            ),
        ];
        for (form, good, bad) in cases {
            for text in good {
                assert_eq!(form(text), Ok(()), "{text}");
            }
            for text in bad {
                assert!(form(text).is_err(), "{text}");
            }
        }
    }
}

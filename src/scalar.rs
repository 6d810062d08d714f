//! A text as YAML writes it, so that it is read back as it was.
//!
//! In: a text. Out: a scalar. Never here: what stands around it in a file.

use std::fmt::Write;

/// Words that YAML, in one of its versions, takes for truth values or for nothing.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// A text by itself where YAML reads it back, inside `{}` too, and in quotes elsewhere.
#[must_use]
pub fn scalar(text: &str) -> String {
    let begins_plain = text
        .chars()
        .next()
        .is_some_and(|first| first.is_alphanumeric() || "《“（〔".contains(first));
    let is_plain = begins_plain
        && !text.starts_with(|first: char| first.is_ascii_digit())
        && !text.contains([':', '#', ',', '[', ']', '{', '}', '"', '\'', '\\'])
        && text.chars().all(is_printable)
        && text.trim() == text
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text in quotes. JSON's are YAML's, but for characters that only JSON lets stand as they are.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    for letter in serde_json::Value::String(text.to_owned()).to_string().chars() {
        if is_printable(letter) {
            written.push(letter);
        } else {
            // Every one of them is below U+10000.
            let _ = write!(written, "\\u{:04X}", u32::from(letter));
        }
    }
    written
}

/// Whether YAML lets a character stand in a line as it is: no control characters, and none that Unicode has set aside.
#[must_use]
pub fn is_printable(letter: char) -> bool {
    letter == '\t'
        || !letter.is_control()
            && !matches!(
                letter,
                '\u{FFFE}' | '\u{FFFF}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}'
            )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_back_as_they_were() {
        for (text, expected) in [
            ("支持跨境电商“品牌出海”", "支持跨境电商“品牌出海”"),
            ("《办法》", "《办法》"),
            ("各区政府：", "各区政府："),
            ("1:2", "\"1:2\""),
            ("2024年", "\"2024年\""),
            ("no", "\"no\""),
            ("", "\"\""),
            ("a\"b", "\"a\\\"b\""),
            ("a\nb", "\"a\\nb\""),
            ("a\u{FFFF}\u{80}", "\"a\\uFFFF\\u0080\""),
            ("Rent, paid", "\"Rent, paid\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
    }
}

//! A text as YAML writes it, so that it is read back as it was.
//!
//! In: a text. Out: a scalar. Never here: what stands around it in a file.

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
        && !text.chars().any(char::is_control)
        && text.trim() == text
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text in quotes. JSON's are YAML's.
#[must_use]
pub fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
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
            ("Rent, paid", "\"Rent, paid\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
    }
}

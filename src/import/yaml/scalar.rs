//! Texts as YAML and Markdown write them, so that they are read back as they were.
//!
//! In: a text. Out: a scalar, or a line of Markdown. Never here: records.

/// A text of one line: by itself where YAML would read it back, in quotes elsewhere.
#[must_use]
pub fn scalar(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let is_plain = text
        .chars()
        .next()
        .is_some_and(|first| first.is_alphanumeric() || "《“（〔".contains(first))
        && !text.chars().next().is_some_and(|first| first.is_ascii_digit())
        && !text.contains([':', '#', ',', '[', ']', '{', '}', '"', '\'', '\\', '\t'])
        && text.trim() == text
        && !text.chars().any(char::is_control)
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
            .contains(&text.to_ascii_lowercase().as_str());
    if is_plain {
        text
    } else {
        // JSON's quotes are YAML's.
        serde_json::Value::String(text).to_string()
    }
}

/// A line of an official text as Markdown: what would be a mark is a character.
#[must_use]
pub fn escaped(line: &str) -> String {
    let line = line.trim();
    let mut written = String::with_capacity(line.len());
    let letters: Vec<char> = line.chars().collect();
    let digits = letters
        .iter()
        .take_while(|letter| letter.is_ascii_digit())
        .count();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1);
        let is_mark = match letter {
            '\\' | '*' | '`' | '<' | '_' | '~' => true,
            '[' => letters[at..].windows(2).any(|pair| pair == [']', '(']),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            '#' | '>' | '+' | '-' | '|' | '=' => at == 0,
            // `1.` would begin a list, and lists are numbered anew.
            '.' | ')' => at == digits && digits > 0 && digits < 10,
            _ => false,
        };
        if is_mark {
            written.push('\\');
        }
        written.push(*letter);
    }
    written
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
        ] {
            assert_eq!(scalar(text), expected);
        }
        for (line, expected) in [
            ("1.支持*企业*", "1\\.支持\\*企业\\*"),
            ("- 甲", "\\- 甲"),
            ("[2023]10号", "[2023]10号"),
            ("最高50%", "最高50%"),
        ] {
            assert_eq!(escaped(line), expected);
        }
    }
}

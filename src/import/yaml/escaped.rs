//! A line of an official text as Markdown writes it.
//!
//! In: a line. Out: the same with its marks escaped. Never here: YAML.

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
    fn what_would_be_a_mark_is_a_character() {
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

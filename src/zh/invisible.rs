//! Characters that nobody sees and that change what a program reads.
//!
//! In: text. Out: where they stand and what they are called. Never here: whether a text may have them.

use std::ops::Range;

/// A hidden or meaningless character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invisible {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it is, in plain English, with its article: “a zero-width space”.
    pub name: &'static str,
}

/// Finds every character that can't be seen, or that means nothing: they come along when text is pasted.
#[must_use]
pub fn invisible(text: &str) -> Vec<Invisible> {
    text.char_indices()
        .filter_map(|(at, c)| {
            name(c).map(|name| Invisible {
                range: at..at + c.len_utf8(),
                name,
            })
        })
        .collect()
}

fn name(c: char) -> Option<&'static str> {
    match c {
        '\n' | '\t' | ' '..='~' => None,
        '\r' => Some("a carriage return"),
        c if c.is_control() => Some("a control character"),
        '\u{A0}' | '\u{202F}' => Some("a no-break space"),
        '\u{AD}' => Some("a soft hyphen"),
        '\u{2000}'..='\u{200A}' | '\u{205F}' => Some("a space of unusual width"),
        '\u{200B}' => Some("a zero-width space"),
        '\u{200C}' => Some("a zero-width non-joiner"),
        '\u{200D}' => Some("a zero-width joiner"),
        '\u{2060}' => Some("a word joiner"),
        '\u{FEFF}' => Some("a byte order mark"),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some("a mark that turns the direction of writing")
        }
        '\u{2028}' | '\u{2029}' => Some("a hidden line break"),
        '\u{2061}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{180E}' | '\u{34F}' => {
            Some("a hidden format mark")
        }
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Some("an empty letter"),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Some("a variation selector"),
        '\u{E0000}'..='\u{E007F}' => Some("a hidden tag"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => {
            Some("a private-use character, which has no agreed meaning")
        }
        '\u{FFFC}' => Some("the place of a lost picture"),
        '\u{FFFD}' => Some("a replacement character: here a text was decoded wrongly"),
        '\u{FFF0}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' => Some("a character that is no character"),
        c if u32::from(c) & 0xFFFE == 0xFFFE => Some("a character that is no character"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_hidden() {
        for (c, word) in [
            ('\u{0}', "control"),
            ('\r', "carriage"),
            ('\u{85}', "control"),
            ('\u{A0}', "no-break"),
            ('\u{AD}', "soft hyphen"),
            ('\u{200B}', "zero-width space"),
            ('\u{202E}', "direction"),
            ('\u{2069}', "direction"),
            ('\u{FEFF}', "byte order"),
            ('\u{E000}', "private-use"),
            ('\u{FFFD}', "decoded wrongly"),
            ('\u{FFFF}', "no character"),
            ('\u{E0101}', "variation"),
        ] {
            let text = format!("税{c}收");
            let found = invisible(&text);
            assert_eq!(found.len(), 1, "{word}");
            assert_eq!(found[0].range, 3..3 + c.len_utf8());
            assert!(found[0].name.contains(word), "{} is not {word}", found[0].name);
        }
    }

    #[test]
    fn lets_pass_what_is_seen() {
        // The full-width space is wide enough to be noticed, and the non-breaking hyphen is a hyphen.
        assert_eq!(
            invisible("“税收”，\n\tA–Z · 〔2023〕10号　e\u{2011}commerce 𠮷"),
            []
        );
    }
}

//! What two texts must share to be the same for search: width, case, script and punctuation are gone.
//!
//! In: any text. Out: its [`Normal`] form, each character with the place of the original. Never here: languages,
//! words, stems.

use std::ops::Range;

use crate::zh;
use crate::zh::fold::fold;

/// A character of a normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// The character, folded; `' '` where texts were separated.
    pub character: char,
    /// Place of the original, in characters of the text.
    pub origin: usize,
}

/// A text in normal form: runs of letters and figures, one space between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Normal {
    /// Its characters.
    pub letters: Vec<Letter>,
}

impl Normal {
    /// The normal form of a text.
    #[must_use]
    pub fn of(text: &str) -> Normal {
        let characters: Vec<char> = text.chars().collect();
        let mut letters: Vec<Letter> = Vec::with_capacity(characters.len());
        let mut separated = false;
        let mut at = 0;
        while at < characters.len() {
            if is_genitive(&characters, at) {
                at += 2;
                continue;
            }
            let character = normal(characters[at]);
            if is_quotation_mark(character) {
                // 跨境电商“麒麟”企业 is looked for as 麒麟企业.
            } else if zh::is_han(character) || character.is_alphanumeric() {
                if separated && !letters.is_empty() {
                    letters.push(Letter {
                        character: ' ',
                        origin: at,
                    });
                }
                separated = false;
                letters.push(Letter {
                    character,
                    origin: at,
                });
            } else {
                separated = true;
            }
            at += 1;
        }
        Normal { letters }
    }

    /// The places of the runs.
    #[must_use]
    pub fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut start = 0;
        for (at, letter) in self.letters.iter().enumerate() {
            if letter.character == ' ' {
                runs.push(start..at);
                start = at + 1;
            }
        }
        if start < self.letters.len() {
            runs.push(start..self.letters.len());
        }
        runs
    }

    /// A stretch of it as text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> String {
        self.letters[range]
            .iter()
            .map(|letter| letter.character)
            .collect()
    }

    /// All of it as text.
    #[must_use]
    pub fn string(&self) -> String {
        self.slice(0..self.letters.len())
    }
}

/// A character without width, case and script.
#[must_use]
pub fn normal(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    // They have neither width nor case, and are most of what there is.
    if zh::is_han(c) {
        return fold(c);
    }
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    };
    let mut lower = narrow.to_lowercase();
    let small = match (lower.next(), lower.next()) {
        (Some(only), None) => only,
        // İ becomes two characters; it stays, so that one character is one position.
        _ => narrow,
    };
    fold(small)
}

/// Whether any character is a Chinese one.
#[must_use]
pub fn has_han(text: &str) -> bool {
    text.chars().any(zh::is_han)
}

/// Marks that set a word off without parting it from its neighbours.
fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉'
    )
}

/// `’s` at the end of a word: Guangzhou’s is Guangzhou.
fn is_genitive(characters: &[char], at: usize) -> bool {
    let behind = |offset: usize| characters.get(at + offset).copied();
    matches!(characters[at], '\'' | '’')
        && at > 0
        && characters[at - 1].is_ascii_alphabetic()
        && matches!(behind(1), Some('s' | 'S'))
        && behind(2).is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_script_do_not_count() {
        for (text, expected) in [
            ("跨境電商“品牌出海”", "跨境电商品牌出海"),
            ("中国（广州）", "中国 广州"),
            ("ＯＴＣ藥品", "otc药品"),
            ("  B2B、B2C　平台。", "b2b b2c 平台"),
            ("Guangzhou’s e-commerce", "guangzhou e commerce"),
            ("it's 's", "it s"),
            ("", ""),
            ("。，！", ""),
            ("a\0b", "a b"),
            ("50％", "50"),
        ] {
            assert_eq!(Normal::of(text).string(), expected, "{text}");
        }
    }

    #[test]
    fn every_letter_knows_its_origin() {
        let normal = Normal::of("（Ａ）b");
        let origins: Vec<(char, usize)> = normal
            .letters
            .iter()
            .map(|letter| (letter.character, letter.origin))
            .collect();
        assert_eq!(origins, [('a', 1), (' ', 3), ('b', 3)]);
        assert_eq!(normal.runs(), [0..1, 2..3]);
    }
}

//! How the site writes what the source prints: one script, full-width brackets, nothing between Chinese and figures.
//!
//! In: a text with its places. Out: the text as the site keeps it. Never here: a word more or less.

use std::collections::BTreeSet;

use crate::import::manuscript::Manuscript;
use crate::import::traced::Traced;
use crate::lang::Lang;
use crate::zh;
use crate::zh::mixed::script_use;
use crate::zh::scripts::{Converter, Direction};

/// Writes texts in the site's script.
pub struct Scribe {
    lang: Lang,
    converter: Converter,
    /// The lines of which a sentence was written in the other script.
    converted: BTreeSet<usize>,
}

impl Scribe {
    /// Writes in this script; the phrases are the site's, each as (Simplified, Traditional).
    #[must_use]
    pub fn new(lang: Lang, phrases: Vec<(String, String)>) -> Self {
        let (direction, phrases) = match lang {
            Lang::ZhHant => (Direction::ToHant, phrases),
            Lang::ZhHans | Lang::En => (
                Direction::ToHans,
                phrases.into_iter().map(|(hans, hant)| (hant, hans)).collect(),
            ),
        };
        Scribe {
            lang,
            converter: Converter::new(direction, phrases),
            converted: BTreeSet::new(),
        }
    }

    /// The script in which it writes.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The lines of the source in which something was written in the other script.
    #[must_use]
    pub fn converted(&self) -> Vec<usize> {
        self.converted.iter().copied().collect()
    }

    /// A text of one line.
    pub fn line(&mut self, text: &Traced, manuscript: &Manuscript) -> String {
        let normal = normal(text);
        let mut written = String::new();
        let mut start = 0;
        for (at, letter) in normal.characters().iter().enumerate() {
            if "。；！？\n".contains(*letter) {
                self.sentence(&normal.slice(start..at + 1), manuscript, &mut written);
                start = at + 1;
            }
        }
        self.sentence(&normal.slice(start..normal.len()), manuscript, &mut written);
        written
    }

    /// Words without places, such as a name that was cut out.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        if self.is_foreign(text) {
            self.converter.convert(text)
        } else {
            text.to_owned()
        }
    }

    fn sentence(&mut self, sentence: &Traced, manuscript: &Manuscript, written: &mut String) {
        let text = sentence.text();
        if self.is_foreign(&text) {
            let lines = sentence.places().iter().map(|place| manuscript.line_of(*place));
            self.converted.extend(lines);
            written.push_str(&self.converter.convert(&text));
        } else {
            written.push_str(&text);
        }
    }

    /// Whether something in a sentence is written in the other script.
    fn is_foreign(&self, text: &str) -> bool {
        let used = script_use(text);
        match self.lang {
            Lang::ZhHant => !used.hans.is_empty(),
            Lang::ZhHans | Lang::En => !used.hant.is_empty(),
        }
    }
}

/// The Chinese script in which most of a text is written.
#[must_use]
pub fn main_script(text: &str) -> Lang {
    let used = script_use(text);
    let count =
        |ranges: &[std::ops::Range<usize>]| -> usize { ranges.iter().map(ExactSizeIterator::len).sum() };
    if count(&used.hant) > count(&used.hans) {
        Lang::ZhHant
    } else {
        Lang::ZhHans
    }
}

/// Full-width brackets around Chinese, and no white space but between words of other languages.
#[must_use]
pub fn normal(text: &Traced) -> Traced {
    let letters = text.characters();
    let is_word = |letter: Option<&char>| {
        letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || ",.;:'’&()".contains(*letter))
    };
    let kept = text.filter(|at, letter| {
        if is_hidden(letter) {
            return false;
        }
        if !letter.is_whitespace() || letter == '\n' {
            return true;
        }
        // One space between two words of English; elsewhere the page sets the gap itself.
        let before = letters[..at].iter().rev().find(|letter| !letter.is_whitespace());
        let after = letters[at..].iter().find(|letter| !letter.is_whitespace());
        let is_first = at == 0 || !letters[at - 1].is_whitespace();
        let digits = before.is_some_and(char::is_ascii_digit) && after.is_some_and(char::is_ascii_digit);
        (is_word(before) && is_word(after) || digits) && is_first
    });
    widen(&kept)
}

/// Characters that nobody sees.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{202A}'..='\u{202E}')
}

/// Brackets of which either side meets Chinese are full-width, both of a pair.
fn widen(text: &Traced) -> Traced {
    let letters = text.characters();
    let is_chinese = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|letter| zh::is_han(*letter) || "，。、；：》《“”〕".contains(*letter))
    };
    let mut wide = vec![false; letters.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let start = open.pop();
                let places = [
                    start.and_then(|at| at.checked_sub(1)),
                    start.map(|at| at + 1),
                    at.checked_sub(1),
                    Some(at + 1),
                ];
                if places.into_iter().any(is_chinese) {
                    wide[at] = true;
                    if let Some(start) = start {
                        wide[start] = true;
                    }
                }
            }
            _ => {}
        }
    }
    for at in open {
        wide[at] |= is_chinese(Some(at + 1));
    }
    text.map(|at, letter| match letter {
        '(' if wide[at] => '（',
        ')' if wide[at] => '）',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_the_site_keeps_them() {
        for (text, expected) in [
            ("最高不超过 500 万元。", "最高不超过500万元。"),
            ("跨境电商 B2B 出口", "跨境电商B2B出口"),
            ("(市商务局牵头)", "（市商务局牵头）"),
            ("企业(B2B和B2C平台)", "企业（B2B和B2C平台）"),
            ("Cross Border (B2B) Trade", "Cross Border (B2B) Trade"),
            ("第 一　章", "第一章"),
            ("《办法(试行)》", "《办法（试行）》"),
        ] {
            let text = Traced::of(text, 0..text.len());
            assert_eq!(normal(&text).text(), expected);
        }
    }

    #[test]
    fn only_sentences_in_the_other_script_are_changed() {
        let source = "對企業給予支持。对园区给予支持。";
        let mut manuscript = Manuscript::default();
        manuscript.push(source, crate::import::manuscript::LineKind::Paragraph);
        let text = Traced::of(source, 0..source.len());
        let mut scribe = Scribe::new(Lang::ZhHans, Vec::new());
        assert_eq!(
            scribe.line(&text, &manuscript),
            "对企业给予支持。对园区给予支持。"
        );
        assert_eq!(scribe.converted(), [1]);
        assert_eq!(main_script("對企業給予支持，对"), Lang::ZhHant);
    }
}

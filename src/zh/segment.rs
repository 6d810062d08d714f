//! Where a title may break, so that no line ends in the middle of a word.
//!
//! In: the words of the site, and titles. Out: pieces to keep whole. Never here: the width of a line.

use super::is_han;
use super::tables::Table;

/// The longest run of unknown Chinese characters that is kept whole.
const WHOLE: usize = 4;

/// Belongs to the word before it, and ends it: 发展的|意见.
const PARTICLE: char = '的';

/// Knows the words that a title may not break.
pub struct Breaks {
    words: Table,
}

impl Breaks {
    /// Takes the words of the site: terms, names of agencies and programmes.
    #[must_use]
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let words = words.map(|word| (word.to_owned(), String::new()));
        Breaks {
            words: Table::new(words),
        }
    }

    /// The pieces of a title, in order; a line may end after each. Together they are the title.
    #[must_use]
    pub fn pieces<'t>(&self, title: &'t str) -> Vec<&'t str> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for end in self.ends(title) {
            if may_break(title, end) {
                pieces.push(&title[start..end]);
                start = end;
            }
        }
        if start < title.len() {
            pieces.push(&title[start..]);
        }
        pieces
    }

    /// Where words and runs end, punctuation not yet looked at.
    fn ends(&self, title: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut at = 0;
        while let Some(c) = title[at..].chars().next() {
            let rest = &title[at..];
            if let Some((word, _)) = self.words.longest(rest) {
                at += word.len();
                ends.push(at);
            } else if is_han(c) && c != PARTICLE {
                let run = self.unknown(rest);
                ends.extend(cut(run).into_iter().map(|end| at + end));
                at += run.len();
            } else if c.is_ascii_alphanumeric() {
                // B2B, 200, e-commerce.
                at += rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
                ends.push(at);
            } else {
                at += c.len_utf8();
                ends.push(at);
            }
        }
        ends
    }

    /// The Chinese characters up to the next known word.
    fn unknown<'t>(&self, rest: &'t str) -> &'t str {
        let end = rest
            .char_indices()
            .find(|(at, c)| {
                !is_han(*c) || *c == PARTICLE || (*at > 0 && self.words.longest(&rest[*at..]).is_some())
            })
            .map_or(rest.len(), |(at, _)| at);
        &rest[..end]
    }
}

/// Where a run of unknown characters may be cut. Most words have two characters, so pieces have four or two; the odd
/// word of three stands mostly in front (进一步推动).
fn cut(run: &str) -> Vec<usize> {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let count = starts.len() - 1;
    let mut ends = Vec::new();
    let mut at = 0;
    if count > WHOLE && count % 2 == 1 {
        at = 3;
        ends.push(starts[at]);
    }
    while at < count {
        at = count.min(at + WHOLE);
        ends.push(starts[at]);
    }
    ends
}

/// A line never begins with what closes or with 的, and never ends with what opens.
fn may_break(title: &str, at: usize) -> bool {
    let before = title[..at].chars().next_back();
    let after = title[at..].chars().next();
    !before.is_some_and(|c| "（《“‘『「〔［【〈([{".contains(c))
        && !after
            .is_some_and(|c| c == PARTICLE || "）》”’』」〕］】〉)]}，。、；：！？…—·,.;:!?%％ ".contains(c))
}

/// Joins a single letter to the word behind its hyphen, so that no line ends in `e-`.
#[must_use]
pub fn unbreak_hyphens(title: &str) -> String {
    let characters: Vec<char> = title.chars().collect();
    let letter = |at: usize| characters.get(at).is_some_and(char::is_ascii_alphabetic);
    let joins = |at: usize| {
        let begins_word =
            at < 2 || !(characters[at - 2].is_alphanumeric() || "-\u{2011}".contains(characters[at - 2]));
        at > 0 && letter(at - 1) && letter(at + 1) && begins_word
    };
    characters
        .iter()
        .enumerate()
        .map(|(at, c)| if *c == '-' && joins(at) { '\u{2011}' } else { *c })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn breaks_between_words_only() {
        let words = [
            "电子商务",
            "跨境电商",
            "跨境电子商务",
            "高质量发展",
            "政策措施",
            "跨境",
            "广州市",
            "品牌出海",
        ];
        let breaks = Breaks::new(words.into_iter());
        for (title, expected) in [
            ("支持跨境电商“品牌出海”", "支持|跨境电商|“品牌出海”"),
            ("培育引进跨境电商龙头企业", "培育引进|跨境电商|龙头企业"),
            (
                "进一步推动跨境电子商务高质量发展若干政策措施",
                "进一步|推动|跨境电子商务|高质量发展|若干|政策措施",
            ),
            (
                "关于《广州市进一步推动的措施》的通告",
                "关于|《广州市|进一步|推动的|措施》的|通告",
            ),
            ("持续优化税收政策", "持续优化|税收政策"),
            ("发展B2B、B2C平台", "发展|B2B、|B2C|平台"),
            ("其他", "其他"),
            ("", ""),
        ] {
            assert_eq!(breaks.pieces(title).join("|"), expected);
        }
    }

    #[test]
    fn joins_single_letters_only() {
        for (title, expected) in [
            ("Cross-border e-commerce", "Cross-border e\u{2011}commerce"),
            ("(e-commerce) B-share", "(e\u{2011}commerce) B\u{2011}share"),
            ("state-of-a-kind", "state-of-a-kind"),
            ("a - b, B-2, e-", "a - b, B-2, e-"),
        ] {
            assert_eq!(unbreak_hyphens(title), expected);
        }
    }

    proptest! {
        #[test]
        fn pieces_are_the_title(title in "([的跨境电商（）、“”a-z0-9 -]|\\PC){0,30}") {
            let breaks = Breaks::new(["跨境电商", "电商"].into_iter());
            let pieces = breaks.pieces(&title);
            prop_assert!(pieces.iter().all(|piece| !piece.is_empty()));
            prop_assert_eq!(pieces.concat(), title);
        }
    }
}

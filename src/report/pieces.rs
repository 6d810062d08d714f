//! What became of a text, piece by piece: what stayed, what was taken out, what was put in.
//!
//! In: two texts. Out: [`Piece`]s, of which both can be put together again. Never here: colours, HTML.
//!
//! Chinese is compared by character, words and figures as a whole. Two characters that are one in another script, width
//! or form are the same: then only the writing differs, and that is said.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::zh::fold::fold;
use crate::zh::is_han;

/// More tokens than any clause has. Comparing takes their number times that of the changes, so that a longer text is shown
/// as replaced.
const MOST_TOKENS: usize = 20_000;

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// It stayed.
    Same(String),
    /// It says the same in another script, width or form of characters.
    Writing {
        /// As it was written.
        before: String,
        /// As it is written.
        after: String,
    },
    /// It was taken out, put in, or replaced; one of the two may be empty.
    Changed {
        /// What was taken out.
        before: String,
        /// What was put in.
        after: String,
    },
}

/// What became of a text.
#[must_use]
pub fn compare(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    if old.len().max(new.len()) > MOST_TOKENS {
        return whole(before, after);
    }
    let keys = |tokens: &[&str]| -> Vec<String> { tokens.iter().map(|token| key(token)).collect() };
    let mut pieces = Pieces(Vec::new());
    for operation in capture_diff_slices(Algorithm::Myers, &keys(&old), &keys(&new)) {
        let (before, after) = (&old[operation.old_range()], &new[operation.new_range()]);
        if let DiffOp::Equal { .. } = operation {
            for (before, after) in before.iter().zip(after) {
                pieces.kept(before, after);
            }
        } else {
            pieces.changed(&before.concat(), &after.concat());
        }
    }
    without_crumbs(pieces.0)
}

/// Whether nothing but the writing differs, and it does.
#[must_use]
pub fn is_only_writing(pieces: &[Piece]) -> bool {
    let is_writing = |piece: &Piece| matches!(piece, Piece::Writing { .. });
    let is_changed = |piece: &Piece| matches!(piece, Piece::Changed { .. });
    pieces.iter().any(is_writing) && !pieces.iter().any(is_changed)
}

/// Whether both texts are the same.
#[must_use]
pub fn is_same(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| matches!(piece, Piece::Same(_)))
}

/// The pieces as `[-what was taken out-]{+what was put in+}`, for a terminal without colours.
#[must_use]
pub fn marked(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Same(words) => text.push_str(words),
            Piece::Writing { before, after } | Piece::Changed { before, after } => {
                if !before.is_empty() {
                    text.extend(["[-", before, "-]"]);
                }
                if !after.is_empty() {
                    text.extend(["{+", after, "+}"]);
                }
            }
        }
    }
    text
}

fn whole(before: &str, after: &str) -> Vec<Piece> {
    if before == after {
        return vec![Piece::Same(before.to_owned())];
    }
    vec![Piece::Changed {
        before: before.to_owned(),
        after: after.to_owned(),
    }]
}

/// Words, figures with their decimals, and every other character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (token, behind) = rest.split_at(length(rest, first));
        tokens.push(token);
        rest = behind;
    }
    tokens
}

fn length(text: &str, first: char) -> usize {
    if !first.is_ascii_alphanumeric() {
        return first.len_utf8();
    }
    let bytes = text.as_bytes();
    let goes_on = |at: usize| {
        bytes[at].is_ascii_alphanumeric()
            || matches!(bytes[at], b'.' | b',')
                && bytes[at - 1].is_ascii_digit()
                && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    (1..bytes.len()).find(|at| !goes_on(*at)).unwrap_or(bytes.len())
}

/// What two tokens that mean the same have in common.
fn key(token: &str) -> String {
    token.chars().map(|c| fold(narrow(c))).collect()
}

/// The usual form of a character of other width, and of quotation marks.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '「' | '」' | '“' | '”' | '〝' | '〞' => '"',
        '『' | '』' | '‘' | '’' => '\'',
        _ => c,
    }
}

/// Pieces in the making; neighbours of one kind become one.
struct Pieces(Vec<Piece>);

impl Pieces {
    fn kept(&mut self, before: &str, after: &str) {
        match self.0.last_mut() {
            Some(Piece::Same(words)) if before == after => words.push_str(after),
            Some(Piece::Writing {
                before: old,
                after: new,
            }) if before != after => {
                old.push_str(before);
                new.push_str(after);
            }
            _ if before == after => self.0.push(Piece::Same(after.to_owned())),
            _ => self.0.push(Piece::Writing {
                before: before.to_owned(),
                after: after.to_owned(),
            }),
        }
    }

    fn changed(&mut self, before: &str, after: &str) {
        if let Some(Piece::Changed {
            before: old,
            after: new,
        }) = self.0.last_mut()
        {
            old.push_str(before);
            new.push_str(after);
        } else {
            self.0.push(Piece::Changed {
                before: before.to_owned(),
                after: after.to_owned(),
            });
        }
    }
}

/// A single character, or the space between two words, that happens to be in both texts between two changes is chance:
/// the reader is shown one change instead of two with a crumb between them.
fn without_crumbs(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut list = Pieces(Vec::new());
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        match piece {
            Piece::Changed { before, after } => list.changed(&before, &after),
            Piece::Same(words)
                if is_crumb(&words)
                    && matches!(list.0.last(), Some(Piece::Changed { .. }))
                    && matches!(rest.peek(), Some(Piece::Changed { .. })) =>
            {
                list.changed(&words, &words);
            }
            other => list.0.push(other),
        }
    }
    list.0
}

fn is_crumb(words: &str) -> bool {
    let mut characters = words.chars();
    let (first, second) = (characters.next(), characters.next());
    match (first, second) {
        (Some(only), None) => is_han(only) || only == ' ',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_change_is_told_by_word_or_character() {
        for (before, after, expected) in [
            (
                "给予不超过50万元的资金扶持。",
                "给予不超过80万元的资金扶持。",
                "给予不超过[-50-]{+80+}万元的资金扶持。",
            ),
            (
                "up to 2.5% of the rent",
                "up to 3.5% of the rent",
                "up to [-2.5-]{+3.5+}% of the rent",
            ),
            ("支持企业", "支持企业", "支持企业"),
            // The space between two changed words is a crumb.
            (
                "three red lamps",
                "four green lamps",
                "[-three red-]{+four green+} lamps",
            ),
            ("甲乙丙丁", "子乙寅丁", "[-甲乙丙-]{+子乙寅+}丁"),
        ] {
            assert_eq!(marked(&compare(before, after)), expected);
        }
    }

    #[test]
    fn glyphs_widths_and_scripts_are_only_writing() {
        for (before, after, expected) in [
            ("电商企业", "電商企業", true),
            ("衛生（A）", "衞生(A)", true),
            ("“麒麟”", "「麒麟」", true),
            ("电商企业", "电商企业", false),
            ("电商企业", "電商園區", false),
        ] {
            assert_eq!(
                is_only_writing(&compare(before, after)),
                expected,
                "{before} {after}"
            );
        }
    }

    /// What the pieces say that one of the two texts is.
    fn put_together(pieces: &[Piece], is_old: bool) -> String {
        let words = pieces.iter().map(|piece| match piece {
            Piece::Same(words) => words.as_str(),
            Piece::Writing { before, after } | Piece::Changed { before, after } => {
                if is_old {
                    before
                } else {
                    after
                }
            }
        });
        words.collect()
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(before in "[支持電电商企 a-c0-9.,（(]{0,40}", after in "[支持電电商企 a-c0-9.,（(]{0,40}") {
            let pieces = compare(&before, &after);
            prop_assert_eq!(put_together(&pieces, true), before.clone());
            prop_assert_eq!(put_together(&pieces, false), after.clone());
            prop_assert_eq!(is_same(&pieces), before == after);
        }
    }
}

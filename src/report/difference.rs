//! What changed between two texts, for people to read.
//!
//! In: an old text and a new one. Out: a unified difference of lines, or the change within a sentence. Never here: colours.

use similar::{ChangeTag, TextDiff};

/// The lines in which a file changes, as `diff -u` shows them.
#[must_use]
pub fn unified(path: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(2)
        .header(path, path)
        .to_string()
}

/// Characters of unchanged text that are shown around a change.
const AROUND: usize = 8;

/// A stretch of a changed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both texts; shortened where it is long.
    Same(String),
    /// It stood in the old text.
    Old(String),
    /// It stands in the new text.
    New(String),
}

/// What changed within a text. Chinese is compared by character, words and figures as a whole; what stayed the same is
/// shortened.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    let difference = TextDiff::from_slices(&old, &new);
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in difference.iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, words)) if *tag == change.tag() => words.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    let last = pieces.len().saturating_sub(1);
    let pieces = pieces.into_iter().enumerate();
    pieces
        .map(|(at, (tag, words))| match tag {
            ChangeTag::Delete => Piece::Old(words),
            ChangeTag::Insert => Piece::New(words),
            ChangeTag::Equal => Piece::Same(shortened(&words, at > 0, at < last)),
        })
        .collect()
}

/// The same in one line: `…给予[-50-]{+100+}万元…`.
#[must_use]
pub fn within(old: &str, new: &str) -> String {
    let mut text = String::new();
    for piece in pieces(old, new) {
        match piece {
            Piece::Old(words) => text.extend(["[-", &words, "-]"]),
            Piece::New(words) => text.extend(["{+", &words, "+}"]),
            Piece::Same(words) => text.push_str(&words),
        }
    }
    text.replace('\n', "⏎")
}

fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let (token, behind) = rest.split_at(if word > 0 { word } else { first.len_utf8() });
        tokens.push(token);
        rest = behind;
    }
    tokens
}

/// The end that touches the change before and the beginning that touches the change behind.
fn shortened(words: &str, has_before: bool, has_behind: bool) -> String {
    let characters: Vec<char> = words.chars().collect();
    let kept = AROUND * (usize::from(has_before) + usize::from(has_behind));
    if characters.len() <= kept + 1 {
        return words.to_owned();
    }
    let start = if has_before { AROUND } else { 0 };
    let end = characters.len() - if has_behind { AROUND } else { 0 };
    let (before, behind) = (&characters[..start], &characters[end..]);
    before.iter().chain(&['…']).chain(behind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_a_little_around_it() {
        for (old, new, expected) in [
            ("支持租赁仓库", "支持企业租赁仓库", "支持{+企业+}租赁仓库"),
            (
                "对入选“灯塔”仓库的企业，给予不超过50万元的资金扶持。",
                "对入选“灯塔”仓库的企业，给予不超过80万元的资金扶持。",
                "…企业，给予不超过[-50-]{+80+}万元的资金扶持。",
            ),
            (
                "up to CNY 1 million",
                "up to CNY 2 million",
                "… to CNY [-1-]{+2+} million",
            ),
            ("a\nb", "a\n\nb", "a⏎{+⏎+}b"),
        ] {
            assert_eq!(within(old, new), expected);
        }
    }

    #[test]
    fn lines_are_shown_as_diff_shows_them() {
        let shown = unified("content/a.yaml", "a: 1\nb: 2\n", "a: 1\nb: 3\n");
        assert_eq!(
            shown,
            "--- content/a.yaml\n+++ content/a.yaml\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n"
        );
    }
}

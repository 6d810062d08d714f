//! What changed between two texts, for people to read in a few lines.
//!
//! In: an old text and a new one. Out: a unified difference of lines, or the change with a little around it.
//! Never here: colours; what is compared with what, which `pieces` decides.

use similar::TextDiff;

use crate::report::pieces::{Piece, compare, marked};

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

/// What became of a text; what stayed is shortened where it is long.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let pieces = compare(old, new);
    let last = pieces.len().saturating_sub(1);
    let pieces = pieces.into_iter().enumerate();
    pieces
        .map(|(at, piece)| match piece {
            Piece::Same(words) => Piece::Same(shortened(&words, at > 0, at < last)),
            differing => differing,
        })
        .collect()
}

/// The same in one line: `…给予[-50-]{+100+}万元…`.
#[must_use]
pub fn within(old: &str, new: &str) -> String {
    marked(&pieces(old, new)).replace('\n', "⏎")
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

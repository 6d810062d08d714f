//! Sentences in stretches: what is said, what is the author's own, what a text had and what it has now.
//!
//! In: sentences of findings, and differences. Out: [`Stretch`]es, so that no page has to understand signs in words.
//! Never here: mark-up.

use serde::Serialize;

use crate::report::pieces::Piece;

/// Words of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Stretch {
    /// `same`, `code` (an id, a field, a command), `old` or `new`.
    pub(super) kind: &'static str,
    /// The words.
    pub(super) text: String,
}

/// A sentence of a finding: what stands in backticks is the author's, and a difference is shown as one.
pub(super) fn sentence(text: &str) -> Vec<Stretch> {
    let parts = text.split('`').enumerate();
    let stretches = parts.flat_map(|(at, part)| {
        if at % 2 == 1 {
            vec![stretch("code", part)]
        } else {
            difference(part)
        }
    });
    stretches.filter(|stretch| !stretch.text.is_empty()).collect()
}

/// `…给予[-50-]{+100+}万元…` in stretches.
pub(super) fn difference(text: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("[-").into_iter().chain(rest.find("{+")).min() {
        let (before, found) = rest.split_at(at);
        let (kind, end) = if found.starts_with("[-") {
            ("old", "-]")
        } else {
            ("new", "+}")
        };
        let Some((words, behind)) = found[2..].split_once(end) else {
            break;
        };
        stretches.extend([stretch("same", before), stretch(kind, words)]);
        rest = behind;
    }
    stretches.push(stretch("same", rest));
    stretches.retain(|stretch| !stretch.text.is_empty());
    stretches
}

/// What changed between two texts.
pub(super) fn change(pieces: Vec<Piece>) -> Vec<Stretch> {
    let stretches = pieces.into_iter().flat_map(|piece| match piece {
        Piece::Same(text) => vec![stretch("same", &text)],
        Piece::Writing { before, after } | Piece::Changed { before, after } => {
            vec![stretch("old", &before), stretch("new", &after)]
        }
    });
    stretches.filter(|stretch| !stretch.text.is_empty()).collect()
}

fn stretch(kind: &'static str, text: &str) -> Stretch {
    Stretch {
        kind,
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authors_own_words_and_changes_stand_apart() {
        for (text, expected) in [
            (
                "no agency is called `comerce`; did you mean `commerce`?",
                "no agency is called |code comerce|; did you mean |code commerce|?",
            ),
            (
                "…给予[-50-]{+100+}万元，a[b]{c",
                "…给予|old 50|new 100|万元，a[b]{c",
            ),
            ("never [-closed", "never [-closed"),
        ] {
            let found: Vec<String> = sentence(text)
                .into_iter()
                .map(|stretch| match stretch.kind {
                    "same" => stretch.text,
                    kind => format!("{kind} {}", stretch.text),
                })
                .collect();
            assert_eq!(found.join("|"), expected);
        }
    }
}

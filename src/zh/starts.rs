//! Which of many names may begin at a place. Chinese puts nothing between words, so a name may begin at every character,
//! and only those with the same first characters need be compared.
//!
//! In: names. Out: their places in the list. Never here: whether a name stands there; who asks decides what a word is.

use std::collections::{BTreeMap, BTreeSet};

/// The first character of a name, and the second where there is one.
type Start = (char, Option<char>);

/// Names by their first two characters. Looked for one after the other, they would take the square of a site's size.
pub struct Starts(BTreeMap<Start, Vec<usize>>);

impl Starts {
    /// Takes names in the order in which they are to be answered; empty ones begin nowhere.
    #[must_use]
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut starts: BTreeMap<Start, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.enumerate() {
            let mut characters = name.chars();
            if let Some(first) = characters.next() {
                starts.entry((first, characters.next())).or_default().push(at);
            }
        }
        Starts(starts)
    }

    /// The names with which a text may begin.
    pub fn at(&self, text: &str) -> impl Iterator<Item = usize> + '_ {
        let mut characters = text.chars();
        let (first, second) = (characters.next(), characters.next());
        // A name of one character begins with that one only.
        let starts = [
            first.map(|first| (first, None)),
            first.map(|first| (first, second)),
        ];
        let starts = starts
            .into_iter()
            .take(if second.is_some() { 2 } else { 1 })
            .flatten();
        starts.filter_map(|start| self.0.get(&start)).flatten().copied()
    }

    /// The names that may stand anywhere in a text, in their order.
    #[must_use]
    pub fn within(&self, text: &str) -> BTreeSet<usize> {
        text.char_indices()
            .flat_map(|(at, _)| self.at(&text[at..]))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_the_first_characters_are_asked_for() {
        let starts = Starts::new(["市商务局", "市", "", "市财政局", "rent"].into_iter());
        for (text, at, within) in [
            ("市商务局牵头", vec![1, 0], vec![0, 1]),
            ("由市财政局", vec![], vec![1, 3]),
            ("市", vec![1], vec![1]),
            ("r", vec![], vec![]),
            ("", vec![], vec![]),
        ] {
            assert_eq!(starts.at(text).collect::<Vec<_>>(), at, "{text}");
            assert_eq!(
                starts.within(text).into_iter().collect::<Vec<_>>(),
                within,
                "{text}"
            );
        }
    }
}

//! Which of many names may begin at a place. Chinese puts nothing between words, so a name may begin at every character,
//! and only those with the same first characters need be compared.
//!
//! In: names. Out: their places in the list. Never here: whether a name stands there; who asks decides what a word is.

use std::collections::BTreeSet;

use super::firsts::Firsts;

/// Names by their first two characters. Looked for one after the other, they would take the square of a site's size.
pub struct Starts {
    /// The second character of each name where there is one, and its place in the list; sorted by the first, then this.
    names: Vec<(Option<char>, usize)>,
    firsts: Firsts,
}

impl Starts {
    /// Takes names in the order in which they are to be answered; empty ones begin nowhere.
    #[must_use]
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let start = |(at, name): (usize, &str)| {
            let mut characters = name.chars();
            Some((characters.next()?, characters.next(), at))
        };
        let mut starts: Vec<(char, Option<char>, usize)> = names.enumerate().filter_map(start).collect();
        starts.sort_unstable();
        Starts {
            firsts: Firsts::new(starts.iter().map(|(first, ..)| *first)),
            names: starts.into_iter().map(|(_, second, at)| (second, at)).collect(),
        }
    }

    /// The names with which a text may begin.
    pub fn at(&self, text: &str) -> impl Iterator<Item = usize> + '_ {
        let mut characters = text.chars();
        let (first, second) = (characters.next(), characters.next());
        let names = first.map_or(&[][..], |first| &self.names[self.firsts.of(first)]);
        // A name of one character begins with that one only.
        let short = &names[..names.partition_point(|(second, _)| second.is_none())];
        let start = names.partition_point(|(other, _)| *other < second);
        let end = names.partition_point(|(other, _)| *other <= second);
        let long = if second.is_some() { &names[start..end] } else { &[] };
        short.iter().chain(long).map(|(_, at)| *at)
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

//! A text that knows where each of its characters stands in the source.
//!
//! In: stretches of a [`Manuscript`](crate::import::manuscript::Manuscript). Out: [`Traced`] texts, cut and joined.
//! Never here: what a text means.

use std::ops::Range;

/// Characters, each with its place in the source in bytes. Cutting and joining keep the places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traced {
    characters: Vec<char>,
    places: Vec<usize>,
}

impl Traced {
    /// A stretch of the source.
    #[must_use]
    pub fn of(source: &str, range: Range<usize>) -> Self {
        let start = range.start;
        let stretch = source.get(range).unwrap_or_default();
        let pairs = stretch.char_indices();
        let (places, characters) = pairs.map(|(at, letter)| (start + at, letter)).unzip();
        Traced { characters, places }
    }

    /// How many characters it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The characters.
    #[must_use]
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// Where each character stands, in bytes of the source.
    #[must_use]
    pub fn places(&self) -> &[usize] {
        &self.places
    }

    /// The text by itself.
    #[must_use]
    pub fn text(&self) -> String {
        self.characters.iter().collect()
    }

    /// A stretch of it, in characters; bounds beyond the end are moved to the end.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        Traced {
            characters: self.characters[start..end].to_vec(),
            places: self.places[start..end].to_vec(),
        }
    }

    /// What stands before a place, and what from there on; the place counts characters.
    #[must_use]
    pub fn split(&self, at: usize) -> (Self, Self) {
        (self.slice(0..at), self.slice(at..self.len()))
    }

    /// Without white space at both ends.
    #[must_use]
    pub fn trim(&self) -> Self {
        self.trim_of(char::is_whitespace)
    }

    /// Without these characters at both ends.
    #[must_use]
    pub fn trim_of(&self, is_outer: impl Fn(char) -> bool) -> Self {
        let is_inner = |letter: &char| !is_outer(*letter);
        let Some(start) = self.characters.iter().position(is_inner) else {
            return Traced::default();
        };
        let end = self.characters.iter().rposition(is_inner).unwrap_or(start) + 1;
        self.slice(start..end)
    }

    /// Puts another text behind it.
    pub fn append(&mut self, other: &Traced) {
        self.characters.extend_from_slice(&other.characters);
        self.places.extend_from_slice(&other.places);
    }

    /// Puts a character between two texts that the source does not have: it takes the place of the last one.
    pub fn push_glue(&mut self, letter: char) {
        if let Some(place) = self.places.last().copied() {
            self.characters.push(letter);
            self.places.push(place);
        }
    }

    /// Keeps the characters that pass.
    #[must_use]
    pub fn filter(&self, mut keeps: impl FnMut(usize, char) -> bool) -> Self {
        let mut kept = Traced::default();
        for (at, (letter, place)) in self.characters.iter().zip(&self.places).enumerate() {
            if keeps(at, *letter) {
                kept.characters.push(*letter);
                kept.places.push(*place);
            }
        }
        kept
    }

    /// Other characters in the same places.
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(usize, char) -> char) -> Self {
        let letters = self.characters.iter().enumerate();
        Traced {
            characters: letters.map(|(at, letter)| change(at, *letter)).collect(),
            places: self.places.clone(),
        }
    }

    /// The first character.
    #[must_use]
    pub fn first(&self) -> Option<char> {
        self.characters.first().copied()
    }

    /// The last character.
    #[must_use]
    pub fn last(&self) -> Option<char> {
        self.characters.last().copied()
    }

    /// Where the first character stands, in bytes of the source.
    #[must_use]
    pub fn start(&self) -> Option<usize> {
        self.places.first().copied()
    }

    /// Where words first stand at or after a place, all counted in characters.
    #[must_use]
    pub fn find(&self, words: &str, from: usize) -> Option<usize> {
        let wanted: Vec<char> = words.chars().collect();
        let rest = self.characters.get(from..)?;
        rest.windows(wanted.len().max(1))
            .position(|window| window == wanted)
            .map(|at| from + at)
    }
}

/// The place in characters of a place in bytes.
#[must_use]
pub fn characters_before(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_keeps_its_places() {
        let source = "甲 乙\n丙";
        let whole = Traced::of(source, 0..source.len());
        let (before, after) = whole.split(2);
        assert_eq!((before.text().as_str(), after.text().as_str()), ("甲 ", "乙\n丙"));
        assert_eq!(after.places(), [4, 7, 8]);
        assert_eq!(before.trim().places(), [0]);
        let mut joined = before.trim();
        joined.append(&whole.slice(4..99));
        assert_eq!(joined.text(), "甲丙");
        assert_eq!(joined.places(), [0, 8]);
        assert_eq!(whole.find("丙", 1), Some(4));
        assert_eq!(whole.find("丁", 0), None);
    }
}

//! tantivy's view of `terms`: a tokenizer for each zone.
//!
//! In: the texts of a zone, joined by [`BETWEEN`]. Out: tokens with positions. Never here: how a text is cut.
//!
//! Tokenizers rather than tokens made beforehand: tantivy would carry those to its thread as JSON.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::index::documents::{self, Part};
use crate::index::terms::{self, Cut};

/// Stands between two texts of a zone; no text has it, because content is refused that has control characters.
pub(crate) const BETWEEN: &str = "\0";
/// Where each title begins: a phrase at such a position begins a title.
pub(crate) const TITLE_STEP: usize = 256;
/// Positions between two texts of a zone, so that no phrase reaches from one into the next.
const GAP: usize = 8;

/// The name of a zone's field and tokenizer.
pub(crate) fn name(zone: usize) -> String {
    format!("zone{zone}")
}

/// Cuts the texts of a zone.
#[derive(Debug, Clone)]
pub(crate) struct ZoneTokenizer {
    zone: usize,
}

impl ZoneTokenizer {
    /// The tokenizer of a zone.
    pub(crate) fn new(zone: usize) -> Self {
        ZoneTokenizer { zone }
    }
}

/// The tokens of a zone, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    /// All terms, written together.
    terms: String,
    /// Where each ends, and its position.
    ends: Vec<(usize, usize)>,
    next: usize,
    token: Token,
}

impl Tokenizer for ZoneTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut tokens = Tokens::default();
        each_of_zone(self.zone, text, |term, position| {
            tokens.terms.push_str(term);
            tokens.ends.push((tokens.terms.len(), position));
        });
        tokens
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        let Some((end, position)) = self.ends.get(self.next) else {
            return false;
        };
        let start = self.next.checked_sub(1).map_or(0, |before| self.ends[before].0);
        self.token.position = *position;
        self.token.text.clear();
        self.token.text.push_str(&self.terms[start..*end]);
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Gives the terms of a zone's texts to `add`, one after the other.
fn each_of_zone(zone: usize, texts: &str, mut add: impl FnMut(&str, usize)) {
    let is_title = [Cut::Chinese, Cut::English]
        .into_iter()
        .any(|cut| zone == documents::zone(Part::Title, cut));
    let mut start = 0;
    for text in texts.split(BETWEEN) {
        let length = terms::each(text, documents::cut(zone), |term, position| {
            add(term, position + start);
        });
        start += length + GAP;
        if is_title {
            start = start.next_multiple_of(TITLE_STEP);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_begins_at_its_step() {
        let positions = |zone: usize| -> Vec<(String, usize)> {
            let mut placed = Vec::new();
            each_of_zone(zone, "海\0外", |term, position| {
                placed.push((term.to_owned(), position));
            });
            placed
        };
        let at = |position| vec![("海".to_owned(), 0), ("外".to_owned(), position)];
        assert_eq!(positions(documents::zone(Part::Title, Cut::Chinese)), at(256));
        assert_eq!(positions(documents::zone(Part::Text, Cut::Chinese)), at(9));
    }
}

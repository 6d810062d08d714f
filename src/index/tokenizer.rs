//! tantivy's view of `terms`: a tokenizer for each zone.
//!
//! In: the texts of a zone, joined by [`BETWEEN`]. Out: tokens with positions. Never here: how a text is cut.
//!
//! Tokenizers rather than tokens made beforehand: tantivy would carry those to its thread as JSON.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::index::documents::{self, Part};
use crate::index::terms::{self, Cut, Placed};

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
#[derive(Debug)]
pub(crate) struct Tokens {
    rest: std::vec::IntoIter<Placed>,
    token: Token,
}

impl Tokenizer for ZoneTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        Tokens {
            rest: zone_terms(self.zone, text).into_iter(),
            token: Token::default(),
        }
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        let Some(placed) = self.rest.next() else {
            return false;
        };
        self.token.position = placed.position;
        self.token.text = placed.term;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The terms of a zone's texts, one after the other.
fn zone_terms(zone: usize, texts: &str) -> Vec<Placed> {
    let is_title = [Cut::Chinese, Cut::English]
        .into_iter()
        .any(|cut| zone == documents::zone(Part::Title, cut));
    let mut all = Vec::new();
    let mut start = 0;
    for text in texts.split(BETWEEN) {
        let (placed, length) = terms::place(text, documents::cut(zone));
        all.extend(placed.into_iter().map(|placed| Placed {
            position: placed.position + start,
            ..placed
        }));
        start += length + GAP;
        if is_title {
            start = start.next_multiple_of(TITLE_STEP);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_begins_at_its_step() {
        let positions = |zone: usize| -> Vec<(String, usize)> {
            let placed = zone_terms(zone, "海\0外").into_iter();
            placed.map(|placed| (placed.term, placed.position)).collect()
        };
        let at = |position| vec![("海".to_owned(), 0), ("外".to_owned(), position)];
        assert_eq!(positions(documents::zone(Part::Title, Cut::Chinese)), at(256));
        assert_eq!(positions(documents::zone(Part::Text, Cut::Chinese)), at(9));
    }
}

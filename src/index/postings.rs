//! The postings of a term, as flat numbers: a large site has millions of them.
//!
//! In: documents in ascending order. Out: [`List`]. Never here: where they come from, what they are for.

/// A document that has a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting<'a> {
    /// The number of the document.
    pub document: u32,
    /// What the term adds to its score.
    pub impact: u32,
    /// 8 × position + zone, ascending.
    pub positions: &'a [u32],
}

/// The documents that have a term, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    documents: Vec<u32>,
    impacts: Vec<u32>,
    /// Where the positions of each document end.
    ends: Vec<u32>,
    positions: Vec<u32>,
}

impl List {
    /// Adds a document behind the others; its positions ascend.
    pub fn push(&mut self, document: u32, impact: u32, positions: &[u32]) {
        self.documents.push(document);
        self.impacts.push(impact);
        self.positions.extend_from_slice(positions);
        self.ends
            .push(u32::try_from(self.positions.len()).unwrap_or(u32::MAX));
    }

    /// In how many documents the term stands.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether it stands nowhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The documents alone.
    #[must_use]
    pub fn documents(&self) -> &[u32] {
        &self.documents
    }

    /// How many numbers it holds: what it costs to remember.
    #[must_use]
    pub fn size(&self) -> usize {
        3 * self.documents.len() + self.positions.len()
    }

    /// The posting at a place.
    ///
    /// # Panics
    ///
    /// When there are not so many.
    #[must_use]
    pub fn at(&self, place: usize) -> Posting<'_> {
        let start = place
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        Posting {
            document: self.documents[place],
            impact: self.impacts[place],
            positions: &self.positions[start..self.ends[place] as usize],
        }
    }

    /// The place of a document, if it has the term.
    #[must_use]
    pub fn place(&self, document: u32) -> Option<usize> {
        self.documents.binary_search(&document).ok()
    }

    /// The postings, by number of the document.
    pub fn iter(&self) -> impl Iterator<Item = Posting<'_>> {
        (0..self.len()).map(|place| self.at(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_keeps_its_positions() {
        let mut list = List::default();
        list.push(3, 41, &[42]);
        list.push(5, 1, &[]);
        list.push(10, 12, &[0, 1040]);
        let found: Vec<(u32, u32, &[u32])> = list
            .iter()
            .map(|posting| (posting.document, posting.impact, posting.positions))
            .collect();
        assert_eq!(found, [(3, 41, &[42][..]), (5, 1, &[]), (10, 12, &[0, 1040])]);
        assert_eq!((list.place(10), list.place(4)), (Some(2), None));
    }
}

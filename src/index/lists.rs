//! Postings whose scores are whole numbers: what both readers of the index add up.
//!
//! In: a term. Out: its [`List`], from tantivy's dictionary and postings. Never here: which terms a query needs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use anyhow::{Context, Result};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, TermInfo};
use tantivy::query::Bm25Weight;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, TERMINATED};

use crate::index::build::Part;
use crate::index::documents::{self, ZONES};
use crate::index::phrases::Whole;
use crate::index::postings::Known;
pub use crate::index::postings::{List, Posting};

/// Tenths of a point of BM25: fine enough to rank, small enough for one byte.
const IMPACT_STEPS: f32 = 10.0;
const FACT_BOOST: f32 = 3.0;
/// So many numbers are remembered at most, four bytes each: a server is asked for ever new terms.
const MOST_KNOWN: usize = 4_000_000;

/// A reader of an index: tantivy's, or the files for the browser.
pub trait Lists {
    /// How many documents there are.
    fn documents(&self) -> u32;
    /// Whether a document is a clause.
    fn is_clause(&self, document: u32) -> bool;
    /// The postings of a term; none where there is no such term.
    fn list(&self, term: &str) -> Arc<List>;
    /// Where a word of the lexicon and its other words stand, if the reader has that ready.
    fn whole(&self, _word: &str) -> Option<Vec<Whole>> {
        None
    }
    /// The first terms, in their order, that begin with a text.
    fn starting_with(&self, start: &str, most: usize) -> Vec<String>;
}

/// tantivy's dictionary and postings.
pub struct TantivyLists {
    /// A reader for each zone, and the one of the marks behind them; none where there is no document.
    fields: Vec<FieldReader>,
    /// Documents whose impacts are halved, because they are no clauses.
    is_halved: Vec<bool>,
    known: Known,
}

/// The dictionary, the postings and the lengths of a field.
struct FieldReader {
    inverted: Arc<InvertedIndexReader>,
    norms: Option<FieldNormReader>,
}

/// A term of the dictionary and what it has in one field.
pub(crate) struct Entry {
    pub(crate) term: String,
    field: usize,
    info: TermInfo,
}

impl TantivyLists {
    pub(crate) fn new(parts: &[Part], is_halved: Vec<bool>) -> Result<Self> {
        let mut fields: BTreeMap<usize, FieldReader> = BTreeMap::new();
        for part in parts {
            let Some(segment) = &part.segment else { continue };
            for (place, field) in &part.fields {
                let norms = (*place < ZONES).then(|| segment.get_fieldnorms_reader(*field));
                let reader = FieldReader {
                    inverted: segment.inverted_index(*field)?,
                    norms: norms.transpose()?,
                };
                fields.insert(*place, reader);
            }
        }
        Ok(TantivyLists {
            fields: fields.into_values().collect(),
            is_halved,
            known: Known::new(MOST_KNOWN),
        })
    }

    /// Every term in every field that has it, sorted by term, then field.
    pub(crate) fn dictionary(&self) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for field in 0..self.fields.len() {
            self.collect(field, "", usize::MAX, |term, info| {
                entries.push(Entry {
                    term: term.to_owned(),
                    field,
                    info: info.clone(),
                });
            })?;
        }
        // Stable, so that fields stay in their order.
        entries.sort_by(|one, other| one.term.cmp(&other.term));
        Ok(entries)
    }

    /// The list of a term, of which these are all entries.
    pub(crate) fn read_entries(&self, entries: &[Entry]) -> Result<List> {
        let Some(first) = entries.first() else {
            return Ok(List::default());
        };
        self.read(
            &first.term,
            entries.iter().map(|entry| (entry.field, entry.info.clone())),
        )
    }

    fn collect(
        &self,
        field: usize,
        start: &str,
        most: usize,
        mut add: impl FnMut(&str, &TermInfo),
    ) -> Result<()> {
        let dictionary = self.fields[field].inverted.terms();
        let mut stream = dictionary.range().ge(start).into_stream()?;
        let mut count = 0;
        while count < most && stream.advance() {
            let term = std::str::from_utf8(stream.key()).context("a term is no text")?;
            if !term.starts_with(start) {
                break;
            }
            add(term, stream.value());
            count += 1;
        }
        Ok(())
    }

    fn look_up(&self, term: &str) -> Result<List> {
        let fields = if term.starts_with('#') {
            ZONES..ZONES + 1
        } else {
            0..ZONES
        };
        let mut infos = Vec::new();
        for field in fields.filter(|field| *field < self.fields.len()) {
            let info = self.fields[field].inverted.terms().get(term)?;
            infos.extend(info.map(|info| (field, info)));
        }
        self.read(term, infos.into_iter())
    }

    fn read(&self, term: &str, infos: impl Iterator<Item = (usize, TermInfo)>) -> Result<List> {
        let mut found = Found::default();
        for (field, info) in infos {
            let reader = &self.fields[field];
            if let Some(norms) = &reader.norms {
                self.read_zone(field, &reader.inverted, norms, &info, &mut found)?;
            } else {
                self.read_mark(term, &reader.inverted, &info, &mut found)?;
            }
        }
        Ok(found.into_list(&self.is_halved))
    }

    fn read_zone(
        &self,
        zone: usize,
        inverted: &InvertedIndexReader,
        norms: &FieldNormReader,
        info: &TermInfo,
        found: &mut Found,
    ) -> Result<()> {
        let all = u64::from(self.documents());
        let average = approximate(inverted.total_num_tokens()) / approximate(all);
        let weight = Bm25Weight::for_one_term_without_explain(u64::from(info.doc_freq), all, average)
            .boost_by(documents::Part::ALL[zone / 2].boost());
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut postings = inverted.read_postings_from_terminfo(info, option)?;
        let zone = u32::try_from(zone).expect("eight zones");
        let mut positions = Vec::new();
        while postings.doc() != TERMINATED {
            let document = postings.doc();
            postings.positions(&mut positions);
            let score = weight.score(norms.fieldnorm_id(document), postings.term_freq());
            found.add(
                document,
                score,
                positions.iter().map(|position| 8 * position + zone),
            );
            postings.advance();
        }
        Ok(())
    }

    fn read_mark(
        &self,
        term: &str,
        inverted: &InvertedIndexReader,
        info: &TermInfo,
        found: &mut Found,
    ) -> Result<()> {
        let all = u64::from(self.documents());
        let weight =
            Bm25Weight::for_one_term_without_explain(u64::from(info.doc_freq), all, 1.0).boost_by(FACT_BOOST);
        let score = if is_fact(term) {
            weight.score(FieldNormReader::fieldnorm_to_id(1), 1)
        } else {
            0.0
        };
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            found.add(postings.doc(), score, std::iter::empty());
            postings.advance();
        }
        Ok(())
    }
}

/// What the fields have of a term, one after the other.
#[derive(Default)]
struct Found {
    /// Document, score, and where its positions stand.
    places: Vec<(u32, f32, Range<usize>)>,
    positions: Vec<u32>,
}

impl Found {
    fn add(&mut self, document: u32, score: f32, positions: impl Iterator<Item = u32>) {
        let start = self.positions.len();
        self.positions.extend(positions);
        self.places.push((document, score, start..self.positions.len()));
    }

    /// One posting for each document; scores are added in the order of the zones, as floating point wants it.
    fn into_list(mut self, is_halved: &[bool]) -> List {
        self.places.sort_by_key(|(document, ..)| *document);
        let mut list = List::default();
        let mut positions = Vec::new();
        for same in self.places.chunk_by(|one, other| one.0 == other.0) {
            let document = same[0].0;
            let score: f32 = same.iter().fold(0.0, |sum, (_, score, _)| sum + score);
            positions.clear();
            for (.., range) in same {
                positions.extend_from_slice(&self.positions[range.clone()]);
            }
            positions.sort_unstable();
            let half = if is_halved[document as usize] { 0.5 } else { 1.0 };
            list.push(document, whole(score * half), &positions);
        }
        list
    }
}

impl Lists for TantivyLists {
    fn documents(&self) -> u32 {
        u32::try_from(self.is_halved.len()).expect("tantivy has no more either")
    }

    fn is_clause(&self, document: u32) -> bool {
        !self.is_halved[document as usize]
    }

    fn list(&self, term: &str) -> Arc<List> {
        // The index lies in memory and was made a moment ago: there is nothing in it that could not be read.
        let read = || self.look_up(term).unwrap_or_default();
        self.known.list(term, read)
    }

    fn starting_with(&self, start: &str, most: usize) -> Vec<String> {
        let mut terms = BTreeSet::new();
        for field in 0..self.fields.len() {
            // As in `list`.
            let _ = self.collect(field, start, most, |term, _| {
                terms.insert(term.to_owned());
            });
        }
        terms.into_iter().take(most).collect()
    }
}

fn is_fact(term: &str) -> bool {
    ["#cny:", "#pct:", "#doc:", "#date:", "#years:"]
        .iter()
        .any(|kind| term.starts_with(kind))
}

/// Impacts are added as whole numbers, so that no reader can round otherwise.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "scores are small and never negative"
)]
fn whole(score: f32) -> u32 {
    if score == 0.0 {
        return 0;
    }
    ((score * IMPACT_STEPS).round() as u32).max(1)
}

#[expect(clippy::cast_precision_loss, reason = "tantivy's own average is as exact")]
fn approximate(n: u64) -> f32 {
    n as f32
}

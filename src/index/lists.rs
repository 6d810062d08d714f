//! Postings whose scores are whole numbers: what both readers of the index add up.
//!
//! In: a term. Out: its [`List`], from tantivy's dictionary and postings. Never here: which terms a query needs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED};

use crate::index::build::Fields;
use crate::index::documents::{Part, ZONES};
use crate::index::phrases::Whole;

/// Tenths of a point of BM25: fine enough to rank, small enough for one byte.
const IMPACT_STEPS: f32 = 10.0;
const FACT_BOOST: f32 = 3.0;
/// So many postings are remembered at most, some 50 bytes each: a server is asked for ever new terms.
const MOST_KNOWN: usize = 400_000;

/// A document that has a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The number of the document.
    pub document: u32,
    /// What the term adds to its score.
    pub impact: u32,
    /// 8 × position + zone, ascending.
    pub positions: Vec<u32>,
}

/// The documents that have a term, by number.
pub type List = Vec<Posting>;

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
    searcher: Searcher,
    fields: Fields,
    /// Documents whose impacts are halved, because they are no clauses.
    is_halved: Vec<bool>,
    known: Mutex<Known>,
}

/// Lists that were read before; all are forgotten when they become too many.
#[derive(Default)]
struct Known {
    lists: BTreeMap<String, Arc<List>>,
    size: usize,
}

impl Known {
    fn add(&mut self, term: &str, list: &Arc<List>, most: usize) {
        // A term that nothing has takes its place too.
        let size = list.len() + 1;
        if self.size + size > most {
            *self = Known::default();
        }
        if self.lists.insert(term.to_owned(), Arc::clone(list)).is_none() {
            self.size += size;
        }
    }
}

impl TantivyLists {
    pub(crate) fn new(searcher: Searcher, fields: Fields, is_halved: Vec<bool>) -> Self {
        TantivyLists {
            searcher,
            fields,
            is_halved,
            known: Mutex::default(),
        }
    }

    /// Every term of the index, sorted.
    pub(crate) fn terms(&self) -> Result<BTreeSet<String>> {
        let mut terms = BTreeSet::new();
        for field in self.all_fields() {
            self.collect(field, "", usize::MAX, &mut terms)?;
        }
        Ok(terms)
    }

    fn all_fields(&self) -> impl Iterator<Item = Field> {
        self.fields.zones.iter().copied().chain([self.fields.marks])
    }

    /// What a thread that broke down has added is as good as the rest.
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn segment(&self) -> Option<&SegmentReader> {
        self.searcher.segment_readers().first()
    }

    fn collect(&self, field: Field, start: &str, most: usize, terms: &mut BTreeSet<String>) -> Result<()> {
        let Some(segment) = self.segment() else {
            return Ok(());
        };
        let dictionary = segment.inverted_index(field)?;
        let mut stream = dictionary.terms().range().ge(start).into_stream()?;
        let mut count = 0;
        while count < most && stream.advance() {
            let term = std::str::from_utf8(stream.key()).context("a term is no text")?;
            if !term.starts_with(start) {
                break;
            }
            terms.insert(term.to_owned());
            count += 1;
        }
        Ok(())
    }

    fn read(&self, term: &str) -> Result<List> {
        let mut documents: BTreeMap<u32, (f32, Vec<u32>)> = BTreeMap::new();
        if let Some(segment) = self.segment() {
            if term.starts_with('#') {
                self.read_mark(segment, term, &mut documents)?;
            } else {
                for zone in 0..ZONES {
                    self.read_zone(segment, zone, term, &mut documents)?;
                }
            }
        }
        let posting = |(document, (score, mut positions)): (u32, (f32, Vec<u32>))| {
            positions.sort_unstable();
            let half = if self.is_halved[document as usize] {
                0.5
            } else {
                1.0
            };
            Posting {
                document,
                impact: whole(score * half),
                positions,
            }
        };
        Ok(documents.into_iter().map(posting).collect())
    }

    fn read_zone(
        &self,
        segment: &SegmentReader,
        zone: usize,
        term: &str,
        documents: &mut BTreeMap<u32, (f32, Vec<u32>)>,
    ) -> Result<()> {
        let field = self.fields.zones[zone];
        let inverted = segment.inverted_index(field)?;
        let Some(info) = inverted.get_term_info(&Term::from_field_text(field, term))? else {
            return Ok(());
        };
        let norms = segment.get_fieldnorms_reader(field)?;
        let all = u64::from(segment.max_doc());
        let average = approximate(inverted.total_num_tokens()) / approximate(all);
        let weight = Bm25Weight::for_one_term_without_explain(u64::from(info.doc_freq), all, average)
            .boost_by(Part::ALL[zone / 2].boost());
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut postings = inverted.read_postings_from_terminfo(&info, option)?;
        let mut positions = Vec::new();
        while postings.doc() != TERMINATED {
            let document = postings.doc();
            postings.positions(&mut positions);
            let score = weight.score(norms.fieldnorm_id(document), postings.term_freq());
            let entry = documents.entry(document).or_default();
            entry.0 += score;
            let zone = u32::try_from(zone).expect("eight zones");
            entry
                .1
                .extend(positions.iter().map(|position| 8 * position + zone));
            postings.advance();
        }
        Ok(())
    }

    fn read_mark(
        &self,
        segment: &SegmentReader,
        term: &str,
        documents: &mut BTreeMap<u32, (f32, Vec<u32>)>,
    ) -> Result<()> {
        let field = self.fields.marks;
        let inverted = segment.inverted_index(field)?;
        let Some(info) = inverted.get_term_info(&Term::from_field_text(field, term))? else {
            return Ok(());
        };
        let all = u64::from(segment.max_doc());
        let weight =
            Bm25Weight::for_one_term_without_explain(u64::from(info.doc_freq), all, 1.0).boost_by(FACT_BOOST);
        let score = if is_fact(term) {
            weight.score(FieldNormReader::fieldnorm_to_id(1), 1)
        } else {
            0.0
        };
        let mut postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            documents.insert(postings.doc(), (score, Vec::new()));
            postings.advance();
        }
        Ok(())
    }
}

impl Lists for TantivyLists {
    fn documents(&self) -> u32 {
        self.segment().map_or(0, SegmentReader::max_doc)
    }

    fn is_clause(&self, document: u32) -> bool {
        !self.is_halved[document as usize]
    }

    fn list(&self, term: &str) -> Arc<List> {
        if let Some(list) = self.known().lists.get(term) {
            return Arc::clone(list);
        }
        // The index lies in memory and was made a moment ago: there is nothing in it that could not be read.
        let list = Arc::new(self.read(term).unwrap_or_default());
        self.known().add(term, &list, MOST_KNOWN);
        list
    }

    fn starting_with(&self, start: &str, most: usize) -> Vec<String> {
        let mut terms = BTreeSet::new();
        for field in self.all_fields() {
            // As in `list`.
            let _ = self.collect(field, start, most, &mut terms);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_has_a_bound() {
        let mut known = Known::default();
        let posting = Posting {
            document: 0,
            impact: 1,
            positions: Vec::new(),
        };
        let list = Arc::new(vec![posting; 3]);
        for (term, expected) in [("a", 4), ("b", 8), ("c", 4), ("c", 4)] {
            known.add(term, &list, 10);
            assert_eq!(known.size, expected, "{term}");
            assert_eq!(known.lists.len() * 4, known.size);
            assert!(known.lists.contains_key(term));
        }
    }
}

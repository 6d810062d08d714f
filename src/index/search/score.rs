//! What makes a document a better answer than another, part by part.
//!
//! In: a [`Search`] and a document. Out: its [`Hit`]. Never here: which documents answer.

use crate::index::phrases::{Match, NAME_ZONES, TITLE_ZONES};
use crate::index::search::{Hit, Search};
use crate::index::units::UnitMatches;

/// What the whole query in a title, and at its beginning, is worth.
const IN_TITLE: u32 = 300;
const AT_TITLE: u32 = 600;
/// Above every sum of impacts.
const REFERENCE: u32 = 100_000;
/// What an alternative counts, of 8 parts.
const ALTERNATIVE_PARTS: u32 = 3;

impl Search<'_> {
    pub(super) fn hit(&self, document: u32, is_exact: bool, share: Option<(u64, u64)>) -> Hit {
        let mut parts: Vec<(String, u32)> = Vec::new();
        let mut add = |what: &str, points: u32| {
            if points > 0 {
                parts.push((what.to_owned(), points));
            }
        };
        let has_topic = self.units.iter().any(|unit| unit.is_topic);
        let is_aside = self.is_aside(document);
        for unit in &self.units {
            // 跨境电商 says little beside 保险; what an agency's note says by the way is half as good as a clause.
            let halves = 2 * u32::from(has_topic && unit.is_general) + u32::from(is_aside);
            let itself = unit.itself.get(&document).map_or(0, |found| found.impact);
            add(&unit.text, itself >> halves);
            if let Some((impact, word)) = unit.others.get(&document) {
                add(
                    &format!("{} = {word}", unit.text),
                    (impact * ALTERNATIVE_PARTS / 8) >> halves,
                );
            }
        }
        if self.units.is_empty() {
            for (text, chunk) in self.plan.chunks.iter().zip(&self.chunks) {
                add(text, chunk.get(&document).map_or(0, |found| found.impact));
            }
        }
        if self.is_agency(document) {
            add("an agency of that name", IN_TITLE);
        }
        for (mark, having) in &self.facts {
            add(mark, having.get(&document).copied().unwrap_or(0));
        }
        if let Some(found) = self.whole.get(&document) {
            let in_title = found.zones & TITLE_ZONES != 0;
            match (found.begins_title, in_title) {
                (true, _) => add("begins the title", AT_TITLE),
                (false, true) => add("in the title", IN_TITLE),
                (false, false) if self.chunks.len() > 1 => add("side by side", found.impact / 2),
                (false, false) => {}
            }
        }
        if let Some(mark) = &self.plan.reference {
            let is_meant = self
                .lists
                .list(mark)
                .iter()
                .any(|posting| posting.document == document);
            add(mark, if is_meant { REFERENCE } else { 0 });
        }
        let sum: u32 = parts.iter().map(|(_, points)| *points).sum();
        let score = share.map_or(sum, |(covered, total)| {
            u32::try_from(u64::from(sum) * covered / total).unwrap_or(sum)
        });
        Hit {
            document,
            score,
            is_exact,
            parts,
        }
    }

    /// Whether the query is nothing but the name of an agency, and the document is that agency.
    fn is_agency(&self, document: u32) -> bool {
        let is_name = |unit: &UnitMatches| unit.is_agency && unit.stands_in(document);
        !self.lists.is_clause(document) && !self.units.is_empty() && self.units.iter().all(is_name)
    }

    /// Whether a document is neither a clause nor what the query names.
    fn is_aside(&self, document: u32) -> bool {
        let is_name = |found: &Match| found.zones & NAME_ZONES != 0;
        let is_named = !self.is_thing && self.whole.get(&document).is_some_and(is_name)
            || self
                .units
                .iter()
                .any(|unit| unit.is_agency && unit.stands_in(document));
        !self.lists.is_clause(document) && !is_named && !self.plan.only_asks
    }
}

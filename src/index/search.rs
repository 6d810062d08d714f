//! Plan + postings → hits, in whole numbers.
//!
//! In: a query, a [`Lexicon`], [`Lists`]. Out: [`Answer`]. Never here: texts of hits, tantivy, files.
//!
//! docs/search.md, sections 6.5 to 6.7, is this file in words; the browser's script follows it.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::information::information;
use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::phrases::{Match, NAME_ZONES, SEEN_ZONES, TEXT_ZONES, TITLE_ZONES};
use crate::index::plan::{Plan, plan};
use crate::index::slips;
use crate::index::terms::key_of;
use crate::index::units::{Matches, UnitMatches, count, find};

/// What the whole query in a title, and at its beginning, is worth.
const IN_TITLE: u32 = 300;
const AT_TITLE: u32 = 600;
/// Above every sum of impacts.
const REFERENCE: u32 = 100_000;
/// What an alternative counts, of 8 parts.
const ALTERNATIVE_PARTS: u32 = 3;
/// Level C wants this much of the information, in parts of 100; more where no word says what the query is about.
const LEAST_SHARE: u64 = 50;
const LEAST_SHARE_BY_CHANCE: u64 = 75;
/// Where two words say it, a circumstance that nothing is known of is no reason for silence; and a question in which all is
/// known may have more of it than one clause answers.
const LEAST_SHARE_OF_SOME: u64 = 30;
/// Below so many documents of level B, level C follows.
const FEW: usize = 3;
/// So many slips of one query are mended.
const MOST_SLIPS: usize = 3;

/// What a query found.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// How the query was read.
    pub plan: Plan,
    /// The query that is answered instead, where nothing has the one that was typed.
    pub showing: Option<String>,
    /// How many of the hits have the query as typed.
    pub exact: usize,
    /// How many clauses have it in their own text.
    pub in_text: usize,
    /// Every hit, best first.
    pub hits: Vec<Hit>,
    /// Words of the site that come nearest, where there is no hit.
    pub nearest: Vec<String>,
}

/// A document that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its number.
    pub document: u32,
    /// Its score.
    pub score: u32,
    /// Whether it has the query as typed.
    pub is_exact: bool,
    /// What gave which part of the score.
    pub parts: Vec<(String, u32)>,
}

/// What a hit must be, besides answering: marks of facets.
pub type Filters = Vec<String>;

/// Searches.
#[must_use]
pub fn search(query: &str, filters: &Filters, lexicon: &Lexicon, lists: &dyn Lists) -> Answer {
    let plan = plan(query, lexicon, lists);
    let mut answer = Search::new(&plan, lexicon, lists).answer(Reach::Most);
    // What is only near is worth less than what was meant, so a slip is looked for before either is shown.
    if answer.exact == 0
        && let Some(mended) = mended(&plan, lexicon, lists)
    {
        answer = mended;
    } else {
        answer.plan = plan;
    }
    if answer.hits.is_empty() {
        answer.nearest = slips::nearest(&answer.plan, lexicon, lists);
    }
    restrict(&mut answer, filters, lists);
    answer
}

/// The answer to the query without its slips, if there is one.
fn mended(plan: &Plan, lexicon: &Lexicon, lists: &dyn Lists) -> Option<Answer> {
    let mut plan = plan.clone();
    for _ in 0..MOST_SLIPS {
        let showing = slips::mended(&plan, lexicon, lists)?;
        plan = self::plan(&showing, lexicon, lists);
        let is_clear = plan.units.iter().all(|unit| unit.is_known);
        let reach = if is_clear { Reach::Most } else { Reach::All };
        let answer = Search::new(&plan, lexicon, lists).answer(reach);
        if !answer.hits.is_empty() {
            return Some(Answer {
                plan,
                showing: Some(showing),
                ..answer
            });
        }
    }
    None
}

/// Leaves only the hits that have every mark.
fn restrict(answer: &mut Answer, filters: &Filters, lists: &dyn Lists) {
    for filter in filters {
        let allowed: BTreeSet<u32> = lists
            .list(filter)
            .iter()
            .map(|posting| posting.document)
            .collect();
        answer.hits.retain(|hit| allowed.contains(&hit.document));
    }
    answer.exact = answer.hits.iter().filter(|hit| hit.is_exact).count();
}

/// How much of a query must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// All of it: a mended query in which something is still unknown must make sense as a whole.
    All,
    /// Most of it will do.
    Most,
}

/// A query at work.
struct Search<'a> {
    plan: &'a Plan,
    lists: &'a dyn Lists,
    /// Everything is one phrase.
    whole: Matches,
    chunks: Vec<Matches>,
    facts: Vec<(String, BTreeMap<u32, u32>)>,
    units: Vec<UnitMatches>,
    all_are_terms: bool,
    /// Whether the whole query is a word of the lexicon, and no agency.
    is_thing: bool,
    /// Whether some unit stands nowhere.
    has_unknown: bool,
}

impl<'a> Search<'a> {
    fn new(plan: &'a Plan, lexicon: &Lexicon, lists: &'a dyn Lists) -> Self {
        let fact = |mark: &String| {
            let list = lists.list(mark);
            let impacts = list
                .iter()
                .map(|posting| (posting.document, posting.impact))
                .collect();
            (mark.clone(), impacts)
        };
        let units: Vec<UnitMatches> = plan
            .units
            .iter()
            .map(|unit| UnitMatches::new(unit, plan.has_functions, lists))
            .collect();
        let key = key_of(&plan.query);
        Search {
            is_thing: lexicon.has(&key) && !lexicon.is_agency(&key),
            has_unknown: units.iter().any(|unit| !unit.is_known),
            whole: find(&plan.query, lists),
            chunks: plan.chunks.iter().map(|chunk| find(chunk, lists)).collect(),
            facts: plan.facts.iter().map(fact).collect(),
            units,
            all_are_terms: plan.chunks.iter().all(|chunk| lexicon.has(&key_of(chunk))) || lexicon.has(&key),
            plan,
            lists,
        }
    }

    fn answer(&self, reach: Reach) -> Answer {
        let exact = self.as_typed();
        let mut documents = exact.clone();
        let mut partly = BTreeMap::new();
        if exact.is_empty() || self.all_are_terms {
            let full = self.all_units();
            let few = full.len() < FEW;
            documents.extend(full);
            if exact.is_empty() && few && reach == Reach::Most {
                partly = self.most_units();
                partly.retain(|document, _| !documents.contains(document));
                documents.extend(partly.keys());
            }
        }
        let mut hits: Vec<Hit> = documents
            .into_iter()
            .map(|document| {
                self.hit(
                    document,
                    exact.contains(&document),
                    partly.get(&document).copied(),
                )
            })
            .collect();
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.document));
        Answer {
            in_text: self.in_text(&exact),
            exact: exact.len(),
            hits,
            ..Answer::default()
        }
    }

    /// Level A: the query as typed, with or without its facts read.
    fn as_typed(&self) -> BTreeSet<u32> {
        // A long page has every word of every question somewhere.
        let is_sentence = self.plan.has_functions && self.chunks.len() > 1;
        let mut documents = if is_sentence {
            all_have(std::slice::from_ref(&self.whole), SEEN_ZONES)
        } else {
            all_have(&self.chunks, SEEN_ZONES)
        };
        if !self.facts.is_empty() {
            let others: Vec<Matches> = self
                .plan
                .other_chunks
                .iter()
                .map(|chunk| find(chunk, self.lists))
                .collect();
            let stating = |document: &u32| self.facts.iter().all(|(_, having)| having.contains_key(document));
            if others.is_empty() {
                documents.extend(self.facts[0].1.keys().filter(|document| stating(document)));
            } else {
                documents.extend(
                    all_have(&others, SEEN_ZONES)
                        .iter()
                        .filter(|document| stating(document)),
                );
            }
        }
        if documents.is_empty() && !is_sentence && self.plan.query.contains(' ') {
            let runs: Vec<Matches> = self
                .plan
                .query
                .split(' ')
                .map(|run| find(run, self.lists))
                .collect();
            documents = all_have(&runs, SEEN_ZONES);
        }
        if let Some(mark) = &self.plan.reference {
            documents.extend(self.lists.list(mark).iter().map(|posting| posting.document));
        }
        documents
    }

    /// How many clauses have the query in their own text: what a plain search through the texts counts.
    fn in_text(&self, exact: &BTreeSet<u32>) -> usize {
        let in_text = |document: u32| {
            let stands = |chunk: &Matches| {
                chunk
                    .get(&document)
                    .is_some_and(|found| found.zones & TEXT_ZONES != 0)
            };
            self.lists.is_clause(document) && self.chunks.iter().all(stands)
        };
        exact.iter().filter(|document| in_text(**document)).count()
    }

    /// Level B: every unit and every fact.
    fn all_units(&self) -> BTreeSet<u32> {
        if self.units.iter().any(|unit| !unit.is_known) {
            return BTreeSet::new();
        }
        let first: Vec<u32> = match (self.units.first(), self.facts.first()) {
            (Some(unit), _) => unit.documents(),
            (None, Some((_, having))) => having.keys().copied().collect(),
            (None, None) => Vec::new(),
        };
        first
            .into_iter()
            .filter(|document| self.units.iter().all(|unit| unit.stands_in(*document)))
            .filter(|document| self.facts.iter().all(|(_, having)| having.contains_key(document)))
            .collect()
    }

    /// Level C: documents with most of the information, and how much of it they have.
    fn most_units(&self) -> BTreeMap<u32, (u64, u64)> {
        let all = self.lists.documents();
        let of_fact = |having: &BTreeMap<u32, u32>| u64::from(information(all, count(having.len())));
        let total: u64 = self.units.iter().map(|unit| self.told_by(unit)).sum::<u64>()
            + self.facts.iter().map(|(_, having)| of_fact(having)).sum::<u64>();
        let candidates: BTreeSet<u32> = self.units.iter().flat_map(UnitMatches::documents).collect();
        let mut documents = BTreeMap::new();
        for document in candidates {
            let units = self.units.iter().filter(|unit| unit.stands_in(document));
            let topics = units.clone().filter(|unit| unit.is_topic).count();
            // Beside a word that nothing has, 补贴 and 企业 are no answer.
            if self.has_unknown && topics == 0 {
                continue;
            }
            let facts = self
                .facts
                .iter()
                .filter(|(_, having)| having.contains_key(&document));
            let covered: u64 = units.map(|unit| self.told_by(unit)).sum::<u64>()
                + facts.map(|(_, having)| of_fact(having)).sum::<u64>();
            let least = match topics {
                0 => LEAST_SHARE_BY_CHANCE,
                1 if self.has_unknown => LEAST_SHARE,
                2.. if self.has_unknown => LEAST_SHARE_OF_SOME,
                _ if self.plan.has_functions => LEAST_SHARE_OF_SOME,
                _ => LEAST_SHARE,
            };
            if covered * 100 >= total * least {
                documents.insert(document, (covered, total));
            }
        }
        documents
    }

    /// What a unit tells. Beside an unknown one, what merely happens to stand somewhere tells half.
    fn told_by(&self, unit: &UnitMatches) -> u64 {
        let is_chance = self.has_unknown && unit.is_known && !unit.is_topic;
        u64::from(unit.information) / if is_chance { 2 } else { 1 }
    }

    fn hit(&self, document: u32, is_exact: bool, share: Option<(u64, u64)>) -> Hit {
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
}

impl Search<'_> {
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
        !self.lists.is_clause(document) && !is_named
    }
}

/// The documents in which every phrase stands in one of the zones.
fn all_have(phrases: &[Matches], zones: u8) -> BTreeSet<u32> {
    let Some((first, rest)) = phrases.split_first() else {
        return BTreeSet::new();
    };
    let has = |phrase: &Matches, document: u32| {
        phrase
            .get(&document)
            .is_some_and(|found| found.zones & zones != 0)
    };
    first
        .keys()
        .copied()
        .filter(|document| has(first, *document) && rest.iter().all(|phrase| has(phrase, *document)))
        .collect()
}

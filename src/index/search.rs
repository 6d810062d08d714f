//! Plan + postings → hits, in whole numbers.
//!
//! In: a query, a [`Lexicon`], [`Lists`]. Out: [`Answer`]. Never here: texts of hits, tantivy, files.
//!
//! docs/search.md, sections 6.5 to 6.7, is this file in words; the browser's script follows it.

mod score;

use std::collections::{BTreeMap, BTreeSet};

use crate::index::information::information;
use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::phrases::{SEEN_ZONES, TEXT_ZONES};
use crate::index::plan::{Known, Plan, Unit, plan};
use crate::index::slips;
use crate::index::terms::key_of;
use crate::index::units::{Matches, UnitMatches, count, find};

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
        let is_clear = plan.units.iter().all(Unit::is_known);
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
            has_unknown: units.iter().any(|unit| !unit.is_known()),
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
        let names_elsewhere = self.plan.units.iter().any(|unit| unit.known == Known::Bound);
        let is_sentence = (self.plan.has_functions || names_elsewhere) && self.chunks.len() > 1;
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
        if self.units.iter().any(|unit| !unit.is_known()) {
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
        let is_chance = self.has_unknown && unit.is_known() && !unit.is_topic;
        u64::from(unit.information) / if is_chance { 2 } else { 1 }
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

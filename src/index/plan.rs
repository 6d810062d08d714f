//! Text → plan: what a query asks for, before any document is looked at.
//!
//! In: a query, a lexicon, the dictionary. Out: [`Plan`]. Never here: scores. docs/search.md, section 6.4, is this file
//! in words; the browser's script follows it.

use std::ops::Range;

use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::marks::read_query;
use crate::index::normal::Normal;
use crate::index::reading::read_units;
use crate::index::references;

/// Only so many characters of a query count.
pub const LONGEST_QUERY: usize = 256;

/// What a query asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The normal string of the query.
    pub query: String,
    /// The mark of the measure or clause that it names.
    pub reference: Option<String>,
    /// The marks of its facts; only those that some document states.
    pub facts: Vec<String>,
    /// Normal strings of what white space parts.
    pub chunks: Vec<String>,
    /// The same without the facts.
    pub other_chunks: Vec<String>,
    /// What is looked for when the query as typed stands nowhere.
    pub units: Vec<Unit>,
    /// Whether some of its words only ask or join.
    pub has_functions: bool,
    /// Whether all of them do: 怎么申请. Then pages answer as well as clauses.
    pub only_asks: bool,
    /// Characters of the query with which nothing could be begun.
    pub missed: Vec<usize>,
}

/// A word or phrase of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its normal string.
    pub text: String,
    /// Where it stands in [`Plan::query`], in characters.
    pub range: Range<usize>,
    /// Other words for it.
    pub alternatives: Vec<String>,
    /// What is known of it.
    pub known: Known,
    /// Whether every policy has it, so that it tells little.
    pub is_general: bool,
    /// Whether it is the name of an agency.
    pub is_agency: bool,
}

/// What is known of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is a word of the lexicon.
    Term,
    /// It is a word of the lexicon that only leads to its alternatives.
    OnlyAsked,
    /// It stands in some document, by itself or as the beginning of a word.
    Found,
    /// Nothing.
    Nothing,
    /// Nothing, and it touches a unit of which something is: 养老保险 is another thing than 保险.
    Bound,
}

impl Unit {
    /// Whether the lexicon has it.
    #[must_use]
    pub fn is_term(&self) -> bool {
        matches!(self.known, Known::Term | Known::OnlyAsked)
    }

    /// Whether the lexicon or some document has it.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !matches!(self.known, Known::Nothing | Known::Bound)
    }
}

/// What a query asks for.
#[must_use]
pub fn plan(query: &str, lexicon: &Lexicon, lists: &dyn Lists) -> Plan {
    let query = bounded(query);
    let normal = Normal::of(&query);
    let mut facts = Vec::new();
    let mut ranges = Vec::new();
    for fact in read_query(&query) {
        if !lists.list(&fact.mark).is_empty() {
            facts.push(fact.mark);
            ranges.push(fact.range);
        }
    }
    let without_facts = blank(&query, &ranges);
    let read = read_units(&normal, &query, &ranges, lexicon, lists);
    Plan {
        query: normal.string(),
        reference: reference(&query).filter(|mark| !lists.list(mark).is_empty()),
        chunks: chunks(&query),
        other_chunks: chunks(&without_facts),
        units: read.units,
        has_functions: read.has_functions,
        only_asks: read.only_asks,
        missed: read.missed,
        facts,
    }
}

/// The measure or clause that the whole query names, or that it begins with: 第十三条第二款 标准.
fn reference(query: &str) -> Option<String> {
    let first = query.split_whitespace().next()?;
    // 3.1 million is no clause, so only the form that is nothing else may have words behind it.
    references::read(query).or_else(|| references::read(first).filter(|_| first.starts_with('第')))
}

fn bounded(query: &str) -> String {
    query
        .chars()
        .take(LONGEST_QUERY)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// The query with spaces instead of what stands in the ranges.
fn blank(query: &str, ranges: &[Range<usize>]) -> String {
    let is_kept = |at: usize| ranges.iter().all(|range| !range.contains(&at));
    query
        .char_indices()
        .map(|(at, c)| if is_kept(at) { c } else { ' ' })
        .collect()
}

/// What white space parts; quotation marks hold together what stands between them.
#[must_use]
pub fn chunks(query: &str) -> Vec<String> {
    let mut chunks = vec![String::new()];
    let mut is_quoted = false;
    for c in query.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '“' => is_quoted = true,
            '”' => is_quoted = false,
            _ => {}
        }
        if c.is_whitespace() && !is_quoted {
            chunks.push(String::new());
        } else if let Some(chunk) = chunks.last_mut() {
            chunk.push(c);
        }
    }
    let mut strings: Vec<String> = Vec::new();
    for chunk in chunks {
        let string = Normal::of(&chunk).string();
        if !string.is_empty() && !strings.contains(&string) {
            strings.push(string);
        }
    }
    strings
}

//! Text → plan: what a query asks for, before any document is looked at.
//!
//! In: a query, a lexicon, the dictionary. Out: [`Plan`]. Never here: scores. docs/search.md, section 6.4, is this file
//! in words; the browser's script follows it.

use std::ops::Range;

use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::marks::read_query;
use crate::index::normal::Normal;
use crate::index::phrases;
use crate::index::references;
use crate::index::stem::stem;
use crate::index::terms::{self, Token, word_term};
use crate::index::words::FUNCTIONS;

/// Only so many characters of a query count.
pub const LONGEST_QUERY: usize = 256;
/// The longest stretch of Chinese that is taken for one unit without being in the lexicon.
const LONGEST_UNIT: usize = 8;
/// From so many letters on, a last word may still be being typed.
const LEAST_BEGINNING: usize = 4;
/// So many words that begin like the last one are tried.
const MOST_COMPLETIONS: usize = 8;

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
    /// Whether the lexicon has it.
    pub is_term: bool,
    /// Whether it stands in any document, by itself.
    pub is_known: bool,
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

/// The units of a query, from left to right, and what is none.
#[derive(Default)]
struct Read {
    units: Vec<Unit>,
    has_functions: bool,
    missed: Vec<usize>,
}

impl Read {
    fn add(&mut self, unit: Unit) {
        if !unit.is_known {
            self.missed.extend(unit.range.clone());
        }
        if self.units.iter().all(|known| known.text != unit.text) {
            self.units.push(unit);
        }
    }

    /// Chinese characters that no document has together; one alone is no loss.
    fn add_unknown(&mut self, reader: &UnitReader<'_>, tokens: Option<Range<usize>>) {
        let Some(tokens) = tokens else { return };
        if tokens.len() > 1 {
            self.add(reader.plain(&tokens, reader.text(&tokens), false));
        } else {
            self.missed.extend(reader.characters(&tokens));
        }
    }
}

fn read_units(
    normal: &Normal,
    query: &str,
    facts: &[Range<usize>],
    lexicon: &Lexicon,
    lists: &dyn Lists,
) -> Read {
    let is_fact = |token: &Token| {
        let origin = normal.letters[token.range.start].origin;
        let byte = query.char_indices().nth(origin).map_or(0, |(byte, _)| byte);
        facts.iter().any(|range| range.contains(&byte))
    };
    let reader = UnitReader {
        normal,
        tokens: terms::tokens(normal),
        lexicon,
        lists,
    };
    let mut read = Read::default();
    let mut unknown: Option<Range<usize>> = None;
    let mut at = 0;
    while at < reader.tokens.len() {
        if is_fact(&reader.tokens[at]) {
            read.add_unknown(&reader, unknown.take());
            at += 1;
            continue;
        }
        match reader.step(at) {
            Step::UnknownHan => {
                unknown = Some(unknown.map_or(at, |known| known.start)..at + 1);
                at += 1;
            }
            // Behind a character that nothing begins with a mere pair is more likely the rest of its word: 宅基地 is no 基地.
            Step::Unit(2, unit) if unknown.is_some() && !unit.is_term && reader.tokens[at].is_han => {
                unknown = unknown.map(|known| known.start..at + 2);
                at += 2;
            }
            Step::Unit(length, unit) => {
                read.add_unknown(&reader, unknown.take());
                read.add(unit);
                at += length;
            }
            Step::Skip(length) => {
                read.add_unknown(&reader, unknown.take());
                read.has_functions = true;
                at += length;
            }
        }
    }
    read.add_unknown(&reader, unknown);
    read
}

enum Step {
    /// So many tokens are a unit.
    Unit(usize, Unit),
    /// So many tokens say nothing about what is looked for.
    Skip(usize),
    /// A Chinese character with which nothing begins.
    UnknownHan,
}

struct UnitReader<'a> {
    normal: &'a Normal,
    tokens: Vec<Token>,
    lexicon: &'a Lexicon,
    lists: &'a dyn Lists,
}

impl UnitReader<'_> {
    fn step(&self, at: usize) -> Step {
        let (term, function) = (self.term(at), self.function(at));
        // 负责 is a term of the glossary as well; only where nothing else is asked is it looked for.
        let is_term = match (&term, &function) {
            (Some(Step::Unit(length, _)), Some(Step::Skip(other))) => {
                length > other || *length == self.tokens.len()
            }
            _ => true,
        };
        let preferred = if is_term { term.or(function) } else { function };
        if let Some(step) = preferred {
            return step;
        }
        if self.tokens[at].is_han {
            self.han(at)
        } else {
            self.word(at)
        }
    }

    /// The longest word of the lexicon from here.
    fn term(&self, at: usize) -> Option<Step> {
        let most = self.lexicon.longest().min(self.tokens.len() - at);
        (1..=most).rev().find_map(|length| {
            let tokens = &self.tokens[at..at + length];
            let is_whole = tokens.len() == self.tokens.len();
            let is_short = length == 1 && tokens[0].is_han && !is_whole;
            let key = terms::key(tokens);
            (!is_short && self.lexicon.has(&key))
                .then(|| Step::Unit(length, self.lexicon_unit(at..at + length, &key)))
        })
    }

    fn lexicon_unit(&self, range: Range<usize>, key: &str) -> Unit {
        let alternatives = self.lexicon.alternatives(key);
        Unit {
            // As the lexicon writes it: its own text may have marks inside that the query lacks.
            text: self.lexicon.word(key).unwrap_or(key).to_owned(),
            range: self.characters(&range),
            alternatives: alternatives.into_iter().map(str::to_owned).collect(),
            is_term: true,
            is_known: true,
        }
    }

    /// The longest function word from here.
    fn function(&self, at: usize) -> Option<Step> {
        if !self.tokens[at].is_han {
            let written = self.normal.slice(self.tokens[at].range.clone());
            return FUNCTIONS
                .latin
                .contains(&written.as_str())
                .then_some(Step::Skip(1));
        }
        let ahead = self.han_ahead(at, 6);
        (1..=ahead).rev().find_map(|length| {
            let text = self.text(&(at..at + length));
            FUNCTIONS
                .han
                .contains(&text.as_str())
                .then_some(Step::Skip(length))
        })
    }

    /// The longest stretch of Chinese from here that stands in any document.
    fn han(&self, at: usize) -> Step {
        let ahead = self.han_ahead(at, LONGEST_UNIT);
        let mut longest = None;
        for length in 2..=ahead {
            let text = self.text(&(at..at + length));
            if phrases::find(&text, self.lists).is_empty() {
                break;
            }
            longest = Some((length, text));
        }
        let Some((length, text)) = longest else {
            return Step::UnknownHan;
        };
        Step::Unit(length, self.plain(&(at..at + length), text, true))
    }

    fn word(&self, at: usize) -> Step {
        let written = self.normal.slice(self.tokens[at].range.clone());
        let has = |stem: &str| !self.lists.list(&word_term(stem)).is_empty();
        if has(&self.tokens[at].key) {
            return Step::Unit(1, self.plain(&(at..at + 1), written, true));
        }
        if let Some(next) = self.tokens.get(at + 1).filter(|next| !next.is_han) {
            let joined = format!("{written}{}", self.normal.slice(next.range.clone()));
            if has(&stem(&joined)) {
                return Step::Unit(2, self.plain(&(at..at + 2), joined, true));
            }
        }
        let mut unit = self.plain(&(at..at + 1), written.clone(), false);
        let is_last = at + 1 == self.tokens.len();
        if is_last && written.chars().count() >= LEAST_BEGINNING {
            let begun = self.lists.starting_with(&word_term(&written), MOST_COMPLETIONS);
            unit.alternatives = begun.into_iter().map(|term| term[1..].to_owned()).collect();
            unit.is_known = !unit.alternatives.is_empty();
        }
        Step::Unit(1, unit)
    }

    fn plain(&self, range: &Range<usize>, text: String, is_known: bool) -> Unit {
        Unit {
            text,
            range: self.characters(range),
            alternatives: Vec::new(),
            is_term: false,
            is_known,
        }
    }

    /// How many Chinese characters follow one another from here, up to a limit.
    fn han_ahead(&self, at: usize, most: usize) -> usize {
        let touches = |next: &usize| {
            let token = &self.tokens[*next];
            token.is_han && (*next == at || token.range.start == self.tokens[next - 1].range.end)
        };
        (at..self.tokens.len().min(at + most)).take_while(touches).count()
    }

    fn characters(&self, tokens: &Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].range.start..self.tokens[tokens.end - 1].range.end
    }

    fn text(&self, tokens: &Range<usize>) -> String {
        self.normal.slice(self.characters(tokens))
    }
}

//! Query → units: its words and stretches from left to right, and what of them nothing is known about.
//!
//! In: the normal form of a query, a lexicon, the dictionary. Out: [`Read`]. Never here: facts, references, scores.
//! docs/search.md, section 6.4, step 4, is this file in words; the browser's script follows it.

use std::ops::Range;

use crate::index::lexicon::Lexicon;
use crate::index::lists::Lists;
use crate::index::normal::Normal;
use crate::index::phrases;
use crate::index::plan::{Known, Unit};
use crate::index::stem::stem;
use crate::index::terms::{self, Token, word_term};
use crate::index::words::FUNCTIONS;
use crate::zh;

/// The longest stretch of Chinese that is taken for one unit without being in the lexicon.
const LONGEST_UNIT: usize = 8;
/// The longest function word of Chinese.
const LONGEST_FUNCTION: usize = 6;
/// From so many letters on, a last word may still be being typed.
const LEAST_BEGINNING: usize = 4;
/// So many words that begin like the last one are tried.
const MOST_COMPLETIONS: usize = 8;
/// The most tokens of a subject of other policies.
const LONGEST_ELSEWHERE: usize = 6;
/// Function words of one character that begin other words too: 上 of 上学 says nothing, 学 alone would be no unit.
const OPENERS: &str = "中上下里开办用做会到管家个过来去向给为";

/// The units of a query, from left to right, and what is none.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) units: Vec<Unit>,
    pub(crate) has_functions: bool,
    pub(crate) only_asks: bool,
    pub(crate) missed: Vec<usize>,
}

impl Read {
    fn add(&mut self, unit: Unit) {
        if !unit.is_known() {
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
            self.add(reader.plain(&tokens, reader.text(&tokens), Known::Nothing));
        } else {
            self.missed.extend(reader.characters(&tokens));
        }
    }

    /// Marks the unknown units that touch a known one.
    fn bind(&mut self, normal: &Normal) {
        let is_han = |at: usize| zh::is_han(normal.letters[at].character);
        let touch = |one: &Range<usize>, next: &Range<usize>| {
            // 保险 behind a space is another word; English words always have one between them.
            one.end == next.start || one.end + 1 == next.start && !is_han(one.end - 1) && !is_han(next.start)
        };
        let known: Vec<Range<usize>> = self
            .units
            .iter()
            // Beside words that every policy has alone, an unknown one leaves no answer anyway.
            .filter(|unit| unit.is_known() && !unit.is_general)
            .map(|unit| unit.range.clone())
            .collect();
        for unit in self.units.iter_mut().filter(|unit| !unit.is_known()) {
            let is_touched = known
                .iter()
                .any(|other| touch(other, &unit.range) || touch(&unit.range, other));
            if is_touched {
                unit.known = Known::Bound;
            }
        }
    }
}

/// What a word is that only asks, and of which the lexicon says what it leads to as well: 申请, contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Nothing: in 海外仓怎么申请 the subject is 海外仓.
    FunctionsFirst,
    /// What is looked for, where nothing else is: 怎么申请.
    WordsFirst,
}

/// Reads the units of a query; `facts` are the ranges of its facts, in bytes.
pub(crate) fn read_units(
    normal: &Normal,
    query: &str,
    facts: &[Range<usize>],
    lexicon: &Lexicon,
    lists: &dyn Lists,
) -> Read {
    let read = |order| read_in(order, normal, query, facts, lexicon, lists);
    let first = read(Order::FunctionsFirst);
    if first.units.is_empty() && first.has_functions && facts.is_empty() {
        return Read {
            only_asks: true,
            ..read(Order::WordsFirst)
        };
    }
    first
}

fn read_in(
    order: Order,
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
        order,
        normal,
        tokens: terms::tokens(normal),
        lexicon,
        lists,
    };
    let mut read = Read::default();
    let mut unknown: Option<Range<usize>> = None;
    let mut opener = None;
    let mut at = 0;
    while at < reader.tokens.len() {
        if is_fact(&reader.tokens[at]) {
            read.add_unknown(&reader, unknown.take());
            at += 1;
            continue;
        }
        match reader.step(at) {
            Step::UnknownHan => {
                let start = opener.filter(|before| reader.touch(*before, at)).unwrap_or(at);
                unknown = Some(unknown.map_or(start, |known| known.start)..at + 1);
                at += 1;
            }
            // Behind a character that nothing begins with a mere pair is more likely the rest of its word: 宅基地 is no 基地.
            Step::Unit(2, unit) if unknown.is_some() && !unit.is_term() && reader.tokens[at].is_han => {
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
                opener = Some(at).filter(|at| length == 1 && OPENERS.contains(&reader.tokens[*at].key));
                at += length;
            }
        }
    }
    read.add_unknown(&reader, unknown);
    read.bind(normal);
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
    order: Order,
    normal: &'a Normal,
    tokens: Vec<Token>,
    lexicon: &'a Lexicon,
    lists: &'a dyn Lists,
}

impl UnitReader<'_> {
    fn step(&self, at: usize) -> Step {
        if let Some(step) = self.elsewhere(at) {
            return step;
        }
        let (term, function) = (self.term(at), self.function(at));
        // 负责 is a term of the glossary as well; only where nothing else is asked is it looked for.
        let is_term = match (&term, &function) {
            (Some(Step::Unit(length, _)), Some(Step::Skip(other))) => {
                self.order == Order::WordsFirst || length > other || *length == self.tokens.len()
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

    /// The longest subject of other policies from here, if no document has it and no word of the lexicon is longer.
    fn elsewhere(&self, at: usize) -> Option<Step> {
        let most = LONGEST_ELSEWHERE.min(self.tokens.len() - at);
        let is_one = |length: &usize| {
            self.lexicon
                .is_elsewhere(&terms::key(&self.tokens[at..at + length]))
        };
        let length = (1..=most).rev().find(is_one)?;
        let is_longer = self.longest_key(at).is_some_and(|known| known > length);
        let text = self.text(&(at..at + length));
        if is_longer || !phrases::find(&text, self.lists).is_empty() {
            return None;
        }
        let unit = self.plain(&(at..at + length), text, Known::Bound);
        Some(Step::Unit(length, unit))
    }

    /// The longest word of the lexicon from here.
    fn term(&self, at: usize) -> Option<Step> {
        let length = self.longest_key(at)?;
        let key = terms::key(&self.tokens[at..at + length]);
        Some(Step::Unit(length, self.lexicon_unit(at..at + length, &key)))
    }

    /// The length of the longest word of the lexicon from here.
    fn longest_key(&self, at: usize) -> Option<usize> {
        let most = self.lexicon.longest().min(self.tokens.len() - at);
        (1..=most).rev().find(|length| {
            let tokens = &self.tokens[at..at + length];
            let is_short = *length == 1 && tokens[0].is_han && self.tokens.len() > 1;
            !is_short && self.lexicon.has(&terms::key(tokens))
        })
    }

    fn lexicon_unit(&self, range: Range<usize>, key: &str) -> Unit {
        let alternatives = self.lexicon.alternatives(key);
        Unit {
            // As the lexicon writes it: its own text may have marks inside that the query lacks.
            text: self.lexicon.word(key).unwrap_or(key).to_owned(),
            range: self.characters(&range),
            alternatives: alternatives.into_iter().map(str::to_owned).collect(),
            known: if self.lexicon.is_only_asked(key) {
                Known::OnlyAsked
            } else {
                Known::Term
            },
            is_general: self.lexicon.is_general(key),
            is_agency: self.lexicon.is_agency(key),
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
        let mut ahead = self.han_ahead(at, LONGEST_FUNCTION);
        if self.order == Order::WordsFirst {
            // 怎么申请 only asks, but 申请 is what is left to look for.
            let begins = (1..ahead).find(|next| self.longest_key(at + next).is_some());
            ahead = begins.unwrap_or(ahead);
        }
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
            // 新企业 is 企业, and 新.
            if self.longest_key(at + length - 1).is_some() {
                break;
            }
            let text = self.text(&(at..at + length));
            if phrases::find(&text, self.lists).is_empty() {
                break;
            }
            longest = Some((length, text));
        }
        let Some((length, text)) = longest else {
            return Step::UnknownHan;
        };
        Step::Unit(length, self.plain(&(at..at + length), text, Known::Found))
    }

    fn word(&self, at: usize) -> Step {
        let written = self.normal.slice(self.tokens[at].range.clone());
        let has = |stem: &str| !self.lists.list(&word_term(stem)).is_empty();
        if has(&self.tokens[at].key) {
            return Step::Unit(1, self.plain(&(at..at + 1), written, Known::Found));
        }
        if let Some(next) = self.tokens.get(at + 1).filter(|next| !next.is_han) {
            let joined = format!("{written}{}", self.normal.slice(next.range.clone()));
            if has(&stem(&joined)) {
                return Step::Unit(2, self.plain(&(at..at + 2), joined, Known::Found));
            }
        }
        let mut unit = self.plain(&(at..at + 1), written.clone(), Known::Nothing);
        let is_last = at + 1 == self.tokens.len();
        if is_last && written.chars().count() >= LEAST_BEGINNING {
            let begun = self.lists.starting_with(&word_term(&written), MOST_COMPLETIONS);
            unit.alternatives = begun.into_iter().map(|term| term[1..].to_owned()).collect();
            if !unit.alternatives.is_empty() {
                unit.known = Known::Found;
            }
        }
        Step::Unit(1, unit)
    }

    fn plain(&self, range: &Range<usize>, text: String, known: Known) -> Unit {
        Unit {
            range: self.characters(range),
            alternatives: Vec::new(),
            known,
            is_general: self.lexicon.is_general(&terms::key_of(&text)),
            is_agency: false,
            text,
        }
    }

    /// Whether a token stands directly before another one.
    fn touch(&self, before: usize, at: usize) -> bool {
        before + 1 == at && self.tokens[before].range.end == self.tokens[at].range.start
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

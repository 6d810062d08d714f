//! What the finder asks, and the conditions that want answers.
//!
//! In: nothing. Out: plain types. Never here: an answer; `finder` knows what one means.

use jiff::civil::Date;

use crate::resolve::site::{ClauseId, LocalText, QuestionKind, TermIndex};
use crate::source::{Span, Spanned};

/// Place of a question in [`Site::questions`](super::Site::questions).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionIndex(pub usize);

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Name in conditions and addresses.
    pub id: Spanned<String>,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// What it asks, in a few words.
    pub name: LocalText,
    /// The question.
    pub prompt: LocalText,
    /// Why it is asked.
    pub why: LocalText,
    /// What can be chosen; of a `yes-no` question nothing is written, and 0 is yes, 1 is no.
    pub options: Vec<Choice>,
    /// What a number counts.
    pub unit: Option<LocalText>,
    /// Other ways in which people write the unit.
    pub unit_also: Vec<String>,
    /// The largest number, or amount in CNY.
    pub most: u64,
    /// The amount is that of this base of a ratio.
    pub base: Option<TermIndex>,
}

impl Question {
    /// The ids of what can be chosen, by their place.
    #[must_use]
    pub fn option_ids(&self) -> Vec<&str> {
        if self.kind == QuestionKind::YesNo {
            return YES_NO.to_vec();
        }
        self.options
            .iter()
            .map(|option| option.id.value.as_str())
            .collect()
    }
}

/// The options of a `yes-no` question.
pub const YES_NO: [&str; 2] = ["yes", "no"];

/// Something to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Name in conditions and addresses.
    pub id: Spanned<String>,
    /// What readers see.
    pub label: LocalText,
    /// Whether it can't be chosen together with others.
    pub alone: bool,
}

/// Something that must hold.
#[derive(Debug, Clone)]
pub struct Condition {
    /// What it demands.
    pub test: Test,
    /// The sentence that tells it, where one is written.
    pub reason: Option<LocalText>,
    /// The clause that says so, where it is another than the one that holds the condition.
    pub clause: Option<ClauseId>,
    /// Where it was written.
    pub span: Span,
}

/// What a condition demands. Numbers and amounts are in hundredths: fen, hundredths of a square metre.
#[derive(Debug, Clone)]
pub enum Test {
    /// Every one of these.
    All(Vec<Condition>),
    /// One of these at least.
    Any(Vec<Condition>),
    /// The opposite.
    Not(Box<Condition>),
    /// One of these options, by place.
    Chosen(QuestionIndex, Vec<usize>),
    /// A number within these bounds, inclusive.
    Number(QuestionIndex, Bounds<u64>),
    /// A day within these bounds, inclusive.
    Day(QuestionIndex, Bounds<Date>),
}

/// Bounds, inclusive; one that is not there binds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds<T> {
    /// The smallest value.
    pub least: Option<T>,
    /// The largest value.
    pub most: Option<T>,
}

impl<T: PartialOrd> Bounds<T> {
    /// Whether a value is within them.
    #[must_use]
    pub fn hold(&self, value: &T) -> bool {
        self.least.as_ref().is_none_or(|least| value >= least)
            && self.most.as_ref().is_none_or(|most| value <= most)
    }
}

/// Another support for the same matter: the higher counts.
#[derive(Debug, Clone)]
pub struct Instead {
    /// The question that asks for its sum.
    pub question: QuestionIndex,
    /// The clause that says so.
    pub clause: ClauseId,
}

/// A number in hundredths.
pub const HUNDREDTHS: u64 = 100;

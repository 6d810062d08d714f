//! Whether a condition holds: yes, no, or not before somebody answers.
//!
//! In: a [`Condition`] and [`Answers`]. Out: [`Verdict`], and the questions that could still change it.
//! Never here: why somebody asks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::resolve::site::{Condition, QuestionIndex, Test};

/// Whether something holds. The order is that of Kleene's logic: "all" is the smallest, "any" the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It does not hold, whatever else is answered.
    DoesNotFit,
    /// It depends on a question that is not answered.
    Open,
    /// It holds, whatever else is answered.
    Fits,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The options that were chosen, by place; of `yes-no`, 0 is yes.
    Chosen(BTreeSet<usize>),
    /// A number or amount, in hundredths.
    Number(u64),
    /// A day.
    Day(Date),
}

/// The answers of one applicant. A question that is not in it was skipped.
pub type Answers = BTreeMap<QuestionIndex, Answer>;

/// Whether a condition holds.
#[must_use]
pub fn verdict(condition: &Condition, answers: &Answers) -> Verdict {
    match &condition.test {
        Test::All(inner) => verdict_of_all(inner, answers),
        Test::Any(inner) => {
            let verdicts = inner.iter().map(|each| verdict(each, answers));
            verdicts.max().unwrap_or(Verdict::DoesNotFit)
        }
        Test::Not(inner) => match verdict(inner, answers) {
            Verdict::Fits => Verdict::DoesNotFit,
            Verdict::Open => Verdict::Open,
            Verdict::DoesNotFit => Verdict::Fits,
        },
        Test::Chosen(question, options) => decided(answers.get(question), |answer| match answer {
            Answer::Chosen(chosen) => Some(options.iter().any(|option| chosen.contains(option))),
            _ => None,
        }),
        Test::Number(question, bounds) => decided(answers.get(question), |answer| match answer {
            Answer::Number(number) => Some(bounds.hold(number)),
            _ => None,
        }),
        Test::Day(question, bounds) => decided(answers.get(question), |answer| match answer {
            Answer::Day(day) => Some(bounds.hold(day)),
            _ => None,
        }),
    }
}

/// Whether every condition holds; with none there is nothing to fail.
#[must_use]
pub fn verdict_of_all(conditions: &[Condition], answers: &Answers) -> Verdict {
    let verdicts = conditions.iter().map(|each| verdict(each, answers));
    verdicts.min().unwrap_or(Verdict::Fits)
}

/// An answer of another kind than the question's is none.
fn decided(answer: Option<&Answer>, holds: impl Fn(&Answer) -> Option<bool>) -> Verdict {
    match answer.and_then(holds) {
        Some(true) => Verdict::Fits,
        Some(false) => Verdict::DoesNotFit,
        None => Verdict::Open,
    }
}

/// The questions whose answers could still change the verdict; none of a condition that is decided.
#[must_use]
pub fn wanted(condition: &Condition, answers: &Answers) -> BTreeSet<QuestionIndex> {
    if verdict(condition, answers) != Verdict::Open {
        return BTreeSet::new();
    }
    match &condition.test {
        Test::All(inner) | Test::Any(inner) => inner.iter().flat_map(|each| wanted(each, answers)).collect(),
        Test::Not(inner) => wanted(inner, answers),
        Test::Chosen(question, _) | Test::Number(question, _) | Test::Day(question, _) => {
            BTreeSet::from([*question])
        }
    }
}

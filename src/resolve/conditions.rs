//! Conditions: which question and which option a name means, and whether the comparison suits the question.
//!
//! In: conditions as written. Out: [`Condition`]s, without those that are wrong; each of these is a finding.
//! Never here: an answer.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::condition::{ComparisonRecord, ConditionRecord, InsteadRecord, TestRecord};
use crate::report::nearest::nearest;
use crate::report::{Diagnostic, Report};
use crate::resolve::names::{KnownQuestion, Names};
use crate::resolve::policies::clause_id;
use crate::resolve::scripts::{Prose, Scripts};
use crate::resolve::site::{
    Bounds, ClauseId, Condition, HUNDREDTHS, Instead, QuestionIndex, QuestionKind, Test,
};
use crate::source::{Span, Spanned};

use std::collections::BTreeSet;

/// What conditions are resolved with.
#[derive(Clone, Copy)]
pub(super) struct Conditions<'a> {
    pub(super) names: &'a Names,
    pub(super) scripts: &'a Scripts,
    /// The clauses of the policy; of the glossary none, because a term belongs to no policy.
    pub(super) clauses: &'a BTreeSet<ClauseId>,
}

impl Conditions<'_> {
    /// Conditions in the order of the file.
    pub(super) fn resolve(self, records: Vec<ConditionRecord>, report: &mut Report) -> Vec<Condition> {
        let records = records.into_iter();
        records
            .filter_map(|record| self.condition(record, report))
            .collect()
    }

    fn condition(self, record: ConditionRecord, report: &mut Report) -> Option<Condition> {
        let clause = record.clause.as_ref();
        let clause = clause.and_then(|clause| clause_id(clause, self.clauses, report));
        let reason = self.scripts.localize_option(record.reason, Prose::Plain, report);
        let test = match record.test {
            TestRecord::All(all) => Test::All(self.resolve(all, report)),
            TestRecord::Any(any) => Test::Any(self.resolve(any, report)),
            TestRecord::Not(inner) => Test::Not(Box::new(self.condition(*inner, report)?)),
            TestRecord::Answer(comparison) => self.answer(&comparison, report)?,
        };
        Some(Condition {
            test,
            reason,
            clause,
            span: record.span,
        })
    }

    fn answer(self, record: &ComparisonRecord, report: &mut Report) -> Option<Test> {
        let (index, question) = self.names.question(&record.question, report)?;
        if let Some(mismatch) = mismatch(record, question) {
            report.add(mismatch);
            return None;
        }
        match question.kind {
            QuestionKind::OneOf | QuestionKind::SeveralOf | QuestionKind::YesNo => {
                chosen(index, question, &record.options, report)
            }
            QuestionKind::Amount | QuestionKind::Number => {
                Some(Test::Number(index, numbers(record, report)?))
            }
            QuestionKind::Date => Some(Test::Day(index, days(record, report)?)),
        }
    }

    /// The other support for the same matter. Its question must ask for an amount.
    pub(super) fn instead(self, record: &InsteadRecord, report: &mut Report) -> Option<Instead> {
        let (question, known) = self.names.question(&record.question, report)?;
        let clause = clause_id(&record.clause, self.clauses, report)?;
        if known.kind != QuestionKind::Amount {
            let message = format!("`{}` does not ask for an amount", record.question.value);
            let finding = Diagnostic::error("condition-mismatch", record.question.span.clone(), message);
            report.add(finding.help("name a question of `kind: amount`"));
            return None;
        }
        Some(Instead { question, clause })
    }
}

/// A comparison that the question's kind of answer does not allow, or none at all.
fn mismatch(record: &ComparisonRecord, question: &KnownQuestion) -> Option<Diagnostic> {
    let by_option = record.options.first().map(|option| &option.span);
    let number = record.at_least.as_ref().or(record.at_most.as_ref());
    let day = [&record.before, &record.on_or_before, &record.on_or_after];
    let day = day.into_iter().find_map(Option::as_ref);
    let by_number = number.map(|number| &number.span);
    let by_day = day.map(|day| &day.span);
    let name = &record.question.value;
    let (taken, others, help): (_, [_; 2], &str) = match question.kind {
        QuestionKind::YesNo => (by_option, [by_number, by_day], "write `is: yes` or `is: no`"),
        QuestionKind::OneOf | QuestionKind::SeveralOf => {
            (by_option, [by_number, by_day], "compare it with `is` or `one_of`")
        }
        QuestionKind::Amount | QuestionKind::Number => (
            by_number,
            [by_option, by_day],
            "compare it with `at_least` or `at_most`",
        ),
        QuestionKind::Date => (
            by_day,
            [by_option, by_number],
            "compare it with `before`, `on_or_before` or `on_or_after`",
        ),
    };
    if let Some(span) = others.into_iter().flatten().next() {
        let message = format!("`{name}` is answered by {}", answer_of(question.kind));
        return Some(Diagnostic::error("condition-mismatch", span.clone(), message).help(help));
    }
    let message = format!("nothing is demanded of `{name}`");
    taken.is_none().then(|| {
        Diagnostic::error("condition-without-test", record.question.span.clone(), message).help(help)
    })
}

fn answer_of(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::OneOf | QuestionKind::SeveralOf => "a choice of options",
        QuestionKind::YesNo => "yes or no",
        QuestionKind::Amount => "an amount",
        QuestionKind::Number => "a number",
        QuestionKind::Date => "a date",
    }
}

fn chosen(
    index: QuestionIndex,
    question: &KnownQuestion,
    options: &[Spanned<String>],
    report: &mut Report,
) -> Option<Test> {
    let place = |option: &Spanned<String>| question.options.iter().position(|id| *id == option.value);
    let mut places = Vec::new();
    for option in options {
        match place(option) {
            Some(place) => places.push(place),
            None if question.options.is_empty() => {}
            None => report.add(unknown_option(question, option)),
        }
    }
    // A question without options has its own finding.
    (places.len() == options.len()).then_some(Test::Chosen(index, places))
}

fn unknown_option(question: &KnownQuestion, option: &Spanned<String>) -> Diagnostic {
    let ids = question.options.iter().map(String::as_str);
    let help = match nearest(&option.value, ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its options are `{}`", question.options.join("`, `")),
    };
    let message = format!("`{}` has no option `{}`", question.id, option.value);
    Diagnostic::error("unknown-option", option.span.clone(), message)
        .help(help)
        .presuming("content/questions.yaml")
}

fn numbers(record: &ComparisonRecord, report: &mut Report) -> Option<Bounds<u64>> {
    let hundredths = |number: &Option<Spanned<u64>>| number.as_ref().map(|each| each.value * HUNDREDTHS);
    let bounds = Bounds {
        least: hundredths(&record.at_least),
        most: hundredths(&record.at_most),
    };
    possible(bounds, record.at_most.as_ref().map(|most| &most.span), report)
}

fn days(record: &ComparisonRecord, report: &mut Report) -> Option<Bounds<Date>> {
    let before = record
        .before
        .as_ref()
        .map(|day| day.value.saturating_sub(1.day()));
    let last = record.on_or_before.as_ref();
    let bounds = Bounds {
        least: record.on_or_after.as_ref().map(|day| day.value),
        most: before.or(last.map(|day| day.value)),
    };
    let span = last.or(record.before.as_ref()).map(|day| &day.span);
    possible(bounds, span, report)
}

/// Bounds between which there is something.
fn possible<T: PartialOrd>(bounds: Bounds<T>, span: Option<&Span>, report: &mut Report) -> Option<Bounds<T>> {
    let is_empty = matches!((&bounds.least, &bounds.most), (Some(least), Some(most)) if least > most);
    if let (true, Some(span)) = (is_empty, span) {
        let finding = Diagnostic::error(
            "impossible-condition",
            span.clone(),
            "nothing is within these bounds",
        );
        report.add(finding.help("the lower bound must not be above the upper one"));
        return None;
    }
    Some(bounds)
}

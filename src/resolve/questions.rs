//! What the finder asks.
//!
//! In: questions as written. Out: [`Question`]s. Never here: who wants their answers.

use crate::model::condition::LARGEST;
use crate::model::glossary::TermKind;
use crate::model::question::{QuestionKind, QuestionRecord};
use crate::report::{Diagnostic, Report};
use crate::resolve::names::{Names, refuse_doubles};
use crate::resolve::scripts::{Prose, Scripts};
use crate::resolve::site::{Choice, Question};

/// The questions in the order in which they are asked.
pub(super) fn resolve(
    records: Vec<QuestionRecord>,
    names: &Names,
    scripts: &Scripts,
    report: &mut Report,
) -> Vec<Question> {
    records
        .into_iter()
        .map(|record| question(record, names, scripts, report))
        .collect()
}

fn question(record: QuestionRecord, names: &Names, scripts: &Scripts, report: &mut Report) -> Question {
    refuse_misfits(&record, report);
    let base = record.base.as_ref();
    let options = record.options.into_iter();
    Question {
        kind: record.kind.value,
        name: scripts.localize(record.name, Prose::Plain, report),
        prompt: scripts.localize(record.prompt, Prose::Plain, report),
        why: scripts.localize(record.why, Prose::Plain, report),
        options: options
            .map(|option| Choice {
                id: option.id,
                label: scripts.localize(option.label, Prose::Plain, report),
                alone: option.alone,
            })
            .collect(),
        unit: scripts.localize_option(record.unit, Prose::Plain, report),
        unit_also: record.unit_also.into_iter().map(|unit| unit.value).collect(),
        most: record.most.map_or(LARGEST, |most| most.value),
        base: base.and_then(|id| names.term(id, TermKind::Base, report)),
        id: record.id,
    }
}

/// Fields that a question of this kind can't have, or can't be without.
fn refuse_misfits(record: &QuestionRecord, report: &mut Report) {
    let kind = record.kind.value;
    let word = kind.word();
    let mut refuse = |code, message: String, help: &str| {
        report.add(Diagnostic::error(code, record.id.span.clone(), message).help(help));
    };
    let chooses = matches!(kind, QuestionKind::OneOf | QuestionKind::SeveralOf);
    if chooses && record.options.len() < 2 {
        refuse(
            "question-options",
            format!("a question of `kind: {word}` needs two options at least"),
            "list them under `options`",
        );
    }
    if !chooses && !record.options.is_empty() {
        refuse(
            "question-options",
            format!("a question of `kind: {word}` has no options"),
            "leave `options` out, or write `kind: one-of`",
        );
    }
    if (kind == QuestionKind::Number) != record.unit.is_some() {
        refuse(
            "question-unit",
            "a number has a unit, and nothing else has one".to_owned(),
            "write `unit` beside `kind: number` only",
        );
    }
    if record.base.is_some() && kind != QuestionKind::Amount {
        refuse(
            "question-base",
            "only an amount can be that of a base".to_owned(),
            "leave `base` out, or write `kind: amount`",
        );
    }
    let ids: Vec<_> = record.options.iter().map(|option| &option.id).collect();
    refuse_doubles(&ids, report);
}

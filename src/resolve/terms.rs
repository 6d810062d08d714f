//! The glossary's terms in every language.
//!
//! In: terms as written. Out: [`Term`]. Never here: conversion phrases, which `scripts` takes from the same records.

use crate::model::glossary::{TermKind, TermRecord};
use crate::model::text::Written;
use crate::report::{Diagnostic, Report};
use crate::resolve::conditions::Conditions;
use crate::resolve::scripts::Prose;
use crate::resolve::site::Term;

/// The terms in the order of the glossary.
pub(super) fn resolve(
    records: Vec<TermRecord>,
    conditions: Conditions<'_>,
    report: &mut Report,
) -> Vec<Term> {
    let scripts = conditions.scripts;
    records
        .into_iter()
        .map(|record| {
            needs_its_pair(&record, report);
            Term {
                name: scripts.localize(with_english(record.name, record.kind), Prose::Plain, report),
                id: record.id,
                kind: record.kind,
                synonyms: scripts.names(&record.synonyms),
                fits: conditions.resolve(record.fits, report),
                note: scripts.localize_option(record.note, Prose::Plain, report),
            }
        })
        .collect()
}

/// A conversion phrase that is written in one script only converts nothing.
fn needs_its_pair(record: &TermRecord, report: &mut Report) {
    let texts = &record.name.texts;
    let has_pair = texts.zh_hant.is_some() && texts.zh_hans.is_some();
    if record.kind == TermKind::Script && record.name.is_whole && !has_pair {
        let message = "this phrase is written in one script only";
        report.add(
            Diagnostic::error("script-without-pair", record.name.span.clone(), message)
                .help("write it in both: `{zh-Hans: …, zh-Hant: …}`"),
        );
    }
}

/// A conversion phrase needs no English: its Chinese stands in.
fn with_english(mut name: Written, kind: TermKind) -> Written {
    if kind == TermKind::Script && name.texts.en.is_none() {
        name.texts.en = name.texts.zh_hans.clone().or_else(|| name.texts.zh_hant.clone());
    }
    name
}

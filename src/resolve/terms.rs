//! The glossary's terms in every language.
//!
//! In: terms as written. Out: [`Term`]. Never here: conversion phrases, which `scripts` takes from the same records.

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::model::glossary::{TermKind, TermRecord};
use crate::model::text::Written;
use crate::report::{Diagnostic, Report};
use crate::resolve::conditions::Conditions;
use crate::resolve::scripts::Prose;
use crate::resolve::site::{LocalText, Term};

/// The terms in the order of the glossary.
pub(super) fn resolve(
    records: Vec<TermRecord>,
    conditions: Conditions<'_>,
    report: &mut Report,
) -> Vec<Term> {
    let scripts = conditions.scripts;
    let mut anchors = BTreeMap::new();
    records
        .into_iter()
        .map(|record| {
            needs_its_pair(&record, report);
            let name = scripts.localize(with_english(record.name, record.kind), Prose::Plain, report);
            Term {
                anchor: anchor(&name, &mut anchors),
                name,
                id: record.id,
                kind: record.kind,
                synonyms: scripts.names(&record.synonyms),
                fits: conditions.resolve(record.fits, report),
                note: scripts.localize_option(record.note, Prose::Plain, report),
                source: record.source,
            }
        })
        .collect()
}

/// A term's anchor is made of its English name, or of what stands in for it. Of two terms with one name the second gets
/// a number: 补助 and 补贴 may both be called subsidy.
fn anchor(name: &LocalText, taken: &mut BTreeMap<String, usize>) -> String {
    let words = name.text(Lang::En).to_lowercase();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let anchor = format!("term-{}", words.join("-"));
    let count = taken.entry(anchor.clone()).or_insert(0);
    *count += 1;
    if *count > 1 {
        format!("{anchor}-{count}")
    } else {
        anchor
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::testing::text;

    #[test]
    fn anchors_are_made_of_names_and_differ() {
        let mut taken = BTreeMap::new();
        let mut made = |english: &str| anchor(&text("詞", "词", english), &mut taken);
        assert_eq!(made("Single Window"), "term-single-window");
        assert_eq!(made("“Qilin” (2024) – one/two"), "term-qilin-2024-one-two");
        assert_eq!(made("subsidy"), "term-subsidy");
        assert_eq!(made("Subsidy"), "term-subsidy-2");
        assert_eq!(made("单一窗口"), "term-单一窗口");
    }
}

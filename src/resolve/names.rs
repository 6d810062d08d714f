//! Ids → places: which agency, term or source a name means.
//!
//! In: the ids of a site's records. Out: places in the lists of [`Site`](crate::resolve::site::Site), or a finding with
//! the nearest name. Never here: what is at the place.

use std::collections::BTreeMap;

use crate::model::Content;
use crate::model::glossary::TermKind;
use crate::model::question::{QuestionKind, QuestionRecord};
use crate::report::nearest::nearest;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{AgencyIndex, QuestionIndex, TermIndex, YES_NO};
use crate::source::Spanned;

/// The ids of a site.
pub(super) struct Names {
    agencies: BTreeMap<String, AgencyIndex>,
    /// Ids that agencies had before, and those that they have.
    renamed_agencies: BTreeMap<String, String>,
    terms: BTreeMap<String, (TermIndex, TermKind)>,
    questions: Vec<KnownQuestion>,
}

/// What a condition may ask of a question.
pub(super) struct KnownQuestion {
    /// Its id.
    pub(super) id: String,
    /// What kind of answer it takes.
    pub(super) kind: QuestionKind,
    /// The ids of its options.
    pub(super) options: Vec<String>,
}

impl Names {
    /// Takes every id; one that is there twice is a finding.
    pub(super) fn new(content: &Content, report: &mut Report) -> Self {
        let agencies: Vec<&Spanned<String>> = content.agencies.iter().map(|agency| &agency.id).collect();
        let terms: Vec<&Spanned<String>> = content.terms.iter().filter_map(|term| term.id.as_ref()).collect();
        refuse_doubles(&agencies, report);
        refuse_doubles(&terms, report);
        let questions: Vec<&Spanned<String>> = content.questions.iter().map(|each| &each.id).collect();
        refuse_doubles(&questions, report);
        let places = content.agencies.iter().enumerate();
        let term_places = content.terms.iter().enumerate();
        Names {
            agencies: places
                .map(|(at, agency)| (agency.id.value.clone(), AgencyIndex(at)))
                .collect(),
            renamed_agencies: content
                .agencies
                .iter()
                .flat_map(|agency| agency.formerly.iter().map(move |from| (from, &agency.id)))
                .map(|(from, to)| (from.value.clone(), to.value.clone()))
                .collect(),
            terms: term_places
                .filter_map(|(at, term)| Some((term.id.clone()?.value, (TermIndex(at), term.kind))))
                .collect(),
            questions: content.questions.iter().map(known_question).collect(),
        }
    }

    /// The agency with this id.
    pub(super) fn agency(&self, id: &Spanned<String>, report: &mut Report) -> Option<AgencyIndex> {
        let found = self.agencies.get(&id.value).copied();
        if found.is_none() {
            let message = format!("no agency is called `{}`", id.value);
            let list = "agencies are listed in content/agencies.yaml";
            let finding = match self.renamed_agencies.get(&id.value) {
                Some(now) => Diagnostic::error("unknown-agency", id.span.clone(), message)
                    .help(format!("it was renamed: write `{now}`")),
                None => unknown("unknown-agency", id, message, self.agencies.keys(), list),
            };
            report.add(finding.presuming("content/agencies.yaml"));
        }
        found
    }

    /// The question with this id.
    pub(super) fn question(
        &self,
        id: &Spanned<String>,
        report: &mut Report,
    ) -> Option<(QuestionIndex, &KnownQuestion)> {
        let found = self.questions.iter().position(|known| known.id == id.value);
        if found.is_none() {
            let message = format!("no question is called `{}`", id.value);
            let ids = self.questions.iter().map(|known| &known.id);
            let list = "questions are listed in content/questions.yaml";
            let finding = unknown("unknown-question", id, message, ids, list);
            report.add(finding.presuming("content/questions.yaml"));
        }
        found.map(|at| (QuestionIndex(at), &self.questions[at]))
    }

    /// The term with this id, which must be of this kind.
    pub(super) fn term(
        &self,
        id: &Spanned<String>,
        kind: TermKind,
        report: &mut Report,
    ) -> Option<TermIndex> {
        let word = kind.word();
        match self.terms.get(&id.value) {
            Some((index, found)) if *found == kind => Some(*index),
            _ => {
                let of_kind = self
                    .terms
                    .iter()
                    .filter(|(_, (_, each))| *each == kind)
                    .map(|(id, _)| id);
                let message = format!("no {word} is called `{}`", id.value);
                let list = format!("they are the terms of `kind: {word}` in content/glossary.yaml");
                let finding = unknown("unknown-term", id, message, of_kind, &list);
                report.add(finding.presuming("content/glossary.yaml"));
                None
            }
        }
    }
}

fn known_question(record: &QuestionRecord) -> KnownQuestion {
    let kind = record.kind.value;
    let written = || {
        record
            .options
            .iter()
            .map(|option| option.id.value.clone())
            .collect()
    };
    KnownQuestion {
        id: record.id.value.clone(),
        kind,
        options: match kind {
            QuestionKind::YesNo => YES_NO.map(str::to_owned).to_vec(),
            _ => written(),
        },
    }
}

/// The place of an id in a short list, such as a policy's sources.
pub(super) fn place_in<'a>(
    id: &Spanned<String>,
    ids: impl Iterator<Item = &'a Spanned<String>> + Clone,
    code: &'static str,
    noun: &str,
    report: &mut Report,
) -> Option<usize> {
    let found = ids.clone().position(|each| each.value == id.value);
    if found.is_none() {
        let message = format!("no {noun} is called `{}`", id.value);
        let known = ids.map(|each| &each.value);
        let finding = unknown(code, id, message, known, "they are listed in policy.yaml");
        report.add(finding.presuming("content/policies/"));
    }
    found
}

/// Finds ids that are there twice.
pub(super) fn refuse_doubles(ids: &[&Spanned<String>], report: &mut Report) {
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for id in ids {
        if let Some(first) = seen.get(id.value.as_str()) {
            report.add(
                Diagnostic::error(
                    "duplicate-id",
                    id.span.clone(),
                    format!("`{}` is there twice", id.value),
                )
                .help("give one of them another id; ids are part of addresses")
                .also(first.span.clone(), "it is here first"),
            );
        } else {
            seen.insert(&id.value, id);
        }
    }
}

/// A finding about an id that nothing has, with the nearest one that something has.
pub(super) fn unknown<'a, S: AsRef<str> + ?Sized + 'a>(
    code: &'static str,
    id: &Spanned<String>,
    message: String,
    known: impl Iterator<Item = &'a S>,
    list: &str,
) -> Diagnostic {
    let help = match nearest(&id.value, known.map(AsRef::as_ref)) {
        Some(near) => format!("did you mean `{near}`? {}", capital(list)),
        None => list.to_owned(),
    };
    Diagnostic::error(code, id.span.clone(), message).help(help)
}

fn capital(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

//! A policy: its notice, preamble, notes, history and rounds; measures have a file of their own.
//!
//! In: a policy as written. Out: [`Policy`]. Never here: what another policy says.

use std::collections::BTreeSet;

use crate::lang::Lang;
use crate::model::glossary::TermKind;
use crate::model::measure::MeasureRecord;
use crate::model::policy::{
    DocumentRecord, EventRecord, NoteRecord, NoticeRecord, PolicyRecord, RoundRecord, SourceRecord,
};
use crate::report::{Diagnostic, Report};
use crate::resolve::changes;
use crate::resolve::conditions::Conditions;
use crate::resolve::measures;
use crate::resolve::names::{Names, place_in, refuse_doubles};
use crate::resolve::scripts::{Prose, Scripts};
use crate::resolve::site::{
    Agency, AgencyIndex, ClauseId, Document, Event, LocalText, Note, NotePlace, Notice, Policy, Round, Site,
    Source,
};
use crate::resolve::validity;
use crate::source::Spanned;

/// What the parts of a policy are resolved with.
pub(super) struct Context<'a> {
    pub(super) names: &'a Names,
    pub(super) scripts: &'a Scripts,
    pub(super) agencies: &'a [Agency],
    pub(super) source: Lang,
    source_ids: Vec<Spanned<String>>,
    /// Every clause that the policy has, had or will have.
    pub(super) clauses: BTreeSet<ClauseId>,
}

impl Context<'_> {
    /// What conditions are resolved with.
    pub(super) fn conditions(&self) -> Conditions<'_> {
        Conditions {
            names: self.names,
            scripts: self.scripts,
            clauses: &self.clauses,
        }
    }
}

/// One policy.
pub(super) fn resolve(
    record: PolicyRecord,
    names: &Names,
    scripts: &Scripts,
    site: &Site,
    report: &mut Report,
) -> Policy {
    refuse_doubles_of(&record, report);
    let context = Context {
        names,
        scripts,
        agencies: &site.agencies,
        source: site.source,
        clauses: clause_ids(&record.measures)
            .chain(changes::added(&record.changes))
            .collect(),
        source_ids: record.sources.iter().map(|source| source.id.clone()).collect(),
    };
    let written = changes::written(&record.measures, &record.changes);
    let measures = measures::resolve(record.measures, &context, report);
    let from = record.effective.as_ref().unwrap_or(&record.issued).value;
    let number = record.document_number;
    let validity = record.validity.as_ref();
    let validity = validity::resolve(from, validity, changes::end(&record.changes), site.as_of);
    let mut text = |written, prose| scripts.localize(written, prose, report);
    let issued = Policy {
        slug: record.slug,
        document_number: number.map(|number| scripts.localize_number(&number)),
        title: text(record.title, Prose::Plain),
        short_title: text(record.short_title, Prose::Plain),
        description: text(record.description, Prose::Plain),
        preamble: text(record.preamble, Prose::Markdown),
        issuer: issuer(&record.issuer, names, report),
        issued: record.issued,
        validity,
        notice: record.notice.map(|notice| self::notice(notice, scripts, report)),
        legal_bases: documents(record.legal_bases, scripts, report),
        notes: notes(record.notes, &context, report),
        history: history(record.history, &context, report),
        rounds: rounds(record.rounds, &context, report),
        sources: sources(record.sources, scripts, report),
        measures,
        changes: Vec::new(),
        versions: Vec::new(),
    };
    let mut policy = changes::apply(issued, record.changes, written, &context, site.as_of, report);
    newest_first(&mut policy.history);
    policy
}

fn refuse_doubles_of(record: &PolicyRecord, report: &mut Report) {
    let sources: Vec<_> = record.sources.iter().map(|source| &source.id).collect();
    let changes = record.changes.iter().map(|change| &change.id);
    let events: Vec<_> = record
        .history
        .iter()
        .map(|event| &event.id)
        .chain(changes)
        .collect();
    let rounds: Vec<_> = record.rounds.iter().map(|round| &round.id).collect();
    for ids in [sources, events, rounds] {
        refuse_doubles(&ids, report);
    }
}

/// Who issued the policy. Whoever is not known is a finding, and no page will show who stands in; a policy whose own
/// file is broken names nobody, and has said so.
fn issuer(id: &Spanned<String>, names: &Names, report: &mut Report) -> AgencyIndex {
    let is_named = !id.value.is_empty();
    let found = is_named.then(|| names.agency(id, report)).flatten();
    found.unwrap_or(AgencyIndex(0))
}

fn clause_ids(measures: &[MeasureRecord]) -> impl Iterator<Item = ClauseId> {
    measures.iter().flat_map(|record| {
        let measure = record.number.value;
        (1..)
            .zip(&record.clauses)
            .map(move |(clause, _)| ClauseId { measure, clause })
    })
}

fn notice(record: NoticeRecord, scripts: &Scripts, report: &mut Report) -> Notice {
    Notice {
        heading: scripts.localize_option(record.heading, Prose::Plain, report),
        title: scripts.localize(record.title, Prose::Plain, report),
        addressees: scripts.localize(record.addressees, Prose::Plain, report),
        body: scripts.localize(record.body, Prose::Markdown, report),
        signature: scripts.localize(record.signature, Prose::Plain, report),
        contact: scripts.localize_option(record.contact, Prose::Plain, report),
    }
}

/// Documents that a text names.
pub(super) fn documents(
    records: Vec<DocumentRecord>,
    scripts: &Scripts,
    report: &mut Report,
) -> Vec<Document> {
    records
        .into_iter()
        .map(|each| document(each, scripts, report))
        .collect()
}

/// A document that a text names.
pub(super) fn document(record: DocumentRecord, scripts: &Scripts, report: &mut Report) -> Document {
    Document {
        title: scripts.localize(record.title, Prose::Plain, report),
        document_number: record
            .document_number
            .map(|number| scripts.localize_number(&number)),
        url: record.url.map(|url| url.value),
    }
}

fn source(record: SourceRecord, scripts: &Scripts, report: &mut Report) -> Source {
    Source {
        id: record.id,
        title: scripts.localize(record.title, Prose::Plain, report),
        date: record.date.map(|date| date.value),
        url: record.url.map(|url| url.value),
        read: scripts.localize_option(record.read, Prose::Plain, report),
    }
}

fn sources(records: Vec<SourceRecord>, scripts: &Scripts, report: &mut Report) -> Vec<Source> {
    records
        .into_iter()
        .map(|each| source(each, scripts, report))
        .collect()
}

fn notes(records: Vec<NoteRecord>, context: &Context<'_>, report: &mut Report) -> Vec<Note> {
    records
        .into_iter()
        .map(|each| policy_note(each, context, report))
        .collect()
}

const NOTE_PLACES: [(NotePlace, &str); 6] = [
    (NotePlace::Policy, "policy"),
    (NotePlace::NoticeTitle, "notice-title"),
    (NotePlace::Notice, "notice"),
    (NotePlace::Contact, "contact"),
    (NotePlace::Title, "title"),
    (NotePlace::Preamble, "preamble"),
];

fn policy_note(record: NoteRecord, context: &Context<'_>, report: &mut Report) -> Note {
    let place = record
        .at
        .as_ref()
        .map_or(NotePlace::Policy, |at| note_place(&at.value));
    note(record, place, context, report)
}

/// The block that a word means. The shapes of records have taken no other word.
pub(super) fn note_place(word: &str) -> NotePlace {
    let place = NOTE_PLACES.into_iter().find(|(_, each)| *each == word);
    place.map_or(NotePlace::Policy, |(place, _)| place)
}

/// An editorial note about the block `at`.
pub(super) fn note(record: NoteRecord, at: NotePlace, context: &Context<'_>, report: &mut Report) -> Note {
    let scripts = context.scripts;
    Note {
        at,
        title: scripts.localize(record.title, Prose::Plain, report),
        printed: scripts.localize_option(record.printed, Prose::Plain, report),
        known: scripts.localize(record.known, Prose::Plain, report),
        why: scripts.localize_option(record.why, Prose::Plain, report),
        source: source_place(record.source.as_ref(), context, report),
    }
}

/// The place of a source that a record names.
pub(super) fn source_place(
    id: Option<&Spanned<String>>,
    context: &Context<'_>,
    report: &mut Report,
) -> Option<usize> {
    place_in(id?, context.source_ids.iter(), "unknown-source", "source", report)
}

fn history(records: Vec<EventRecord>, context: &Context<'_>, report: &mut Report) -> Vec<Event> {
    records
        .into_iter()
        .map(|record| Event {
            date: record.date,
            title: context.scripts.localize(record.title, Prose::Plain, report),
            text: context
                .scripts
                .localize_option(record.text, Prose::Markdown, report),
            clauses: record
                .clauses
                .iter()
                .filter_map(|clause| clause_id(clause, &context.clauses, report))
                .collect(),
            source: source_place(record.source.as_ref(), context, report),
            id: record.id,
            change: None,
        })
        .collect()
}

fn newest_first(events: &mut [Event]) {
    events.sort_by(|a, b| (b.date.value, &a.id.value).cmp(&(a.date.value, &b.id.value)));
}

fn rounds(records: Vec<RoundRecord>, context: &Context<'_>, report: &mut Report) -> Vec<Round> {
    let rounds = records.into_iter();
    rounds.filter_map(|each| round(each, context, report)).collect()
}

fn round(record: RoundRecord, context: &Context<'_>, report: &mut Report) -> Option<Round> {
    let scripts = context.scripts;
    let programme = record.programme.as_ref();
    let clause = clause_id(&record.clause, &context.clauses, report);
    let localize_all = |texts: Vec<_>, report: &mut Report| -> Vec<LocalText> {
        texts
            .into_iter()
            .map(|text| scripts.localize(text, Prose::Plain, report))
            .collect()
    };
    Some(Round {
        programme: programme.and_then(|id| context.names.term(id, TermKind::Programme, report)),
        source: source_place(record.source.as_ref(), context, report),
        issued: record.issued.map(|date| date.value),
        districts_report_by: record.districts_report_by.map(|date| date.value),
        telephone: record.telephone.into_iter().map(|number| number.value).collect(),
        apply_through: scripts.localize_option(record.apply_through, Prose::Plain, report),
        who: scripts.localize_option(record.who, Prose::Plain, report),
        conditions: localize_all(record.conditions, report),
        fits: context.conditions().resolve(record.fits, report),
        unknown: scripts.localize_option(record.unknown, Prose::Plain, report),
        id: record.id,
        clause: clause?,
    })
}

/// The clause that a record names: `3.1`.
pub(super) fn clause_id(
    written: &Spanned<String>,
    clauses: &BTreeSet<ClauseId>,
    report: &mut Report,
) -> Option<ClauseId> {
    let found = written.value.parse().ok().filter(|id| clauses.contains(id));
    if found.is_none() {
        let message = format!("this policy has no clause `{}`", written.value);
        let finding = Diagnostic::error("unknown-clause", written.span.clone(), message);
        let finding = finding.help("a clause is named by measure and place: \"3.1\", in quotes");
        report.add(finding.presuming("content/policies/"));
    }
    found
}

//! What stands beside the text: notes, sources, documents.
//!
//! In: records of a policy. Out: their views. Never here: official text.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::pages::parts::{DocumentView, Link, NoteView, SourceView};
use crate::resolve::site::{Document, LocalText, Measure, Note, NotePlace, Policy};

/// The notes on notice, title and preamble.
pub(crate) fn on_policy(edition: &Edition<'_>, policy: &Policy) -> Result<Vec<NoteView>> {
    let notes = policy.notes.iter();
    notes
        .map(|note| Ok(view(edition, policy, note, place(edition, note)?)))
        .collect()
}

/// The notes on the clauses of a measure.
pub(crate) fn on_measure(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Result<Vec<NoteView>> {
    let mut views = Vec::new();
    for clause in &measure.clauses {
        for note in &clause.notes {
            let place = Link {
                label: edition.fill("clause_label", &[("id", &clause.id.to_string())])?,
                href: format!("#{}", clause.id.anchor()),
            };
            views.push(view(edition, policy, note, Some(place)));
        }
    }
    Ok(views)
}

/// The place of a note in the text in full; none where it is about all of it.
fn place(edition: &Edition<'_>, note: &Note) -> Result<Option<Link>> {
    let anchor = match note.at {
        NotePlace::Policy | NotePlace::Clause => return Ok(None),
        NotePlace::NoticeTitle => "notice-title",
        NotePlace::Notice => "notice",
        NotePlace::Contact => "contact",
        NotePlace::Title => "title",
        NotePlace::Preamble => "preamble",
    };
    Ok(Some(Link {
        label: edition.say(&format!("notes.place.{anchor}"))?,
        href: format!("#{anchor}"),
    }))
}

fn view(edition: &Edition<'_>, policy: &Policy, note: &Note, place: Option<Link>) -> NoteView {
    let text = |text: &LocalText| edition.text(text);
    NoteView {
        title: text(&note.title),
        place,
        printed: note.printed.as_ref().map(text),
        known: text(&note.known),
        why: note.why.as_ref().map(text),
        source: note.source.map(|at| source(edition, policy, at)),
    }
}

/// Where something was read: the source at this place of the policy's list.
pub(crate) fn source(edition: &Edition<'_>, policy: &Policy, at: usize) -> SourceView {
    let source = &policy.sources[at];
    SourceView {
        title: edition.text(&source.title),
        date: source.date.map(|date| edition.date(date)),
        url: source.url.clone(),
        read: source.read.as_ref().map(|read| edition.text(read)),
    }
}

/// Documents that a text names.
pub(crate) fn documents<'d>(
    edition: &Edition<'_>,
    documents: impl Iterator<Item = &'d Document>,
) -> Vec<DocumentView> {
    documents
        .map(|document| DocumentView {
            title: edition.document_title(document.title.text(edition.lang)),
            document_number: document
                .document_number
                .as_ref()
                .map(|number| edition.text(number)),
            url: document.url.clone(),
        })
        .collect()
}

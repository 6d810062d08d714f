//! A policy in full: `<lang>/policies/<policy>/`, template `policy.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::markdown;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::changes::{self, ChangeMark};
use crate::render::pages::citations::{self, CitationGroup};
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::overview::{self, Overview};
use crate::render::pages::parts::{
    AgencyView, DateText, DocumentView, Frame, Link, NoteView, OutdatedView, Passage, RoundView, SourceView,
    StatusLine, Title,
};
use crate::render::pages::passages::passages;
use crate::render::pages::status::status;
use crate::render::pages::words;
use crate::render::pages::{agencies, amounts, compare, contents, follow, json_ld, notes, outdated, rounds};
use crate::resolve::addresses;
use crate::resolve::site::{Measure, NotePlace, Notice, Policy, Site};

/// What `policy.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyPage {
    /// What every page has.
    pub frame: Frame,
    /// The title as issued: official part `title`.
    pub title: Title,
    /// Its document number.
    pub document_number: Option<String>,
    /// Who issued it.
    pub issuer: AgencyView,
    /// Date on the document.
    pub issued: DateText,
    /// Whether it is in force.
    pub status: StatusLine,
    /// The notice.
    pub notice: Option<NoticeView>,
    /// Said beside the title, where its translation is older than the original.
    pub title_outdated: Option<OutdatedView>,
    /// The same beside the preamble.
    pub preamble_outdated: Option<OutdatedView>,
    /// What became of the title after it was issued.
    pub title_changes: Vec<ChangeMark>,
    /// The same of the preamble.
    pub preamble_changes: Vec<ChangeMark>,
    /// Its versions; none of a policy that never changed.
    pub versions: Option<Link>,
    /// Safe HTML: official part `preamble`.
    pub preamble: String,
    /// The measures with their official text.
    pub measures: Vec<MeasureSection>,
    /// The documents on which it rests.
    pub legal_bases: Vec<DocumentView>,
    /// Editorial notes on the policy, notice, title, preamble, and on clauses.
    pub notes: Vec<NoteView>,
    /// "5 notes on this text", to those about all of it; they stand behind it.
    pub notes_link: Option<Link>,
    /// Rounds of application.
    pub rounds: Vec<RoundView>,
    /// Where facts were read.
    pub sources: Vec<SourceView>,
    /// "17 measures": heading of the contents.
    pub contents_title: String,
    /// The rows of the contents; safe HTML. Links go to the sections of this page.
    pub contents: String,
    /// The record as data.
    pub data: Link,
    /// Who does what.
    pub who_does_what: Link,
    /// All its days, for a calendar.
    pub calendar: Option<Link>,
    /// The languages side by side; none on a site of one language.
    pub compare: Option<Link>,
    /// How to cite it.
    pub cite: Vec<CitationGroup>,
    /// What there is for whom; none for a policy that grants nothing.
    pub overview: Option<Overview>,
}

/// The notice. Every string is an official part of the name in brackets.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeView {
    /// Issuer's name above the title (`notice-heading`).
    pub heading: Option<String>,
    /// Title (`notice-title`).
    pub title: Title,
    /// To whom it goes (`notice-addressees`).
    pub addressees: String,
    /// Safe HTML (`notice`).
    pub body: String,
    /// Who signs (`notice-signature`).
    pub signature: String,
    /// Date (`notice-date`).
    pub date: DateText,
    /// Contact line (`notice-contact`).
    pub contact: Option<String>,
    /// Said beside the notice, where its translation is older than the original.
    pub outdated: Option<OutdatedView>,
    /// What became of it after it was issued.
    pub changes: Vec<ChangeMark>,
}

/// A measure inside the whole text.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureSection {
    /// Number: 3.
    pub number: u32,
    /// `m3`: anchor of the section.
    pub anchor: String,
    /// `三、`, `3. `: part of the official heading.
    pub ordinal: String,
    /// The heading as issued (`heading`).
    pub title: Title,
    /// Path of the measure's own page.
    pub href: String,
    /// The official text (`clause`).
    pub passages: Vec<Passage>,
    /// What it brings, in a line; ours.
    pub gist: String,
    /// Said beside the heading, where its translation is older than the original.
    pub outdated: Option<OutdatedView>,
    /// What became of the heading after it was issued.
    pub changes: Vec<ChangeMark>,
}

/// Adds every policy in full.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    let site: &'a Site = edition.site;
    for policy in &site.policies {
        let address = addresses::policy(edition.lang, &policy.slug.value);
        edition.add(output, &address, "policy.html", move |edition| {
            page(edition, policy)
        })?;
    }
    Ok(())
}

fn page(edition: &Edition<'_>, policy: &Policy) -> Result<PolicyPage> {
    let issuer = edition.site.agency(policy.issuer);
    let measures = policy
        .measures
        .iter()
        .map(|measure| section(edition, policy, measure));
    let sources = 0..policy.sources.len();
    let notes = all_notes(edition, policy)?;
    Ok(PolicyPage {
        frame: frame_of(edition, policy)?,
        title: edition.title(policy.title.text(edition.lang)),
        document_number: policy.document_number.as_ref().map(|number| edition.text(number)),
        issuer: agencies::view(edition, issuer, None)?,
        issued: edition.date(policy.issued.value),
        status: status(edition, policy)?,
        notice: policy
            .notice
            .as_ref()
            .map(|notice| notice_view(edition, policy, notice))
            .transpose()?,
        title_outdated: outdated::part(edition, policy, &["title"], "title")?,
        preamble_outdated: outdated::part(edition, policy, &["preamble"], "preamble")?,
        title_changes: changes::of_part(edition, policy, NotePlace::Title)?,
        preamble_changes: changes::of_part(edition, policy, NotePlace::Preamble)?,
        versions: changes::versions_link(edition, policy)?,
        preamble: markdown::block(policy.preamble.text(edition.lang), edition.links()),
        measures: measures.collect::<Result<_>>()?,
        legal_bases: notes::documents(edition, policy.legal_bases.iter()),
        notes_link: notes_link(edition, &notes)?,
        notes,
        rounds: rounds::rounds(edition, policy, |_| true)?,
        sources: sources.map(|at| notes::source(edition, policy, at)).collect(),
        contents_title: edition.count("contents_title", policy.measures.len())?,
        contents: contents::to_sections(edition, policy)?,
        data: words::data_link(edition, policy)?,
        who_does_what: words::who_does_what_link(edition, policy)?,
        calendar: follow::policy(edition, policy)?,
        compare: compare::link(edition, policy, "")?,
        cite: citations::of_policy(edition, policy)?,
        overview: overview::overview(edition, policy)?,
    })
}

fn frame_of(edition: &Edition<'_>, policy: &Policy) -> Result<Frame> {
    let head = Head {
        address: &|lang| addresses::policy(lang, &policy.slug.value),
        title: Some(policy.short_title.text(edition.lang)),
        description: edition.text(&policy.description),
        section: Section::Policy,
        above: Vec::new(),
        json_ld: Some(json_ld::legislation(edition, policy)),
    };
    Ok(Frame {
        repeal: changes::repeal(edition, policy)?,
        ..frame(edition, head)?
    })
}

/// The notice of a policy.
pub(crate) fn notice_view(edition: &Edition<'_>, policy: &Policy, notice: &Notice) -> Result<NoticeView> {
    let texts = ["heading", "title", "addressees", "body", "signature", "contact"];
    let texts = texts.map(|text| format!("notice/{text}"));
    let mut marks = changes::of_part(edition, policy, NotePlace::NoticeTitle)?;
    marks.extend(changes::of_part(edition, policy, NotePlace::Notice)?);
    Ok(NoticeView {
        heading: notice.heading.as_ref().map(|heading| edition.text(heading)),
        title: edition.title(notice.title.text(edition.lang)),
        addressees: edition.text(&notice.addressees),
        body: markdown::block(notice.body.text(edition.lang), edition.links()),
        signature: edition.text(&notice.signature),
        date: edition.date(policy.issued.value),
        contact: notice.contact.as_ref().map(|contact| edition.text(contact)),
        outdated: outdated::part(
            edition,
            policy,
            &texts.each_ref().map(String::as_str),
            "notice-title",
        )?,
        changes: marks,
    })
}

/// A measure inside the whole text.
pub(crate) fn section(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Result<MeasureSection> {
    Ok(MeasureSection {
        number: measure.number,
        anchor: words::section_anchor(measure.number),
        ordinal: edition.ordinal(measure.number),
        title: edition.title(measure.title.text(edition.lang)),
        href: words::measure_link(edition, policy, measure).href,
        passages: passages(edition, policy, measure)?,
        gist: amounts::gist(edition, measure)?,
        outdated: outdated::heading(edition, policy, measure)?,
        changes: changes::of_heading(edition, policy, measure.number)?,
    })
}

fn notes_link(edition: &Edition<'_>, notes: &[NoteView]) -> Result<Option<Link>> {
    match notes.iter().filter(|note| note.place.is_none()).count() {
        0 => Ok(None),
        count => Ok(Some(Link {
            label: edition.count("policy.notes_count", count)?,
            href: "#notes".to_owned(),
        })),
    }
}

fn all_notes(edition: &Edition<'_>, policy: &Policy) -> Result<Vec<NoteView>> {
    let mut all = notes::on_policy(edition, policy)?;
    for measure in &policy.measures {
        all.extend(notes::on_measure(edition, policy, measure)?);
    }
    Ok(all)
}

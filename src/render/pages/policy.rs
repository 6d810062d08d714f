//! A policy in full: `<lang>/policies/<policy>/`, template `policy.html`.

use serde::Serialize;

use crate::render::pages::parts::{
    AgencyView, DateText, DocumentView, Frame, Link, MeasureRow, NoteView, Passage, RoundView, SourceView,
    StatusLine, Title,
};

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
    /// Safe HTML: official part `preamble`.
    pub preamble: String,
    /// The measures with their official text.
    pub measures: Vec<MeasureSection>,
    /// The documents on which it rests.
    pub legal_bases: Vec<DocumentView>,
    /// Editorial notes on the policy, notice, title, preamble, and on clauses.
    pub notes: Vec<NoteView>,
    /// Rounds of application.
    pub rounds: Vec<RoundView>,
    /// Where facts were read.
    pub sources: Vec<SourceView>,
    /// "17 measures": heading of the contents.
    pub contents_title: String,
    /// The contents; links go to the sections of this page.
    pub contents: Vec<MeasureRow>,
    /// The record as data.
    pub data: Link,
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
}

//! One measure: `<lang>/policies/<policy>/<n>/`, template `measure.html`.

use serde::Serialize;

use crate::render::pages::parts::{
    AgencyView, DocumentView, Frame, GlanceFact, Link, MeasureRow, NoteView, Passage, RoundView, StatusLine,
    Title,
};

/// What `measure.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct MeasurePage {
    /// What every page has.
    pub frame: Frame,
    /// Number: 3.
    pub number: u32,
    /// The number before the heading as the language prints it: `三、`, `3. `. Part of the official heading.
    pub ordinal: String,
    /// The heading as issued.
    pub title: Title,
    /// Whether it is in force.
    pub status: StatusLine,
    /// Sums and facts, one panel per incentive that has a sum, else one panel.
    pub glance: Vec<Glance>,
    /// The official text.
    pub passages: Vec<Passage>,
    /// What the clauses grant, one row each (also what is not money).
    pub incentives: Vec<IncentiveView>,
    /// "Selection first …", where selection decides.
    pub selection_note: Option<String>,
    /// Editorial notes.
    pub notes: Vec<NoteView>,
    /// Rounds of application.
    pub rounds: Vec<RoundView>,
    /// Agencies with their part, in the order of print.
    pub agencies: Vec<AgencyView>,
    /// Documents that the text names.
    pub documents: Vec<DocumentView>,
    /// Topics in words.
    pub topics: Vec<String>,
    /// Other measures: link and why.
    pub related: Vec<RelatedView>,
    /// "17 measures": heading of the contents.
    pub contents_title: String,
    /// The contents.
    pub contents: Vec<MeasureRow>,
    /// The policy in full, at this measure.
    pub in_full: Link,
    /// The measure before.
    pub previous: Option<Link>,
    /// The measure after.
    pub next: Option<Link>,
    /// The record as data.
    pub data: Link,
}

/// The panel "at a glance" of one incentive.
#[derive(Debug, Clone, Serialize)]
pub struct Glance {
    /// What it is: "Award for “Qilin” enterprises"; none when it is the measure's only panel.
    pub title: Option<String>,
    /// Two to five facts.
    pub facts: Vec<GlanceFact>,
}

/// What a clause grants, in words.
#[derive(Debug, Clone, Serialize)]
pub struct IncentiveView {
    /// "Award", "Subsidy" …
    pub kind: String,
    /// What it is.
    pub what: String,
    /// "up to CNY 2 million (RMB 2,000,000)", "under another policy: …", or nothing where it is not money.
    pub amount: Option<String>,
    /// For whom.
    pub beneficiary: String,
    /// Whether selection decides, in words.
    pub selection: Option<String>,
    /// The clause.
    pub clause: Link,
}

/// Another measure.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedView {
    /// The measure.
    pub link: Link,
    /// What is there.
    pub why: String,
}

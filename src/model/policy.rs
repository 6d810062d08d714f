//! `content/policies/<policy>/policy.yaml` and `rounds.yaml`: all of a policy but its measures.

use jiff::civil::Date;

use crate::model::measure::MeasureRecord;
use crate::model::text::Written;
use crate::source::{Span, Spanned};

/// A policy, as written.
#[derive(Debug, Clone)]
pub struct PolicyRecord {
    /// The folder's name, part of every address.
    pub slug: Spanned<String>,
    /// The policy's own document number: 穗商务函〔2024〕24号.
    pub document_number: Option<Spanned<String>>,
    /// The title as issued.
    pub title: Written,
    /// A short title for navigation; ours.
    pub short_title: Written,
    /// One or two sentences about it; ours.
    pub description: Written,
    /// Id of the issuing agency.
    pub issuer: Spanned<String>,
    /// Date on the document.
    pub issued: Spanned<Date>,
    /// First day in force; the date of issue where there is none.
    pub effective: Option<Spanned<Date>>,
    /// How long it is in force; until it is repealed where there is none.
    pub validity: Option<Validity>,
    /// The notice with which it was issued.
    pub notice: Option<NoticeRecord>,
    /// The preamble as issued.
    pub preamble: Written,
    /// The documents on which the preamble rests.
    pub legal_bases: Vec<DocumentRecord>,
    /// Where facts were read that are not in the text.
    pub sources: Vec<SourceRecord>,
    /// Editorial notes on notice, title and preamble.
    pub notes: Vec<NoteRecord>,
    /// What happened to the text and to the site, newest first or last.
    pub history: Vec<EventRecord>,
    /// Rounds of application.
    pub rounds: Vec<RoundRecord>,
    /// The measures, by file name.
    pub measures: Vec<MeasureRecord>,
    /// Beginning of the file.
    pub span: Span,
}

/// How long a policy is in force. Exactly one of the two is written.
#[derive(Debug, Clone)]
pub enum Validity {
    /// This many years from the first day in force; the last day is the day before the anniversary.
    Years(Spanned<u32>),
    /// Up to and including this day.
    Until(Spanned<Date>),
}

/// The notice, as issued.
#[derive(Debug, Clone)]
pub struct NoticeRecord {
    /// The issuer's name above the title.
    pub heading: Option<Written>,
    /// Title of the notice.
    pub title: Written,
    /// To whom it goes: 各区政府，各有关单位：
    pub addressees: Written,
    /// The text, Markdown.
    pub body: Written,
    /// Who signs.
    pub signature: Written,
    /// Names and numbers for questions. Stays in the notice and appears nowhere else.
    pub contact: Option<Written>,
}

/// A document that a text names.
#[derive(Debug, Clone)]
pub struct DocumentRecord {
    /// Its title, without 《》.
    pub title: Written,
    /// Its number as printed: 国办发〔2023〕10号.
    pub document_number: Option<Spanned<String>>,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
}

/// Where something was read.
#[derive(Debug, Clone)]
pub struct SourceRecord {
    /// Name for other records.
    pub id: Spanned<String>,
    /// Title of the page or document.
    pub title: Written,
    /// Its date.
    pub date: Option<Spanned<Date>>,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
    /// How much of it was read, and in which copy.
    pub read: Option<Written>,
}

/// An editorial note: stands beside the text, never in it.
#[derive(Debug, Clone)]
pub struct NoteRecord {
    /// Which block it is about: `notice-title`, `notice`, `contact`, `title`, `preamble`, `heading`, or `1` for a clause.
    pub at: Option<Spanned<String>>,
    /// What the note is called: 按原文.
    pub title: Written,
    /// The words in question, as printed.
    pub printed: Option<Written>,
    /// What is known about them.
    pub known: Written,
    /// Why it is said.
    pub why: Option<Written>,
    /// Id of the source.
    pub source: Option<Spanned<String>>,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct EventRecord {
    /// When.
    pub date: Spanned<Date>,
    /// Name in addresses and feeds.
    pub id: Spanned<String>,
    /// What, in a few words.
    pub title: Written,
    /// What, in a sentence or more; Markdown.
    pub text: Option<Written>,
    /// Clauses that it is about: `3.1`.
    pub clauses: Vec<Spanned<String>>,
    /// Id of the source.
    pub source: Option<Spanned<String>>,
}

/// A round of application under a clause.
#[derive(Debug, Clone)]
pub struct RoundRecord {
    /// Name in addresses and calendars.
    pub id: Spanned<String>,
    /// The clause: `3.1`.
    pub clause: Spanned<String>,
    /// Id of the programme in the glossary.
    pub programme: Option<Spanned<String>>,
    /// Id of the source. A round without one is one that was looked for and not found.
    pub source: Option<Spanned<String>>,
    /// Date of the guide that opened it.
    pub issued: Option<Spanned<Date>>,
    /// The day by which the districts report.
    pub districts_report_by: Option<Spanned<Date>>,
    /// Telephone numbers of desks.
    pub telephone: Vec<Spanned<String>>,
    /// Where one applies.
    pub apply_through: Option<Written>,
    /// Who may apply.
    pub who: Option<Written>,
    /// The conditions, as far as known.
    pub conditions: Vec<Written>,
    /// What is not known about it.
    pub unknown: Option<Written>,
}

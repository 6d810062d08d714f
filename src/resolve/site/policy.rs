//! A policy, resolved: notice, dates, notes, history, rounds.
//!
//! In: nothing. Out: plain types. Never here: a lookup that can fail.

use jiff::civil::Date;

use crate::resolve::site::{
    AgencyIndex, Change, Clause, ClauseId, Condition, LocalText, Measure, TermIndex, Version,
};
use crate::source::Spanned;

/// A policy with everything in it.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Folder and address.
    pub slug: Spanned<String>,
    /// The policy's own document number, per script; the Chinese one in English too.
    pub document_number: Option<LocalText>,
    /// The title as issued.
    pub title: LocalText,
    /// A short title; ours.
    pub short_title: LocalText,
    /// One or two sentences; ours.
    pub description: LocalText,
    /// Who issued it.
    pub issuer: AgencyIndex,
    /// Date on the document.
    pub issued: Spanned<Date>,
    /// From when to when it is in force.
    pub validity: Validity,
    /// The notice with which it was issued.
    pub notice: Option<Notice>,
    /// The preamble as issued; Markdown.
    pub preamble: LocalText,
    /// The documents on which it rests.
    pub legal_bases: Vec<Document>,
    /// Where facts were read that are not in the text.
    pub sources: Vec<Source>,
    /// Editorial notes on notice, title and preamble.
    pub notes: Vec<Note>,
    /// What happened, newest first.
    pub history: Vec<Event>,
    /// Rounds of application, in the order of the file.
    pub rounds: Vec<Round>,
    /// The measures by number, as in force on the site's day.
    pub measures: Vec<Measure>,
    /// What changed after it was issued, in the order of effect; what lies ahead too.
    pub changes: Vec<Change>,
    /// Its text from day to day, oldest first; empty where nothing ever changed.
    pub versions: Vec<Version>,
}

impl Policy {
    /// The measure with this number.
    #[must_use]
    pub fn measure(&self, number: u32) -> Option<&Measure> {
        let place = self
            .measures
            .binary_search_by_key(&number, |measure| measure.number);
        place.ok().map(|at| &self.measures[at])
    }

    /// The clause with this name, and the measure in which it stands.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Option<(&Measure, &Clause)> {
        let measure = self.measure(id.measure)?;
        let clause = measure.clauses.iter().find(|clause| clause.id == id)?;
        Some((measure, clause))
    }
}

/// From when to when a policy is in force, and what that means on the site's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The first day in force.
    pub from: Date,
    /// The last day in force, inclusive; `None` until repealed.
    pub last_day: Option<Date>,
    /// The state on the site's day.
    pub status: Status,
}

/// The state of a policy on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not yet in force; so many days to go (1 or more).
    Upcoming(i32),
    /// In force; so many days left after this one, where there is a last day (0 on the last day itself).
    InForce(Option<i32>),
    /// No longer in force, since so many days (1 or more).
    Expired(i32),
}

/// The notice, as issued.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The issuer's name above the title.
    pub heading: Option<LocalText>,
    /// Its title.
    pub title: LocalText,
    /// To whom it goes.
    pub addressees: LocalText,
    /// Its text; Markdown.
    pub body: LocalText,
    /// Who signs.
    pub signature: LocalText,
    /// Names and numbers for questions: shown in the notice, and nowhere else.
    pub contact: Option<LocalText>,
}

/// A document that a text names.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its title.
    pub title: LocalText,
    /// Its number as printed, per script.
    pub document_number: Option<LocalText>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// Where something was read.
#[derive(Debug, Clone)]
pub struct Source {
    /// Name in records.
    pub id: Spanned<String>,
    /// Title of the page or document.
    pub title: LocalText,
    /// Its date.
    pub date: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// How much of it was read.
    pub read: Option<LocalText>,
}

/// An editorial note.
#[derive(Debug, Clone)]
pub struct Note {
    /// Which block it is about.
    pub at: NotePlace,
    /// What the note is called.
    pub title: LocalText,
    /// The words in question, as printed.
    pub printed: Option<LocalText>,
    /// What is known about them.
    pub known: LocalText,
    /// Why it is said.
    pub why: Option<LocalText>,
    /// Place in [`Policy::sources`].
    pub source: Option<usize>,
}

/// The block that a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotePlace {
    /// The policy as a whole.
    Policy,
    /// Title of the notice.
    NoticeTitle,
    /// Text of the notice.
    Notice,
    /// Contact line of the notice.
    Contact,
    /// Title of the policy.
    Title,
    /// Preamble.
    Preamble,
    /// The clause that holds the note.
    Clause,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// When.
    pub date: Spanned<Date>,
    /// Name in addresses and feeds.
    pub id: Spanned<String>,
    /// What, in a few words.
    pub title: LocalText,
    /// What, in a sentence or more; Markdown.
    pub text: Option<LocalText>,
    /// Clauses that it is about.
    pub clauses: Vec<ClauseId>,
    /// Place in [`Policy::sources`].
    pub source: Option<usize>,
    /// Place in [`Policy::changes`], where the event is one.
    pub change: Option<usize>,
}

/// A round of application.
#[derive(Debug, Clone)]
pub struct Round {
    /// Name in addresses and calendars.
    pub id: Spanned<String>,
    /// The clause under which one applies.
    pub clause: ClauseId,
    /// The programme.
    pub programme: Option<TermIndex>,
    /// Place in [`Policy::sources`]; none where no guide was found.
    pub source: Option<usize>,
    /// Date of the guide.
    pub issued: Option<Date>,
    /// The day by which districts report.
    pub districts_report_by: Option<Date>,
    /// Telephone numbers of desks.
    pub telephone: Vec<String>,
    /// Where one applies.
    pub apply_through: Option<LocalText>,
    /// Who may apply.
    pub who: Option<LocalText>,
    /// The conditions, as far as known.
    pub conditions: Vec<LocalText>,
    /// Those of the conditions that a question can settle.
    pub fits: Vec<Condition>,
    /// What is not known.
    pub unknown: Option<LocalText>,
}

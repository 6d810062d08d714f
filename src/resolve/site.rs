//! The resolved site: all that a page, a hit or an export may know.
//!
//! In: nothing. Out: plain types, built by the other files of this folder. Never here: a lookup that can fail.

use jiff::civil::Date;

// Words of the records that mean the same here. Later stages take them from this file, because they don't know `model`.
pub use crate::model::agency::Level;
pub use crate::model::clause::{IncentiveKind, Period};
pub use crate::model::glossary::TermKind;

use crate::facts::{Ratio, Yuan};
use crate::lang::{Lang, PerLang};
use crate::model::TranslationRecord;
use crate::source::{Span, Spanned};

/// A text in one language.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text and where it, or what it was derived from, was written.
    pub written: Spanned<String>,
    /// How the text came to be.
    pub origin: Origin,
}

/// How a text came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Somebody wrote it.
    Written,
    /// Derived from the other Chinese script.
    Derived,
    /// Not there: it stands in for a language that the site does not publish, or whose lack is a finding.
    StandIn,
}

impl Text {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written.value
    }
}

/// A text in every language.
pub type LocalText = PerLang<Text>;

impl LocalText {
    /// The text of one language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        self.get(lang).as_str()
    }
}

/// Place of an agency in [`Site::agencies`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyIndex(pub usize);

/// Place of a term in [`Site::terms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermIndex(pub usize);

/// A site in which nothing is left to look up.
#[derive(Debug, Clone)]
pub struct Site {
    /// Name, in the head of every page.
    pub name: LocalText,
    /// One or two sentences.
    pub description: LocalText,
    /// `https://…/`, with a `/` at the end.
    pub base_url: String,
    /// The languages that are published, in the order of the switcher.
    pub languages: Vec<Lang>,
    /// The Chinese script in which authors write.
    pub source: Lang,
    /// The theme's name.
    pub theme: Spanned<String>,
    /// Who answers for the site.
    pub publisher: LocalText,
    /// Web address of the publisher.
    pub publisher_url: Option<String>,
    /// The day that the site speaks for.
    pub as_of: Date,
    /// Every agency, in the order of the registry.
    pub agencies: Vec<Agency>,
    /// Every term of the glossary.
    pub terms: Vec<Term>,
    /// The policies, sorted by slug.
    pub policies: Vec<Policy>,
    /// The free pages, sorted by slug.
    pub pages: Vec<Page>,
    /// What each translation was made from.
    pub translations: Vec<TranslationRecord>,
}

impl Site {
    /// The path of `base_url`: `/`, or `/repo/` for a site below a folder.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[after_scheme..]
            .find('/')
            .map_or("/", |at| &self.base_url[after_scheme + at..])
    }

    /// The agency at this place.
    #[must_use]
    pub fn agency(&self, index: AgencyIndex) -> &Agency {
        &self.agencies[index.0]
    }

    /// The term at this place.
    #[must_use]
    pub fn term(&self, index: TermIndex) -> &Term {
        &self.terms[index.0]
    }
}

/// An agency and all that it does.
#[derive(Debug, Clone)]
pub struct Agency {
    /// Stable name in addresses.
    pub id: Spanned<String>,
    /// The name that brackets print.
    pub short: LocalText,
    /// The formal name.
    pub full: LocalText,
    /// Whose body it is.
    pub level: Level,
    /// Whether it stands for several bodies at once.
    pub collective: bool,
    /// Its web address.
    pub url: Option<String>,
    /// Other names, per language.
    pub aliases: PerLang<Vec<String>>,
    /// Something to know about it.
    pub note: Option<LocalText>,
    /// Its part in clauses, in the order of the policies.
    pub duties: Vec<Duty>,
}

/// An agency's part in one clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// Place in [`Site::policies`].
    pub policy: usize,
    /// Place in [`Policy::measures`].
    pub measure: usize,
    /// Place in [`Measure::clauses`].
    pub clause: usize,
    /// Its part.
    pub role: Role,
}

/// What an agency does for a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 牵头.
    Lead,
    /// 配合.
    Support,
    /// 负责.
    Responsible,
}

/// A term of the glossary.
#[derive(Debug, Clone)]
pub struct Term {
    /// Name in other records.
    pub id: Option<Spanned<String>>,
    /// What it is.
    pub kind: TermKind,
    /// The term in each language.
    pub name: LocalText,
    /// Other words for it, per language.
    pub synonyms: PerLang<Vec<String>>,
    /// What to know about it.
    pub note: Option<LocalText>,
}

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
    /// The measures by number.
    pub measures: Vec<Measure>,
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
    pub date: Date,
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
    /// What is not known.
    pub unknown: Option<LocalText>,
}

/// A measure.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its number, from 1.
    pub number: u32,
    /// Where the number was written.
    pub span: Span,
    /// Short name.
    pub slug: String,
    /// The heading as issued, without its number.
    pub title: LocalText,
    /// A few words for lists; ours.
    pub short_title: LocalText,
    /// What it is about.
    pub topics: Vec<TermIndex>,
    /// Other measures to look at.
    pub related: Vec<Related>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// Another measure.
#[derive(Debug, Clone)]
pub struct Related {
    /// Place in [`Policy::measures`].
    pub measure: usize,
    /// What is there.
    pub why: LocalText,
}

/// The number of a clause: measure and clause, both from 1. Prints as `3.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId {
    /// Number of the measure.
    pub measure: u32,
    /// Number of the clause in the measure.
    pub clause: u32,
}

impl ClauseId {
    /// The anchor in every page that shows the clause: `c3-1`.
    #[must_use]
    pub fn anchor(self) -> String {
        format!("c{}-{}", self.measure, self.clause)
    }
}

impl std::fmt::Display for ClauseId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.measure, self.clause)
    }
}

/// A clause.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its number.
    pub id: ClauseId,
    /// Whether it stands in the same paragraph as the clause before it.
    pub continues: bool,
    /// The text as issued, without bracket; Markdown.
    pub text: LocalText,
    /// Who does what, in the order of print.
    pub roles: Vec<Assignment>,
    /// The bracket as each language prints it; none where the text has none.
    pub bracket: Option<PerLang<Vec<BracketPart>>>,
    /// What it grants.
    pub incentives: Vec<Incentive>,
    /// Documents that its text names.
    pub documents: Vec<Document>,
    /// Editorial notes.
    pub notes: Vec<Note>,
}

/// An agency in a bracket.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// The agency.
    pub agency: AgencyIndex,
    /// Its part.
    pub role: Role,
    /// Where it was named.
    pub span: Span,
}

/// A piece of a bracket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BracketPart {
    /// Words and punctuation: （ 、 牵头，
    Words(String),
    /// The name of an agency as printed here.
    Agency(AgencyIndex, String),
}

/// What a clause grants.
#[derive(Debug, Clone)]
pub struct Incentive {
    /// What kind of support it is.
    pub kind: IncentiveKind,
    /// The programme that one enters.
    pub programme: Option<TermIndex>,
    /// For whom it is.
    pub beneficiary: TermIndex,
    /// What it is, in a few words; ours.
    pub what: Option<LocalText>,
    /// How much of what, up to how much.
    pub amount: Amount,
    /// How often it is paid.
    pub per: Option<Period>,
    /// Whether selection decides.
    pub selection: bool,
    /// Where it was written.
    pub span: Span,
}

/// How much an incentive is worth.
#[derive(Debug, Clone)]
pub enum Amount {
    /// A sum, a share, or a share up to a sum.
    Limited {
        /// The most that is paid, inclusive.
        cap: Option<Spanned<Yuan>>,
        /// The largest share, inclusive, and of what.
        ratio: Option<(Spanned<Ratio>, TermIndex)>,
    },
    /// Granted under another policy, which this text only names: the sum is not known here, and is never zero.
    ElsewhereDecided(LocalText),
    /// Support that is not money.
    NotMoney,
}

/// A free page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its name in the address.
    pub slug: String,
    /// Its title.
    pub title: LocalText,
    /// Its text; Markdown.
    pub body: LocalText,
}

//! A policy as the import understood it: what its files will say.
//!
//! In: nothing. Out: [`Draft`]. Never here: the source, YAML.

use jiff::civil::Date;

use crate::import::grants::Grant;
use crate::import::register::Body;
use crate::import::roles::Part;
use crate::lang::Lang;

/// A text in the site's Chinese script, and in English where the source has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The Chinese text.
    pub chinese: String,
    /// The English text.
    pub english: Option<String>,
}

impl Text {
    /// A text of which the source has no English.
    #[must_use]
    pub fn chinese(text: impl Into<String>) -> Self {
        Text {
            chinese: text.into(),
            english: None,
        }
    }
}

/// A policy.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The script of the Chinese texts.
    pub lang: Option<Lang>,
    /// Its document number.
    pub document_number: Option<String>,
    /// Its title.
    pub title: Text,
    /// A title for lists, cut from the title.
    pub short_title: Text,
    /// One sentence made of number, issuer and date.
    pub description: String,
    /// Id of the issuer.
    pub issuer: Option<String>,
    /// The day of issue.
    pub issued: Option<Date>,
    /// The first day in force, where the text names one.
    pub effective: Option<Date>,
    /// How long it is in force.
    pub validity: Option<Validity>,
    /// The notice, where it is a text of its own.
    pub notice: Option<Notice>,
    /// The preamble, paragraphs.
    pub preamble: Vec<String>,
    /// The English preamble, paragraphs.
    pub preamble_english: Vec<String>,
    /// The documents that the preamble names.
    pub legal_bases: Vec<Document>,
    /// The measures.
    pub measures: Vec<Measure>,
}

/// How long a policy is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// This many years.
    Years(u32),
    /// Up to and including this day.
    Until(Date),
}

/// A notice.
#[derive(Debug, Clone, Default)]
pub struct Notice {
    /// The name above the title.
    pub heading: Option<String>,
    /// The title.
    pub title: String,
    /// To whom it goes.
    pub addressees: String,
    /// Its paragraphs.
    pub body: Vec<String>,
    /// Who signs.
    pub signature: String,
    /// Names and numbers.
    pub contact: Option<String>,
}

/// A document that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title, without 《》.
    pub title: String,
    /// Its number.
    pub number: Option<String>,
}

/// A measure.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// Its number.
    pub number: u32,
    /// Its mark as printed.
    pub mark: String,
    /// Headings of sections that begin before it.
    pub sections: Vec<String>,
    /// Short name in the file's name.
    pub slug: String,
    /// Its title.
    pub title: Text,
    /// Whether the source has no heading, so that the title was cut from the text.
    pub title_is_ours: bool,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// The lines of the source.
    pub lines: [usize; 2],
}

/// A clause.
#[derive(Debug, Clone, Default)]
pub struct Clause {
    /// Whether it stands in the paragraph of the clause before it.
    pub continues: bool,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Its English paragraphs.
    pub english: Vec<String>,
    /// Who is responsible.
    pub mentions: Vec<Mention>,
    /// What it grants.
    pub incentives: Vec<Incentive>,
    /// Documents that it names.
    pub documents: Vec<Document>,
}

/// A body in a bracket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its part.
    pub part: Part,
    /// Its id.
    pub id: String,
    /// The name that is printed, where it is not the short one.
    pub printed: Option<String>,
}

/// What a clause grants, with ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incentive {
    /// What was read.
    pub grant: Grant,
    /// Id of the beneficiary.
    pub beneficiary: String,
    /// Id of the programme.
    pub programme: Option<String>,
    /// Id of the base.
    pub base: Option<String>,
}

/// What the site's registries lack.
#[derive(Debug, Clone, Default)]
pub struct Proposals {
    /// Bodies.
    pub bodies: Vec<Body>,
    /// Terms: kind, id, name.
    pub terms: Vec<(&'static str, String, String)>,
    /// Further names of bodies that are registered: id, name.
    pub aliases: Vec<(String, String)>,
}

impl Proposals {
    /// Whether nothing is lacking.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty() && self.terms.is_empty() && self.aliases.is_empty()
    }
}

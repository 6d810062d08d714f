//! The resolved site: all that a page, a hit or an export may know.
//!
//! In: nothing. Out: plain types, built by the other files of this folder. Never here: a lookup that can fail.

mod change;
mod measure;
mod moves;
mod policy;
mod question;
mod text;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use change::{
    Change, ClauseChange, Concordance, Given, MeasureChange, PartChange, Replaced, Successor, Version,
};
pub use measure::{Amount, Assignment, BracketPart, Clause, ClauseId, Incentive, Measure, Related, Role};
pub use moves::{Move, Moved};
pub use policy::{Document, Event, Note, NotePlace, Notice, Policy, Round, Source, Status, Validity};
pub use question::{Bounds, Choice, Condition, HUNDREDTHS, Instead, Question, QuestionIndex, Test, YES_NO};
pub use text::{LocalText, Origin, Text};

// Words of the records that mean the same here. Later stages take them from this file, because they don't know `model`.
pub use crate::model::TranslationRecord;
pub use crate::model::agency::Level;
pub use crate::model::change::ChangeKind;
pub use crate::model::clause::{IncentiveKind, Period};
pub use crate::model::glossary::TermKind;
pub use crate::model::question::QuestionKind;

use crate::lang::{Lang, PerLang};
use crate::source::Spanned;

/// So many clauses fit on the page of one finder: some 3 kB each.
const MOST_FOUND: usize = 300;

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
    /// On what terms its data may be used; none where nobody said so.
    pub reuse: Option<LocalText>,
    /// The day that the site speaks for.
    pub as_of: Date,
    /// Every agency, in the order of the registry.
    pub agencies: Vec<Agency>,
    /// Every term of the glossary.
    pub terms: Vec<Term>,
    /// What the finder asks, in this order.
    pub questions: Vec<Question>,
    /// The policies, sorted by slug.
    pub policies: Vec<Policy>,
    /// The free pages, sorted by slug.
    pub pages: Vec<Page>,
    /// Names that policies, agencies and pages had before.
    pub moves: Vec<Move>,
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

    /// The topics of all measures, in the order of the glossary.
    #[must_use]
    pub fn topics(&self) -> Vec<TermIndex> {
        let measures = self.policies.iter().flat_map(|policy| &policy.measures);
        let topics: BTreeSet<TermIndex> = measures.flat_map(|measure| measure.topics.clone()).collect();
        topics.into_iter().collect()
    }

    /// Whether there is a term for the page of the glossary.
    #[must_use]
    pub fn has_glossary(&self) -> bool {
        self.terms.iter().any(Term::is_listed)
    }

    /// Whether there is a finder.
    #[must_use]
    pub fn has_finder(&self) -> bool {
        !self.questions.is_empty()
    }

    /// Whether each policy has a finder of its own, because one page with all clauses would be too large for a phone.
    #[must_use]
    pub fn has_finders(&self) -> bool {
        let measures = self.policies.iter().flat_map(|policy| &policy.measures);
        let mut clauses = measures.flat_map(|measure| &measure.clauses);
        self.has_finder() && self.policies.len() > 1 && clauses.nth(MOST_FOUND).is_some()
    }

    /// The policy with this name.
    #[must_use]
    pub fn policy(&self, slug: &str) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.slug.value == slug)
    }

    /// The question at this place.
    #[must_use]
    pub fn question(&self, index: QuestionIndex) -> &Question {
        &self.questions[index.0]
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

/// A term of the glossary.
#[derive(Debug, Clone)]
pub struct Term {
    /// Name in other records.
    pub id: Option<Spanned<String>>,
    /// Where it stands on the page of the glossary: `term-single-window`. Made of its name, so that it stays.
    pub anchor: String,
    /// What it is.
    pub kind: TermKind,
    /// The term in each language.
    pub name: LocalText,
    /// Other words for it, per language.
    pub synonyms: PerLang<Vec<String>>,
    /// Of a beneficiary: how to tell who is one.
    pub fits: Vec<Condition>,
    /// What to know about it.
    pub note: Option<LocalText>,
    /// Where its English name was seen, as that page calls itself.
    pub source: Option<String>,
}

impl Term {
    /// Whether the page of the glossary lists it. Topics, beneficiaries and bases are this site's own way of sorting.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        matches!(
            self.kind,
            TermKind::Term | TermKind::Place | TermKind::Programme | TermKind::Document | TermKind::Body
        )
    }
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

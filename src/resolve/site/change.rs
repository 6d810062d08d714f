//! What changed in a policy after it was issued, and its text on any day.
//!
//! In: nothing. Out: plain types, and what can be asked of them. Never here: the day of today.

use jiff::civil::Date;

use crate::resolve::site::{ChangeKind, Clause, ClauseId, Document, LocalText, Measure, NotePlace, Policy};
use crate::source::{Span, Spanned};

/// A correction, an amendment or a repeal.
#[derive(Debug, Clone)]
pub struct Change {
    /// Name in addresses and feeds.
    pub id: Spanned<String>,
    /// What kind of act it is.
    pub kind: ChangeKind,
    /// The day on which it was published.
    pub date: Spanned<Date>,
    /// First day of the changed text.
    pub effective: Spanned<Date>,
    /// Whether that day has come, on the site's day.
    pub is_in_force: bool,
    /// The document that changes the text.
    pub document: Option<Document>,
    /// Place in [`Policy::sources`].
    pub source: Option<usize>,
    /// What changed, in a few words.
    pub title: LocalText,
    /// What changed and why; Markdown.
    pub note: LocalText,
    /// What becomes of clauses, in the order of the record.
    pub clauses: Vec<ClauseChange>,
    /// What becomes of headings.
    pub measures: Vec<MeasureChange>,
    /// What becomes of notice, title and preamble.
    pub parts: Vec<PartChange>,
    /// Whether it was written to change any clause, heading or part, be it one that is not there.
    pub names_places: bool,
    /// Of a repeal: what takes the place of the policy.
    pub successor: Option<Successor>,
    /// Of a repeal: where each clause lives on.
    pub concordance: Vec<Concordance>,
    /// Where it was written.
    pub span: Span,
}

impl Change {
    /// Whether it takes the policy as a whole out of force.
    #[must_use]
    pub fn ends_policy(&self) -> bool {
        self.kind == ChangeKind::Repeal && !self.names_places
    }
}

/// A clause before and after a change.
#[derive(Debug, Clone)]
pub struct ClauseChange {
    /// The clause.
    pub id: ClauseId,
    /// As it was; none where the change adds it.
    pub before: Option<Clause>,
    /// As it is from then on; none where the change takes it out.
    pub after: Option<Clause>,
    /// What the change itself says. The rest of `after` is as it was.
    pub given: Given,
    /// Where it was written.
    pub span: Span,
}

/// The fields that a change replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each field of a clause that can be left out"
)]
pub struct Given {
    /// The text.
    pub text: bool,
    /// Who leads, supports, is responsible.
    pub roles: bool,
    /// Conditions.
    pub fits: bool,
    /// Incentives.
    pub incentives: bool,
    /// Documents.
    pub documents: bool,
    /// Editorial notes.
    pub notes: bool,
}

/// A text before and after a change.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// As it was.
    pub before: LocalText,
    /// As it is from then on.
    pub after: LocalText,
}

/// What becomes of a measure.
#[derive(Debug, Clone)]
pub struct MeasureChange {
    /// Its number.
    pub number: u32,
    /// Its heading, where that changes.
    pub title: Option<Replaced>,
    /// Its new name in lists; ours.
    pub short_title: Option<LocalText>,
    /// What it means from then on; ours.
    pub summary: Option<LocalText>,
    /// Where it was written.
    pub span: Span,
}

/// What becomes of a part that is no measure.
#[derive(Debug, Clone)]
pub struct PartChange {
    /// Which part.
    pub at: NotePlace,
    /// Its text.
    pub text: Replaced,
    /// Where it was written.
    pub span: Span,
}

/// What takes the place of a repealed policy.
#[derive(Debug, Clone)]
pub enum Successor {
    /// A policy of this site, by the name in its address.
    Policy(Spanned<String>),
    /// A document that this site does not hold.
    Document(Box<Document>),
}

/// Where a clause of a repealed policy lives on.
#[derive(Debug, Clone)]
pub struct Concordance {
    /// The clause here.
    pub from: ClauseId,
    /// The clause of the successor, and where that was written; none where it was given up.
    pub to: Option<Spanned<ClauseId>>,
}

/// The text from one day on.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its first day.
    pub from: Date,
    /// Its last day, inclusive; none for the last version, while the policy has no last day.
    pub until: Option<Date>,
    /// The changes that take effect on that day: places in [`Policy::changes`]. None for the text as issued.
    pub changes: Vec<usize>,
    /// The policy as it stands then. It knows the changes up to that day, and has no versions of its own.
    pub text: Policy,
}

impl Version {
    /// Its name in addresses: `issued`, or its first day.
    #[must_use]
    pub fn name(&self) -> String {
        match self.changes.first() {
            None => "issued".to_owned(),
            Some(_) => self.from.to_string(),
        }
    }

    /// Whether nothing is in force from that day on.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.text.changes.iter().any(Change::ends_policy)
    }
}

impl Policy {
    /// The policy as issued.
    #[must_use]
    pub fn as_issued(&self) -> &Policy {
        self.versions.first().map_or(self, |first| &first.text)
    }

    /// The version that is in force on the site's day, or was last; none of a policy that was never changed.
    #[must_use]
    pub fn version_in_force(&self) -> Option<&Version> {
        let is_due = |version: &&Version| version.changes.iter().all(|at| self.changes[*at].is_in_force);
        self.versions.iter().take_while(is_due).last()
    }

    /// The act that takes the policy as a whole out of force, be it ahead.
    #[must_use]
    pub fn repeal(&self) -> Option<&Change> {
        self.changes.iter().find(|change| change.ends_policy())
    }

    /// Whether the policy was taken out of force, on the site's day.
    #[must_use]
    pub fn is_repealed(&self) -> bool {
        self.repeal().is_some_and(|repeal| repeal.is_in_force)
    }

    /// What became and will become of a clause, in the order of effect.
    pub fn changes_of(&self, id: ClauseId) -> impl Iterator<Item = (&Change, &ClauseChange)> {
        self.changes.iter().flat_map(move |change| {
            let of_clause = change.clauses.iter().filter(move |each| each.id == id);
            of_clause.map(move |each| (change, each))
        })
    }

    /// A clause in force or, where there is none, as it was last or will be first; with its measure.
    #[must_use]
    pub fn clause_ever(&self, id: ClauseId) -> Option<(&Measure, &Clause)> {
        self.clause(id).or_else(|| {
            let measure = self.measure(id.measure)?;
            let gone = self.changes_of(id).filter(|(change, _)| change.is_in_force);
            let gone = gone.filter_map(|(_, each)| each.before.as_ref()).last();
            let coming = || self.changes_of(id).find_map(|(_, each)| each.after.as_ref());
            Some((measure, gone.or_else(coming)?))
        })
    }

    /// The clauses of a measure that are not in force: taken out, or to be added.
    #[must_use]
    pub fn absent_clauses(&self, measure: u32) -> Vec<(&Change, &ClauseChange)> {
        let mut ids: Vec<ClauseId> = self
            .changes
            .iter()
            .flat_map(|change| &change.clauses)
            .map(|each| each.id)
            .collect();
        ids.sort();
        ids.dedup();
        ids.retain(|id| id.measure == measure && self.clause(*id).is_none());
        ids.iter()
            .filter_map(|id| {
                let gone = self
                    .changes_of(*id)
                    .filter(|(change, _)| change.is_in_force)
                    .last();
                gone.or_else(|| self.changes_of(*id).next())
            })
            .collect()
    }

    /// Every wording that a clause had, has or will have, each once.
    #[must_use]
    pub fn every_clause(&self) -> Vec<&Clause> {
        let issued = self
            .as_issued()
            .measures
            .iter()
            .flat_map(|measure| &measure.clauses);
        let changed = self.changes.iter().flat_map(|change| &change.clauses);
        issued
            .chain(changed.filter_map(|change| change.after.as_ref()))
            .collect()
    }

    /// Puts a change into the text.
    pub(in crate::resolve) fn apply(&mut self, change: &Change) {
        for each in &change.clauses {
            let Some(measure) = self
                .measures
                .iter_mut()
                .find(|measure| measure.number == each.id.measure)
            else {
                continue;
            };
            measure.clauses.retain(|clause| clause.id != each.id);
            measure.clauses.extend(each.after.clone());
            measure.clauses.sort_by_key(|clause| clause.id);
        }
        for each in &change.measures {
            let Some(measure) = self
                .measures
                .iter_mut()
                .find(|measure| measure.number == each.number)
            else {
                continue;
            };
            if let Some(title) = &each.title {
                measure.title = title.after.clone();
            }
            if let Some(short_title) = &each.short_title {
                measure.short_title = short_title.clone();
            }
            if let Some(summary) = &each.summary {
                measure.summary = Some(summary.clone());
            }
        }
        for each in &change.parts {
            if let Some(text) = self.part_mut(each.at) {
                *text = each.text.after.clone();
            }
        }
    }

    /// The part of a policy that can change beside its measures.
    #[must_use]
    pub fn part(&self, at: NotePlace) -> Option<&LocalText> {
        match at {
            NotePlace::Title => Some(&self.title),
            NotePlace::Preamble => Some(&self.preamble),
            NotePlace::NoticeTitle => self.notice.as_ref().map(|notice| &notice.title),
            NotePlace::Notice => self.notice.as_ref().map(|notice| &notice.body),
            NotePlace::Policy | NotePlace::Contact | NotePlace::Clause => None,
        }
    }

    fn part_mut(&mut self, at: NotePlace) -> Option<&mut LocalText> {
        match at {
            NotePlace::Title => Some(&mut self.title),
            NotePlace::Preamble => Some(&mut self.preamble),
            NotePlace::NoticeTitle => self.notice.as_mut().map(|notice| &mut notice.title),
            NotePlace::Notice => self.notice.as_mut().map(|notice| &mut notice.body),
            NotePlace::Policy | NotePlace::Contact | NotePlace::Clause => None,
        }
    }
}

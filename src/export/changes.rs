//! What became of a policy, as data: its changes, and the wordings of each clause.
//!
//! In: a policy. Out: parts of its record. Never here: how a difference is drawn; both wordings are there.

use schemars::JsonSchema;
use serde::Serialize;

use crate::export::api::{Recorder, place_word};
use crate::export::record::{DocumentRecord, Local};
use crate::markdown::quotation::{quotation, sha256};
use crate::resolve::addresses;
use crate::resolve::site::{Change, Clause, ClauseId, Successor};

/// A correction, an amendment or a repeal.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ChangeRecord {
    /// Name; never changes.
    pub(super) id: String,
    /// `correction`, `amendment` or `repeal`.
    pub(super) kind: &'static str,
    /// Day of publication.
    pub(super) date: String,
    /// First day of the changed text; it may lie ahead.
    pub(super) effective: String,
    /// Where the differences are drawn, by language.
    pub(super) urls: Local,
    /// The document that changes the text.
    pub(super) document: Option<DocumentRecord>,
    /// What changed, in a few words.
    pub(super) title: Local,
    /// What changed and why; Markdown.
    pub(super) note: Local,
    /// Id of the source.
    pub(super) source: Option<String>,
    /// Whether the policy as a whole is out of force from that day on.
    pub(super) ends_policy: bool,
    /// What becomes of clauses, headings and other parts.
    pub(super) texts: Vec<ChangedText>,
    /// What takes the place of a repealed policy.
    pub(super) successor: Option<SuccessorRecord>,
    /// Where each clause of a repealed policy lives on.
    pub(super) concordance: Vec<ConcordanceRecord>,
}

/// A text before and after a change.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ChangedText {
    /// `3.1` for a clause, `3` for the heading of a measure, `notice-title`, `notice`, `title` or `preamble`.
    pub(super) place: String,
    /// As it was; `null` where it is new.
    pub(super) before: Option<Local>,
    /// As it is from then on; `null` where it was taken out.
    pub(super) after: Option<Local>,
}

/// What takes the place of a repealed policy.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SuccessorRecord {
    /// Its name in addresses, where this site has it.
    pub(super) policy: Option<String>,
    /// The document, where this site does not have it.
    pub(super) document: Option<DocumentRecord>,
}

/// Where a clause lives on.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ConcordanceRecord {
    /// The clause here.
    pub(super) from: String,
    /// The clause of the successor; `null` where it was given up.
    pub(super) to: Option<String>,
}

/// A wording of a clause.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WordingRecord {
    /// Its first day.
    pub(super) from: String,
    /// Its last day, inclusive; `null` where none is known.
    pub(super) until: Option<String>,
    /// Id of the change that brought it; `null` for the text as issued.
    pub(super) change: Option<String>,
    /// The words with their bracket, without mark-up; `null` where the clause is not in force.
    pub(super) quotation: Option<Local>,
    /// SHA-256 of `quotation`.
    pub(super) sha256: Option<Local>,
}

impl Recorder<'_> {
    /// Every change, in the order of effect.
    pub(super) fn changes(&self) -> Vec<ChangeRecord> {
        self.policy
            .changes
            .iter()
            .map(|change| self.change(change))
            .collect()
    }

    fn change(&self, change: &Change) -> ChangeRecord {
        let slug = &self.policy.slug.value;
        ChangeRecord {
            id: change.id.value.clone(),
            kind: change.kind.word(),
            date: change.date.value.to_string(),
            effective: change.effective.value.to_string(),
            urls: self.urls(|lang| addresses::change(lang, slug, &change.id.value)),
            document: change.document.as_ref().map(|document| self.document(document)),
            title: self.local(&change.title),
            note: self.local(&change.note),
            source: self.source_id(change.source),
            ends_policy: change.ends_policy(),
            texts: self.changed_texts(change),
            successor: change.successor.as_ref().map(|successor| match successor {
                Successor::Policy(slug) => SuccessorRecord {
                    policy: Some(slug.value.clone()),
                    document: None,
                },
                Successor::Document(document) => SuccessorRecord {
                    policy: None,
                    document: Some(self.document(document)),
                },
            }),
            concordance: change
                .concordance
                .iter()
                .map(|line| ConcordanceRecord {
                    from: line.from.to_string(),
                    to: line.to.as_ref().map(|to| to.value.to_string()),
                })
                .collect(),
        }
    }

    fn changed_texts(&self, change: &Change) -> Vec<ChangedText> {
        let parts = change.parts.iter().map(|part| ChangedText {
            place: place_word(part.at).to_owned(),
            before: Some(self.local(&part.text.before)),
            after: Some(self.local(&part.text.after)),
        });
        let headings = change.measures.iter().filter_map(|measure| {
            let title = measure.title.as_ref()?;
            Some(ChangedText {
                place: measure.number.to_string(),
                before: Some(self.local(&title.before)),
                after: Some(self.local(&title.after)),
            })
        });
        let clauses = change.clauses.iter().map(|clause| ChangedText {
            place: clause.id.to_string(),
            before: clause.before.as_ref().map(|before| self.quoted(before)),
            after: clause.after.as_ref().map(|after| self.quoted(after)),
        });
        parts.chain(headings).chain(clauses).collect()
    }

    fn quoted(&self, clause: &Clause) -> Local {
        self.in_languages(|lang| quotation(clause, lang))
    }

    /// Every wording of a clause, oldest first; nothing for one that never changed.
    pub(super) fn wordings(&self, id: ClauseId) -> Vec<WordingRecord> {
        let mut wordings: Vec<WordingRecord> = Vec::new();
        let wording = |from: String, change: Option<String>, clause: Option<&Clause>| {
            let quotation = clause.map(|clause| self.quoted(clause));
            let sums = |words: &Local| words.iter().map(|(lang, words)| (*lang, sha256(words))).collect();
            WordingRecord {
                from,
                until: None,
                change,
                sha256: quotation.as_ref().map(sums),
                quotation,
            }
        };
        for (change, clause) in self.policy.changes_of(id) {
            if wordings.is_empty() && clause.before.is_some() {
                let from = self.policy.as_issued().validity.from;
                wordings.push(wording(from.to_string(), None, clause.before.as_ref()));
            }
            if let Some(last) = wordings.last_mut() {
                last.until = change.effective.value.yesterday().ok().map(|day| day.to_string());
            }
            let (from, id) = (change.effective.value.to_string(), change.id.value.clone());
            wordings.push(wording(from, Some(id), clause.after.as_ref()));
        }
        if let Some(last) = wordings.last_mut() {
            last.until = self.policy.validity.last_day.map(|day| day.to_string());
        }
        wordings
    }
}

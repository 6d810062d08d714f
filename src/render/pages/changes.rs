//! What became of a text after it was issued, said beside the text.
//!
//! In: the changes of a policy. Out: [`ChangeMark`]s and [`RepealView`]. Never here: official text; what differs, which
//! the page of the versions shows.

use anyhow::Result;
use serde::Serialize;

use crate::render::edition::Edition;
use crate::render::pages::parts::Link;
use crate::render::pages::words::policy_link;
use crate::resolve::addresses;
use crate::resolve::site::{
    Change, ChangeKind, ClauseChange, ClauseId, Document, Measure, NotePlace, Policy, Successor,
};

/// That a text changed after it was issued, or will.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeMark {
    /// `correction`, `amendment`, `repeal` or `added`: for the class.
    pub kind: &'static str,
    /// Whether it lies ahead, on the site's day.
    pub is_ahead: bool,
    /// "Amended with effect from 1 March 2026, by …".
    pub text: String,
    /// First day of the changed text: `2026-03-01`.
    pub effective: String,
    /// What is said from that day on by a page that was made before it.
    pub then: String,
    /// To the difference.
    pub difference: Link,
}

/// A clause that is not in force: it was taken out, or is still to come. Its address stays.
#[derive(Debug, Clone, Serialize)]
pub struct AbsentClause {
    /// `3.2`.
    pub id: String,
    /// `c3-2`.
    pub anchor: String,
    /// "Clause 3.2".
    pub label: String,
    /// What became or will become of it.
    pub mark: ChangeMark,
}

/// That a policy is repealed, or will be.
#[derive(Debug, Clone, Serialize)]
pub struct RepealView {
    /// Whether that lies ahead, on the site's day.
    pub is_ahead: bool,
    /// "Repealed with effect from 1 March 2027, by …".
    pub text: String,
    /// What takes its place.
    pub successor: Option<SuccessorView>,
    /// Where each clause lives on.
    pub concordance: Option<Link>,
    /// Why: to the act on the page of the versions.
    pub difference: Link,
}

/// What takes the place of a repealed policy.
#[derive(Debug, Clone, Serialize)]
pub struct SuccessorView {
    /// Title with the marks of the language.
    pub title: String,
    /// Its number.
    pub document_number: Option<String>,
    /// Path or address, where it can be read.
    pub href: Option<String>,
}

/// Beside a clause: the last change that is in force, and those that lie ahead.
pub(crate) fn of_clause(edition: &Edition<'_>, policy: &Policy, id: ClauseId) -> Result<Vec<ChangeMark>> {
    let changes = policy
        .changes_of(id)
        .map(|(change, clause)| (change, word(change, clause)));
    marks(edition, policy, changes.collect(), Place::Clause(id))
}

/// Beside the heading of a measure.
pub(crate) fn of_heading(edition: &Edition<'_>, policy: &Policy, number: u32) -> Result<Vec<ChangeMark>> {
    let touches = |change: &&Change| {
        let mut measures = change.measures.iter();
        measures.any(|each| each.number == number && each.title.is_some())
    };
    let changes = policy.changes.iter().filter(touches);
    let changes = changes.map(|change| (change, change.kind.word()));
    marks(edition, policy, changes.collect(), Place::Heading(number))
}

/// Beside notice, title or preamble.
pub(crate) fn of_part(edition: &Edition<'_>, policy: &Policy, at: NotePlace) -> Result<Vec<ChangeMark>> {
    let touches = |change: &&Change| change.parts.iter().any(|part| part.at == at);
    let changes = policy.changes.iter().filter(touches);
    let changes = changes.map(|change| (change, change.kind.word()));
    marks(edition, policy, changes.collect(), Place::Part(at))
}

/// The clauses of a measure that are not in force: taken out, or still to come.
pub(crate) fn absent(
    edition: &Edition<'_>,
    policy: &Policy,
    measure: &Measure,
) -> Result<Vec<(ClauseId, AbsentClause)>> {
    let view = |(change, clause): (&Change, &ClauseChange)| {
        let (id, place) = (clause.id, Place::Clause(clause.id));
        let view = AbsentClause {
            id: id.to_string(),
            anchor: id.anchor(),
            label: edition.fill("clause_label", &[("id", &id.to_string())])?,
            mark: mark(edition, policy, change, word(change, clause), place)?,
        };
        Ok((id, view))
    };
    policy
        .absent_clauses(measure.number)
        .into_iter()
        .map(view)
        .collect()
}

/// On top of every page of a policy that is repealed or will be.
pub(crate) fn repeal(edition: &Edition<'_>, policy: &Policy) -> Result<Option<RepealView>> {
    let Some(change) = policy.repeal() else {
        return Ok(None);
    };
    let date = edition.date(change.effective.value).text;
    let words = edition.fill("changes.policy_repealed", &[("date", &date)])?;
    let concordance = !change.concordance.is_empty();
    Ok(Some(RepealView {
        is_ahead: !change.is_in_force,
        text: with_act(edition, change, words)?,
        successor: change
            .successor
            .as_ref()
            .and_then(|each| successor(edition, each)),
        concordance: concordance
            .then(|| {
                let address = addresses::versions(edition.lang, &policy.slug.value);
                Ok::<_, anyhow::Error>(Link {
                    label: edition.say("changes.concordance")?,
                    href: edition.path(&format!("{address}#concordance")),
                })
            })
            .transpose()?,
        difference: Link {
            label: edition.say("changes.why")?,
            href: edition.path(&addresses::change(
                edition.lang,
                &policy.slug.value,
                &change.id.value,
            )),
        },
    }))
}

/// What takes the place of a repealed policy; none where the site does not know the one that is named.
pub(crate) fn successor(edition: &Edition<'_>, successor: &Successor) -> Option<SuccessorView> {
    match successor {
        Successor::Policy(slug) => {
            let policy = edition.site.policy(&slug.value)?;
            let link = policy_link(edition, policy);
            let number = policy.document_number.as_ref();
            Some(SuccessorView {
                title: edition.document_title(policy.title.text(edition.lang)),
                document_number: number.map(|number| edition.text(number)),
                href: Some(link.href),
            })
        }
        Successor::Document(document) => Some(SuccessorView {
            title: edition.document_title(document.title.text(edition.lang)),
            document_number: document
                .document_number
                .as_ref()
                .map(|number| edition.text(number)),
            href: document.url.clone(),
        }),
    }
}

/// The versions of a policy; none where its text never changed.
pub(crate) fn versions_link(edition: &Edition<'_>, policy: &Policy) -> Result<Option<Link>> {
    if policy.versions.is_empty() {
        return Ok(None);
    }
    Ok(Some(Link {
        label: edition.count("changes.versions_count", policy.versions.len())?,
        href: edition.path(&addresses::versions(edition.lang, &policy.slug.value)),
    }))
}

/// What the text of a policy is called above it.
pub(crate) fn text_title(edition: &Edition<'_>, policy: &Policy) -> Result<String> {
    edition.say(if policy.is_repealed() {
        "changes.last_text"
    } else if policy.versions.is_empty() {
        "measure.text"
    } else {
        "changes.state.current"
    })
}

/// The page of the policy: the text in force or, of a repealed policy, the last one.
pub(crate) fn current_link(edition: &Edition<'_>, policy: &Policy) -> Result<Link> {
    let words = if policy.is_repealed() {
        "changes.read_last"
    } else {
        "changes.read_in_force"
    };
    Ok(Link {
        label: edition.say(words)?,
        href: policy_link(edition, policy).href,
    })
}

/// Where on the page of the versions a difference is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    /// At a clause.
    Clause(ClauseId),
    /// At the heading of a measure.
    Heading(u32),
    /// At notice, title or preamble.
    Part(NotePlace),
}

/// The anchor of a difference: `change-corr-1-c3-1`.
pub(crate) fn anchor(change: &Change, place: Place) -> String {
    let place = match place {
        Place::Clause(id) => id.anchor(),
        Place::Heading(number) => format!("m{number}"),
        Place::Part(at) => part_word(at).to_owned(),
    };
    format!("{}-{place}", addresses::change_anchor(&change.id.value))
}

/// The anchor of a part in the text in full.
pub(crate) fn part_word(at: NotePlace) -> &'static str {
    match at {
        NotePlace::NoticeTitle => "notice-title",
        NotePlace::Notice => "notice",
        NotePlace::Preamble => "preamble",
        NotePlace::Policy | NotePlace::Contact | NotePlace::Title | NotePlace::Clause => "title",
    }
}

/// What becomes of a clause, as the theme's words name it.
pub(crate) fn word(change: &Change, clause: &ClauseChange) -> &'static str {
    match (&clause.before, &clause.after) {
        (None, Some(_)) => "added",
        (_, None) => ChangeKind::Repeal.word(),
        _ => change.kind.word(),
    }
}

/// The last change that is in force, and those that lie ahead.
fn marks(
    edition: &Edition<'_>,
    policy: &Policy,
    changes: Vec<(&Change, &'static str)>,
    place: Place,
) -> Result<Vec<ChangeMark>> {
    let due = changes.iter().filter(|(change, _)| change.is_in_force).count();
    let shown = changes.into_iter().skip(due.saturating_sub(1));
    shown
        .map(|(change, word)| mark(edition, policy, change, word, place))
        .collect()
}

fn mark(
    edition: &Edition<'_>,
    policy: &Policy,
    change: &Change,
    word: &'static str,
    place: Place,
) -> Result<ChangeMark> {
    let date = edition.date(change.effective.value);
    let said = |tense: &str| edition.fill(&format!("changes.{tense}.{word}"), &[("date", &date.text)]);
    let tense = if change.is_in_force { "since" } else { "ahead" };
    let address = addresses::versions(edition.lang, &policy.slug.value);
    Ok(ChangeMark {
        kind: word,
        is_ahead: !change.is_in_force,
        text: with_act(edition, change, said(tense)?)?,
        effective: date.iso,
        then: edition.fill("changes.then", &[("date", &date.text)])?,
        difference: Link {
            label: edition.say("changes.difference")?,
            href: edition.path(&format!("{address}#{}", anchor(change, place))),
        },
    })
}

/// The words and, where a document is known, by which it happens.
fn with_act(edition: &Edition<'_>, change: &Change, words: String) -> Result<String> {
    match change.document.as_ref().map(|document| act(edition, document)) {
        Some(act) => edition.fill("changes.by", &[("what", &words), ("act", &act)]),
        None => Ok(words),
    }
}

/// A document in short: its number, or its title where it has none.
fn act(edition: &Edition<'_>, document: &Document) -> String {
    match &document.document_number {
        Some(number) => edition.text(number),
        None => edition.document_title(document.title.text(edition.lang)),
    }
}

//! What became of a policy from day to day: `<lang>/policies/<policy>/versions/`, template `versions.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::markdown;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::changes::{SuccessorView, current_link, repeal, successor};
use crate::render::pages::differences::{DifferenceView, differences};
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::notes::{documents, source};
use crate::render::pages::parts::{DateText, DocumentView, Frame, Link, SourceView, StatusLine};
use crate::render::pages::status::status;
use crate::render::pages::words;
use crate::resolve::addresses;
use crate::resolve::site::{Change, Concordance, Policy, Site, Successor, Version};

/// What `versions.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct VersionsPage {
    /// What every page has.
    pub frame: Frame,
    /// "Versions".
    pub title: String,
    /// What one sees here: a sentence or two.
    pub lead: String,
    /// The text in force.
    pub policy: Link,
    /// Whether the policy is in force.
    pub status: StatusLine,
    /// The versions, the latest first; the last one is the text as issued.
    pub versions: Vec<VersionRow>,
    /// Where each clause of a repealed policy lives on.
    pub concordance: Option<ConcordanceView>,
}

/// The text from one day on.
#[derive(Debug, Clone, Serialize)]
pub struct VersionRow {
    /// `issued`, or its first day: anchor.
    pub anchor: String,
    /// First day.
    pub from: DateText,
    /// `past`, `current`, `ahead` or `end`: for the class.
    pub state: &'static str,
    /// "Text in force", "Announced": the state in words.
    pub state_word: String,
    /// "1 March 2026 to 28 February 2027".
    pub period: String,
    /// The whole text of these days; none from the day on which nothing is in force.
    pub text: Option<Link>,
    /// What changed; nothing for the text as issued.
    pub changes: Vec<ChangeView>,
}

/// A correction, an amendment or a repeal.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// `change-2026-rent`.
    pub anchor: String,
    /// `correction`, `amendment` or `repeal`: for the class.
    pub kind: &'static str,
    /// The kind in words.
    pub kind_word: String,
    /// What changed, in a few words.
    pub title: String,
    /// When it was published.
    pub published: DateText,
    /// The document that changes the text.
    pub documents: Vec<DocumentView>,
    /// Where it was read.
    pub source: Option<SourceView>,
    /// What changed and why: safe HTML.
    pub html: String,
    /// What takes the place of a repealed policy.
    pub successor: Option<SuccessorView>,
    /// What differs, in the order of the text.
    pub differences: Vec<DifferenceView>,
}

/// Where each clause lives on.
#[derive(Debug, Clone, Serialize)]
pub struct ConcordanceView {
    /// The policy that is repealed, in short.
    pub old: String,
    /// Its successor.
    pub new: String,
    /// A row for each clause.
    pub rows: Vec<ConcordanceRow>,
}

/// A clause of a repealed policy, and the one that takes its place.
#[derive(Debug, Clone, Serialize)]
pub struct ConcordanceRow {
    /// The clause.
    pub from: Link,
    /// The clause of the successor; without address where the successor stands elsewhere, none where it was given up.
    pub to: Option<PlaceView>,
}

/// A clause, with its address where this site has it.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// "Clause 3.1".
    pub label: String,
    /// Path.
    pub href: Option<String>,
}

/// Adds the page of every policy that ever changed or will.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    let site: &'a Site = edition.site;
    for policy in site.policies.iter().filter(|policy| !policy.versions.is_empty()) {
        let address = addresses::versions(edition.lang, &policy.slug.value);
        edition.add(output, &address, "versions.html", move |edition| {
            page(edition, policy)
        })?;
    }
    Ok(())
}

fn page(edition: &Edition<'_>, policy: &Policy) -> Result<VersionsPage> {
    let title = edition.say("changes.title")?;
    let short = edition.text(&policy.short_title);
    let head = Head {
        address: &|lang| addresses::versions(lang, &policy.slug.value),
        title: Some(&edition.fill("changes.title_of", &[("policy", &short)])?),
        description: edition.fill("changes.description", &[("policy", &short)])?,
        section: Section::Policy,
        above: vec![words::policy_link(edition, policy)],
        json_ld: None,
    };
    let rows = policy
        .versions
        .iter()
        .rev()
        .map(|version| row(edition, policy, version));
    Ok(VersionsPage {
        frame: Frame {
            repeal: repeal(edition, policy)?,
            ..frame(edition, head)?
        },
        title,
        lead: edition.say("changes.lead")?,
        policy: current_link(edition, policy)?,
        status: status(edition, policy)?,
        versions: rows.collect::<Result<_>>()?,
        concordance: concordance(edition, policy)?,
    })
}

fn row(edition: &Edition<'_>, policy: &Policy, version: &Version) -> Result<VersionRow> {
    let state = state(policy, version);
    let from = edition.date(version.from);
    let period = match version.until {
        Some(until) if !version.is_end() => {
            let until = edition.date(until).text;
            edition.fill("changes.period", &[("from", &from.text), ("until", &until)])?
        }
        _ => edition.fill("changes.period_open", &[("from", &from.text)])?,
    };
    let address = addresses::version(edition.lang, &policy.slug.value, &version.name());
    let changes = version
        .changes
        .iter()
        .map(|at| change(edition, policy, &policy.changes[*at]));
    let text = !version.is_end();
    Ok(VersionRow {
        state,
        state_word: edition.say(&format!("changes.state.{state}"))?,
        period,
        text: text
            .then(|| {
                Ok::<_, anyhow::Error>(Link {
                    label: edition.fill("changes.read", &[("date", &from.text)])?,
                    href: edition.path(&address),
                })
            })
            .transpose()?,
        anchor: version.name(),
        from,
        changes: changes.collect::<Result<_>>()?,
    })
}

/// Where a version stands on the site's day.
pub(crate) fn state(policy: &Policy, version: &Version) -> &'static str {
    let is_due = version.changes.iter().all(|at| policy.changes[*at].is_in_force);
    let current = policy.version_in_force();
    if version.is_end() {
        "end"
    } else if !is_due {
        "ahead"
    } else if current
        .is_some_and(|current| current.from == version.from && current.changes == version.changes)
    {
        "current"
    } else {
        "past"
    }
}

fn change(edition: &Edition<'_>, policy: &Policy, change: &Change) -> Result<ChangeView> {
    let kind = change.kind.word();
    Ok(ChangeView {
        anchor: addresses::change_anchor(&change.id.value),
        kind,
        kind_word: edition.say(&format!("changes.kind.{kind}"))?,
        title: edition.text(&change.title),
        published: edition.date(change.date.value),
        documents: documents(edition, change.document.iter()),
        source: change.source.map(|at| source(edition, policy, at)),
        html: markdown::block(change.note.text(edition.lang), edition.links()),
        successor: change
            .successor
            .as_ref()
            .and_then(|each| successor(edition, each)),
        differences: differences(edition, policy, change)?,
    })
}

fn concordance(edition: &Edition<'_>, policy: &Policy) -> Result<Option<ConcordanceView>> {
    let Some(repeal) = policy.repeal().filter(|repeal| !repeal.concordance.is_empty()) else {
        return Ok(None);
    };
    let Some(named) = &repeal.successor else {
        return Ok(None);
    };
    let next = match named {
        Successor::Policy(slug) => edition.site.policy(&slug.value),
        Successor::Document(_) => None,
    };
    let rows = repeal
        .concordance
        .iter()
        .map(|line| concordance_row(edition, policy, next, line));
    Ok(Some(ConcordanceView {
        old: edition.text(&policy.short_title),
        new: match next {
            Some(next) => edition.text(&next.short_title),
            None => successor(edition, named)
                .map(|view| view.title)
                .unwrap_or_default(),
        },
        rows: rows.collect::<Result<_>>()?,
    }))
}

fn concordance_row(
    edition: &Edition<'_>,
    policy: &Policy,
    next: Option<&Policy>,
    line: &Concordance,
) -> Result<ConcordanceRow> {
    let to = line.to.as_ref().map(|to| {
        let label = edition.fill("clause_label", &[("id", &to.value.to_string())])?;
        let href = next
            .map(|next| words::clause_link(edition, next, to.value))
            .transpose()?;
        Ok::<_, anyhow::Error>(PlaceView {
            label,
            href: href.map(|link| link.href),
        })
    });
    Ok(ConcordanceRow {
        from: words::clause_link(edition, policy, line.from)?,
        to: to.transpose()?,
    })
}

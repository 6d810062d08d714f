//! The finder: `<lang>/finder/`, template `finder.html`. Without script the page lists every condition of every clause; the
//! script asks, and says of each whether it holds.

mod offers;
mod questions;
mod reasons;
mod rules;

use std::cmp::Reverse;
use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::finder::{self, Offer};
use crate::lang::Lang;
use crate::markdown::html::json_in_script;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{Frame, GlanceFact, Link, SourceView, Title};
use crate::render::pages::words;
use crate::resolve::addresses;
use crate::resolve::site::{Policy, Site};

/// What `finder.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct FinderPage {
    /// What every page has.
    pub frame: Frame,
    /// "Which measures are for us?"
    pub title: String,
    /// The questions, in the order in which they are asked.
    pub questions: Vec<QuestionView>,
    /// What one applies for, or is granted, in the order of the text.
    pub offers: Vec<OfferView>,
    /// What is done for everybody.
    pub everybody: Vec<OfferView>,
    /// The clauses that say what of several sums counts.
    pub not_twice: Vec<Link>,
    /// Questions and conditions for the script: JSON, already escaped for a `<script type="application/json">`.
    pub rules: String,
}

/// A question.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// Its id.
    pub id: String,
    /// `one-of`, `several-of`, `yes-no`, `amount`, `number`, `date`.
    pub kind: &'static str,
    /// The question.
    pub prompt: String,
    /// What it asks, in a few words.
    pub name: String,
    /// Why it is asked.
    pub why: String,
    /// What can be chosen.
    pub options: Vec<OptionView>,
    /// What a number counts; of an amount, yuan.
    pub unit: Option<String>,
}

/// Something to choose.
#[derive(Debug, Clone, Serialize)]
pub struct OptionView {
    /// Its id.
    pub id: String,
    /// Words.
    pub label: String,
}

/// Something that a clause offers.
#[derive(Debug, Clone, Serialize)]
pub struct OfferView {
    /// `3.1`, and from the second of a clause on `1.1-2`.
    pub id: String,
    /// The measure's number before its heading: 三、
    pub ordinal: String,
    /// The measure's short title.
    pub title: Title,
    /// Path of the measure.
    pub href: String,
    /// What it offers.
    pub grants: Vec<GrantView>,
    /// The figure that stands large, where there is one.
    pub figure: Option<GlanceFact>,
    /// The words of the clause that name the figures.
    pub quotes: Vec<String>,
    /// Whether nobody applies.
    pub for_everybody: bool,
    /// Whether selection decides.
    pub selects: bool,
    /// What must hold, who it is for first.
    pub conditions: Vec<ConditionView>,
    /// The clause.
    pub clause: Link,
    /// The clause as issued: safe HTML.
    pub html: String,
    /// Who leads or is responsible.
    pub agencies: Vec<Link>,
    /// The newest round of application, where there is one.
    pub round: Option<RoundBrief>,
}

/// A line of what is offered.
#[derive(Debug, Clone, Serialize)]
pub struct GrantView {
    /// "Subsidy".
    pub kind: String,
    /// What it is.
    pub what: String,
    /// How much, in words.
    pub amount: Option<String>,
}

/// A condition.
#[derive(Debug, Clone, Serialize)]
pub struct ConditionView {
    /// "Land of the park: 10,000 m² or more".
    pub sentence: String,
    /// "the 2025 round asked for …": what stands behind "does not fit, because".
    pub because: String,
    /// Where it is stated.
    pub origin: Link,
}

/// The newest round of an offer.
#[derive(Debug, Clone, Serialize)]
pub struct RoundBrief {
    /// "Brand going global, 2025".
    pub link: Link,
    /// `open`, `closed`, `unknown` or `none`.
    pub state: &'static str,
    /// The state in words.
    pub state_word: String,
    /// The day by which districts report: for the script that counts the reader's own days.
    pub last_date: Option<String>,
    /// Telephone desks.
    pub telephone: Vec<Link>,
    /// Where one applies.
    pub apply_through: Option<String>,
    /// Which guide the conditions are from, where it is not that of this round.
    pub conditions_of: Option<String>,
    /// What is not known.
    pub unknown: Option<String>,
    /// The guide whose conditions are shown.
    pub source: Option<SourceView>,
}

/// What `finders.html` sees: the way to the finder of each policy.
#[derive(Debug, Clone, Serialize)]
pub struct FindersPage {
    /// What every page has.
    pub frame: Frame,
    /// "Which measures are for us?"
    pub title: String,
    /// The finders, the newest policy first.
    pub finders: Vec<FinderRow>,
}

/// The finder of a policy.
#[derive(Debug, Clone, Serialize)]
pub struct FinderRow {
    /// The policy's short title, to its finder.
    pub link: Link,
    /// "17 measures".
    pub measures: String,
}

/// "Which measures are for us?", where there is a page that answers it: that of a policy where each has its own.
pub(crate) fn link(edition: &Edition<'_>, policy: Option<&Policy>) -> Result<Option<Link>> {
    let link = || {
        Ok(Link {
            label: edition.say("finder.title")?,
            href: path(edition, policy),
        })
    };
    edition.site.has_finder().then(link).transpose()
}

/// The path of the page that asks about a policy, or about all of them.
pub(crate) fn path(edition: &Edition<'_>, policy: Option<&Policy>) -> String {
    let own = policy.filter(|_| edition.site.has_finders());
    edition.path(&match own {
        Some(policy) => addresses::policy_finder(edition.lang, &policy.slug.value),
        None => addresses::finder(edition.lang),
    })
}

/// Adds the page, where there is anything to ask; on a large site, one for each policy.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    let site: &'a Site = edition.site;
    let address = addresses::finder(edition.lang);
    if !site.has_finder() {
        return Ok(());
    }
    if !site.has_finders() {
        return edition.add(output, &address, "finder.html", page);
    }
    edition.add(output, &address, "finders.html", overview)?;
    for policy in &site.policies {
        let address = addresses::policy_finder(edition.lang, &policy.slug.value);
        edition.add(output, &address, "finder.html", move |edition| {
            page_of(edition, policy)
        })?;
    }
    Ok(())
}

fn page(edition: &Edition<'_>) -> Result<FinderPage> {
    let title = edition.say("finder.title")?;
    let frame = frame_of(edition, &addresses::finder, &title, Vec::new())?;
    with_offers(edition, frame, title, &finder::offers(edition.site))
}

fn page_of(edition: &Edition<'_>, policy: &Policy) -> Result<FinderPage> {
    let short_title = edition.text(&policy.short_title);
    let title = edition.fill("finder.title_of", &[("policy", &short_title)])?;
    let address = |lang| addresses::policy_finder(lang, &policy.slug.value);
    let above = vec![words::policy_link(edition, policy)];
    let frame = frame_of(edition, &address, &title, above)?;
    with_offers(edition, frame, title, &finder::offers_of(edition.site, policy))
}

fn frame_of(
    edition: &Edition<'_>,
    address: &dyn Fn(Lang) -> String,
    title: &str,
    above: Vec<Link>,
) -> Result<Frame> {
    let head = Head {
        address,
        title: Some(title),
        description: edition.say("finder.description")?,
        section: Section::Finder,
        above,
        json_ld: None,
    };
    frame(edition, head)
}

fn with_offers(edition: &Edition<'_>, frame: Frame, title: String, all: &[Offer<'_>]) -> Result<FinderPage> {
    let (everybody, offers) = offers::views(edition, all)?
        .into_iter()
        // A provision that grants nothing has its place in the text.
        .filter(|view| !(view.for_everybody && view.grants.is_empty()))
        .partition(|view| view.for_everybody);
    Ok(FinderPage {
        frame,
        title,
        questions: questions::views(edition)?,
        offers,
        everybody,
        not_twice: offers::not_twice(edition, all)?,
        rules: json_in_script(&rules::rules(edition, all)),
    })
}

fn overview(edition: &Edition<'_>) -> Result<FindersPage> {
    let title = edition.say("finder.title")?;
    let mut policies: Vec<&Policy> = edition.site.policies.iter().collect();
    policies.sort_by_key(|policy| Reverse(policy.issued.value));
    let row = |policy: &&Policy| {
        Ok(FinderRow {
            link: Link {
                label: edition.text(&policy.short_title),
                href: path(edition, Some(policy)),
            },
            measures: edition.count("contents_title", policy.measures.len())?,
        })
    };
    Ok(FindersPage {
        frame: frame_of(edition, &addresses::finder, &title, Vec::new())?,
        finders: policies.iter().map(row).collect::<Result<_>>()?,
        title,
    })
}

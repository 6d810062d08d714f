//! What happened: `<lang>/updates/`, template `updates.html`.

use std::cmp::Reverse;
use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::follow;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{EventView, FeedLink, Frame, Link, RoundView, StatusLine};
use crate::render::pages::rounds::{events, rounds};
use crate::render::pages::status::status;
use crate::render::pages::words::policy_link;
use crate::resolve::addresses;
use crate::resolve::site::Agency;

/// What `updates.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct UpdatesPage {
    /// What every page has.
    pub frame: Frame,
    /// "Updates".
    pub title: String,
    /// Every event, newest first.
    pub events: Vec<EventView>,
    /// The policies with a last day, and whether they are in force.
    pub ends: Vec<PolicyEnd>,
    /// Feeds and calendar of everything.
    pub feeds: Vec<FeedLink>,
    /// The feeds of the agencies that play a part.
    pub agencies: Vec<FeedRow>,
    /// The feeds of the topics.
    pub topics: Vec<FeedRow>,
    /// Every round of application, newest first; those without a guide last.
    pub rounds: Vec<RoundView>,
}

/// Until when a policy is in force.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyEnd {
    /// The policy.
    pub policy: Link,
    /// Whether it is in force, and until when.
    pub status: StatusLine,
}

/// What somebody may want to follow alone.
#[derive(Debug, Clone, Serialize)]
pub struct FeedRow {
    /// The agency or topic.
    pub name: String,
    /// Its feeds.
    pub feeds: Vec<FeedLink>,
}

/// Adds the page.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    edition.add(output, &addresses::updates(edition.lang), "updates.html", page)
}

fn page(edition: &Edition<'_>) -> Result<UpdatesPage> {
    let title = edition.say("updates.title")?;
    let mut all_rounds = Vec::new();
    for policy in &edition.site.policies {
        all_rounds.extend(rounds(edition, policy, |_| true)?);
    }
    // Dates as data sort like dates; a round of which no guide was found has none.
    all_rounds.sort_by_key(|round| Reverse(round.issued.as_ref().map(|issued| issued.iso.clone())));
    let head = Head {
        address: &addresses::updates,
        title: Some(&title),
        description: edition.say("updates.description")?,
        section: Section::Updates,
        above: Vec::new(),
        json_ld: None,
    };
    Ok(UpdatesPage {
        frame: frame(edition, head)?,
        events: events(edition)?,
        ends: ends(edition)?,
        feeds: follow::everything(edition)?,
        agencies: agencies(edition)?,
        topics: topics(edition)?,
        rounds: all_rounds,
        title,
    })
}

fn ends(edition: &Edition<'_>) -> Result<Vec<PolicyEnd>> {
    let mut policies: Vec<_> = edition.site.policies.iter().collect();
    policies.retain(|policy| policy.validity.last_day.is_some());
    policies.sort_by_key(|policy| policy.validity.last_day);
    let end = |policy| {
        Ok(PolicyEnd {
            policy: policy_link(edition, policy),
            status: status(edition, policy)?,
        })
    };
    policies.into_iter().map(end).collect()
}

fn agencies(edition: &Edition<'_>) -> Result<Vec<FeedRow>> {
    let agencies = edition.site.agencies.iter();
    let active = agencies.filter(|agency| !agency.duties.is_empty());
    let row = |agency: &Agency| {
        Ok(FeedRow {
            name: edition.heading(&agency.short),
            feeds: follow::agency(edition, agency)?,
        })
    };
    active.map(row).collect()
}

fn topics(edition: &Edition<'_>) -> Result<Vec<FeedRow>> {
    let mut rows = Vec::new();
    for topic in edition.site.topics() {
        let feeds = follow::topic(edition, topic)?;
        if !feeds.is_empty() {
            rows.push(FeedRow {
                name: edition.term_title(topic),
                feeds,
            });
        }
    }
    Ok(rows)
}

//! What happened: `<lang>/updates/`, template `updates.html`.

use std::cmp::Reverse;
use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{EventView, Frame, RoundView};
use crate::render::pages::rounds::{events, rounds};
use crate::resolve::addresses;

/// What `updates.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct UpdatesPage {
    /// What every page has.
    pub frame: Frame,
    /// "Updates".
    pub title: String,
    /// Every event, newest first.
    pub events: Vec<EventView>,
    /// Every round of application, newest first; those without a guide last.
    pub rounds: Vec<RoundView>,
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
        rounds: all_rounds,
        title,
    })
}

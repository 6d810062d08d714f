//! The home page: `<lang>/`, template `home.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::overview::Overview;
use crate::render::pages::parts::{EventView, Frame, GlanceFact, Link, MeasureRow, StatusLine, Title};
use crate::render::pages::{cards, examples, finder, json_ld, rounds};
use crate::resolve::addresses;

/// What `home.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct HomePage {
    /// What every page has.
    pub frame: Frame,
    /// The site's description.
    pub description: String,
    /// Queries that show what can be looked for.
    pub examples: Vec<Link>,
    /// The finder, where the site has one.
    pub finder: Option<Link>,
    /// The policies, newest first.
    pub policies: Vec<PolicyCard>,
    /// The latest events, at most three.
    pub events: Vec<EventView>,
    /// All updates.
    pub updates: Link,
}

/// A policy on the home page and in the list of policies.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyCard {
    /// The title as issued.
    pub title: Title,
    /// A short title.
    pub short_title: String,
    /// A sentence or two.
    pub description: String,
    /// "Issued 6 March 2024, valid for three years. 17 measures, 27 agencies, three languages."
    pub summary: String,
    /// Whether it is in force.
    pub status: StatusLine,
    /// Path of the text in full.
    pub href: String,
    /// Document number.
    pub document_number: Option<String>,
    /// The sums and shares that are its heroes, at most four; each links to its measure.
    pub heroes: Vec<Hero>,
    /// That the sentences on its measures are ours; none where no measure has one.
    pub summary_remark: Option<String>,
    /// The measures; on a site of several policies none, because a list of all would bury the policies.
    pub measures: Vec<MeasureRow>,
    /// What there is for whom; only where there are measures.
    pub overview: Option<Overview>,
}

/// A sum or share on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct Hero {
    /// The figure.
    pub figure: GlanceFact,
    /// "Measure 3 · every year".
    pub origin: String,
    /// Path of the measure.
    pub href: String,
}

/// So many events stand on the home page.
const LATEST: usize = 3;

/// Adds the page.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    edition.add(output, &addresses::home(edition.lang), "home.html", page)
}

fn page(edition: &Edition<'_>) -> Result<HomePage> {
    let description = edition.text(&edition.site.description);
    let mut events = rounds::events(edition)?;
    events.truncate(LATEST);
    let head = Head {
        address: &addresses::home,
        title: None,
        description: description.clone(),
        section: Section::Elsewhere,
        above: Vec::new(),
        json_ld: Some(json_ld::website(edition)),
    };
    Ok(HomePage {
        frame: frame(edition, head)?,
        description,
        examples: examples::examples(edition),
        finder: finder::link(edition, None)?,
        policies: cards::cards(edition)?,
        events,
        updates: Link {
            label: edition.say("home.all_updates")?,
            href: edition.path(&addresses::updates(edition.lang)),
        },
    })
}

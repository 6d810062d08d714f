//! The home page: `<lang>/`, template `home.html`.

use serde::Serialize;

use crate::render::pages::parts::{EventView, Frame, GlanceFact, Link, MeasureRow, StatusLine, Title};

/// What `home.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct HomePage {
    /// What every page has.
    pub frame: Frame,
    /// The site's description.
    pub description: String,
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
    /// The measures.
    pub measures: Vec<MeasureRow>,
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

//! One agency: `<lang>/agencies/<agency>/`, template `agency.html`.

use serde::Serialize;

use crate::render::pages::parts::{AgencyView, Frame, Link};

/// What `agency.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyPage {
    /// What every page has.
    pub frame: Frame,
    /// The agency.
    pub agency: AgencyView,
    /// Other names.
    pub aliases: Vec<String>,
    /// Something to know about it.
    pub note: Option<String>,
    /// Its web address.
    pub url: Option<String>,
    /// What it leads, is responsible for, supports: groups in this order, empty ones left out.
    pub duties: Vec<DutyGroup>,
    /// All agencies.
    pub all: Link,
}

/// The clauses in which an agency plays one part.
#[derive(Debug, Clone, Serialize)]
pub struct DutyGroup {
    /// `lead`, `support` or `responsible`: for the class.
    pub kind: &'static str,
    /// "Leads 11 clauses".
    pub title: String,
    /// The clauses.
    pub clauses: Vec<DutyRow>,
}

/// One clause of an agency.
#[derive(Debug, Clone, Serialize)]
pub struct DutyRow {
    /// Number as printed in lists: 三, 3.
    pub numeral: String,
    /// Heading of the measure.
    pub title: String,
    /// `3.1`.
    pub clause: String,
    /// Path of the clause.
    pub href: String,
    /// What the measure brings, in a line.
    pub gist: String,
    /// The other agencies of the clause that lead or are responsible.
    pub with: Vec<AgencyView>,
}

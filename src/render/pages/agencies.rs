//! The agencies: `<lang>/agencies/`, template `agencies.html`.

use serde::Serialize;

use crate::render::pages::parts::{AgencyView, Frame};

/// What `agencies.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct AgenciesPage {
    /// What every page has.
    pub frame: Frame,
    /// "Agencies".
    pub title: String,
    /// "27 agencies take part …": a sentence.
    pub lead: String,
    /// By level, in the order national, provincial, municipal, district, party, company; empty levels left out.
    pub groups: Vec<AgencyGroup>,
}

/// The agencies of one level.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyGroup {
    /// "Municipal bodies".
    pub title: String,
    /// The agencies.
    pub agencies: Vec<AgencyRow>,
}

/// An agency and how much it does.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyRow {
    /// The agency.
    pub agency: AgencyView,
    /// Clauses that it leads.
    pub leads: usize,
    /// Clauses that it supports.
    pub supports: usize,
    /// Clauses that it is responsible for.
    pub responsible: usize,
}

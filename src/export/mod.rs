//! Site → data for programs: the records as JSON, feeds, calendars, tables, the map of the site, records for search engines.
//!
//! In: [`Site`], and the theme for its words. Out: files in the output. Never here: names and numbers of the contact line;
//! pages.

mod api;
mod calendar;
mod clauses;
mod csv;
mod feeds;
pub mod hosting;
mod opensearch;
mod record;
pub mod search;
mod sitemap;
mod xml;

use std::sync::Arc;

use anyhow::Result;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::theme::Theme;
use crate::resolve::site::Site;

/// Adds everything that programs read.
///
/// # Errors
///
/// When two files would have one address.
pub fn export<'a>(site: &'a Site, theme: &'a Theme, output: &mut Output<'a>) -> Result<()> {
    // Whatever people read in a calendar, a reader of feeds or a spreadsheet is said in the theme's words.
    let editions: Vec<Arc<Edition<'a>>> = site
        .languages
        .iter()
        .map(|lang| Arc::new(Edition::new(site, theme, *lang)))
        .collect();
    api::add(site, output)?;
    clauses::add(site, output)?;
    calendar::add(&editions, output)?;
    csv::add(&editions, output)?;
    feeds::add(&editions, output)?;
    opensearch::add(site, output)?;
    hosting::add(site, output)?;
    sitemap::add(site, output)
}

/// JSON Schema of `api/v1/policies/<policy>/<clause>.json`.
#[must_use]
pub fn clause_schema() -> serde_json::Value {
    clauses::schema()
}

/// JSON Schema of `api/v1/policies/<policy>.json`.
#[must_use]
pub fn policy_schema() -> serde_json::Value {
    api::schema()
}

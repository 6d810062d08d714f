//! Site → data for programs: the records as JSON, feeds, calendars, tables, the map of the site, records for search engines.
//!
//! In: [`Site`], and [`Editions`] for the words that people read. Out: files in the output. Never here: names and numbers of the contact line;
//! pages.

mod api;
mod calendar;
mod changes;
mod clauses;
mod csv;
mod feeds;
mod former;
pub mod hosting;
mod opensearch;
mod record;
pub mod search;
mod sitemap;
mod xml;

use anyhow::Result;

use crate::output::Output;
use crate::render::Editions;
use crate::resolve::site::Site;

/// Adds everything that programs read.
///
/// # Errors
///
/// When two files would have one address.
pub fn export<'a>(site: &'a Site, editions: &Editions<'a>, output: &mut Output<'a>) -> Result<()> {
    api::add(site, output)?;
    clauses::add(site, output)?;
    calendar::add(editions, output)?;
    csv::add(editions, output)?;
    feeds::add(editions, output)?;
    opensearch::add(site, output)?;
    hosting::add(site, output)?;
    sitemap::add(site, output)?;
    former::add(editions, output)
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

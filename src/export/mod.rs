//! Site → data for programs: the records as JSON, feeds, the map of the site, records for search engines.
//!
//! In: [`Site`]. Out: files in the output. Never here: names and numbers of the contact line; the theme.

mod api;
mod feed;
pub mod hosting;
mod opensearch;
mod record;
pub mod search;
mod sitemap;
mod xml;

use anyhow::Result;

use crate::output::Output;
use crate::resolve::site::Site;

/// Adds everything that programs read.
///
/// # Errors
///
/// When two files would have one address.
pub fn export<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    api::add(site, output)?;
    feed::add(site, output)?;
    opensearch::add(site, output)?;
    hosting::add(site, output)?;
    sitemap::add(site, output)
}

/// JSON Schema of `api/v1/policies/<policy>.json`.
#[must_use]
pub fn policy_schema() -> serde_json::Value {
    api::schema()
}

//! What can be found, for other search engines: the documents of `gongbao search`, and how an engine is to index them.
//!
//! In: [`Site`]. Out: texts to be loaded. Never here: the contact line of a notice; files; a connection to an engine.

mod mapping;
mod records;

use anyhow::Result;

use crate::resolve::site::Site;

/// How records follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A record in each line.
    Plain,
    /// Before each record a line that says under which name it is kept: what `_bulk` takes.
    Bulk,
}

/// Every document of a site, for another engine.
#[derive(Debug)]
pub struct SearchRecords {
    /// How many there are.
    pub count: usize,
    /// One JSON object a line.
    pub lines: String,
}

/// Every document of a site, in the order of the search.
///
/// # Errors
///
/// When a record can't be written as JSON.
pub fn records(site: &Site, shape: Shape) -> Result<SearchRecords> {
    records::records(site, shape)
}

/// Settings and mappings of an index for these records, for `OpenSearch` and Elasticsearch alike.
#[must_use]
pub fn mapping(site: &Site) -> serde_json::Value {
    mapping::mapping(site)
}

//! The search: `<lang>/search/`, template `search.html`. The script answers; without it the page is an index.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{Frame, Link};
use crate::render::pages::{examples, search_index};
use crate::resolve::addresses;

/// What `search.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPage {
    /// What every page has.
    pub frame: Frame,
    /// "Search".
    pub title: String,
    /// Path of the folder from which the script reads.
    pub files: String,
    /// Path of the site's root, from which the addresses of hits go on.
    pub root: String,
    /// Queries that show what can be looked for.
    pub examples: Vec<Link>,
    /// The index without script: measures by topic, agencies, terms.
    pub index: Vec<IndexPart>,
}

/// A part of the index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexPart {
    /// `topics`, `agencies` or `terms`: the key of its words.
    pub kind: &'static str,
    /// Its rows.
    pub rows: Vec<IndexRow>,
}

/// A row of the index: what it is about, and where that stands.
#[derive(Debug, Clone, Serialize)]
pub struct IndexRow {
    /// A topic, an agency, a term.
    pub name: String,
    /// Path of its own page, where it has one.
    pub href: Option<String>,
    /// Measures or policies, in the order of the text.
    pub places: Vec<Link>,
}

/// Adds the page.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    edition.add(output, &addresses::search(edition.lang), "search.html", page)
}

fn page(edition: &Edition<'_>) -> Result<SearchPage> {
    let title = edition.say("search.title")?;
    let head = Head {
        address: &addresses::search,
        title: Some(&title),
        description: edition.say("search.description")?,
        section: Section::Search,
        above: Vec::new(),
        json_ld: None,
    };
    Ok(SearchPage {
        frame: frame(edition, head)?,
        title,
        files: edition.path(&addresses::search_files()),
        root: edition.path(""),
        examples: examples::examples(edition),
        index: search_index::index(edition),
    })
}

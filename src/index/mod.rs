//! Site → search: a tantivy index for the terminal, and what the browser needs of it.
//!
//! In: [`Site`]. Out: [`SearchIndex`], which answers queries, and the files below `search/` in the output.
//! Never here: templates, the disk, names and numbers of the contact line. docs/search.md says how it all works.

mod build;
mod columns;
mod facets;
mod files;
pub mod documents;
pub mod lexicon;
mod shards;
mod slips;
mod tokenizer;
mod units;
mod wholes;
mod words;

pub mod information;
pub mod lists;
pub mod marks;
pub mod normal;
pub mod phrases;
pub mod plan;
pub mod postings;
mod reading;
pub mod references;
pub mod search;
pub mod snippet;
pub mod stem;
pub mod terms;

use anyhow::Result;

use crate::index::documents::Document;
use crate::index::lexicon::Lexicon;
use crate::index::lists::{Lists, TantivyLists};
use crate::index::search::{Answer, Filters};
use crate::lang::Lang;
use crate::output::Output;
use crate::resolve::site::{IncentiveKind, Site};

pub use crate::index::documents::Record;

/// The index of a site, in memory.
pub struct SearchIndex {
    documents: Vec<Document>,
    lexicon: Lexicon,
    lists: TantivyLists,
}

/// Adds the files that the browser's search reads.
///
/// # Errors
///
/// When tantivy can't build its index, or two files would have one address.
pub fn index<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    let mut index = SearchIndex::build(site)?;
    // The texts are in tantivy's index now, and a large site has them in three languages.
    for document in &mut index.documents {
        document.zones = Default::default();
    }
    files::add(site, &index, output)
}

impl SearchIndex {
    /// Builds the index of a site.
    ///
    /// # Errors
    ///
    /// When tantivy can't.
    pub fn build(site: &Site) -> Result<SearchIndex> {
        let documents = documents::documents(site);
        let parts = build::build(&documents)?;
        let is_halved = documents
            .iter()
            .map(|document| document.kind != "clause")
            .collect();
        let lists = TantivyLists::new(&parts, is_halved)?;
        let lexicon = lexicon::lexicon(site, |word| !phrases::find(word, &lists).is_empty());
        Ok(SearchIndex {
            documents,
            lexicon,
            lists,
        })
    }

    /// Answers a query. `filters` are marks of facets: `#kind:award`.
    #[must_use]
    pub fn search(&self, query: &str, filters: &Filters) -> Answer {
        search::search(query, filters, &self.lexicon, &self.lists)
    }

    /// The values of a facet: the kinds of support that there can be, the agencies, policies and topics that there are.
    #[must_use]
    pub fn values(&self, facet: &str) -> Vec<String> {
        if facet == "kind" {
            return IncentiveKind::ALL
                .iter()
                .map(|(_, id)| (*id).to_owned())
                .collect();
        }
        let start = format!("#{facet}:");
        let marks = self.lists.starting_with(&start, usize::MAX);
        marks.iter().map(|mark| mark[start.len()..].to_owned()).collect()
    }

    /// What a hit shows.
    #[must_use]
    pub fn record(&self, document: u32, lang: Lang) -> &Record {
        self.documents[document as usize].records.get(lang)
    }

    /// How many documents can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether nothing can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The texts of a document that readers see, in every language: what a plain search would look through.
    #[must_use]
    pub fn seen_texts(&self, document: u32) -> Vec<&str> {
        let zones = &self.documents[document as usize].zones;
        let seen = (0..zones.len()).filter(|zone| phrases::SEEN_ZONES & (1 << zone) != 0);
        seen.flat_map(|zone| zones[zone].iter().map(String::as_str))
            .collect()
    }
}

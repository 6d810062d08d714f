//! Which pages show a clause or lead to it, read from the pages themselves.
//!
//! In: the folder of the preview. Out: [`Usage`]. Never here: the site; what a page ought to show.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use crate::commands::diff::published::page_title;
use crate::resolve::site::ClauseId;
use crate::write::shown::Shown;

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UsingPage {
    /// Its address: `en/agencies/commerce/`.
    pub(super) address: String,
    /// Its title.
    pub(super) title: String,
    /// What it shows: policy and clause.
    clauses: BTreeSet<(String, ClauseId)>,
}

/// Every page that shows a clause, or leads to it.
#[derive(Debug, Default)]
pub(super) struct Usage {
    pages: Vec<UsingPage>,
    by_clause: BTreeMap<(String, ClauseId), Vec<usize>>,
}

impl Usage {
    /// Reads every page of a built site.
    pub(super) fn read(folder: &Path) -> Result<Usage> {
        let Some(shown) = Shown::open(folder)? else {
            return Ok(Usage::default());
        };
        let pages: Vec<&str> = shown
            .addresses()
            .filter(|address| address.ends_with("/index.html"))
            .collect();
        let pages: Vec<Result<Option<UsingPage>>> = pages
            .par_iter()
            .map(|address| {
                let bytes = shown.bytes(address)?;
                Ok(bytes.map(|bytes| using_page(address, &String::from_utf8_lossy(&bytes))))
            })
            .collect();
        let mut usage = Usage::default();
        for page in pages {
            if let Some(page) = page?.filter(|page| !page.clauses.is_empty()) {
                for clause in &page.clauses {
                    let list = usage.by_clause.entry(clause.clone()).or_default();
                    list.push(usage.pages.len());
                }
                usage.pages.push(page);
            }
        }
        Ok(usage)
    }

    /// The pages of a language that show a clause or lead to it, by address.
    pub(super) fn of(&self, policy: &str, clause: ClauseId, lang: &str) -> Vec<&UsingPage> {
        let places = self.by_clause.get(&(policy.to_owned(), clause));
        let pages = places.into_iter().flatten().map(|at| &self.pages[*at]);
        pages
            .filter(|page| page.address.split('/').next() == Some(lang))
            .collect()
    }
}

fn using_page(address: &str, html: &str) -> UsingPage {
    let address = address.trim_end_matches("index.html").to_owned();
    // Anchors of the page itself are clauses where it is the page of a policy.
    let own = address.split('/').skip_while(|part| *part != "policies").nth(1);
    let own = own.filter(|policy| !policy.is_empty()).unwrap_or_default();
    let shown = html.match_indices("id=\"c").filter_map(|(at, start)| {
        let clause = clause_at(&html[at + start.len()..])?;
        (!own.is_empty()).then(|| (own.to_owned(), clause))
    });
    let linked = html.match_indices("/#c").filter_map(|(at, start)| {
        let clause = clause_at(&html[at + start.len()..])?;
        // Before it stands `policies/<policy>/<measure>`.
        let mut before = html[..at].rsplit('/');
        let measure = before.next()?;
        let policy = before.next()?;
        let is_measure = measure == clause.measure.to_string() && before.next()? == "policies";
        is_measure.then(|| (policy.to_owned(), clause))
    });
    UsingPage {
        clauses: shown.chain(linked).collect(),
        title: page_title(html),
        address,
    }
}

/// `3-1"` at the beginning of a text.
fn clause_at(text: &str) -> Option<ClauseId> {
    let (anchor, _) = text.split_at_checked(text.find('"')?)?;
    let (measure, clause) = anchor.split_once('-')?;
    Some(ClauseId {
        measure: measure.parse().ok()?,
        clause: clause.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_its_own_clauses_and_leads_to_others() {
        let html = "<title>Tax</title><p id=\"c2-1\">a</p><p id=\"contents\"></p>\
             <a href=\"/repo/en/policies/rent/3/#c3-2\">3.2</a><a href=\"/en/policies/rent/4/#c3-2\">odd</a><a href=\"#c9-9\">b</a>";
        for (address, expected) in [
            ("en/agencies/tax/index.html", vec!["rent 3.2"]),
            ("en/policies/cars/2/index.html", vec!["cars 2.1", "rent 3.2"]),
        ] {
            let page = using_page(address, html);
            let found: Vec<String> = page
                .clauses
                .iter()
                .map(|(policy, clause)| format!("{policy} {clause}"))
                .collect();
            assert_eq!(found, expected, "{address}");
            assert_eq!(page.title, "Tax");
        }
    }
}

//! Every page's, clause's and file's permanent address.
//!
//! In: languages, slugs, numbers. Out: addresses from the site's root, without a leading `/`; what ends with `/` is a
//! folder with an `index.html`. Never here: a title, or the place of a file in `content/`.

use crate::lang::Lang;
use crate::resolve::site::{ClauseId, Site};

impl Site {
    /// The path of an address on the site's own host: `/repo/en/`.
    #[must_use]
    pub fn path(&self, address: &str) -> String {
        format!("{}{address}", self.base_path())
    }

    /// An address with host and all.
    #[must_use]
    pub fn url(&self, address: &str) -> String {
        format!("{}{address}", self.base_url)
    }
}

/// The file that a host serves for an address: `en/` → `en/index.html`. An anchor is left out.
#[must_use]
pub fn file(address: &str) -> String {
    let page = address.split_once('#').map_or(address, |(page, _)| page);
    if page.is_empty() || page.ends_with('/') {
        format!("{page}index.html")
    } else {
        page.to_owned()
    }
}

/// The choice of language.
#[must_use]
pub fn language_choice() -> String {
    String::new()
}

/// The home page.
#[must_use]
pub fn home(lang: Lang) -> String {
    format!("{}/", lang.folder())
}

/// The list of policies.
#[must_use]
pub fn policies(lang: Lang) -> String {
    format!("{}/policies/", lang.folder())
}

/// A policy in full.
#[must_use]
pub fn policy(lang: Lang, policy: &str) -> String {
    format!("{}/policies/{policy}/", lang.folder())
}

/// A measure's own page.
#[must_use]
pub fn measure(lang: Lang, policy: &str, number: u32) -> String {
    format!("{}/policies/{policy}/{number}/", lang.folder())
}

/// A clause, on the page of its measure.
#[must_use]
pub fn clause(lang: Lang, policy: &str, id: ClauseId) -> String {
    format!("{}#{}", measure(lang, policy, id.measure), id.anchor())
}

/// The list of agencies.
#[must_use]
pub fn agencies(lang: Lang) -> String {
    format!("{}/agencies/", lang.folder())
}

/// An agency.
#[must_use]
pub fn agency(lang: Lang, id: &str) -> String {
    format!("{}/agencies/{id}/", lang.folder())
}

/// What happened.
#[must_use]
pub fn updates(lang: Lang) -> String {
    format!("{}/updates/", lang.folder())
}

/// The anchor of an event. It names the policy, because two policies may both have an event `issued`.
#[must_use]
pub fn event_anchor(policy: &str, event: &str) -> String {
    format!("{policy}-{event}")
}

/// An event, on the page of what happened.
#[must_use]
pub fn event(lang: Lang, policy: &str, event: &str) -> String {
    format!("{}#{}", updates(lang), event_anchor(policy, event))
}

/// Folders of a language that are no free page's to take. `finder` is kept on sites that have none, too.
pub(super) const TAKEN: [&str; 5] = ["agencies", "finder", "policies", "search", "updates"];

/// A free page.
#[must_use]
pub fn page(lang: Lang, slug: &str) -> String {
    format!("{}/{slug}/", lang.folder())
}

/// The page for what is not there.
#[must_use]
pub fn not_found(lang: Lang) -> String {
    format!("{}/404.html", lang.folder())
}

/// The page for what is not there in no language that we know: hosts look for it at the root.
#[must_use]
pub fn not_found_at_root() -> String {
    "404.html".to_owned()
}

/// The search.
#[must_use]
pub fn search(lang: Lang) -> String {
    format!("{}/search/", lang.folder())
}

/// The finder.
#[must_use]
pub fn finder(lang: Lang) -> String {
    format!("{}/finder/", lang.folder())
}

/// The folder of the files from which the search is read.
#[must_use]
pub fn search_files() -> String {
    "search/".to_owned()
}

/// What a browser reads to add the search.
#[must_use]
pub fn opensearch(lang: Lang) -> String {
    format!("{}/opensearch.xml", lang.folder())
}

/// The Atom feed.
#[must_use]
pub fn feed(lang: Lang) -> String {
    format!("{}/feed.xml", lang.folder())
}

/// The record of a policy as data, all languages in one.
#[must_use]
pub fn data(policy: &str) -> String {
    format!("api/v1/policies/{policy}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_free_page_can_take_an_address_of_ours() {
        for own in [policies(Lang::En), agencies(Lang::En), updates(Lang::En)] {
            assert!(TAKEN.iter().any(|slug| page(Lang::En, slug) == own), "{own}");
        }
    }

    #[test]
    fn files_stand_where_hosts_look_for_them() {
        let clause_id = ClauseId {
            measure: 3,
            clause: 1,
        };
        for (address, expected) in [
            (language_choice(), "index.html"),
            (home(Lang::ZhHant), "zh-hant/index.html"),
            (measure(Lang::En, "cbec", 3), "en/policies/cbec/3/index.html"),
            (
                clause(Lang::En, "cbec", clause_id),
                "en/policies/cbec/3/index.html",
            ),
            (not_found(Lang::ZhHans), "zh-hans/404.html"),
            (feed(Lang::En), "en/feed.xml"),
            (data("cbec"), "api/v1/policies/cbec.json"),
        ] {
            assert_eq!(file(&address), expected);
        }
    }
}

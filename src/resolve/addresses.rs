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

/// A policy with its languages side by side.
#[must_use]
pub fn compare(lang: Lang, policy: &str) -> String {
    format!("{}/policies/{policy}/compare/", lang.folder())
}

/// What became of a policy from day to day.
#[must_use]
pub fn versions(lang: Lang, policy: &str) -> String {
    format!("{}/policies/{policy}/versions/", lang.folder())
}

/// The whole text of a version. `version` is [`Version::name`](super::site::Version::name).
#[must_use]
pub fn version(lang: Lang, policy: &str, version: &str) -> String {
    format!("{}{version}/", versions(lang, policy))
}

/// The anchor of a change on the page of the versions.
#[must_use]
pub fn change_anchor(change: &str) -> String {
    format!("change-{change}")
}

/// A change, on the page of the versions.
#[must_use]
pub fn change(lang: Lang, policy: &str, change: &str) -> String {
    format!("{}#{}", versions(lang, policy), change_anchor(change))
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

/// The glossary.
#[must_use]
pub fn glossary(lang: Lang) -> String {
    format!("{}/glossary/", lang.folder())
}

/// A term, on the page of the glossary. `anchor` is [`Term::anchor`](super::site::Term::anchor).
#[must_use]
pub fn term(lang: Lang, anchor: &str) -> String {
    format!("{}#{anchor}", glossary(lang))
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
pub(super) const TAKEN: [&str; 8] = [
    "agencies", "data", "finder", "glossary", "policies", "search", "topics", "updates",
];

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

/// The finder of a policy, on a site that is too large for one page.
#[must_use]
pub fn policy_finder(lang: Lang, policy: &str) -> String {
    format!("{}/policies/{policy}/finder/", lang.folder())
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

/// The same as a JSON Feed.
#[must_use]
pub fn json_feed(lang: Lang) -> String {
    format!("{}/feed.json", lang.folder())
}

/// The folder in which the feeds and the calendar of an agency stand: beside its page.
#[must_use]
pub fn of_agency(lang: Lang, id: &str, file: &str) -> String {
    format!("{}{file}", agency(lang, id))
}

/// A feed of a topic.
#[must_use]
pub fn of_topic(lang: Lang, topic: &str, file: &str) -> String {
    format!("{}/topics/{topic}/{file}", lang.folder())
}

/// The calendar of all policies.
#[must_use]
pub fn calendar(lang: Lang) -> String {
    format!("{}/calendar.ics", lang.folder())
}

/// The calendar of a policy: its end, and the days of its rounds.
#[must_use]
pub fn policy_calendar(lang: Lang, slug: &str) -> String {
    format!("{}calendar.ics", policy(lang, slug))
}

/// The last day of a policy, alone.
#[must_use]
pub fn last_day(lang: Lang, slug: &str) -> String {
    format!("{}last-day.ics", policy(lang, slug))
}

/// The days of one round.
#[must_use]
pub fn round_calendar(lang: Lang, slug: &str, round: &str) -> String {
    format!("{}rounds/{round}.ics", policy(lang, slug))
}

/// Who does what in a policy.
#[must_use]
pub fn who_does_what(lang: Lang, slug: &str) -> String {
    format!("{}agencies/", policy(lang, slug))
}

/// The same as a table for spreadsheets.
#[must_use]
pub fn who_does_what_table(lang: Lang, slug: &str) -> String {
    format!("{}agencies.csv", policy(lang, slug))
}

/// What there is as data, and how to use it.
#[must_use]
pub fn data_page(lang: Lang) -> String {
    format!("{}/data/", lang.folder())
}

/// A table for spreadsheets.
#[must_use]
pub fn table(lang: Lang, name: &str) -> String {
    format!("{}/data/{name}.csv", lang.folder())
}

/// The record of a policy as data, all languages in one.
#[must_use]
pub fn data(policy: &str) -> String {
    format!("api/v1/policies/{policy}.json")
}

/// The folder of what a policy's clauses are as data.
#[must_use]
pub fn data_folder(policy: &str) -> String {
    format!("api/v1/policies/{policy}/")
}

/// The record of a clause as data, all languages in one.
#[must_use]
pub fn clause_data(policy: &str, id: ClauseId) -> String {
    format!("api/v1/policies/{policy}/{id}.json")
}

/// The sums of all clauses of a policy, as `sha256sum --check` reads them.
#[must_use]
pub fn sums(policy: &str) -> String {
    format!("api/v1/policies/{policy}/sha256sums.txt")
}

/// JSON Schema of a policy's record.
#[must_use]
pub fn policy_schema() -> String {
    "api/v1/policy.schema.json".to_owned()
}

/// JSON Schema of a clause's record.
#[must_use]
pub fn clause_schema() -> String {
    "api/v1/clause.schema.json".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_free_page_can_take_an_address_of_ours() {
        for own in [
            policies(Lang::En),
            agencies(Lang::En),
            updates(Lang::En),
            data_page(Lang::En),
            glossary(Lang::En),
        ] {
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

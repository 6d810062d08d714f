//! Files that are no pages, counted by kind: nobody reads a list of postings.
//!
//! In: addresses and what became of them. Out: [`FileCount`]s. Never here: what is in a file.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::commands::diff::published::Fate;

/// The files of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::commands) struct FileCount {
    /// `records`, `tables`, `feeds`, `calendars`, `search`, `assets` or `other`.
    pub(in crate::commands) kind: &'static str,
    /// How many are new.
    pub(in crate::commands) new: usize,
    /// How many have other bytes.
    pub(in crate::commands) changed: usize,
    /// How many will not be there any more.
    pub(in crate::commands) gone: usize,
}

/// The kinds in the order in which they are told.
const KINDS: [&str; 7] = [
    "records",
    "tables",
    "feeds",
    "calendars",
    "search",
    "assets",
    "other",
];

/// What kind of file stands at an address.
pub(super) fn kind(address: &str) -> &'static str {
    let extension = Path::new(address).extension().and_then(|kind| kind.to_str());
    let name = address.rsplit('/').next().unwrap_or(address);
    match (address.split('/').next(), extension) {
        (Some("api"), _) => "records",
        (Some("search"), _) => "search",
        (Some("assets"), _) => "assets",
        (_, Some("csv")) => "tables",
        (_, Some("ics")) => "calendars",
        (_, Some("xml" | "json")) if name.starts_with("feed") => "feeds",
        _ => "other",
    }
}

/// How many files of each kind there are; kinds without any are left out.
pub(super) fn counted(files: &[(&'static str, Fate)]) -> Vec<FileCount> {
    let mut fates: BTreeMap<(&str, Fate), usize> = BTreeMap::new();
    for file in files {
        *fates.entry(*file).or_default() += 1;
    }
    let count = |kind, fate| fates.get(&(kind, fate)).copied().unwrap_or(0);
    KINDS
        .into_iter()
        .map(|kind| FileCount {
            kind,
            new: count(kind, Fate::New),
            changed: count(kind, Fate::Changed),
            gone: count(kind, Fate::Gone),
        })
        .filter(|files| files.new + files.changed + files.gone > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_of_a_kind() {
        for (address, expected) in [
            ("api/v1/policies/cbec.json", "records"),
            ("api/v1/policies/cbec/3.1.json", "records"),
            ("search/root.json", "search"),
            ("assets/67c3/site.css", "assets"),
            ("en/data/clauses.csv", "tables"),
            ("en/feed.xml", "feeds"),
            ("en/agencies/commerce/feed.json", "feeds"),
            ("en/calendar.ics", "calendars"),
            ("sitemap.xml", "other"),
            ("_headers", "other"),
        ] {
            assert_eq!(kind(address), expected, "{address}");
            assert!(KINDS.contains(&expected));
        }
    }
}

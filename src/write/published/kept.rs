//! Style, scripts and search files of the site before, for readers whose open page still asks for them.
//!
//! In: the files before and after. Out: which files of before stay. Never here: pages, which nobody may find once they are gone.
//!
//! A page names its style sheet by content (`assets/0123456789abcdef/site.css`). A reader who got the page a moment before a
//! new generation became current asks for that sheet a moment after.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::write::plan::Made;
use crate::write::published::record::printed;

/// So long a page may stay open and still find what it loads later.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);

/// Files that stay → when they left the site.
pub(super) fn kept(
    before: &BTreeMap<String, String>,
    made: &BTreeMap<String, Made>,
    was_kept: BTreeMap<String, String>,
    now: Timestamp,
) -> BTreeMap<String, String> {
    let just_gone = before
        .keys()
        .filter(|address| is_named_by_content(address))
        .map(|address| (address.clone(), printed(now)));
    was_kept
        .into_iter()
        .filter(|(_, since)| is_recent(since, now))
        .chain(just_gone)
        .filter(|(address, _)| !made.contains_key(address))
        .collect()
}

/// A clock that was set back makes old files young, never young ones old.
fn is_recent(since: &str, now: Timestamp) -> bool {
    since
        .parse::<Timestamp>()
        .is_ok_and(|since| now.duration_since(since) < PATIENCE)
}

/// Whether a part of the address is a hash, so that the file can never mean anything else.
fn is_named_by_content(address: &str) -> bool {
    // With its copies: `index.html.gz`.
    let name = address.rsplit('/').next().unwrap_or(address);
    let is_page = name.split('.').any(|part| part == "html");
    !is_page && address.split(['/', '-', '.']).any(is_hash)
}

fn is_hash(part: &str) -> bool {
    (12..=64).contains(&part.len()) && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_with_a_hash_in_their_name_are_told_from_pages_and_data() {
        for (address, expected) in [
            ("assets/0123456789abcdef/site.css", true),
            ("assets/0123456789abcdef/js/main.js.br", true),
            ("search/t-0123456789ab.bin", true),
            ("search/root.json", false),
            ("en/index.html", false),
            ("en/policies/0123456789ab/index.html", false),
            ("en/policies/0123456789ab/index.html.gz", false),
            ("api/v1/policies/gz-cbec-2024.json", false),
        ] {
            assert_eq!(is_named_by_content(address), expected, "{address}");
        }
    }

    #[test]
    fn what_left_the_site_stays_for_a_day() {
        let now: Timestamp = "2026-11-25T12:00:00Z".parse().unwrap();
        for (since, expected) in [
            ("2026-11-25T11:59:00Z", true),
            ("2026-11-24T12:00:01Z", true),
            ("2026-11-24T12:00:00Z", false),
            ("2027-01-01T00:00:00Z", true),
            ("yesterday", false),
        ] {
            assert_eq!(is_recent(since, now), expected, "{since}");
        }
    }
}

//! What is new, what goes, what stays because it is not ours.
//!
//! In: [`Output`] and [`Before`]. Out: [`Plan`]. Never here: the disk; making bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use anyhow::{Result, bail};

use crate::output::Output;
use crate::write::Written;
use crate::write::manifest::{self, Manifest};
use crate::write::target::Before;

/// The way from the old site to the new one.
#[derive(Debug)]
pub(super) struct Plan {
    /// Addresses that were ours the last time.
    pub(super) known: BTreeSet<String>,
    /// What is carried over as it is.
    pub(super) strangers: BTreeSet<String>,
    removed: usize,
}

/// One file of the new site.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) fate: Fate,
    pub(super) hash: String,
    pub(super) bytes: u64,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    New,
    Changed,
    Same,
}

/// Decides what is kept, and refuses where a stranger stands in the way.
pub(super) fn plan(output: &Output<'_>, before: &Before) -> Result<Plan> {
    let addresses: BTreeSet<&str> = output.iter().map(|(address, _)| address).collect();
    if addresses.contains(manifest::NAME) {
        bail!(
            "`{}` is the address of gongbao's own list of files",
            manifest::NAME
        );
    }
    for stranger in &before.strangers {
        if let Some(address) = in_the_way(stranger, &addresses) {
            bail!(
                "`{}` was not written by gongbao and stands where `{address}` must go: move it away",
                before.shown.join(stranger).display()
            );
        }
    }
    let known: BTreeSet<String> = before
        .manifest
        .iter()
        .flat_map(Manifest::addresses)
        .map(str::to_owned)
        .collect();
    Ok(Plan {
        removed: known
            .iter()
            .filter(|address| !addresses.contains(address.as_str()))
            .count(),
        known,
        strangers: before.strangers.clone(),
    })
}

/// The address that can't be written while the stranger is there: its own, one above it, or one below it.
fn in_the_way<'a>(stranger: &str, addresses: &BTreeSet<&'a str>) -> Option<&'a str> {
    let above = stranger.match_indices('/').map(|(at, _)| &stranger[..at]);
    if let Some(found) = above.chain([stranger]).find_map(|path| addresses.get(path)) {
        return Some(found);
    }
    let below = format!("{stranger}/");
    let next = addresses
        .range::<str, _>((Bound::Included(below.as_str()), Bound::Unbounded))
        .next();
    next.filter(|address| address.starts_with(&below)).copied()
}

impl Plan {
    /// Adds up what became of the files.
    pub(super) fn count(&self, made: &BTreeMap<String, Made>) -> Written {
        let count = |fate: Fate| made.values().filter(|file| file.fate == fate).count();
        Written {
            total: made.len(),
            new: count(Fate::New),
            changed: count(Fate::Changed),
            same: count(Fate::Same),
            removed: self.removed,
            bytes: made.values().map(|file| file.bytes).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_is_in_the_way_of_its_own_address_and_of_those_above_and_below() {
        let addresses = BTreeSet::from(["en/index.html", "feed", "index.html"]);
        for (stranger, expected) in [
            ("CNAME", None),
            ("en/notes.txt", None),
            ("index.htm", None),
            ("index.html", Some("index.html")),
            ("en", Some("en/index.html")),
            ("feed/old.xml", Some("feed")),
            ("feeds", None),
        ] {
            assert_eq!(in_the_way(stranger, &addresses), expected, "{stranger}");
        }
    }
}

//! What is new, what goes, what stays because it is not ours.
//!
//! In: [`Output`] and [`Before`]. Out: [`Plan`]. Never here: the disk; making bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use anyhow::{Result, bail};

use crate::output::Output;
use crate::write::Written;
use crate::write::compress::{Precompress, copies_of};
use crate::write::manifest;
use crate::write::target::Before;

/// The way from the old site to the new one.
#[derive(Debug)]
pub(super) struct Plan {
    /// Addresses that were ours the last time, and the hash of each file.
    pub(super) known: BTreeMap<String, String>,
    /// What is carried over as it is.
    pub(super) strangers: BTreeSet<String>,
    /// Whether compressed copies are made.
    pub(super) precompress: Precompress,
    /// How the copies of the last time were made.
    pub(super) copies_before: Option<String>,
}

/// One file of the new site.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) fate: Fate,
    pub(super) hash: String,
    pub(super) bytes: u64,
}

/// Address → hash, as the manifest lists them.
pub(super) fn hashes(made: &BTreeMap<String, Made>) -> BTreeMap<String, String> {
    made.iter()
        .map(|(address, file)| (address.clone(), file.hash.clone()))
        .collect()
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    New,
    Changed,
    Same,
}

/// Decides what is kept, and refuses where a stranger stands in the way.
pub(super) fn plan(output: &Output<'_>, before: &Before, precompress: Precompress) -> Result<Plan> {
    let copies = copies(output, precompress)?;
    let mut addresses: BTreeSet<&str> = output.iter().map(|(address, _)| address).collect();
    addresses.extend(copies.iter().map(String::as_str));
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
    let manifest = before.manifest.as_ref();
    Ok(Plan {
        known: manifest
            .map(|manifest| manifest.files.clone())
            .unwrap_or_default(),
        strangers: before.strangers.clone(),
        precompress,
        copies_before: manifest.and_then(|manifest| manifest.precompressed.clone()),
    })
}

/// Where compressed copies may come to stand.
fn copies(output: &Output<'_>, precompress: Precompress) -> Result<Vec<String>> {
    if precompress == Precompress::No {
        return Ok(Vec::new());
    }
    let copies: Vec<String> = output
        .iter()
        .flat_map(|(address, _)| copies_of(address))
        .collect();
    if let Some(twice) = copies.iter().find(|copy| output.contains(copy)) {
        bail!("`{twice}` is a file of the site, and a compressed copy would have the same address");
    }
    Ok(copies)
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
            removed: self
                .known
                .keys()
                .filter(|address| !made.contains_key(*address))
                .count(),
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

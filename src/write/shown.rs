//! The site as readers see it: a folder that was built, or the current generation of what was published.
//!
//! In: the folder, and what the site would be now. Out: [`Shown`], and each file that differs.
//! Never here: what a file means; a file that is not as it was written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::output::{MakeBytes, Output};
use crate::write::compress::copies_of;
use crate::write::manifest::{self, Manifest};
use crate::write::published::{self, is_published};

/// A site on disk.
#[derive(Debug)]
pub struct Shown {
    /// Its number, where it was published as a generation.
    pub generation: Option<u64>,
    folder: PathBuf,
    /// Address → BLAKE3 hash.
    files: BTreeMap<String, String>,
}

/// A file that would not be the same. Both are there where it was changed.
#[derive(Debug, Clone, Copy)]
pub struct FileChange<'a> {
    /// Its address.
    pub address: &'a str,
    /// Its bytes as readers have them.
    pub before: Option<&'a [u8]>,
    /// Its bytes as they would be.
    pub after: Option<&'a [u8]>,
}

impl Shown {
    /// The site in a folder; `None` where the folder holds none.
    ///
    /// # Errors
    ///
    /// When the folder can't be read, or its list of files can't be understood.
    pub fn open(folder: &Path) -> Result<Option<Shown>> {
        let (site, generation, kept) = if is_published(folder) {
            let Some(current) = published::current(folder)? else {
                return Ok(None);
            };
            (current.folder, Some(current.number), current.kept)
        } else {
            (folder.to_path_buf(), None, BTreeMap::new())
        };
        let Some(manifest) = manifest::read(&site)? else {
            return Ok(None);
        };
        Ok(Some(Shown {
            generation,
            folder: site,
            files: own_files(manifest, &kept),
        }))
    }

    /// Every address, sorted.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The bytes of a file; `None` where the site has no such file.
    ///
    /// # Errors
    ///
    /// When it can't be read, or is not as it was written.
    pub fn bytes(&self, address: &str) -> Result<Option<Vec<u8>>> {
        let Some(hash) = self.files.get(address) else {
            return Ok(None);
        };
        let path = self.folder.join(address);
        let bytes = fs::read(&path).with_context(|| format!("can't read `{}`", path.display()))?;
        if blake3::hash(&bytes).to_hex().as_str() != hash {
            bail!(
                "`{}` is not as it was written: `gongbao verify` says more",
                path.display()
            );
        }
        Ok(Some(bytes))
    }

    /// Makes every file of the site as it would be, and shows those that differ to `look`, by address. What `look` has no
    /// answer to is left out.
    ///
    /// # Errors
    ///
    /// When a file can't be made or read.
    pub fn compare<T: Send>(
        &self,
        output: &Output<'_>,
        look: &(impl Fn(FileChange<'_>) -> Option<T> + Sync),
    ) -> Result<Vec<T>> {
        let made: BTreeMap<&str, &MakeBytes<'_>> = output.iter().collect();
        let addresses: BTreeSet<&str> = self.addresses().chain(made.keys().copied()).collect();
        let addresses: Vec<&str> = addresses.into_iter().collect();
        let looked: Vec<Result<Option<T>>> = addresses
            .par_iter()
            .map(|address| self.compare_one(address, made.get(address).copied(), look))
            .collect();
        looked.into_iter().filter_map(Result::transpose).collect()
    }

    fn compare_one<T>(
        &self,
        address: &str,
        make: Option<&MakeBytes<'_>>,
        look: &impl Fn(FileChange<'_>) -> Option<T>,
    ) -> Result<Option<T>> {
        let after = match make {
            Some(make) => Some(make().with_context(|| format!("can't make `{address}`"))?),
            None => None,
        };
        let is_same = after.as_deref().is_some_and(|bytes| {
            let hash = self.files.get(address);
            hash.is_some_and(|hash| blake3::hash(bytes).to_hex().as_str() == hash)
        });
        if is_same {
            return Ok(None);
        }
        let before = self.bytes(address)?;
        Ok(look(FileChange {
            address,
            before: before.as_deref(),
            after: after.as_deref(),
        }))
    }
}

/// The files of the site itself: neither what is only kept for readers of an older page, nor compressed copies.
fn own_files(manifest: Manifest, kept: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let copies: BTreeSet<String> = match manifest.precompressed {
        Some(_) => manifest
            .files
            .keys()
            .flat_map(|address| copies_of(address))
            .collect(),
        None => BTreeSet::new(),
    };
    let is_own = |address: &String| !kept.contains_key(address) && !copies.contains(address);
    manifest
        .files
        .into_iter()
        .filter(|(address, _)| is_own(address))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::compress::Precompress;
    use crate::write::published::{Order, publish};
    use crate::write::tests::site;

    fn differences(shown: &Shown, output: &Output<'_>) -> Vec<String> {
        let text = |bytes: Option<&[u8]>| {
            bytes
                .map_or("–", |bytes| std::str::from_utf8(bytes).unwrap())
                .to_owned()
        };
        let look = |change: FileChange<'_>| {
            Some(format!(
                "{}: {} → {}",
                change.address,
                text(change.before),
                text(change.after)
            ))
        };
        shown.compare(output, &look).unwrap()
    }

    #[test]
    fn what_would_be_new_changed_and_gone_is_shown() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("public");
        assert!(Shown::open(&folder).unwrap().is_none(), "nothing was built");
        let old = site(&[("a", "1"), ("b", "1"), ("c", "1")]);
        crate::write::write(&old, &folder, Precompress::Yes).unwrap();

        let shown = Shown::open(&folder).unwrap().unwrap();

        let now = site(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differences(&shown, &now), ["b: 1 → 2", "c: 1 → –", "d: – → 1"]);
        assert_eq!(shown.generation, None);
    }

    #[test]
    fn of_a_published_site_the_current_generation_is_shown_without_what_it_keeps() {
        let around = tempfile::tempdir().unwrap();
        let to = around.path().join("srv");
        let order = Order {
            now: "2026-01-31T00:00:00Z".parse().unwrap(),
            note: None,
            keep: 3,
            precompress: Precompress::No,
        };
        publish(&site(&[("assets/old.css", "1"), ("a", "1")]), &to, &order).unwrap();
        publish(&site(&[("assets/new.css", "2"), ("a", "1")]), &to, &order).unwrap();

        let shown = Shown::open(&to).unwrap().unwrap();

        assert_eq!(shown.generation, Some(2));
        assert_eq!(shown.addresses().collect::<Vec<_>>(), ["a", "assets/new.css"]);
    }

    #[test]
    fn a_file_that_somebody_changed_is_no_ground_to_compare_with() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("public");
        crate::write::write(&site(&[("a", "1")]), &folder, Precompress::No).unwrap();
        fs::write(folder.join("a"), "defaced").unwrap();
        let shown = Shown::open(&folder).unwrap().unwrap();
        let error = shown.compare(&site(&[("a", "2")]), &|_| Some(())).unwrap_err();
        assert!(
            format!("{error:#}").contains("not as it was written"),
            "{error:#}"
        );
    }
}

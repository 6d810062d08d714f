//! Makes the new site aside.
//!
//! In: [`Output`] and [`Plan`]. Out: a complete folder next to the old one. Never here: touching the old one.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::output::{MakeBytes, Output};
use crate::write::compress::{self, Encoding, Precompress};
use crate::write::manifest::{self, Manifest};
use crate::write::plan::{Fate, Made, Plan};
use crate::write::target::Place;

/// The folder in which the new site is made; gone when dropped, unless it took its place.
#[derive(Debug)]
pub(super) struct Stage {
    /// Where it is.
    pub(super) path: PathBuf,
    /// The old site; none where there was no site yet.
    before: Option<PathBuf>,
    /// The old site as the user named it, for messages.
    shown: PathBuf,
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What can't be removed now is removed by the next run; the failure that led here says more than this one.
        let _ = fs::remove_dir_all(&self.path);
    }
}

impl Stage {
    /// An empty folder beside the site.
    pub(super) fn new(place: &Place) -> Result<Stage> {
        fs::create_dir(&place.next)
            .with_context(|| format!("can't make a folder beside `{}`", place.shown.display()))?;
        let old = fs::metadata(&place.target).ok();
        let stage = Stage {
            path: place.next.clone(),
            before: old.as_ref().map(|_| place.target.clone()),
            shown: place.shown.clone(),
        };
        if let Some(old) = old {
            fs::set_permissions(&stage.path, old.permissions())
                .with_context(|| format!("can't set the permissions of `{}`", stage.path.display()))?;
        }
        Ok(stage)
    }

    /// Makes every file; of each thread one file's bytes are in memory at a time.
    pub(super) fn make(&self, output: &Output<'_>, plan: &Plan) -> Result<BTreeMap<String, Made>> {
        self.make_folders(output)?;
        let files: Vec<(&str, &MakeBytes<'_>)> = output.iter().collect();
        // Collected before the first failure is looked for, so that two runs name the same file.
        let results: Vec<Result<Vec<(String, Made)>>> = files
            .par_iter()
            .map(|(address, make)| self.make_one(address, make, plan))
            .collect();
        let made: Vec<Vec<(String, Made)>> = results.into_iter().collect::<Result<_>>()?;
        Ok(made.into_iter().flatten().collect())
    }

    /// Takes files of the old site into the new one as they are; gives the hash of each. One that is gone stays gone.
    pub(super) fn keep<'a>(
        &self,
        addresses: impl Iterator<Item = &'a String>,
    ) -> Result<BTreeMap<String, String>> {
        let mut hashes = BTreeMap::new();
        for address in addresses {
            if let Some(bytes) = self.old(address).and_then(|old| fs::read(old).ok()) {
                let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
                self.doing(address, || fs::create_dir_all(self.path.join(folder)))?;
                self.put(address, &bytes)?;
                hashes.insert(address.clone(), blake3::hash(&bytes).to_hex().to_string());
            }
        }
        Ok(hashes)
    }

    /// Writes the list of every file: what was made, and what else belongs to the site.
    pub(super) fn seal(&self, files: BTreeMap<String, String>, copies: Option<String>) -> Result<Manifest> {
        let manifest = Manifest::new(files, copies);
        self.put(manifest::NAME, &manifest.to_bytes())?;
        Ok(manifest)
    }

    /// A file, and its compressed copies.
    fn make_one(&self, address: &str, make: &MakeBytes<'_>, plan: &Plan) -> Result<Vec<(String, Made)>> {
        let bytes = make().with_context(|| format!("can't make `{address}`"))?;
        let original = self.put_made(address, &bytes, plan)?;
        let mut files = Vec::new();
        if plan.precompress == Precompress::Yes && compress::is_worth_it(address, &bytes) {
            for encoding in compress::ENCODINGS {
                files.extend(self.make_copy(address, &bytes, &original.hash, encoding, plan)?);
            }
        }
        files.push((address.to_owned(), original));
        Ok(files)
    }

    fn put_made(&self, address: &str, bytes: &[u8], plan: &Plan) -> Result<Made> {
        let fate = match (plan.known.contains_key(address), self.put(address, bytes)?) {
            (_, Kept::Same) => Fate::Same,
            (true, Kept::Different) => Fate::Changed,
            (false, Kept::Different) => Fate::New,
        };
        Ok(Made {
            fate,
            hash: blake3::hash(bytes).to_hex().to_string(),
            bytes: bytes.len() as u64,
        })
    }

    /// A compressed copy, if it is smaller; that of the last time where the file is the same.
    fn make_copy(
        &self,
        address: &str,
        bytes: &[u8],
        hash: &str,
        encoding: &Encoding,
        plan: &Plan,
    ) -> Result<Option<(String, Made)>> {
        let copy = encoding.address(address);
        let is_same = plan.copies_before.as_deref() == Some(compress::METHOD)
            && plan.known.get(address).is_some_and(|known| known == hash);
        if is_same {
            let Some(known) = plan.known.get(&copy) else {
                return Ok(None);
            };
            let old = self
                .old(&copy)
                .and_then(|old| fs::read(old).ok())
                .unwrap_or_default();
            if blake3::hash(&old).to_hex().as_str() == known {
                return Ok(Some((copy.clone(), self.put_made(&copy, &old, plan)?)));
            }
        }
        let packed = encoding
            .pack(bytes)
            .with_context(|| format!("can't make `{copy}`"))?;
        if packed.len() >= bytes.len() {
            return Ok(None);
        }
        Ok(Some((copy.clone(), self.put_made(&copy, &packed, plan)?)))
    }

    /// Makes every folder once, those above before those below: asking for each file whether its folder is there costs as
    /// much as writing it.
    fn make_folders(&self, output: &Output<'_>) -> Result<()> {
        let mut folders = folders(output);
        let depth = |folder: &&str| folder.matches('/').count();
        folders.sort_by_key(depth);
        for level in folders.chunk_by(|one, other| depth(one) == depth(other)) {
            let made = level
                .par_iter()
                .map(|folder| self.doing(folder, || fs::create_dir(self.path.join(folder))));
            // Collected first, as in `make`.
            made.collect::<Vec<_>>().into_iter().collect::<Result<()>>()?;
        }
        Ok(())
    }

    /// Puts a file into the new site, whose folder is there: the old one itself where the bytes are the same.
    fn put(&self, address: &str, bytes: &[u8]) -> Result<Kept> {
        let path = self.path.join(address);
        let old = self.old(address);
        let same = old.as_ref().and_then(|old| Some((old, file_with(old, bytes)?)));
        let Some((old, metadata)) = same else {
            self.doing(address, || {
                fs::write(&path, bytes)?;
                old.as_ref().map_or(Ok(()), |old| date_after(&path, old))
            })?;
            return Ok(Kept::Different);
        };
        if fs::hard_link(old, &path).is_err() {
            self.doing(address, || write_as_of(&path, bytes, &metadata))?;
        }
        Ok(Kept::Same)
    }

    /// Where a file of the old site would be.
    fn old(&self, address: &str) -> Option<PathBuf> {
        self.before.as_ref().map(|before| before.join(address))
    }

    /// What the author sees of a failure is where the file was going to be, not the folder that is about to vanish.
    fn doing<T>(&self, address: &str, work: impl FnOnce() -> std::io::Result<T>) -> Result<T> {
        work().with_context(|| {
            format!(
                "can't write `{}`; the site is as it was",
                self.shown.join(address).display()
            )
        })
    }

    /// Whether the new site's list of files is that of the old one.
    pub(super) fn has_same_manifest(&self) -> bool {
        let written = fs::read(self.path.join(manifest::NAME)).ok();
        let same = written.zip(self.old(manifest::NAME));
        same.is_some_and(|(bytes, old)| file_with(&old, &bytes).is_some())
    }

    /// Takes what is not ours into the new site.
    pub(super) fn carry_over<'a>(&self, strangers: impl IntoIterator<Item = &'a String>) -> Result<()> {
        for stranger in strangers {
            let Some(old) = self.old(stranger) else { continue };
            carry(&old, &self.path.join(stranger)).with_context(|| {
                format!(
                    "can't keep `{}`, which gongbao did not write",
                    self.shown.join(stranger).display()
                )
            })?;
        }
        Ok(())
    }
}

/// Every folder that files stand in, those above before those below. What begins alike stands together in sorted addresses,
/// so a folder is new when the address before does not begin with it.
fn folders<'o>(output: &'o Output<'_>) -> Vec<&'o str> {
    let mut folders = Vec::new();
    let mut before = "";
    for (address, _) in output.iter() {
        let ends = address.match_indices('/').map(|(at, _)| at);
        let new = ends.filter(|end| !before.starts_with(&address[..=*end]));
        folders.extend(new.map(|end| &address[..end]));
        before = address;
    }
    folders
}

/// Whether a file's bytes were there before.
enum Kept {
    Same,
    Different,
}

/// What is known of the file, if it is one and has these bytes.
fn file_with(path: &Path, bytes: &[u8]) -> Option<Metadata> {
    let metadata = fs::symlink_metadata(path).ok()?;
    let has_length = metadata.is_file() && metadata.len() == bytes.len() as u64;
    (has_length && fs::read(path).ok()? == bytes).then_some(metadata)
}

/// Dates a changed file at least a second after the one before it. Web servers tell versions apart by seconds and length:
/// two changes in one second, or a clock that was set back, would let a reader's browser keep the older page.
fn date_after(path: &Path, old: &Path) -> std::io::Result<()> {
    let Ok(before) = fs::symlink_metadata(old).and_then(|metadata| metadata.modified()) else {
        return Ok(());
    };
    let seconds = |time: SystemTime| {
        time.duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs()
    };
    if seconds(fs::metadata(path)?.modified()?) <= seconds(before) {
        let after = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds(before) + 1);
        File::options().write(true).open(path)?.set_modified(after)?;
    }
    Ok(())
}

/// A copy that keeps the modification time, for disks that know no hard links.
fn write_as_of(path: &Path, bytes: &[u8], old: &Metadata) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.set_modified(old.modified()?)
}

fn carry(old: &Path, new: &Path) -> Result<()> {
    fs::create_dir_all(new.parent().unwrap_or(new))?;
    let metadata = fs::symlink_metadata(old)?;
    if metadata.is_dir() {
        fs::create_dir_all(new)?;
    } else if metadata.is_symlink() {
        copy_link(old, new)?;
    } else if !metadata.is_file() {
        bail!("it is neither a file nor a folder: move it away");
    } else if fs::hard_link(old, new).is_err() {
        fs::copy(old, new)?;
        File::options()
            .write(true)
            .open(new)?
            .set_modified(metadata.modified()?)?;
    }
    Ok(())
}

#[cfg(unix)]
fn copy_link(old: &Path, new: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(fs::read_link(old)?, new)?)
}

#[cfg(not(unix))]
fn copy_link(_old: &Path, _new: &Path) -> Result<()> {
    bail!("links can't be kept on this system: move it away")
}

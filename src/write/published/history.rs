//! The generations that were published: which there are, back to one of them, and only some of them.
//!
//! In: the folder that a site is published to. Out: what it holds, or an older site shown again.
//! Never here: changing a generation; the clock.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::output::Output;
use crate::write::lock;
use crate::write::manifest::{self, Manifest};
use crate::write::published::home::{Home, MARK};
use crate::write::published::record::Record;
use crate::write::published::{Built, Order, Published, Source, commit};
use crate::write::verify::{Verified, verify};

/// One generation.
#[derive(Debug)]
pub struct Generation {
    /// Its number; a later one is higher.
    pub number: u64,
    /// Whether readers see it.
    pub is_current: bool,
    /// What is known of it; `None` where somebody has removed its record.
    pub record: Option<Record>,
}

/// Whether a site was published to this folder.
#[must_use]
pub fn is_published(folder: &Path) -> bool {
    folder.join(MARK).is_file()
}

/// Every generation, newest first.
///
/// # Errors
///
/// When nothing was published to the folder, or it can't be read.
pub fn generations(to: &Path) -> Result<Vec<Generation>> {
    let home = Home::open(to)?;
    let current = home.current()?;
    let numbers = home.numbers()?.into_iter().rev();
    numbers
        .map(|number| {
            Ok(Generation {
                number,
                is_current: current == Some(number),
                record: home.record(number)?,
            })
        })
        .collect()
}

/// The generation that readers see.
#[derive(Debug)]
pub(in crate::write) struct Current {
    /// Its number.
    pub(in crate::write) number: u64,
    /// Where its files are.
    pub(in crate::write) folder: PathBuf,
    /// The files that it only keeps for readers of older pages.
    pub(in crate::write) kept: BTreeMap<String, String>,
}

/// The generation that readers see; `None` where none was finished yet.
pub(in crate::write) fn current(to: &Path) -> Result<Option<Current>> {
    let home = Home::open(to)?;
    let Some(number) = home.current()? else {
        return Ok(None);
    };
    let kept = home.record(number)?.map(|record| record.kept);
    Ok(Some(Current {
        number,
        folder: home.folder(number),
        kept: kept.unwrap_or_default(),
    }))
}

/// Removes the oldest generations until `keep` are left; the current one always stays. Gives those that went.
///
/// # Errors
///
/// When nothing was published to the folder, when somebody is publishing, and when the disk refuses.
pub fn prune(to: &Path, keep: usize) -> Result<Vec<u64>> {
    let home = Home::open(to)?;
    let _lock = lock::take(&home.lock(), &home.shown)?;
    home.recover()?;
    home.prune(keep)
}

/// Shows the site of an older generation again, as a new one: history only grows, and readers who have a page of today open
/// find what it loads. Without a number: the site before the one that is shown.
///
/// # Errors
///
/// When there is no such generation, when its files are not as they were published, and as [`publish`](super::publish).
pub fn rollback(to: &Path, wanted: Option<u64>, order: &Order) -> Result<Published> {
    let home = Home::open(to)?;
    let _lock = lock::take(&home.lock(), &home.shown)?;
    home.recover()?;
    let number = match wanted {
        Some(number) => number,
        None => before_current(&home)?,
    };
    if !home.numbers()?.contains(&number) {
        bail!(
            "there is no generation {number} in `{}`: `gongbao generations --to {}` lists those that are",
            home.shown.display(),
            home.shown.display()
        );
    }
    let record = home.record(number)?;
    let kept = record
        .as_ref()
        .map(|record| record.kept.clone())
        .unwrap_or_default();
    let origin = record.and_then(|record| record.repeats).unwrap_or(number);
    let site = files_of(&home.folder(number), &kept)?;
    commit(
        &home,
        &site.output,
        order,
        &Source::Generation(origin, site.copies),
    )
}

/// The generation whose site came before the one that is shown, also when that one shows an older site again.
fn before_current(home: &Home) -> Result<u64> {
    let Some(current) = home.current()? else {
        bail!("`{}` shows no site yet", home.shown.display());
    };
    let origin = home
        .record(current)?
        .and_then(|record| record.repeats)
        .unwrap_or(current);
    let earlier = home.numbers()?.into_iter().rev().find(|number| *number < origin);
    earlier.with_context(|| format!("there is no generation before {origin} to go back to"))
}

/// The files of a site as its manifest lists them, without those that it only keeps for older pages.
pub(super) fn files_of(folder: &Path, kept: &BTreeMap<String, String>) -> Result<Built> {
    let Some(Manifest {
        files, precompressed, ..
    }) = manifest::read(folder)?
    else {
        bail!("`{}` has no {}", folder.display(), manifest::NAME);
    };
    let mut output = Output::default();
    for (address, hash) in files
        .into_iter()
        .filter(|(address, _)| !kept.contains_key(address))
    {
        let path = folder.join(&address);
        output.add(address, move || {
            let bytes = fs::read(&path).with_context(|| format!("can't read `{}`", path.display()))?;
            if blake3::hash(&bytes).to_hex().as_str() != hash {
                bail!(
                    "`{}` is not as it was written: `gongbao verify` says more",
                    path.display()
                );
            }
            Ok(bytes)
        })?;
    }
    Ok(Built {
        output,
        copies: precompressed,
    })
}

/// Holds every generation to its manifest, and each manifest to the record of its publishing; oldest first.
///
/// # Errors
///
/// When nothing was published to the folder, a manifest is missing or was exchanged, or the disk refuses.
pub fn verify_all(to: &Path) -> Result<Vec<(u64, Verified)>> {
    let home = Home::open(to)?;
    let mut all = Vec::new();
    for number in home.numbers()? {
        let verified = verify(&home.folder(number))?;
        let record = home.record(number)?;
        if let Some(record) = record.filter(|record| record.manifest != verified.manifest) {
            bail!(
                "the list of files of generation {number} is not the one that was published (manifest {}, then {})",
                &verified.manifest[..16],
                record.manifest.get(..16).unwrap_or_default()
            );
        }
        all.push((number, verified));
    }
    Ok(all)
}

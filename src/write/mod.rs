//! Puts a site on disk: the whole of it, or nothing.
//!
//! In: [`Output`] and the folder where the site stands. Out: [`Written`], what became of each file.
//! Never here: what a policy is; emptying a folder that gongbao did not write.
//!
//! The new site is made aside, next to the old one and on the same file system, and takes its place in one step.
//! Until that step nothing of the old site has been touched, so it does not matter what goes wrong, or when.

#![expect(clippy::disallowed_methods, reason = "the one place that writes")]

pub mod compress;
pub mod create;
mod lock;
mod manifest;
mod plan;
pub mod published;
pub mod shown;
mod stage;
mod swap;
mod target;
pub mod verify;

use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::output::{MakeBytes, Output};
use crate::write::compress::Precompress;

pub use crate::write::target::refuse_sources;

/// What became of the files of a site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files the site has.
    pub total: usize,
    /// How many were not there before.
    pub new: usize,
    /// How many have other bytes than before.
    pub changed: usize,
    /// How many kept their bytes, and with them their modification time.
    pub same: usize,
    /// How many were there before and are gone.
    pub removed: usize,
    /// The size of the site.
    pub bytes: u64,
}

impl Written {
    /// Whether a reader could notice a difference.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.new + self.changed + self.removed > 0
    }

    /// `12 new, 3 changed, 116 unchanged`, without what there is none of.
    #[must_use]
    pub fn fates(&self) -> String {
        let fates = [
            (self.new, "new"),
            (self.changed, "changed"),
            (self.same, "unchanged"),
            (self.removed, "removed"),
        ];
        let fates: Vec<String> = fates
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{number} {word}"))
            .collect();
        fates.join(", ")
    }
}

/// Makes the site in `target` what `output` says, all of it or nothing.
///
/// # Errors
///
/// When the folder can't be one of ours, when somebody else is writing it, when a file can't be made, and when
/// the disk refuses. In each case the old site stands as it stood.
pub fn write(output: &Output<'_>, target: &Path, precompress: Precompress) -> Result<Written> {
    let place = target::Place::of(target)?;
    let _lock = lock::take(&place.lock, &place.shown)?;
    swap::recover(&place)?;
    let before = target::inspect(&place)?;
    let plan = plan::plan(output, &before, precompress)?;

    let stage = stage::Stage::new(&place)?;
    let made = stage.make(output, &plan)?;
    let written = plan.count(&made);
    stage.seal(plan::hashes(&made), precompress.method())?;
    if before.manifest.is_some() && !written.differs() && stage.has_same_manifest() {
        return Ok(written);
    }
    // Looked at again: making the pages takes its time, and somebody may have put a file there.
    let now = plan::plan(output, &target::inspect(&place)?, precompress)?;
    stage.carry_over(&now.strangers)?;
    swap::swap(stage, &place)?;
    Ok(written)
}

/// Makes every file, shows it to `look`, and throws it away: what `write` would refuse, found without a folder.
///
/// # Errors
///
/// When a file can't be made: the first of them, by address.
pub fn rehearse(output: &Output<'_>, look: &(impl Fn(&str, &[u8]) + Sync)) -> Result<()> {
    let files: Vec<(&str, &MakeBytes<'_>)> = output.iter().collect();
    let results: Vec<Result<()>> = files
        .par_iter()
        .map(|(address, make)| {
            make()
                .map(|bytes| look(address, &bytes))
                .with_context(|| format!("can't make `{address}`"))
        })
        .collect();
    results.into_iter().collect()
}

#[cfg(test)]
mod tests;

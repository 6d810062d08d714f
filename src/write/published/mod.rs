//! Publishes a site as a database commits: a new generation beside the old ones, and one step that makes it current.
//!
//! In: [`Output`], or a site that was built, and the folder to publish to. Out: a new generation, and `current`, which
//! leads to it. Never here: what a policy is; the clock (the time comes in); changing a generation that was published.
//!
//! ```text
//! DIR/gongbao-published.json       the mark: this folder is ours
//! DIR/current → generations/000012 what a web server serves; exchanged by one rename
//! DIR/generations/000012/          a whole site with its manifest, never changed again
//! DIR/generations/000012.json      when it was published, and what was new in it
//! ```

mod history;
mod home;
mod kept;
mod record;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use jiff::Timestamp;

use crate::output::Output;
use crate::write::Written;
use crate::write::compress::Precompress;
use crate::write::lock;
use crate::write::manifest;
use crate::write::plan::{self, Made, Plan};
use crate::write::published::home::Home;
use crate::write::published::record::Record;
use crate::write::stage::Stage;
use crate::write::swap;
use crate::write::target::Before;
use crate::write::verify;

pub(in crate::write) use crate::write::published::history::current;
pub use crate::write::published::history::{
    Generation, generations, is_published, prune, rollback, verify_all,
};

/// How many generations are kept where nobody says another number.
pub const USUAL_KEEP: usize = 10;

/// How a site is to be published.
#[derive(Debug, Clone)]
pub struct Order {
    /// The moment of publishing.
    pub now: Timestamp,
    /// Why, for those who read the list later.
    pub note: Option<String>,
    /// How many generations stay, the new one among them; at least 1.
    pub keep: usize,
    /// Whether compressed copies are made.
    pub precompress: Precompress,
}

/// What came of it.
#[derive(Debug)]
pub struct Published {
    /// The generation that is current now.
    pub generation: u64,
    /// What became of the files; `None` when the current generation holds the same site already and stays.
    pub written: Option<Written>,
    /// The older generations that were removed.
    pub pruned: Vec<u64>,
}

/// Publishes what `output` says to the folder `to`.
///
/// # Errors
///
/// When the folder is in use for something else, when somebody else is publishing, when a file can't be made, and when
/// the disk refuses. In each case the generation that was current is current.
pub fn publish(output: &Output<'_>, to: &Path, order: &Order) -> Result<Published> {
    let home = Home::open_or_make(to)?;
    let _lock = lock::take(&home.lock(), &home.shown)?;
    home.mark()?;
    home.recover()?;
    commit(&home, output, order, &Source::Now)
}

/// A site that was built before, to be published as it is.
#[derive(Debug)]
pub struct Built {
    /// Its files, each of which is held to the manifest when it is read.
    pub output: Output<'static>,
    copies: Option<String>,
}

/// Reads the manifest of a built site; its files are read when they are published.
///
/// # Errors
///
/// When the folder has no manifest, or holds other files than the manifest lists.
pub fn built(folder: &Path) -> Result<Built> {
    let verified = verify::verify(folder)?;
    if let Some((address, difference)) = verified.differences.first_key_value() {
        let what = match difference {
            verify::Difference::Changed => "was changed after the site was built",
            verify::Difference::Missing => "was removed after the site was built",
            verify::Difference::Extra => "was not written by gongbao",
        };
        bail!(
            "`{}` {what}, and only what gongbao wrote is published: `gongbao verify {}` lists every such file ({}); take them away, or build again",
            folder.join(address).display(),
            folder.display(),
            verified.differences.len()
        );
    }
    history::files_of(folder, &BTreeMap::new())
}

/// Publishes a site that was built before.
///
/// # Errors
///
/// As [`publish`], and when a file is not as the manifest says.
pub fn publish_built(site: &Built, to: &Path, order: &Order) -> Result<Published> {
    if site.copies.is_some() && order.precompress == Precompress::Yes {
        bail!("the site that was built has its compressed copies already: leave --precompress out");
    }
    let home = Home::open_or_make(to)?;
    let _lock = lock::take(&home.lock(), &home.shown)?;
    home.mark()?;
    home.recover()?;
    commit(&home, &site.output, order, &Source::Built(site.copies.clone()))
}

/// Where the files come from.
enum Source {
    /// They are made now.
    Now,
    /// From a built site, with its copies, made in this way.
    Built(Option<String>),
    /// From an older generation.
    Generation(u64, Option<String>),
}

impl Source {
    fn copies(&self, precompress: Precompress) -> Option<String> {
        match self {
            Source::Now | Source::Built(None) => precompress.method(),
            Source::Built(copies) | Source::Generation(_, copies) => copies.clone(),
        }
    }
}

/// Makes a generation, holds it to its manifest, and makes it current. The lock is held by the caller.
fn commit(home: &Home, output: &Output<'_>, order: &Order, source: &Source) -> Result<Published> {
    let current = home.current()?;
    let old_record = current.map(|number| home.record(number)).transpose()?.flatten();
    let was_kept = old_record.map(|record| record.kept).unwrap_or_default();
    let plan = plan_from(home, current, output, order.precompress, &was_kept)?;

    let stage = Stage::new(&home.place(current))?;
    let made = stage.make(output, &plan)?;
    let written = plan.count(&made);
    let copies = source.copies(order.precompress);
    if let Some(number) = current.filter(|_| !written.differs() && plan.copies_before == copies) {
        drop(stage);
        return Ok(Published {
            generation: number,
            written: None,
            pruned: home.prune(order.keep)?,
        });
    }
    let kept = kept::kept(&plan.known, &made, was_kept, order.now);
    let number = home.next_number()?;
    let record = record(&made, written, source, order, kept);
    finish(home, &stage, number, record, &made, copies)?;
    Ok(Published {
        generation: number,
        written: Some(written),
        pruned: home.prune(order.keep)?,
    })
}

/// What differs from the current generation, leaving aside what that one only kept for readers of pages before it.
fn plan_from(
    home: &Home,
    current: Option<u64>,
    output: &Output<'_>,
    precompress: Precompress,
    was_kept: &BTreeMap<String, String>,
) -> Result<Plan> {
    let mut manifest = match current {
        Some(number) => manifest::read(&home.folder(number))?,
        None => None,
    };
    if let Some(manifest) = &mut manifest {
        manifest
            .files
            .retain(|address, _| !was_kept.contains_key(address));
    }
    let before = Before {
        shown: home.shown.clone(),
        manifest,
        strangers: std::collections::BTreeSet::new(),
    };
    plan::plan(output, &before, precompress)
}

fn record(
    made: &BTreeMap<String, Made>,
    written: Written,
    source: &Source,
    order: &Order,
    kept: BTreeMap<String, String>,
) -> Record {
    Record {
        published: record::printed(order.now),
        files: made.len(),
        bytes: written.bytes,
        new: written.new,
        changed: written.changed,
        removed: written.removed,
        manifest: String::new(),
        repeats: match source {
            Source::Generation(number, _) => Some(*number),
            Source::Now | Source::Built(_) => None,
        },
        note: order.note.clone(),
        kept,
    }
}

/// The steps from a folder full of files to the current generation. Stopped after any of them, the next run either finds
/// the new generation current and whole, or takes it away.
fn finish(
    home: &Home,
    stage: &Stage,
    number: u64,
    mut record: Record,
    made: &BTreeMap<String, Made>,
    copies: Option<String>,
) -> Result<()> {
    let mut files = plan::hashes(made);
    files.extend(stage.keep(record.kept.keys())?);
    let manifest = stage.seal(files, copies)?;
    record.manifest = manifest::hash(&stage.path)?;
    swap::settle(&stage.path).context("the disk did not take all of the new site; the old one is current")?;
    let differences = verify::compare(&stage.path, &manifest)?;
    if let Some((address, _)) = differences.first_key_value() {
        bail!(
            "the disk gave back other bytes of `{address}` than were written ({} such files); the old site is current",
            differences.len()
        );
    }
    home.announce(number, &record)?;
    fs::rename(&stage.path, home.folder(number))
        .with_context(|| format!("can't name generation {number}; the old site is current"))?;
    home.switch(number)?;
    home.confirm(number)
}

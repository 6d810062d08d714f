//! The folder to which a site is published: its names, its marks, and the one step that changes what readers see.
//!
//! In: the folder. Out: [`Home`]. Never here: the files of a generation; following a link that gongbao did not make.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::write::create;
use crate::write::published::record::{self, Record};
use crate::write::target::Place;

/// The mark of a folder that is ours.
pub(super) const MARK: &str = "gongbao-published.json";
const MARK_TEXT: &str = "{\n  \"generator\": \"gongbao\",\n  \"format\": 1\n}\n";
const LOCK: &str = ".gongbao-lock";
const CURRENT: &str = "current";
const NEXT_LINK: &str = ".current-next";
const GENERATIONS: &str = "generations";
const NEXT: &str = ".next";
const GONE: &str = ".gone-";
const PENDING: &str = ".pending.json";

/// A folder to which a site is published.
#[derive(Debug)]
pub(super) struct Home {
    /// The folder as the user named it, for messages.
    pub(super) shown: PathBuf,
    root: PathBuf,
}

impl Home {
    /// The folder, which must be ours already.
    pub(super) fn open(to: &Path) -> Result<Home> {
        if !to.join(MARK).is_file() {
            bail!(
                "nothing was ever published to `{}`: `gongbao publish --to {}` does",
                to.display(),
                to.display()
            );
        }
        let home = Home::at(to)?;
        home.refuse_links()?;
        Ok(home)
    }

    /// The folder, which is made where there is none.
    pub(super) fn open_or_make(to: &Path) -> Result<Home> {
        if to.file_name().is_none() && to.parent().is_none() {
            bail!(
                "a site can't be published to `{}`: name a folder of its own",
                to.display()
            );
        }
        fs::create_dir_all(to).with_context(|| format!("can't make the folder `{}`", to.display()))?;
        let home = Home::at(to)?;
        if !home.root.join(MARK).is_file() {
            home.refuse_foreign()?;
        }
        home.refuse_links()?;
        Ok(home)
    }

    fn at(to: &Path) -> Result<Home> {
        let root = fs::canonicalize(to).with_context(|| format!("can't look at `{}`", to.display()))?;
        Ok(Home {
            shown: to.to_path_buf(),
            root,
        })
    }

    /// A folder without our mark that is in use is somebody else's.
    fn refuse_foreign(&self) -> Result<()> {
        let names = names(&self.root)?;
        if let Some(first) = names.iter().find(|name| name.as_str() != LOCK) {
            bail!(
                "`{}` is in use for something else (`{first}` is in it, and no {MARK}): name another folder with --to",
                self.shown.display()
            );
        }
        Ok(())
    }

    /// Whoever can put a link here must not be able to make us write or delete elsewhere.
    fn refuse_links(&self) -> Result<()> {
        let generations = self.generations();
        if generations.symlink_metadata().is_ok_and(|found| !found.is_dir()) {
            bail!(
                "`{}` is no folder, and a link out of the published site is not followed: take it away",
                self.shown.join(GENERATIONS).display()
            );
        }
        self.current().map(drop)
    }

    /// Marks the folder as ours.
    pub(super) fn mark(&self) -> Result<()> {
        let generations = self.generations();
        fs::create_dir_all(&generations)
            .with_context(|| format!("can't make the folder `{}`", generations.display()))?;
        let mark = self.root.join(MARK);
        if mark.is_file() {
            return Ok(());
        }
        create::replace(&mark, MARK_TEXT)
    }

    fn generations(&self) -> PathBuf {
        self.root.join(GENERATIONS)
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.root.join(LOCK)
    }

    /// The folder of a generation.
    pub(super) fn folder(&self, number: u64) -> PathBuf {
        self.generations().join(name(number))
    }

    fn record_file(&self, number: u64) -> PathBuf {
        self.generations().join(format!("{}.json", name(number)))
    }

    fn pending_file(&self, number: u64) -> PathBuf {
        self.generations().join(format!("{}{PENDING}", name(number)))
    }

    /// What is known of a generation; `None` where somebody has removed it.
    pub(super) fn record(&self, number: u64) -> Result<Option<Record>> {
        record::read(&self.record_file(number))
    }

    /// Where the next generation is made, and what it takes unchanged files from.
    pub(super) fn place(&self, current: Option<u64>) -> Place {
        let generations = self.generations();
        Place {
            shown: self.shown.join(CURRENT),
            target: current.map_or_else(|| generations.join(".none"), |number| self.folder(number)),
            next: generations.join(NEXT),
            old: generations.join(".old"),
            lock: self.lock(),
            parent: generations,
        }
    }

    /// The generation that readers see.
    pub(super) fn current(&self) -> Result<Option<u64>> {
        let link = self.root.join(CURRENT);
        let shown = self.shown.join(CURRENT);
        match fs::symlink_metadata(&link) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("can't look at `{}`", shown.display())),
            Ok(metadata) if !metadata.is_symlink() => {
                bail!(
                    "`{}` is no link, so gongbao did not make it: take it away",
                    shown.display()
                );
            }
            Ok(_) => {}
        }
        let target = fs::read_link(&link).with_context(|| format!("can't look at `{}`", shown.display()))?;
        let number = target
            .strip_prefix(GENERATIONS)
            .ok()
            .and_then(|inside| number(inside.to_str()?.trim_end_matches('/')));
        match number {
            Some(number) if self.folder(number).is_dir() => Ok(Some(number)),
            _ => bail!(
                "`{}` leads to `{}`, which is no generation in {GENERATIONS}/: let it lead to one of the folders there, or take it away",
                shown.display(),
                target.display()
            ),
        }
    }

    /// Every generation, oldest first.
    pub(super) fn numbers(&self) -> Result<Vec<u64>> {
        let names = names(&self.generations())?;
        let is_folder = |number: &u64| {
            let found = self.folder(*number).symlink_metadata();
            found.is_ok_and(|found| found.is_dir())
        };
        let mut numbers: Vec<u64> = names
            .iter()
            .filter_map(|name| number(name))
            .filter(is_folder)
            .collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    pub(super) fn next_number(&self) -> Result<u64> {
        Ok(self.numbers()?.last().map_or(1, |last| last + 1))
    }

    /// Writes down what is about to be published.
    pub(super) fn announce(&self, number: u64, record: &Record) -> Result<()> {
        create::replace(&self.pending_file(number), &record::text(record))
    }

    /// The step: from here on readers see this generation.
    pub(super) fn switch(&self, number: u64) -> Result<()> {
        let doing = || {
            format!(
                "can't let `{}` lead to generation {number}; it leads where it did",
                self.shown.join(CURRENT).display()
            )
        };
        let aside = self.root.join(NEXT_LINK);
        sync(&self.generations()).with_context(doing)?;
        link(&Path::new(GENERATIONS).join(name(number)), &aside).with_context(doing)?;
        fs::rename(&aside, self.root.join(CURRENT)).with_context(doing)?;
        // Readers see it by now; a disk that refuses to say that it will last has been told all it can be.
        let _ = sync(&self.root);
        Ok(())
    }

    /// Says that it was published.
    pub(super) fn confirm(&self, number: u64) -> Result<()> {
        fs::rename(self.pending_file(number), self.record_file(number)).with_context(|| {
            format!(
                "generation {number} is current, but its record can't be given its name; the next run does"
            )
        })
    }

    /// Clears away what a run that was cut off left behind. Only names that nobody else uses are touched: a generation
    /// goes only when it was announced and never became current.
    pub(super) fn recover(&self) -> Result<()> {
        let doing = || {
            format!(
                "can't clear away what an earlier run left in `{}`",
                self.shown.display()
            )
        };
        let current = self.current()?;
        for left in names(&self.root)?.iter().filter(|name| is_aside(name)) {
            remove(&self.root.join(left)).with_context(doing)?;
        }
        for left in names(&self.generations())? {
            let path = self.generations().join(&left);
            match left.strip_suffix(PENDING).and_then(number) {
                Some(number) if current == Some(number) => self.confirm(number)?,
                Some(number) => {
                    self.forget(number).with_context(doing)?;
                    remove(&path).with_context(doing)?;
                }
                None if is_left_over(&left) => remove(&path).with_context(doing)?,
                None => {}
            }
        }
        Ok(())
    }

    /// Removes the oldest generations until `keep` are left; the current one always stays.
    pub(super) fn prune(&self, keep: usize) -> Result<Vec<u64>> {
        let current = self.current()?;
        let numbers = self.numbers()?;
        let too_many = numbers.len().saturating_sub(keep.max(1));
        let pruned: Vec<u64> = numbers
            .into_iter()
            .filter(|number| Some(*number) != current)
            .take(too_many)
            .collect();
        for number in &pruned {
            self.forget(*number)
                .with_context(|| format!("can't remove generation {number} of `{}`", self.shown.display()))?;
        }
        Ok(pruned)
    }

    /// Removes a generation: first its name, in one step, so that nobody ever finds half of it.
    fn forget(&self, number: u64) -> std::io::Result<()> {
        let gone = self.generations().join(format!("{GONE}{}", name(number)));
        if gone.symlink_metadata().is_ok() {
            remove(&gone)?;
        }
        match fs::rename(self.folder(number), &gone) {
            Ok(()) => fs::remove_dir_all(&gone)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        match fs::remove_file(self.record_file(number)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// `000012`: in the order of a folder's listing.
fn name(number: u64) -> String {
    format!("{number:06}")
}

fn number(name: &str) -> Option<u64> {
    let number: u64 = name.parse().ok()?;
    (self::name(number) == name).then_some(number)
}

/// Our own names for what is not finished, beside `current`.
fn is_aside(name: &str) -> bool {
    name == NEXT_LINK || name == format!(".{MARK}.gongbao-next")
}

/// Our own names for what is not finished, or is going, beside the generations.
fn is_left_over(name: &str) -> bool {
    name == NEXT || name.starts_with(GONE) || (name.starts_with('.') && name.ends_with(".gongbao-next"))
}

fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let doing = || format!("can't look into `{}`", folder.display());
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).with_context(doing)? {
        names.insert(
            entry
                .with_context(doing)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    Ok(names)
}

fn remove(path: &Path) -> std::io::Result<()> {
    if path.symlink_metadata()?.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    }
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

#[cfg(not(unix))]
fn link(_target: &Path, _path: &Path) -> std::io::Result<()> {
    Err(std::io::Error::new(
        ErrorKind::Unsupported,
        "this system has no links that one step can exchange: use `gongbao build --out`",
    ))
}

/// Names reach the disk with the folder that they stand in.
fn sync(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

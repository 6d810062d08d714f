//! Where a site may be written, and what stands there already.
//!
//! In: the folder that was asked for. Out: [`Place`], or why not; then [`Before`], what it holds.
//! Never here: changing anything.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::write::manifest::{self, Manifest};

/// What may stand in a folder before the first build: it is kept empty in a repository, or a host wants it there.
const EMPTY_ENOUGH: [&str; 8] = [
    ".git",
    ".gitattributes",
    ".gitignore",
    ".gitkeep",
    ".nojekyll",
    ".well-known",
    "CNAME",
    "README.md",
];

/// The folder of the site, and the names that are ours beside it.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder as the user named it, for messages.
    pub(super) shown: PathBuf,
    /// The folder, absolute.
    pub(super) target: PathBuf,
    /// The folder in which all of them stand.
    pub(super) parent: PathBuf,
    /// Where the new site is made; after an exchange, the old one.
    pub(super) next: PathBuf,
    /// Where the old site waits where two folders can't be exchanged.
    pub(super) old: PathBuf,
    /// Who holds it writes.
    pub(super) lock: PathBuf,
}

impl Place {
    /// Reads nothing but the path.
    pub(super) fn of(target: &Path) -> Result<Place> {
        let absolute = std::path::absolute(target)
            .with_context(|| format!("`{}` is no path of a folder", target.display()))?;
        let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
            bail!(
                "`{}` can't be the site's folder: name a folder of its own",
                target.display()
            );
        };
        let beside = |word: &str| {
            let mut ours = std::ffi::OsString::from(".");
            ours.push(name);
            ours.push(word);
            parent.join(ours)
        };
        Ok(Place {
            next: beside(".gongbao-next"),
            old: beside(".gongbao-old"),
            lock: beside(".gongbao-lock"),
            parent: parent.to_path_buf(),
            shown: target.to_path_buf(),
            target: absolute,
        })
    }
}

/// Refuses to write a site over what it is made from, before any work is done.
///
/// # Errors
///
/// When `target` is the root of the site, holds `content/` or `themes/`, or lies in one of them.
pub fn refuse_sources(root: &Path, target: &Path) -> Result<()> {
    let (real_root, real_target) = (real(root)?, real(target)?);
    if real_root == real_target {
        bail!(
            "the site can't be written to `{}`, the folder that it is made from: name another folder",
            target.display()
        );
    }
    for name in ["content", "themes"] {
        let sources = real_root.join(name);
        if real_target.starts_with(&sources) || sources.starts_with(&real_target) {
            bail!(
                "the site can't be written to `{}`, because {name}/ of the site is there: name another folder",
                target.display()
            );
        }
    }
    Ok(())
}

/// The path without links and `..`, also where it is not there yet.
fn real(path: &Path) -> Result<PathBuf> {
    let absolute =
        std::path::absolute(path).with_context(|| format!("`{}` is no path of a folder", path.display()))?;
    let mut found = PathBuf::new();
    for part in absolute.components() {
        match part {
            // What was found so far has no links, so its parent is the folder that is meant.
            Component::ParentDir => {
                found.pop();
            }
            part => found.push(part),
        }
        found = fs::canonicalize(&found).unwrap_or(found);
    }
    Ok(found)
}

/// What stands in the folder before the work begins.
#[derive(Debug)]
pub(super) struct Before {
    /// The folder as the user named it, for messages.
    pub(super) shown: PathBuf,
    /// What gongbao wrote the last time; `None` in a new folder.
    pub(super) manifest: Option<Manifest>,
    /// Everything that stands there and is not ours, from the folder, with `/`; folders only when empty.
    pub(super) strangers: BTreeSet<String>,
}

/// Looks at the folder, and refuses one that gongbao may not replace.
pub(super) fn inspect(place: &Place) -> Result<Before> {
    let target = &place.target;
    let mut before = Before {
        shown: place.shown.clone(),
        manifest: None,
        strangers: BTreeSet::new(),
    };
    let shown = place.shown.display();
    let metadata = match fs::symlink_metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(before),
        Err(error) => return Err(error).with_context(|| format!("can't look at `{shown}`")),
    };
    if metadata.is_symlink() {
        bail!("`{shown}` is a link, which would be replaced by a folder: name the folder that it leads to");
    }
    if !metadata.is_dir() {
        bail!("`{shown}` is a file: the site needs a folder");
    }
    refuse_mount(&metadata, place)?;

    before.manifest = manifest::read(target)?;
    if before.manifest.is_none() {
        refuse_foreign(place)?;
    }
    before.strangers = strangers(target, before.manifest.as_ref())?;
    Ok(before)
}

/// Refuses a folder that was never ours and is in use. Its first level says enough: somebody may have named a whole disk.
fn refuse_foreign(place: &Place) -> Result<()> {
    let shown = place.shown.display();
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(&place.target).with_context(|| format!("can't look into `{shown}`"))? {
        let entry = entry.with_context(|| format!("can't look into `{shown}`"))?;
        names.insert(entry.file_name().to_string_lossy().into_owned());
    }
    if let Some(first) = names.iter().find(|name| !EMPTY_ENOUGH.contains(&name.as_str())) {
        bail!(
            "`{shown}` was not written by gongbao (`{first}` is in it, and no {}) and will not be emptied: \
             name another folder with --out, or empty this one yourself",
            manifest::NAME
        );
    }
    Ok(())
}

/// A mounted folder can't change places with its neighbour, and it is better to say so in words.
#[cfg(unix)]
fn refuse_mount(target: &fs::Metadata, place: &Place) -> Result<()> {
    use std::os::unix::fs::MetadataExt;

    let parent =
        fs::metadata(&place.parent).with_context(|| format!("can't look at `{}`", place.parent.display()))?;
    if parent.dev() != target.dev() {
        bail!(
            "`{}` is a disk of its own (a mount), which can't be exchanged as a whole: name a folder inside it",
            place.shown.display()
        );
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
fn refuse_mount(_target: &fs::Metadata, _place: &Place) -> Result<()> {
    Ok(())
}

/// What is not ours, to the last file: only what is named here is carried over into the new site.
fn strangers(target: &Path, manifest: Option<&Manifest>) -> Result<BTreeSet<String>> {
    let mut strangers = BTreeSet::new();
    // A folder is kept by what is in it; an empty one has to be named itself. What is in it would come next.
    let mut folder: Option<String> = None;
    for entry in WalkDir::new(target).min_depth(1) {
        let entry = entry.with_context(|| format!("can't look into `{}`", target.display()))?;
        let path = entry.path();
        let inside = path.strip_prefix(target).expect("a walk stays below its start");
        let Some(name) = inside.to_str() else {
            bail!(
                "the name of `{}` is not UTF-8, so it can't be kept: take it away",
                path.display()
            );
        };
        let name = name.replace(std::path::MAIN_SEPARATOR, "/");
        let is_below = |folder: &String| {
            name.strip_prefix(folder.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        };
        strangers.extend(folder.take().filter(|folder| !is_below(folder)));
        let is_ours = manifest.is_some_and(|manifest| {
            name == manifest::NAME || manifest.contains(&name) || manifest.has_below(&name)
        });
        if entry.file_type().is_dir() {
            folder = Some(name).filter(|_| !is_ours);
        } else if !is_ours {
            strangers.insert(name);
        }
    }
    strangers.extend(folder);
    Ok(strangers)
}

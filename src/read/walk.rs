//! Finds the files of a folder.
//!
//! In: a folder. Out: its files, sorted by path. Never here: opening a file; following a link.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use crate::report::{Diagnostic, Report};
use crate::source::Span;

/// A file that was found.
pub(crate) struct Found {
    /// Where it is on this machine.
    pub(crate) on_disk: PathBuf,
    /// Path from the site's root, with `/` on every system.
    pub(crate) path: String,
    /// What tells this state of the file from another.
    pub(crate) mark: Mark,
}

/// What the system says about a file without opening it. Whoever changes a file changes this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    size: u64,
    modified: Option<SystemTime>,
    /// Number of the file, and when its entry was changed: a file can be put in the place of another with an older date.
    #[cfg(unix)]
    entry: (u64, i64, i64),
}

impl Mark {
    /// The mark of a file; one that is like no other where the system tells nothing.
    fn of(metadata: Option<&Metadata>) -> Self {
        let Some(metadata) = metadata else {
            return Mark::default();
        };
        Mark {
            size: metadata.len(),
            modified: metadata.modified().ok(),
            #[cfg(unix)]
            entry: {
                use std::os::unix::fs::MetadataExt;
                (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
            },
        }
    }
}

/// Every file below a folder of the site, sorted; links and what is no file are reported. Names that begin with a
/// dot belong to editors and version control, and are passed over.
pub(crate) fn walk(root: &Path, folder: &str, report: &mut Report) -> Vec<Found> {
    let mut files = Vec::new();
    let walk = WalkDir::new(root.join(folder))
        .follow_root_links(false)
        .sort_by_file_name();
    for entry in walk
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
    {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => files.extend(found(root, entry, report)),
            Err(error) => report.add(unreadable(root, folder, &error)),
        }
    }
    files
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn found(root: &Path, entry: DirEntry, report: &mut Report) -> Option<Found> {
    let path = from_root(root, entry.path());
    let place = Span::unreadable(path.as_str());
    let kind = entry.file_type();
    let finding = if kind.is_symlink() {
        let target = entry.path().read_link().unwrap_or_default();
        let message = format!("this is a link to `{}`", target.display());
        Diagnostic::error("symlink", place, message).help(
            "links are not followed, lest they lead out of the site or in a circle; put the file itself here",
        )
    } else if !kind.is_file() {
        Diagnostic::error("unexpected-file", place, "this is neither a file nor a folder")
            .help("take it away")
    } else if entry.path().to_str().is_none() {
        Diagnostic::error("file-name", place, "this file's name is not UTF-8").help("rename it")
    } else {
        return Some(Found {
            mark: Mark::of(entry.metadata().ok().as_ref()),
            on_disk: entry.into_path(),
            path,
        });
    };
    report.add(finding);
    None
}

fn unreadable(root: &Path, folder: &str, error: &walkdir::Error) -> Diagnostic {
    let path = error
        .path()
        .map_or_else(|| folder.to_owned(), |path| from_root(root, path));
    let reason = error
        .io_error()
        .map_or_else(|| error.to_string(), ToString::to_string);
    Diagnostic::error(
        "unreadable",
        Span::unreadable(path),
        format!("this can't be read: {reason}"),
    )
    .help("check who may read it")
}

fn from_root(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

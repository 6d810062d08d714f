//! Reads one file, and never more of it than a person could have written.
//!
//! In: a file that was found. Out: its bytes. Never here: what they mean.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::read::walk::Found;
use crate::report::{Diagnostic, Report};
use crate::source::Span;

/// 2 MiB: twenty times the longest policy.
const LIMIT: u64 = 2 << 20;
/// The one file that grows with the site, and that nobody writes by hand: 64 MiB are a million texts.
const KEPT_BY_US: (&str, u64) = ("content/translations.yaml", 64 << 20);

/// The bytes of a file; reported and left out when it is too large or can't be read.
pub(crate) fn read(found: &Found, report: &mut Report) -> Option<Vec<u8>> {
    let place = || Span::unreadable(found.path.as_str());
    let limit = if found.path == KEPT_BY_US.0 {
        KEPT_BY_US.1
    } else {
        LIMIT
    };
    match bytes(found, limit) {
        Ok((bytes, size)) if size <= limit => Some(bytes),
        Ok((_, size)) => {
            let message = format!("this file is too large: {}", mebibytes(size));
            let help = format!("at most {}; split it, or put it outside", mebibytes(limit));
            report.add(Diagnostic::error("file-too-large", place(), message).help(help));
            None
        }
        Err(error) => {
            let message = format!("this file can't be read: {error}");
            report.add(Diagnostic::error("unreadable", place(), message).help("check who may read it"));
            None
        }
    }
}

/// At most one byte more than the limit, whatever size the system tells: a file may grow while it is read.
fn bytes(found: &Found, limit: u64) -> io::Result<(Vec<u8>, u64)> {
    let file = File::open(&found.on_disk)?;
    let told = file.metadata()?.len();
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    let size = told.max(bytes.len() as u64);
    Ok((bytes, size))
}

/// The bytes of a document that somebody named; `None` when there are more than `most`.
pub(super) fn document(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    let doing = || format!("can't read `{}`", path.display());
    // Pipes and devices may have no end and no size; a folder has no bytes.
    if !std::fs::metadata(path).with_context(doing)?.is_file() {
        bail!("`{}` is no file", path.display());
    }
    let file = File::open(path).with_context(doing)?;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).with_context(doing)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

fn mebibytes(size: u64) -> String {
    let tenths = size * 10 / (1 << 20);
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

//! Reads one file, and never more of it than a person could have written.
//!
//! In: a file that was found. Out: its bytes. Never here: what they mean.

use std::fs::File;
use std::io::{self, Read};

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

fn mebibytes(size: u64) -> String {
    let tenths = size * 10 / (1 << 20);
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

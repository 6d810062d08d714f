//! `gongbao verify`: whether a site is still as it was written.
//!
//! In: [`Verify`]. Out: a line per file that is not, and exit code 1; or one line that all are. Never here: comparing.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::publish::Verify;
use crate::commands::terminal::{Terminal, count};
use crate::write::published::{is_published, verify_all};
use crate::write::verify::{Difference, Verified, verify};

/// Looks at a built site, or at every generation of a published one.
pub(super) fn run(args: &Verify, terminal: Terminal) -> Result<Outcome> {
    let folder = &args.folder;
    let all: Vec<(String, Verified)> = if is_published(folder) {
        let named = |(number, verified)| (format!("generations/{number:06}/"), verified);
        verify_all(folder)?.into_iter().map(named).collect()
    } else {
        vec![(String::new(), verify(folder)?)]
    };
    let mut outcome = Outcome::Fine;
    for (name, verified) in all {
        let differences = not_ignored(verified.differences, &args.ignore);
        for (address, difference) in &differences {
            terminal.print(format_args!("{:8} {name}{address}", word(*difference)))?;
        }
        let shown = if name.is_empty() {
            folder.clone()
        } else {
            folder.join(name.trim_end_matches('/'))
        };
        if differences.is_empty() {
            terminal.sum_up(summary(&shown, verified.files, &verified.manifest))?;
        } else {
            outcome = Outcome::AtFault;
            terminal.say(format_args!(
                "error: `{}` is not as gongbao wrote it: {}",
                shown.display(),
                count(differences.len(), "difference")
            ));
        }
    }
    Ok(outcome)
}

fn summary(folder: &Path, files: usize, manifest: &str) -> String {
    format!(
        "{}: {}, each as it was written (manifest {})",
        folder.display(),
        count(files, "file"),
        &manifest[..16]
    )
}

fn word(difference: Difference) -> &'static str {
    match difference {
        Difference::Changed => "changed",
        Difference::Missing => "missing",
        Difference::Extra => "extra",
    }
}

/// A file or folder that may be there besides. What gongbao wrote can't be ignored.
fn not_ignored(found: BTreeMap<String, Difference>, ignored: &[String]) -> BTreeMap<String, Difference> {
    let is_ignored = |address: &str| {
        ignored.iter().any(|path| {
            address
                .strip_prefix(path.trim_end_matches('/'))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    found
        .into_iter()
        .filter(|(address, difference)| *difference != Difference::Extra || !is_ignored(address))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_extra_files_can_be_ignored() {
        let found = BTreeMap::from([
            ("CNAME".to_owned(), Difference::Extra),
            (".well-known/security.txt".to_owned(), Difference::Extra),
            (".well-known-not".to_owned(), Difference::Extra),
            ("en/index.html".to_owned(), Difference::Changed),
        ]);
        let ignored = ["CNAME", ".well-known/", "en"].map(str::to_owned);
        let left: Vec<String> = not_ignored(found, &ignored).into_keys().collect();
        assert_eq!(left, [".well-known-not", "en/index.html"]);
    }
}

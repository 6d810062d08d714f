//! Reads a site again and again until its files stay as they are.
//!
//! In: a folder. Out: files as they all were at one moment. Never here: how a file is read.

use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::read::{Snapshot, read_once};
use crate::report::{Diagnostic, Report};
use crate::source::{Sources, Span};

/// How long to wait, in milliseconds, when files were changed while they were read: about two and a half seconds in all, in which an
/// editor or a version control ends what it is doing.
const PAUSES: [u64; 8] = [10, 20, 40, 80, 160, 320, 640, 1280];

/// Files that were all there at one moment, or a finding that they never came to rest.
pub(super) fn read(root: &Path, report: &mut Report) -> Result<(Sources, Snapshot)> {
    read_calmly(root, report, &PAUSES.map(Duration::from_millis), &mut || ())
}

/// `between` is called after the files were read and before they are looked at again.
fn read_calmly(
    root: &Path,
    report: &mut Report,
    pauses: &[Duration],
    between: &mut dyn FnMut(),
) -> Result<(Sources, Snapshot)> {
    let mut pauses = pauses.iter();
    loop {
        let mut findings = Report::default();
        let (sources, snapshot) = read_once(root, &mut findings)?;
        between();
        let Some(changed) = snapshot.changed() else {
            report.append(findings);
            return Ok((sources, snapshot));
        };
        let Some(pause) = pauses.next() else {
            let message = "this changed while the content was read, again and again";
            let finding = Diagnostic::error("content-changed", Span::unreadable(changed), message);
            report.add(finding.help("wait until what writes the files has ended, and try again"));
            return Ok((sources, snapshot));
        };
        thread::sleep(*pause);
    }
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "a test has to change the files that are read"
)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("content")).unwrap();
        for (path, bytes) in files {
            put(&root.path().join(path), bytes);
        }
        root
    }

    fn put(path: &Path, bytes: &[u8]) {
        std::fs::write(path, bytes).unwrap();
    }

    #[test]
    fn files_that_change_while_they_are_read_are_read_again() {
        let root = site(&[("content/a.yaml", b"a: 1\n"), ("content/b.yaml", b"b: 1\n")]);
        let mut times = 0;
        let mut change = || {
            times += 1;
            match times {
                1 => put(&root.path().join("content/a.yaml"), b"a: 22\n"),
                2 => put(&root.path().join("content/c.yaml"), b"c: 1\n"),
                3 => std::fs::remove_file(root.path().join("content/b.yaml")).unwrap(),
                _ => {}
            }
        };
        let mut report = Report::default();
        let (sources, snapshot) =
            read_calmly(root.path(), &mut report, &[Duration::ZERO; 8], &mut change).unwrap();
        let texts: Vec<_> = sources.iter().map(|file| file.text.as_str()).collect();
        assert_eq!(texts, ["a: 22\n", "c: 1\n"]);
        assert!(report.sorted().is_empty());
        assert_eq!(snapshot.changed(), None);
        put(&root.path().join("content/c.yaml"), b"c: 22\n");
        assert_eq!(snapshot.changed().as_deref(), Some("content/c.yaml"));
    }

    #[test]
    fn files_that_never_come_to_rest_are_a_finding() {
        let root = site(&[("content/a.yaml", b"")]);
        let mut length = 0;
        let mut change = || {
            length += 1;
            put(&root.path().join("content/a.yaml"), &vec![b'#'; length]);
        };
        let mut report = Report::default();
        read_calmly(root.path(), &mut report, &[Duration::ZERO; 3], &mut change).unwrap();
        assert_eq!(length, 4);
        let findings = report.sorted();
        assert_eq!(findings.len(), 1);
        assert_eq!(
            (findings[0].code, findings[0].span.file.path.as_str()),
            ("content-changed", "content/a.yaml")
        );
    }

    #[test]
    fn what_is_not_read_may_change() {
        let root = site(&[("content/a.yaml", b"")]);
        let (_, snapshot) = read(root.path(), &mut Report::default()).unwrap();
        put(&root.path().join("content/.a.yaml.swp"), b"x");
        put(&root.path().join("notes.txt"), b"x");
        assert_eq!(snapshot.changed(), None);
    }
}

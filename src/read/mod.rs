//! Reads a site from disk.
//!
//! In: a folder. Out: [`Sources`], and the files of a theme. Never here: what a policy is.

mod at_rest;
mod bounded;
mod snapshot;
mod walk;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::read::walk::Found;
use crate::report::{Diagnostic, Report};
use crate::source::{SourceFile, Sources, Span};

/// The files of a theme, as bytes, by path from the theme's folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemeFiles(pub BTreeMap<String, Vec<u8>>);

pub use snapshot::Snapshot;

/// Reads `content/`. Files that can't be used are reported and left out.
///
/// # Errors
///
/// When `root` is no folder.
pub fn read(root: &Path, report: &mut Report) -> Result<Sources> {
    Ok(read_at_rest(root, report)?.0)
}

/// The same, and a [`Snapshot`] that can tell later whether the files are still as they were read.
///
/// All files are as they were at one moment: when one was changed, added or removed while others were read, all are read again.
/// Otherwise a site could be published that nobody ever wrote.
///
/// # Errors
///
/// When `root` is no folder.
pub fn read_at_rest(root: &Path, report: &mut Report) -> Result<(Sources, Snapshot)> {
    at_rest::read(root, report)
}

fn read_once(root: &Path, report: &mut Report) -> Result<(Sources, Snapshot)> {
    if !root.is_dir() {
        bail!("there is no folder {}", root.display());
    }
    if root.join("content").symlink_metadata().is_err() {
        let finding = Diagnostic::error(
            "no-content",
            Span::unreadable("content"),
            "this folder has no content/",
        );
        report.add(finding.help(
            "gongbao expects content/site.yaml below the folder in which it runs; `--root` names another folder",
        ));
        return Ok((Sources::default(), Snapshot::of(root, &[])));
    }
    let all = walk::walk(root, "content", report);
    let snapshot = Snapshot::of(root, &all);
    let read: Vec<(Option<Arc<SourceFile>>, Report)> = all
        .into_par_iter()
        .map(|found| {
            let mut report = Report::default();
            (source(found, &mut report), report)
        })
        .collect();
    let mut files = Vec::new();
    for (file, findings) in read {
        files.extend(file);
        report.append(findings);
    }
    Ok((Sources::new(files), snapshot))
}

fn source(found: Found, report: &mut Report) -> Option<Arc<SourceFile>> {
    if !is_content(&found, report) {
        return None;
    }
    let bytes = bounded::read(&found, report)?;
    let text = text(&found.path, bytes, report)?;
    Some(Arc::new(SourceFile {
        path: found.path,
        text,
    }))
}

/// Reads a document from anywhere; `None` when it is larger than this many bytes.
///
/// # Errors
///
/// When it is no file, or can't be read.
pub fn document(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    bounded::document(path, most)
}

/// Reads `themes/<name>/`; empty where there is no such folder, which is right for a built-in theme.
///
/// # Errors
///
/// When the name would lead out of `themes/`.
pub fn theme(root: &Path, name: &str, report: &mut Report) -> Result<ThemeFiles> {
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', ':', '\0']) {
        bail!("`{name}` is not the name of a folder in themes/");
    }
    let folder = format!("themes/{name}");
    let mut files = BTreeMap::new();
    if root.join(&folder).symlink_metadata().is_ok() {
        for found in walk::walk(root, &folder, report) {
            let inside = found
                .path
                .strip_prefix(&folder)
                .and_then(|path| path.strip_prefix('/'));
            let Some(inside) = inside else {
                let message = "this is a file, and a theme is a folder";
                let finding =
                    Diagnostic::error("unexpected-file", Span::unreadable(found.path.as_str()), message);
                report.add(finding.help("take it away, or put the theme's files into a folder of this name"));
                continue;
            };
            if let Some(bytes) = bounded::read(&found, report) {
                files.insert(inside.to_owned(), bytes);
            }
        }
    }
    Ok(ThemeFiles(files))
}

/// What a translator may send: 64 MiB, a million sentences.
const DELIVERY: u64 = 64 << 20;

/// Reads a file that somebody sent, from wherever it lies.
///
/// # Errors
///
/// When it can't be read, is larger than any delivery, or is not UTF-8.
pub fn delivery(path: &Path) -> Result<String> {
    let shown = path.display();
    let file = File::open(path).with_context(|| format!("can't read `{shown}`"))?;
    let mut bytes = Vec::new();
    let read = file.take(DELIVERY + 1).read_to_end(&mut bytes);
    let size = read.with_context(|| format!("can't read `{shown}`"))?;
    if size as u64 > DELIVERY {
        bail!("`{shown}` is larger than 64 MiB");
    }
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("`{shown}` is not written in UTF-8: save it as “UTF-8”, in Excel as “CSV UTF-8”");
    };
    Ok(text)
}

fn is_content(found: &Found, report: &mut Report) -> bool {
    let place = Span::unreadable(found.path.as_str());
    match found
        .path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
    {
        Some((_, "yaml" | "md")) => return true,
        // Not a warning: a measure that is left out in silence is worse than a build that stops.
        Some((stem, ending)) if let Some(meant) = meant_ending(ending) => report.add(
            Diagnostic::error(
                "unexpected-file",
                place,
                format!("files that end in `.{ending}` are not read"),
            )
            .help(format!("name it .{meant}: `{stem}.{meant}`")),
        ),
        _ => report.add(
            Diagnostic::warning("unread-file", place, "this file is not read")
                .help("content/ holds `.yaml` and `.md` files; put others elsewhere"),
        ),
    }
    false
}

/// The ending that somebody meant: `.yml`, `.YAML`, `.MD`.
fn meant_ending(ending: &str) -> Option<&'static str> {
    match ending.to_ascii_lowercase().as_str() {
        "yml" | "yaml" => Some("yaml"),
        "md" | "markdown" => Some("md"),
        _ => None,
    }
}

/// The text of a file with one kind of line end and no byte order mark.
fn text(path: &str, bytes: Vec<u8>, report: &mut Report) -> Option<String> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            report.add(not_utf_8(path, &error));
            return None;
        }
    };
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(&text)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    if let Some(at) = text.find('\0') {
        let file = Arc::new(SourceFile {
            path: path.to_owned(),
            text,
        });
        let finding = Diagnostic::error(
            "nul-character",
            Span::new(&file, at..at + 1),
            "a NUL character stands here",
        );
        report.add(finding.help("delete it; if the file is full of them, it is not text, or it is UTF-16"));
        return None;
    }
    Some(text)
}

/// The file is shown with a `�` for what can't be read, so that the line can be found.
fn not_utf_8(path: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let file = Arc::new(SourceFile {
        path: path.to_owned(),
        text,
    });
    let length = '\u{fffd}'.len_utf8();
    Diagnostic::error(
        "not-utf-8",
        Span::new(&file, at..at + length),
        format!("byte {} is not UTF-8", at + 1),
    )
    .help("save the file as UTF-8; an editor may call its encoding GBK, GB18030 or Big5")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_made_alike() {
        let cases: [(&[u8], &str); 3] = [
            ("\u{feff}名: 值\r\n".as_bytes(), "名: 值\n"),
            (b"a\rb\r\nc\n", "a\nb\nc\n"),
            (b"", ""),
        ];
        for (bytes, expected) in cases {
            let mut report = Report::default();
            assert_eq!(
                text("a.yaml", bytes.to_vec(), &mut report).as_deref(),
                Some(expected)
            );
            assert_eq!(report.errors(), 0);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let cases: [(&[u8], &str, (usize, usize)); 3] = [
            (b"a: 1\nb: \xb9\xe3\xd6\xdd\n", "not-utf-8", (2, 4)),
            ("名:\n 值\0\n".as_bytes(), "nul-character", (2, 3)),
            (b"a\xe5\xb9", "not-utf-8", (1, 2)),
        ];
        for (bytes, code, place) in cases {
            let mut report = Report::default();
            assert_eq!(text("a.yaml", bytes.to_vec(), &mut report), None);
            let findings = report.sorted();
            assert_eq!((findings[0].code, findings[0].span.line_column()), (code, place));
        }
    }

    fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            put(&root.path().join(path), bytes);
        }
        root
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a test has to make the files that are read"
    )]
    fn put(path: &Path, bytes: &[u8]) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn read_site(root: &Path) -> (Vec<String>, Vec<(&'static str, String)>) {
        let mut report = Report::default();
        let sources = read(root, &mut report).unwrap();
        let paths = sources.iter().map(|file| file.path.clone()).collect();
        let findings = report.sorted();
        (
            paths,
            findings
                .iter()
                .map(|finding| (finding.code, finding.span.file.path.clone()))
                .collect(),
        )
    }

    #[test]
    fn yaml_and_markdown_are_read_and_the_rest_is_named() {
        let root = site(&[
            ("content/site.yaml", b"a: 1\n"),
            ("content/pages/a.en.md", b"# A\n"),
            ("content/.hidden", b""),
            ("content/.git/x.yaml", b""),
            ("content/b.yml", b""),
            ("content/c.docx", b""),
        ]);
        let (paths, findings) = read_site(root.path());
        assert_eq!(paths, ["content/pages/a.en.md", "content/site.yaml"]);
        let expected = [
            ("unexpected-file", "content/b.yml"),
            ("unread-file", "content/c.docx"),
        ]
        .map(|(code, path)| (code, path.to_owned()));
        assert_eq!(findings, expected);
    }

    #[test]
    fn a_large_file_is_not_loaded() {
        let root = site(&[
            ("content/a.yaml", &vec![b'a'; 3 << 20]),
            ("content/b.yaml", &vec![b'b'; 2 << 20]),
        ]);
        let (paths, findings) = read_site(root.path());
        assert_eq!(paths, ["content/b.yaml"]);
        assert_eq!(findings, [("file-too-large", "content/a.yaml".to_owned())]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let root = site(&[("content/site.yaml", b"")]);
        std::os::unix::fs::symlink("/", root.path().join("content/out")).unwrap();
        std::os::unix::fs::symlink("..", root.path().join("content/loop")).unwrap();
        std::os::unix::fs::symlink("site.yaml", root.path().join("content/x.yaml")).unwrap();
        let (paths, findings) = read_site(root.path());
        assert_eq!(paths, ["content/site.yaml"]);
        let links = ["content/loop", "content/out", "content/x.yaml"];
        assert_eq!(findings, links.map(|path| ("symlink", path.to_owned())));
    }

    #[test]
    fn a_folder_without_content_says_what_is_expected() {
        let root = site(&[("readme.md", b"")]);
        assert_eq!(read_site(root.path()).1, [("no-content", "content".to_owned())]);
        assert!(read(&root.path().join("nowhere"), &mut Report::default()).is_err());
    }

    #[test]
    fn a_theme_is_read_by_its_name() {
        let root = site(&[("themes/civic/css/base.css", b"\xff"), ("themes/other/a", b"")]);
        let mut report = Report::default();
        let files = theme(root.path(), "civic", &mut report).unwrap();
        assert_eq!(files.0, BTreeMap::from([("css/base.css".to_owned(), vec![0xff])]));
        assert_eq!(
            theme(root.path(), "none", &mut report).unwrap(),
            ThemeFiles::default()
        );
        for name in ["..", "a/b", "", ".git", "C:"] {
            assert!(theme(root.path(), name, &mut report).is_err(), "{name}");
        }
    }
}

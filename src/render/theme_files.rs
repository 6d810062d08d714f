//! The files of a theme: its own, and for the rest those of `civic`, which the program carries with it.
//!
//! In: the files of `themes/<name>/`. Out: every file once, with the path at which an author finds it.
//! Never here: what a file means.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::report::{Diagnostic, Report};
use crate::source::{SourceFile, Span};

/// The theme that needs no folder, and lends its files to every other.
pub(crate) const BUILT_IN: &str = "civic";

static CIVIC: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/civic");

/// The built-in files, each replaced by the one of the same path in the theme's folder.
pub(crate) fn overlay<'a>(name: &str, own: &'a BTreeMap<String, Vec<u8>>) -> BTreeMap<String, ThemeFile<'a>> {
    let mut files = BTreeMap::new();
    add_built_in(&CIVIC, &mut files);
    for (path, bytes) in own {
        let file = ThemeFile {
            path: format!("themes/{name}/{path}"),
            bytes: Cow::Borrowed(bytes),
        };
        files.insert(path.clone(), file);
    }
    files
}

fn add_built_in<'a>(folder: &'a Dir<'static>, files: &mut BTreeMap<String, ThemeFile<'a>>) {
    for file in folder.files() {
        // The paths were taken on the machine that built the program.
        let path = file.path().to_string_lossy().replace('\\', "/");
        let theme_file = ThemeFile {
            path: format!("themes/{BUILT_IN}/{path}"),
            bytes: Cow::Borrowed(file.contents()),
        };
        files.insert(path, theme_file);
    }
    for below in folder.dirs() {
        add_built_in(below, files);
    }
}

/// A file of the theme, and where it would be found.
pub(crate) struct ThemeFile<'a> {
    /// `themes/civic/templates/home.html`.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) bytes: Cow<'a, [u8]>,
}

impl ThemeFile<'_> {
    /// The file as text; bytes that are none are a finding.
    pub(crate) fn text(&self, report: &mut Report) -> Option<Arc<SourceFile>> {
        let Ok(text) = std::str::from_utf8(&self.bytes) else {
            report.add(
                Diagnostic::error(
                    "not-utf-8",
                    Span::unreadable(&self.path),
                    "the file is not UTF-8 text",
                )
                .help("save it as UTF-8"),
            );
            return None;
        };
        Some(Arc::new(SourceFile {
            path: self.path.clone(),
            text: text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"),
        }))
    }
}

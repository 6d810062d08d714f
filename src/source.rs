//! Where something was written: a file, and a stretch of it.
//!
//! In: texts of files. Out: [`SourceFile`], [`Sources`], [`Span`] and [`Spanned`]. Never here: the disk.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// One file as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path from the site's root, with `/` on every system: `content/site.yaml`.
    pub path: String,
    /// The whole text; line ends are `\n`, and a byte order mark is gone.
    pub text: String,
}

/// All files of a site, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// Takes files in any order.
    #[must_use]
    pub fn new(mut files: Vec<Arc<SourceFile>>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { files }
    }

    /// The same files, of which some have another text.
    #[must_use]
    pub fn replacing(&self, texts: &[(String, String)]) -> Self {
        let texts: BTreeMap<&str, &str> = texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let replaced = |file: &Arc<SourceFile>| {
            let text = texts.get(file.path.as_str());
            text.map_or(Arc::clone(file), |text| {
                Arc::new(SourceFile {
                    path: file.path.clone(),
                    text: (*text).to_owned(),
                })
            })
        };
        Sources {
            files: self.files.iter().map(replaced).collect(),
        }
    }

    /// Every file, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.files.iter()
    }
}

/// A stretch of a file, in bytes. Carries its file, so that a finding needs nothing else to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// A stretch of a file; bounds are moved to the nearest character boundary inside the text.
    #[must_use]
    pub fn new(file: &Arc<SourceFile>, range: Range<usize>) -> Self {
        let end = floor(&file.text, range.end);
        Span {
            file: Arc::clone(file),
            start: floor(&file.text, range.start).min(end),
            end,
        }
    }

    /// The beginning of a file: for what concerns all of it.
    #[must_use]
    pub fn start_of(file: &Arc<SourceFile>) -> Self {
        Span::new(file, 0..0)
    }

    /// A file that is not there, or whose text could not be read.
    #[must_use]
    pub fn unreadable(path: impl Into<String>) -> Self {
        let file = Arc::new(SourceFile {
            path: path.into(),
            text: String::new(),
        });
        Span {
            file,
            start: 0,
            end: 0,
        }
    }

    /// The text that stands here.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.file.text[self.start..self.end]
    }

    /// Line and column, both from 1; the column counts characters.
    #[must_use]
    pub fn line_column(&self) -> (usize, usize) {
        let before = &self.file.text[..self.start];
        let line = before.matches('\n').count() + 1;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[line_start..].chars().count() + 1)
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Span {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.file.path, self.start, self.end).cmp(&(&other.file.path, other.start, other.end))
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

impl Spanned<String> {
    /// The place in the file of a stretch of the value, in bytes of the value.
    ///
    /// A YAML block loses its indentation when read, so the stretch is looked for as text: the n-th time that it
    /// stands in the value is the n-th time that it stands in the file's lines. Where the two differ (escapes,
    /// folded lines), the place of the whole value is given.
    #[must_use]
    pub fn locate(&self, range: Range<usize>) -> Span {
        let Some(wanted) = self.value.get(range.clone()).filter(|text| !text.is_empty()) else {
            return self.span.clone();
        };
        let nth = self.value[..range.start].matches(wanted).count();
        match self.span.text().match_indices(wanted).nth(nth) {
            Some((at, _)) => {
                let start = self.span.start + at;
                Span::new(&self.span.file, start..start + wanted.len())
            }
            None => self.span.clone(),
        }
    }
}

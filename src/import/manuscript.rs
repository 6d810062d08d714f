//! The text of a document as it was read, before anybody has understood it.
//!
//! In: what a decoder found. Out: [`Manuscript`], lines and what its format says about each. Never here: files, formats.

use std::ops::Range;

use crate::import::traced::Traced;

/// A document's text, and its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manuscript {
    /// The whole text; line ends are `\n`.
    pub text: String,
    /// Its lines, in order; between them stand only line ends.
    pub lines: Vec<Line>,
    /// What the file was: `text, UTF-8`.
    pub format: String,
    /// What the file holds beside the text: pictures, comments, scripts.
    pub remarks: Vec<String>,
}

/// A line, or a paragraph where the format has paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands, in bytes, without its line end.
    pub range: Range<usize>,
    /// What the format says about it.
    pub kind: LineKind,
}

/// What the format says about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineKind {
    /// A line of a file without paragraphs: it may be broken anywhere.
    Broken,
    /// A whole paragraph.
    Paragraph,
    /// A whole heading.
    Heading,
    /// A row of a table: where its cells stand, in bytes of the text.
    Row(Vec<Range<usize>>),
    /// Not of the text: why.
    Outside(&'static str),
}

impl Manuscript {
    /// Puts a line at the end.
    pub fn push(&mut self, text: &str, kind: LineKind) {
        let start = self.text.len();
        self.text.push_str(text);
        self.lines.push(Line {
            range: start..self.text.len(),
            kind,
        });
        self.text.push('\n');
    }

    /// Puts a row of a table at the end. Line ends inside a cell stay.
    pub fn push_row(&mut self, cells: &[String]) {
        let start = self.text.len();
        let mut ranges = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            let from = self.text.len();
            self.text.push_str(cell);
            ranges.push(from..self.text.len());
        }
        self.lines.push(Line {
            range: start..self.text.len(),
            kind: LineKind::Row(ranges),
        });
        self.text.push('\n');
    }

    /// A line's text with its places.
    #[must_use]
    pub fn traced(&self, range: &Range<usize>) -> Traced {
        Traced::of(&self.text, range.clone())
    }

    /// The number of the line, from 1, in which a byte stands.
    #[must_use]
    pub fn line_of(&self, place: usize) -> usize {
        self.lines
            .partition_point(|line| line.range.start <= place)
            .max(1)
    }
}

//! Plain text and Markdown → lines.
//!
//! In: the text of a file. Out: a [`Manuscript`]. Never here: what a line means.

use crate::import::manuscript::{Line, LineKind, Manuscript};

/// The lines of a text file. A form feed, which `pdftotext` puts between pages, ends a line too.
#[must_use]
pub(super) fn text(content: &str) -> Manuscript {
    let mut manuscript = Manuscript {
        text: content.replace(['\u{c}', '\u{b}', '\u{2028}', '\u{2029}', '\u{85}'], "\n"),
        ..Manuscript::default()
    };
    let mut start = 0;
    for line in manuscript.text.split_inclusive('\n') {
        let shown = line.trim_end_matches('\n');
        manuscript.lines.push(Line {
            range: start..start + shown.len(),
            kind: kind(shown),
        });
        start += line.len();
    }
    manuscript
}

/// Headings of Markdown stand for themselves; so do rows of its tables.
fn kind(line: &str) -> LineKind {
    let trimmed = line.trim_start();
    let marks = trimmed.len() - trimmed.trim_start_matches('#').len();
    if (1..=6).contains(&marks) && trimmed[marks..].starts_with([' ', '　']) {
        return LineKind::Heading;
    }
    LineKind::Broken
}

/// The cells of the rows of Markdown tables, found once all lines are known.
pub(super) fn find_tables(manuscript: &mut Manuscript) {
    let is_row = |line: &Line, text: &str| text[line.range.clone()].trim().starts_with('|');
    let text = std::mem::take(&mut manuscript.text);
    for line in &mut manuscript.lines {
        let shown = &text[line.range.clone()];
        if !is_row(line, &text) || shown.trim().len() < 2 {
            continue;
        }
        if shown.chars().all(|letter| "|-: \t".contains(letter)) {
            line.kind = LineKind::Outside("rule of a table");
            continue;
        }
        let mut cells = Vec::new();
        let mut from = line.range.start + shown.find('|').unwrap_or(0) + 1;
        let end = line.range.end;
        while from < end {
            let to = text[from..end].find('|').map_or(end, |at| from + at);
            if to < end || !text[from..to].trim().is_empty() {
                cells.push(from..to);
            }
            from = to + 1;
        }
        line.kind = LineKind::Row(cells);
    }
    manuscript.text = text;
}

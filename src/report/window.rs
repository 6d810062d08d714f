//! The part of a line that fits a terminal.
//!
//! In: a [`Span`]. Out: its first line, cut on both sides where it is long. Never here: colours, carets.

use std::ops::Range;

use crate::source::Span;

/// What of a line is shown.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// The text, with `…` where something was cut off.
    pub(crate) text: String,
    /// The place itself, in bytes of `text`.
    pub(crate) marked: Range<usize>,
    /// Line of the file, from 1.
    pub(crate) line: usize,
    /// Column in the file's line, in characters, from 1.
    pub(crate) column: usize,
}

/// Columns of a terminal that are shown before the place, and from its beginning on.
const BEFORE: usize = 36;
const AFTER: usize = 64;

/// The window around a span. A span of several lines is shown by its first one: the rest would fill the screen.
pub(crate) fn around(span: &Span) -> Window {
    let text = &span.file.text;
    let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.start..]
        .find('\n')
        .map_or(text.len(), |at| span.start + at);
    let (line, column) = span.line_column();

    let before: Vec<char> = text[line_start..span.start].chars().rev().collect();
    let after = &text[span.start..line_end];
    let kept_before = fitting(before.iter().copied(), BEFORE);
    let kept_after = fitting(after.chars(), AFTER);

    let mut shown = String::new();
    if kept_before < before.len() {
        shown.push('…');
    }
    shown.extend(before[..kept_before].iter().rev().copied().map(visible));
    let start = shown.len();
    shown.extend(after.chars().take(kept_after).map(visible));
    let marked = span
        .text()
        .chars()
        .take_while(|character| *character != '\n')
        .count();
    let words = shown[start..].trim_end();
    let end = start + words.chars().take(marked).map(char::len_utf8).sum::<usize>();
    if kept_after < after.chars().count() {
        shown.push('…');
    }
    Window {
        text: shown,
        marked: start..end.max(start),
        line,
        column,
    }
}

/// The character, or a sign for one that would not be seen, or that would turn the line around.
fn visible(character: char) -> char {
    match character {
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// How many characters fit into some columns.
fn fitting(characters: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut used = 0;
    characters
        .take_while(|&character| {
            used += width(character);
            used <= columns
        })
        .count()
}

/// Columns of a character; near enough to decide where to cut.
fn width(character: char) -> usize {
    match u32::from(character) {
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::SourceFile;

    fn window(text: &str, range: Range<usize>) -> Window {
        let file = Arc::new(SourceFile {
            path: "a".to_owned(),
            text: text.to_owned(),
        });
        around(&Span::new(&file, range))
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let shown = window("甲\n乙丙丁\n", 7..10);
        assert_eq!(
            shown,
            Window {
                text: "乙丙丁".to_owned(),
                marked: 3..6,
                line: 2,
                column: 2
            }
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place_and_keeps_its_column() {
        let text = format!("{}金额{}", "前".repeat(500), "后".repeat(500));
        let shown = window(&text, 1_500..1_506);
        assert_eq!(&shown.text[shown.marked.clone()], "金额");
        assert_eq!((shown.line, shown.column), (1, 501));
        let expected = format!("…{}金额{}…", "前".repeat(18), "后".repeat(30));
        assert_eq!(shown.text, expected);
    }

    #[test]
    fn a_long_place_ends_with_the_window_and_many_lines_with_the_first() {
        let long = window(&"字".repeat(500), 0..1_500);
        assert_eq!(long.marked, 0..96);
        assert_eq!(window("a: 1\nb: 2\n", 0..9).marked, 0..4);
        assert_eq!(window("a\n\nb\n", 2..4).marked, 0..0);
    }
}

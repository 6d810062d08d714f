//! Lines → paragraphs: what a page or a screen has cut is joined again.
//!
//! In: a manuscript. Out: [`Paragraph`]s of one language each, and the lines that are furniture. Never here: what a
//! paragraph is for.

mod joining;

use std::ops::Range;

use crate::import::columns::{self, Language};
use crate::import::furniture::furniture;
use crate::import::manuscript::{LineKind, Manuscript};
use crate::import::marks::mark;
use crate::import::markup;
use crate::import::paragraphs::joining::{Habits, ends};
use crate::import::shapes::is_title;
use crate::import::traced::Traced;

/// A paragraph, or a row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, without white space at its ends.
    pub text: Traced,
    /// What it is by its form.
    pub form: Form,
    /// The cells where it is a row.
    pub cells: Vec<Traced>,
}

/// What the format says about a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    #[default]
    Prose,
    /// That it is a heading.
    Heading,
    /// That it is a row of a table.
    Row,
}

/// The paragraphs of a manuscript.
#[derive(Debug, Clone, Default)]
pub struct Paragraphs {
    /// The Chinese ones.
    pub chinese: Vec<Paragraph>,
    /// The English ones, where the source has both.
    pub english: Vec<Paragraph>,
    /// What is no text, and why.
    pub furniture: Vec<(Traced, &'static str)>,
    /// Marks of the format that are not printed.
    pub marks: Vec<Traced>,
    /// Places at which a sentence was joined: bytes of the source.
    pub joined: Vec<usize>,
}

/// A line that has been looked at.
struct Piece {
    text: Traced,
    kind: Kind,
    /// Whether the line begins with white space.
    is_indented: bool,
    /// Whether an empty line or furniture stands before it.
    is_apart: bool,
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Broken,
    Whole(Form),
}

/// Makes paragraphs of lines.
#[must_use]
pub fn paragraphs(manuscript: &Manuscript) -> Paragraphs {
    let mut result = Paragraphs::default();
    let why = furniture(manuscript);
    let mut streams = [(Language::Chinese, Vec::new()), (Language::English, Vec::new())];
    let is_bilingual = columns::is_bilingual(manuscript, &why);
    let mut is_apart = true;
    let mut last_chinese = Traced::default();
    let mut split_lines = 0_usize;
    for (line, why) in manuscript.lines.iter().zip(why) {
        let whole = manuscript.traced(&line.range);
        if let Some(why) = why {
            result.furniture.push((whole, why));
            is_apart = true;
            continue;
        }
        if whole.trim().is_empty() {
            is_apart = true;
            continue;
        }
        let cells: &[Range<usize>] = if let LineKind::Row(cells) = &line.kind {
            cells
        } else {
            &[]
        };
        let columns = if is_bilingual {
            columns::columns(manuscript, &whole, cells)
        } else {
            None
        };
        if cells.len() > 1 && columns.is_none() {
            push_row(manuscript, cells, &mut streams[0].1);
        } else {
            let parts = columns.unwrap_or_else(|| vec![(Language::Chinese, whole)]);
            let begins = begins_paragraph(&last_chinese, &parts);
            split_lines += usize::from(parts.len() > 1 && cells.is_empty());
            for (language, text) in parts {
                let is_apart = is_apart || begins && language == Language::English;
                if language == Language::Chinese {
                    last_chinese = text.trim();
                }
                let stream = &mut streams[usize::from(language == Language::English)].1;
                push_piece(&text, &line.kind, is_apart, stream, &mut result.marks);
            }
        }
        is_apart = false;
    }
    let [(_, chinese), (_, english)] = streams;
    result.chinese = join(chinese, Language::Chinese, split_lines >= 2, &mut result.joined);
    result.english = join(english, Language::English, split_lines >= 2, &mut result.joined);
    result
}

/// Whether the English beside a Chinese line begins a paragraph, as the Chinese does.
fn begins_paragraph(before: &Traced, parts: &[(Language, Traced)]) -> bool {
    let chinese = parts.iter().find(|(language, _)| *language == Language::Chinese);
    chinese.is_some_and(|(_, text)| {
        let is_marked = mark(text.characters()).is_some();
        parts.len() > 1
            && (is_marked || ends(before) || is_title(&before.text()) || mark(before.characters()).is_some())
    })
}

fn push_row(manuscript: &Manuscript, cells: &[Range<usize>], stream: &mut Vec<(Piece, Vec<Traced>)>) {
    let cells: Vec<Traced> = cells.iter().map(|cell| manuscript.traced(cell).trim()).collect();
    let mut text = Traced::default();
    for cell in &cells {
        if !text.is_empty() && !cell.is_empty() {
            text.push_glue('　');
        }
        text.append(cell);
    }
    let piece = Piece {
        text,
        kind: Kind::Whole(Form::Row),
        is_indented: false,
        is_apart: true,
    };
    stream.push((piece, cells));
}

fn push_piece(
    text: &Traced,
    kind: &LineKind,
    is_apart: bool,
    stream: &mut Vec<(Piece, Vec<Traced>)>,
    marks: &mut Vec<Traced>,
) {
    let is_indented = text.first().is_some_and(char::is_whitespace);
    // A cell may hold several paragraphs.
    let mut from = 0;
    let ends = text
        .characters()
        .iter()
        .enumerate()
        .filter(|(_, letter)| **letter == '\n')
        .map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    for end in ends {
        let line = text.slice(from..end);
        from = end + 1;
        let (clean, syntax) = markup::strip(&line.trim());
        marks.extend(syntax);
        let text = clean.trim();
        if text.is_empty() {
            continue;
        }
        let kind = match kind {
            LineKind::Broken => Kind::Broken,
            LineKind::Heading => Kind::Whole(Form::Heading),
            _ => Kind::Whole(Form::Prose),
        };
        let piece = Piece {
            text,
            kind,
            is_indented,
            is_apart,
        };
        stream.push((piece, Vec::new()));
    }
}

fn join(
    pieces: Vec<(Piece, Vec<Traced>)>,
    language: Language,
    is_column: bool,
    joined: &mut Vec<usize>,
) -> Vec<Paragraph> {
    let habits = Habits::of(&pieces, is_column);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut last: Option<(Kind, usize)> = None;
    for (piece, cells) in pieces {
        let width = piece.text.len();
        let before = paragraphs.last_mut().zip(last);
        if let Some((paragraph, (kind, line_width))) = before
            && habits.continues(paragraph, kind, line_width, &piece, language)
        {
            joined.extend(piece.text.start());
            if needs_space(&paragraph.text, &piece.text) {
                paragraph.text.push_glue(' ');
            }
            paragraph.text.append(&piece.text);
        } else {
            let form = if let Kind::Whole(form) = piece.kind {
                form
            } else {
                Form::Prose
            };
            paragraphs.push(Paragraph {
                text: piece.text,
                form,
                cells,
            });
        }
        last = Some((piece.kind, width));
    }
    paragraphs
}

/// Between two English words that a line end has kept apart.
fn needs_space(before: &Traced, after: &Traced) -> bool {
    let is_latin =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii() && !letter.is_whitespace());
    is_latin(before.last()) && is_latin(after.first()) && before.last() != Some('-')
}

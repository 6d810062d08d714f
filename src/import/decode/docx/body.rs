//! The paragraphs and tables of one part of a Word document.
//!
//! In: the XML of a part. Out: lines of a [`Manuscript`]. Never here: archives; text that was deleted.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::decode::LONGEST_TEXT;
use crate::import::decode::docx::numbering::{LEVELS, Numbering, Place, attribute};
use crate::import::manuscript::{LineKind, Manuscript};
use crate::import::refusal::Refusal;

/// More open elements than this are no document that a person made.
const DEEPEST: usize = 400;

/// A paragraph in the making.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    place: Option<Place>,
}

/// Reads parts; counts the numbers that Word counts.
pub(super) struct Body {
    numbering: Numbering,
    styles: Vec<(String, Place)>,
    /// How many pictures stand in the text.
    pub(super) pictures: usize,
    deleted: usize,
    open: Vec<Paragraph>,
    /// The cells of the rows that are open, the innermost last.
    rows: Vec<Vec<String>>,
    /// Elements inside which nothing is read: how many are open.
    silent: usize,
    is_text: bool,
}

impl Body {
    /// Begins a part.
    pub(super) fn new(numbering: Numbering, styles: Vec<(String, Place)>) -> Self {
        Body {
            numbering,
            styles,
            pictures: 0,
            deleted: 0,
            open: Vec::new(),
            rows: Vec::new(),
            silent: 0,
            is_text: false,
        }
    }

    /// What the part holds beside text.
    pub(super) fn remarks(&self) -> Vec<String> {
        let counted = [
            (self.pictures, "picture, not read"),
            (self.deleted, "passage that was deleted under review, left out"),
        ];
        let there = counted.into_iter().filter(|(count, _)| *count > 0);
        there.map(|(count, what)| format!("{count} × {what}")).collect()
    }

    /// Reads a part.
    pub(super) fn read(&mut self, part: &str, manuscript: &mut Manuscript) -> Result<(), Refusal> {
        let mut reader = Reader::from_str(part);
        let mut depth = 0_usize;
        loop {
            if depth > DEEPEST || manuscript.text.len() > LONGEST_TEXT {
                return Err(Refusal::TextTooLarge);
            }
            match reader.read_event().map_err(|_| Refusal::DamagedXml)? {
                Event::Start(element) => {
                    depth += 1;
                    self.start(&element);
                }
                Event::Empty(element) => {
                    self.start(&element);
                    self.end(local(element.name().as_ref()), manuscript);
                }
                Event::End(element) => {
                    depth = depth.saturating_sub(1);
                    self.end(local(element.name().as_ref()), manuscript);
                }
                Event::Text(text) if self.is_text && self.silent == 0 => self.add(&text),
                Event::GeneralRef(name) if self.is_text && self.silent == 0 => self.add(&entity(&name)),
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match local(element.name().as_ref()) {
            // Word writes text boxes twice: the second time for versions of before 2010.
            "Fallback" | "del" | "moveFrom" | "instrText" => self.silent += 1,
            "delText" => self.deleted += 1,
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "p" => self.open.push(Paragraph::default()),
            "t" => self.is_text = true,
            "tab" | "ptab" => self.add_inside_run('\t'),
            "br" | "cr" => self.add_inside_run('\n'),
            "noBreakHyphen" => self.add("-"),
            "drawing" | "pict" | "object" if self.silent == 0 => self.pictures += 1,
            "pStyle" => self.paragraph(|open, value| open.style = value, element),
            "ilvl" => self.paragraph(
                |open, value| open.place.get_or_insert_default().level = value.parse().unwrap_or(0),
                element,
            ),
            "numId" => self.paragraph(
                |open, value| open.place.get_or_insert_default().list = value,
                element,
            ),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, manuscript: &mut Manuscript) {
        match name {
            "Fallback" | "del" | "moveFrom" | "instrText" => self.silent = self.silent.saturating_sub(1),
            "t" => self.is_text = false,
            "p" => self.end_paragraph(manuscript),
            "tr" => self.end_row(manuscript),
            _ => {}
        }
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph, String), element: &BytesStart<'_>) {
        if let Some(open) = self.open.last_mut() {
            change(open, attribute(element, "val"));
        }
    }

    fn add(&mut self, text: &str) {
        if self.silent == 0
            && let Some(open) = self.open.last_mut()
        {
            open.text.push_str(text);
        }
    }

    /// A tab stop of a style is written like the character, but before any text.
    fn add_inside_run(&mut self, letter: char) {
        if self.open.last().is_some_and(|open| !open.text.is_empty()) {
            self.add(letter.encode_utf8(&mut [0; 4]));
        }
    }

    fn end_paragraph(&mut self, manuscript: &mut Manuscript) {
        let Some(open) = self.open.pop() else { return };
        if open.text.trim().is_empty() {
            return;
        }
        let by_style = self.styles.iter().find(|(style, _)| *style == open.style);
        let mut place = open
            .place
            .filter(|place| !place.list.is_empty())
            .or(by_style.map(|(_, place)| place.clone()));
        if let Some(place) = &mut place {
            place.level = place.level.min(LEVELS - 1);
        }
        let number = place
            .and_then(|place| self.numbering.next(&place))
            .unwrap_or_default();
        let text = number + open.text.trim_matches([' ', '\n', '\t']);
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&text);
            return;
        }
        let is_heading = is_heading(&open.style);
        for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
            manuscript.push(
                line,
                if is_heading {
                    LineKind::Heading
                } else {
                    LineKind::Paragraph
                },
            );
        }
    }

    fn end_row(&mut self, manuscript: &mut Manuscript) {
        let Some(row) = self.rows.pop() else { return };
        if let Some(outer) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            outer.push_str(&row.join("　"));
            return;
        }
        let mut filled = row.iter().filter(|cell| !cell.trim().is_empty());
        match (filled.next(), filled.next()) {
            (None, _) => {}
            // A row of one cell is a paragraph in a frame.
            (Some(only), None) if row.len() == 1 => {
                only.split('\n')
                    .for_each(|line| manuscript.push(line, LineKind::Paragraph));
            }
            _ => manuscript.push_row(&row),
        }
    }
}

fn is_heading(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    style.starts_with("heading") || style == "title" || (style.len() == 1 && "123456".contains(&style))
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The character that XML writes as `&amp;` or `&#20013;`.
fn entity(name: &str) -> String {
    let known = BTreeMap::from([
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
    ]);
    let number = name.strip_prefix('#').and_then(|number| {
        let code = match number.strip_prefix('x') {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        char::from_u32(code.ok()?)
    });
    number
        .or(known.get(name).copied())
        .map(String::from)
        .unwrap_or_default()
}

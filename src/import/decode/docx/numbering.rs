//! The numbers that Word counts by itself: they are printed, and stand in no paragraph.
//!
//! In: `numbering.xml` and `styles.xml`. Out: [`Numbering`], which gives each numbered paragraph its number.
//! Never here: paragraphs.

use std::collections::BTreeMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::refusal::Refusal;
use crate::zh::numerals::numeral;

/// Levels that a list of Word has.
pub(super) const LEVELS: usize = 9;

/// How one level is counted.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// What is printed, with `%1` for the number of the first level.
    text: String,
    start: u32,
    /// It begins anew only behind this level or an outer one, counted from 1; at 0 never, as articles count through all chapters.
    restart: Option<usize>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: BTreeMap<String, Vec<Level>>,
    lists: BTreeMap<String, String>,
    counted: BTreeMap<String, [u32; LEVELS]>,
}

/// A list and a level in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The list's id.
    pub(super) list: String,
    /// The level, from 0.
    pub(super) level: usize,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(part: &str) -> Result<Self, Refusal> {
        let mut numbering = Numbering::default();
        let (mut kind, mut list) = (String::new(), String::new());
        elements(part, |element, name| {
            let value = || attribute(element, "val");
            let levels = numbering.kinds.get_mut(&kind);
            let level = levels.and_then(|levels| levels.last_mut());
            match (name, level) {
                ("abstractNum", _) => {
                    kind = attribute(element, "abstractNumId");
                    numbering.kinds.insert(kind.clone(), Vec::new());
                }
                ("lvl", _) => {
                    if let Some(levels) = numbering.kinds.get_mut(&kind)
                        && levels.len() < LEVELS
                    {
                        levels.push(Level {
                            start: 1,
                            ..Level::default()
                        });
                    }
                }
                ("start", Some(level)) => level.start = value().parse().unwrap_or(1),
                ("lvlRestart", Some(level)) => level.restart = value().parse().ok(),
                ("numFmt", Some(level)) => level.format = value(),
                ("lvlText", Some(level)) => level.text = value(),
                ("num", _) => list = attribute(element, "numId"),
                ("abstractNumId", _) if !list.is_empty() => {
                    numbering.lists.insert(list.clone(), value());
                }
                _ => {}
            }
        })?;
        Ok(numbering)
    }

    /// What is printed before the next paragraph at a place: 一、 or （三）. Nothing for bullets.
    pub(super) fn next(&mut self, place: &Place) -> Option<String> {
        let kind = self.lists.get(&place.list)?;
        let levels = self.kinds.get(kind)?;
        let level = levels.get(place.level)?;
        let starts = |at: usize| levels.get(at).map_or(1, |level| level.start);
        let counted = self.counted.entry(kind.clone()).or_insert([0; LEVELS]);
        let own = &mut counted[place.level];
        *own = if *own == 0 {
            starts(place.level)
        } else {
            own.saturating_add(1)
        };
        for (at, inner) in counted.iter_mut().enumerate().skip(place.level + 1) {
            let restart = levels.get(at).and_then(|level| level.restart);
            if restart.is_none_or(|restart| place.level < restart) {
                *inner = 0;
            }
        }
        if level.format == "bullet" || level.format == "none" {
            return None;
        }
        let mut text = level.text.clone();
        for (at, count) in counted.iter().enumerate().take(place.level + 1) {
            let number = (*count).max(starts(at));
            let format = levels.get(at).map_or("", |level| &level.format);
            text = text.replace(&format!("%{}", at + 1), &printed(number, format));
        }
        (!text.trim().is_empty()).then_some(text)
    }
}

fn printed(number: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographTraditional"
        | "chineseLegalSimplified"
        | "ideographDigital" => numeral(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x245F + number).map_or_else(|| number.to_string(), String::from)
        }
        "lowerLetter" | "upperLetter" if (1..=26).contains(&number) => {
            let first = if format == "lowerLetter" { 'a' } else { 'A' };
            char::from_u32(u32::from(first) + number - 1).map_or_else(String::new, String::from)
        }
        _ => number.to_string(),
    }
}

/// The styles whose paragraphs are numbered, and where; a style may take it from the one that it is based on.
pub(super) fn numbered_styles(part: &str) -> Result<Vec<(String, Place)>, Refusal> {
    let mut styles: Vec<(String, Place)> = Vec::new();
    let mut based: Vec<(String, String)> = Vec::new();
    let (mut style, mut level) = (String::new(), 0);
    elements(part, |element, name| match name {
        "style" => {
            style = attribute(element, "styleId");
            level = 0;
        }
        "basedOn" => based.push((style.clone(), attribute(element, "val"))),
        "ilvl" => level = attribute(element, "val").parse().unwrap_or(0),
        "numId" => styles.push((
            style.clone(),
            Place {
                list: attribute(element, "val"),
                level,
            },
        )),
        _ => {}
    })?;
    for (name, parent) in based {
        let inherited = styles
            .iter()
            .find(|(style, _)| *style == parent)
            .map(|(_, place)| place.clone());
        if let Some(place) = inherited
            && !styles.iter().any(|(style, _)| *style == name)
        {
            styles.push((name, place));
        }
    }
    Ok(styles)
}

/// Calls back for every element that begins, with its local name.
fn elements(part: &str, mut each: impl FnMut(&BytesStart<'_>, &str)) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(part);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let name = element.local_name();
                each(&element, name.as_ref());
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(Refusal::DamagedXml),
        }
    }
}

/// The value of an attribute, whatever the prefix of its name; empty where there is none.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name);
    let value = found.and_then(|attribute| {
        let value = attribute.normalized_value(XmlVersion::default()).ok()?;
        Some(value.into_owned())
    });
    value.unwrap_or_default()
}

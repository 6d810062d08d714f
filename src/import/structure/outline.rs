//! Which numbered paragraphs are measures, which are sections above them, which stand inside.
//!
//! In: the numbered text. Out: the measures of [`Structure`]. Never here: what a measure says.
//!
//! The measure is the innermost level whose numbers run through the whole text: where （一） begins again in every 一、,
//! it stands inside a measure; where it goes on, 一、 is only a section.

use std::collections::BTreeSet;

use crate::import::marks::{Level, Mark, mark};
use crate::import::paragraphs::{Form, Paragraph};
use crate::import::refusal::Refusal;
use crate::import::structure::{Part, Structure, table};
use crate::import::traced::Traced;

/// Levels that a measure may have.
const LEVELS: [Level; 7] = [
    Level::Part,
    Level::Chapter,
    Level::Section,
    Level::Article,
    Level::Numeral,
    Level::NumeralInBrackets,
    Level::Figure,
];

/// Finds the measures.
pub(super) fn measures(paragraphs: &[Paragraph], structure: &mut Structure) -> Result<(), Refusal> {
    let marks: Vec<Option<Mark>> = paragraphs
        .iter()
        .map(|paragraph| mark(paragraph.text.characters()).filter(|_| paragraph.form != Form::Row))
        .collect();
    let rows = paragraphs
        .iter()
        .filter(|paragraph| paragraph.form == Form::Row)
        .count();
    let level = measure_level(&marks);
    let outer = level.map_or(0, |level| {
        marks.iter().flatten().filter(|mark| mark.level == level).count()
    });
    if rows > outer
        && let Some(parts) = table::measures(paragraphs, structure)
    {
        structure.measures = parts;
        return Ok(());
    }
    let level = level.ok_or(Refusal::NoStructure)?;
    structure.level = Some(level);
    collect(paragraphs, &marks, level, structure);
    Ok(())
}

/// The innermost level that counts through.
fn measure_level(marks: &[Option<Mark>]) -> Option<Level> {
    let of_level = |level: Level| marks.iter().flatten().filter(|mark| mark.level == level).count();
    let mut chosen = LEVELS.into_iter().find(|level| of_level(*level) > 0)?;
    for level in LEVELS {
        // The articles of a law are its measures, and nothing inside them is.
        if chosen == Level::Article {
            break;
        }
        if level > chosen && counts_through(marks, level) && of_level(level) > of_level(chosen) {
            chosen = level;
        }
    }
    Some(chosen)
}

/// Whether the numbers of a level run from 1 to the end, through at least two sections.
fn counts_through(marks: &[Option<Mark>], level: Level) -> bool {
    let mut sections: BTreeSet<usize> = BTreeSet::new();
    let (mut section, mut outer_sections, mut last, mut steps, mut breaks) = (0, 0, 0, 0_usize, 0_usize);
    for mark in marks.iter().flatten() {
        if mark.level < level {
            section += 1;
            outer_sections += 1;
        } else if mark.level == level {
            sections.insert(section);
            if mark.number == 1 && last > 0 {
                return false;
            }
            steps += 1;
            breaks += usize::from(mark.number != last + 1);
            last = mark.number;
        }
    }
    let is_article = level == Level::Article;
    let is_spread = sections.len() >= 2 && (sections.len() * 3 >= outer_sections || is_article);
    steps >= 2 && breaks * 10 <= steps && (is_spread || is_article)
}

fn collect(paragraphs: &[Paragraph], marks: &[Option<Mark>], level: Level, structure: &mut Structure) {
    let mut sections: Vec<Paragraph> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    let mut last = 0;
    for (paragraph, mark) in paragraphs.iter().zip(marks) {
        match mark {
            // 1. inside 一、 counts for itself; a number far from the next one is a sentence that looks like a measure.
            Some(mark) if mark.level == level && is_next(mark.number, last) => {
                last = mark.number;
                let (sections, strays) = split_sections(std::mem::take(&mut sections));
                place_strays(strays, &mut parts, structure);
                let (printed, head) = paragraph.text.split(mark.length);
                parts.push(Part {
                    number: mark.number,
                    mark: printed,
                    sections,
                    head,
                    is_heading: paragraph.form == Form::Heading,
                    ..Part::default()
                });
            }
            Some(mark) if mark.level < level => sections.push(paragraph.clone()),
            _ if !sections.is_empty() => sections.push(paragraph.clone()),
            _ => match parts.last_mut() {
                Some(part) => part.body.push(paragraph.clone()),
                None => structure.preamble.push(paragraph.text.clone()),
            },
        }
    }
    close(sections, &mut parts, structure, last);
    structure.measures = parts;
}

/// Numbers may jump by a slip of the author; they never go back.
fn is_next(number: u32, last: u32) -> bool {
    number > last && number <= last + 5 || last == 0
}

/// The headings of sections, and the paragraphs below them that stand before the first measure.
fn split_sections(sections: Vec<Paragraph>) -> (Vec<Traced>, Vec<Paragraph>) {
    let is_heading = |paragraph: &Paragraph| {
        mark(paragraph.text.characters()).is_some()
            && paragraph.text.len() <= 60
            && paragraph.text.last() != Some('。')
    };
    let (headings, strays): (Vec<_>, Vec<_>) = sections.into_iter().partition(is_heading);
    (
        headings.into_iter().map(|paragraph| paragraph.text).collect(),
        strays,
    )
}

/// Text of a section before its first measure: of the first section it is a preamble; elsewhere it ends the measure
/// before it, because a policy has no place between two measures.
fn place_strays(strays: Vec<Paragraph>, parts: &mut [Part], structure: &mut Structure) {
    match parts.last_mut() {
        Some(part) => part.body.extend(strays),
        None => structure
            .preamble
            .extend(strays.into_iter().map(|paragraph| paragraph.text)),
    }
}

/// A last section without measures inside is a measure of its own.
fn close(sections: Vec<Paragraph>, parts: &mut Vec<Part>, structure: &mut Structure, last: u32) {
    let mut number = last;
    for paragraph in sections {
        let Some(mark) = mark(paragraph.text.characters()).filter(|mark| mark.level <= Level::Numeral) else {
            match parts.last_mut() {
                Some(part) => part.body.push(paragraph),
                None => structure.preamble.push(paragraph.text),
            }
            continue;
        };
        let (printed, head) = paragraph.text.split(mark.length);
        number += 1;
        parts.push(Part {
            number,
            mark: printed,
            head,
            is_heading: true,
            ..Part::default()
        });
    }
}

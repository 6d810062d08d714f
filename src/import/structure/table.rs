//! Measures that stand in a table: one row each, with columns for number, title, text and bodies.
//!
//! In: rows. Out: measures. Never here: tables that are part of a measure.

use crate::import::paragraphs::{Form, Paragraph};
use crate::import::shapes;
use crate::import::structure::{Part, Structure};
use crate::import::traced::Traced;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Title,
    Text,
    Bodies,
    Other,
}

/// The measures of a table; `None` where no row says what its columns are.
pub(super) fn measures(paragraphs: &[Paragraph], structure: &mut Structure) -> Option<Vec<Part>> {
    let head = paragraphs.iter().position(|paragraph| {
        let columns = columns(&paragraph.cells);
        columns.contains(&Column::Text)
            || (columns.contains(&Column::Title) && columns.contains(&Column::Bodies))
    })?;
    let columns = columns(&paragraphs[head].cells);
    let labels = &paragraphs[head].cells;
    let mut parts: Vec<Part> = Vec::new();
    for paragraph in &paragraphs[..head] {
        structure.preamble.push(paragraph.text.clone());
    }
    structure
        .left_out
        .push((paragraphs[head].text.clone(), "head of the table"));
    for paragraph in &paragraphs[head + 1..] {
        if paragraph.form == Form::Row
            && shapes::plain(&paragraph.text.text()) == shapes::plain(&paragraphs[head].text.text())
        {
            structure
                .left_out
                .push((paragraph.text.clone(), "head of the table, again"));
        } else if paragraph.form == Form::Row {
            push_row(&paragraph.cells, &columns, labels, &mut parts);
        } else if let Some(part) = parts.last_mut() {
            part.body.push(paragraph.clone());
        }
    }
    (!parts.is_empty()).then_some(parts)
}

fn columns(cells: &[Traced]) -> Vec<Column> {
    cells.iter().map(column).collect()
}

fn column(cell: &Traced) -> Column {
    let text = shapes::plain(&cell.text());
    let has = |words: &[&str]| text.chars().count() <= 12 && words.iter().any(|word| text.contains(word));
    if has(&["序号", "编号"]) {
        Column::Number
    } else if has(&["单位", "部门", "责任", "牵头", "配合"]) {
        Column::Bodies
    } else if has(&["内容", "具体", "说明", "做法", "条文", "要求"]) {
        Column::Text
    } else if has(&["措施", "任务", "事项", "名称", "项目", "举措", "标题", "政策"]) {
        Column::Title
    } else {
        Column::Other
    }
}

fn push_row(cells: &[Traced], columns: &[Column], labels: &[Traced], parts: &mut Vec<Part>) {
    let of = |column: Column| {
        let places = columns.iter().zip(cells).enumerate();
        places
            .filter(move |(_, (each, cell))| **each == column && !cell.is_empty())
            .map(|(at, (_, cell))| (at, cell))
    };
    let title = of(Column::Title).next().map(|(_, cell)| cell.clone());
    // Cells that were joined across rows: the row belongs to the measure above.
    if title.is_some() || parts.is_empty() || !columns.contains(&Column::Title) {
        let count = u32::try_from(parts.len()).unwrap_or(u32::MAX).saturating_add(1);
        parts.push(Part {
            number: count,
            mark: of(Column::Number)
                .next()
                .map(|(_, cell)| cell.clone())
                .unwrap_or_default(),
            is_heading: title.is_some(),
            head: title.unwrap_or_default(),
            ..Part::default()
        });
    }
    let Some(part) = parts.last_mut() else { return };
    // A second title in the row is no heading.
    let more = of(Column::Title)
        .skip(1)
        .chain(of(Column::Text))
        .chain(of(Column::Other));
    for (_, cell) in more {
        let mut from = 0;
        let letters = cell.characters();
        let ends = (0..letters.len())
            .filter(|at| letters[*at] == '\n')
            .chain([letters.len()]);
        for end in ends {
            let text = cell.slice(from..end).trim();
            from = end + 1;
            if !text.is_empty() {
                part.body.push(Paragraph {
                    text,
                    ..Paragraph::default()
                });
            }
        }
    }
    for (at, cell) in of(Column::Bodies) {
        part.roles.push((labels[at].clone(), cell.clone()));
    }
}

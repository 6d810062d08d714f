//! The text of a measure → clauses: each ends with the bracket that says who is responsible.
//!
//! In: the paragraphs of a measure. Out: [`Clause`]s. Never here: titles.

use crate::import::marks::{Level, mark};
use crate::import::measures::Clause;
use crate::import::measures::brackets::{Group, groups};
use crate::import::paragraphs::{Form, Paragraph};
use crate::import::register::Register;
use crate::import::roles::{Part, Roles};
use crate::import::traced::Traced;

/// Makes clauses of paragraphs; gives what is printed around their brackets too.
pub(super) fn clauses(paragraphs: &[Paragraph], register: &Register) -> (Vec<Clause>, Vec<Traced>) {
    let found: Vec<Vec<Group>> = paragraphs
        .iter()
        .map(|paragraph| {
            if paragraph.form == Form::Row {
                Vec::new()
            } else {
                groups(&paragraph.text, register)
            }
        })
        .collect();
    let last_bracket = found.iter().rposition(|groups| !groups.is_empty());
    let mut clauses: Vec<Clause> = Vec::new();
    let mut is_open = false;
    let mut waiting: Option<(Roles, Traced)> = None;
    for (at, (paragraph, groups)) in paragraphs.iter().zip(found).enumerate() {
        let has_bracket_ahead = last_bracket.is_some_and(|last| at <= last);
        let joins = is_open && (has_bracket_ahead || goes_on(&clauses, paragraph));
        is_open = push(paragraph, groups, joins, &mut clauses, &mut waiting);
        // Names may stand between the heading and the text.
        if let (Some(clause), true) = (
            clauses.first_mut().filter(|clause| clause.roles.is_none()),
            waiting.is_some(),
        ) && let Some((roles, bracket)) = waiting.take()
        {
            clause.roles = Some(roles);
            clause.bracket = Some(bracket);
        }
    }
    (clauses, waiting.into_iter().map(|(_, bracket)| bracket).collect())
}

/// Whether a paragraph without bracket belongs to the one before it: items of a list, rows of a table.
fn goes_on(clauses: &[Clause], paragraph: &Paragraph) -> bool {
    let Some(before) = clauses.last().and_then(|clause| clause.paragraphs.last()) else {
        return false;
    };
    if paragraph.form == Form::Row {
        return true;
    }
    let is_item = mark(paragraph.text.characters()).is_some();
    let was_item = mark(before.characters()).is_some_and(|mark| mark.level >= Level::NumeralInBrackets);
    let is_enumeration = before.last().is_some_and(|letter| "：:；;，、".contains(letter));
    let is_heading =
        before.len() <= 30 && !before.last().is_some_and(|letter| "。；！？）)".contains(letter));
    is_enumeration || is_heading || is_item && was_item && paragraph.text.last() == Some('；')
}

/// Adds a paragraph; says whether its last clause still waits for a bracket.
fn push(
    paragraph: &Paragraph,
    groups: Vec<Group>,
    joins: bool,
    clauses: &mut Vec<Clause>,
    waiting: &mut Option<(Roles, Traced)>,
) -> bool {
    let text = &paragraph.text;
    let mut from = 0;
    let mut joins = joins;
    let mut is_first = true;
    for group in groups {
        let before = text.slice(from..group.range.start).trim();
        let bracket = text.slice(group.range.clone());
        from = group.range.end;
        if before.is_empty() && !joins {
            // A line of its own, or the second of two brackets.
            if clauses.is_empty() {
                *waiting = Some((group.roles, bracket));
            } else {
                give(clauses, group.roles, bracket);
            }
            continue;
        }
        if !before.is_empty() {
            add(before, joins, !is_first, clauses);
        }
        joins = false;
        is_first = false;
        if let Some(clause) = clauses.last_mut() {
            clause.paragraphs.extend(group.roles.others.iter().cloned());
            clause.roles = Some(group.roles);
            clause.bracket = Some(bracket);
        }
    }
    let rest = text.slice(from..text.len()).trim();
    let is_stop = rest.characters().iter().all(|letter| "。；;，".contains(*letter));
    if is_stop {
        // A full stop behind the bracket is printed with it.
        if let Some(bracket) = clauses.last_mut().and_then(|clause| clause.bracket.as_mut()) {
            bracket.append(&rest);
        }
        return false;
    }
    add(rest, joins, !is_first, clauses);
    true
}

fn add(text: Traced, joins: bool, continues: bool, clauses: &mut Vec<Clause>) {
    match clauses.last_mut() {
        Some(clause) if joins => clause.paragraphs.push(text),
        _ => clauses.push(Clause {
            continues,
            paragraphs: vec![text],
            ..Clause::default()
        }),
    }
}

/// Gives roles to the last clause: to one that has none, or as further names of one that has.
pub(super) fn give(clauses: &mut [Clause], roles: Roles, bracket: Traced) {
    let Some(clause) = clauses.last_mut() else { return };
    clause.paragraphs.extend(roles.others.iter().cloned());
    if let (Some(known), Some(printed)) = (&mut clause.roles, &mut clause.bracket) {
        known.names.extend(roles.names);
        known.is_reworded = true;
        printed.append(&bracket);
        settle(known);
    } else {
        clause.roles = Some(roles);
        clause.bracket = Some(bracket);
    }
}

/// Labels on lines of their own: 牵头单位 on one, 配合单位 on the next, which by itself would be responsible.
fn settle(roles: &mut Roles) {
    if roles.names.iter().any(|(part, _)| *part == Part::Lead) {
        let rest = roles
            .names
            .iter_mut()
            .filter(|(part, _)| *part == Part::Responsible);
        rest.for_each(|(part, _)| *part = Part::Support);
    }
}

//! Where a paragraph names who is responsible: in brackets, behind a label, or in a last sentence of its own.
//!
//! In: a paragraph. Out: the stretches with names. Never here: what the names mean.

use std::ops::Range;

use crate::import::register::Register;
use crate::import::roles::{self, Part, Roles, roles};
use crate::import::traced::Traced;

/// A stretch of a paragraph that names bodies.
#[derive(Debug)]
pub(super) struct Group {
    /// Where it stands, brackets included, in characters.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) roles: Roles,
}

/// All stretches of a paragraph that name who is responsible, in order.
pub(super) fn groups(text: &Traced, register: &Register) -> Vec<Group> {
    let mut found: Vec<Group> = bracketed(text)
        .into_iter()
        .filter_map(|range| group(text, range, register))
        .collect();
    if found.is_empty() {
        found.extend(labelled(text, register).or_else(|| last_sentence(text, register)));
    }
    found
}

/// A paragraph without the stretch at its end, and what that says.
pub(super) fn without_last(text: &Traced, register: &Register) -> (Traced, Option<(Roles, Traced)>) {
    let last = groups(text, register).pop();
    match last.filter(|group| {
        text.slice(group.range.end..text.len())
            .trim_of(|letter| letter == '。' || letter.is_whitespace())
            .is_empty()
    }) {
        Some(group) if group.range.start > 0 => {
            let (before, bracket) = text.split(group.range.start);
            (before, Some((group.roles, bracket)))
        }
        _ => (text.clone(), None),
    }
}

/// The outermost brackets.
fn bracketed(text: &Traced) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, letter) in text.characters().iter().enumerate() {
        match letter {
            '（' | '(' | '【' | '[' | '〔' | '［' => open.push(at),
            '）' | ')' | '】' | ']' | '〕' | '］' => {
                if let Some(start) = open.pop()
                    && open.is_empty()
                {
                    ranges.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    // A bracket that nobody closed runs to the end of the paragraph.
    if let Some(start) = open.first() {
        ranges.push(*start..text.len());
    }
    ranges
}

fn group(text: &Traced, range: Range<usize>, register: &Register) -> Option<Group> {
    let inside = text
        .slice(range.start + 1..range.end)
        .trim_of(|letter| "）)】]〕］。".contains(letter) || letter.is_whitespace());
    // A trimmed bracket may have belonged to the last name: 市财政局（配合）.
    let inside = if inside
        .characters()
        .iter()
        .filter(|letter| matches!(letter, '（' | '('))
        .count()
        > inside
            .characters()
            .iter()
            .filter(|letter| matches!(letter, '）' | ')'))
            .count()
    {
        text.slice(range.start + 1..range.end - 1)
    } else {
        inside
    };
    let roles = roles(&inside, register)?;
    let before = text.slice(0..range.start).trim();
    let after = text
        .slice(range.end..text.len())
        .trim_of(|letter| letter == '。' || letter.is_whitespace());
    let ends_sentence =
        before.is_empty() || before.last().is_some_and(|letter| "。；;！”）)".contains(letter));
    let is_certain = roles.is_said && (ends_sentence || after.is_empty());
    // A bare list of names is a bracket only behind the last sentence, and only of bodies that are known by name.
    let is_list = ends_sentence && after.is_empty() && !before.is_empty();
    (is_certain || is_list).then_some(Group { range, roles })
}

/// 责任单位：市商务局 at the end of a paragraph, or by itself.
fn labelled(text: &Traced, register: &Register) -> Option<Group> {
    let letters = text.characters();
    let starts = (0..letters.len()).filter(|at| *at == 0 || "。；;　 \n".contains(letters[*at - 1]));
    for start in starts {
        if roles::label(&letters[start..]).is_none() {
            continue;
        }
        let rest = text
            .slice(start..text.len())
            .trim_of(|letter| letter == '。' || letter.is_whitespace());
        if let Some(roles) = roles(&rest, register) {
            return Some(Group {
                range: start..text.len(),
                roles,
            });
        }
    }
    None
}

/// A last sentence that is nothing but names and their parts: 由市商务局牵头，市财政局配合。
fn last_sentence(text: &Traced, register: &Register) -> Option<Group> {
    let inner = text.trim_of(|letter| letter == '。' || letter.is_whitespace());
    let letters = inner.characters();
    let start = letters
        .iter()
        .rposition(|letter| "。！".contains(*letter))
        .map_or(0, |at| at + 1);
    let sentence = inner.slice(start..inner.len());
    if start == 0 && text.last() == Some('。') {
        // A whole paragraph that is a sentence is one of the text.
        return None;
    }
    let roles = roles(&sentence, register).filter(|roles| roles.is_said)?;
    let only_names = roles
        .names
        .iter()
        .all(|(_, name)| crate::import::shapes::has_body_ending(&name.text()) && name.len() <= 20);
    let has_part = roles
        .names
        .iter()
        .any(|(part, _)| matches!(part, Part::Lead | Part::Responsible));
    (only_names && has_part).then_some(Group {
        range: start..text.len(),
        roles,
    })
}

//! What stands behind the last sentence: signature, date, contact, attachments.
//!
//! In: the paragraphs of a notice or a policy. Out: fields of [`Structure`], and the paragraphs that are left.
//! Never here: measures.

use crate::import::marks::mark;
use crate::import::paragraphs::{Form, Paragraph};
use crate::import::shapes;
use crate::import::structure::Structure;
use crate::import::structure::divide::is_signature_date;
use crate::import::traced::Traced;

/// How many names may stand above one date.
const MOST_NAMES: usize = 12;

/// Takes out what is no text of the document; gives what is left.
pub(super) fn without_end<'a>(paragraphs: &'a [Paragraph], structure: &mut Structure) -> &'a [Paragraph] {
    let signed = (0..paragraphs.len())
        .rev()
        .find(|at| is_signature_date(paragraphs, *at));
    let mut end = paragraphs.len();
    if let Some(date) = signed {
        let mut first = date;
        if shapes::date(&paragraphs[date].text.text()).is_some() {
            let is_name = |at: usize| shapes::is_signatory(&paragraphs[at].text.text());
            while first > 0 && is_name(first - 1) && date - first < MOST_NAMES {
                first -= 1;
            }
        }
        sign(&paragraphs[first..=date], structure);
        push_tail(&paragraphs[date + 1..], structure);
        end = first;
    }
    while end > 0 && is_end(&paragraphs[end - 1]) {
        end -= 1;
    }
    // A list of attachments has lines that look like measures.
    let list = (0..end)
        .rev()
        .take(30)
        .find(|at| shapes::is_attachment_list(&paragraphs[*at].text.text()));
    if let Some(list) = list
        && paragraphs[list + 1..end].iter().all(is_of_list)
    {
        end = list;
    }
    let signed_from = signed.map_or(paragraphs.len(), |date| first_name(paragraphs, date));
    push_tail(&paragraphs[end..signed_from.max(end)], structure);
    &paragraphs[..end]
}

fn first_name(paragraphs: &[Paragraph], date: usize) -> usize {
    let mut first = date;
    if shapes::date(&paragraphs[date].text.text()).is_some() {
        while first > 0
            && shapes::is_signatory(&paragraphs[first - 1].text.text())
            && date - first < MOST_NAMES
        {
            first -= 1;
        }
    }
    first
}

fn is_end(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.text();
    paragraph.form != Form::Row
        && mark(paragraph.text.characters()).is_none()
        && (shapes::is_contact(&text)
            || shapes::is_attachment_list(&text)
            || shapes::attachment_heading(&text).is_some())
}

/// A line of a list of attachments: no sentence, whatever its number.
fn is_of_list(paragraph: &Paragraph) -> bool {
    let text = shapes::plain(&paragraph.text.text());
    text.chars().count() < 80 && !text.ends_with(['。', '；']) || is_end(paragraph)
}

fn sign(paragraphs: &[Paragraph], structure: &mut Structure) {
    let Some((last, names)) = paragraphs.split_last() else {
        return;
    };
    let mut signature: Vec<Traced> = names
        .iter()
        .flat_map(|paragraph| each_name(&paragraph.text))
        .collect();
    let text = last.text.text();
    let date = if shapes::date(&text).is_some() {
        last.text.clone()
    } else {
        // Name and date on one line.
        let start = shapes::date_at_end(&text).map_or(0, |(_, start)| start);
        let mut letters = last
            .text
            .characters()
            .iter()
            .enumerate()
            .filter(|(_, letter)| !letter.is_whitespace());
        let place = letters.nth(start).map_or(0, |(at, _)| at);
        let (name, date) = last.text.split(place);
        signature.extend(each_name(&name.trim()));
        date
    };
    if structure.signature.date.is_some() {
        // The notice was signed already; the policy itself is dated once more.
        structure.left_out.extend(
            signature
                .into_iter()
                .chain([date])
                .map(|text| (text, "second signature")),
        );
        return;
    }
    structure.signature.names = signature;
    structure.signature.date = Some(date);
}

/// Two bodies may sign on one line, with a gap between them.
fn each_name(text: &Traced) -> Vec<Traced> {
    let letters = text.characters();
    let gap = (1..letters.len()).find(|at| {
        let (left, right) = text.split(*at);
        letters[*at].is_whitespace()
            && shapes::is_body(&left.text())
            && shapes::is_body(&right.text())
            && shapes::has_body_ending(&left.text())
            && left.len() > 3
            && right.trim().len() > 3
    });
    match gap {
        Some(at) => {
            let (left, right) = text.split(at);
            [vec![left.trim()], each_name(&right.trim())].concat()
        }
        None => vec![text.clone()],
    }
}

/// Sorts what stands around a signature.
fn push_tail(paragraphs: &[Paragraph], structure: &mut Structure) {
    let mut is_list = false;
    for paragraph in paragraphs {
        let text = paragraph.text.text();
        is_list |= shapes::is_attachment_list(&text);
        if shapes::is_contact(&text) {
            structure.contact.push(paragraph.text.clone());
        } else {
            let why = if is_list {
                "list of attachments"
            } else {
                "behind the signature"
            };
            structure.left_out.push((paragraph.text.clone(), why));
        }
    }
}

/// Takes the further lines of a list of attachments; says how many there are.
pub(super) fn push_list(paragraphs: &[Paragraph], structure: &mut Structure) -> usize {
    let mut count = 0;
    for paragraph in paragraphs {
        let expected = u32::try_from(count).map_or(0, |count| count + 2);
        let is_next = mark(paragraph.text.characters()).is_some_and(|mark| mark.number == expected);
        if !is_next || !is_of_list(paragraph) {
            break;
        }
        structure
            .left_out
            .push((paragraph.text.clone(), "list of attachments"));
        count += 1;
    }
    count
}

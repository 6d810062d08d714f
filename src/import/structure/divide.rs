//! Where the notice ends, and where attachments begin that are not the policy.
//!
//! In: the paragraphs of a document. Out: [`Division`]. Never here: what stands in each part.

use std::ops::Range;

use crate::import::marks::{Level, mark};
use crate::import::paragraphs::{Form, Paragraph};
use crate::import::shapes;

/// Three stretches that together are the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Division {
    /// The notice; empty where the document is one text.
    pub(super) notice: Range<usize>,
    /// The policy.
    pub(super) policy: Range<usize>,
    /// Attachments that are not the policy.
    pub(super) attachments: Range<usize>,
}

/// Divides a document.
pub(super) fn divide(paragraphs: &[Paragraph]) -> Division {
    let end = paragraphs.len();
    let border = signed(paragraphs)
        .filter(|border| is_cover(&paragraphs[..*border], &paragraphs[*border..]))
        .or_else(|| titled_again(paragraphs));
    let start = border.unwrap_or(0);
    let attachments = attachments(paragraphs, start).unwrap_or(end);
    Division {
        notice: 0..start,
        policy: start..attachments,
        attachments: attachments..end,
    }
}

/// The place behind the first signature: a date by itself, under a name, under at least one sentence.
fn signed(paragraphs: &[Paragraph]) -> Option<usize> {
    let is_sentence = |paragraph: &Paragraph| {
        paragraph.text.len() > 12 && "。.".contains(paragraph.text.last().unwrap_or(' '))
    };
    let first_sentence = paragraphs.iter().position(is_sentence)?;
    let at = (first_sentence + 1..paragraphs.len()).find(|at| is_signature_date(paragraphs, *at))?;
    Some(at + 1)
}

/// Whether a date stands here under the name of who signs.
pub(super) fn is_signature_date(paragraphs: &[Paragraph], at: usize) -> bool {
    let text = paragraphs[at].text.text();
    let under_name = || at > 0 && shapes::is_signatory(&paragraphs[at - 1].text.text());
    if shapes::date(&text).is_some() {
        return under_name();
    }
    // Name and date on one line.
    shapes::date_at_end(&text).is_some_and(|(_, start)| {
        let name: String = shapes::plain(&text).chars().take(start).collect();
        start > 2 && shapes::is_body(&name)
    })
}

/// Whether the first part only brings the second: nothing numbered in it, or it says so.
fn is_cover(notice: &[Paragraph], rest: &[Paragraph]) -> bool {
    let numbered = |part: &[Paragraph]| part.iter().filter(|paragraph| is_numbered(paragraph)).count();
    let brings = notice.iter().take(8).any(|paragraph| {
        let text = shapes::plain(&paragraph.text.text());
        shapes::is_title(&text)
            && ["印发", "公布", "发布", "转发", "下发"]
                .iter()
                .any(|word| text.contains(word))
    });
    let has_rows = rest
        .iter()
        .filter(|paragraph| paragraph.form == Form::Row)
        .count()
        >= 3;
    let (before, after) = (numbered(notice), numbered(rest));
    (after >= 2 || (before == 0 && has_rows)) && (before == 0 || brings)
}

fn is_numbered(paragraph: &Paragraph) -> bool {
    mark(paragraph.text.characters()).is_some_and(|mark| mark.level <= Level::Figure)
}

/// The second time that a title stands by itself which the notice has named in 《》.
fn titled_again(paragraphs: &[Paragraph]) -> Option<usize> {
    let mut quoted: Vec<String> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = shapes::plain(&paragraph.text.text());
        let is_named =
            |name: &String| text == *name || (text.ends_with(name.as_str()) && shapes::is_title(&text));
        if at > 1 && quoted.iter().any(is_named) && text.chars().count() < 100 {
            let before = paragraphs[..at]
                .iter()
                .filter(|paragraph| is_numbered(paragraph))
                .count();
            return (before == 0).then_some(at);
        }
        if quoted.len() < 20 && !is_numbered(paragraph) {
            quoted.extend(
                text.split('《')
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once('》')?.0.to_owned())),
            );
        }
    }
    None
}

/// The first heading of an attachment behind the measures; the one before the policy is passed by.
fn attachments(paragraphs: &[Paragraph], start: usize) -> Option<usize> {
    let mut numbered = 0;
    for (at, paragraph) in paragraphs.iter().enumerate().skip(start) {
        let text = paragraph.text.text();
        if let Some(number) = shapes::attachment_heading(&text)
            && paragraph.form != Form::Row
            && (numbered >= 2 || number > 1 && at > start + 3)
        {
            return Some(at);
        }
        numbered += usize::from(is_numbered(paragraph) || paragraph.form == Form::Row);
    }
    None
}

//! What stands before the first measure: the table of a page, the notice, title, preamble.
//!
//! In: paragraphs. Out: fields of [`Structure`], and the paragraphs that are left. Never here: measures.

use crate::import::marks::{Level, mark};
use crate::import::paragraphs::{Form, Paragraph};
use crate::import::shapes;
use crate::import::structure::divide::is_signature_date;
use crate::import::structure::{Notice, Structure, end};
use crate::import::traced::Traced;

/// Takes out what a page says about the document, and what is said about the copy.
pub(super) fn without_metadata(paragraphs: &[Paragraph], structure: &mut Structure) -> Vec<Paragraph> {
    let mut kept: Vec<Paragraph> = Vec::new();
    let mut is_at_top = true;
    for paragraph in paragraphs {
        let text = paragraph.text.text();
        is_at_top &= kept.len() < 12 && !kept.iter().any(is_sentence);
        if is_at_top && paragraph.form == Form::Row && push_row(paragraph, structure) {
            continue;
        }
        let metadata = if is_at_top { shapes::metadata(&text) } else { None };
        if let Some((field, colon)) = metadata {
            structure
                .metadata
                .push((field, paragraph.text.slice(colon..paragraph.text.len()).trim()));
            structure
                .left_out
                .push((paragraph.text.slice(0..colon), "table above the text"));
        } else if let Some(why) = shapes::remark(&text) {
            structure.left_out.push((paragraph.text.clone(), why));
        } else {
            kept.push(paragraph.clone());
        }
    }
    kept
}

/// A row such as 索引号 | 123 | 发文机关 | 市政府: labels, each with its value behind it.
fn push_row(row: &Paragraph, structure: &mut Structure) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let mut found: Vec<(&'static str, Traced, Traced)> = Vec::new();
    while let Some(cell) = cells.next() {
        let text = cell.text();
        let with_colon = if text.contains(['：', ':']) {
            text
        } else {
            text + "："
        };
        let Some((field, colon)) = shapes::metadata(&with_colon) else {
            return false;
        };
        let inside = cell.slice(colon..cell.len()).trim();
        let value = if inside.is_empty() {
            cells.next().cloned().unwrap_or_default()
        } else {
            inside
        };
        found.push((field, cell.slice(0..colon), value));
    }
    for (field, label, value) in found {
        structure.left_out.push((label, "table above the text"));
        structure.metadata.push((field, value));
    }
    true
}

fn is_sentence(paragraph: &Paragraph) -> bool {
    paragraph.text.len() > 12 && paragraph.text.last() == Some('。')
}

/// Takes out a table of contents: lines below 目录 that come again.
pub(super) fn without_contents(paragraphs: &[Paragraph], structure: &mut Structure) -> Vec<Paragraph> {
    let is_head =
        |paragraph: &Paragraph| ["目录", "目次"].contains(&shapes::plain(&paragraph.text.text()).as_str());
    let Some(head) = paragraphs.iter().take(40).position(is_head) else {
        return paragraphs.to_vec();
    };
    let words = |paragraph: &Paragraph| -> String {
        let text = shapes::plain(&paragraph.text.text());
        text.trim_end_matches(|letter: char| letter.is_ascii_digit() || ".…·-—".contains(letter))
            .to_owned()
    };
    let later: Vec<String> = paragraphs[head + 1..].iter().map(words).collect();
    let lines = later
        .iter()
        .enumerate()
        .take_while(|(at, line)| later[at + 1..].iter().any(|other| other == *line))
        .count();
    let end = head + 1 + lines;
    for paragraph in &paragraphs[head..end] {
        structure
            .left_out
            .push((paragraph.text.clone(), "table of contents"));
    }
    [&paragraphs[..head], &paragraphs[end..]].concat()
}

/// Reads a notice that stands before its policy.
pub(super) fn notice(paragraphs: &[Paragraph], structure: &mut Structure) {
    let mut notice = Notice::default();
    let start = header(paragraphs, structure, &mut notice.title);
    let mut rest = &paragraphs[start..];
    if let Some((first, behind)) = rest.split_first()
        && shapes::is_addressees(&first.text.text())
    {
        notice.addressees = Some(first.text.clone());
        rest = behind;
    }
    let body = end::without_end(rest, structure);
    notice.body = body.iter().map(|paragraph| paragraph.text.clone()).collect();
    structure.notice = Some(notice);
}

/// Reads what stands before the measures of a policy; gives what is left.
pub(super) fn policy<'a>(paragraphs: &'a [Paragraph], structure: &mut Structure) -> &'a [Paragraph] {
    let skipped = after_signature(paragraphs, structure);
    let paragraphs = &paragraphs[skipped..];
    let mut title = Vec::new();
    let start = header(paragraphs, structure, &mut title);
    structure.title = title;
    let mut rest = &paragraphs[start..];
    if structure.notice.is_none()
        && let Some((first, behind)) = rest.split_first()
        && shapes::is_addressees(&first.text.text())
    {
        structure.addressees = Some(first.text.clone());
        rest = behind;
    }
    let is_first = |paragraph: &Paragraph| begins_measures(paragraph) || paragraph.form == Form::Row;
    let first = rest.iter().position(is_first).unwrap_or(rest.len());
    // A signature before the first measure belongs to a text that has none.
    let (preamble, measures) = rest.split_at(first);
    structure
        .preamble
        .extend(preamble.iter().map(|paragraph| paragraph.text.clone()));
    measures
}

/// What stands between the signature of a notice and the policy: contact, list of attachments, labels.
fn after_signature(paragraphs: &[Paragraph], structure: &mut Structure) -> usize {
    let mut at = 0;
    while let Some(paragraph) = paragraphs.get(at) {
        let text = paragraph.text.text();
        if shapes::is_contact(&text) && !begins_measures(paragraph) {
            structure.contact.push(paragraph.text.clone());
        } else if shapes::attachment_heading(&text).is_some() {
            structure
                .left_out
                .push((paragraph.text.clone(), "label of an attachment"));
        } else if shapes::is_attachment_list(&text) {
            structure
                .left_out
                .push((paragraph.text.clone(), "list of attachments"));
            at += end::push_list(&paragraphs[at + 1..], structure);
        } else {
            break;
        }
        at += 1;
    }
    at
}

/// Reads names, number and title; gives the place of the first paragraph that is none of them.
fn header(paragraphs: &[Paragraph], structure: &mut Structure, title: &mut Vec<Traced>) -> usize {
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text.text();
        let is_over = begins_measures(paragraph)
            || paragraph.form == Form::Row
            || shapes::is_addressees(&text)
            || is_signature_date(paragraphs, at) && !title.is_empty();
        if is_over {
            return at;
        }
        if title.is_empty() && push_announcement(&paragraph.text, structure, title) {
            continue;
        }
        if shapes::is_document_number(&text) {
            set_number(&paragraph.text, structure);
        } else if let Some(name) = red_heading(&text) {
            push_red_heading(&paragraph.text, name, structure, title);
        } else if title.is_empty() && shapes::is_body(&text) && !shapes::is_title(&text) {
            structure.heading.push(paragraph.text.clone());
        } else if title.is_empty() && is_kind(&text) {
            structure
                .left_out
                .push((paragraph.text.clone(), "kind of the document"));
        } else if title.is_empty() && shapes::attachment_heading(&text).is_some() {
            structure
                .left_out
                .push((paragraph.text.clone(), "label of an attachment"));
        } else if !goes_on(paragraph, title, paragraphs.get(at + 1)) {
            return at;
        } else {
            title.push(without_languages(&paragraph.text, structure));
        }
    }
    paragraphs.len()
}

/// A title without （中英对照）, which says what the page holds and not what the document is called.
fn without_languages(title: &Traced, structure: &mut Structure) -> Traced {
    let text = title.text();
    let open = text.rfind(['（', '(']).map(|at| text[..at].chars().count());
    let Some(open) = open.filter(|at| *at > 0) else {
        return title.clone();
    };
    let (name, remark) = title.split(open);
    let words = remark.text();
    let is_remark = ["中英", "双语", "雙語", "对照", "對照", "英文"]
        .iter()
        .any(|word| words.contains(word));
    if !is_remark || words.chars().count() > 14 || !words.ends_with(['）', ')']) {
        return title.clone();
    }
    structure.left_out.push((remark, "remark on the languages"));
    name.trim()
}

/// 海关总署公告2024年第15号（关于……的公告）: name, kind, number and title on one line.
fn push_announcement(text: &Traced, structure: &mut Structure, title: &mut Vec<Traced>) -> bool {
    let letters = text.characters();
    let close = letters.iter().position(|letter| matches!(letter, '号' | '號'));
    let kinds = ["公告", "通告", "令", "公報"]
        .iter()
        .filter_map(|kind| Some((text.find(kind, 2)?, kind.chars().count())));
    let (Some(close), Some((at, length))) = (close, kinds.min()) else {
        return false;
    };
    let (name, number) = (text.slice(0..at), text.slice(at + length..close + 1).trim());
    let is_number =
        at < close && (shapes::is_document_number(&number.text()) || is_number_and_year(&number.text()));
    let rest = text.slice(close + 1..text.len()).trim();
    let is_bracketed = rest.is_empty() || matches!(rest.first(), Some('（' | '('));
    if !is_number || !is_bracketed || !(shapes::is_body(&name.text()) || name.text().ends_with("共和国")) {
        return false;
    }
    structure.heading.push(name.trim());
    structure
        .left_out
        .push((text.slice(at..at + length), "kind of the document"));
    set_number(&number, structure);
    let inner = rest.trim_of(|letter| "（）()".contains(letter));
    if !inner.is_empty() {
        structure.left_out.push((
            rest.filter(|_, letter| "（）()".contains(letter)),
            "brackets around the title",
        ));
        title.push(inner);
    }
    true
}

/// 第3/2024號, as in Hong Kong.
fn is_number_and_year(text: &str) -> bool {
    let plain = shapes::plain(text);
    let inner = plain.trim_start_matches('第').trim_end_matches('号');
    let figures = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.chars().all(|letter| letter.is_ascii_digit())
    };
    inner
        .split_once('/')
        .is_some_and(|(number, year)| figures(number) && figures(year))
}

/// A line that only says what kind of document it is.
fn is_kind(text: &str) -> bool {
    ["公告", "通告", "通知", "决定", "令", "公报", "文告"].contains(&shapes::plain(text).as_str())
}

/// Whether a paragraph is still of the title.
fn goes_on(paragraph: &Paragraph, title: &[Traced], next: Option<&Paragraph>) -> bool {
    let text = shapes::plain(&paragraph.text.text());
    let count = text.chars().count();
    if text.contains(['。', '；']) || count > 100 || text.ends_with('：') {
        return false;
    }
    if title.is_empty() {
        return true;
    }
    let whole: String = title.iter().map(|piece| shapes::plain(&piece.text())).collect();
    if shapes::is_title(&whole) {
        // A subtitle, a version; long brackets tell when a law was adopted.
        let is_version = text.starts_with('（') && count <= 20 && !text.contains("号");
        return is_version || text.starts_with('—');
    }
    // A title that is broken ends somewhere.
    shapes::is_title(&text)
        || next.is_some_and(|next| shapes::is_title(&next.text.text()))
        || paragraph.form == Form::Heading
}

fn set_number(text: &Traced, structure: &mut Structure) {
    if structure.document_number.is_none() {
        structure.document_number = Some(text.clone());
    } else {
        structure.left_out.push((text.clone(), "second document number"));
    }
}

/// The name before 文件 or 令 in the red heading of a document.
fn red_heading(text: &str) -> Option<usize> {
    let plain = shapes::plain(text);
    let name = plain.strip_suffix("文件").or_else(|| plain.strip_suffix('令'))?;
    let is_name = shapes::is_body(name) || name.ends_with("人民共和国") || name.ends_with("主席");
    is_name.then(|| name.chars().count())
}

fn push_red_heading(text: &Traced, length: usize, structure: &mut Structure, title: &mut Vec<Traced>) {
    // An order has no other title than this.
    if text.last() == Some('令') {
        title.push(text.clone());
        return;
    }
    let mut seen = 0;
    let place = text.characters().iter().position(|letter| {
        seen += usize::from(!letter.is_whitespace());
        seen > length
    });
    let (name, word) = text.split(place.unwrap_or(text.len()));
    structure.heading.push(name.trim());
    structure.left_out.push((word, "heading of the letterhead"));
}

/// Whether a paragraph begins the numbered text.
pub(super) fn begins_measures(paragraph: &Paragraph) -> bool {
    let is_outer =
        mark(paragraph.text.characters()).is_some_and(|mark| mark.level <= Level::Figure && mark.number <= 1);
    is_outer && paragraph.form != Form::Row
}

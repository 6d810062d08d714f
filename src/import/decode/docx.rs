//! A Word document → its paragraphs.
//!
//! In: the bytes of a `.docx`. Out: a [`Manuscript`], with the numbers that Word counts by itself. Never here: running
//! a macro, following a link, unpacking more than a text can be.

mod body;
mod numbering;
mod package;

use crate::import::decode::docx::body::Body;
use crate::import::decode::docx::numbering::Numbering;
use crate::import::decode::docx::package::Package;
use crate::import::manuscript::{LineKind, Manuscript};
use crate::import::refusal::Refusal;

/// Reads a document.
pub(super) fn docx(bytes: &[u8]) -> Result<Manuscript, Refusal> {
    let mut package = Package::open(bytes)?;
    let document = package.part("word/document.xml")?.ok_or(Refusal::OtherArchive)?;
    let numbering = match package.part("word/numbering.xml")? {
        Some(part) => Numbering::read(&part)?,
        None => Numbering::default(),
    };
    let styles = match package.part("word/styles.xml")? {
        Some(part) => numbering::numbered_styles(&part)?,
        None => Vec::new(),
    };
    let mut manuscript = Manuscript {
        format: "Word document".to_owned(),
        ..Manuscript::default()
    };
    let mut body = Body::new(numbering, styles);
    body.read(&document, &mut manuscript)?;
    manuscript.remarks = body.remarks();
    let pictures = body.pictures;
    if manuscript.text.trim().is_empty() {
        return Err(if pictures > 0 {
            Refusal::Scan
        } else {
            Refusal::Empty
        });
    }
    for (name, why) in [
        ("header", "running head of the Word document"),
        ("footer", "running foot of the Word document"),
        ("footnotes", "footnotes"),
        ("endnotes", "endnotes"),
        ("comments", "comments of reviewers"),
    ] {
        for part in package.parts_like(name)? {
            push_outside(&part, why, &mut manuscript)?;
        }
    }
    Ok(manuscript)
}

fn push_outside(part: &str, why: &'static str, manuscript: &mut Manuscript) -> Result<(), Refusal> {
    let mut aside = Manuscript::default();
    Body::new(Numbering::default(), Vec::new()).read(part, &mut aside)?;
    for line in &aside.lines {
        let text = &aside.text[line.range.clone()];
        if !text.trim().is_empty() {
            manuscript.push(text, LineKind::Outside(why));
        }
    }
    Ok(())
}

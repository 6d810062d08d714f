//! A file of any format → its text.
//!
//! In: bytes, and the file's name. Out: a [`Manuscript`], or why there is none. Never here: what the text means; the disk.
//!
//! The bytes decide what a file is; its name only tells Markdown from plain text, and a page from both.

mod docx;
mod encoding;
mod html;
mod text;

use crate::import::manuscript::Manuscript;
use crate::import::refusal::Refusal;
use crate::zh;

/// The longest text that is looked at, in bytes: the longest laws have about a tenth.
pub const LONGEST_TEXT: usize = 4 << 20;

/// What files of other formats begin with.
const SIGNATURES: [(&[u8], Refusal); 12] = [
    (b"%PDF", Refusal::Pdf),
    (b"\xd0\xcf\x11\xe0", Refusal::OldWord),
    (b"{\\rtf", Refusal::RichText),
    (b"\x89PNG", Refusal::Picture),
    (b"\xff\xd8\xff", Refusal::Picture),
    (b"GIF8", Refusal::Picture),
    (b"II*\0", Refusal::Picture),
    (b"MM\0*", Refusal::Picture),
    (b"BM", Refusal::Picture),
    (b"Rar!", Refusal::OtherArchive),
    (b"7z\xbc\xaf", Refusal::OtherArchive),
    (b"\x1f\x8b", Refusal::OtherArchive),
];

/// Reads a file.
///
/// # Errors
///
/// When it is no text of a format that is known, and when no Chinese stands in it.
pub fn decode(bytes: &[u8], name: &str) -> Result<Manuscript, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let manuscript = if bytes.starts_with(b"PK") {
        docx::docx(bytes)?
    } else {
        readable(bytes, name)?
    };
    if manuscript.text.len() > LONGEST_TEXT {
        return Err(Refusal::TextTooLarge);
    }
    if manuscript.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if !manuscript.text.chars().any(zh::is_han) {
        return Err(Refusal::NoChinese);
    }
    Ok(manuscript)
}

fn readable(bytes: &[u8], name: &str) -> Result<Manuscript, Refusal> {
    // Mail programs and servers sometimes put a line before it, so that a PDF is looked for a little further.
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Err(Refusal::Pdf);
    }
    // Two letters are no proof: a text may begin with BM.
    let found = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature));
    if let Some((signature, refusal)) = found
        && (signature.len() > 2 || head.contains(&0))
    {
        return Err(*refusal);
    }
    let (content, encoding) = encoding::decode(bytes)?;
    let ends = |endings: &[&str]| {
        endings
            .iter()
            .any(|ending| name.to_ascii_lowercase().ends_with(ending))
    };
    if ends(&[".html", ".htm", ".xhtml"]) || html::is_page(&content) {
        let mut page = html::html(content.as_bytes())?;
        page.format = format!("HTML, {encoding}");
        return Ok(page);
    }
    if content.len() > LONGEST_TEXT {
        return Err(Refusal::TextTooLarge);
    }
    let mut manuscript = text::text(&content);
    text::find_tables(&mut manuscript);
    let kind = if ends(&[".md", ".markdown"]) {
        "Markdown"
    } else {
        "text"
    };
    manuscript.format = format!("{kind}, {encoding}");
    Ok(manuscript)
}

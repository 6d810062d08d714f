//! The archive that a Word document is.
//!
//! In: bytes. Out: the text of its parts. Never here: what a part means; a part that is larger than a text can be.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::refusal::Refusal;

/// How much one part may unpack to: about forty times the text of the longest law, with its mark-up.
const LARGEST_PART: u64 = 32 << 20;
/// How many times a part may be larger than it is packed; XML of a word processor packs to a twentieth.
const LARGEST_RATIO: u64 = 200;
const MOST_PARTS: usize = 20_000;

/// An open archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens an archive that is a Word document, and one that may be read.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::DamagedArchive)?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::TextTooLarge);
        }
        let is_macro = |name: &str| name.to_ascii_lowercase().ends_with("vbaproject.bin");
        if archive.file_names().flatten().any(|name| is_macro(&name)) {
            return Err(Refusal::Macros);
        }
        Ok(Package { archive })
    }

    /// The text of a part; `None` where the document has no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Encrypted),
            Err(_) => return Err(Refusal::DamagedArchive),
        };
        let packed = file.compressed_size().max(1);
        let mut bytes = Vec::new();
        // What the archive says about sizes may be a lie; what comes out is counted.
        let most = LARGEST_PART.min(packed.saturating_mul(LARGEST_RATIO).max(1 << 20));
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Refusal::DamagedArchive)?;
        if bytes.len() as u64 > most {
            return Err(Refusal::TextTooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| Refusal::DamagedXml)?;
        if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
            return Err(Refusal::Entities);
        }
        Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
    }

    /// The texts of `word/<name>.xml`, `word/<name>1.xml` and so on.
    pub(super) fn parts_like(&mut self, name: &str) -> Result<Vec<String>, Refusal> {
        let is_like = |path: &str| {
            let inside = path
                .strip_prefix("word/")
                .and_then(|path| path.strip_suffix(".xml"));
            let number = inside.and_then(|path| path.strip_prefix(name));
            number.is_some_and(|number| number.chars().all(|letter| letter.is_ascii_digit()))
        };
        let mut paths: Vec<String> = self
            .archive
            .file_names()
            .flatten()
            .map(std::borrow::Cow::into_owned)
            .filter(|path| is_like(path))
            .collect();
        paths.sort();
        paths.truncate(50);
        let mut parts = Vec::new();
        for path in paths {
            parts.extend(self.part(&path)?);
        }
        Ok(parts)
    }
}

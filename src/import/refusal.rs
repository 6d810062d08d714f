//! Why a file can't be imported, and what to do instead.
//!
//! In: nothing. Out: [`Refusal`]. Never here: deciding; a panic.

use std::fmt;

/// A file that can't be imported: nothing of it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`crate::import::LARGEST_FILE`].
    FileTooLarge,
    /// What it unpacks to, or its text, is larger than an official text can be.
    TextTooLarge,
    /// Bytes that are no text, in any encoding that Chinese is written in.
    Binary,
    /// A text in which no Chinese stands.
    NoChinese,
    /// Nothing that could be a measure.
    NoStructure,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Word's format of before 2007.
    OldWord,
    /// Rich text.
    RichText,
    /// A ZIP archive that is no Word document.
    OtherArchive,
    /// A ZIP archive that can't be read.
    DamagedArchive,
    /// A Word document with macros.
    Macros,
    /// A Word document whose XML declares entities.
    Entities,
    /// A Word document whose XML is broken.
    DamagedXml,
    /// A Word document that is locked with a password.
    Encrypted,
    /// A Word document or page without a single word: a scan.
    Scan,
}

impl Refusal {
    /// What is wrong with the file.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Refusal::Empty => "there is nothing in this file",
            Refusal::FileTooLarge => "this file is larger than 20 MiB",
            Refusal::TextTooLarge => {
                "this file unpacks to more than 4 MiB of text, or to far more than its size"
            }
            Refusal::Binary => "this is no text: it is not UTF-8, UTF-16, GB 18030 or Big5",
            Refusal::NoChinese => "there is no Chinese text in this file",
            Refusal::NoStructure => {
                "no measure was found: nothing is numbered as 一、 or （一） or 1. or 第一条"
            }
            Refusal::Pdf => "this is a PDF: it holds places of glyphs, and not lines of text",
            Refusal::Picture => "this is a picture, without text",
            Refusal::OldWord => "this is a document of Word before 2007 (.doc), or of WPS",
            Refusal::RichText => "this is a rich text file (.rtf)",
            Refusal::OtherArchive => "this is an archive, and no Word document is in it",
            Refusal::DamagedArchive => "this Word document is damaged: its parts can't be unpacked",
            Refusal::Macros => "this Word document holds macros",
            Refusal::Entities => {
                "the XML of this Word document declares entities, which no word processor writes"
            }
            Refusal::DamagedXml => "this Word document is damaged: its XML is broken",
            Refusal::Encrypted => "this Word document is locked with a password",
            Refusal::Scan => "there is not one word in this document: it is probably a scan",
        }
    }

    /// What to do.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Refusal::Empty => "check that it was saved or downloaded to its end",
            Refusal::FileTooLarge | Refusal::TextTooLarge => {
                "take pictures and attachments out, or copy the text into a .txt file"
            }
            Refusal::Binary => {
                "open it in the program that made it, and save it as .docx or as text in UTF-8"
            }
            Refusal::NoChinese => {
                "import reads the Chinese text; the English one may stand behind it or beside it"
            }
            Refusal::NoStructure => {
                "number the measures as the printed text does, or begin a policy by hand: gongbao new policy"
            }
            Refusal::Pdf => {
                "run `pdftotext -layout notice.pdf notice.txt` (of the poppler tools) and import notice.txt; where that \
                 gives no text, the PDF is a scan and needs text recognition first"
            }
            Refusal::Picture | Refusal::Scan => {
                "let a text recognition program (OCR) read it, check its text, and import that"
            }
            Refusal::OldWord | Refusal::RichText => "open it and save it as .docx",
            Refusal::OtherArchive => "unpack it, and import the document that is in it",
            Refusal::DamagedArchive | Refusal::DamagedXml => {
                "open it in a word processor and save it anew as .docx"
            }
            Refusal::Macros => "save it as .docx without macros; a text needs none",
            Refusal::Entities => "copy the text into a new document; be careful with this one",
            Refusal::Encrypted => "open it with its password and save it without one",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.what(), self.advice())
    }
}

impl std::error::Error for Refusal {}

//! A Chinese notice, as its author has it → the records of a policy.
//!
//! In: the bytes of a file, and what the site knows: agencies, terms, its script. Out: the files of a policy, and a report
//! that accounts for every character of the source. Never here: the disk; a word that does not stand in the source.
//!
//! > file —[`decode`]→ [`Manuscript`] —[`paragraphs`](mod@paragraphs)→ [`Paragraphs`](paragraphs::Paragraphs) —[`structure`](mod@structure)→
//! > [`Structure`](structure::Structure) —[`records`](mod@records)→ [`Draft`] —[`yaml`]→ files

pub mod traced;
pub mod manuscript;
pub mod refusal;
pub mod decode;
pub mod columns;
pub mod furniture;
pub mod markup;
pub mod marks;
pub mod shapes;
pub mod paragraphs;
pub mod structure;
pub mod register;
pub mod roles;
pub mod measures;
pub mod documents;
pub mod grants;
pub mod scribe;
pub mod ledger;
pub mod draft;
pub mod records;
pub mod english;
pub mod yaml;

use crate::import::draft::{Draft, Proposals};
use crate::import::ledger::{Account, Ledger};
use crate::import::manuscript::Manuscript;
use crate::import::refusal::Refusal;
use crate::import::register::Register;
use crate::import::scribe::{Scribe, main_script};
use crate::lang::Lang;

/// The largest file that is opened, in bytes.
pub const LARGEST_FILE: u64 = 20 << 20;

/// What the site says about how it is written.
#[derive(Debug, Clone, Default)]
pub struct House {
    /// The Chinese script of the site; that of the source where there is no site.
    pub lang: Option<Lang>,
    /// Phrases of the glossary, each as (Simplified, Traditional).
    pub phrases: Vec<(String, String)>,
    /// Bodies and terms.
    pub register: Register,
}

/// An import that was understood.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The script of its texts.
    pub lang: Lang,
    /// The records.
    pub draft: Draft,
    /// What the registries of the site lack.
    pub proposals: Proposals,
    /// What became of every character.
    pub account: Account,
    /// The text as it was read.
    pub source: Manuscript,
}

/// Understands a file.
///
/// # Errors
///
/// When it is no document with a Chinese text in which something is numbered.
pub fn import(bytes: &[u8], name: &str, house: House) -> Result<Imported, Refusal> {
    let source = decode::decode(bytes, name)?;
    let lang = house.lang.unwrap_or_else(|| main_script(&source.text));
    let paragraphs = paragraphs::paragraphs(&source);
    let structure = structure::structure(&paragraphs.chinese)?;
    let mut scribe = Scribe::new(lang, house.phrases);
    let mut register = house.register;
    let mut ledger = Ledger::new(&source);
    let (mut draft, mut proposals) =
        records::records(&structure, &paragraphs, &mut ledger, &mut scribe, &mut register);
    english::english(&paragraphs.english, &mut draft, &mut proposals, &mut ledger);
    let converted = scribe.converted();
    if !converted.is_empty() {
        ledger.doubt(
            None,
            format!("{} written in the other script", lines(&converted)),
            "converted sentence by sentence; read them once",
        );
    }
    let account = ledger.close();
    Ok(Imported {
        lang,
        draft,
        proposals,
        account,
        source,
    })
}

/// `lines 3–5, 9`
fn lines(numbers: &[usize]) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, last)) if *number <= *last + 2 => *last = *number,
            _ => spans.push((*number, *number)),
        }
    }
    let shown: Vec<String> = spans
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}–{last}")
            }
        })
        .collect();
    format!("lines {}", shown.join(", "))
}

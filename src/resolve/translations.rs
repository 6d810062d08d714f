//! Which source text each translation was made from, and whether that text has changed since.
//!
//! In: [`Site`] and its `content/translations.yaml`. Out: the state of every translation. Never here: what to do about it.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Lang;
use crate::model::TranslationRecord;
pub use crate::model::translation::FILE;
use crate::resolve::blocks::{Block, blocks};
use crate::resolve::site::{LocalText, Origin, Site};

/// A translated text.
#[derive(Debug, Clone)]
pub struct Translation<'a> {
    /// The text in all languages.
    pub block: Block<'a>,
    /// The language of the translation.
    pub lang: Lang,
    /// Hash of the original as it is now.
    pub source_hash: String,
    /// How it stands to its original.
    pub state: State<'a>,
}

/// How a translation stands to its original.
#[derive(Debug, Clone, Copy)]
pub enum State<'a> {
    /// It was made from the original as it is now.
    Current,
    /// The original has changed since.
    Stale(&'a TranslationRecord),
    /// Nobody has recorded from what it was made.
    Unrecorded,
}

/// Every translated text that is kept track of, in reading order. A derived script is no translation.
#[must_use]
pub fn translations(site: &Site) -> Vec<Translation<'_>> {
    let recorded: BTreeMap<&str, &TranslationRecord> = site
        .translations
        .iter()
        .map(|record| (record.block.value.as_str(), record))
        .collect();
    blocks(site)
        .into_iter()
        .filter(|block| block.tracked && is_translated(block.text))
        .map(|block| {
            let source_hash = source_hash(block.text, site.source);
            let state = match recorded.get(block.path.as_str()) {
                Some(record) if record.source_hash.value == source_hash => State::Current,
                Some(record) => State::Stale(record),
                None => State::Unrecorded,
            };
            Translation {
                block,
                lang: Lang::En,
                source_hash,
                state,
            }
        })
        .collect()
}

/// The paths of the translations whose original has changed since.
#[must_use]
pub fn stale_paths(site: &Site) -> BTreeSet<String> {
    let is_stale = |each: &Translation<'_>| matches!(each.state, State::Stale(_));
    let stale = translations(site).into_iter().filter(is_stale);
    stale.map(|each| each.block.path).collect()
}

/// Records of texts that are not there any more.
#[must_use]
pub fn unused_records(site: &Site) -> Vec<&TranslationRecord> {
    let there: BTreeSet<String> = translations(site)
        .into_iter()
        .map(|each| each.block.path)
        .collect();
    site.translations
        .iter()
        .filter(|record| !there.contains(&record.block.value))
        .collect()
}

fn is_translated(text: &LocalText) -> bool {
    text.get(Lang::En).origin == Origin::Written
}

/// First 16 hexadecimal digits of the BLAKE3 hash of the text in the source language.
fn source_hash(text: &LocalText, source: Lang) -> String {
    blake3::hash(text.text(source).as_bytes()).to_hex()[..16].to_owned()
}

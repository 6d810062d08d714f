//! Texts on their way to a translator and back.
//!
//! In: [`Site`]; and what a translator sent. Out: files for translators' tools; and the changes of content files that
//! put a translation in its place. Never here: the disk; whether a translation is right.

pub mod import;
pub mod table;
mod yaml;
pub mod xliff;

use crate::lang::Lang;
use crate::report::difference::within;
use crate::resolve::blocks::{Block, Voice, blocks};
use crate::resolve::site::{Origin, Site};
use crate::resolve::translations::{State, translations};

/// A text to be translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its name: `policies/gz-cbec-2024/3.1/text`.
    pub path: String,
    /// The original.
    pub source: String,
    /// The translation as it stands.
    pub target: Option<String>,
    /// How the translation stands to its original.
    pub need: Need,
    /// Whether it is printed as issued.
    pub is_official: bool,
    /// What changed in the original since it was translated, where that is known.
    pub change: Option<String>,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// There is no translation.
    Missing,
    /// The original has changed since.
    Stale,
    /// Nobody has recorded from which text it was made.
    Unrecorded,
    /// Nothing.
    Current,
}

impl Need {
    /// Its word in tables and in lists.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Need::Missing => "missing",
            Need::Stale => "stale",
            Need::Unrecorded => "unrecorded",
            Need::Current => "current",
        }
    }
}

/// What a translator sent for one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivered {
    /// The text's name.
    pub path: String,
    /// The original from which the translation was made.
    pub source: String,
    /// The translation; nothing where none was made.
    pub target: Option<String>,
    /// Whether the translator says that the translation stands, be it as it was.
    pub is_confirmed: bool,
}

/// Every text that is translated into English, in reading order.
#[must_use]
pub fn units(site: &Site) -> Vec<Unit> {
    let tracked = translations(site);
    let mut tracked = tracked.iter().peekable();
    let mut units = Vec::new();
    for block in blocks(site) {
        let state = tracked
            .next_if(|each| each.block.path == block.path)
            .map(|each| each.state);
        if is_translated(&block, site) {
            units.push(unit(&block, site, state));
        }
    }
    units
}

/// Numbers of documents and phrases of a script are the same in every language.
fn is_translated(block: &Block<'_>, site: &Site) -> bool {
    let english = block.text.get(Lang::En);
    let is_same = english.origin == Origin::Written && english.as_str() == block.text.text(site.source);
    !is_same && !block.path.ends_with("/document_number")
}

fn unit(block: &Block<'_>, site: &Site, state: Option<State<'_>>) -> Unit {
    let english = block.text.get(Lang::En);
    let source = block.text.text(site.source).to_owned();
    let (need, change) = match state {
        _ if english.origin == Origin::StandIn => (Need::Missing, None),
        Some(State::Stale(record)) => {
            let old = record.source_text.as_deref();
            (Need::Stale, old.map(|old| within(old, &source)))
        }
        Some(State::Unrecorded) => (Need::Unrecorded, None),
        // Names are not tracked: they are short, and the rules compare them with the glossary.
        Some(State::Current) | None => (Need::Current, None),
    };
    Unit {
        path: block.path.clone(),
        source,
        target: (need != Need::Missing).then(|| english.as_str().to_owned()),
        need,
        is_official: block.voice == Voice::Official,
        change,
    }
}

//! A text as the author's view shows it: where it lives, and how each language stands.
//!
//! In: texts of the site. Out: [`TextView`]s. Never here: which texts a page shows.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use crate::commands::serve::author::View;
use crate::commands::serve::author::words::{Stretch, change};
use crate::lang::Lang;
use crate::report::Diagnostic;
use crate::report::difference::pieces;
use crate::resolve::blocks::{Block, Voice, blocks};
use crate::resolve::site::{Origin, Site};
use crate::resolve::translations::{State, translations};
use crate::source::Span;

/// A place in a file.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PlaceView {
    /// `content/policies/…/03-brand.yaml:12`: what is copied.
    pub(super) place: String,
    /// `03-brand.yaml:12`: what is shown where there is little room.
    pub(super) short: String,
    /// What opens it in the editor.
    pub(super) href: Option<String>,
}

/// How a text stands in one language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct StateView {
    /// `zh-hans`: for the class.
    pub(super) key: &'static str,
    /// The language in a sign or two: 简, EN.
    pub(super) short: String,
    /// The language in its own words.
    pub(super) name: String,
    /// `original`, `derived`, `written`, `current`, `stale`, `unrecorded` or `missing`.
    pub(super) state: &'static str,
    /// The same in words.
    pub(super) word: String,
    /// Where the text of this language is written.
    pub(super) place: PlaceView,
    /// What changed in the original since it was translated.
    pub(super) change: Vec<Stretch>,
}

/// A text.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TextView {
    /// What it is called.
    pub(super) label: String,
    /// Its name for `gongbao translate accept`.
    pub(super) path: String,
    /// Whether it is printed as issued.
    pub(super) is_official: bool,
    /// Where the original is written.
    pub(super) place: PlaceView,
    /// How each language stands.
    pub(super) states: Vec<StateView>,
    /// Whether somebody must look at a translation.
    pub(super) wants_reading: bool,
}

/// A text of the site, and how its translation stands.
pub(super) struct Known<'a> {
    pub(super) block: Block<'a>,
    english: Option<State<'a>>,
    /// Of a clause: where the next one begins in its file. What stands before that is the clause's: who leads, what it grants.
    reach: Option<usize>,
}

/// Every text of the site in reading order.
pub(super) fn known(site: &Site) -> Vec<Known<'_>> {
    let tracked = translations(site).into_iter();
    let states: BTreeMap<String, State<'_>> = tracked.map(|each| (each.block.path, each.state)).collect();
    let blocks = blocks(site).into_iter();
    let mut all: Vec<Known<'_>> = blocks
        .map(|block| Known {
            english: states.get(&block.path).copied(),
            reach: None,
            block,
        })
        .collect();
    // From the last one to the first, so that the next clause is known.
    let mut next: Option<Span> = None;
    for known in all.iter_mut().filter(|known| is_clause(&known.block.path)).rev() {
        let Some(own) = known.spans().min().cloned() else {
            continue;
        };
        let behind = next.filter(|next| next.file.path == own.file.path && next.start > own.start);
        known.reach = Some(behind.map_or(own.file.text.len(), |next| next.start));
        next = Some(own);
    }
    all
}

/// Whether a path is that of a clause's own text.
fn is_clause(path: &str) -> bool {
    path.starts_with("policies/") && path.ends_with("/text") && path.matches('/').count() == 3
}

impl Known<'_> {
    /// Where the text was written, in each language in which it was.
    pub(super) fn spans(&self) -> impl Iterator<Item = &Span> {
        self.block.text.written().map(|(_, text)| &text.written.span)
    }

    /// Whether a finding belongs to the text, or to what its clause says besides.
    ///
    /// Where the latest change can't be built, the file may not be the one that the text was read from; then no place in it
    /// can be held against the text.
    pub(super) fn concerns(&self, finding: &Diagnostic) -> bool {
        let places = [&finding.span]
            .into_iter()
            .chain(finding.also.iter().map(|(span, _)| span));
        let is_own = |place: &Span| {
            let mut own = self.spans().filter(|own| own.file == place.file);
            own.any(|own| {
                own.start <= place.start && place.start < self.reach.unwrap_or(own.end).max(own.start + 1)
            })
        };
        places.into_iter().any(is_own)
    }

    /// How the text stands in a language.
    pub(super) fn state(&self, lang: Lang, source: Lang) -> &'static str {
        match (self.block.text.get(lang).origin, lang) {
            (Origin::StandIn, _) => "missing",
            (Origin::Derived, _) => "derived",
            (Origin::Written, lang) if lang == source => "original",
            (Origin::Written, Lang::En) => match self.english {
                Some(State::Current) => "current",
                Some(State::Stale(_)) => "stale",
                Some(State::Unrecorded) => "unrecorded",
                // Names are not kept track of.
                None => "written",
            },
            (Origin::Written, _) => "written",
        }
    }

    /// What changed in the original since it was translated into a language.
    pub(super) fn change(&self, lang: Lang, source: Lang) -> Vec<Stretch> {
        let Some(State::Stale(record)) = self.english.filter(|_| lang == Lang::En) else {
            return Vec::new();
        };
        let old = record.source_text.as_deref();
        old.map_or_else(Vec::new, |old| change(pieces(old, self.block.text.text(source))))
    }
}

/// Whether a state is one that somebody must look at.
pub(super) fn wants_reading(state: &str) -> bool {
    ["stale", "unrecorded", "missing"].contains(&state)
}

impl View<'_> {
    /// A place in a file, for people and for the editor.
    pub(super) fn place(&self, span: &Span) -> PlaceView {
        let path = &span.file.path;
        let (line, _) = span.line_column();
        let name = path.rsplit('/').next().unwrap_or(path);
        PlaceView {
            place: format!("{path}:{line}"),
            short: format!("{name}:{line}"),
            href: self.author.editor.link(path, line),
        }
    }

    /// The name of a language in the language itself.
    pub(super) fn name_of(&self, lang: Lang) -> Result<String> {
        let key = format!("language.{}", lang.folder());
        Ok(self.author.strings(lang).get(&key)?.to_owned())
    }

    /// The same in a sign or two.
    pub(super) fn short_of(&self, lang: Lang) -> Result<String> {
        let key = format!("short.{}", lang.folder());
        Ok(self.author.strings(lang).get(&key)?.to_owned())
    }

    /// A text with its places and states.
    pub(super) fn text_view(&self, known: &Known<'_>, site: &Site) -> Result<TextView> {
        let text = known.block.text;
        let states = site.languages.iter().map(|&lang| {
            let state = known.state(lang, site.source);
            Ok(StateView {
                key: lang.folder(),
                short: self.short_of(lang)?,
                name: self.name_of(lang)?,
                word: self.say(&format!("state.{state}"))?,
                state,
                place: self.place(&text.get(lang).written.span),
                change: known.change(lang, site.source),
            })
        });
        let states = states.collect::<Result<Vec<_>>>()?;
        Ok(TextView {
            label: self.label(&known.block.path)?,
            path: known.block.path.clone(),
            is_official: known.block.voice == Voice::Official,
            place: self.place(&text.get(site.source).written.span),
            wants_reading: states.iter().any(|state| wants_reading(state.state)),
            states,
        })
    }
}

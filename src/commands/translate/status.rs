//! `gongbao translate status`: a line for each text that somebody must look at, and a table of the languages.
//!
//! In: [`Site`]. Out: text. Never here: what is stale.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::commands::terminal::count;
use crate::exchange::{Need, units};
use crate::lang::Lang;
use crate::resolve::blocks::blocks;
use crate::resolve::site::{Origin, Site};
use crate::resolve::translations::{translations, unused_records};

/// How the translations of a site stand.
pub(super) fn status(site: &Site) -> String {
    let mut text = String::new();
    to_do(site, &mut text);
    for record in unused_records(site) {
        let _ = writeln!(text, "unused      –   {}", record.block.value);
    }
    languages(site, &mut text);
    text
}

fn to_do(site: &Site, list: &mut String) {
    let blocks: BTreeMap<String, _> = blocks(site)
        .into_iter()
        .map(|block| (block.path, block.text))
        .collect();
    for unit in units(site).iter().filter(|unit| unit.need != Need::Current) {
        let Some(text) = blocks.get(&unit.path) else {
            continue;
        };
        let span = &text.get(Lang::En).written.span;
        let line = span.line_column().0;
        let _ = writeln!(
            list,
            "{:10}  en  {}  ({}:{line})",
            unit.need.word(),
            unit.path,
            span.file.path
        );
        if let Some(change) = &unit.change {
            let _ = writeln!(list, "                {change}");
        }
    }
}

fn languages(site: &Site, text: &mut String) {
    let blocks = blocks(site);
    for &lang in &site.languages {
        let number = |origin: Origin| {
            blocks
                .iter()
                .filter(|block| block.text.get(lang).origin == origin)
                .count()
        };
        let _ = match lang {
            lang if lang == site.source => writeln!(
                text,
                "{:8}  {}: the original",
                lang.key(),
                count(blocks.len(), "text")
            ),
            Lang::En => writeln!(text, "{:8}  {}", lang.key(), english(site)),
            lang => writeln!(
                text,
                "{:8}  {}: {} derived, {} written out",
                lang.key(),
                count(blocks.len(), "text"),
                number(Origin::Derived),
                number(Origin::Written)
            ),
        };
    }
}

fn english(site: &Site) -> String {
    let units = units(site);
    let number = |need: Need| units.iter().filter(|unit| unit.need == need).count();
    let tracked = translations(site).len();
    let (stale, unrecorded) = (number(Need::Stale), number(Need::Unrecorded));
    format!(
        "{}: {} current, {stale} stale, {unrecorded} unrecorded, {} missing",
        count(tracked, "translation"),
        tracked - stale - unrecorded,
        number(Need::Missing)
    )
}

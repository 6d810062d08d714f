//! A translator's texts, put where they belong.
//!
//! In: [`Site`] and [`Delivered`] texts. Out: changes of files, and why something was left out. Never here: writing;
//! a translation of a text that is not there any more, or reads otherwise by now.

use std::collections::{BTreeMap, BTreeSet};

use crate::exchange::{Delivered, is_translated, yaml};
use crate::lang::Lang;
use crate::report::difference::within;
use crate::report::fix::Fix;
use crate::resolve::blocks::{Block, blocks};
use crate::resolve::site::{Origin, Site};
use crate::scalar::is_printable;

/// What became of a delivery.
#[derive(Debug, Default)]
pub struct Imported {
    /// The changes of files.
    pub fixes: Vec<Fix>,
    /// Names of the texts that were changed or confirmed: the translations that are current now.
    pub accepted: Vec<String>,
    /// How many texts came back as they were, without a word that they stand.
    pub unchanged: usize,
    /// What was left out, and why.
    pub refused: Vec<Refusal>,
}

/// A text that was left out.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its name.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// Why a text was left out.
#[derive(Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such text, or it is not translated.
    Unknown,
    /// The original reads otherwise by now: what changed.
    SourceChanged(String),
    /// It came twice.
    Twice,
    /// A page that has no file in this language.
    NoPage,
    /// A line break where one line belongs.
    ManyLines,
    /// A character that no text can have: its number.
    NoText(u32),
}

/// Puts a delivery where it belongs.
#[must_use]
pub fn import(site: &Site, delivered: &[Delivered]) -> Imported {
    let known: BTreeMap<String, Block<'_>> = blocks(site)
        .into_iter()
        .filter(|block| is_translated(block, site))
        .map(|block| (block.path.clone(), block))
        .collect();
    let mut imported = Imported::default();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for each in delivered {
        let Some(target) = each
            .target
            .as_deref()
            .map(str::trim)
            .filter(|target| !target.is_empty())
        else {
            continue;
        };
        let placed = match known.get(&each.path) {
            _ if !seen.insert(&each.path) => Err(Why::Twice),
            Some(block) => place(block, site, each, target),
            None => Err(Why::Unknown),
        };
        match placed {
            Ok(Placed::Changed(fix)) => {
                imported.fixes.push(fix);
                imported.accepted.push(each.path.clone());
            }
            Ok(Placed::Confirmed) => imported.accepted.push(each.path.clone()),
            Ok(Placed::Unchanged) => imported.unchanged += 1,
            Err(why) => imported.refused.push(Refusal {
                path: each.path.clone(),
                why,
            }),
        }
    }
    imported
}

enum Placed {
    Changed(Fix),
    Confirmed,
    Unchanged,
}

fn place(block: &Block<'_>, site: &Site, each: &Delivered, target: &str) -> Result<Placed, Why> {
    if let Some(letter) = target
        .chars()
        .find(|letter| *letter != '\n' && !is_printable(*letter))
    {
        return Err(Why::NoText(u32::from(letter)));
    }
    let source = block.text.text(site.source);
    // Tools may trim the ends of a text, and nothing else.
    if each.source.trim() != source.trim() {
        return Err(Why::SourceChanged(within(each.source.trim(), source.trim())));
    }
    let english = block.text.get(Lang::En);
    let is_page = block.path.starts_with("pages/");
    if english.origin == Origin::StandIn {
        return if is_page {
            Err(Why::NoPage)
        } else if target.contains('\n') && !source.contains('\n') && !is_markdown(&block.path) {
            Err(Why::ManyLines)
        } else {
            Ok(Placed::Changed(yaml::added(
                &english.written.span,
                Lang::En.key(),
                target,
            )))
        };
    }
    if english.as_str() == target {
        return Ok(if each.is_confirmed {
            Placed::Confirmed
        } else {
            Placed::Unchanged
        });
    }
    if is_page {
        return Ok(Placed::Changed(Fix {
            span: english.written.span.clone(),
            replacement: target.to_owned(),
        }));
    }
    if target.contains('\n') && !english.as_str().contains('\n') && !is_markdown(&block.path) {
        return Err(Why::ManyLines);
    }
    Ok(Placed::Changed(yaml::replaced(&english.written.span, target)))
}

/// Texts of several paragraphs; the others are one line.
fn is_markdown(path: &str) -> bool {
    let whole = ["/text", "/notice/body", "/preamble"];
    whole.iter().any(|end| path.ends_with(end))
}

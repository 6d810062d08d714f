//! `gongbao translate import`: puts a translator's file into `content/`.
//!
//! In: [`TranslateImport`]. Out: changed files and their record, or nothing at all. Never here: the form of a file.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use crate::commands::Outcome;
use crate::commands::args::translate::TranslateImport;
use crate::commands::make::load_options;
use crate::commands::terminal::{Terminal, count, counts, refused};
use crate::commands::translate::{UNTRANSLATED, lock};
use crate::examine;
use crate::exchange::import::{Imported, Refusal, Why, import as place};
use crate::exchange::{Delivered, table, xliff};
use crate::read;
use crate::report::Report;
use crate::report::difference::unified;
use crate::report::fix::apply;
use crate::resolve::site::Site;
use crate::resolve::translations::{FILE, translations};
use crate::source::Sources;
use crate::write::create::{mend, replace};

/// Puts the file into content, after the whole site was looked at with it.
pub(super) fn import(args: &TranslateImport, terminal: Terminal) -> Result<Outcome> {
    let mut report = Report::default();
    let sources = read::read(&args.root, &mut report)?;
    let Some(site) = look(&sources, args, &mut report) else {
        return Ok(refused(&report, terminal));
    };
    let delivered = delivered(args, &site)?;
    let imported = place(&site, &delivered);
    let files = apply(imported.fixes.iter());
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|mended| (mended.file.path.clone(), mended.text.clone()))
        .collect();
    // With the translations in their places the site must be as sound as before.
    let mut report = Report::default();
    let Some(site) = look(&sources.replacing(&texts), args, &mut report) else {
        terminal.show(&report);
        terminal.say(format_args!(
            "{}: nothing was written; let the translator put it right",
            counts(&report)
        ));
        return Ok(Outcome::AtFault);
    };
    if args.dry_run {
        for file in &files {
            terminal.print(unified(&file.file.path, &file.file.text, &file.text).trim_end())?;
        }
    } else {
        write(args, &texts, &imported, &site)?;
    }
    say(&imported, args, terminal)
}

fn look(sources: &Sources, args: &TranslateImport, report: &mut Report) -> Option<Site> {
    examine(
        sources,
        &load_options(&args.root, None, None),
        &UNTRANSLATED,
        report,
        &mut (),
    )
}

fn delivered(args: &TranslateImport, site: &Site) -> Result<Vec<Delivered>> {
    let text = read::delivery(&args.file)?;
    let is_xml = text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<');
    let read = if is_xml {
        xliff::read(text.trim_start_matches('\u{FEFF}'))
    } else {
        table::read(&text, site.source)
    };
    let (_, delivered) = read.with_context(|| format!("can't import `{}`", args.file.display()))?;
    Ok(delivered)
}

fn write(args: &TranslateImport, texts: &[(String, String)], imported: &Imported, site: &Site) -> Result<()> {
    for (path, text) in texts {
        mend(&args.root.join(path), text)?;
    }
    if imported.accepted.is_empty() {
        return Ok(());
    }
    let all = translations(site);
    let accepted: BTreeSet<&str> = imported.accepted.iter().map(String::as_str).collect();
    replace(
        &args.root.join(FILE),
        &lock(site, &all, &|each| accepted.contains(each.block.path.as_str())),
    )
}

fn say(imported: &Imported, args: &TranslateImport, terminal: Terminal) -> Result<Outcome> {
    for path in &imported.accepted {
        terminal.print(path)?;
    }
    for refusal in &imported.refused {
        terminal.say(format_args!("left out: {}: {}", refusal.path, why(refusal)));
    }
    if imported.unchanged > 0 {
        terminal.say(format_args!(
            "{} came back as it was, without a word that it stands; `gongbao translate accept` records it",
            count(imported.unchanged, "text")
        ));
    }
    let done = if args.dry_run {
        "would be imported"
    } else {
        "imported"
    };
    let number = count(imported.accepted.len(), "translation");
    let left_out = imported.refused.len();
    terminal.sum_up(format_args!("{number} {done}, {left_out} left out"))?;
    Ok(if left_out == 0 {
        Outcome::Fine
    } else {
        Outcome::AtFault
    })
}

fn why(refusal: &Refusal) -> String {
    match &refusal.why {
        Why::Unknown => "there is no such text, or it is not translated".to_owned(),
        Why::SourceChanged(change) => {
            format!("the original has changed since it was exported: {change}; export it again")
        }
        Why::Twice => "it is in the file twice; the first was taken".to_owned(),
        Why::NoPage => {
            let name = refusal.path.split('/').nth(1).unwrap_or_default();
            format!(
                "the page has no English file: create content/pages/{name}.en.md, its title in the first line"
            )
        }
        Why::NoText(number) => {
            format!("it has a character that no text can have: U+{number:04X}; take it out")
        }
        Why::ManyLines => "this text is one line; the translation has several".to_owned(),
    }
}

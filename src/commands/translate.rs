//! `gongbao translate`: which text each translation was made from.
//!
//! In: [`Translate`]. Out: the state of the translations, or `content/translations.yaml`. Never here: what is stale.

use std::fmt::Write;

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::{SiteArgs, Translate, TranslateAction};
use crate::commands::make::{load_options, require_site};
use crate::commands::terminal::{Terminal, count, counts};
use crate::load;
use crate::report::Report;
use crate::resolve::site::Site;
use crate::resolve::translations::{FILE, State, Translation, translations, unused_records};
use crate::write::create::replace;

const HEADER: &str = "# Kept by `gongbao translate accept`: of each translated text the hash of the original that it was made from.
# Never edit it by hand: a changed hash would hide a translation that nobody has read again.
";

/// Says how translations stand, or accepts them as they are.
pub(super) fn run(args: &Translate, terminal: Terminal) -> Result<Outcome> {
    let (TranslateAction::Status(site_args) | TranslateAction::Accept(site_args)) = &args.action;
    let Some(site) = load_or_say_why(site_args, terminal)? else {
        return Ok(Outcome::AtFault);
    };
    match &args.action {
        TranslateAction::Status(_) => terminal.print(status(&site).trim_end())?,
        TranslateAction::Accept(_) => {
            let all = translations(&site);
            replace(&site_args.root.join(FILE), &lock(&all))?;
            terminal.print(format_args!(
                "{} recorded in {FILE}",
                count(all.len(), "translation")
            ))?;
        }
    }
    Ok(Outcome::Fine)
}

fn load_or_say_why(args: &SiteArgs, terminal: Terminal) -> Result<Option<Site>> {
    require_site(args)?;
    let mut report = Report::default();
    let site = load(&load_options(&args.root, args.as_of, None), &mut report)?;
    if site.is_none() {
        // Warnings are for `check`, stale translations among them; here they would only repeat the answer.
        terminal.show(&report);
        terminal.say(format_args!("{}: mend the errors first", counts(&report)));
    }
    Ok(site)
}

/// A line per text that somebody must look at, and a summary.
fn status(site: &Site) -> String {
    let all = translations(site);
    let mut text = String::new();
    let (mut stale, mut unrecorded) = (0, 0);
    for translation in &all {
        let word = match translation.state {
            State::Current => continue,
            State::Stale(_) => {
                stale += 1;
                "stale"
            }
            State::Unrecorded => {
                unrecorded += 1;
                "unrecorded"
            }
        };
        let span = &translation.block.text.get(translation.lang).written.span;
        let line = span.line_column().0;
        let path = &translation.block.path;
        let _ = writeln!(
            text,
            "{word:10}  {}  {path}  ({}:{line})",
            translation.lang, span.file.path
        );
    }
    for record in unused_records(site) {
        let _ = writeln!(text, "unused      –   {}", record.block.value);
    }
    let _ = writeln!(
        text,
        "{}: {} current, {stale} stale, {unrecorded} unrecorded",
        count(all.len(), "translation"),
        all.len() - stale - unrecorded
    );
    text
}

fn lock(all: &[Translation<'_>]) -> String {
    let mut text = HEADER.to_owned();
    for translation in all {
        let _ = writeln!(
            text,
            "{}: \"{}\"",
            translation.block.path, translation.source_hash
        );
    }
    text
}

//! `gongbao translate`: which text each translation was made from.
//!
//! In: [`Translate`]. Out: the state of the translations, or `content/translations.yaml`. Never here: what is stale.

use std::fmt::Write;

use anyhow::Result;

use crate::LoadOptions;
use crate::commands::Outcome;
use crate::commands::args::translate::{Translate, TranslateAccept, TranslateAction};
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
    let root = match &args.action {
        TranslateAction::Status(status) => &status.root,
        TranslateAction::Accept(accept) => &accept.root,
    };
    require_site(root)?;
    let mut report = Report::default();
    let Some(site) = load(&load_options(root, None, None), &mut report)? else {
        // Warnings are for `check`, stale translations among them; here they would only repeat the answer.
        terminal.show(&report);
        terminal.say(format_args!("{}: mend the errors first", counts(&report)));
        return Ok(Outcome::AtFault);
    };
    match &args.action {
        TranslateAction::Status(_) => {
            terminal.print(status(&site).trim_end())?;
            Ok(Outcome::Fine)
        }
        TranslateAction::Accept(accept) => self::accept(accept, &site, terminal),
    }
}

fn accept(args: &TranslateAccept, site: &Site, terminal: Terminal) -> Result<Outcome> {
    let all = translations(site);
    let is_meant = |translation: &Translation<'_>| args.all || is_named(&translation.block.path, &args.texts);
    for name in &args.texts {
        if !all
            .iter()
            .any(|each| is_named(&each.block.path, std::slice::from_ref(name)))
        {
            terminal.say(format_args!(
                "error: no translated text is called `{name}`; `gongbao translate status` names those to be read"
            ));
            return Ok(Outcome::WrongUsage);
        }
    }
    let is_new = |translation: &Translation<'_>| !matches!(translation.state, State::Current);
    let accepted: Vec<&Translation<'_>> = all.iter().filter(|each| is_meant(each) && is_new(each)).collect();
    replace(&args.root.join(FILE), &lock(&all, &is_meant))?;
    for translation in &accepted {
        terminal.print(&translation.block.path)?;
    }
    terminal.print(format_args!(
        "{} newly recorded in {FILE}",
        count(accepted.len(), "translation")
    ))?;
    Ok(Outcome::Fine)
}

/// Records every translation of a site that was made a moment ago, from the texts that stand beside them.
pub(super) fn accept_all(options: &LoadOptions) -> Result<()> {
    let Some(site) = load(options, &mut Report::default())? else {
        return Ok(());
    };
    replace(&options.root.join(FILE), &lock(&translations(&site), &|_| true))
}

/// Whether a text has one of these names, or stands below it.
fn is_named(path: &str, names: &[String]) -> bool {
    names.iter().any(|name| {
        let name = name.trim_end_matches('/');
        path.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
    })
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

/// The file's text: a new hash where the translation is accepted, the old one elsewhere.
fn lock(all: &[Translation<'_>], is_accepted: &dyn Fn(&Translation<'_>) -> bool) -> String {
    let mut text = HEADER.to_owned();
    for translation in all {
        let hash = match translation.state {
            _ if is_accepted(translation) => &translation.source_hash,
            State::Current => &translation.source_hash,
            State::Stale(record) => &record.source_hash.value,
            State::Unrecorded => continue,
        };
        let _ = writeln!(text, "{}: \"{hash}\"", translation.block.path);
    }
    text
}

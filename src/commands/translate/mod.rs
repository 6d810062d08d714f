//! `gongbao translate`: which text each translation was made from, and texts on their way to a translator and back.
//!
//! In: [`Translate`]. Out: the state of the translations, files for translators, or changes in `content/`.
//! Never here: what is stale; the form of a file.

mod export;
mod import;
mod status;

use std::fmt::Write;

use anyhow::Result;

use crate::LoadOptions;
use crate::commands::Outcome;
use crate::commands::args::translate::{Translate, TranslateAccept, TranslateAction};
use crate::commands::make::{load_options, require_site};
use crate::commands::terminal::{Terminal, count, refused};
use crate::load_despite;
use crate::report::Report;
use crate::resolve::site::Site;
use crate::resolve::translations::{FILE, State, Translation, translations};
use crate::write::create::replace;

const HEADER: &str = "# Kept by `gongbao translate accept`: of each translated text the original that it was made from, and its hash.
# Never edit it by hand: a changed hash would hide a translation that nobody has read again.
";

/// What a site in translation may lack.
const UNTRANSLATED: [&str; 1] = ["missing-translation"];

/// Says how translations stand, accepts them as they are, or exchanges them with a translator.
pub(super) fn run(args: &Translate, terminal: Terminal) -> Result<Outcome> {
    let root = match &args.action {
        TranslateAction::Status(status) => &status.root,
        TranslateAction::Accept(accept) => &accept.root,
        TranslateAction::Export(export) => &export.root,
        TranslateAction::Import(import) => &import.root,
    };
    require_site(root)?;
    if let TranslateAction::Import(args) = &args.action {
        return import::import(args, terminal);
    }
    let mut report = Report::default();
    let Some(site) = load_despite(&load_options(root, None, None), &UNTRANSLATED, &mut report)? else {
        return Ok(refused(&report, terminal));
    };
    match &args.action {
        TranslateAction::Accept(args) => accept(args, &site, terminal),
        TranslateAction::Export(args) => export::export(args, &site, terminal),
        TranslateAction::Status(_) | TranslateAction::Import(_) => {
            terminal.sum_up(status::status(&site).trim_end())?;
            Ok(Outcome::Fine)
        }
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
    replace(&args.root.join(FILE), &lock(site, &all, &is_meant))?;
    for translation in &accepted {
        terminal.print(&translation.block.path)?;
    }
    terminal.sum_up(format_args!(
        "{} newly recorded in {FILE}",
        count(accepted.len(), "translation")
    ))?;
    Ok(Outcome::Fine)
}

/// Records every translation of a site that was made a moment ago, from the texts that stand beside them.
pub(super) fn accept_all(options: &LoadOptions) -> Result<()> {
    let Some(site) = crate::load(options, &mut Report::default(), &mut ())? else {
        return Ok(());
    };
    replace(
        &options.root.join(FILE),
        &lock(&site, &translations(&site), &|_| true),
    )
}

/// Whether a text has one of these names, or stands below it.
fn is_named(path: &str, names: &[String]) -> bool {
    names.iter().any(|name| {
        let name = name.trim_end_matches('/');
        path.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
    })
}

/// The file's text: a new hash where the translation is accepted, the old one elsewhere.
fn lock(site: &Site, all: &[Translation<'_>], is_accepted: &dyn Fn(&Translation<'_>) -> bool) -> String {
    let mut text = HEADER.to_owned();
    for translation in all {
        let now = || Some(translation.block.text.text(site.source).to_owned());
        let (hash, from) = match translation.state {
            _ if is_accepted(translation) => (&translation.source_hash, now()),
            State::Current => (&translation.source_hash, now()),
            State::Stale(record) => (&record.source_hash.value, record.source_text.clone()),
            State::Unrecorded => continue,
        };
        let path = &translation.block.path;
        let _ = match from {
            // A JSON text is a YAML text as well, and stays in one line however many it has.
            Some(from) => writeln!(
                text,
                "{path}:\n  hash: \"{hash}\"\n  from: {}",
                serde_json::json!(from)
            ),
            None => writeln!(text, "{path}: \"{hash}\""),
        };
    }
    text
}

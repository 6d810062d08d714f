//! `gongbao translate export`: what is to be translated, as a file.
//!
//! In: [`TranslateExport`]. Out: the file. Never here: its form.

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::translate::{ExchangeFormat, TranslateExport};
use crate::commands::terminal::{Terminal, count};
use crate::exchange::{Need, Unit, table, units, xliff};
use crate::resolve::site::Site;
use crate::write::create::replace;

/// Writes the file.
pub(super) fn export(args: &TranslateExport, site: &Site, terminal: Terminal) -> Result<Outcome> {
    let all = units(site);
    let wanted: Vec<&Unit> = all
        .iter()
        .filter(|unit| args.all || unit.need != Need::Current)
        .collect();
    if wanted.is_empty() {
        terminal.say("nothing is to be translated; --all exports every text");
        return Ok(Outcome::Fine);
    }
    let file = match args.format {
        ExchangeFormat::Xliff => xliff::write(&wanted, site.source, args.lang)?,
        ExchangeFormat::Csv => table::write(&wanted, site.source, args.lang)?,
    };
    match &args.out {
        Some(path) => replace(path, &file)?,
        None => terminal.print(file.trim_end())?,
    }
    let number = count(wanted.len(), "text");
    terminal.say(match &args.out {
        Some(path) => format!("{number} → {}", path.display()),
        None => number,
    });
    Ok(Outcome::Fine)
}

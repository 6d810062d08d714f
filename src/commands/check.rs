//! `gongbao check`: everything that is wrong, in one run.
//!
//! In: [`Check`]. Out: findings, for people or programs. Never here: writing; a rule.

use anyhow::Result;

use crate::LoadOptions;
use crate::Observer;
use crate::Stage;
use crate::commands::Outcome;
use crate::commands::args::check::{Check, Format};
use crate::commands::make::{load_options, pages, require_site};
use crate::commands::progress::Progress;
use crate::commands::terminal::{Terminal, count, counts};
use crate::generate;
use crate::load;
use crate::load_theme;
use crate::report::Report;
use crate::report::github::github;
use crate::report::json::json;
use crate::write::rehearse;

/// Does everything that a build does, except to write.
pub(super) fn run(args: &Check, terminal: Terminal) -> Result<Outcome> {
    require_site(&args.site.root)?;
    let options = load_options(&args.site.root, args.site.as_of, None);
    let mut report = Report::default();
    let result = examine(&options, &mut report, terminal);
    match args.format {
        Format::Human => terminal.show(&report),
        Format::Json => terminal.print(json(&report).trim_end())?,
        Format::Github => print_unless_empty(&github(&report), terminal)?,
    }
    let pages = result?;

    let is_fine = report.errors() == 0 && (report.warnings() == 0 || !args.deny_warnings);
    if args.format == Format::Human {
        terminal.say(summary(&report, pages, is_fine));
    }
    Ok(if is_fine { Outcome::Fine } else { Outcome::AtFault })
}

/// Counts the pages that could be made; `None` when the report has errors.
fn examine(options: &LoadOptions, report: &mut Report, terminal: Terminal) -> Result<Option<usize>> {
    let mut progress = Progress::new(terminal);
    let Some(site) = load(options, report, &mut progress)? else {
        return Ok(None);
    };
    progress.begins(Stage::Theme);
    let Some(theme) = load_theme(&options.root, &site, report)? else {
        return Ok(None);
    };
    let output = generate(&site, &theme, &mut progress)?;
    progress.begins(Stage::Write);
    rehearse(&output)?;
    Ok(Some(pages(&output)))
}

fn summary(report: &Report, pages: Option<usize>, is_fine: bool) -> String {
    let counts = counts(report);
    match (pages, is_fine) {
        (Some(pages), true) if counts.is_empty() => {
            format!("nothing to mend: {} can be built", count(pages, "page"))
        }
        (Some(pages), true) => format!("{counts}: {} can be built", count(pages, "page")),
        (Some(_), false) => format!("{counts}, and warnings are denied"),
        (None, _) => format!("{counts}: the site can't be built"),
    }
}

fn print_unless_empty(text: &str, terminal: Terminal) -> Result<()> {
    let text = text.trim_end();
    if text.is_empty() {
        Ok(())
    } else {
        terminal.print(text)
    }
}

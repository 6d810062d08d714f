//! `gongbao check`: everything that is wrong, in one run.
//!
//! In: [`Check`]. Out: findings, for people or programs. Never here: a rule; writing, but for what `--fix` was told to.

mod explain;
mod mend;

use anyhow::Result;

use crate::LoadOptions;
use crate::Observer;
use crate::Stage;
use crate::check::rendered::Pages;
use crate::commands::Outcome;
use crate::commands::args::check::{Check, Format, Profile};
use crate::commands::make::{load_options, pages, require_site};
use crate::commands::progress::Progress;
use crate::commands::terminal::{Terminal, count, counts};
use crate::generate;
use crate::lang::Lang;
use crate::load;
use crate::load_theme;
use crate::report::github::github;
use crate::report::json::json;
use crate::report::sarif::sarif;
use crate::report::{Report, Severity};
use crate::write::rehearse;

/// Does everything that a build does, except to write.
pub(super) fn run(args: &Check, terminal: Terminal) -> Result<Outcome> {
    if args.rules {
        return explain::list(terminal);
    }
    if let Some(code) = &args.explain {
        return explain::explain(code, terminal);
    }
    require_site(&args.site.root)?;
    let options = load_options(&args.site.root, args.site.as_of, None);
    let mut report = Report::default();
    let result = examine(&options, &mut report, terminal);
    if args.profile == Profile::Draft {
        report.retain(|finding| finding.severity == Severity::Error);
    }
    show(&report, args, terminal)?;
    let pages = result?;
    let is_fine = is_fine(&report, args);
    if args.fix {
        return mend::mend(&report, args, is_fine, terminal);
    }
    if args.format == Format::Human {
        terminal.say(summary(&report, pages, is_fine));
    }
    Ok(if is_fine { Outcome::Fine } else { Outcome::AtFault })
}

fn show(report: &Report, args: &Check, terminal: Terminal) -> Result<()> {
    // A program is told in the language that was asked for, and not in that of whoever runs it.
    let lang = args.lang.unwrap_or(Lang::En);
    let told = || report.in_language(lang);
    match args.format {
        Format::Human => terminal.show(report),
        Format::Json => terminal.print(json(&told()).trim_end())?,
        Format::Github => print_unless_empty(&github(&told()), terminal)?,
        Format::Sarif => terminal.print(sarif(&told(), lang).trim_end())?,
    }
    Ok(())
}

fn is_fine(report: &Report, args: &Check) -> bool {
    let denies_warnings = args.deny_warnings || args.profile == Profile::Strict;
    report.errors() == 0
        && (report.warnings() == 0 || !denies_warnings)
        && (report.advice() == 0 || args.profile != Profile::Strict)
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
    let looked_at = Pages::new(&site, &output);
    rehearse(&output, &|address, bytes| looked_at.look_at(address, bytes))?;
    looked_at.report(report);
    Ok(Some(pages(&output)))
}

fn summary(report: &Report, pages: Option<usize>, is_fine: bool) -> String {
    let counts = counts(report);
    match (pages, is_fine) {
        (Some(pages), true) if counts.is_empty() => {
            format!("nothing to mend: {} can be built", count(pages, "page"))
        }
        (Some(pages), true) => format!("{counts}: {} can be built", count(pages, "page")),
        (Some(_), false) if report.warnings() > 0 => format!("{counts}, and warnings are denied"),
        (Some(_), false) => format!("{counts}, and advice is denied"),
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

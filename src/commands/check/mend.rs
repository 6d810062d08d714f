//! `gongbao check --fix`: mends what a program can mend.
//!
//! In: findings with fixes. Out: a difference, and after a yes the mended files. Never here: changing a word in silence.

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::check::Check;
use crate::commands::terminal::{Terminal, count};
use crate::report::Report;
use crate::report::difference::unified;
use crate::report::fix::{Mended, mended};
use crate::write::create::mend as put;

/// Shows what would be mended, asks, and writes.
pub(super) fn mend(report: &Report, args: &Check, is_fine: bool, terminal: Terminal) -> Result<Outcome> {
    let files = mended(report);
    let outcome = if is_fine { Outcome::Fine } else { Outcome::AtFault };
    if files.is_empty() {
        terminal.say("there is nothing that a program could mend");
        return Ok(outcome);
    }
    for file in &files {
        terminal.print(unified(&file.file.path, &file.file.text, &file.text).trim_end())?;
    }
    let places: usize = files.iter().map(|file| file.places).sum();
    let number = format!("{} in {}", count(places, "place"), count(files.len(), "file"));
    let question =
        format!("mend {number}? Where a line is official text, compare it with the document first");
    if !args.yes {
        match terminal.ask(&question) {
            Some(true) => {}
            Some(false) => return Ok(outcome),
            None => {
                terminal.say(format_args!(
                    "{number} can be mended: run again with --fix --yes to write this difference"
                ));
                return Ok(outcome);
            }
        }
    }
    write(&files, args)?;
    terminal.say(format_args!("{number} mended; run `gongbao check` again"));
    Ok(Outcome::Fine)
}

fn write(files: &[Mended], args: &Check) -> Result<()> {
    for file in files {
        put(&args.site.root.join(&file.file.path), &file.text)?;
    }
    Ok(())
}

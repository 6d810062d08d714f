//! `gongbao rollback`, `generations` and `prune`: what was published before.
//!
//! In: their arguments. Out: an older site shown again, a list, fewer generations. Never here: how any of it is done.

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::publish::{Generations, Prune, Rollback};
use crate::commands::make::moment;
use crate::commands::publish::told;
use crate::commands::terminal::{Terminal, count};
use crate::write::compress::Precompress;
use crate::write::published::{self, Generation};

/// Shows an older site again.
pub(super) fn rollback(args: Rollback, terminal: Terminal) -> Result<Outcome> {
    let how = published::Order {
        now: moment(),
        note: args.note,
        // Who goes back is looking for something: nothing is removed in that moment.
        keep: usize::MAX,
        precompress: Precompress::No,
    };
    let done = published::rollback(&args.to, args.generation, &how)?;
    terminal.sum_up(format_args!(
        "{} → {}",
        told(&done),
        args.to.join("current").display()
    ))?;
    Ok(Outcome::Fine)
}

/// Prints every generation, newest first.
pub(super) fn list(args: &Generations, terminal: Terminal) -> Result<Outcome> {
    let all = published::generations(&args.to)?;
    let lines: Vec<String> = all.iter().map(line).collect();
    if lines.is_empty() {
        terminal.say(format_args!("`{}` has no generation yet", args.to.display()));
    } else {
        terminal.print(lines.join("\n"))?;
    }
    Ok(Outcome::Fine)
}

/// `* 12  2026-11-25T00:35:35Z   131 files  3 new, 1 changed  measure 3 corrected`
fn line(generation: &Generation) -> String {
    let mark = if generation.is_current { '*' } else { ' ' };
    let start = format!("{mark} {:>4}  ", generation.number);
    let Some(record) = &generation.record else {
        return format!("{start}its record is gone");
    };
    let changes = [
        (record.new, "new"),
        (record.changed, "changed"),
        (record.removed, "removed"),
    ];
    let changes: Vec<String> = changes
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    let mut parts = vec![
        format!("{start}{}", record.published),
        format!("{:>10}", count(record.files, "file")),
        changes.join(", "),
    ];
    parts.extend(
        record
            .repeats
            .map(|number| format!("the site of generation {number} again")),
    );
    parts.extend(record.note.clone());
    parts.retain(|part| !part.is_empty());
    parts.join("  ")
}

/// Removes old generations.
pub(super) fn prune(args: &Prune, terminal: Terminal) -> Result<Outcome> {
    let gone = published::prune(&args.to, args.keep)?;
    terminal.sum_up(format_args!("{} removed", count(gone.len(), "generation")))?;
    Ok(Outcome::Fine)
}

//! `gongbao diff`: what differs between two states of a site.
//!
//! In: [`Diff`]. Out: the differences, for people or programs. Never here: finding them; writing anything.

pub(in crate::commands) mod published;
mod texts;

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::diff::Diff;
use crate::commands::terminal::Terminal;

/// Compares what was asked for.
pub(super) fn run(args: Diff, terminal: Terminal) -> Result<Outcome> {
    if args.published.is_some() {
        published::run(args, terminal)
    } else {
        texts::run(&args, terminal)
    }
}

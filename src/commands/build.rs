//! `gongbao build`: the site, into a folder.
//!
//! In: [`Build`]. Out: the folder and a line about it. Never here: a step of the work itself.

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::build::Build;
use crate::commands::make::{self, Address, Order, below, make, require_site};
use crate::commands::terminal::{Terminal, counts};
use crate::report::Report;
use crate::write::compress::Precompress;
use crate::write::refuse_sources;

/// Makes the site once.
pub(super) fn run(args: Build, terminal: Terminal) -> Result<Outcome> {
    require_site(&args.site.root)?;
    let order = Order {
        out: args.out.unwrap_or_else(|| below(&args.site.root, "public")),
        root: args.site.root,
        as_of: args.site.as_of,
        address: args.base_url.map_or(Address::AsWritten, Address::Base),
        precompress: Precompress::from(args.precompress),
    };
    refuse_sources(&order.root, &order.out)?;

    let mut report = Report::default();
    let result = make(&order, &mut report, terminal);
    terminal.show(&report);
    let Some(done) = result? else {
        terminal.say(format_args!("{}: nothing was written", counts(&report)));
        return Ok(Outcome::AtFault);
    };
    if report.warnings() > 0 {
        terminal.say(counts(&report));
    }
    if args.timings {
        terminal.say(&done.timings);
    }
    let overtaken = done.overtaken.clone();
    terminal.sum_up(done)?;
    if let Some(file) = overtaken {
        terminal.say(make::overtaken(&file));
    }
    Ok(Outcome::Fine)
}

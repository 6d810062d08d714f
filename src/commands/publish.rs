//! `gongbao publish`: the site, where readers see it.
//!
//! In: [`Publish`]. Out: a new generation and a line about it. Never here: a step of the work itself.

use std::time::Instant;

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::publish::Publish;
use crate::commands::make::{Address, Order, make_into, moment, overtaken, require_site};
use crate::commands::progress::Progress;
use crate::commands::terminal::{Terminal, count, counts};
use crate::report::Report;
use crate::write::compress::Precompress;
use crate::write::published::{self, Published};
use crate::write::refuse_sources;

/// Makes or takes the site, and publishes it.
pub(super) fn run(args: Publish, terminal: Terminal) -> Result<Outcome> {
    let start = Instant::now();
    let how = published::Order {
        now: moment(),
        note: args.note,
        keep: args.keep,
        precompress: Precompress::from(args.precompress),
    };
    let done = if let Some(from) = &args.from {
        terminal.progress("looking at the built site");
        published::publish_built(&published::built(from)?, &args.to, &how)?
    } else {
        require_site(&args.site.root)?;
        refuse_sources(&args.site.root, &args.to)?;
        let order = Order {
            root: args.site.root,
            out: args.to.clone(),
            as_of: args.site.as_of,
            address: args.base_url.map_or(Address::AsWritten, Address::Base),
            precompress: how.precompress,
        };
        let mut report = Report::default();
        let result = make_into(&order, &mut report, &mut Progress::new(terminal), |output| {
            published::publish(output, &order.out, &how)
        });
        terminal.show(&report);
        let Some(made) = result? else {
            terminal.say(format_args!("{}: nothing was published", counts(&report)));
            return Ok(Outcome::AtFault);
        };
        if let Some(file) = &made.overtaken {
            terminal.say(overtaken(file));
        }
        made.result
    };
    terminal.sum_up(format_args!(
        "{} → {} ({:.2} s)",
        told(&done),
        args.to.join("current").display(),
        start.elapsed().as_secs_f64()
    ))?;
    Ok(Outcome::Fine)
}

/// `generation 12: 131 files (3 changed, 128 unchanged)`
pub(super) fn told(done: &Published) -> String {
    let mut words = match &done.written {
        None => format!("nothing has changed: generation {} stays", done.generation),
        Some(written) => format!(
            "generation {}: {} ({})",
            done.generation,
            count(written.total, "file"),
            written.fates()
        ),
    };
    if !done.pruned.is_empty() {
        let gone = count(done.pruned.len(), "old generation");
        words = format!("{words}, {gone} removed");
    }
    words
}

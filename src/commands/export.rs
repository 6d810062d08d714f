//! `gongbao export`: what can be found, for a search engine that somebody runs already.
//!
//! In: [`Export`]. Out: records on standard output, or files in a folder. Never here: what a record holds; a network.

use anyhow::{Context, Result};

use crate::commands::Outcome;
use crate::commands::args::export::{Export, RecordFormat};
use crate::commands::make::{load_options, require_site};
use crate::commands::terminal::{Terminal, count, refused};
use crate::export::search::{Shape, mapping, records};
use crate::load;
use crate::report::Report;
use crate::write::create::replace;
use crate::write::refuse_sources;

/// Exports the records of a site.
pub(super) fn run(args: Export, terminal: Terminal) -> Result<Outcome> {
    require_site(&args.root)?;
    if let Some(out) = &args.out {
        refuse_sources(&args.root, out)?;
    }
    let mut report = Report::default();
    let Some(site) = load(
        &load_options(&args.root, None, args.base_url),
        &mut report,
        &mut (),
    )?
    else {
        return Ok(refused(&report, terminal));
    };
    let shape = match args.format {
        RecordFormat::Ndjson => Shape::Plain,
        RecordFormat::Opensearch | RecordFormat::Elasticsearch => Shape::Bulk,
    };
    let records = records(&site, shape)?;
    let Some(out) = args.out else {
        terminal.print(records.lines.trim_end())?;
        return Ok(Outcome::Fine);
    };
    let file = out.join("records.ndjson");
    replace(&file, &records.lines)?;
    terminal.say(format_args!(
        "{} → {}",
        count(records.count, "record"),
        file.display()
    ));
    if shape == Shape::Bulk {
        let file = out.join("mapping.json");
        let text = serde_json::to_string_pretty(&mapping(&site)).context("writing JSON")?;
        replace(&file, &(text + "\n"))?;
        terminal.say(format_args!("settings and mappings → {}", file.display()));
    }
    Ok(Outcome::Fine)
}

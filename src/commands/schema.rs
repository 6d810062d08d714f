//! `gongbao schema`: the JSON Schema of each kind of file, for editors.
//!
//! In: [`Schema`]. Out: a schema, or files. Never here: what a record may hold.

use std::path::Path;

use anyhow::{Context, Result};

use crate::commands::Outcome;
use crate::commands::args::Schema;
use crate::commands::terminal::{Terminal, count};
use crate::model::schema::{self, NAMES};
use crate::write::create::replace;

/// Prints the schema that was named, writes all, or says which there are.
pub(super) fn run(args: &Schema, terminal: Terminal) -> Result<Outcome> {
    if let Some(folder) = &args.out {
        return write_all(folder, terminal);
    }
    let Some(name) = &args.name else {
        terminal.print(NAMES.join("\n"))?;
        return Ok(Outcome::Fine);
    };
    let Some(text) = text(name)? else {
        terminal.say(format_args!(
            "error: there is no schema `{name}`; there are: {}",
            NAMES.join(", ")
        ));
        return Ok(Outcome::WrongUsage);
    };
    terminal.print(text)?;
    Ok(Outcome::Fine)
}

fn write_all(folder: &Path, terminal: Terminal) -> Result<Outcome> {
    for name in NAMES {
        let text = text(name)?.with_context(|| format!("the schema `{name}` is listed but not there"))?;
        replace(&folder.join(format!("{name}.schema.json")), &format!("{text}\n"))?;
    }
    terminal.print(format_args!(
        "{} → {}",
        count(NAMES.len(), "schema"),
        folder.display()
    ))?;
    Ok(Outcome::Fine)
}

fn text(name: &str) -> Result<Option<String>> {
    let schema = schema::schema(name);
    let text = schema
        .map(|schema| serde_json::to_string_pretty(&schema))
        .transpose();
    text.with_context(|| format!("can't write the schema `{name}` as JSON"))
}

//! `gongbao schema`: the JSON Schema of each kind of file, for editors.
//!
//! In: [`Schema`]. Out: a schema, or files. Never here: what a record may hold.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::commands::Outcome;
use crate::commands::args::schema::Schema;
use crate::commands::terminal::{Terminal, count};
use crate::export;
use crate::model;
use crate::write::create::replace;

/// Prints the schema that was named, writes all, or says which there are.
pub(super) fn run(args: &Schema, terminal: Terminal) -> Result<Outcome> {
    let schemas = schemas();
    if let Some(folder) = &args.out {
        return write_all(&schemas, folder, terminal);
    }
    let names: Vec<&str> = schemas.keys().copied().collect();
    let Some(name) = &args.name else {
        terminal.print(names.join("\n"))?;
        return Ok(Outcome::Fine);
    };
    let Some(schema) = schemas.get(name.as_str()) else {
        let names = names.join(", ");
        terminal.say(format_args!(
            "error: there is no schema `{name}`; there are: {names}"
        ));
        return Ok(Outcome::WrongUsage);
    };
    terminal.print(text(schema)?)?;
    Ok(Outcome::Fine)
}

/// One schema per kind of file that authors write, and `api…` for the files that `build` makes for programs.
pub(super) fn schemas() -> BTreeMap<&'static str, Value> {
    let mut schemas = model::schema::schemas();
    schemas.insert("api", export::policy_schema());
    schemas.insert("api-clause", export::clause_schema());
    schemas
}

fn write_all(schemas: &BTreeMap<&str, Value>, folder: &Path, terminal: Terminal) -> Result<Outcome> {
    for (name, schema) in schemas {
        replace(
            &folder.join(format!("{name}.schema.json")),
            &format!("{}\n", text(schema)?),
        )?;
    }
    terminal.sum_up(format_args!(
        "{} → {}",
        count(schemas.len(), "schema"),
        folder.display()
    ))?;
    Ok(Outcome::Fine)
}

fn text(schema: &Value) -> Result<String> {
    serde_json::to_string_pretty(schema).context("writing JSON")
}

//! Puts proposed entries at the end of the site's registries.
//!
//! In: proposals. Out: `content/agencies.yaml` and `content/glossary.yaml`, with entries more. Never here: changing an
//! entry that is there.

use std::path::Path;

use anyhow::{Result, bail};

use crate::import::Imported;
use crate::import::yaml;
use crate::read;
use crate::scalar::scalar;
use crate::write::create::replace;

/// The largest registry, in bytes; `read` takes no larger file.
const LARGEST: u64 = 2 << 20;

/// Adds what is proposed.
pub(super) fn register(root: &Path, imported: &Imported) -> Result<()> {
    let lang = imported.lang;
    name_aliases(&root.join("content/agencies.yaml"), imported)?;
    append(&root.join("content/agencies.yaml"), "agencies", |indent| {
        yaml::agencies(&imported.proposals, lang, indent)
    })?;
    append(&root.join("content/glossary.yaml"), "terms", |indent| {
        yaml::terms(&imported.proposals, lang, indent)
    })
}

/// Puts entries at the end of the list below a key; the file is made where there is none.
pub(in crate::commands) fn append(path: &Path, key: &str, entries: impl Fn(usize) -> String) -> Result<()> {
    if entries(2).is_empty() {
        return Ok(());
    }
    let old = if path.exists() {
        read::document(path, LARGEST)?.unwrap_or_default()
    } else {
        Vec::new()
    };
    let Ok(mut text) = String::from_utf8(old) else {
        bail!(
            "`{}` is not UTF-8: mend it, and copy the proposals by hand",
            path.display()
        );
    };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let empty = format!("{key}: []");
    if text.trim().is_empty() {
        text = format!("{key}:\n");
    } else if text.contains(&empty) {
        text = text.replace(&empty, &format!("{key}:"));
    }
    let first = text.lines().find(|line| line.trim_start().starts_with("- "));
    let indent = first.map_or(2, |line| line.len() - line.trim_start().len());
    text.push_str(&entries(indent));
    replace(path, &text)
}

/// Adds further names to agencies that are there. An entry that is written on one line is left to its author.
fn name_aliases(path: &Path, imported: &Imported) -> Result<()> {
    let aliases = &imported.proposals.aliases;
    if aliases.is_empty() {
        return Ok(());
    }
    let bytes = read::document(path, LARGEST)?.unwrap_or_default();
    let Ok(text) = String::from_utf8(bytes) else {
        return Ok(());
    };
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (id, name) in aliases {
        let key = imported.lang.key();
        add_alias(&mut lines, id, &format!("- {{{key}: {}}}", scalar(name)));
    }
    replace(path, &(lines.join("\n") + "\n"))
}

fn add_alias(lines: &mut Vec<String>, id: &str, alias: &str) {
    let Some(start) = lines.iter().position(|line| line.trim() == format!("- id: {id}")) else {
        return;
    };
    let indent = lines[start].len() - lines[start].trim_start().len();
    let is_of_entry = |line: &String| line.trim().is_empty() || line.len() - line.trim_start().len() > indent;
    let length = lines[start + 1..]
        .iter()
        .take_while(|line| is_of_entry(line))
        .count();
    let known = (start + 1..=start + length).find(|at| lines[*at].trim_start().starts_with("aliases:"));
    match known {
        Some(at) if lines[at].trim() == "aliases:" => {
            // Items may stand under the key or further in.
            let item = lines
                .get(at + 1)
                .map_or(0, |line| line.len() - line.trim_start().len());
            lines.insert(at + 1, format!("{:item$}{alias}", ""));
        }
        Some(_) => {}
        None => {
            lines.insert(start + 1, format!("{:indent$}  aliases:", ""));
            lines.insert(start + 2, format!("{:indent$}    {alias}", ""));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_put_into_its_entry() {
        let text = "agencies:\n  - id: a\n    short: {zh-Hans: 甲}\n  - id: b\n    aliases:\n      - {zh-Hans: 乙}\n  - id: c\n    aliases: []\n";
        for (id, expected) in [
            (
                "a",
                "  - id: a\n    aliases:\n      - {zh-Hans: 新}\n    short: {zh-Hans: 甲}\n",
            ),
            (
                "b",
                "    aliases:\n      - {zh-Hans: 新}\n      - {zh-Hans: 乙}\n",
            ),
            ("c", "  - id: c\n    aliases: []"),
        ] {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            add_alias(&mut lines, id, "- {zh-Hans: 新}");
            assert!(lines.join("\n").contains(expected), "{id}");
        }
    }
}

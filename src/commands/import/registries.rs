//! Puts proposed entries at the end of the site's registries.
//!
//! In: proposals. Out: `content/agencies.yaml` and `content/glossary.yaml`, with entries more. Never here: changing an
//! entry that is there.

use std::path::Path;

use anyhow::{Result, bail};

use crate::import::Imported;
use crate::import::yaml;
use crate::read;
use crate::write::create::replace;

/// The largest registry, in bytes; `read` takes no larger file.
const LARGEST: u64 = 2 << 20;

/// Adds what is proposed.
pub(super) fn register(root: &Path, imported: &Imported) -> Result<()> {
    let lang = imported.lang;
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

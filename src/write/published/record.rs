//! What is known of a generation beside its files.
//!
//! In: what publishing found out. Out: [`Record`], and its file. Never here: in the site itself, which has no dates of its own.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The record of one generation, `generations/000012.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Record {
    /// When it was published: `2026-11-25T00:35:35Z`.
    pub published: String,
    /// How many files the site has; those that are only kept are not counted.
    pub files: usize,
    /// Their size.
    pub bytes: u64,
    /// Files that the generation before did not have.
    pub new: usize,
    /// Files with other bytes than before.
    pub changed: usize,
    /// Files that the generation before had.
    pub removed: usize,
    /// BLAKE3 hash of `gongbao-manifest.json`.
    pub manifest: String,
    /// The older generation whose site this one shows again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<u64>,
    /// Why it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Files of earlier generations that stay for readers who have an older page open → when they left the site.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) kept: BTreeMap<String, String>,
}

/// A moment to the second, in UTC.
pub(super) fn printed(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The record in a file; `None` where there is no file.
pub(super) fn read(path: &Path) -> Result<Option<Record>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("can't read `{}`", path.display())),
    };
    let record = serde_json::from_slice(&bytes)
        .with_context(|| format!("`{}` can't be understood", path.display()))?;
    Ok(Some(record))
}

/// The text of a record's file.
pub(super) fn text(record: &Record) -> String {
    let mut text = serde_json::to_string_pretty(record).expect("strings and numbers are always JSON");
    text.push('\n');
    text
}

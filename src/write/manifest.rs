//! `gongbao-manifest.json`: which files of a folder are ours, and the mark that the folder is.
//!
//! In: the folder, or the hashes of a new site. Out: [`Manifest`], and its bytes.
//! Never here: a date or a version; the same site has the same manifest.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::output::is_inside;

/// The manifest's address in the site.
pub(super) const NAME: &str = "gongbao-manifest.json";

/// Raised when an older gongbao could misread the file.
const FORMAT: u32 = 1;

/// Every file of a site.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Manifest {
    generator: String,
    format: u32,
    /// How compressed copies were made; not there where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) precompressed: Option<String>,
    /// Address → BLAKE3 hash.
    pub(super) files: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) fn new(files: BTreeMap<String, String>, precompressed: Option<String>) -> Self {
        Manifest {
            generator: "gongbao".to_owned(),
            format: FORMAT,
            precompressed,
            files,
        }
    }

    /// Whether this file is ours.
    pub(super) fn contains(&self, address: &str) -> bool {
        self.files.contains_key(address)
    }

    /// Whether files of ours belong into this folder.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let start = format!("{folder}/");
        self.files
            .range(start.clone()..)
            .next()
            .is_some_and(|(address, _)| address.starts_with(&start))
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings and a number are always JSON");
        bytes.push(b'\n');
        bytes
    }
}

/// The manifest of a folder; `None` where there is none.
pub(super) fn read(folder: &Path) -> Result<Option<Manifest>> {
    let path = folder.join(NAME);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("can't read `{}`", path.display())),
    };
    let manifest: Manifest = serde_json::from_slice(&bytes).with_context(|| {
        format!(
            "`{}` can't be understood, so nobody knows which files are gongbao's: if the folder holds nothing else, delete it and build again",
            path.display()
        )
    })?;
    if manifest.generator != "gongbao" || manifest.format != FORMAT {
        bail!(
            "`{}` was written by another version of gongbao: delete the folder and build again, if it holds nothing else",
            path.display()
        );
    }
    if let Some(address) = manifest.files.keys().find(|address| !is_inside(address)) {
        // Whoever can write into the folder must not be able to make us read or link a file elsewhere.
        bail!(
            "`{}` names `{address}`, which is no address inside the folder: it was not written by gongbao",
            path.display()
        );
    }
    Ok(Some(manifest))
}

/// BLAKE3 hash of the manifest's own bytes.
pub(super) fn hash(folder: &Path) -> Result<String> {
    let path = folder.join(NAME);
    let bytes = fs::read(&path).with_context(|| format!("can't read `{}`", path.display()))?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
}

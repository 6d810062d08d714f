//! Whether a folder still holds what gongbao wrote, to the byte.
//!
//! In: a folder with a manifest. Out: [`Verified`]: every changed, missing and extra file.
//! Never here: mending anything; deciding whether a difference is allowed.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::write::manifest::{self, Manifest};

/// What is wrong with one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Its bytes are others, or it is no plain file.
    Changed,
    /// It is not there.
    Missing,
    /// It is there, and gongbao did not write it.
    Extra,
}

/// What a folder was found to be.
#[derive(Debug)]
pub struct Verified {
    /// How many files the manifest lists.
    pub files: usize,
    /// BLAKE3 hash of the manifest itself: who knows it from elsewhere knows that nobody has rewritten the list.
    pub manifest: String,
    /// Address → what is wrong, sorted.
    pub differences: BTreeMap<String, Difference>,
}

/// Compares every file of a built site with its manifest.
///
/// # Errors
///
/// When the folder has no manifest, or can't be read.
pub fn verify(folder: &Path) -> Result<Verified> {
    let Some(manifest) = manifest::read(folder)? else {
        bail!(
            "`{}` has no {}: it was not written by gongbao, or is not the folder of the site itself",
            folder.display(),
            manifest::NAME
        );
    };
    let hash = manifest::hash(folder)?;
    Ok(Verified {
        files: manifest.files.len(),
        manifest: hash,
        differences: compare(folder, &manifest)?,
    })
}

/// Every difference between a folder and a manifest.
pub(super) fn compare(folder: &Path, manifest: &Manifest) -> Result<BTreeMap<String, Difference>> {
    let listed: Vec<(&String, &String)> = manifest.files.iter().collect();
    let results: Vec<Result<Option<(String, Difference)>>> = listed
        .par_iter()
        .map(|(address, hash)| {
            let found = look_at(folder, address, hash)?;
            Ok(found.map(|difference| ((*address).clone(), difference)))
        })
        .collect();
    let mut differences = extra(folder, manifest)?;
    for result in results {
        differences.extend(result?);
    }
    Ok(differences)
}

fn look_at(folder: &Path, address: &str, hash: &str) -> Result<Option<Difference>> {
    let path = folder.join(address);
    let doing = || format!("can't read `{}`", path.display());
    // A link is no plain file, also where it leads to the right bytes: what it leads to can change by itself.
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return Ok(Some(Difference::Changed)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Some(Difference::Missing));
        }
        Err(error) => return Err(error).with_context(doing),
    }
    let bytes = fs::read(&path).with_context(doing)?;
    let is_same = blake3::hash(&bytes).to_hex().as_str() == hash;
    Ok((!is_same).then_some(Difference::Changed))
}

/// Keeps the output of a build out of a repository; it belongs to the folder, not to the site.
const OF_THE_REPOSITORY: &str = ".gitignore";

/// Whatever stands in the folder and is not listed. An empty folder is nothing that anybody could be served.
fn extra(folder: &Path, manifest: &Manifest) -> Result<BTreeMap<String, Difference>> {
    let mut extra = BTreeMap::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.with_context(|| format!("can't look into `{}`", folder.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry
            .path()
            .strip_prefix(folder)
            .expect("a walk stays below its start");
        let name = inside.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        if ![manifest::NAME, OF_THE_REPOSITORY].contains(&name.as_str()) && !manifest.contains(&name) {
            extra.insert(name, Difference::Extra);
        }
    }
    Ok(extra)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Output;
    use crate::write::compress::Precompress;

    fn built() -> tempfile::TempDir {
        let around = tempfile::tempdir().unwrap();
        let mut output = Output::default();
        for address in ["a", "b", "deep/c"] {
            output.add(address, || Ok(b"1".to_vec())).unwrap();
        }
        crate::write::write(&output, &around.path().join("public"), Precompress::No).unwrap();
        around
    }

    #[test]
    fn every_changed_missing_and_extra_file_is_found() {
        let around = built();
        let folder = around.path().join("public");
        assert!(verify(&folder).unwrap().differences.is_empty());

        fs::write(folder.join("a"), "2").unwrap();
        fs::remove_file(folder.join("b")).unwrap();
        fs::write(folder.join("deep/shell.php"), "").unwrap();

        let verified = verify(&folder).unwrap();
        assert_eq!(verified.files, 3);
        let found: Vec<(&str, Difference)> = verified
            .differences
            .iter()
            .map(|(address, difference)| (address.as_str(), *difference))
            .collect();
        let expected = [
            ("a", Difference::Changed),
            ("b", Difference::Missing),
            ("deep/shell.php", Difference::Extra),
        ];
        assert_eq!(found, expected);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_right_bytes_is_a_change() {
        let around = built();
        let folder = around.path().join("public");
        fs::rename(folder.join("a"), around.path().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink("../elsewhere", folder.join("a")).unwrap();

        let verified = verify(&folder).unwrap();

        assert_eq!(verified.differences["a"], Difference::Changed);
    }

    #[test]
    fn a_manifest_that_leads_out_of_the_folder_is_refused() {
        let around = built();
        let folder = around.path().join("public");
        for address in ["../secret", "/etc/passwd", "a/../../secret"] {
            let text =
                format!("{{\"generator\":\"gongbao\",\"format\":1,\"files\":{{\"{address}\":\"00\"}}}}");
            fs::write(folder.join(manifest::NAME), text).unwrap();
            let error = format!("{:#}", verify(&folder).unwrap_err());
            assert!(error.contains("no address inside the folder"), "{error}");
        }
    }
}

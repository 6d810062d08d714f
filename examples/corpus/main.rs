//! Writes a large site for benchmarks: `cargo run --release --example corpus -- 10000 DIR` makes 10,000 measures below DIR.
//!
//! In: the repository's own content. Out: the same content, and coined policies of coined cities until there are enough
//! measures; the same bytes at every run, and a larger corpus begins with the smaller one. Never here: the clock, a real name.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a tool for developers that writes content; the program itself writes sites only through `write`"
)]

mod cities;
mod measures;
mod names;
mod policies;
mod random;
mod records;
mod sentences;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::sentences::Sentences;

/// The day for which the real content is read; any day does, as long as it is always the same.
const DAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);
/// Real measures, which every corpus begins with.
const REAL_MEASURES: usize = 17;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [number, folder] = arguments.as_slice() else {
        bail!("say how many measures and where to: `corpus 10000 target/corpus/10000`");
    };
    let measures: usize = number
        .parse()
        .with_context(|| format!("`{number}` is no number of measures"))?;
    let root = Path::new(folder);
    // What an earlier, larger corpus left would be built as well.
    if root.join("content").exists() {
        fs::remove_dir_all(root.join("content")).context("can't remove the content of before")?;
    }
    let files = corpus(Path::new("."), measures)?;
    for (path, text) in &files {
        let file = root.join(path);
        let folder = file
            .parent()
            .expect("every file of the corpus stands in a folder");
        fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
        fs::write(&file, text).with_context(|| format!("can't write {}", file.display()))?;
    }
    println!("{measures} measures in {} files below {folder}", files.len());
    Ok(())
}

/// Every file of a corpus, by its path below the site's folder.
fn corpus(repository: &Path, measures: usize) -> Result<BTreeMap<String, String>> {
    if measures < REAL_MEASURES {
        bail!("a corpus has {REAL_MEASURES} measures at least, the real ones");
    }
    let site = real_site(repository)?;
    let sentences = Sentences::of(&site);
    let mut files = real_files(repository)?;
    let mut left = measures - REAL_MEASURES;
    let mut number = 0;
    while left > 0 {
        let here = left.min(policies::MEASURES);
        policies::add(number, here, &sentences, &mut files);
        left -= here;
        number += 1;
    }
    Ok(files)
}

fn real_site(repository: &Path) -> Result<gongbao::resolve::site::Site> {
    let options = gongbao::LoadOptions {
        root: repository.to_owned(),
        as_of: DAY,
        base_url: None,
    };
    let mut report = gongbao::report::Report::default();
    gongbao::load(&options, &mut report, &mut ())?
        .context("the repository's own content has errors: run `gongbao check`")
}

/// The real content, without the record of translations: one that knows only part of a site warns of all the rest.
fn real_files(repository: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![repository.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("can't read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
            let parts = path
                .strip_prefix(repository)?
                .iter()
                .map(|part| part.to_string_lossy());
            files.insert(parts.collect::<Vec<_>>().join("/"), text);
        }
    }
    files.remove("content/translations.yaml");
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(measures: usize) -> BTreeMap<String, String> {
        corpus(Path::new(env!("CARGO_MANIFEST_DIR")), measures).unwrap()
    }

    #[test]
    fn the_same_number_gives_the_same_bytes() {
        assert_eq!(made(140), made(140));
    }

    #[test]
    fn a_larger_corpus_holds_the_measures_of_the_smaller_one() {
        let (small, large) = (made(67), made(140));
        let is_measure = |path: &str| path.contains("/measures/");
        for (path, text) in small.iter().filter(|(path, _)| is_measure(path)) {
            assert_eq!(large.get(path), Some(text), "{path}");
        }
        let count = |files: &BTreeMap<String, String>| files.keys().filter(|path| is_measure(path)).count();
        assert_eq!((count(&small), count(&large)), (67, 140));
    }

    #[test]
    fn the_program_finds_no_error_in_it() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in made(267) {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let options = gongbao::LoadOptions {
            root: folder.path().to_owned(),
            as_of: DAY,
            base_url: None,
        };
        let mut report = gongbao::report::Report::default();
        let site = gongbao::load(&options, &mut report, &mut ()).unwrap();
        let shown: Vec<_> = report.sorted().into_iter().take(5).collect();
        assert_eq!(report.errors(), 0, "{shown:#?}");
        // One warning: from which texts the translations were made is not recorded.
        assert_eq!(report.warnings(), 1, "{shown:#?}");
        assert_eq!(site.unwrap().policies.len(), 11);
    }
}

//! One mistake, one message: `tests/mistakes/*.md`.

use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::support::{Scratch, files_below, refuse, repository};
use crate::transcript::play;

#[test]
fn every_mistake_gets_its_message() {
    let documents = files_below(&repository().join("tests/mistakes"));
    assert!(!documents.is_empty(), "there are no mistakes to make");
    let documents: Vec<_> = documents.values().collect();
    let found: Vec<String> = documents
        .par_iter()
        .filter_map(|document| play(document).and_then(|()| is_named(document)).err())
        .collect();
    refuse(
        &found,
        "`make golden` writes what came out; read the difference like code.",
    );
}

/// A message that says neither what is wrong nor how bad it is would still be a golden file.
fn is_named(document: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(document).unwrap();
    let is_named = text
        .lines()
        .any(|line| line.starts_with("error") || line.starts_with("warning"));
    let is_told = is_named && !text.contains("panicked");
    is_told
        .then_some(())
        .ok_or(format!("{}: nobody is told what is wrong", document.display()))
}

/// Every mistake is made in this site, so nothing else may be wrong with it.
#[test]
fn the_site_for_mistakes_has_none() {
    let run = Scratch::base().gongbao(&["check", "--deny-warnings"]);
    assert_eq!(run.code, 0, "{}", run.output);
    assert!(!run.output.contains("warning"), "{}", run.output);
}

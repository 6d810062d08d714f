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

/// A finding without place or advice, or a panic, would still be a golden file. A template's failure is none: tera tells
/// place and fields in its own words.
fn is_named(document: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(document).unwrap();
    let complain = |what: &str| Err(format!("{}: {what}", document.display()));
    let told = ["error", "warning", "advice", "错误"];
    let is_told = |line: &str| told.iter().any(|word| line.starts_with(word));
    if !text.lines().any(is_told) || text.contains("panicked") {
        return complain("nobody is told what is wrong");
    }
    let lines: Vec<&str> = text.lines().collect();
    let findings = lines.chunk_by(|_, next| !is_told(next));
    for finding in findings.filter(|lines| is_told(lines[0]) && lines[0].contains("]: ")) {
        if !finding.iter().any(|line| line.trim_start().starts_with("--> ")) {
            return complain(&format!("no place: {}", finding[0]));
        }
        if !finding.iter().any(|line| gives_advice(line)) {
            return complain(&format!("no advice: {}", finding[0]));
        }
    }
    Ok(())
}

/// Whether a line is advice: behind the caret, or below a file of which no line is shown.
fn gives_advice(line: &str) -> bool {
    let marked = line.split_once('|').map(|(_, marked)| marked.trim_start());
    let behind_caret = marked
        .and_then(|marked| marked.strip_prefix('^'))
        .is_some_and(|rest| !rest.trim_start_matches('^').trim().is_empty());
    behind_caret || line.trim_start().starts_with("= help: ")
}

/// Every mistake is made in this site, so nothing else may be wrong with it.
#[test]
fn the_site_for_mistakes_has_none() {
    let run = Scratch::base().gongbao(&["check", "--deny-warnings"]);
    assert_eq!(run.code, 0, "{}", run.output);
    assert!(
        !run.output.contains("warning") && !run.output.contains("advice"),
        "{}",
        run.output
    );
}

#[test]
fn advice_is_words_behind_the_caret_or_help() {
    for (line, expected) in [
        ("  | ^^^^ keep one of the two", true),
        ("  = help: create it", true),
        ("  | ^^^^", false),
        ("  | ---- the original", false),
        ("3 | a: 3", false),
    ] {
        assert_eq!(gives_advice(line), expected, "{line}");
    }
}

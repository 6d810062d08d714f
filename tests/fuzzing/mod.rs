//! What a fuzzer does for minutes, `cargo test` does for seconds: the same functions, over `fuzz/corpus/` and changes of it.
//!
//! A seed that once made the program fail is named by what it showed. None may take long.

#[allow(dead_code, reason = "the programs of `fuzz/` use the rest of it")]
mod targets;
mod mutate;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::fuzzing::mutate::{Chance, mutated};
use crate::fuzzing::targets::{TARGETS, Target};
use crate::support::{files_below, refuse, repository};

/// What one input may take, in a build that nobody has optimised, on a machine that has other work.
const PATIENCE: Duration = Duration::from_secs(10);

/// What goes wrong with some bytes, if anything does. The bytes are kept where somebody can look at them.
fn tried(target: &Target, name: &str, bytes: &[u8]) -> Option<String> {
    let start = Instant::now();
    let ended = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    let problem = match ended {
        Err(_) => "panicked".to_owned(),
        Ok(()) if start.elapsed() > PATIENCE => format!("took {:?}", start.elapsed()),
        Ok(()) => return None,
    };
    let folder = repository().join("target/fuzzing");
    fs::create_dir_all(&folder).unwrap();
    let kept = folder.join(format!("{}-{name}", target.name));
    fs::write(&kept, bytes).unwrap();
    Some(format!("{} {problem}: {}", target.name, kept.display()))
}

fn tried_all(name: &str, changes: u64) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let corpus = files_below(&repository().join("fuzz/corpus").join(name));
    assert!(!corpus.is_empty(), "{name} has no seeds");
    let seeds: Vec<(String, Vec<u8>)> = corpus
        .into_iter()
        .map(|(path, file)| (path, fs::read(file).unwrap()))
        .collect();
    let mut found: Vec<String> = seeds
        .iter()
        .filter_map(|(path, bytes)| tried(target, path, bytes))
        .collect();
    let seeds: Vec<Vec<u8>> = seeds.into_iter().map(|(_, bytes)| bytes).collect();
    found.extend((0..changes).filter_map(|number| {
        let bytes = mutated(&seeds, &mut Chance::new(number + 1));
        tried(target, &format!("change-{number}"), &bytes)
    }));
    refuse(
        &found,
        "Put what failed into fuzz/corpus/, named by what it shows, and mend it.",
    );
}

#[test]
fn any_record_is_answered() {
    tried_all("records", 400);
}

#[test]
fn any_markdown_is_rendered() {
    tried_all("markdown", 1000);
}

#[test]
fn any_notice_is_answered() {
    tried_all("notice", 600);
}

#[test]
fn facts_of_any_text_are_read() {
    tried_all("facts", 2000);
}

#[test]
fn any_query_is_answered() {
    tried_all("query", 1000);
}

#[test]
fn any_delivery_is_answered() {
    tried_all("delivery", 600);
}

/// A target has a program, a place in its manifest, and seeds.
#[test]
fn every_target_has_its_program() {
    let manifest = fs::read_to_string(repository().join("fuzz/Cargo.toml")).unwrap();
    let mut found = Vec::new();
    for target in &TARGETS {
        let path = format!("fuzz_targets/{}.rs", target.name);
        let program = fs::read_to_string(repository().join("fuzz").join(&path)).unwrap_or_default();
        if !program.contains(&format!("targets::{}(", target.name)) || !manifest.contains(&path) {
            found.push(format!("fuzz/{path}"));
        }
    }
    refuse(
        &found,
        "These programs, or their lines in fuzz/Cargo.toml, are missing.",
    );
}

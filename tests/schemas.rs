//! The schemas in `schemas/` are those that the program prints, for editors that read them from the repository.

use std::fs;

use crate::support::{Scratch, golden_is_rewritten, refuse, repository, tree_difference};

#[test]
fn the_published_schemas_are_the_programs_own() {
    let scratch = Scratch::empty();
    let run = scratch.gongbao(&["schema", "--all", "--out", "schemas"]);
    assert_eq!(run.code, 0, "{}", run.output);
    let (published, own) = (repository().join("schemas"), scratch.root().join("schemas"));
    if golden_is_rewritten() {
        for entry in fs::read_dir(&own).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), published.join(entry.file_name())).unwrap();
        }
    }
    refuse(&tree_difference(&published, &own), "`make golden` writes them.");
}

/// Every kind of file that authors write is told to editors; what `build` makes for programs (`api…`) nobody writes.
#[test]
fn editors_are_told_of_every_schema() {
    let settings = fs::read_to_string(repository().join(".vscode/settings.json")).unwrap();
    let names = Scratch::empty().gongbao(&["schema"]).output;
    let missing: Vec<String> = names
        .lines()
        .filter(|name| {
            !name.starts_with("api") && !settings.contains(&format!("./schemas/{name}.schema.json"))
        })
        .map(str::to_owned)
        .collect();
    refuse(&missing, ".vscode/settings.json does not name these schemas.");
}

//! Whole sites: `tests/sites/<case>/` holds the content, the day (`as-of`) and the `public/` that it must become.
//!
//! Each case has a theme of its own with next to nothing in it, so that its goldens show the data and not the looks.

use std::fs;
use std::path::Path;

use crate::support::{Scratch, files_below, golden_is_rewritten, refuse, repository, tree_difference};

#[test]
fn every_site_comes_out_as_it_should() {
    let cases = fs::read_dir(repository().join("tests/sites")).unwrap();
    let mut found = Vec::new();
    for case in cases
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
    {
        found.extend(try_case(&case));
    }
    refuse(
        &found,
        "`make golden` writes what came out; read the difference like code.",
    );
}

fn try_case(case: &Path) -> Vec<String> {
    let name = case.file_name().unwrap().display();
    let scratch = Scratch::copy_of(case);
    let day = fs::read_to_string(case.join("as-of")).unwrap();
    let run = scratch.gongbao(&["build", "--out", "built", "--as-of", day.trim()]);
    if run.code != 0 {
        return vec![format!("{name}: exit code {}\n{}", run.code, run.output)];
    }
    let (golden, built) = (case.join("public"), scratch.root().join("built"));
    leave_out(&built);
    if golden_is_rewritten() {
        rewrite(&golden, &built);
    }
    tree_difference(&golden, &built)
        .into_iter()
        .map(|difference| format!("{name}: {difference}"))
        .collect()
}

/// What a change of the built-in theme would change in every case: its files, lent to each theme, and the list of their
/// sums. And the index: nobody can read it like code, and tests/search.rs holds it.
fn leave_out(built: &Path) {
    fs::remove_dir_all(built.join("assets")).unwrap();
    fs::remove_dir_all(built.join("search")).unwrap();
    fs::remove_file(built.join("gongbao-manifest.json")).unwrap();
}

fn rewrite(golden: &Path, built: &Path) {
    if golden.exists() {
        fs::remove_dir_all(golden).unwrap();
    }
    for (path, file) in files_below(built) {
        let target = golden.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(file, target).unwrap();
    }
}

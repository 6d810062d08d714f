//! Texts that went to a translator and came back: nothing is lost on the way, and nothing else is touched.

use std::fs;

use crate::support::{Scratch, refuse, repository, tree_difference};

fn round_trip(format: &str) -> Vec<String> {
    let scratch = Scratch::real();
    let file = format!("work.{format}");
    let run = scratch.gongbao(&["translate", "export", "--all", "--format", format, "--out", &file]);
    assert_eq!(run.code, 0, "{}", run.output);
    let run = scratch.gongbao(&["translate", "import", &file]);
    assert_eq!(run.code, 0, "{}", run.output);
    tree_difference(&repository().join("content"), &scratch.root().join("content"))
}

#[test]
fn what_comes_back_as_it_went_changes_nothing() {
    for format in ["xliff", "csv"] {
        refuse(
            &round_trip(format),
            "A translator's tool would change content without a word.",
        );
    }
}

/// Every English text of the real content is changed by one word, comes back, and stands where it stood.
#[test]
fn every_text_can_be_changed_by_a_translator() {
    let scratch = Scratch::real();
    let export = |file: &str| {
        let run = scratch.gongbao(&["translate", "export", "--all", "--out", file]);
        assert_eq!(run.code, 0, "{}", run.output);
        fs::read_to_string(scratch.root().join(file)).unwrap()
    };
    let changed = export("work.xlf")
        .replace("</target>", " indeed</target>")
        // Quotations in notes must stay in the texts that they quote, and programme names in their sentences.
        .replace("state=\"final\"", "state=\"translated\"");
    scratch.write("work.xlf", changed.as_bytes());
    let run = scratch.gongbao(&["translate", "import", "work.xlf"]);
    let told: Vec<&str> = run
        .output
        .lines()
        .filter(|line| line.starts_with("error["))
        .collect();
    // What a note quotes must stand in its text; changed alone, it does not. Everything else is taken.
    let is_right = |line: &&str| line.starts_with("error[note-quotes-nothing]");
    assert!(told.iter().all(is_right), "{}", run.output);
    if !told.is_empty() {
        let kept = kept_without_quotations(&fs::read_to_string(scratch.root().join("work.xlf")).unwrap());
        scratch.write("work.xlf", kept.as_bytes());
        let run = scratch.gongbao(&["translate", "import", "work.xlf"]);
        assert_eq!(run.code, 0, "{}", run.output);
    }
    let again = export("again.xlf");
    let number = |text: &str| text.matches(" indeed</target>").count();
    let sent = number(&fs::read_to_string(scratch.root().join("work.xlf")).unwrap());
    assert!(sent > 100);
    assert_eq!(number(&again), sent);
}

/// The file without the units of quotations.
fn kept_without_quotations(file: &str) -> String {
    let units = file.split_inclusive("</unit>");
    let is_kept = |unit: &&str| !(unit.contains("/printed\"") && unit.ends_with("</unit>"));
    units.filter(is_kept).collect()
}

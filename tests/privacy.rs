//! Two officials' names and numbers stand in the notice, as issued, and nowhere else.

use std::fs;

use crate::html::elements_with;
use crate::support::{Scratch, built, files_below, refuse};

/// Names in either script and in Latin letters; numbers as printed and as somebody might group them.
const PRIVATE: [&str; 13] = [
    "张悦",
    "張悅",
    "張悦",
    "何家枢",
    "何家樞",
    "Zhang Yue",
    "He Jiashu",
    "81098196",
    "81098905",
    "8109 8196",
    "8109 8905",
    "8109-8196",
    "8109-8905",
];

#[test]
fn contacts_stand_in_the_notice_and_nowhere_else() {
    let mut found = Vec::new();
    let mut pages = 0;
    for (path, file) in files_below(built()) {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        let written = count(&text);
        let allowed = if is_policy_page(&path) {
            let contact = elements_with("data-official", &file)
                .into_iter()
                .find(|element| element.attribute("data-official") == Some("notice-contact"))
                .map(|element| count(&element.text));
            pages += 1;
            contact.unwrap_or_default()
        } else {
            0
        };
        if written != allowed {
            found.push(format!(
                "{path}: {written} names or numbers, {allowed} of them in the contact line"
            ));
        }
        if is_policy_page(&path) && allowed < 4 {
            found.push(format!("{path}: the contact line lacks a name or a number"));
        }
    }
    assert_eq!(pages, 3, "the policy in three languages");
    refuse(
        &found,
        "They were printed for questions about one notice, not for an index.",
    );
}

#[test]
fn other_search_engines_are_not_told_of_them() {
    let site = Scratch::real();
    for format in ["ndjson", "opensearch"] {
        let run = site.gongbao(&["export", "--format", format]);
        assert_eq!(run.code, 0, "{}", run.output);
        assert!(run.output.lines().count() > 50, "{}", run.output);
        assert_eq!(count(&run.output), 0, "{format}");
    }
}

fn count(text: &str) -> usize {
    PRIVATE.iter().map(|private| text.matches(private).count()).sum()
}

fn is_policy_page(path: &str) -> bool {
    ["zh-hant", "zh-hans", "en"]
        .iter()
        .any(|lang| path == format!("{lang}/policies/gz-cbec-2024/index.html"))
}

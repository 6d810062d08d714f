//! What `gongbao new` begins builds at once: in three languages, without English, written in Traditional.

use crate::support::{Run, Scratch, files_below};

/// A site of a body that is made up, filled a little.
fn begun(languages: &str, source: &str, names: &[&str]) -> Scratch {
    let scratch = Scratch::empty();
    let site = [
        "new",
        "site",
        "site",
        "--languages",
        languages,
        "--source",
        source,
    ];
    fine(&scratch.gongbao(&[&site, names].concat()));
    scratch
}

fn fine(run: &Run) {
    assert_eq!(run.code, 0, "{}", run.output);
}

#[test]
fn a_new_site_has_nothing_to_mend_and_builds() {
    for (languages, source, names) in [
        ("zh-hant,zh-hans,en", "zh-hans", vec![]),
        (
            "zh-hans",
            "zh-hans",
            vec!["--name", "云山政策：一网通查", "--body", "云山市商务局"],
        ),
        (
            "zh-hant",
            "zh-hant",
            vec!["--name", "雲山政策", "--body", "雲山市商務局"],
        ),
        (
            "en,zh-hant",
            "zh-hant",
            vec!["--body-en", "Bureau: Commerce #1", "--name-en", "No"],
        ),
    ] {
        let scratch = begun(languages, source, &names);
        let run = scratch.gongbao(&["check", "--root", "site", "--deny-warnings"]);
        assert_eq!(run.code, 0, "{languages}: {}", run.output);
        fine(&scratch.gongbao(&["build", "--root", "site"]));
        let pages = files_below(&scratch.root().join("site/public"));
        let first = languages.split(',').next().unwrap();
        assert!(
            pages.contains_key(&format!("{first}/policies/example/1/index.html")),
            "{languages}"
        );
    }
}

#[test]
fn a_site_without_english_grows() {
    let scratch = begun("zh-hans,zh-hant", "zh-hans", &["--body", "云山市商务局"]);
    let commands: [&[&str]; 4] = [
        &[
            "new",
            "agency",
            "finance",
            "--short",
            "市财政局",
            "--root",
            "site",
        ],
        &[
            "new",
            "policy",
            "rent-2025",
            "--title",
            "云山市租金措施",
            "--issuer",
            "finance",
            "--issued",
            "2025-04-01",
            "--root",
            "site",
        ],
        &[
            "new",
            "measure",
            "rent-2025",
            "--title",
            "支持租赁仓库",
            "--slug",
            "warehouses",
            "--root",
            "site",
        ],
        &["check", "--root", "site", "--deny-warnings"],
    ];
    for command in commands {
        fine(&scratch.gongbao(command));
    }
    let files = files_below(&scratch.root().join("site/content/policies/rent-2025"));
    let names: Vec<&String> = files.keys().collect();
    assert_eq!(
        names,
        [
            "measures/01-measure-1.yaml",
            "measures/02-warehouses.yaml",
            "policy.yaml"
        ]
    );
}

#[test]
fn nothing_that_is_there_is_begun_again() {
    let scratch = begun("zh-hans", "zh-hans", &[]);
    let before = files_below(scratch.root()).len();
    let commands: [(&[&str], &str); 6] = [
        (&["new", "site", "site"], "is there already"),
        (
            &["new", "policy", "example", "--root", "site"],
            "is there already",
        ),
        (
            &["new", "measure", "example", "--number", "1", "--root", "site"],
            "the next one is 2",
        ),
        (
            &["new", "measure", "exampel", "--root", "site"],
            "did you mean `example`?",
        ),
        (
            &["new", "agency", "publisher", "--root", "site"],
            "registered already",
        ),
        (
            &["new", "policy", "other", "--issuer", "publishr", "--root", "site"],
            "did you mean `publisher`?",
        ),
    ];
    for (command, expected) in commands {
        let run = scratch.gongbao(command);
        assert_eq!(run.code, 1, "{command:?}");
        assert!(run.output.contains(expected), "{command:?}: {}", run.output);
    }
    assert_eq!(files_below(scratch.root()).len(), before);
}

#[test]
fn an_imported_policy_lacks_only_its_english() {
    let scratch = begun("zh-hans,en", "zh-hans", &["--body", "云山市商务局"]);
    let notice = include_str!("import/levels/source.txt");
    scratch.write("notice.txt", notice.as_bytes());
    fine(&scratch.gongbao(&[
        "import",
        "notice.txt",
        "--root",
        "site",
        "--policy",
        "small-firms",
        "--register",
    ]));
    let run = scratch.gongbao(&["check", "--root", "site", "--format", "json"]);
    let findings: serde_json::Value = serde_json::from_str(&run.output).unwrap();
    let codes: Vec<&str> = findings
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap())
        .collect();
    let others: Vec<&&str> = codes
        .iter()
        // A ratio that is a condition is for a person to look at.
        .filter(|code| !["missing-translation", "amount-without-incentive"].contains(code))
        .collect();
    assert!(others.is_empty() && !codes.is_empty(), "{}", run.output);
}

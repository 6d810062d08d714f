//! Every kind of finding is in the registry, is found by a mistake, and stays away from a near miss.

use std::collections::BTreeSet;
use std::fs;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use gongbao::lang::Lang;
use gongbao::report::catalogue::say;

use crate::support::{Scratch, files_below, refuse, repository};
use crate::transcript::play;

/// What no content can bring about; the tests in `src/read/` make the folders and rights that do.
const BY_THE_MACHINE: [&str; 3] = ["no-content", "unreadable", "content-changed"];

fn codes() -> BTreeSet<String> {
    let list = Scratch::empty().gongbao(&["check", "--rules"]).output;
    list.lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// The texts of all files of a folder whose name ends so.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let files = files_below(&repository().join(folder)).into_iter();
    files
        .filter(|(path, _)| path.ends_with(ending))
        .map(|(path, file)| (path, fs::read_to_string(file).unwrap()))
        .collect()
}

#[test]
fn every_code_of_the_code_base_is_in_the_registry_and_every_one_there_is_used() {
    let codes = codes();
    assert!(codes.len() > 60, "{codes:?}");
    let mut used = BTreeSet::new();
    let mut unknown = Vec::new();
    for (path, text) in texts("src", ".rs") {
        if path.starts_with("report/registry/") {
            continue;
        }
        used.extend(
            codes
                .iter()
                .filter(|code| text.contains(&format!("\"{code}\"")))
                .cloned(),
        );
        for constructor in [
            "Diagnostic::error(",
            "Diagnostic::warning(",
            "Diagnostic::advice(",
            "code: ",
        ] {
            let named = text.split(constructor).skip(1);
            let literal = named.filter_map(|rest| rest.trim_start().strip_prefix('"'));
            let code = literal.filter_map(|rest| rest.split('"').next());
            let strangers = code.filter(|code| !codes.contains(*code));
            unknown.extend(strangers.map(|code| format!("src/{path}: {code}")));
        }
    }
    unknown.extend(
        codes
            .difference(&used)
            .map(|code| format!("{code}: nothing reports it")),
    );
    refuse(&unknown, "src/report/registry/ lists every kind of finding.");
}

#[test]
fn every_code_is_found_by_a_mistake() {
    let documents = [texts("tests/mistakes", ".md"), texts("tests/commands", ".md")].concat();
    let is_found = |code: &String| {
        documents
            .iter()
            .any(|(_, text)| text.contains(&format!("[{code}]: ")))
    };
    let missing: Vec<String> = codes()
        .into_iter()
        .filter(|code| !BY_THE_MACHINE.contains(&code.as_str()) && !is_found(code))
        .collect();
    refuse(&missing, "Make the mistake in tests/mistakes/.");
}

/// The first line of a near miss names the codes that it must not bring about.
#[test]
fn every_code_stays_away_from_a_near_miss() {
    let documents = files_below(&repository().join("tests/near-misses"));
    let documents: Vec<_> = documents.values().collect();
    let told: Vec<(BTreeSet<String>, Option<String>)> =
        documents.par_iter().map(|document| near_miss(document)).collect();
    let mut found: Vec<String> = told.iter().filter_map(|(_, problem)| problem.clone()).collect();
    let near: BTreeSet<&String> = told.iter().flat_map(|(codes, _)| codes).collect();
    let missing = codes().into_iter().filter(|code| !near.contains(code));
    found.extend(missing.map(|code| format!("{code} has no near miss")));
    refuse(
        &found,
        "A rule that is right about mistakes must be right about what looks like one.",
    );
}

fn near_miss(document: &std::path::Path) -> (BTreeSet<String>, Option<String>) {
    let played = play(document).err();
    let text = fs::read_to_string(document).unwrap();
    let head = text.lines().next().unwrap_or_default();
    let codes: BTreeSet<String> = head.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let wrong = codes.iter().find(|code| text.contains(&format!("[{code}]: ")));
    let wrong = wrong.map(|code| format!("{}: {code} is reported", document.display()));
    let is_clean = text.contains("\nnothing to mend: ");
    let wrong = wrong.or((!is_clean).then(|| format!("{}: something else is wrong", document.display())));
    (codes, played.or(wrong))
}

/// Official texts quote, abbreviate and print slips: no rule may cry wolf at them.
#[test]
fn the_real_content_has_no_findings() {
    let run = Scratch::real().gongbao(&["check", "--profile", "strict", "--as-of", crate::support::DAY]);
    assert_eq!(run.code, 0, "{}", run.output);
}

/// The essentials of the published schema of SARIF 2.1.0: what is required, and the words that are allowed.
#[test]
fn sarif_is_as_its_schema_asks() {
    let scratch = Scratch::base();
    scratch.write(
        "content/pages/about.en.md",
        "# About\n\n<b>B2B</b> and ![](x.png)".as_bytes(),
    );
    let run = scratch.gongbao(&["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&run.output).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .unwrap()
            .ends_with("sarif-schema-2.1.0.json")
    );
    let run = &log["runs"].as_array().unwrap()[0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "gongbao");
    let rules = driver["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(results.len() >= 4, "{results:?}");
    let levels = ["none", "note", "warning", "error"];
    for rule in rules {
        assert!(rule["shortDescription"]["text"].is_string());
        assert!(levels.contains(&rule["defaultConfiguration"]["level"].as_str().unwrap()));
    }
    for result in results {
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert!(levels.contains(&result["level"].as_str().unwrap()));
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let base = place["artifactLocation"]["uriBaseId"].as_str().unwrap();
        assert!(run["originalUriBaseIds"][base].is_object());
        let region = &place["region"];
        for bound in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(region[bound].as_u64().unwrap() >= 1, "{region}");
        }
    }
    assert!(
        results
            .iter()
            .any(|result| result["fixes"][0]["artifactChanges"].is_array())
    );
}

/// Every sentence that a mistake brings about has its words in Chinese, but for what Tera and the YAML library say.
#[test]
fn every_sentence_is_said_in_chinese() {
    let mut untold = BTreeSet::new();
    for (path, text) in texts("tests/mistakes", ".md") {
        for line in text.lines().filter(|line| !line.starts_with("错误")) {
            let head = line
                .split_once("]: ")
                .filter(|(head, _)| head.contains('[') && !head.contains(' '));
            let is_others = line.contains("[template]") || line.contains("[strings]");
            let said = head.map(|(_, said)| said).filter(|_| !is_others);
            // What a mistake shows with `--lang` is Chinese already.
            let is_told =
                |said: &str| said.starts_with(|c: char| c >= '\u{4E00}') || say(said, Lang::ZhHans) != said;
            if let Some(said) = said.or_else(|| label(line)).filter(|said| !is_told(said)) {
                untold.insert(format!("{path}: {said}"));
            }
        }
    }
    let untold: Vec<String> = untold.into_iter().collect();
    refuse(&untold, "src/report/catalogue/zh-hans.txt has no form for these.");
}

/// What is said behind a caret or as help.
fn label(line: &str) -> Option<&str> {
    if let Some((_, help)) = line.trim_start().split_once("= help: ") {
        return Some(help);
    }
    let (margin, marked) = line.split_once("| ")?;
    let marks = marked.trim_start();
    let is_marked = margin.trim().is_empty() && marks.starts_with(['^', '-']);
    let said = marks.trim_start_matches(['^', '-']).trim();
    (is_marked && !said.is_empty()).then_some(said)
}

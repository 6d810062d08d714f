//! Sites that are large for their kind, in sizes that a test can afford; `make large` tries the real ones.

use std::fmt::Write;
use std::fs;

use crate::support::{Run, Scratch};

/// A measure of `tests/base/` with another number.
fn measure(number: usize, lead: &str) -> String {
    format!(
        "number: {number}\nslug: store-{number}\ntitle: {{zh-Hans: 支持仓库, en: Support for warehouses}}\n\
         short_title: {{zh-Hans: 仓库, en: Warehouses}}\ntopics: [warehousing]\nclauses:\n  - text:\n      \
         zh-Hans: 为租赁仓库的企业提供服务。\n      en: Enterprises that rent warehouses are served.\n    lead: [{lead}]\n    \
         incentives:\n      - {{kind: service, beneficiary: enterprise, what: {{zh-Hans: 服务, en: Services}}}}\n"
    )
}

fn add_measures(scratch: &Scratch, numbers: std::ops::RangeInclusive<usize>) {
    for number in numbers {
        let path = format!("content/policies/demo/measures/{number:02}-store-{number}.yaml");
        scratch.write(&path, measure(number, "commerce").as_bytes());
    }
}

fn build(scratch: &Scratch) -> Run {
    scratch.gongbao(&["build", "--as-of", "2026-01-31"])
}

#[test]
fn the_contents_of_a_long_policy_are_those_near_the_measure() {
    let scratch = Scratch::base();
    add_measures(&scratch, 3..=120);
    let run = build(&scratch);
    assert_eq!(run.code, 0, "{}", run.output);
    let rows = |page: &str| {
        let html = fs::read_to_string(scratch.root().join("public/en/policies/demo").join(page)).unwrap();
        html.matches("class=\"contents-numeral\"").count()
    };
    for (page, expected) in [
        ("1/index.html", 21),
        ("60/index.html", 41),
        ("120/index.html", 21),
        ("index.html", 120),
    ] {
        assert_eq!(rows(page), expected, "{page}");
    }
}

#[test]
fn a_long_clause_is_a_clause() {
    let scratch = Scratch::base();
    let path = "content/policies/demo/measures/01-rent.yaml";
    let mut text = fs::read_to_string(scratch.root().join(path)).unwrap();
    let (chinese, english) = (
        "对企业给予不超过50万元的扶持。".repeat(2000),
        "Enterprises get up to CNY 500,000. ".repeat(2000),
    );
    write!(
        text,
        "  - text: {{zh-Hans: {chinese}, en: '{}'}}\n    lead: [commerce]\n    incentives:\n      \
         - {{kind: award, beneficiary: enterprise, cap: 500000, per: once}}\n",
        english.trim_end()
    )
    .unwrap();
    scratch.write(path, text.as_bytes());
    let run = build(&scratch);
    assert_eq!(run.code, 0, "{}", run.output);
    let page = fs::read_to_string(scratch.root().join("public/zh-hans/policies/demo/1/index.html")).unwrap();
    assert!(page.matches("给予不超过").count() >= 2000);
}

#[test]
fn many_agencies_have_a_page_each() {
    let scratch = Scratch::base();
    let mut registry = fs::read_to_string(scratch.root().join("content/agencies.yaml")).unwrap();
    for at in 0..1000 {
        let (tens, ones) = (at / 32, at % 32);
        let name: String = [tens, ones]
            .map(|digit| char::from_u32(0x5c71 + digit).unwrap())
            .iter()
            .collect();
        writeln!(
            registry,
            "  - id: body-{at}\n    short: {{zh-Hans: {name}局, en: Bureau of {}}}\n    level: municipal",
            "abcdefghijklmnopqrstuvwxyzabcdef"[tens as usize..].to_owned() + &"z".repeat(ones as usize)
        )
        .unwrap();
    }
    scratch.write("content/agencies.yaml", registry.as_bytes());
    let run = build(&scratch);
    assert_eq!(run.code, 0, "{}", run.output);
    assert!(
        scratch
            .root()
            .join("public/en/agencies/body-999/index.html")
            .exists()
    );
}

#[test]
fn the_foot_of_a_page_names_some_pages_however_many_there_are() {
    let scratch = Scratch::base();
    for at in 10..80 {
        scratch.write(
            &format!("content/pages/p-{at}.zh-hans.md"),
            "# 仓库\n\n介绍仓库。\n".as_bytes(),
        );
        scratch.write(
            &format!("content/pages/p-{at}.en.md"),
            b"# Stores\n\nAbout stores.\n",
        );
    }
    let run = build(&scratch);
    assert_eq!(run.code, 0, "{}", run.output);
    let home = fs::read_to_string(scratch.root().join("public/en/index.html")).unwrap();
    assert_eq!(
        home.matches("href=\"/en/p-").count(),
        49,
        "and the page about the site"
    );
    assert!(scratch.root().join("public/en/p-79/index.html").exists());
}

#[test]
fn many_strays_are_told_of_and_hold_nobody_up() {
    let scratch = Scratch::base();
    for at in 0..500 {
        scratch.write(&format!("content/pages/scan-{at}.txt"), b"");
    }
    let run = scratch.gongbao(&["check"]);
    assert_eq!(run.code, 0, "{}", run.output);
    assert!(run.output.contains("500 warnings"), "{}", run.output);
}

#[test]
fn the_longest_names_that_a_file_can_have_are_refused_with_words() {
    let scratch = Scratch::base();
    let name = "n".repeat(255 - ".en.md".len());
    scratch.write(&format!("content/pages/{name}.en.md"), b"# A\n\nB\n");
    scratch.write(
        &format!("content/policies/{}/policy.yaml", "p".repeat(255)),
        b"a: 1\n",
    );
    let id = "i".repeat(255);
    scratch.write(
        "content/policies/demo/measures/03-x.yaml",
        measure(3, &id).as_bytes(),
    );
    let run = scratch.gongbao(&["check"]);
    assert_eq!(run.code, 1, "{}", run.output);
    assert!(run.output.contains("error[file-name]"), "{}", run.output);
    assert!(!run.output.contains("panicked"), "{}", run.output);
}

//! The official text can be read back out of the policy pages, to the character.
//!
//! `tests/seed/source.txt` is Traditional up to a page break in measure 2 and Simplified after it. Each page is held to
//! the half that is in its own script as it stands; the other half is held to it in Simplified, into which every
//! Traditional character has only one way, so that the comparison can't lean on the tables that made the page.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use gongbao::zh::scripts::{Converter, Direction};

use crate::html::{Element, elements_with};
use crate::support::{built, difference, files_below, repository};

const POLICY: &str = "policies/gz-cbec-2024/index.html";

/// The first words after the page break at which the source changes its script.
const SIMPLIFIED_FROM: &str = "园区，给予运营主体";

/// Where the source itself leaves Traditional; the site does not.
const SLIPS: [(&str, &str); 3] = [("國办发", "國辦發"), ("粵办函", "粵辦函"), ("聯系", "聯繫")];

#[test]
fn the_simplified_page_holds_the_text_as_issued() {
    let (traditional, simplified) = seed();
    let expected = to_simplified(&traditional) + &simplified;
    assert_same(&expected, &official_text("zh-hans"));
}

#[test]
fn the_traditional_page_holds_the_text_as_issued() {
    let (mut traditional, simplified) = seed();
    for (printed, mended) in SLIPS {
        assert!(
            traditional.contains(printed),
            "`{printed}` is no slip of the source"
        );
        traditional = traditional.replace(printed, mended);
    }
    let page = official_text("zh-hant");
    let border = page
        .char_indices()
        .nth(traditional.chars().count())
        .map_or(page.len(), |(at, _)| at);
    let (as_printed, derived) = page.split_at(border);
    assert_same(&traditional, as_printed);
    assert_same(&simplified, &to_simplified(derived));
    assert_ne!(derived, simplified, "the second half was never derived");
}

#[test]
fn every_language_has_the_same_blocks() {
    let simplified = blocks("zh-hans");
    let notice = [
        "notice-heading",
        "notice-title",
        "notice-addressees",
        "notice",
        "notice-signature",
        "notice-date",
        "notice-contact",
        "title",
        "preamble",
        "heading",
        "clause",
    ];
    let parts: Vec<&str> = simplified.iter().map(|(part, _)| part.as_str()).collect();
    assert_eq!(
        parts[..notice.len()],
        notice,
        "the order in which the text was issued"
    );
    assert_eq!(simplified, blocks("zh-hant"));
    assert_eq!(simplified, blocks("en"));
}

#[test]
fn brackets_come_out_as_printed() {
    let (traditional, simplified) = seed();
    let expected = brackets(&(to_simplified(&traditional) + &simplified));
    assert_eq!(expected.len(), 20, "brackets in the source");
    let printed: Vec<String> = official("zh-hans")
        .iter()
        .filter(|element| element.attribute("data-official") == Some("clause"))
        .flat_map(|clause| brackets(&normal(&clause.text)))
        .collect();
    assert_eq!(printed, expected);
}

#[test]
fn every_body_of_the_brackets_has_its_page() {
    let (traditional, simplified) = seed();
    let bodies: BTreeSet<String> = brackets(&(to_simplified(&traditional) + &simplified))
        .iter()
        .flat_map(|bracket| bracket.split(['，', '、']))
        .map(|name| {
            name.trim_end_matches("牵头")
                .trim_end_matches("配合")
                .trim_end_matches("负责")
        })
        // Measures 7 and 11 print two names of one body.
        .map(|name| name.replace("外汇管理局广东省分局", "外汇管理局广东分局"))
        .collect();
    assert_eq!(bodies.len(), 27, "{bodies:?}");
    for lang in ["zh-hant", "zh-hans", "en"] {
        let pages = files_below(&built().join(lang).join("agencies"));
        let pages = pages.keys().filter(|path| path.ends_with("/index.html"));
        assert_eq!(pages.count(), bodies.len(), "agency pages in {lang}");
    }
}

/// What stands between the brackets that name who is responsible.
fn brackets(text: &str) -> Vec<String> {
    let opened = text.split('（').skip(1);
    let closed = opened
        .filter_map(|rest| rest.split_once('）'))
        .map(|(inside, _)| inside);
    closed
        .filter(|inside| ["牵头", "配合", "负责"].iter().any(|role| inside.ends_with(role)))
        .map(str::to_owned)
        .collect()
}

/// The official blocks of a page: part and clause.
fn blocks(lang: &str) -> Vec<(String, String)> {
    let value = |element: &Element, name| element.attribute(name).unwrap_or_default().to_owned();
    official(lang)
        .iter()
        .map(|element| (value(element, "data-official"), value(element, "data-clause")))
        .collect()
}

fn official(lang: &str) -> Vec<Element> {
    let elements = elements_with("data-official", &page(lang));
    assert!(
        elements.iter().all(|element| element.depth == 0),
        "an official block inside another"
    );
    for element in &elements {
        let is_clause = element.attribute("data-official") == Some("clause");
        assert_eq!(
            is_clause,
            element.attribute("data-clause").is_some(),
            "{}",
            element.text
        );
        assert!(!element.text.trim().is_empty(), "an official block without text");
    }
    elements
}

fn official_text(lang: &str) -> String {
    official(lang)
        .iter()
        .map(|element| normal(&element.text))
        .collect()
}

fn page(lang: &str) -> PathBuf {
    built().join(lang).join(POLICY)
}

/// The two halves of the source, without what belongs to the reprint.
fn seed() -> (String, String) {
    let source = fs::read_to_string(repository().join("tests/seed/source.txt")).unwrap();
    let (remark, text) = source.split_once("\n附錄\n").unwrap();
    assert!(
        remark.trim().starts_with("(以下附錄"),
        "the remark of the reprint"
    );
    let lines = text.lines().map(|line| line.trim_start_matches('#'));
    let text = normal(&lines.collect::<String>());
    let border = text.find(SIMPLIFIED_FROM).unwrap();
    let (traditional, simplified) = text.split_at(border);
    (traditional.to_owned(), simplified.to_owned())
}

/// The text without spaces and line ends, every bracket full-width.
fn normal(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    letters
        .map(|letter| match letter {
            '(' => '（',
            ')' => '）',
            other => other,
        })
        .collect()
}

fn to_simplified(text: &str) -> String {
    Converter::new(Direction::ToHans, Vec::new()).convert(text)
}

fn assert_same(expected: &str, actual: &str) {
    let sentences = |text: &str| text.replace('。', "。\n").replace('）', "）\n");
    let difference = difference(&sentences(expected), &sentences(actual));
    assert!(
        expected == actual,
        "the page is not the text as issued:\n{difference}"
    );
}

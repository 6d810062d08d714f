//! The author's view as a browser meets it: every page, in every language, over a small site.

use std::path::PathBuf;

use axum::body::to_bytes;
use axum::http::StatusCode;
use serde_json::Value;

use super::*;
use crate::commands::make::Address;
use crate::commands::serve::author::editor::editor;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::Site;
use crate::resolve::testing;
use crate::source::{SourceFile, Span};
use crate::write::compress::Precompress;

/// A view of nothing yet; its folders are not there.
pub(in crate::commands::serve) fn author(lang: Option<Lang>) -> Author {
    let root = PathBuf::from("/srv/site");
    let setup = Setup {
        editor: Editor::new(editor("code").unwrap(), &root),
        lang,
        usual: Lang::En,
        preview: root.join("preview"),
        published: Order {
            out: root.join("public"),
            root,
            as_of: None,
            address: Address::AsWritten,
            precompress: Precompress::No,
        },
    };
    Author::new(setup).unwrap()
}

fn site() -> Arc<Site> {
    Arc::new(testing::site())
}

fn report() -> Report {
    let file = Arc::new(SourceFile {
        path: "content/policies/cbec/measures/01.yaml".to_owned(),
        text: "lead: [<comerce>]\n".to_owned(),
    });
    let mut report = Report::default();
    let span = Span::new(&file, 7..16);
    let finding = Diagnostic::error("unknown-agency", span, "no agency is called `<comerce>`");
    report.add(finding.help("did you mean `commerce`?"));
    report
}

fn get(author: &Author, path: &str, query: &str) -> (StatusCode, String) {
    let response = author.answer(path, query, "1-1");
    let status = response.status();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let bytes = runtime
        .block_on(to_bytes(response.into_body(), usize::MAX))
        .unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

#[test]
fn every_page_is_made_in_every_language_with_a_site_and_without() {
    let author = author(None);
    let policy = testing::site().policies[0].slug.value.clone();
    let review = format!("review/{policy}/");
    for state in ["nothing", "broken", "built"] {
        author.take(|desk| match state {
            "nothing" => Desk::default(),
            "broken" => desk.broken(report()),
            _ => Desk::built(site(), report()),
        });
        for lang in Lang::ALL {
            let query = format!("lang={}", lang.folder());
            for path in [
                "",
                "findings/",
                "review/",
                "rules/unknown-agency/",
                "changes/",
                &review,
            ] {
                let (status, html) = get(&author, path, &query);
                assert_eq!(status, StatusCode::OK, "{state} {lang} {path}: {html}");
                let start = format!("<html lang=\"{}\">", lang.html());
                assert!(html.contains(&start), "{state} {lang} {path}");
                assert!(
                    !html.contains("<comerce>"),
                    "{path}: the author's words are no mark-up"
                );
                assert!(
                    !html.contains("style=") && !html.contains("onclick"),
                    "{path}: the policy of pages"
                );
            }
        }
    }
}

#[test]
fn a_finding_says_what_it_is_where_it_is_and_what_to_do() {
    let author = author(None);
    author.take(|_| Desk::built(site(), report()));
    let (_, html) = get(&author, "findings/", "lang=zh-hant");
    for expected in [
        "錯誤",
        "沒有名為<code>&lt;comerce&gt;</code>的機構",
        "<mark>&lt;comerce&gt;</mark>",
        "href=\"vscode://file/srv/site/content/policies/cbec/measures/01.yaml:1\"",
        "href=\"/_author/rules/unknown-agency/?lang=zh-hant\"",
    ] {
        let expected = expected.replace("&gt;", ">");
        let html = html.replace("&gt;", ">").replace("&#x2F;", "/");
        assert!(html.contains(&expected), "{expected} is not in\n{html}");
    }
}

#[test]
fn the_bar_is_told_of_the_texts_of_its_page() {
    let author = author(None);
    author.take(|_| Desk::built(site(), Report::default()));
    let slug = testing::site().policies[0].slug.value.clone();
    let page = format!("page=/en/policies/{slug}/1/&reading=en&all=1");
    let (status, json) = get(&author, "page.json", &page);
    assert_eq!(status, StatusCode::OK, "{json}");
    let bar: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(bar["lang"], "en-GB");
    let texts = bar["texts"].as_array().unwrap();
    let clause = texts.iter().find(|text| text["label"] == "Clause 1.1").unwrap();
    assert_eq!(
        clause["selector"],
        "[data-official=\"clause\"][data-clause=\"1.1\"]"
    );
    assert_eq!(clause["place"]["place"], "content/test.yaml:1");
    assert_eq!(
        clause["review"],
        format!("/_author/review/{slug}/?lang=en#policies-{slug}-1.1-text")
    );
    let found: Vec<&str> = clause["states"]
        .as_array()
        .unwrap()
        .iter()
        .map(|state| state["state"].as_str().unwrap())
        .collect();
    assert_eq!(found, ["written", "original", "unrecorded"]);

    let (_, closed) = get(&author, "page.json", &page.replace("&all=1", ""));
    let closed: Value = serde_json::from_str(&closed).unwrap();
    assert!(
        closed["texts"].as_array().unwrap().is_empty(),
        "a closed bar needs no texts"
    );
}

#[test]
fn the_language_is_the_one_that_was_asked_for_or_that_of_the_page() {
    for (own, query, expected) in [
        (None, "", "en-GB"),
        (None, "reading=zh-hans", "zh-Hans-CN"),
        (Some(Lang::ZhHant), "reading=en", "zh-Hant-HK"),
        (Some(Lang::ZhHant), "reading=en&lang=zh-hans", "zh-Hans-CN"),
        (None, "reading=klingon", "en-GB"),
    ] {
        let author = author(own);
        let (_, json) = get(&author, "page.json", query);
        let bar: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(bar["lang"], expected, "{own:?} {query}");
    }
}

#[test]
fn what_is_not_there_is_said_and_what_is_misspelt_is_refused() {
    let author = author(None);
    author.take(|_| Desk::built(site(), Report::default()));
    for (path, query, expected) in [
        ("review/nothing/", "", StatusCode::NOT_FOUND),
        ("rules/no-such-rule/", "", StatusCode::NOT_FOUND),
        ("../secret.txt", "", StatusCode::NOT_FOUND),
        ("findings", "", StatusCode::TEMPORARY_REDIRECT),
        ("findings/", "lang=klingon", StatusCode::BAD_REQUEST),
        ("findings/", "lang=%FF", StatusCode::BAD_REQUEST),
        ("bar.js", "", StatusCode::OK),
    ] {
        let (status, body) = get(&author, path, query);
        assert_eq!(status, expected, "{path}?{query}: {body}");
    }
}

#[test]
fn a_desk_has_another_mark_when_something_on_it_is_another() {
    let author = author(None);
    let clean = author.take(|_| Desk::built(site(), Report::default()));
    let again = author.take(|_| Desk::built(site(), Report::default()));
    let found = author.take(|_| Desk::built(site(), report()));
    let broken = author.take(|desk| desk.broken(report()));
    let failed = author.take(|desk| desk.failed("No space left".to_owned()));
    assert_eq!(clean, again);
    let all = [&clean, &found, &broken, &failed];
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
    let (_, html) = get(&author, "", "lang=en");
    assert!(
        html.contains("No space left"),
        "the last good site stays, and the reason is told"
    );
}

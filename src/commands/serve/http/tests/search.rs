//! `/search.json` as a client meets it.

use serde_json::Value;

use super::Server;
use crate::commands::search::question::{Question, Shown};
use crate::index::SearchIndex;
use crate::resolve::site::Site;
use crate::resolve::testing;

fn searchable(base_path: &str, site: &Site) -> Server {
    let server = Server::built_at(base_path);
    server.searching.take(site).unwrap();
    server
}

fn parsed(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

#[test]
fn the_answer_is_that_of_the_terminal() {
    let site = testing::site();
    let server = searchable("/repo/", &site);
    let (status, head, body) = server.get("/repo/search.json?q=%E6%94%AF%E6%8C%81&lang=zh-hant");
    assert_eq!(status, 200);
    for expected in [
        "content-type: application/json; charset=utf-8",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
    ] {
        assert!(head.contains(expected), "{head}");
    }
    let index = SearchIndex::build(&site).unwrap();
    let mut question = Question::of("支持");
    question.lang = Some(crate::lang::Lang::ZhHant);
    let expected = Shown::new(question, &index, site.source).json().unwrap();
    assert_eq!(body, expected + "\n");
    assert_eq!(parsed(&body)["hits"][0]["url"], "zh-hant/policies/cbec/1/#c1-1");

    assert_eq!(server.get("/search.json?q=a").0, 404, "outside the site");
}

#[test]
fn facets_and_limit_narrow_the_answer() {
    let server = searchable("/", &testing::site());
    for (parameters, total, shown) in [
        ("", 2, 2),
        ("&limit=1", 2, 1),
        ("&limit=0", 2, 0),
        ("&kind=subsidy", 1, 1),
        ("&kind=subsidy&agency=commerce&policy=cbec", 1, 1),
        ("&kind=award", 0, 0),
    ] {
        let (status, _, body) = server.get(&format!("/search.json?q=%E6%94%AF%E6%8C%81{parameters}"));
        let answer = parsed(&body);
        assert_eq!(status, 200, "{parameters}");
        assert_eq!(answer["total"], total, "{parameters}: {body}");
        assert_eq!(
            answer["hits"].as_array().unwrap().len(),
            shown,
            "{parameters}: {body}"
        );
    }
}

#[test]
fn a_broken_request_is_refused_with_a_sentence() {
    let server = searchable("/", &testing::site());
    let host = format!("127.0.0.1:{}", server.port);
    for (method, path, expected) in [
        ("GET", "/search.json", 400),
        ("GET", "/search.json?q=a&limit=-1", 400),
        ("GET", "/search.json?q=a&limit=101", 400),
        ("GET", "/search.json?q=%ED%A0%80", 400),
        ("GET", "/search.json?q=a&facet=%3Cscript%3E", 400),
        ("GET", "/search.json?q=a&policy=nowhere", 400),
        ("GET", "/search.json?q=a&topic=%23kind:subsidy", 400),
        ("POST", "/search.json?q=a", 405),
        ("PUT", "/search.json?q=a", 405),
    ] {
        let (status, head, body) = server.ask(method, path, &host);
        assert_eq!(status, expected, "{method} {path}");
        assert!(parsed(&body)["error"].is_string(), "{method} {path}: {body}");
        assert!(head.contains("application/json"), "{head}");
    }
    let (status, head, body) = server.ask("HEAD", "/search.json?q=a", &host);
    assert_eq!((status, body.as_str()), (405, ""));
    assert!(head.contains("allow: get"), "{head}");
    let (status, _, body) = server.ask("GET", "/search.json?q=a", "rebound.example.org");
    assert_eq!(status, 403);
    assert!(!body.contains("hits"), "{body}");
}

#[test]
fn hostile_queries_are_answered() {
    let hostile: Vec<String> =
        serde_json::from_str(include_str!("../../../../../tests/search/hostile.json")).unwrap();
    let server = searchable("/", &testing::site());
    let long = ["仓".repeat(5_000), "a".repeat(20_000), "\"".repeat(10_000)];
    for query in hostile.iter().chain(&long) {
        let escaped: Vec<String> = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let escaped = escaped.concat();
        let (status, _, body) = server.get(&format!("/search.json?q={escaped}&limit=100"));
        assert_eq!(status, 200, "{query}");
        let answer = parsed(&body);
        assert_eq!(answer["query"], query.as_str());
        assert!(answer["total"].is_number(), "{query}: {body}");
    }
    // What is longer than any address may be is refused before anybody reads it.
    let (status, _, _) = server.get(&format!("/search.json?q={}", "a".repeat(70_000)));
    assert_eq!(status, 414);
}

#[test]
fn the_index_follows_the_site() {
    let server = Server::start();
    let hits = |server: &Server| {
        let (status, _, body) = server.get("/search.json?q=warehouse");
        (status, parsed(&body)["total"].as_u64())
    };
    assert_eq!(hits(&server), (503, None), "there is no site yet");
    let mut site = testing::site();
    server.searching.take(&site).unwrap();
    assert_eq!(hits(&server), (200, Some(0)));
    site.policies[0].measures[0].title = testing::text("海外倉", "海外仓", "Overseas warehouses");
    server.live.failed("a mistake".to_owned(), "");
    assert_eq!(hits(&server), (200, Some(0)), "the old one answers meanwhile");
    server.searching.take(&site).unwrap();
    assert_eq!(hits(&server), (200, Some(1)));
}

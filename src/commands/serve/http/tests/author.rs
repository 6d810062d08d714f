//! The author's view as the server guards it.

use std::sync::Arc;

use super::Server;
use crate::commands::serve::author::desk::Desk;
use crate::commands::serve::author::testing_author;
use crate::report::Report;
use crate::resolve::testing;

fn with_view() -> Server {
    let author = Arc::new(testing_author(None));
    author.take(|_| Desk::built(Arc::new(testing::site()), Report::default()));
    let server = Server::start_with(Some(author));
    server.live.built("/", true, "");
    server
}

#[test]
fn the_view_is_answered_here_with_the_headers_of_the_site() {
    let server = with_view();
    for path in [
        "/_author/",
        "/_author/findings/",
        "/_author/bar.js",
        "/_author/page.json?page=/en/",
    ] {
        let (status, head, _) = server.get(path);
        assert_eq!(status, 200, "{path}");
        assert!(head.contains("cache-control: no-store"), "{path}: {head}");
        assert!(
            head.contains("content-security-policy: default-src 'none'"),
            "{path}: {head}"
        );
    }
    let (status, head, _) = server.get("/_author");
    assert!(status == 307 && head.contains("location: /_author/"), "{head}");
    let (_, _, page) = server.get("/en/");
    assert!(page.contains("<script src=\"/_author/bar.js\""), "{page}");
}

#[test]
fn nobody_else_is_told_where_files_lie() {
    let server = with_view();
    for path in ["/_author/", "/_author/page.json?page=/en/&all=1"] {
        let (status, _, body) = server.ask("GET", path, "rebound.example.org");
        assert_eq!(status, 403, "{path}");
        assert!(!body.contains("/srv/site"), "{body}");
        let (status, _, _) = server.ask("POST", path, &format!("127.0.0.1:{}", server.port));
        assert_eq!(status, 405, "{path}: the view takes nothing");
        for (site, dest, expected) in [
            ("cross-site", "empty", 404),
            ("same-site", "script", 404),
            ("same-origin", "empty", 200),
            ("cross-site", "document", 200),
        ] {
            let host = format!(
                "127.0.0.1:{}\r\nSec-Fetch-Site: {site}\r\nSec-Fetch-Dest: {dest}",
                server.port
            );
            assert_eq!(server.ask("GET", path, &host).0, expected, "{path} {site} {dest}");
        }
    }
}

#[test]
fn where_others_could_listen_there_is_no_view_at_all() {
    let server = Server::built_at("/");
    for path in [
        "/_author/",
        "/_author/bar.js",
        "/_author/page.json?page=/en/",
        "/_author/findings/",
    ] {
        let (status, _, body) = server.get(path);
        assert_eq!(status, 404, "{path}");
        assert!(!body.contains("content/"), "{path}: {body}");
    }
    let (_, _, page) = server.get("/en/");
    assert!(!page.contains("_author"), "{page}");
}

//! The server as a browser meets it: bytes over a connection.

#![expect(clippy::disallowed_methods, reason = "the tests lay out a site")]

mod author;
mod search;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;

use super::{Inside, Served, inject, inside, is_this_computer, router};
use crate::commands::serve::author::Author;
use crate::commands::serve::live::Live;
use crate::commands::serve::search::Searching;

/// A running server over a small site.
struct Server {
    _runtime: tokio::runtime::Runtime,
    _site: TempDir,
    live: Arc<Live>,
    searching: Arc<Searching>,
    port: u16,
}

impl Server {
    fn start() -> Server {
        Server::start_with(None)
    }

    fn start_with(author: Option<Arc<Author>>) -> Server {
        let site = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("public/index.html", "<body>choice</body>"),
            ("public/404.html", "<body>nowhere</body>"),
            ("public/en/index.html", "<body>home</body>"),
            ("public/en/404.html", "<body>no such page</body>"),
            ("public/zh-hans/404.html", "<body>没有这一页</body>"),
            ("public/css/base.css", "body {}</body>"),
            ("secret.txt", "secret"),
        ] {
            let path = site.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let live = Arc::new(Live::default());
        let searching = Arc::new(Searching::default());
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .unwrap();
        let port = listener.local_addr().unwrap().port();
        let served = Served {
            out: site.path().join("public"),
            port,
            live: Arc::clone(&live),
            searching: Arc::clone(&searching),
            author,
        };
        runtime.spawn(async move { axum::serve(listener, router(served)).await });
        Server {
            _runtime: runtime,
            _site: site,
            live,
            searching,
            port,
        }
    }

    fn built_at(base_path: &str) -> Server {
        let server = Server::start();
        server.live.built(base_path, true, "");
        server
    }

    fn send(&self, method: &str, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        stream
    }

    /// Status, head and body.
    fn ask(&self, method: &str, path: &str, host: &str) -> (u16, String, String) {
        let mut answer = String::new();
        self.send(method, path, host).read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head[9..12].parse().unwrap(), head.to_lowercase(), body.to_owned())
    }

    fn get(&self, path: &str) -> (u16, String, String) {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port))
    }
}

#[test]
fn every_answer_carries_the_headers_of_the_site() {
    let server = Server::built_at("/");
    for path in ["/en/", "/css/base.css", "/nowhere", "/__gongbao/reload.js"] {
        let (_, head, _) = server.get(path);
        for (name, value) in crate::export::hosting::SECURITY {
            let line = format!("{name}: {value}").to_lowercase();
            assert!(head.contains(&line), "{path}: {line} is not in\n{head}");
        }
    }
}

#[test]
fn nothing_is_listed_and_nothing_beside_the_site_is_sent() {
    let server = Server::built_at("/");
    for path in [
        "/css/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/en/..%5c..%5csecret.txt",
        "//etc/passwd",
        "/en/%00/index.html",
    ] {
        let (status, _, body) = server.get(path);
        assert!([400, 404].contains(&status), "{path}: {status}");
        assert!(
            !body.contains("secret") && !body.contains("base.css"),
            "{path}: {body}"
        );
    }
}

#[test]
fn large_requests_are_refused() {
    let server = Server::built_at("/");
    let (status, _, _) = server.get(&format!("/en/?q={}", "a".repeat(65_000)));
    assert_eq!(status, 414);
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    write!(
        stream,
        "POST /en/ HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\n",
        server.port
    )
    .unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
    // A head without end: the server hangs up instead of remembering it.
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut sent = write!(stream, "GET / HTTP/1.1\r\nX: ").map(|()| 0);
    while let Ok(length @ 0..4_000_000) = sent {
        sent = stream.write_all(&[b'a'; 4096]).map(|()| length + 4096);
    }
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(sent.is_err() || answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[test]
fn pages_come_with_the_script_and_other_files_without() {
    let server = Server::built_at("/");
    let (status, head, body) = server.get("/en/");
    assert_eq!(status, 200);
    assert!(head.contains("content-type: text/html; charset=utf-8"), "{head}");
    assert!(
        head.contains("cache-control: no-store") && !head.contains("etag"),
        "{head}"
    );
    let version = server.live.state().version();
    let script = format!("<script src=\"/__gongbao/reload.js\" data-version=\"{version}\" defer></script>");
    assert_eq!(body, format!("<body>home{script}\n</body>"));

    let (status, head, body) = server.get("/css/base.css");
    assert_eq!((status, body.as_str()), (200, "body {}</body>"));
    assert!(head.contains("cache-control: no-store"), "{head}");

    let (status, head, body) = server.ask("HEAD", "/en/", &format!("localhost:{}", server.port));
    assert_eq!((status, body.as_str()), (200, ""));
    assert!(!head.contains("content-length: 17"), "{head}");
}

#[test]
fn the_served_script_and_styles_are_there() {
    let server = Server::built_at("/");
    for (path, kind) in [("reload.js", "text/javascript"), ("overlay.css", "text/css")] {
        let (status, head, _) = server.get(&format!("/__gongbao/{path}"));
        assert_eq!(status, 200);
        assert!(
            head.contains(&format!("content-type: {kind}; charset=utf-8")),
            "{head}"
        );
    }
}

#[test]
fn an_address_that_leads_nowhere_is_answered_in_its_language() {
    let server = Server::built_at("/");
    for (path, expected) in [
        ("/en/nothing/", "no such page"),
        ("/zh-hans/policies/x/", "没有这一页"),
        ("/fr/", "nowhere"),
        ("/nothing", "nowhere"),
        ("//en", "nowhere"),
    ] {
        let (status, head, body) = server.get(path);
        assert_eq!(status, 404, "{path}");
        assert!(
            body.contains(expected) && body.contains("reload.js"),
            "{path}: {body}"
        );
        assert!(head.contains("text/html; charset=utf-8"), "{path}: {head}");
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let server = Server::built_at("/");
    for path in [
        "/../secret.txt",
        "/en/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/en/%5c..%5csecret.txt",
    ] {
        let (status, _, body) = server.get(path);
        assert_eq!(status, 404, "{path}");
        assert!(!body.contains("secret"), "{path}: {body}");
    }
}

#[test]
fn only_this_computer_is_answered() {
    for (host, port, expected) in [
        ("127.0.0.1:8000", 8000, true),
        ("localhost:8000", 8000, true),
        ("LOCALHOST:8000", 8000, true),
        ("[::1]:8000", 8000, true),
        ("localhost", 80, true),
        ("localhost", 8000, false),
        ("localhost:8001", 8000, false),
        ("localhost.example.org:8000", 8000, false),
        ("example.org:8000", 8000, false),
        ("127.0.0.1.example.org:8000", 8000, false),
        ("公報", 8000, false),
        ("", 8000, false),
    ] {
        assert_eq!(is_this_computer(host, port), expected, "{host} on {port}");
    }
    let server = Server::built_at("/");
    for path in ["/en/", "/__gongbao/events", "/__gongbao/reload.js"] {
        let (status, _, body) = server.ask("GET", path, "rebound.example.org");
        assert_eq!(status, 403, "{path}");
        assert!(!body.contains("home"), "{body}");
    }
}

#[test]
fn a_site_below_a_path_is_served_below_it() {
    let server = Server::built_at("/repo/");
    assert_eq!(server.get("/repo/en/").0, 200);
    assert_eq!(server.get("/en/").0, 404);
    assert_eq!(server.get("/repository/en/").0, 404);
    for (path, location) in [("/", "/repo/"), ("/repo", "/repo/"), ("/repo/en", "/repo/en/")] {
        let (status, head, _) = server.get(path);
        assert_eq!(status, 307, "{path}");
        assert!(head.contains(&format!("location: {location}")), "{path}: {head}");
    }
}

#[test]
fn a_path_is_inside_or_not() {
    assert!(matches!(inside("/en/", ""), Inside::Page(path) if path == "/en/"));
    assert!(matches!(inside("/repo/en/", "/repo"), Inside::Page(path) if path == "/en/"));
    assert!(matches!(inside("/repo//example.org", "/repo"), Inside::Nowhere));
}

#[test]
fn as_long_as_there_is_no_site_every_page_says_why() {
    let server = Server::start();
    server
        .live
        .failed("error: no agency is called `<comerce>`".to_owned(), "");
    for path in ["/", "/en/", "/anything"] {
        let (status, head, body) = server.get(path);
        assert_eq!(status, 500, "{path}");
        assert!(head.contains("text/html; charset=utf-8"), "{head}");
        assert!(
            body.contains("`&lt;comerce&gt;`") && body.contains("reload.js"),
            "{body}"
        );
    }
}

#[test]
fn pages_are_told_of_mistakes_and_of_new_versions() {
    let server = Server::built_at("/");
    let host = format!("127.0.0.1:{}", server.port);
    let mut lines = BufReader::new(server.send("GET", "/__gongbao/events", &host)).lines();
    let mut next = || {
        lines
            .find_map(|line| line.unwrap().strip_prefix("data: ").map(str::to_owned))
            .unwrap()
    };

    let first = next();
    server
        .live
        .failed("broken \u{201c}line\u{201d}\nand another".to_owned(), "");
    let broken = next();
    server.live.built("/", true, "");
    let mended = next();

    let version = |word: &str| serde_json::from_str::<serde_json::Value>(word).unwrap()["version"].clone();
    assert!(first.contains("\"findings\":null"), "{first}");
    assert!(broken.contains("broken “line”\\nand another"), "{broken}");
    assert!(mended.contains("\"findings\":null"), "{mended}");
    assert_eq!(version(&first), version(&broken));
    assert_ne!(version(&broken), version(&mended));
}

#[test]
fn the_script_stands_at_the_end_of_the_page() {
    for (html, before, after) in [
        ("<body>a</body></html>", "<body>a", "</body></html>"),
        (
            "<body>the text </body> twice</body>",
            "<body>the text </body> twice",
            "</body>",
        ),
        ("<p>no body", "<p>no body", ""),
    ] {
        let page = String::from_utf8(inject(html.as_bytes(), "<script src=\"a\"></script>\n")).unwrap();
        assert!(page.starts_with(&format!("{before}<script src=")), "{page}");
        assert!(page.ends_with(&format!("</script>\n{after}")), "{page}");
    }
}

//! What the servers of deploy/ say is what src/export/hosting.rs says; `tests/deploy/servers.test.mjs` runs them.

use std::fs;

use gongbao::export::hosting::SECURITY;

use crate::support::{built, refuse, repository};

#[test]
fn every_server_says_the_same_headers() {
    let nginx = fs::read_to_string(repository().join("deploy/nginx/snippets/gongbao-headers.conf")).unwrap();
    let caddy = fs::read_to_string(repository().join("deploy/Caddyfile")).unwrap();
    let hosts = fs::read_to_string(built().join("_headers")).unwrap();
    let mut missing = Vec::new();
    for (name, value) in SECURITY {
        for (file, text, line) in [
            (
                "deploy/nginx/snippets/gongbao-headers.conf",
                &nginx,
                format!("add_header {name} \"{value}\" always;"),
            ),
            ("deploy/Caddyfile", &caddy, format!("\t\t{name} \"{value}\"")),
            ("_headers", &hosts, format!("  {name}: {value}")),
        ] {
            if !text.lines().any(|found| found == line) {
                missing.push(format!("{file}: {line}"));
            }
        }
    }
    refuse(
        &missing,
        "Readers are to be protected alike, wherever the site stands.",
    );
}

#[test]
fn every_language_has_its_own_page_for_what_is_not_there() {
    let redirects = fs::read_to_string(built().join("_redirects")).unwrap();
    for lang in ["zh-hant", "zh-hans", "en"] {
        let line = format!("/{lang}/* /{lang}/404.html 404");
        assert!(redirects.lines().any(|found| found == line), "{redirects}");
    }
}

//! Former names: what stands at old addresses, what servers are told, and where old addresses never appear.

use std::fs;

use crate::support::{Scratch, files_below};

/// A built site in which everything that can be renamed was renamed, once.
fn renamed() -> Scratch {
    let scratch = Scratch::base();
    for (path, from, to) in [
        (
            "content/policies/demo/policy.yaml",
            "issuer: commerce",
            "formerly: [old-demo]\nissuer: commerce",
        ),
        (
            "content/agencies.yaml",
            "- id: customs\n",
            "- id: customs\n    formerly: [old-customs, older-customs]\n",
        ),
        (
            "content/site.yaml",
            "theme: civic\n",
            "theme: civic\nrenamed_pages: [{page: about, formerly: [old-about]}]\n",
        ),
    ] {
        let text = fs::read_to_string(scratch.root().join(path)).unwrap();
        assert!(text.contains(from), "{path}");
        scratch.write(path, text.replace(from, to).as_bytes());
    }
    let run = scratch.gongbao(&["build", "--as-of", "2026-11-24"]);
    assert_eq!(run.code, 0, "{}", run.output);
    scratch
}

#[test]
fn a_page_at_a_former_address_leads_to_the_same_page_at_the_new_one() {
    let scratch = renamed();
    let public = scratch.root().join("public");
    let files = files_below(&public);
    let folders = [
        ("policies/old-demo/", "policies/demo/"),
        ("agencies/old-customs/", "agencies/customs/"),
        ("agencies/older-customs/", "agencies/customs/"),
        ("old-about/", "about/"),
    ];
    for lang in ["zh-hant", "zh-hans", "en"] {
        for (old, new) in folders {
            let (old, new) = (format!("{lang}/{old}"), format!("{lang}/{new}"));
            let below = |folder: &str| -> Vec<String> {
                let paths = files.keys().filter_map(|path| path.strip_prefix(folder));
                paths.map(str::to_owned).collect()
            };
            assert_eq!(below(&old), below(&new), "{old}");
            for rest in below(&new) {
                let at_old = fs::read_to_string(public.join(format!("{old}{rest}"))).unwrap();
                if let Some(page) = rest.strip_suffix("index.html") {
                    let target = format!("/{new}{page}");
                    for part in [
                        format!("<meta http-equiv=\"refresh\" content=\"0; url={target}\">"),
                        format!("<link rel=\"canonical\" href=\"https://yunshan.example{target}\">"),
                        format!("href=\"{target}\" data-moved"),
                        "<meta name=\"robots\" content=\"noindex\">".to_owned(),
                    ] {
                        assert!(at_old.contains(&part), "{old}{rest} lacks {part}");
                    }
                } else {
                    let at_new = fs::read_to_string(public.join(format!("{new}{rest}"))).unwrap();
                    assert_eq!(at_old, at_new, "{old}{rest}");
                }
            }
        }
    }
}

#[test]
fn data_goes_on_answering_at_its_former_address() {
    let scratch = renamed();
    let read = |path: &str| fs::read(scratch.root().join("public/api/v1/policies").join(path)).unwrap();
    assert_eq!(read("old-demo.json"), read("demo.json"));
    assert_eq!(read("old-demo/1.1.json"), read("demo/1.1.json"));
}

#[test]
fn servers_are_told_and_nobody_else_is() {
    let scratch = renamed();
    let public = scratch.root().join("public");
    let read = |path: &str| fs::read_to_string(public.join(path)).unwrap();
    let lines = |path: &str, expected: &[&str]| {
        let text = read(path);
        for line in expected {
            assert!(text.lines().any(|found| found == *line), "{path}: {line}\n{text}");
        }
    };
    lines(
        "_redirects",
        &[
            "/en/policies/old-demo/* /en/policies/demo/:splat 301!",
            "/en/policies/old-demo/* /en/policies/demo/:splat 301",
            "/api/v1/policies/old-demo.json /api/v1/policies/demo.json 301",
            "/zh-hans/old-about/* /zh-hans/about/:splat 301",
        ],
    );
    lines(
        "_redirects.nginx",
        &[
            "\"~^/en/agencies/old-customs/(?<gongbao_rest>[0-9A-Za-z/._-]*)$\" /en/agencies/customs/$gongbao_rest;",
            "\"~^/api/v1/policies/old-demo\\.json$\" /api/v1/policies/demo.json;",
        ],
    );
    lines(
        "_redirects.caddy",
        &["~^/en/agencies/old-customs/([0-9A-Za-z/._-]*)$ \"/en/agencies/customs/${1}\""],
    );
    let old = ["old-demo", "old-customs", "older-customs", "old-about"];
    for (path, file) in files_below(&public) {
        let is_allowed = old.iter().any(|name| path.contains(name))
            || path.starts_with("_redirects")
            || path == "gongbao-manifest.json";
        if is_allowed {
            continue;
        }
        let bytes = fs::read(file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for name in old {
            assert!(!text.contains(name), "{path} names {name}");
        }
    }
}

#[test]
fn a_site_in_which_nothing_was_renamed_has_no_rules_for_servers() {
    let scratch = Scratch::base();
    let run = scratch.gongbao(&["build", "--as-of", "2026-11-24"]);
    assert_eq!(run.code, 0, "{}", run.output);
    for file in ["_redirects.nginx", "_redirects.caddy"] {
        assert!(!scratch.root().join("public").join(file).exists(), "{file}");
    }
}

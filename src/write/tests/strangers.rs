//! What stands in the folder and is not ours: it is kept, or it is in the way.

use std::fs;
use std::path::Path;

use super::{Scratch, age, site, write};

#[test]
fn strangers_are_carried_over() {
    let scratch = Scratch::new();
    scratch.put("public/.gitkeep", "");
    scratch.write(&[("a/b", "1")]).unwrap();
    scratch.put("public/CNAME", "policy.example\n");
    scratch.put("public/a/notes.txt", "kept");
    fs::create_dir(scratch.target().join("uploads")).unwrap();
    let modified = age(&scratch.target().join("CNAME"));
    #[cfg(unix)]
    std::os::unix::fs::symlink("CNAME", scratch.target().join("link")).unwrap();

    scratch.write(&[("c", "2")]).unwrap();

    assert_eq!(scratch.text("CNAME").as_deref(), Some("policy.example\n"));
    assert_eq!(
        fs::metadata(scratch.target().join("CNAME"))
            .unwrap()
            .modified()
            .unwrap(),
        modified
    );
    assert_eq!(scratch.text("a/notes.txt").as_deref(), Some("kept"));
    assert!(scratch.target().join("uploads").is_dir() && scratch.target().join(".gitkeep").is_file());
    #[cfg(unix)]
    assert_eq!(
        fs::read_link(scratch.target().join("link")).unwrap(),
        Path::new("CNAME")
    );
    assert_eq!(scratch.text("a/b"), None);
}

#[test]
fn what_a_host_wants_in_an_empty_folder_is_kept_to_the_last_file() {
    let scratch = Scratch::new();
    for path in [
        ".git/refs/heads/main",
        ".well-known/security.txt",
        "README.md/deep/file",
    ] {
        scratch.put(&format!("public/{path}"), "kept");
    }
    for text in ["before", "after"] {
        scratch.write(&[("a", text)]).unwrap();
        for path in [
            ".git/refs/heads/main",
            ".well-known/security.txt",
            "README.md/deep/file",
        ] {
            assert_eq!(scratch.text(path).as_deref(), Some("kept"), "{path}");
        }
    }
}

#[test]
fn what_comes_while_the_pages_are_made_is_kept() {
    let scratch = Scratch::new();
    scratch.write(&[("a", "1")]).unwrap();
    let late = scratch.target().join("late.txt");
    let mut output = site(&[]);
    output
        .add("a", move || {
            fs::write(&late, "kept")?;
            Ok(b"2".to_vec())
        })
        .unwrap();

    write(&output, &scratch.target()).unwrap();

    assert_eq!(scratch.text("late.txt").as_deref(), Some("kept"));
    assert_eq!(scratch.text("a").as_deref(), Some("2"));
}

#[test]
fn a_stranger_where_a_page_must_go_is_named() {
    let scratch = Scratch::new();
    scratch.write(&[("a", "1")]).unwrap();
    scratch.put("public/en", "mine");

    let error = scratch.refusal(&[("a", "2"), ("en/index.html", "3")]);

    assert!(error.contains("public/en` was not written by gongbao"), "{error}");
    assert!(error.contains("`en/index.html`"), "{error}");
    assert_eq!(scratch.text("a").as_deref(), Some("1"));
    assert_eq!(scratch.text("en").as_deref(), Some("mine"));
}

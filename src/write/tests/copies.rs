//! Compressed copies: made once, kept with their file, gone with it.

use std::fs;
use std::os::unix::fs::MetadataExt;

use super::{Scratch, age};
use crate::output::Output;
use crate::write::compress::Precompress;
use crate::write::{Written, write};

fn pages(first: char, second: char) -> Output<'static> {
    let mut output = Output::default();
    for (address, letter) in [("a.html", first), ("b.html", second)] {
        output
            .add(address, move || Ok(letter.to_string().repeat(5000).into_bytes()))
            .unwrap();
    }
    output.add("c.html", || Ok(b"short".to_vec())).unwrap();
    output
}

fn packed(scratch: &Scratch, output: &Output<'_>) -> Written {
    write(output, &scratch.target(), Precompress::Yes).unwrap()
}

#[test]
fn only_changed_files_are_packed_again() {
    let scratch = Scratch::new();
    assert_eq!(packed(&scratch, &pages('1', '1')).new, 7);
    let copy = scratch.target().join("a.html.br");
    let inode = || fs::metadata(&copy).unwrap().ino();
    let before = (inode(), age(&copy));

    let again = packed(&scratch, &pages('1', '2'));

    assert_eq!((again.same, again.changed, again.total), (4, 3, 7));
    assert_eq!(
        (inode(), fs::metadata(&copy).unwrap().modified().unwrap()),
        before
    );
}

#[test]
fn copies_kept_and_copies_made_are_the_same_bytes() {
    let (kept, made) = (Scratch::new(), Scratch::new());
    packed(&kept, &pages('1', '1'));
    packed(&kept, &pages('1', '2'));
    packed(&made, &pages('1', '2'));
    for name in [
        "a.html.gz",
        "a.html.br",
        "b.html.gz",
        "b.html.br",
        "gongbao-manifest.json",
    ] {
        let read = |scratch: &Scratch| fs::read(scratch.target().join(name)).unwrap();
        assert_eq!(read(&kept), read(&made), "{name}");
    }
    assert_eq!(kept.text("c.html.gz"), None, "too short to be worth it");
}

#[test]
fn a_copy_that_somebody_changed_is_made_again() {
    let scratch = Scratch::new();
    packed(&scratch, &pages('1', '1'));
    let copy = scratch.target().join("a.html.gz");
    let right = fs::read(&copy).unwrap();
    fs::write(&copy, "<script>").unwrap();

    packed(&scratch, &pages('1', '1'));

    assert_eq!(fs::read(&copy).unwrap(), right);
}

#[test]
fn without_the_wish_the_copies_go() {
    let scratch = Scratch::new();
    packed(&scratch, &pages('1', '1'));
    let written = write(&pages('1', '1'), &scratch.target(), Precompress::No).unwrap();
    assert_eq!((written.removed, written.same), (4, 3));
    assert!(
        !scratch.target().join("a.html.gz").exists(),
        "an old copy would be served for a new page"
    );
}

#[test]
fn a_stranger_where_a_copy_must_go_is_named() {
    let scratch = Scratch::new();
    write(&pages('1', '1'), &scratch.target(), Precompress::No).unwrap();
    scratch.put("public/a.html.gz", "mine");
    let error = write(&pages('1', '1'), &scratch.target(), Precompress::Yes).unwrap_err();
    assert!(error.to_string().contains("`a.html.gz` must go"), "{error}");
}

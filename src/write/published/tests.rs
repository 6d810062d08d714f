//! What a folder that is published to looks like from outside, also when things go wrong at the worst moment.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::{Order, Published, built, generations, prune, publish, publish_built, rollback, verify_all};
use crate::output::Output;
use crate::write::compress::Precompress;
use crate::write::tests::site;

mod leftovers;

struct Scratch {
    around: TempDir,
    now: Timestamp,
}

impl Scratch {
    fn new() -> Self {
        Scratch {
            around: tempfile::tempdir().unwrap(),
            now: "2026-11-25T00:00:00Z".parse().unwrap(),
        }
    }

    fn home(&self) -> PathBuf {
        self.around.path().join("srv")
    }

    fn order(&self) -> Order {
        Order {
            now: self.now,
            note: None,
            keep: 10,
            precompress: Precompress::No,
        }
    }

    fn publish(&self, files: &[(&'static str, &'static str)]) -> Result<Published> {
        publish(&site(files), &self.home(), &self.order())
    }

    fn refusal(&self, files: &[(&'static str, &'static str)]) -> String {
        format!("{:#}", self.publish(files).unwrap_err())
    }

    /// What a reader gets.
    fn read(&self, address: &str) -> Option<String> {
        fs::read_to_string(self.home().join("current").join(address)).ok()
    }

    fn numbers(&self) -> Vec<u64> {
        generations(&self.home())
            .unwrap()
            .iter()
            .map(|found| found.number)
            .collect()
    }

    /// Every name in the folder and in `generations/`.
    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for folder in [self.home(), self.home().join("generations")] {
            for entry in fs::read_dir(folder).unwrap() {
                names.push(entry.unwrap().file_name().into_string().unwrap());
            }
        }
        names.sort();
        names
    }
}

fn target(link: &Path) -> PathBuf {
    fs::read_link(link).unwrap()
}

#[test]
fn each_publication_is_a_generation_and_nothing_else_is_there() {
    let scratch = Scratch::new();
    assert_eq!(scratch.publish(&[("a", "1"), ("b", "1")]).unwrap().generation, 1);
    let second = scratch.publish(&[("a", "2"), ("b", "1")]).unwrap();

    let written = second.written.unwrap();
    assert_eq!((second.generation, written.changed, written.same), (2, 1, 1));
    assert_eq!(scratch.read("a").as_deref(), Some("2"));
    assert_eq!(
        target(&scratch.home().join("current")),
        Path::new("generations/000002"),
        "relative, so that the folder can be moved or mounted elsewhere"
    );
    let expected = [
        "000001",
        "000001.json",
        "000002",
        "000002.json",
        "current",
        "generations",
        "gongbao-published.json",
    ];
    assert_eq!(scratch.names(), expected);
    assert_eq!(
        fs::read_to_string(scratch.home().join("generations/000001/a")).unwrap(),
        "1"
    );
}

#[test]
fn files_that_did_not_change_are_the_same_files() {
    use std::os::unix::fs::MetadataExt;

    let scratch = Scratch::new();
    scratch.publish(&[("deep/same", "1"), ("b", "1")]).unwrap();
    let inode = |number| {
        let path = scratch.home().join(format!("generations/{number:06}/deep/same"));
        fs::metadata(path).unwrap().ino()
    };
    scratch.publish(&[("deep/same", "1"), ("b", "2")]).unwrap();
    assert_eq!(inode(1), inode(2));
}

#[test]
fn a_changed_file_is_dated_later_also_within_a_second() {
    let scratch = Scratch::new();
    let mut before = None;
    for text in ["1", "2", "3"] {
        scratch.publish(&[("a", text)]).unwrap();
        let modified = fs::metadata(scratch.home().join("current/a"))
            .unwrap()
            .modified()
            .unwrap();
        let seconds = modified.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        assert!(
            before < Some(seconds),
            "a web server tells them apart by the second"
        );
        before = Some(seconds);
    }
}

#[test]
fn the_same_site_again_is_no_new_generation() {
    let scratch = Scratch::new();
    scratch.publish(&[("a", "1")]).unwrap();
    let again = scratch.publish(&[("a", "1")]).unwrap();
    assert!(again.generation == 1 && again.written.is_none());
    assert_eq!(scratch.numbers(), [1]);
}

#[test]
fn back_and_back_again_and_forward() {
    let scratch = Scratch::new();
    for text in ["1", "2", "3"] {
        scratch.publish(&[("a", text)]).unwrap();
    }
    let back = |wanted| rollback(&scratch.home(), wanted, &scratch.order());
    for (wanted, expected) in [(None, "2"), (None, "1"), (Some(3), "3"), (None, "2")] {
        back(wanted).unwrap();
        assert_eq!(scratch.read("a").as_deref(), Some(expected), "{wanted:?}");
    }
    assert_eq!(scratch.numbers(), [7, 6, 5, 4, 3, 2, 1], "history only grows");
    let record = generations(&scratch.home()).unwrap().remove(0).record.unwrap();
    assert_eq!(record.repeats, Some(2));

    assert!(back(Some(1)).unwrap().written.is_some());
    let error = format!("{:#}", back(None).unwrap_err());
    assert!(error.contains("no generation before 1"), "{error}");
    let error = format!("{:#}", back(Some(99)).unwrap_err());
    assert!(error.contains("no generation 99"), "{error}");
}

#[test]
fn a_damaged_generation_is_not_shown_again() {
    let scratch = Scratch::new();
    scratch.publish(&[("a", "1")]).unwrap();
    scratch.publish(&[("a", "2")]).unwrap();
    fs::write(scratch.home().join("generations/000001/a"), "x").unwrap();

    let error = format!(
        "{:#}",
        rollback(&scratch.home(), None, &scratch.order()).unwrap_err()
    );

    assert!(error.contains("is not as it was written"), "{error}");
    assert_eq!(scratch.read("a").as_deref(), Some("2"));
    assert_eq!(scratch.numbers(), [2, 1]);
}

#[test]
fn readers_of_an_older_page_find_its_style_for_a_day() {
    let mut scratch = Scratch::new();
    let old = "assets/0123456789abcdef/site.css";
    let new = "assets/fedcba9876543210/site.css";
    scratch
        .publish(&[("index.html", "old"), (old, "old"), ("gone.html", "")])
        .unwrap();
    scratch.publish(&[("index.html", "new"), (new, "new")]).unwrap();
    assert_eq!(scratch.read(old).as_deref(), Some("old"));
    assert_eq!(scratch.read("gone.html"), None, "a page that is gone is gone");

    rollback(&scratch.home(), Some(1), &scratch.order()).unwrap();
    assert_eq!(scratch.read(new).as_deref(), Some("new"), "also on the way back");

    scratch.now += SignedDuration::from_hours(25);
    scratch.publish(&[("index.html", "newest")]).unwrap();
    assert_eq!(scratch.read(new), None, "a day later nobody has that page open");
    assert_eq!(
        scratch.read(old).as_deref(),
        Some("old"),
        "this one has just gone"
    );
    for (number, verified) in verify_all(&scratch.home()).unwrap() {
        assert!(verified.differences.is_empty(), "{number}: {verified:?}");
    }
}

#[test]
fn only_some_generations_are_kept() {
    let scratch = Scratch::new();
    for text in ["1", "2", "3", "4"] {
        scratch.publish(&[("a", text)]).unwrap();
    }
    assert_eq!(prune(&scratch.home(), 3).unwrap(), [1]);
    assert_eq!(prune(&scratch.home(), 3).unwrap(), [0; 0]);
    let order = Order {
        keep: 2,
        ..scratch.order()
    };
    assert_eq!(
        publish(&site(&[("a", "5")]), &scratch.home(), &order)
            .unwrap()
            .pruned,
        [2, 3]
    );
    assert_eq!(scratch.numbers(), [5, 4]);
    assert_eq!(
        scratch.publish(&[("a", "6")]).unwrap().generation,
        6,
        "a number is never used twice"
    );
}

#[test]
fn a_built_site_is_published_as_it_is() {
    let scratch = Scratch::new();
    let public = scratch.around.path().join("public");
    let page = "页面".repeat(1000);
    let mut output = Output::default();
    output
        .add("index.html", move || Ok(page.clone().into_bytes()))
        .unwrap();
    crate::write::write(&output, &public, Precompress::Yes).unwrap();

    publish_built(&built(&public).unwrap(), &scratch.home(), &scratch.order()).unwrap();
    for name in [
        "index.html",
        "index.html.gz",
        "index.html.br",
        "gongbao-manifest.json",
    ] {
        let (before, after) = (public.join(name), scratch.home().join("current").join(name));
        assert_eq!(fs::read(before).unwrap(), fs::read(after).unwrap(), "{name}");
    }

    fs::write(public.join("index.html"), "x").unwrap();
    let error = format!("{:#}", built(&public).unwrap_err());
    assert!(error.contains("was changed after the site was built"), "{error}");
}

#[test]
fn a_folder_that_is_used_for_something_else_is_refused() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.home()).unwrap();
    fs::write(scratch.home().join("thesis.doc"), "years of work").unwrap();
    let error = scratch.refusal(&[("a", "1")]);
    assert!(error.contains("`thesis.doc` is in it"), "{error}");
    assert_eq!(fs::read_dir(scratch.home()).unwrap().count(), 1);
}

#[test]
fn links_out_of_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;

    let scratch = Scratch::new();
    scratch.publish(&[("a", "1")]).unwrap();
    let elsewhere = scratch.around.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let current = scratch.home().join("current");
    for (outside, words) in [
        (elsewhere.to_str().unwrap(), "is no generation"),
        ("../elsewhere", "is no generation"),
        ("generations/../../elsewhere", "is no generation"),
        ("generations/000099", "is no generation"),
    ] {
        fs::remove_file(&current).unwrap();
        symlink(outside, &current).unwrap();
        let error = scratch.refusal(&[("a", "2")]);
        assert!(error.contains(words), "{outside}: {error}");
    }
    fs::remove_file(&current).unwrap();
    fs::rename(scratch.home().join("generations"), elsewhere.join("moved")).unwrap();
    symlink(elsewhere.join("moved"), scratch.home().join("generations")).unwrap();
    let error = scratch.refusal(&[("a", "2")]);
    assert!(error.contains("is no folder, and a link"), "{error}");
}

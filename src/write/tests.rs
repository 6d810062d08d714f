//! What happens to a folder, seen from outside.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::bail;
use tempfile::TempDir;

use super::{Written, refuse_sources, rehearse};
use crate::output::Output;
use crate::write::compress::Precompress;

mod copies;
mod strangers;

/// Writes without compressed copies.
fn write(output: &Output<'_>, target: &Path) -> anyhow::Result<Written> {
    super::write(output, target, Precompress::No)
}

/// A folder with a site in it, and the folder around it.
struct Scratch {
    around: TempDir,
}

impl Scratch {
    fn new() -> Self {
        Scratch {
            around: tempfile::tempdir().unwrap(),
        }
    }

    fn target(&self) -> PathBuf {
        self.around.path().join("public")
    }

    fn write(&self, files: &[(&'static str, &'static str)]) -> anyhow::Result<Written> {
        write(&site(files), &self.target())
    }

    fn refusal(&self, files: &[(&'static str, &'static str)]) -> String {
        format!("{:#}", self.write(files).unwrap_err())
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.around.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.target().join(path)).ok()
    }

    /// The names around the site: nothing of ours may be left there.
    fn around(&self) -> Vec<String> {
        let entries = fs::read_dir(self.around.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub(in crate::write) fn site(files: &[(&'static str, &'static str)]) -> Output<'static> {
    let mut output = Output::default();
    for (address, text) in files.iter().copied() {
        output.add(address, move || Ok(text.as_bytes().to_vec())).unwrap();
    }
    output
}

fn age(path: &Path) -> SystemTime {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    fs::File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    long_ago
}

#[test]
fn every_file_has_one_fate() {
    let scratch = Scratch::new();
    let first = scratch
        .write(&[("a", "1"), ("deep/er/b", "2"), ("c", "3")])
        .unwrap();
    assert_eq!((first.total, first.new, first.bytes), (3, 3, 3));

    let second = scratch.write(&[("a", "1"), ("c", "four"), ("d", "5")]).unwrap();

    let fates = (
        second.total,
        second.new,
        second.changed,
        second.same,
        second.removed,
    );
    assert_eq!(fates, (3, 1, 1, 1, 1));
    assert_eq!(scratch.text("c").as_deref(), Some("four"));
    assert!(
        !scratch.target().join("deep").exists(),
        "a removed page leaves no empty folder"
    );
    assert_eq!(scratch.around(), ["public"]);
}

#[test]
fn the_manifest_is_sorted_and_says_nothing_of_the_day() {
    let scratch = Scratch::new();
    scratch.write(&[("b", "2"), ("a", "1")]).unwrap();
    let expected = format!(
        "{{\n  \"generator\": \"gongbao\",\n  \"format\": 1,\n  \"files\": {{\n    \"a\": \"{}\",\n    \"b\": \"{}\"\n  }}\n}}\n",
        blake3::hash(b"1"),
        blake3::hash(b"2")
    );
    assert_eq!(scratch.text("gongbao-manifest.json"), Some(expected));
}

#[test]
fn a_page_that_cannot_be_made_leaves_the_old_site() {
    let scratch = Scratch::new();
    scratch.write(&[("a", "old"), ("b", "old")]).unwrap();
    let mut output = site(&[("a", "new"), ("b", "new")]);
    output.add("c", || bail!("no space left on the moon")).unwrap();

    let error = format!("{:#}", write(&output, &scratch.target()).unwrap_err());

    assert_eq!(error, "can't make `c`: no space left on the moon");
    assert_eq!(scratch.text("a").as_deref(), Some("old"));
    assert_eq!(scratch.around(), ["public"]);
    assert_eq!(format!("{:#}", rehearse(&output, &|_, _| ()).unwrap_err()), error);
}

#[test]
fn a_page_that_panics_leaves_the_old_site() {
    let scratch = Scratch::new();
    scratch.write(&[("a", "old")]).unwrap();
    let mut output = site(&[("a", "new")]);
    output.add("b", || panic!("a bug")).unwrap();

    let target = scratch.target();
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| write(&output, &target)));

    assert!(result.is_err());
    assert_eq!(scratch.text("a").as_deref(), Some("old"));
    assert_eq!(scratch.around(), ["public"]);
}

#[cfg(unix)]
#[test]
fn the_same_bytes_are_the_same_file() {
    use std::os::unix::fs::MetadataExt;

    let scratch = Scratch::new();
    scratch.write(&[("a/same", "1"), ("b", "2")]).unwrap();
    let path = scratch.target().join("a/same");
    let (inode, modified) = (fs::metadata(&path).unwrap().ino(), age(&path));

    scratch.write(&[("a/same", "1"), ("b", "3")]).unwrap();

    let metadata = fs::metadata(&path).unwrap();
    assert_eq!((metadata.ino(), metadata.modified().unwrap()), (inode, modified));
}

#[cfg(unix)]
#[test]
fn nothing_is_touched_when_nothing_changed() {
    use std::os::unix::fs::MetadataExt;

    let scratch = Scratch::new();
    scratch.write(&[("a", "1")]).unwrap();
    let inode = || fs::metadata(scratch.target()).unwrap().ino();
    let before = inode();

    assert!(!scratch.write(&[("a", "1")]).unwrap().differs());

    assert_eq!(inode(), before);
    assert_eq!(scratch.around(), ["public"]);
}

#[test]
fn a_page_that_was_edited_by_hand_is_written_again() {
    let scratch = Scratch::new();
    scratch.write(&[("a", "right")]).unwrap();
    scratch.put("public/a", "wrong");

    assert_eq!(scratch.write(&[("a", "right")]).unwrap().changed, 1);
    assert_eq!(scratch.text("a").as_deref(), Some("right"));
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let cases: [(&str, &str); 3] = [
        ("public/thesis.doc", "`thesis.doc` is in it"),
        ("public/gongbao-manifest.json", "can't be understood"),
        ("public/deep/.gitignore", "`deep` is in it"),
    ];
    for (path, expected) in cases {
        let scratch = Scratch::new();
        scratch.put(path, "years of work");
        let error = scratch.refusal(&[("a", "1")]);
        assert!(error.contains(expected), "{path}: {error}");
        assert_eq!(
            fs::read_to_string(scratch.around.path().join(path)).unwrap(),
            "years of work"
        );
        assert_eq!(scratch.text("a"), None);
    }
}

#[test]
fn a_file_a_link_and_the_root_of_the_disk_are_no_folders_for_a_site() {
    let scratch = Scratch::new();
    scratch.put("public", "a file");
    assert!(scratch.refusal(&[("a", "1")]).contains("is a file"));
    #[cfg(unix)]
    {
        fs::remove_file(scratch.target()).unwrap();
        fs::create_dir(scratch.around.path().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink("elsewhere", scratch.target()).unwrap();
        assert!(scratch.refusal(&[("a", "1")]).contains("is a link"));
    }
    let error = write(&site(&[]), Path::new("/")).unwrap_err().to_string();
    assert!(error.contains("name a folder of its own"), "{error}");
}

#[test]
fn the_sources_are_never_written_over() {
    let scratch = Scratch::new();
    scratch.put("content/site.yaml", "");
    let root = scratch.around.path();
    for (target, allowed) in [
        ("public", true),
        ("content-site", true),
        ("", false),
        ("..", false),
        ("content", false),
        ("content/new/site", false),
        ("themes", false),
        ("public/../content", false),
    ] {
        assert_eq!(
            refuse_sources(root, &root.join(target)).is_ok(),
            allowed,
            "{target}"
        );
    }
}

#[test]
fn a_run_that_was_cut_off_leaves_no_trace_in_the_next() {
    let scratch = Scratch::new();
    scratch.write(&[("a", "1")]).unwrap();
    scratch.put(".public.gongbao-next/half", "page");
    scratch.put(".public.gongbao-lock", "");

    scratch.write(&[("a", "2")]).unwrap();

    assert_eq!(scratch.text("half"), None);
    assert_eq!(scratch.around(), ["public"]);
}

#[test]
fn a_run_that_was_cut_off_between_two_renames_is_taken_back() {
    let scratch = Scratch::new();
    scratch.write(&[("a", "1")]).unwrap();
    scratch.put("public/CNAME", "policy.example");
    fs::rename(
        scratch.target(),
        scratch.around.path().join(".public.gongbao-old"),
    )
    .unwrap();

    let written = scratch.write(&[("a", "1")]).unwrap();

    assert_eq!(written.same, 1);
    assert_eq!(scratch.text("CNAME").as_deref(), Some("policy.example"));
    assert_eq!(scratch.around(), ["public"]);
}

#[test]
fn the_second_of_two_runs_is_refused() {
    let scratch = Scratch::new();
    let target = scratch.target();
    let second = target.clone();
    let mut output = Output::default();
    output
        .add("a", move || {
            let error = write(&site(&[("a", "2")]), &second).unwrap_err().to_string();
            Ok(error.into_bytes())
        })
        .unwrap();

    write(&output, &target).unwrap();

    let refusal = scratch.text("a").unwrap();
    assert!(refusal.contains("another gongbao is writing"), "{refusal}");
    assert_eq!(scratch.around(), ["public"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_says_so() {
    use std::os::unix::fs::PermissionsExt;

    let scratch = Scratch::new();
    let closed = scratch.around.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    // The administrator may write everywhere, so the case can't be made for that account.
    if fs::write(closed.join("probe"), "").is_ok() {
        return;
    }
    let error = format!(
        "{:#}",
        write(&site(&[("a", "1")]), &closed.join("public")).unwrap_err()
    );
    assert!(
        error.contains("can't write into") && error.contains("denied"),
        "{error}"
    );
}

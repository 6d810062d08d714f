//! A publication that fails, or is cut off between any two of its steps.

use std::os::unix::fs::symlink;

use super::*;

#[test]
fn a_page_that_can_not_be_made_leaves_the_generation_that_was_current() {
    let scratch = Scratch::new();
    scratch.publish(&[("a", "old")]).unwrap();
    let before = scratch.names();
    let mut output = site(&[("a", "new")]);
    output.add("b", || bail!("no space left on the moon")).unwrap();

    let error = format!(
        "{:#}",
        publish(&output, &scratch.home(), &scratch.order()).unwrap_err()
    );

    assert_eq!(error, "can't make `b`: no space left on the moon");
    assert_eq!(scratch.read("a").as_deref(), Some("old"));
    assert_eq!(scratch.names(), before);
}

#[test]
fn a_page_that_panics_leaves_the_generation_that_was_current() {
    let scratch = Scratch::new();
    scratch.publish(&[("a", "old")]).unwrap();
    let before = scratch.names();
    let mut output = site(&[("a", "new")]);
    output.add("b", || panic!("a bug")).unwrap();
    let (home, order) = (scratch.home(), scratch.order());
    let attempt = std::panic::AssertUnwindSafe(|| publish(&output, &home, &order));

    assert!(std::panic::catch_unwind(attempt).is_err());

    assert_eq!(scratch.read("a").as_deref(), Some("old"));
    assert_eq!(scratch.names(), before);
}

#[test]
fn the_second_of_two_publishers_is_refused() {
    let scratch = Scratch::new();
    let (home, order) = (scratch.home(), scratch.order());
    let mut output = Output::default();
    output
        .add("a", move || {
            let error = publish(&site(&[("a", "2")]), &home, &order).unwrap_err();
            Ok(error.to_string().into_bytes())
        })
        .unwrap();
    publish(&output, &scratch.home(), &scratch.order()).unwrap();

    let refusal = scratch.read("a").unwrap();
    assert!(refusal.contains("another gongbao is writing"), "{refusal}");
    assert_eq!(scratch.numbers(), [1]);
}

/// What stands in the folder when the machine stops after each step of the second publication.
#[test]
fn a_run_that_was_cut_off_leaves_no_trace_in_the_next() {
    type Step = (&'static str, fn(&Path));
    let steps: [Step; 7] = [
        ("half of the files", |home| {
            fs::create_dir_all(home.join("generations/.next/half")).unwrap();
        }),
        ("half of a record", |home| {
            fs::create_dir(home.join("generations/.next")).unwrap();
            fs::write(home.join("generations/.000002.pending.json.gongbao-next"), "{").unwrap();
        }),
        ("announced", |home| {
            fs::create_dir(home.join("generations/.next")).unwrap();
            announce(home);
        }),
        ("named", |home| {
            announce(home);
            fs::create_dir(home.join("generations/000002")).unwrap();
            fs::write(home.join("generations/000002/a"), "never seen").unwrap();
        }),
        ("link made", |home| {
            announce(home);
            fs::create_dir(home.join("generations/000002")).unwrap();
            symlink("generations/000002", home.join(".current-next")).unwrap();
        }),
        ("half of an old generation removed", |home| {
            fs::create_dir_all(home.join("generations/.gone-000001/half")).unwrap();
        }),
        ("the lock", |home| {
            fs::write(home.join(".gongbao-lock"), "").unwrap();
        }),
    ];
    for (step, cut_off) in steps {
        let scratch = Scratch::new();
        scratch.publish(&[("a", "1")]).unwrap();
        cut_off(&scratch.home());
        assert_eq!(
            scratch.read("a").as_deref(),
            Some("1"),
            "{step}: readers see the old site"
        );

        assert_eq!(scratch.publish(&[("a", "2")]).unwrap().generation, 2, "{step}");

        assert_eq!(scratch.read("a").as_deref(), Some("2"), "{step}");
        assert_eq!(scratch.names().len(), 7, "{step}: {:?}", scratch.names());
    }
}

fn announce(home: &Path) {
    let record = fs::read_to_string(home.join("generations/000001.json")).unwrap();
    fs::write(home.join("generations/000002.pending.json"), record).unwrap();
}

#[test]
fn a_run_that_was_cut_off_after_the_switch_is_finished_by_the_next() {
    let scratch = Scratch::new();
    scratch.publish(&[("a", "1")]).unwrap();
    scratch.publish(&[("a", "2")]).unwrap();
    let file = |name: &str| scratch.home().join("generations").join(name);
    fs::rename(file("000002.json"), file("000002.pending.json")).unwrap();

    scratch.publish(&[("a", "3")]).unwrap();

    assert_eq!(scratch.numbers(), [3, 2, 1]);
    let all = generations(&scratch.home()).unwrap();
    assert!(
        all.iter().all(|generation| generation.record.is_some()),
        "{all:?}"
    );
}

/// Somebody in a hurry let `current` lead to an older generation by hand: nothing that was published is lost.
#[test]
fn a_generation_that_readers_saw_is_no_left_over() {
    let scratch = Scratch::new();
    scratch.publish(&[("a", "1")]).unwrap();
    scratch.publish(&[("a", "2")]).unwrap();
    fs::remove_file(scratch.home().join("current")).unwrap();
    symlink("generations/000001", scratch.home().join("current")).unwrap();

    assert_eq!(scratch.publish(&[("a", "3")]).unwrap().generation, 3);
    assert_eq!(scratch.numbers(), [3, 2, 1]);
}

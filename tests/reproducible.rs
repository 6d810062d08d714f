//! The same content gives the same bytes, wherever, however fast, in whatever country.

use crate::support::{DAY, Scratch, refuse, tree_difference};

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let first = built_with(&[
        ("RAYON_NUM_THREADS", "1"),
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "zh_CN.UTF-8"),
        ("LC_ALL", "zh_CN.UTF-8"),
    ]);
    let second = built_with(&[
        ("RAYON_NUM_THREADS", "8"),
        ("TZ", "America/Los_Angeles"),
        ("LANG", "C"),
        ("LC_ALL", "C"),
    ]);
    let found = tree_difference(&first.root().join("public"), &second.root().join("public"));
    refuse(
        &found,
        "Something besides content, theme and day found its way into a page.",
    );
}

fn built_with(environment: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::real();
    let run = scratch.gongbao_in(&["build", "--as-of", DAY], environment);
    assert_eq!(run.code, 0, "{}", run.output);
    assert!(
        scratch.root().join("public/en/index.html").exists(),
        "nothing was built"
    );
    scratch
}

//! The text on any day is what the changes up to that day make of the text as issued, whatever they are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::lang::Lang;
use crate::model;
use crate::report::Report;
use crate::report::pieces::{Piece, compare};
use crate::resolve::resolve;
use crate::resolve::site::{Policy, Site, Status};
use crate::resolve::wordings::place_in_force;
use crate::source::{SourceFile, Sources};

const ISSUED: Date = date(2025, 1, 1);
const CLAUSES: usize = 3;

/// What becomes of a clause, so many days after issue: a new wording, or none.
type Step = (usize, i32, Option<u32>);

fn policy(changes: &str, as_of: Date) -> (Policy, usize) {
    let (mut site, errors) = site(changes, as_of);
    (site.policies.remove(0), errors)
}

fn site(changes: &str, as_of: Date) -> (Site, usize) {
    let clauses: String = (1..=CLAUSES).fold(String::new(), |list, at| {
        list + &format!("- text: {{zh-Hans: 原文{at}。}}\n")
    });
    let measure = format!(
        "number: 1\nslug: a\ntitle: {{zh-Hans: 题}}\nshort_title: {{zh-Hans: 题}}\ntopics: []\nclauses:\n{clauses}"
    );
    let files = [
        (
            "content/site.yaml",
            "name: {zh-Hans: 站}\ndescription: {zh-Hans: 站}\nbase_url: https://example.org/\nlanguages: [zh-Hans]\nsource: zh-Hans\ntheme: civic\npublisher: {name: {zh-Hans: 我}}\n",
        ),
        (
            "content/agencies.yaml",
            "agencies:\n- {id: commerce, short: {zh-Hans: 局}, level: municipal}\n",
        ),
        (
            "content/policies/p/policy.yaml",
            "title: {zh-Hans: 策}\nshort_title: {zh-Hans: 策}\ndescription: {zh-Hans: 策}\nissuer: commerce\nissued: 2025-01-01\npreamble: {zh-Hans: 前言}\n",
        ),
        ("content/policies/p/measures/01-a.yaml", &measure),
        ("content/policies/p/changes.yaml", changes),
    ];
    let files = files.into_iter().filter(|(_, text)| !text.is_empty());
    let files = files.map(|(path, text)| {
        Arc::new(SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        })
    });
    let mut report = Report::default();
    let content = model::parse(&Sources::new(files.collect()), &mut report).expect("a site");
    let site = resolve(content, None, as_of, &mut report);
    (site, report.errors())
}

fn text(policy: &Policy) -> BTreeMap<usize, String> {
    let clauses = policy.measures.iter().flat_map(|measure| &measure.clauses);
    let texts = clauses.map(|clause| {
        (
            clause.id.clause as usize,
            clause.text.text(Lang::ZhHans).to_owned(),
        )
    });
    texts.collect()
}

/// The steps that can be taken, in the order of their days: nothing becomes of a clause that was taken out.
fn possible(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_by_key(|(_, day, _)| *day);
    let mut gone = [false; CLAUSES + 1];
    steps.retain(|(clause, _, wording)| {
        let was_there = !gone[*clause];
        gone[*clause] |= wording.is_none();
        was_there
    });
    steps
}

fn day(after: i32) -> Date {
    ISSUED.saturating_add(after.days())
}

fn yaml(steps: &[Step]) -> String {
    let mut yaml = String::new();
    for (at, (clause, after, wording)) in steps.iter().enumerate() {
        if at == 0 {
            yaml.push_str("changes:\n");
        }
        let what = match wording {
            Some(wording) => format!("text: {{zh-Hans: 新文{wording}。}}"),
            None => "repealed: true".to_owned(),
        };
        let _ = writeln!(
            yaml,
            "- id: c{at}\n  kind: amendment\n  date: {}\n  title: {{zh-Hans: 改}}\n  note: {{zh-Hans: 改}}\n  clauses:\n  - {{clause: \"1.{clause}\", {what}}}",
            day(*after)
        );
    }
    yaml
}

fn folded(steps: &[Step], as_of: Date) -> BTreeMap<usize, String> {
    let mut text: BTreeMap<usize, String> = (1..=CLAUSES).map(|at| (at, format!("原文{at}。"))).collect();
    for (clause, _, wording) in steps.iter().filter(|(_, after, _)| day(*after) <= as_of) {
        match wording {
            Some(wording) => text.insert(*clause, format!("新文{wording}。")),
            None => text.remove(clause),
        };
    }
    text
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (1..=CLAUSES, 0..60_i32, proptest::option::weighted(0.8, 0..9_u32));
    proptest::collection::vec(step, 0..8)
}

proptest! {
    #[test]
    fn the_text_of_a_day_is_what_the_changes_up_to_it_make(steps in steps(), after in -5..70_i32) {
        let steps = possible(steps);
        let as_of = day(after);
        let (policy, errors) = policy(&yaml(&steps), as_of);
        prop_assert_eq!(errors, 0);
        prop_assert_eq!(text(&policy), folded(&steps, as_of));
        // Every version is the text of its own first day, and of its last one.
        for version in policy.versions.iter().skip(1) {
            prop_assert_eq!(text(&version.text), folded(&steps, version.from));
            if let Some(until) = version.until {
                prop_assert_eq!(text(&version.text), folded(&steps, until));
            }
        }
        // A difference, put into the old text, is the new one.
        for change in policy.changes.iter().flat_map(|change| &change.clauses) {
            if let (Some(before), Some(after)) = (&change.before, &change.after) {
                let (before, after) = (before.text.text(Lang::ZhHans), after.text.text(Lang::ZhHans));
                prop_assert_eq!(put_in(&compare(before, after)), after);
            }
        }
    }
}

fn put_in(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Same(words) => words.as_str(),
        Piece::Writing { after, .. } | Piece::Changed { after, .. } => after.as_str(),
    });
    words.collect()
}

#[test]
fn a_policy_ends_on_the_day_before_its_repeal() {
    let repeal = "changes:\n- {id: end, kind: repeal, date: 2025-02-01, effective: 2025-03-01, title: {zh-Hans: 止}, note: {zh-Hans: 止}}\n";
    for (as_of, expected) in [
        (date(2025, 2, 28), Status::InForce(Some(0))),
        (date(2025, 3, 1), Status::Expired(1)),
    ] {
        let (policy, errors) = policy(repeal, as_of);
        assert_eq!(errors, 0);
        assert_eq!(policy.validity.status, expected, "{as_of}");
        assert_eq!(policy.is_repealed(), expected == Status::Expired(1));
        assert_eq!(policy.validity.last_day, Some(date(2025, 2, 28)));
    }
}

#[test]
fn a_policy_without_changes_has_no_versions() {
    let (policy, _) = policy("", date(2025, 6, 1));
    assert!(policy.versions.is_empty() && policy.version_in_force().is_none());
    assert_eq!(text(policy.as_issued()), folded(&[], ISSUED));
}

#[test]
fn only_the_wording_in_force_stands_at_its_place() {
    let (site, _) = site(&yaml(&[(1, 10, Some(1)), (2, 20, Some(2))]), day(15));
    for (path, expected) in [
        ("policies/p/1.1/text", None),
        ("policies/p/changes/c0/1.1/text", Some("policies/p/1.1/text")),
        ("policies/p/1.2/text", Some("policies/p/1.2/text")),
        ("policies/p/changes/c1/1.2/text", None),
        ("policies/p/1/title", Some("policies/p/1/title")),
        ("policies/p/preamble", Some("policies/p/preamble")),
        ("site/name", Some("site/name")),
    ] {
        assert_eq!(place_in_force(&site, path).as_deref(), expected, "{path}");
    }
}

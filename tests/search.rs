//! Search as people use it: graded queries, every piece of every clause, both scripts, hostile input.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test that can't go on should stop at once, and measures are printed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use gongbao::LoadOptions;
use gongbao::index::SearchIndex;
use gongbao::index::normal::Normal;
use gongbao::index::search::Answer;
use gongbao::lang::Lang;
use gongbao::report::Report;
use gongbao::resolve::site::Site;

const QUERIES: &str = include_str!("search/queries.tsv");

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let options = LoadOptions {
        root: Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf(),
        as_of: "2026-11-24".parse().unwrap(),
        base_url: None,
    };
    let mut report = Report::default();
    gongbao::load(&options, &mut report).unwrap().expect("the content has no errors")
});

fn index() -> SearchIndex {
    SearchIndex::build(&SITE).unwrap()
}

/// What graded queries call a document: `3.1`, `agency:commerce`, `preamble`.
fn name(index: &SearchIndex, document: u32) -> String {
    let record = index.record(document, Lang::ZhHans);
    match record.kind {
        "clause" => format!("{}.{}", record.measure, record.clause),
        "agency" | "page" => {
            let last = record.url.trim_end_matches('/').rsplit('/').next().unwrap();
            format!("{}:{last}", record.kind)
        }
        other => other.to_owned(),
    }
}

struct Graded {
    query: String,
    kind: String,
    lang: String,
    grades: BTreeMap<String, u32>,
}

fn graded() -> Vec<Graded> {
    let rows = QUERIES.lines().filter(|row| !row.starts_with('#') && !row.is_empty());
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [query, kind, lang, relevant] = cells[..] else {
            panic!("four cells in `{row}`");
        };
        let grades = relevant.split(' ').filter(|part| *part != "none").map(|part| {
            let (name, grade) = part.rsplit_once('=').unwrap();
            (name.to_owned(), grade.parse().unwrap())
        });
        Graded {
            query: query.to_owned(),
            kind: kind.to_owned(),
            lang: lang.to_owned(),
            grades: grades.collect(),
        }
    })
    .collect()
}

fn gain(grade: u32, place: usize) -> f64 {
    (f64::from(2_u32.pow(grade)) - 1.0) / f64::from(u32::try_from(place).unwrap() + 2).log2()
}

/// nDCG of the first ten hits.
fn ndcg(found: &[String], grades: &BTreeMap<String, u32>) -> f64 {
    let got = found.iter().take(10).enumerate();
    let got: f64 = got.map(|(place, name)| gain(grades.get(name).copied().unwrap_or(0), place)).sum();
    let mut ideal: Vec<u32> = grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best: f64 = ideal.iter().take(10).enumerate().map(|(place, grade)| gain(*grade, place)).sum();
    got / best
}

#[test]
fn graded_queries_are_answered() {
    let index = index();
    let mut by_lang: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let mut by_kind: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let (mut silent, mut noisy) = (0, Vec::new());
    for row in graded() {
        let answer = index.search(&row.query, &Vec::new());
        if row.grades.is_empty() {
            if answer.hits.is_empty() {
                silent += 1;
            } else {
                noisy.push(row.query.clone());
                println!("not silent: {} {:?} {:?}", row.query, answer.showing, names(&index, &answer));
            }
            continue;
        }
        let found = names(&index, &answer);
        let score = ndcg(&found, &row.grades);
        let lang = if row.lang == "en" { "en" } else { "zh" };
        by_lang.entry(lang.to_owned()).or_default().push(score);
        by_kind.entry(format!("{} {lang}", row.kind)).or_default().push(score);
        if score < 0.99 {
            println!(
                "{score:.2} {} [{}] {:?} found {:?}, wanted {:?}",
                row.query,
                row.kind,
                answer.showing,
                &found[..found.len().min(6)],
                row.grades
            );
        }
    }
    for (group, scores) in by_kind.iter().chain(&by_lang) {
        println!("nDCG@10 {group}: {:.3} of {}", mean(scores), scores.len());
    }
    let silence = f64::from(silent) / f64::from(silent + u32::try_from(noisy.len()).unwrap());
    println!("silence {silence:.3}");
    assert!(mean(&by_lang["zh"]) >= 0.95, "Chinese");
    assert!(mean(&by_lang["en"]) >= 0.92, "English");
    assert!(silence >= 0.95, "{noisy:?}");
}

fn mean(scores: &[f64]) -> f64 {
    scores.iter().sum::<f64>() / f64::from(u32::try_from(scores.len()).unwrap())
}

fn names(index: &SearchIndex, answer: &Answer) -> Vec<String> {
    answer.hits.iter().map(|hit| name(index, hit.document)).collect()
}

/// Every piece of 2 to 8 characters of the clauses, in both scripts.
fn pieces(index: &SearchIndex, lang: Lang) -> BTreeMap<String, BTreeSet<u32>> {
    let mut pieces: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for document in 0..u32::try_from(index.len()).unwrap() {
        let record = index.record(document, lang);
        if record.kind != "clause" {
            continue;
        }
        let characters: Vec<char> = record.text.chars().collect();
        for length in 2..=8 {
            for piece in characters.windows(length) {
                let piece: String = piece.iter().collect();
                pieces.entry(piece).or_default().insert(document);
            }
        }
    }
    pieces
}

#[test]
fn every_piece_of_a_clause_finds_it() {
    let index = index();
    let mut asked = BTreeMap::new();
    for lang in [Lang::ZhHans, Lang::ZhHant] {
        for (piece, documents) in pieces(&index, lang) {
            if Normal::of(&piece).string().is_empty() {
                continue;
            }
            // Most pieces of the other script are the same query.
            let key = (Normal::of(&piece).string(), piece.contains(' '));
            let hits: &BTreeMap<u32, bool> = asked.entry(key).or_insert_with(|| {
                let answer = index.search(&piece, &Vec::new());
                answer.hits.iter().map(|hit| (hit.document, hit.is_exact)).collect()
            });
            for document in documents {
                assert_eq!(hits.get(&document), Some(&true), "`{piece}` in {}", name(&index, document));
            }
        }
    }
    println!("{} pieces", asked.len());
}

#[test]
fn counts_are_those_of_a_plain_text_search() {
    let index = index();
    let strings: Vec<Vec<String>> = (0..u32::try_from(index.len()).unwrap())
        .map(|document| {
            let texts = index.seen_texts(document);
            texts.into_iter().map(|text| Normal::of(text).string()).collect()
        })
        .collect();
    for piece in pieces(&index, Lang::ZhHans).keys().step_by(7) {
        let wanted = Normal::of(piece).string();
        let is_plain = !piece.contains(' ') && wanted.chars().all(|c| c == ' ' || gongbao::zh::is_han(c));
        if wanted.is_empty() || !is_plain {
            continue;
        }
        let answer = index.search(piece, &Vec::new());
        let expected: BTreeSet<u32> = (0..).zip(&strings).filter(|(_, texts)| texts.iter().any(|text| text.contains(&wanted))).map(|(document, _)| document).collect();
        let found: BTreeSet<u32> = answer.hits.iter().filter(|hit| hit.is_exact).map(|hit| hit.document).collect();
        assert_eq!(found, expected, "{piece}");
        assert_eq!(answer.exact, expected.len(), "{piece}");
    }
}

#[test]
fn both_scripts_give_the_same_hits_in_the_same_order() {
    let index = index();
    let of = |lang: Lang| -> Vec<String> {
        let records = (0..u32::try_from(index.len()).unwrap()).map(|document| index.record(document, lang));
        records.flat_map(|record| record.text.split(['，', '。', '、']).map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let mut compared = 0;
    for (one, other) in of(Lang::ZhHans).iter().zip(&of(Lang::ZhHant)) {
        let hits = |query: &str| index.search(query, &Vec::new()).hits;
        // Words that differ between the regions are other words.
        if Normal::of(one) == Normal::of(other) && one != other {
            compared += 1;
            assert_eq!(hits(one), hits(other), "{one} {other}");
        }
    }
    assert!(compared > 100);
}

//! Files that nobody should import: a clear word, nothing written, and soon.

use std::fmt::Write;
use std::time::{Duration, Instant};

use gongbao::import::refusal::Refusal;
use gongbao::import::{House, import};
use proptest::prelude::*;

use crate::importing::{cases, word_document};
use crate::support::Scratch;

/// What each of these files is, and why it can't be imported.
type Hostile = (&'static str, Vec<u8>, Refusal);

fn hostile() -> Vec<Hostile> {
    [texts(), documents()].concat()
}

fn texts() -> Vec<Hostile> {
    vec![
        ("empty.txt", Vec::new(), Refusal::Empty),
        ("spaces.txt", b" \n\t\n".to_vec(), Refusal::Empty),
        (
            "binary.txt",
            (0..5000_u32).map(|at| (at * 7919 % 251) as u8).collect(),
            Refusal::Binary,
        ),
        (
            "english.txt",
            b"1. Only English stands here.\n".to_vec(),
            Refusal::NoChinese,
        ),
        (
            "plain.txt",
            "这里没有任何编号，只有一段话。".into(),
            Refusal::NoStructure,
        ),
        (
            "scan.pdf",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            Refusal::Pdf,
        ),
        (
            "old.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            Refusal::OldWord,
        ),
        ("rich.rtf", b"{\\rtf1\\ansi}".to_vec(), Refusal::RichText),
        ("photo.png", b"\x89PNG\r\n\x1a\n".to_vec(), Refusal::Picture),
        (
            "long.txt",
            "一、支持企业发展。\n".repeat(200_000).into_bytes(),
            Refusal::TextTooLarge,
        ),
    ]
}

fn documents() -> Vec<Hostile> {
    let xml = |inner: &str| {
        format!("<?xml version=\"1.0\"?>{inner}<w:document xmlns:w=\"w\"><w:body/></w:document>")
    };
    let document = |inner: &str| word_document(&[("word/document.xml", xml(inner).as_bytes())]);
    let entities = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    let picture =
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:drawing/></w:r></w:p></w:body></w:document>";
    let bomb = "一".repeat(12 << 20);
    vec![
        (
            "sheet.xlsx",
            word_document(&[("xl/workbook.xml", b"<workbook/>")]),
            Refusal::OtherArchive,
        ),
        ("cut.docx", document("")[..60].to_vec(), Refusal::DamagedArchive),
        ("nothing.docx", document(""), Refusal::Empty),
        ("entities.docx", document(entities), Refusal::Entities),
        (
            "scan.docx",
            word_document(&[("word/document.xml", picture.as_bytes())]),
            Refusal::Scan,
        ),
        (
            "broken.docx",
            word_document(&[("word/document.xml", b"<w:document><w:body></w:p>")]),
            Refusal::DamagedXml,
        ),
        (
            "macros.docm",
            word_document(&[
                ("word/document.xml", xml("").as_bytes()),
                ("word/vbaProject.bin", b"x"),
            ]),
            Refusal::Macros,
        ),
        (
            "bomb.docx",
            word_document(&[("word/document.xml", bomb.as_bytes())]),
            Refusal::TextTooLarge,
        ),
    ]
}

#[test]
fn a_file_that_is_no_notice_is_refused_with_a_word() {
    for (name, bytes, expected) in hostile() {
        let start = Instant::now();
        let refused = import(&bytes, name, House::default()).err();
        assert_eq!(refused, Some(expected), "{name}");
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{name} took {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn nothing_is_written_of_a_file_that_is_refused() {
    let scratch = Scratch::base();
    for (name, bytes, refusal) in hostile() {
        scratch.write(name, &bytes);
        let run = scratch.gongbao(&["import", name, "--policy", "new"]);
        assert_eq!(run.code, 1, "{name}: {}", run.output);
        assert!(
            run.output.contains(refusal.what()) && run.output.contains(refusal.advice()),
            "{name}: {}",
            run.output
        );
    }
    scratch.write("huge.txt", &vec![b'a'; 21 << 20]);
    assert!(
        scratch
            .gongbao(&["import", "huge.txt", "--policy", "new"])
            .output
            .contains("20 MiB")
    );
    for folder in ["content/policies/new", "imports"] {
        assert!(!scratch.root().join(folder).exists(), "{folder}");
    }
}

#[test]
fn the_longest_text_is_read_in_bounded_time() {
    let mut long = String::from("关于支持企业发展的若干措施\n\n");
    for measure in 1..=300 {
        let _ = writeln!(long, "第{measure}条　支持企业发展\n");
        for _ in 0..20 {
            let _ = writeln!(
                long,
                "对企业给予不超过租金30%的补助，每年最高100万元（以合同为准），由企业自行选择。（市商务局牵头，市财政局、各区政府配合）\n"
            );
        }
    }
    let start = Instant::now();
    assert!(import(long.as_bytes(), "long.txt", House::default()).is_ok());
    assert!(
        start.elapsed() < Duration::from_mins(1),
        "{:?} for {} bytes",
        start.elapsed(),
        long.len()
    );
}

#[test]
fn nothing_that_is_there_is_touched() {
    let scratch = Scratch::base();
    scratch.write("notice.txt", &cases()[0].bytes);
    let before = std::fs::read(scratch.root().join("content/agencies.yaml")).unwrap();
    let run = scratch.gongbao(&["import", "notice.txt", "--policy", "demo"]);
    assert_eq!(run.code, 1);
    assert!(run.output.contains("is there already"), "{}", run.output);
    assert!(
        !scratch.root().join("imports").exists(),
        "the report was written alone"
    );
    assert_eq!(scratch.gongbao(&["import", "notice.txt", "--dry-run"]).code, 0);
    assert!(
        !scratch.root().join("imports").exists(),
        "a dry run wrote something"
    );
    assert_eq!(
        std::fs::read(scratch.root().join("content/agencies.yaml")).unwrap(),
        before
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Lines of every kind in any order: no panic, and every character has a place.
    #[test]
    fn no_character_of_any_text_is_lost(
        lines in proptest::collection::vec(
            prop_oneof![
                "[一二三四五六七八九十]{1,2}、[支持企业发展（）。，]{0,20}",
                "（[一二三]）[支持企业。]{0,12}(（市商务局牵头，市财政局配合）)?",
                "第[一二三]条[支持。：【】]{0,12}",
                "[0-9]{1,3}[.、][企业万元%给予最高0-9]{0,12}",
                "(责任单位|牵头单位)：(市商务局|各区政府)?(、|；|，)?(市财政局)?",
                "(广州市商务局)?(2024年3月6日)?",
                "关于[印发《》办法]{0,10}的通知",
                "(— [0-9] —|附件[0-9]?|各区政府：|目录|　　|\\|[一、]\\||# |Article [0-9] [A-Za-z .]{0,30})",
                "\\PC{0,30}",
            ],
            0..30,
        )
    ) {
        let text = lines.join("\n");
        if let Ok(imported) = import(text.as_bytes(), "any.txt", House::default()) {
            let counted = imported.account.counted;
            let all = imported.source.text.chars().filter(|letter| !letter.is_whitespace()).count();
            prop_assert_eq!(counted.fields + counted.printed + counted.left_out, all);
            // What is not in the records is shown in the report, to the character.
            let shown: usize = imported.account.left_out.iter().map(|entry| entry.text.chars().filter(|letter| !letter.is_whitespace()).count()).sum();
            prop_assert_eq!(shown, counted.left_out);
        }
    }

    #[test]
    fn no_bytes_are_fatal(bytes in proptest::collection::vec(any::<u8>(), 0..2000), ending in "(txt|md|html|docx)") {
        let _ = import(&bytes, &format!("any.{ending}"), House::default());
    }
}

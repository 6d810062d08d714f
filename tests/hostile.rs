//! Files that nobody should have written, and what they may cost: a word, little time, little memory.
//!
//! Each is tried by the program itself where it may have no more than [`MEMORY`]. Answers must come within [`PATIENCE`], which is
//! generous, because builds for tests are slow.

use std::fmt::Write as _;
use std::fs::File;
use std::time::{Duration, Instant};

use crate::importing::word_document;
use crate::support::{Run, Scratch};

/// What the program may have, in MiB of addresses: its threads' stacks and the program itself count too.
const MEMORY: u64 = 768;

const PATIENCE: Duration = Duration::from_mins(1);

/// The answer to a command, which must come in time and must be one of gongbao's own.
fn answered(scratch: &Scratch, what: &str, arguments: &[&str]) -> Run {
    let start = Instant::now();
    let run = scratch.gongbao_within(MEMORY, arguments);
    let took = start.elapsed();
    assert!(
        [0, 1].contains(&run.code),
        "{what}: exit code {}: {}",
        run.code,
        run.output
    );
    assert!(!run.output.contains("panicked"), "{what}: {}", run.output);
    assert!(took < PATIENCE, "{what} took {took:?}");
    run
}

fn refused(scratch: &Scratch, file: &str, words: &str) {
    let run = answered(scratch, file, &["import", file, "--policy", "new"]);
    assert!(
        run.code == 1 && run.output.contains(words),
        "{file}: {}",
        run.output
    );
    for folder in ["content/policies/new", "imports"] {
        assert!(!scratch.root().join(folder).exists(), "{file} left {folder}");
    }
}

#[test]
fn files_to_be_imported_cost_little() {
    let scratch = Scratch::base();
    // Nothing is written to the disk for it: a file may be all hole.
    File::create(scratch.root().join("huge.docx"))
        .unwrap()
        .set_len(100 << 20)
        .unwrap();
    refused(&scratch, "huge.docx", "20 MiB");

    scratch.write(
        "bomb.docx",
        &word_document(&[("word/document.xml", &vec![b' '; 48 << 20])]),
    );
    refused(&scratch, "bomb.docx", "unpacks to more than 4 MiB");

    let mut liar = word_document(&[("word/document.xml", &vec![b' '; 48 << 20])]);
    let entry = liar.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    // In the list at the end of an archive, the size that an entry unpacks to stands at 24.
    liar[entry + 24..entry + 28].copy_from_slice(&9_u32.to_le_bytes());
    scratch.write("liar.docx", &liar);
    refused(&scratch, "liar.docx", "error: can't import");

    let entities = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document>&b;</w:document>";
    scratch.write(
        "entities.docx",
        &word_document(&[("word/document.xml", entities.as_bytes())]),
    );
    refused(&scratch, "entities.docx", "entities");

    scratch.write(
        "deep.html",
        ("<!doctype html>".to_owned() + &"<div>".repeat(1 << 20) + "一、支持").as_bytes(),
    );
    refused(&scratch, "deep.html", "error: can't import");

    let deep = "<w:p><w:r>".repeat(100_000) + "<w:t>一、支持企业</w:t>";
    scratch.write(
        "deep.docx",
        &word_document(&[("word/document.xml", deep.as_bytes())]),
    );
    refused(&scratch, "deep.docx", "error: can't import");
}

/// A template or a picture that a document names is not asked for, and an attached file is not opened.
#[test]
fn a_document_that_names_other_places_is_only_read() {
    let scratch = Scratch::base();
    let text = "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body><w:p><w:r><w:t>支持企业若干措施</w:t></w:r></w:p>\
                <w:altChunk r:id=\"a\"/><w:p><w:r><w:t>一、支持企业发展。</w:t></w:r></w:p>\
                <w:p><w:r><w:t>二、支持企业出海。</w:t></w:r></w:p></w:body></w:document>";
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"attachedTemplate\" TargetMode=\"External\" \
                     Target=\"file:///etc/passwd\"/></Relationships>";
    let parts: [(&str, &[u8]); 3] = [
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("../../escape.txt", b"x"),
    ];
    scratch.write("links.docx", &word_document(&parts));
    let run = answered(
        &scratch,
        "links.docx",
        &["import", "links.docx", "--policy", "new", "--dry-run"],
    );
    assert!(run.code == 0 && !run.output.contains("root:"), "{}", run.output);
    assert!(
        !scratch.root().join("../escape.txt").exists(),
        "a part was unpacked"
    );
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn records_that_nobody_wrote_cost_little() {
    let measure = "content/policies/demo/measures/03-third.yaml";
    let head = "number: 3\nslug: third\ntitle: {zh-Hans: 支持, en: Support}\nshort_title: {zh-Hans: 支持, en: Support}\n\
                topics: [warehousing]\nclauses:\n  - text:\n      zh-Hans: |\n";
    let clause = |line: &str| {
        let mut text = head.to_owned();
        while text.len() < 1 << 17 {
            let _ = writeln!(text, "        {line}");
        }
        text + "      en: Enterprises are supported.\n    lead: [commerce]\n"
    };
    let tables: [(&str, &str, String); 9] = [
        (
            "a clause as long as a law",
            measure,
            clause("对入选的企业，给予不超过租金30%的资金扶持，单个企业每年不超过50万元。"),
        ),
        ("figures", measure, clause(&"1234567890,".repeat(90))),
        ("brackets", measure, clause(&"[（《".repeat(100))),
        ("emphasis", measure, clause(&"**支持*企业_".repeat(60))),
        ("one line", measure, clause(&"支持".repeat(1 << 14))),
        (
            "references",
            "content/glossary.yaml",
            lines(20_000, |at| format!("a{at}: &a{at} [*a0, *a0]")),
        ),
        ("nesting", "content/glossary.yaml", "{a: ".repeat(200_000)),
        (
            "keys",
            "content/glossary.yaml",
            lines(100_000, |at| format!("k{at}: 1")),
        ),
        (
            "one key, again and again",
            "content/site.yaml",
            "name: 1\n".repeat(100_000),
        ),
    ];
    for (what, path, text) in tables {
        let scratch = Scratch::base();
        scratch.write(path, text.as_bytes());
        answered(&scratch, what, &["check"]);
    }
}

/// No file system takes a longer name, and a page's name becomes a folder's.
#[test]
fn the_longest_names_are_answered() {
    let scratch = Scratch::base();
    let page = "a".repeat(255 - ".zh-hans.md".len());
    scratch.write(
        &format!("content/pages/{page}.zh-hans.md"),
        "# 关于\n\n云山。\n".as_bytes(),
    );
    scratch.write(&format!("content/pages/{page}.en.md"), b"# About\n\nYunshan.\n");
    scratch.write(
        &format!("content/policies/{}/policy.yaml", "b".repeat(255)),
        b"title: x\n",
    );
    answered(&scratch, "long names", &["check"]);
    answered(&scratch, "long names", &["build"]);
}

//! Notices in the shapes that they really have, and what each says: `tests/import/<case>/`.
//!
//! `source.*` is the file (`document.xml` is packed into a Word document, with the parts beside it), `expected.txt` what a person read in it, a
//! field a line. Every notice was written for this test; bodies and places are made up.

mod hostile;
mod seed;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use gongbao::import::register::Register;
use gongbao::import::{House, Imported, import};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{refuse, repository};

/// Precision and recall that all fields of all notices together must have.
const NEEDED: f64 = 0.97;

/// Fields that are whole texts: `seed.rs` holds them to the character, and the account to their places.
const TEXTS: [&str; 9] = [
    "text",
    "preamble",
    "body",
    "heading",
    "signature",
    "contact",
    "joined",
    "text.en",
    "preamble.en",
];

/// A notice, as a file that somebody would import.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) expected: Vec<String>,
}

/// Every notice.
pub(crate) fn cases() -> Vec<Case> {
    let mut folders: Vec<PathBuf> = fs::read_dir(repository().join("tests/import"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders.iter().map(|folder| case(folder)).collect()
}

fn case(folder: &Path) -> Case {
    let document = folder.join("document.xml");
    let (file, bytes) = if document.exists() {
        let parts =
            ["document.xml", "numbering.xml", "header1.xml"].map(|part| (part, fs::read(folder.join(part))));
        let there = parts
            .iter()
            .filter_map(|(part, bytes)| Some((format!("word/{part}"), bytes.as_ref().ok()?)));
        let parts: Vec<(String, &Vec<u8>)> = there.collect();
        let parts: Vec<(&str, &[u8])> = parts
            .iter()
            .map(|(part, bytes)| (part.as_str(), bytes.as_slice()))
            .collect();
        ("source.docx".to_owned(), word_document(&parts))
    } else {
        let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let source = files.find(|path| !path.ends_with("expected.txt")).unwrap();
        let name = source.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(source).unwrap())
    };
    let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
    Case {
        name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
        file,
        bytes,
        expected: expected.lines().map(str::to_owned).collect(),
    }
}

/// Parts packed as Word packs them.
pub(crate) fn word_document(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// What the import understood, a field a line, in the form of `expected.txt`.
fn read(imported: &Imported) -> Vec<String> {
    let fields = imported.account.understood.iter().filter(|entry| {
        let kind = entry
            .field
            .trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        let kind = kind.strip_prefix("notice.").unwrap_or(kind);
        !TEXTS.contains(&kind) && !entry.field.ends_with("document")
    });
    let mut lines: Vec<String> = fields
        .map(|entry| format!("{}: {}", entry.field, entry.value))
        .collect();
    lines.push(format!("measures: {}", imported.draft.measures.len()));
    for measure in &imported.draft.measures {
        lines.push(format!("{}.clauses: {}", measure.number, measure.clauses.len()));
    }
    lines
}

/// How many lines are in both, and the lines that are in one alone: `-` expected, `+` found.
fn compare(expected: &[String], found: &[String]) -> (usize, Vec<String>) {
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    for line in expected {
        *counts.entry(line).or_default() += 1;
    }
    for line in found {
        *counts.entry(line).or_default() -= 1;
    }
    let differing = counts.into_iter().filter(|(_, count)| *count != 0);
    let differing: Vec<String> = differing
        .map(|(line, count)| format!("{} {line}", if count > 0 { '-' } else { '+' }))
        .collect();
    let missed = differing.iter().filter(|line| line.starts_with('-')).count();
    (expected.len() - missed, differing)
}

#[test]
#[allow(clippy::print_stdout, reason = "the figures are what the test is for")]
fn notices_of_every_shape_are_understood() {
    let (mut right, mut expected, mut found) = (0, 0, 0);
    let mut report = String::new();
    for case in cases() {
        let house = House {
            register: Register::default(),
            ..House::default()
        };
        let imported = import(&case.bytes, &case.file, house)
            .unwrap_or_else(|refusal| panic!("{}: {refusal}", case.name));
        let read = read(&imported);
        let (same, differing) = compare(&case.expected, &read);
        right += same;
        expected += case.expected.len();
        found += read.len();
        let _ = writeln!(
            report,
            "{:14} {same:3} of {:3} expected, {:3} found",
            case.name,
            case.expected.len(),
            read.len()
        );
        for line in differing {
            let _ = writeln!(report, "    {line}");
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a few hundred fields")]
    let share = |whole: usize| right as f64 / whole as f64;
    let (precision, recall) = (share(found), share(expected));
    println!("{report}precision {precision:.3}, recall {recall:.3}, over {expected} fields");
    assert!(
        precision >= NEEDED && recall >= NEEDED,
        "{report}precision {precision:.3}, recall {recall:.3}"
    );
}

#[test]
fn no_character_of_a_source_is_lost() {
    let mut found = Vec::new();
    for case in cases() {
        let imported = import(&case.bytes, &case.file, House::default()).unwrap();
        let counted = imported.account.counted;
        let all = imported
            .source
            .text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .count();
        if counted.fields + counted.printed + counted.left_out != all {
            found.push(format!("{}: {counted:?} of {all}", case.name));
        }
        let unknown = imported
            .account
            .left_out
            .iter()
            .filter(|entry| entry.why == "not understood");
        found.extend(unknown.map(|entry| format!("{}: line {}: {}", case.name, entry.lines[0], entry.text)));
    }
    refuse(&found, "every character has a place, and the report says which");
}

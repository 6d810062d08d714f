//! What is tried with bytes that nobody has chosen: a function for each place at which a stranger's text comes in.
//!
//! In: bytes. Out: nothing, or a panic that says what does not hold. Never here: chance, the clock, the disk.
//!
//! `cargo test` runs these functions over `fuzz/corpus/` and some thousand changes of it; the programs in
//! `fuzz/fuzz_targets/` are the same functions with a fuzzer in front.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use gongbao::LoadOptions;
use gongbao::examine;
use gongbao::exchange::{Delivered, import as exchange, table, xliff};
use gongbao::facts::{self, Found};
use gongbao::finder;
use gongbao::import::register::Register;
use gongbao::import::{House, import, yaml};
use gongbao::index::snippet::{snippet, wanted};
use gongbao::index::{Record, SearchIndex};
use gongbao::lang::Lang;
use gongbao::markdown::links::{Links, links};
use gongbao::markdown::plain::plain;
use gongbao::markdown::structure::structure;
use gongbao::markdown::{block, block_with_tail, inline};
use gongbao::report::Report;
use gongbao::report::fix::{apply, mended};
use gongbao::report::github::github;
use gongbao::report::human::{Style, human_in};
use gongbao::report::json::json;
use gongbao::report::sarif::sarif;
use gongbao::resolve::site::Site;
use gongbao::source::{SourceFile, Sources};
use gongbao::zh::invisible::invisible;
use gongbao::zh::markdown::{Stretch, stretches};
use gongbao::zh::mixed::script_use;
use gongbao::zh::numerals::parse_numeral;
use gongbao::zh::scripts::{Converter, Direction};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A place at which a stranger's text comes in.
pub(crate) struct Target {
    /// Its name: of the program in `fuzz/fuzz_targets/` and of the folder in `fuzz/corpus/`.
    pub(crate) name: &'static str,
    /// What is done with the bytes.
    pub(crate) run: fn(&[u8]),
}

/// Every target.
pub(crate) const TARGETS: [Target; 6] = [
    Target {
        name: "records",
        run: records,
    },
    Target {
        name: "markdown",
        run: markdown,
    },
    Target {
        name: "notice",
        run: notice,
    },
    Target {
        name: "facts",
        run: facts,
    },
    Target {
        name: "query",
        run: query,
    },
    Target {
        name: "delivery",
        run: delivery,
    },
];

/// The small site of `tests/base/`. It is part of the program, because a fuzzer knows no folder.
const FILES: [(&str, &str); 9] = [
    (
        "content/agencies.yaml",
        include_str!("../base/content/agencies.yaml"),
    ),
    (
        "content/glossary.yaml",
        include_str!("../base/content/glossary.yaml"),
    ),
    (
        "content/pages/about.en.md",
        include_str!("../base/content/pages/about.en.md"),
    ),
    (
        "content/pages/about.zh-hans.md",
        include_str!("../base/content/pages/about.zh-hans.md"),
    ),
    (
        "content/policies/demo/measures/01-rent.yaml",
        include_str!("../base/content/policies/demo/measures/01-rent.yaml"),
    ),
    (
        "content/policies/demo/measures/02-clearance.yaml",
        include_str!("../base/content/policies/demo/measures/02-clearance.yaml"),
    ),
    (
        "content/policies/demo/policy.yaml",
        include_str!("../base/content/policies/demo/policy.yaml"),
    ),
    ("content/site.yaml", include_str!("../base/content/site.yaml")),
    (
        "content/translations.yaml",
        include_str!("../base/content/translations.yaml"),
    ),
];

/// Files that the small site lacks and that can be put into it.
const FURTHER: [&str; 3] = [
    "content/policies/demo/rounds.yaml",
    "content/questions.yaml",
    "content/policies/demo/measures/03-third.yaml",
];

fn sources(replaced: &[(String, String)]) -> Sources {
    let mut files: Vec<(String, String)> = FILES
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .filter(|(path, _)| replaced.iter().all(|(other, _)| other != path))
        .collect();
    files.extend(replaced.iter().cloned());
    let files = files
        .into_iter()
        .map(|(path, text)| Arc::new(SourceFile { path, text }))
        .collect();
    Sources::new(files)
}

fn looked_at(sources: &Sources) -> (Option<Site>, Report) {
    let options = LoadOptions {
        root: PathBuf::from("."),
        as_of: "2026-11-24".parse().expect("a day"),
        base_url: None,
    };
    let mut report = Report::default();
    let site = examine(sources, &options, &[], &mut report, &mut ());
    (site, report)
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let (site, report) = looked_at(&sources(&[]));
    site.unwrap_or_else(|| panic!("the small site is at fault:\n{}", json(&report)))
});

/// The first line, and what follows it.
fn named(bytes: &[u8]) -> (String, &[u8]) {
    let end = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(bytes.len());
    let name = String::from_utf8_lossy(&bytes[..end]).trim().to_owned();
    (name, bytes.get(end + 1..).unwrap_or_default())
}

/// A file of the small site is another one; its path stands in the first line, and a path that nobody knows stands for
/// the file at that place in the list. Parsed, resolved, checked, told in every form and language, mended.
pub(crate) fn records(bytes: &[u8]) {
    let (name, rest) = named(bytes);
    let paths: Vec<&str> = FILES.iter().map(|(path, _)| *path).chain(FURTHER).collect();
    let path = paths
        .iter()
        .find(|path| **path == name)
        .unwrap_or(&paths[name.len() % paths.len()]);
    let text = String::from_utf8_lossy(rest).into_owned();
    let (_, report) = looked_at(&sources(&[((*path).to_owned(), text)]));
    told(&report);
}

/// Every way of telling findings, and of mending what can be mended.
fn told(report: &Report) {
    for lang in Lang::ALL {
        let _ = human_in(report, Style::Colour, lang);
        let _ = sarif(report, lang);
        let _ = json(&report.in_language(lang));
    }
    let _ = github(report);
    for mended in mended(report) {
        assert_ne!(mended.text, mended.file.text, "what was mended is as it was");
    }
}

/// Elements that Markdown may become; everything else must be text.
const ELEMENTS: [&str; 20] = [
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
    "br",
    "pre",
    "code",
    "em",
    "strong",
    "a",
    "del",
    "span",
    "bdi",
];

/// A text in Markdown, in every language: rendered, read as plain text, cut, converted.
pub(crate) fn markdown(bytes: &[u8]) {
    static TO_HANT: LazyLock<Converter> = LazyLock::new(|| Converter::new(Direction::ToHant, Vec::new()));
    static TO_HANS: LazyLock<Converter> = LazyLock::new(|| Converter::new(Direction::ToHans, Vec::new()));
    let text = String::from_utf8_lossy(bytes);
    for lang in Lang::ALL {
        let links = Links { site: &SITE, lang };
        for html in [
            block(&text, links),
            block_with_tail(&text, "<bdi>T</bdi>", links),
            inline(&text, links),
        ] {
            only_known_elements(&html);
        }
        let _ = plain(&text, lang);
    }
    let _ = structure(&text);
    for (range, _) in links(&text) {
        assert!(text.get(range).is_some(), "a link cuts a character");
    }
    let mut at = 0;
    for stretch in stretches(&text) {
        let (Stretch::Prose(range) | Stretch::Verbatim(range)) = stretch;
        assert_eq!(range.start, at, "stretches leave nothing out");
        at = range.end;
    }
    assert_eq!(at, text.len(), "stretches leave nothing out at the end");
    let _ = TO_HANS.convert_markdown(&TO_HANT.convert_markdown(&text));
}

fn only_known_elements(html: &str) {
    for piece in html.split('<').skip(1) {
        let name = piece.trim_start_matches('/');
        let end = name
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        assert!(ELEMENTS.contains(&&name[..end]), "<{piece} became live");
        let href = piece.split("href=\"").nth(1).unwrap_or_default();
        assert!(
            !href.trim_start().to_ascii_lowercase().starts_with("javascript"),
            "a script became a link"
        );
    }
}

/// A notice to be imported; the first line is the name of the file. `document.xml`, `numbering.xml` and `styles.xml` are parts of a Word
/// document. What is understood is written, and what is written can be read.
pub(crate) fn notice(bytes: &[u8]) {
    let (name, rest) = named(bytes);
    let (name, file) = match name.as_str() {
        "document.xml" => ("any.docx".to_owned(), word_document(&[("document", rest)])),
        "numbering.xml" | "styles.xml" | "header1.xml" => {
            let part = name.trim_end_matches(".xml");
            let file = word_document(&[("document", WORD.as_bytes()), (part, rest)]);
            ("any.docx".to_owned(), file)
        }
        _ => (name, rest.to_vec()),
    };
    let Ok(imported) = import(&file, &name, house()) else {
        return;
    };
    let counted = imported.account.counted;
    let shown = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    assert_eq!(
        counted.fields + counted.printed + counted.left_out,
        shown(&imported.source.text),
        "a character has no place"
    );
    let mut files = vec![(
        "content/policies/new/policy.yaml".to_owned(),
        yaml::policy(&imported.draft, ""),
    )];
    let mut paths = BTreeSet::new();
    for measure in &imported.draft.measures {
        let path = format!(
            "content/policies/new/measures/{:02}-{}.yaml",
            measure.number, measure.slug
        );
        assert!(paths.insert(path.clone()), "{path} is written twice");
        files.push((path, yaml::measure(measure, imported.lang, "")));
    }
    readable(&sources(&files));
}

const WORD: &str = "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId \
                    w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>支持企业</w:t></w:r></w:p><w:p><w:r><w:t>一、支持。给予10万元。</w:t></w:r></w:p></w:body></w:document>";

fn house() -> House {
    House {
        register: Register::default(),
        ..House::default()
    }
}

fn word_document(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let name = format!("word/{name}.xml");
        archive
            .start_file(name, SimpleFileOptions::default())
            .expect("memory takes a name");
        archive.write_all(bytes).expect("memory takes bytes");
    }
    archive.finish().expect("memory takes an archive").into_inner()
}

/// What the program itself has written is YAML, and of the right types.
fn readable(sources: &Sources) {
    let (_, report) = looked_at(sources);
    let ours = report
        .sorted()
        .into_iter()
        .find(|finding| ["yaml-syntax", "wrong-type", "unknown-field", "yaml-limit"].contains(&finding.code));
    if let Some(finding) = ours {
        panic!("{}: {}", finding.code, human_in(&report, Style::Plain, Lang::En));
    }
}

/// A text in which facts are looked for, in every language; and what somebody types into a field.
pub(crate) fn facts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for lang in Lang::ALL {
        for found in [facts::read(&text, lang), facts::read_all(&text, lang)] {
            in_order(&text, &found);
            found.iter().for_each(read_again);
        }
        for range in facts::dates::impossible_days(&text, lang) {
            assert!(text.get(range).is_some(), "a day cuts a character");
        }
    }
    for units in [&[][..], &["平方米", "m²"]] {
        let _ = finder::read(&text, units, 100_000_000_000);
    }
    let _ = parse_numeral(&text);
    let _ = script_use(&text);
    let _ = invisible(&text);
}

fn in_order(text: &str, found: &[Found]) {
    let mut end = 0;
    for each in found {
        assert!(each.range.start >= end, "two facts share a character");
        assert!(
            text.get(each.range.clone())
                .is_some_and(|words| !words.is_empty()),
            "a fact cuts a character"
        );
        end = each.range.end;
    }
}

/// A fact that is printed and read is the same fact.
fn read_again(found: &Found) {
    let printed = found.fact.to_string();
    let again = facts::read_all(&printed, Lang::En);
    assert!(
        again.iter().any(|each| each.fact == found.fact),
        "`{printed}` is read as {again:?}"
    );
}

/// A query, as somebody types it.
pub(crate) fn query(bytes: &[u8]) {
    static INDEX: LazyLock<SearchIndex> =
        LazyLock::new(|| SearchIndex::build(&SITE).unwrap_or_else(|error| panic!("{error:#}")));
    let query = String::from_utf8_lossy(bytes);
    let answer = INDEX.search(&query, &Vec::new());
    let words = wanted(&answer.plan);
    for hit in &answer.hits {
        for lang in Lang::ALL {
            let record: &Record = INDEX.record(hit.document, lang);
            let _ = snippet(&record.text, &words, lang);
        }
    }
}

/// What a translator sends back. A text that begins with `<` is XLIFF, another one a table; what is put into content can
/// be read again, and reads as it was sent.
pub(crate) fn delivery(bytes: &[u8]) {
    let file = String::from_utf8_lossy(bytes);
    let read = if file.trim_start().starts_with('<') {
        xliff::read(&file)
    } else {
        table::read(&file, SITE.source)
    };
    let Ok((_, delivered)) = read else { return };
    // Chance finds no original to the letter; here every text is that of the site.
    let units = gongbao::exchange::units(&SITE);
    let delivered: Vec<Delivered> = delivered
        .into_iter()
        .enumerate()
        .filter_map(|(at, each)| {
            let unit = units.iter().find(|unit| unit.path == each.path);
            let unit = unit.or_else(|| units.get(at))?;
            Some(Delivered {
                path: unit.path.clone(),
                source: unit.source.clone(),
                ..each
            })
        })
        .collect();
    let placed = exchange::import(&SITE, &delivered);
    let texts: Vec<(String, String)> = apply(placed.fixes.iter())
        .into_iter()
        .map(|mended| (mended.file.path.clone(), mended.text))
        .collect();
    readable(&sources(&texts));
}

//! No text of an author becomes mark-up, whatever stands in it: one table of payloads, in every text field of the real content.
//!
//! Two sites are built: one with the payloads, one with plain letters of the same lengths in their place. Real parsers read
//! both back. Element by element and attribute by attribute they must be the same, and wherever the letters stand in one,
//! the payload must stand in the other, as typed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;

use crate::html::all_elements;
use crate::support::{DAY, Scratch, files_below, refuse, repository};

/// What comes out as typed, in plain text and in Markdown alike.
const PAYLOADS: [&str; 18] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'onmouseover='alert(1)'x='",
    "]]>",
    "</script><svg/onload=alert(1)>",
    "</title></style></textarea>",
    "--><!--",
    "<a href=\"javascript:alert(1)\">",
    "javascript:alert(1)",
    "=cmd|'/Ccalc'!A0",
    "{{7-7}}",
    "{%include\"x\"%}",
    "${7-7}",
    "%3Cscript%3E",
    "\\u003cscript\\u003e",
    "<?php-echo(1)?>",
    "<b><i>x</i></b>",
    "DTSTART:x;END:VEVENT",
];

/// What nobody means, and what could hide something: `check` names it, and nothing is built.
const REFUSED: [(&str, &str); 6] = [
    ("\u{2028}", "a hidden line break"),
    ("\u{202e}gpj.exe", "turns the direction of writing"),
    ("\u{200f}", "turns the direction of writing"),
    ("\u{7}", "a control character"),
    ("\u{e0041}", "a hidden tag"),
    ("\u{200b}", "a zero-width space"),
];

const LANGUAGES: [&str; 3] = ["zh-Hant", "zh-Hans", "en"];

/// Plain letters in place of a payload: as long, with its spaces, and like no other's.
fn letters(at: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(at).unwrap());
    let plain = |c: char| if c.is_whitespace() { c } else { letter };
    format!("z{}", PAYLOADS[at].chars().skip(1).map(plain).collect::<String>())
}

/// Every text of a record, in every language, with something at its beginning and at its end.
fn fill(value: &mut Value, start: &str, end: &str) {
    match value {
        Value::Object(fields) => {
            let is_text = !fields.is_empty() && fields.keys().all(|key| LANGUAGES.contains(&key.as_str()));
            // These repeat words that stand elsewhere, and must be equal to them.
            for (key, inside) in fields
                .iter_mut()
                .filter(|(key, _)| !["printed", "aliases"].contains(&key.as_str()))
            {
                match inside {
                    // The words of an answer, which the reader of this test takes for truth values.
                    Value::Bool(answer) if key == "is" => {
                        *inside = Value::from(if *answer { "yes" } else { "no" });
                    }
                    Value::String(text) if is_text => *text = format!("{start}{} {end}", text.trim_end()),
                    other => fill(other, start, end),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                fill(item, start, end);
            }
        }
        _ => {}
    }
}

fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

/// The real content with these texts in every field. Records are written as JSON, which is YAML too.
fn filled(start: &str, end: &str) -> Scratch {
    let scratch = Scratch::real();
    for (path, file) in files_below(&repository().join("content")) {
        let text = fs::read_to_string(file).unwrap();
        let path = format!("content/{path}");
        if path.ends_with("translations.yaml") {
            continue;
        }
        let bytes = if has_ending(&path, "yaml") {
            let mut record: Value = serde_yaml::from_str(&text).unwrap();
            fill(&mut record, start, end);
            serde_json::to_string_pretty(&record).unwrap()
        } else {
            format!("{}\n\nz {end}\n", text.trim_end())
        };
        scratch.write(&path, bytes.as_bytes());
    }
    scratch
}

/// `start` stands at the beginning of every text: `=` is where a spreadsheet would take it for a formula.
fn built_with(start: &str, texts: impl Fn(usize) -> String) -> Scratch {
    let all: Vec<String> = (0..PAYLOADS.len()).map(texts).collect();
    let scratch = filled(start, &all.join(" "));
    let run = scratch.gongbao(&["build", "--as-of", DAY]);
    assert_eq!(run.code, 0, "{}", run.output);
    scratch
}

/// The hostile site and the plain one.
fn sites() -> &'static (Scratch, Scratch) {
    static SITES: OnceLock<(Scratch, Scratch)> = OnceLock::new();
    SITES.get_or_init(|| {
        std::thread::scope(|scope| {
            let plain = scope.spawn(|| built_with("~", letters));
            (
                built_with("=", |at| PAYLOADS[at].to_owned()),
                plain.join().unwrap(),
            )
        })
    })
}

/// What a parser made of a file: its shape, and every text and value in it.
struct Parsed {
    shape: Vec<String>,
    texts: Vec<String>,
}

impl Parsed {
    /// How often each of these stands in a text.
    fn counts(&self, wanted: impl Fn(usize) -> String) -> Vec<usize> {
        let count = |text: String| self.texts.iter().map(|found| found.matches(&text).count()).sum();
        (0..PAYLOADS.len()).map(|at| count(wanted(at))).collect()
    }
}

fn html(file: &Path) -> Parsed {
    let mut parsed = Parsed {
        shape: Vec::new(),
        texts: Vec::new(),
    };
    let (mut text, mut scripts) = (String::new(), Vec::new());
    for element in all_elements(file) {
        let names: Vec<&str> = element.attributes.iter().map(|(name, _)| name.as_str()).collect();
        // Where lines may break depends on the letters themselves; neither element does anything else.
        if element.attribute("class") != Some("whole") && element.name != "wbr" {
            parsed
                .shape
                .push(format!("<{} {}>", element.name, names.join(" ")));
        }
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on"), "{}: {name}", file.display());
            if ["href", "src", "action", "content"].contains(&name.as_str()) {
                let scheme = value.trim_start().to_ascii_lowercase();
                let is_address = name != "content";
                assert!(
                    !(is_address && scheme.starts_with("javascript:")),
                    "{}: {value}",
                    file.display()
                );
            }
            // Names of places on a page are made of words, and of their letters alone.
            let value = value.split("#term-").next().unwrap_or(value);
            match name.as_str() {
                "id" => {}
                "href" => parsed.texts.push(without_percent(value)),
                _ => parsed.texts.push(value.to_owned()),
            }
        }
        if element.name == "script" {
            scripts.push(element.text.clone());
            if element.attribute("type") == Some("application/ld+json") {
                let data = serde_json::from_str(&element.text)
                    .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
                json_value(&data, &mut parsed);
            }
        } else if element.name == "html" {
            text.clone_from(&element.text);
        }
    }
    // The text of the page holds that of its data too, which was read as data. A command to copy quotes for the shell.
    parsed.texts.push(
        scripts
            .iter()
            .fold(text, |text, script| text.replace(script, ""))
            .replace(r"'\''", "'"),
    );
    parsed
}

/// An address with its characters as typed.
fn without_percent(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(code) = code.filter(|_| *first == b'%') {
            bytes.push(code);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn xml(text: &str) -> Parsed {
    let document = roxmltree::Document::parse(text).unwrap();
    let mut parsed = Parsed {
        shape: Vec::new(),
        texts: Vec::new(),
    };
    for node in document.descendants() {
        if node.is_element() {
            let names: Vec<&str> = node.attributes().map(|attribute| attribute.name()).collect();
            parsed
                .shape
                .push(format!("<{} {}>", node.tag_name().name(), names.join(" ")));
            parsed
                .texts
                .extend(node.attributes().map(|attribute| attribute.value().to_owned()));
        }
        assert!(!node.is_pi() && !node.is_comment(), "only elements and text");
        parsed
            .texts
            .extend(node.is_text().then(|| node.text().unwrap_or_default().to_owned()));
    }
    parsed
}

fn json_value(value: &Value, parsed: &mut Parsed) {
    match value {
        Value::Object(fields) => {
            let keys: Vec<&str> = fields.keys().map(String::as_str).collect();
            parsed.shape.push(format!("{{{}}}", keys.join(" ")));
            for inside in fields.values() {
                json_value(inside, parsed);
            }
        }
        Value::Array(items) => {
            parsed.shape.push(format!("[{}]", items.len()));
            for inside in items {
                json_value(inside, parsed);
            }
        }
        Value::String(text) => parsed.texts.push(text.clone()),
        _ => {}
    }
}

/// Cells of a table for spreadsheets. One that begins like a formula would be run by whoever opens it.
fn table(text: &str) -> Parsed {
    let mut parsed = Parsed {
        shape: Vec::new(),
        texts: Vec::new(),
    };
    let mut rows = csv::ReaderBuilder::new();
    let mut rows = rows
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for row in rows.records() {
        let row = row.expect("a table that a reader of tables can read");
        parsed.shape.push(row.len().to_string());
        parsed.texts.extend(row.iter().map(str::to_owned));
    }
    for cell in &parsed.texts {
        let is_number = cell.chars().all(|c| c.is_ascii_digit() || "+-. ".contains(c));
        assert!(
            is_number || !cell.starts_with(['=', '+', '-', '@', '\t']),
            "a formula: {cell}"
        );
    }
    parsed
}

/// Lines of a calendar, unfolded.
fn calendar(text: &str) -> Parsed {
    let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    Parsed {
        shape: lines
            .iter()
            .map(|line| line.split([':', ';']).next().unwrap_or_default().to_owned())
            .collect(),
        texts: lines
            .iter()
            .map(|line| line.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"))
            .collect(),
    }
}

fn parse(path: &str, file: &Path) -> Option<Parsed> {
    let text = || fs::read_to_string(file).unwrap();
    let ending = path.rsplit('.').next().unwrap_or_default();
    match ending {
        "html" => Some(html(file)),
        "xml" | "svg" => Some(xml(&text())),
        "json" => {
            let mut parsed = Parsed {
                shape: Vec::new(),
                texts: Vec::new(),
            };
            json_value(&serde_json::from_str(&text()).unwrap(), &mut parsed);
            Some(parsed)
        }
        "csv" => Some(table(&text())),
        "ics" => Some(calendar(&text())),
        // No text of an author, or parts of words (shards of the index, held by tests/search.rs).
        "css" | "js" | "txt" | "bin" | "gz" | "br" => None,
        _ if path.starts_with('_') => None,
        other => panic!("nobody has said how `.{other}` is read back ({path})"),
    }
}

/// Files that two sites with other words both have: those with a hash in their name are other ones.
fn is_comparable(path: &str) -> bool {
    !path.starts_with("search/") && !path.starts_with("assets/") && path != "gongbao-manifest.json"
}

#[test]
fn pages_feeds_and_data_keep_their_shape_and_the_text_comes_out_as_typed() {
    let (hostile, plain) = sites();
    let (hostile, plain) = (
        files_below(&hostile.root().join("public")),
        files_below(&plain.root().join("public")),
    );
    let mut found = Vec::new();
    let mut seen = vec![0; PAYLOADS.len()];
    for (path, file) in hostile.iter().filter(|(path, _)| is_comparable(path)) {
        let Some(twin) = plain.get(path) else {
            found.push(format!("{path}: only in the hostile site"));
            continue;
        };
        let (Some(left), Some(right)) = (parse(path, file), parse(path, twin)) else {
            continue;
        };
        if let Some((at, (left, right))) = left
            .shape
            .iter()
            .zip(&right.shape)
            .enumerate()
            .find(|(_, (left, right))| left != right)
        {
            found.push(format!("{path}: part {at} is {left}, with plain letters {right}"));
        } else if left.shape.len() != right.shape.len() {
            found.push(format!(
                "{path}: {} parts, with plain letters {}",
                left.shape.len(),
                right.shape.len()
            ));
        }
        let (typed, lettered) = (left.counts(|at| PAYLOADS[at].to_owned()), right.counts(letters));
        for at in 0..PAYLOADS.len() {
            seen[at] += typed[at];
            // A payload may be part of another one.
            if typed[at] < lettered[at] {
                found.push(format!(
                    "{path}: `{}` stands there {} times of {}",
                    PAYLOADS[at], typed[at], lettered[at]
                ));
            }
        }
    }
    assert!(
        seen.iter().all(|count| *count > 500),
        "every payload was looked for in many places: {seen:?}"
    );
    found.truncate(40);
    refuse(&found, "What an author types is text, never mark-up.");
}

#[test]
fn search_records_hold_the_text_as_typed() {
    let (hostile, plain) = sites();
    let counts = |site: &Scratch, wanted: &dyn Fn(usize) -> String| {
        let mut total = vec![0; PAYLOADS.len()];
        for (path, file) in files_below(&site.root().join("public/search")) {
            // The dictionary in the root has words, of which a payload is none.
            if let Some(parsed) = parse(&path, &file).filter(|_| path.starts_with("r-")) {
                for (at, count) in parsed.counts(wanted).into_iter().enumerate() {
                    total[at] += count;
                }
            }
        }
        total
    };
    let (typed, lettered) = (
        counts(hostile, &|at| PAYLOADS[at].to_owned()),
        counts(plain, &letters),
    );
    for at in 0..PAYLOADS.len() {
        assert!(lettered[at] > 50, "{}: {}", PAYLOADS[at], lettered[at]);
        assert!(
            typed[at] >= lettered[at],
            "`{}`: {} of {}",
            PAYLOADS[at],
            typed[at],
            lettered[at]
        );
    }
}

#[test]
fn other_search_engines_get_the_text_as_typed() {
    let (hostile, plain) = sites();
    let counts = |site: &Scratch, wanted: &dyn Fn(usize) -> String| {
        let run = site.gongbao(&["export", "--format", "ndjson"]);
        assert_eq!(run.code, 0, "{}", run.output);
        let mut parsed = Parsed {
            shape: Vec::new(),
            texts: Vec::new(),
        };
        let records = run.output.lines().filter(|line| line.starts_with('{'));
        records.for_each(|line| json_value(&serde_json::from_str(line).unwrap(), &mut parsed));
        parsed.counts(wanted)
    };
    let (typed, lettered) = (
        counts(hostile, &|at| PAYLOADS[at].to_owned()),
        counts(plain, &letters),
    );
    for at in 0..PAYLOADS.len() {
        assert!(
            lettered[at] > 50 && typed[at] >= lettered[at],
            "`{}`: {} of {}",
            PAYLOADS[at],
            typed[at],
            lettered[at]
        );
    }
}

#[test]
fn what_hides_something_is_named_and_not_built() {
    let mut found = Vec::new();
    for (payload, words) in REFUSED {
        let run = filled("", &format!("x{payload}y")).gongbao(&["check", "--deny-warnings"]);
        if run.code != 1 || !run.output.contains(words) {
            let start: String = run.output.chars().take(300).collect();
            found.push(format!(
                "{payload:?}: exit {}, `{words}` not said: {start}",
                run.code
            ));
        }
    }
    refuse(
        &found,
        "A character that nobody sees can say something else than the text.",
    );
}

/// Links are the one mark-up that Markdown lets an author make; only addresses of the web and of the site are followed.
#[test]
fn links_that_run_something_are_no_links() {
    let mut found = Vec::new();
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
    ] {
        let scratch = Scratch::base();
        let page = format!("# About\n\n[one](<{address}>) [two]({address}) <{address}>\n");
        scratch.write("content/pages/about.en.md", page.as_bytes());
        let run = scratch.gongbao(&["build", "--as-of", DAY]);
        if run.output.contains("panicked") {
            found.push(format!("{address}: {}", run.output));
        }
        for element in files_below(&scratch.root().join("public"))
            .iter()
            .filter(|(path, _)| path.ends_with("en/about/index.html"))
            .flat_map(|(_, file)| all_elements(file))
        {
            let href = element.attribute("href").unwrap_or_default().to_ascii_lowercase();
            let href: String = href
                .chars()
                .filter(|c| !c.is_whitespace() && !c.is_control())
                .collect();
            if ["javascript:", "data:", "vbscript:", "file:"]
                .iter()
                .any(|scheme| href.starts_with(scheme))
            {
                found.push(format!("{address}: a link to {href}"));
            }
        }
    }
    refuse(
        &found,
        "Only addresses of the web and of the site may be followed.",
    );
}

/// Files that a YAML reader could be led astray by: each is answered with a finding or a page, never with a panic or a hang.
#[test]
fn tricks_of_yaml_are_findings() {
    let bomb: String = std::iter::once("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned())
        .chain((1..12).map(|at| {
            format!(
                "a{at}: &a{at} [{}]\n",
                vec![format!("*a{}", at - 1); 9].join(", ")
            )
        }))
        .collect();
    let deep = format!("name: {}{}\n", "[".repeat(20_000), "]".repeat(20_000));
    let cases: BTreeMap<&str, String> = BTreeMap::from([
        ("aliases that multiply", bomb),
        ("depth", deep),
        (
            "a tag",
            "name: !!python/object/apply:os.system [\"id\"]\n".to_owned(),
        ),
        ("a merge", "base: &b {name: x}\n<<: *b\n".to_owned()),
        ("a key twice", "name: {en: a}\nname: {en: b}\n".to_owned()),
        (
            "a second document",
            "name: {en: a}\n---\nname: {en: b}\n".to_owned(),
        ),
        ("a key that is a list", "? [a, b]\n: c\n".to_owned()),
        ("an anchor to itself", "a: &a [*a]\n".to_owned()),
        ("NUL", "name: {en: \"a\\0b\"}\n".to_owned()),
        ("nothing but tabs", "\t\t\t\n".to_owned()),
    ]);
    let mut found = Vec::new();
    for (name, text) in cases {
        let scratch = Scratch::base();
        scratch.write("content/site.yaml", text.as_bytes());
        let run = scratch.gongbao(&["check"]);
        if run.code != 1 || run.output.contains("panicked") || !run.output.contains("content/site.yaml") {
            found.push(format!("{name}: exit {}: {}", run.code, run.output));
        }
    }
    refuse(&found, "A hostile file is a mistake like another.");
}

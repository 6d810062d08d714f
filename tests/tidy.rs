//! The house rules: who may use whom, which place knows which outside library, how long a file may be.
//!
//! The tables below are the ones of ARCHITECTURE.md as data. A new arrow is a visible line in a review.

use std::fs;
use std::path::Path;

use crate::support::{files_below, refuse, repository};

/// Known to all stages; each of them knows only those before it.
pub(crate) const WORDS: &[&str] = &["lang", "source", "scalar", "zh", "report", "facts"];

/// The stages and the other modules that each may use. `commands` puts them together and may use all.
pub(crate) const MAY_USE: &[(&str, &[&[&str]])] = &[
    ("output", &[]),
    ("read", &[&["lang", "source", "report"]]),
    ("model", &[WORDS]),
    ("resolve", &[WORDS, &["model"]]),
    ("finder", &[WORDS, &["resolve"]]),
    ("markdown", &[WORDS, &["resolve"]]),
    ("check", &[WORDS, &["resolve", "finder", "markdown", "output"]]),
    ("exchange", &[WORDS, &["resolve"]]),
    ("render", &[WORDS, &["resolve", "finder", "markdown", "output"]]),
    ("index", &[WORDS, &["resolve", "markdown", "output"]]),
    (
        "export",
        &[WORDS, &["resolve", "markdown", "render", "index", "output"]],
    ),
    ("write", &[&["output"]]),
    ("import", &[WORDS, &["model"]]),
];

/// Each outside library and the places that know it.
const OUTSIDE: &[(&str, &[&str])] = &[
    // A theme's words are YAML too; they are no records.
    ("serde_yaml", &["model/yaml.rs", "render/strings.rs"]),
    ("tera", &["render/"]),
    ("pulldown_cmark", &["markdown/"]),
    ("tantivy", &["index/"]),
    ("quick_xml", &["export/", "exchange/", "import/decode/"]),
    ("csv", &["export/", "exchange/"]),
    ("sha2", &["markdown/quotation.rs"]),
    ("unicode_normalization", &["markdown/quotation.rs"]),
    ("zip", &["import/decode/"]),
    ("html5ever", &["import/decode/"]),
    ("markup5ever_rcdom", &["import/decode/"]),
    ("annotate_snippets", &["report/"]),
    ("clap", &["commands/"]),
    ("encoding_rs", &["zh/", "import/decode/"]),
    ("axum", &["commands/serve/"]),
    ("tower_http", &["commands/serve/"]),
    ("tokio", &["commands/serve/"]),
    ("tokio_stream", &["commands/serve/"]),
    ("notify", &["commands/serve/"]),
    ("notify_debouncer_full", &["commands/serve/"]),
    ("walkdir", &["read/", "write/"]),
    ("rustix", &["write/"]),
    ("brotli", &["write/compress.rs"]),
    ("flate2", &["write/compress.rs"]),
    ("similar", &["report/"]),
];

const LONGEST_FILE: usize = 400;

/// A source file: its path below `src/`, and its lines without comments.
struct Source {
    path: String,
    module: String,
    code: Vec<(usize, String)>,
    length: usize,
}

fn sources() -> Vec<Source> {
    let files = files_below(&repository().join("src"));
    let sources = files.into_iter().filter(|(path, _)| has_extension(path, "rs"));
    sources
        .map(|(path, file)| {
            let text = fs::read_to_string(file).unwrap();
            let lines = text.lines().enumerate();
            let code = lines
                .filter(|(_, line)| !line.trim_start().starts_with("//"))
                .map(|(number, line)| (number + 1, line.to_owned()));
            Source {
                module: path.split('/').next().unwrap().trim_end_matches(".rs").to_owned(),
                code: code.collect(),
                length: text.lines().count(),
                path,
            }
        })
        .collect()
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

#[test]
fn every_stage_uses_only_what_it_may() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !puts_together(&source.module)) {
        let text: Vec<&str> = source.code.iter().map(|(_, line)| line.as_str()).collect();
        for target in targets(&text.join("\n")) {
            if !may_use(&source.module, &target) {
                found.push(format!("src/{}: crate::{target}", source.path));
            }
        }
    }
    refuse(
        &found,
        "These modules don't know each other: see MAY_USE in tests/tidy.rs.",
    );
}

/// What a text names by `crate::…`, each name of a group by itself.
fn targets(code: &str) -> Vec<String> {
    let mut targets = Vec::new();
    for (at, word) in code
        .match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with('$'))
    {
        let rest = &code[at + word.len()..];
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && !"_:".contains(letter));
        let path = &rest[..end.unwrap_or(rest.len())];
        let group = rest[path.len()..]
            .strip_prefix('{')
            .and_then(|group| group.split_once('}'));
        match group {
            Some((names, _)) => {
                let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
                targets.extend(names.map(|name| format!("{path}{name}")));
            }
            None => targets.push(path.to_owned()),
        }
    }
    targets
}

fn puts_together(module: &str) -> bool {
    ["lib", "main", "commands"].contains(&module)
}

fn may_use(module: &str, target: &str) -> bool {
    let used = identifier(target);
    let by_table = || match WORDS.iter().position(|word| *word == module) {
        Some(place) => WORDS[..place].contains(&used),
        None => MAY_USE
            .iter()
            .filter(|(stage, _)| *stage == module)
            .any(|(_, lists)| lists.iter().any(|list| list.contains(&used))),
    };
    used == module || by_table()
}

/// The name at the beginning of a text.
fn identifier(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn every_module_is_in_the_table() {
    let found: Vec<String> = sources()
        .iter()
        .filter(|source| !puts_together(&source.module))
        .filter(|source| !WORDS.contains(&source.module.as_str()))
        .filter(|source| !MAY_USE.iter().any(|(stage, _)| *stage == source.module))
        .map(|source| {
            format!(
                "src/{}: nobody said what `{}` may use",
                source.path, source.module
            )
        })
        .collect();
    refuse(
        &found,
        "Add its row to MAY_USE in tests/tidy.rs and to ARCHITECTURE.md.",
    );
}

/// `use crate::{…}` hides arrows, and so does a path that climbs to the crate by `super`.
#[test]
fn arrows_are_written_out() {
    let mut found = Vec::new();
    for source in sources() {
        let is_folder = source.path.ends_with("/mod.rs");
        let mut depth = source.path.matches('/').count() + usize::from(!is_folder);
        for (number, line) in &source.code {
            let climbed = line.matches("super::").count();
            if line.contains("use crate::{") || (climbed >= depth && climbed > 0 && !is_root(&source)) {
                found.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
            // Unit tests are one module deeper, to the end of the file.
            if line.trim_start().starts_with("mod ") && line.ends_with('{') {
                depth += 1;
            }
        }
    }
    refuse(&found, "Write one `use crate::<module>::…` for each module.");
}

fn is_root(source: &Source) -> bool {
    ["lib.rs", "main.rs"].contains(&source.path.as_str())
}

#[test]
fn each_outside_library_is_known_to_one_place() {
    let mut found = Vec::new();
    for source in &sources() {
        for (library, places) in OUTSIDE {
            // `markdown/` is also met by a module that is still one file, markdown.rs.
            let is_known = places.iter().any(|place| {
                source.path.starts_with(place)
                    || source.path.trim_end_matches(".rs") == place.trim_end_matches('/')
            });
            let named = source
                .code
                .iter()
                .filter(|(_, line)| !is_known && names(line, library));
            found
                .extend(named.map(|(number, line)| format!("src/{}:{number}: {}", source.path, line.trim())));
        }
    }
    refuse(
        &found,
        "See OUTSIDE in tests/tidy.rs for who knows which library.",
    );
}

/// Whether a line names a library: `tera::…` or `use tera;`, but not `criteria::…`.
fn names(line: &str, library: &str) -> bool {
    line.match_indices(library).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + library.len()..];
        let begins = !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':');
        begins && (after.starts_with("::") || line.trim() == format!("use {library};"))
    })
}

#[test]
fn no_file_is_two_ideas() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.length > LONGEST_FILE)
        .map(|source| format!("src/{}: {} lines", source.path, source.length))
        .collect();
    refuse(&long, "A source file over 400 lines is probably two ideas.");
}

#[test]
fn lib_and_main_only_put_together() {
    let sources = sources();
    let main = sources.iter().find(|source| source.path == "main.rs").unwrap();
    assert!(main.length < 60, "src/main.rs has {} lines", main.length);
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| is_root(source)) {
        let loops = source.code.iter().filter(|(_, line)| {
            ["for ", "while ", "loop "]
                .iter()
                .any(|word| line.trim_start().starts_with(word))
        });
        found.extend(loops.map(|(number, line)| format!("src/{}:{number}: {}", source.path, line.trim())));
    }
    refuse(&found, "A loop belongs to a stage.");
}

#[test]
fn the_table_means_what_it_says() {
    let table = [
        ("render", "resolve::site::Site;", true),
        ("render", "model::measure::MeasureRecord;", false),
        ("check", "render::pages;", false),
        ("report", "source::Span;", true),
        ("source", "report::Report;", false),
        ("write", "output::Output;", true),
        ("write", "lang::Lang;", false),
    ];
    for (module, target, expected) in table {
        assert_eq!(may_use(module, target), expected, "{module} → {target}");
    }
    let code = "use crate::model::clause::{\n    Period, IncentiveKind,\n};\nfn f(a: &crate::lang::Lang) {}";
    let expected = [
        "model::clause::Period",
        "model::clause::IncentiveKind",
        "lang::Lang",
    ];
    assert_eq!(targets(code), expected);
    assert!(names("use tera::Tera;", "tera") && !names("use criteria::Tera;", "tera"));
}

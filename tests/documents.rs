//! Documents that speak of the code are held to it: ARCHITECTURE.md, docs/content.md, CHANGELOG.md, the templates' first lines.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::support::{Scratch, files_below, refuse, repository};
use crate::tidy::{MAY_USE, WORDS};

fn document(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands in backticks within lines; code blocks are left out.
fn quoted(text: &str) -> Vec<&str> {
    let mut in_block = false;
    let prose = text.lines().filter(|line| {
        let is_fence = line.trim_start().starts_with("```");
        in_block ^= is_fence;
        !in_block && !is_fence
    });
    prose
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn every_path_in_the_architecture_exists() {
    let text = document("ARCHITECTURE.md");
    let found: Vec<String> = quoted(&text)
        .into_iter()
        .filter(|word| is_path(word))
        // A path may begin at the repository or, in what is said about the code, at `src/`.
        .filter(|path| {
            !["", "src/"]
                .iter()
                .any(|base| repository().join(format!("{base}{path}")).exists())
        })
        .map(|path| format!("`{path}`"))
        .collect();
    refuse(&found, "ARCHITECTURE.md names what isn't there.");
}

/// Whether a quoted word is meant as a path of the repository. `public/` is what a build makes, `.gongbao/` what `serve` makes.
fn is_path(word: &str) -> bool {
    let is_plain = word
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "._-/".contains(letter));
    let has_ending = [".rs", ".md", ".toml", ".yaml", ".css", ".js", ".html"]
        .iter()
        .any(|ending| word.ends_with(ending) && word.len() > ending.len());
    let is_made = ["public/", "api/", ".gongbao/", "/"]
        .iter()
        .any(|start| word.starts_with(start));
    is_plain && !is_made && (word.contains('/') || has_ending)
}

#[test]
fn the_map_names_every_module() {
    let text = document("ARCHITECTURE.md");
    let mut modules = BTreeSet::new();
    for path in files_below(&repository().join("src")).into_keys() {
        modules.insert(match path.split_once('/') {
            Some((folder, _)) => format!("| `src/{folder}/` |"),
            None => format!("| `src/{path}` |"),
        });
    }
    let missing: Vec<String> = modules
        .into_iter()
        .filter(|module| !text.contains(module.as_str()))
        .collect();
    refuse(
        &missing,
        "The map in ARCHITECTURE.md has no row for these parts of src/.",
    );
}

/// The last column of the map says the same as the table to which `tidy` holds the code.
#[test]
fn the_map_tells_the_arrows_as_they_are() {
    let text = document("ARCHITECTURE.md");
    let mut found = Vec::new();
    for (module, lists) in MAY_USE {
        let row = text
            .lines()
            .find(|line| line.starts_with(&format!("| `src/{module}")));
        let told = row.and_then(|row| row.trim_end_matches('|').rsplit('|').next());
        let told = told.unwrap_or_default().trim().to_owned();
        let own: Vec<String> = lists
            .iter()
            .flat_map(|list| match *list {
                words if words == WORDS => vec!["words".to_owned()],
                modules => modules.iter().map(|module| format!("`{module}`")).collect(),
            })
            .collect();
        let expected = if own.is_empty() {
            "–".to_owned()
        } else {
            own.join(", ")
        };
        if told != expected {
            found.push(format!("{module} may use: {expected}; the map says: {told}"));
        }
    }
    refuse(&found, "ARCHITECTURE.md and MAY_USE in tests/tidy.rs differ.");
}

#[test]
fn every_dependency_has_its_reason() {
    let text = document("ARCHITECTURE.md");
    let manifest = document("Cargo.toml");
    let dependencies = manifest.split("[dependencies]\n").nth(1).unwrap();
    let missing: Vec<String> = dependencies
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| format!("`{name}`"))
        .filter(|name| !text.contains(name.as_str()))
        .collect();
    refuse(
        &missing,
        "ARCHITECTURE.md does not say what these dependencies are for.",
    );
}

#[test]
fn every_template_names_what_it_sees() {
    let templates = files_below(&repository().join("themes/civic/templates"));
    assert!(!templates.is_empty(), "themes/civic/ has no templates");
    let mut found = Vec::new();
    for (path, file) in templates {
        let text = fs::read_to_string(file).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let sees_nothing = !text.contains("{{") && !text.contains("{%");
        if !sees_nothing && let Err(problem) = holds(first) {
            found.push(format!("themes/civic/templates/{path}: {problem}: {first}"));
        }
    }
    refuse(
        &found,
        "The first line says what a template sees: {# …; sees MeasurePage in src/render/pages/measure.rs #}",
    );
}

/// Whether what a first line names, structs or fields (`frame.languages`), is in the file that it names.
fn holds(first: &str) -> Result<(), String> {
    let (_, rest) = first.split_once("sees ").ok_or("it does not say what it sees")?;
    let (names, rest) = rest.split_once("src/").ok_or("no file is named")?;
    let path = rest
        .split([' ', ',', ';', ')'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    let code = fs::read_to_string(repository().join("src").join(path))
        .map_err(|error| format!("src/{path}: {error}"))?;
    let words = names.split(|letter: char| !letter.is_alphanumeric() && !"_.".contains(letter));
    let mut known = words
        .filter(|word| word.starts_with(char::is_uppercase) || word.contains('.'))
        .peekable();
    known.peek().ok_or("no struct or field is named")?;
    match known.find(|name| !is_declared(name, &code)) {
        Some(unknown) => Err(format!("there is no `{unknown}` in src/{path}")),
        None => Ok(()),
    }
}

/// Whether the code declares a struct, in the singular or the plural, or a field.
fn is_declared(name: &str, code: &str) -> bool {
    match name.rsplit_once('.') {
        Some((_, field)) => code.contains(&format!("pub {field}: ")),
        None => [name, name.trim_end_matches('s')]
            .iter()
            .any(|name| code.contains(&format!("pub struct {name} {{"))),
    }
}

#[test]
fn the_format_is_described_field_by_field() {
    let text = document("docs/content.md");
    let known: BTreeSet<&str> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '-')
        .collect();
    let scratch = Scratch::empty();
    let names = scratch.gongbao(&["schema"]).output;
    assert!(
        names.lines().count() > 3,
        "`gongbao schema` says which schemas there are: {names}"
    );
    let mut missing = BTreeSet::new();
    // `api…` describe what a site gives to programs, not what authors write.
    for name in names.lines().filter(|name| !name.starts_with("api")) {
        let schema: Value = serde_json::from_str(&scratch.gongbao(&["schema", name]).output).unwrap();
        let mut fields = BTreeSet::new();
        collect_fields(&schema, &mut fields);
        let unknown = fields.iter().filter(|field| !known.contains(field.as_str()));
        missing.extend(unknown.map(|field| format!("`{field}` of {name}")));
    }
    let missing: Vec<String> = missing.into_iter().collect();
    refuse(&missing, "docs/content.md does not mention these fields.");
}

fn collect_fields(schema: &Value, fields: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                fields.extend(properties.keys().cloned());
            }
            members.values().for_each(|value| collect_fields(value, fields));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_fields(item, fields)),
        _ => {}
    }
}

#[test]
fn the_changelog_has_a_place_for_the_next_change() {
    let head = document("CHANGELOG.md");
    let first = head.lines().find(|line| line.starts_with("## "));
    assert!(
        first.is_some_and(|line| line.contains("Unreleased")),
        "the first head is {first:?}"
    );
}

//! The theme's own words in one language.
//!
//! In: `strings/<lang>.yaml`. Out: [`Strings`]. Never here: a word that stands in no file, or one that is left unfilled.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::lang::PerLang;
use crate::report::{Diagnostic, Report};
use crate::source::{SourceFile, Span};

/// Words by key: `status.until`.
#[derive(Debug, Clone)]
pub struct Strings {
    file: Arc<SourceFile>,
    words: BTreeMap<String, String>,
    /// The same, for a page that asks for some hundred of them.
    by_key: HashMap<String, String>,
    tree: Value,
}

impl Strings {
    /// Reads a file of strings; what can't be read is a finding.
    pub(crate) fn parse(file: &Arc<SourceFile>, report: &mut Report) -> Option<Strings> {
        let mut words = BTreeMap::new();
        let tree = match read(&file.text) {
            Ok(tree) => tree,
            Err((message, range)) => {
                report.add(
                    Diagnostic::error("strings", Span::new(file, range), message)
                        .help("strings are a mapping of names to texts"),
                );
                return None;
            }
        };
        flatten("", &tree, &mut words, &mut |key| {
            report.add(
                Diagnostic::error("strings", Span::start_of(file), format!("`{key}` is no text"))
                    .help("put the words in quotes: \"…\""),
            );
        });
        Some(Strings {
            file: Arc::clone(file),
            by_key: words.clone().into_iter().collect(),
            words,
            tree,
        })
    }

    /// The words of a key.
    ///
    /// # Errors
    ///
    /// When no such key is there.
    pub fn get(&self, key: &str) -> Result<&str> {
        let words = self.by_key.get(key);
        words
            .map(String::as_str)
            .with_context(|| format!("{} has no `{key}`, which a page needs", self.file.path))
    }

    /// Whether there are words for a key, or for keys below it.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        let below = format!("{key}.");
        self.words.contains_key(key) || self.words.keys().any(|known| known.starts_with(&below))
    }

    /// The words as they were written, mapping in mapping: for templates.
    pub(crate) fn tree(&self) -> &Value {
        &self.tree
    }

    /// The words of a key with every `{placeholder}` filled in.
    ///
    /// # Errors
    ///
    /// When no such key is there, or its words want a value that was not given.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> Result<String> {
        let mut rest = self.get(key)?;
        let mut filled = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                bail!("{}: `{key}` has a `{{` that is never closed", self.file.path);
            };
            let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
                let known: Vec<String> = values.iter().map(|(known, _)| format!("`{{{known}}}`")).collect();
                bail!(
                    "{}: nothing can be put for `{{{name}}}` in `{key}`; known here: {}",
                    self.file.path,
                    if known.is_empty() {
                        "none".to_owned()
                    } else {
                        known.join(", ")
                    }
                );
            };
            filled.push_str(before);
            filled.push_str(value);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    /// The words for a number of things, from the key's `zero`, `one` and `other`; `{n}` is the number.
    ///
    /// # Errors
    ///
    /// As for [`Strings::fill`].
    pub fn count(&self, key: &str, n: usize) -> Result<String> {
        let form = match n {
            0 if self.by_key.contains_key(&format!("{key}.zero")) => "zero",
            1 => "one",
            _ => "other",
        };
        self.fill(&format!("{key}.{form}"), &[("n", &n.to_string())])
    }
}

/// Reports every key that one language has and another lacks, once for each language that lacks it.
pub(crate) fn check_same_keys(strings: &PerLang<Strings>, report: &mut Report) {
    let mut all: BTreeMap<&str, (&Strings, &str)> = BTreeMap::new();
    for (_, one) in strings.iter() {
        for (key, words) in &one.words {
            all.entry(key).or_insert((one, words));
        }
    }
    for (_, one) in strings.iter() {
        for (key, (other, words)) in all.iter().filter(|(key, _)| !one.words.contains_key(**key)) {
            let message = format!("there are no words for `{key}`");
            report.add(
                Diagnostic::error("missing-string", Span::start_of(&one.file), message)
                    .help(format!("{} says “{words}”", other.file.path)),
            );
        }
    }
}

/// The one place that knows how a file of strings is written.
fn read(text: &str) -> Result<Value, (String, std::ops::Range<usize>)> {
    serde_yaml::from_str::<Value>(text).map_err(|error| {
        let range = error.location().map_or(0..0, |location| {
            let start = text
                .split_inclusive('\n')
                .take(usize::try_from(location.line()).unwrap_or(1).saturating_sub(1))
                .map(str::len)
                .sum();
            start..start
        });
        (error.without_snippet().to_string(), range)
    })
}

fn flatten(prefix: &str, value: &Value, words: &mut BTreeMap<String, String>, refuse: &mut impl FnMut(&str)) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                let key = if prefix.is_empty() {
                    name.clone()
                } else {
                    format!("{prefix}.{name}")
                };
                flatten(&key, value, words, refuse);
            }
        }
        Value::String(text) => {
            words.insert(prefix.to_owned(), text.clone());
        }
        _ => refuse(prefix),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::file;

    fn parse(text: &str) -> (Option<Strings>, Vec<String>) {
        let mut report = Report::default();
        let strings = Strings::parse(&file("themes/civic/strings/en.yaml", text), &mut report);
        let messages = report
            .sorted()
            .iter()
            .map(|finding| format!("{}: {}", finding.span.line_column().0, finding.message))
            .collect();
        (strings, messages)
    }

    #[test]
    fn placeholders_are_filled_or_named() {
        let (strings, _) = parse("a:\n  b: until {date}, {date}\n  c: plain\n  d: 'open {x'\n");
        let strings = strings.unwrap();
        assert_eq!(strings.get("a.c").unwrap(), "plain");
        assert_eq!(
            strings.fill("a.b", &[("date", "5 March")]).unwrap(),
            "until 5 March, 5 March"
        );
        for (key, values, message) in [
            ("a.x", vec![], "has no `a.x`"),
            (
                "a.b",
                vec![("day", "1")],
                "nothing can be put for `{date}` in `a.b`; known here: `{day}`",
            ),
            ("a.b", vec![], "known here: none"),
            ("a.d", vec![], "never closed"),
        ] {
            let error = strings.fill(key, &values).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn a_number_chooses_its_form() {
        let (strings, _) =
            parse("d: {zero: today, one: '{n} day', other: '{n} days'}\nm: {one: one, other: '{n}'}\n");
        let strings = strings.unwrap();
        for (key, n, expected) in [
            ("d", 0, "today"),
            ("d", 1, "1 day"),
            ("d", 2, "2 days"),
            ("m", 0, "0"),
        ] {
            assert_eq!(strings.count(key, n).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_no_text_is_found() {
        assert_eq!(parse("a: 1\nb: x\n").1, ["1: `a` is no text"]);
        assert!(parse("a: [\n").0.is_none());
        assert!(parse("a: x\na: y\n").1[0].starts_with("2: "));
    }

    #[test]
    fn every_language_has_every_key() {
        let mut report = Report::default();
        let [traditional, simplified, english] = [
            ("themes/civic/strings/zh-hant.yaml", "a: 甲\nb: 乙\n"),
            ("themes/civic/strings/zh-hans.yaml", "a: 甲\n"),
            ("themes/civic/strings/en.yaml", "a: A\n"),
        ]
        .map(|(path, text)| Strings::parse(&file(path, text), &mut report).unwrap());
        check_same_keys(
            &PerLang {
                zh_hant: traditional,
                zh_hans: simplified,
                en: english,
            },
            &mut report,
        );
        let found: Vec<String> = report
            .sorted()
            .iter()
            .map(|finding| {
                format!(
                    "{} {} {:?}",
                    finding.span.file.path, finding.message, finding.help
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                "themes/civic/strings/en.yaml there are no words for `b` Some(\"themes/civic/strings/zh-hant.yaml says “乙”\")",
                "themes/civic/strings/zh-hans.yaml there are no words for `b` Some(\"themes/civic/strings/zh-hant.yaml says “乙”\")",
            ]
        );
    }
}

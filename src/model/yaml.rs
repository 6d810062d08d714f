//! YAML as a tree in which every key and value knows its place; the one file that knows the YAML library.
//!
//! In: the text of a file. Out: [`Node`]. Never here: which fields a record has.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, MergeKeyPolicy};

use crate::model::syntax;
use crate::model::translation;
use crate::report::{Diagnostic, Report};
use crate::source::{SourceFile, Span, Spanned};

/// A value in a YAML file, and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Where. A text's place covers its raw lines; a group of fields goes from its first key to its last value.
    pub span: Span,
}

/// What a value can be.
#[derive(Debug, Clone)]
pub enum Value {
    /// No value, `~` or `null`.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number; its digits are the text of its place, so that nothing is rounded.
    Number,
    /// A text; `yes`, `no` and dates are texts too.
    Text(String),
    /// `[a, b]` or lines that begin with `- `.
    List(Vec<Node>),
    /// `name: value`, in the order of the file; no name twice.
    Fields(Vec<(Spanned<String>, Node)>),
}

/// Reads a file; what is wrong with its YAML is reported. `None` when nothing can be made of it.
pub fn parse(file: &Arc<SourceFile>, report: &mut Report) -> Option<Node> {
    // The file that gongbao keeps has a line for every text of the site; what people write is far smaller.
    let max_nodes = if file.path == translation::FILE {
        2_000_000
    } else {
        100_000
    };
    let options = serde_yaml::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        // Both would stop at the first case; `place` and the shape report them all.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
        // No record is deeper than eight levels. Without anchors nothing small can expand to something large.
        budget: serde_yaml::budget! { max_depth: 32, max_nodes: max_nodes, max_anchors: 0 },
    };
    match serde_yaml::from_str_with_options::<Raw>(&file.text, options) {
        Ok(raw) => Some(place(raw, file, report)),
        Err(error) => {
            let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
            let at = offset(&file.text, line, column);
            report.add(syntax::explain(file, at, &error.to_string()));
            None
        }
    }
}

/// The byte at a line and a column, both from 1, the column in characters. The library tells bytes only for
/// values, not for syntax errors.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let (mut at, mut line_left, mut column_left) = (0, line.max(1), column.max(1));
    for character in text.chars() {
        if line_left == 1 && (column_left == 1 || character == '\n') {
            break;
        }
        if line_left == 1 {
            column_left -= 1;
        } else if character == '\n' {
            line_left -= 1;
        }
        at += character.len_utf8();
    }
    at
}

fn place(raw: Raw, file: &Arc<SourceFile>, report: &mut Report) -> Node {
    let own = span_of(&raw, file);
    let (value, span) = match raw.value {
        Kind::Nothing => (Value::Nothing, own),
        Kind::Flag(flag) => (Value::Flag(flag), own),
        Kind::Number => (Value::Number, own),
        Kind::Text(text) => (Value::Text(text), own),
        Kind::List(items) => {
            let items: Vec<Node> = items.into_iter().map(|item| place(item, file, report)).collect();
            let span = around(&own, items.last().map(|item| &item.span));
            (Value::List(items), span)
        }
        Kind::Fields(raw_fields) => {
            let fields = place_fields(raw_fields, file, report);
            let span = around(&own, fields.last().map(|(_, node)| &node.span));
            (Value::Fields(fields), span)
        }
    };
    Node { value, span }
}

fn place_fields(
    raw: Vec<(serde_yaml::Spanned<String>, Raw)>,
    file: &Arc<SourceFile>,
    report: &mut Report,
) -> Vec<(Spanned<String>, Node)> {
    let mut fields: Vec<(Spanned<String>, Node)> = Vec::new();
    // `translations.yaml` has as many fields as a site has texts: too many to look through for each of them.
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (key, value) in raw {
        let span = span_of(&key, file);
        let node = place(value, file, report);
        if let Some(first) = places.get(&key.value) {
            let finding =
                Diagnostic::error("duplicate-key", span, format!("`{}` is written twice", key.value))
                    .help("keep one of the two")
                    .also(fields[*first].0.span.clone(), "first written here");
            report.add(finding);
        } else {
            places.insert(key.value.clone(), fields.len());
            fields.push((Spanned::new(key.value, span), node));
        }
    }
    fields
}

fn span_of<T>(raw: &serde_yaml::Spanned<T>, file: &Arc<SourceFile>) -> Span {
    let location = raw.referenced.span();
    let number = |value: Option<u64>| usize::try_from(value.unwrap_or(0)).unwrap_or(usize::MAX);
    let start = number(location.byte_offset());
    Span::new(file, start..start.saturating_add(number(location.byte_len())))
}

/// The library gives lists and groups only their beginning; they end with their last value, or with the bracket
/// that follows it.
fn around(own: &Span, last: Option<&Span>) -> Span {
    let text = &own.file.text;
    let inner_end = last.map_or(own.end, |last| last.end);
    let end = if own.text().starts_with(['[', '{']) {
        let rest = text[inner_end..].trim_start_matches([' ', '\n', ',']);
        if rest.starts_with([']', '}']) {
            text.len() - rest.len() + 1
        } else {
            inner_end
        }
    } else {
        text[..inner_end].trim_end().len()
    };
    Span::new(&own.file, own.start..end.max(own.end))
}

type Raw = serde_yaml::Spanned<Kind>;

/// What serde hands over; the library fills in the places around it.
enum Kind {
    Nothing,
    Flag(bool),
    Number,
    Text(String),
    List(Vec<Raw>),
    Fields(Vec<(serde_yaml::Spanned<String>, Raw)>),
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Kind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<Kind, E> {
        Ok(Kind::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Kind, E> {
        Ok(Kind::Flag(flag))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Kind, E> {
        Ok(Kind::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Kind, E> {
        Ok(Kind::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Kind, E> {
        Ok(Kind::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Kind, E> {
        Ok(Kind::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Kind, E> {
        Ok(Kind::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Kind, E> {
        Ok(Kind::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Kind, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Kind::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Kind, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = access.next_entry()? {
            fields.push(field);
        }
        Ok(Kind::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Arc<SourceFile> {
        Arc::new(SourceFile {
            path: "a.yaml".to_owned(),
            text: text.to_owned(),
        })
    }

    fn read(text: &str) -> (Option<Node>, Vec<&'static str>) {
        let mut report = Report::default();
        let node = parse(&file(text), &mut report);
        let codes = report.sorted().iter().map(|finding| finding.code).collect();
        (node, codes)
    }

    fn field(node: &Node, name: &str) -> Node {
        let Value::Fields(fields) = &node.value else {
            panic!("no fields");
        };
        let found = fields.iter().find(|(key, _)| key.value == name);
        found.expect("the field is there").1.clone()
    }

    #[test]
    fn the_place_of_a_text_covers_its_raw_lines() {
        let text = "甲: |\n  支持企业，\n\n  支持“出海”\n乙: \"深圳\"\n丙: 深圳\n丁: >-\n  深\n  圳\n";
        let root = read(text).0.expect("sound");
        let cases = [
            ("甲", "支持企业，\n\n  支持“出海”\n"),
            ("乙", "\"深圳\""),
            ("丙", "深圳"),
            ("丁", "深\n  圳\n"),
        ];
        for (name, raw) in cases {
            assert_eq!(field(&root, name).span.text(), raw, "{name}");
        }
    }

    #[test]
    fn a_stretch_of_a_text_is_found_in_the_file() {
        let root = read("甲: |\n  最高200万元，\n\n  再给200万元。\n")
            .0
            .expect("sound");
        let node = field(&root, "甲");
        let Value::Text(value) = node.value else {
            panic!("no text");
        };
        let second = value.rfind("200").expect("it is there");
        let text = Spanned::new(value, node.span);
        let place = text.locate(second..second + 3);
        assert_eq!((place.text(), place.line_column()), ("200", (4, 5)));
    }

    #[test]
    fn lists_and_groups_end_where_they_end() {
        let root = read("甲: [a, {b: c}]\n乙:\n- d\n- e: f\n  g: 中\n\n丙: 1\n")
            .0
            .expect("sound");
        assert_eq!(field(&root, "甲").span.text(), "[a, {b: c}]");
        assert_eq!(field(&root, "乙").span.text(), "d\n- e: f\n  g: 中");
    }

    #[test]
    fn words_and_figures_are_not_interpreted() {
        let root = read("a: no\nb: yes\nc: 2024-03-06\nd: 007\ne: 1_000\nf: 12:30\n")
            .0
            .expect("sound");
        for name in ["a", "b", "c", "d", "e", "f"] {
            assert!(matches!(field(&root, name).value, Value::Text(_)), "{name}");
        }
    }

    #[test]
    fn every_key_that_is_written_twice_is_reported() {
        assert_eq!(
            read("a: 1\na: 2\nb: {c: 1, c: 2}\n").1,
            ["duplicate-key", "duplicate-key"]
        );
    }

    #[test]
    fn what_expands_or_nests_without_end_is_refused() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n".to_owned();
        let cases = [
            (bomb, "yaml-anchor"),
            ("a: *b\n".to_owned(), "yaml-anchor"),
            ("[".repeat(5_000), "too-complex"),
            (format!("{}{}", "[".repeat(40), "]".repeat(40)), "too-complex"),
            (format!("a: [{}]\n", "b, ".repeat(100_001)), "too-complex"),
        ];
        for (text, code) in cases {
            assert_eq!(read(&text).1, [code], "{}", &text[..text.len().min(20)]);
        }
    }
}

//! Records as YAML: what an author would type, in one form.
//!
//! In: JSON values. Out: YAML. Never here: what a record means.

use std::fmt::Write;

use serde_json::Value;

/// The record as a YAML document.
pub(crate) fn yaml(record: &Value) -> String {
    let mut text = String::new();
    write_value(record, 0, &mut text);
    text.trim_start_matches('\n').to_owned()
}

/// The entries of a list as YAML, to stand below those that are there.
pub(crate) fn entries(list: &[Value]) -> String {
    let mut text = String::new();
    write_list(list, 2, &mut text);
    text.trim_start_matches('\n').to_owned()
}

fn write_value(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                write_line(depth, text);
                text.push_str(key);
                text.push(':');
                write_value(value, depth + 2, text);
            }
            if depth == 0 {
                text.push('\n');
            }
        }
        Value::Array(list) if list.iter().any(Value::is_object) => write_list(list, depth, text),
        // A string of JSON is one of YAML, and a list or a number too.
        plain => {
            let plain = plain.to_string();
            text.push(' ');
            text.push_str(&plain);
        }
    }
}

fn write_list(list: &[Value], depth: usize, text: &mut String) {
    for value in list {
        let mut item = String::new();
        write_value(value, depth + 2, &mut item);
        write_line(depth, text);
        text.push_str("- ");
        text.push_str(item.trim_start());
    }
}

fn write_line(depth: usize, text: &mut String) {
    write!(text, "\n{:depth$}", "").expect("a String takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn writes_what_authors_type() {
        let clauses = json!([{"x": 1, "y": {"z": true}}, {"x": 2}]);
        let record =
            json!({"number": 3, "title": {"en": "A: \"b\""}, "lead": ["a", "b"], "clauses": clauses});
        let expected = "\
number: 3
title:
  en: \"A: \\\"b\\\"\"
lead: [\"a\",\"b\"]
clauses:
  - x: 1
    y:
      z: true
  - x: 2
";
        assert_eq!(yaml(&record), expected);
    }
}

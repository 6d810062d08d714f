//! Findings as programs read them.
//!
//! In: a [`Report`]. Out: a JSON array. Never here: colours, cut lines.

use serde::Serialize;

use crate::report::{Diagnostic, Report};
use crate::source::Span;

/// One finding. Lines and columns count from 1, columns in characters; the end is the character behind the last.
#[derive(Serialize)]
struct Finding<'a> {
    severity: &'static str,
    code: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    line_text: &'a str,
}

/// Every finding, by file and place.
#[must_use]
pub fn json(report: &Report) -> String {
    let findings: Vec<Finding<'_>> = report.sorted().into_iter().map(finding).collect();
    // Texts and numbers can always be written.
    // Texts and numbers alone; a `Value` of them always has a text.
    format!("{:#}", serde_json::json!(findings))
}

fn finding(diagnostic: &Diagnostic) -> Finding<'_> {
    let span = &diagnostic.span;
    let (line, column) = span.line_column();
    let (end_line, end_column) = Span::new(&span.file, span.end..span.end).line_column();
    Finding {
        severity: diagnostic.severity.word(),
        code: diagnostic.code,
        file: &span.file.path,
        line,
        column,
        end_line,
        end_column,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        line_text: span.file.text.split('\n').nth(line - 1).unwrap_or(""),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn a_finding_has_its_place_and_its_line() {
        let text = "a: 1\n标题: 支持\n".to_owned();
        let file = Arc::new(SourceFile {
            path: "content/a.yaml".to_owned(),
            text,
        });
        let mut report = Report::default();
        report.add(
            Diagnostic::warning("half-width-bracket", Span::new(&file, 13..19), "a \"word\"").help("do it"),
        );
        let value: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
        let expected = serde_json::json!([{
            "severity": "warning", "code": "half-width-bracket", "file": "content/a.yaml",
            "line": 2, "column": 5, "end_line": 2, "end_column": 7,
            "message": "a \"word\"", "help": "do it", "line_text": "标题: 支持",
        }]);
        assert_eq!(value, expected);
    }
}

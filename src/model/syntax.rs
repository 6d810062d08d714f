//! What to say about YAML that can't be read.
//!
//! In: a place and the library's message. Out: a finding in an author's words. Never here: the library itself.

use std::sync::Arc;

use crate::report::Diagnostic;
use crate::source::{SourceFile, Span};

/// A mistake that authors make, as the library calls it and as we do.
struct Mistake {
    /// What the library's message contains.
    sign: &'static str,
    code: &'static str,
    message: &'static str,
    help: &'static str,
}

/// In this order: the first sign that fits is taken.
const MISTAKES: &[Mistake] = &[
    syntax(
        "tabs disallowed",
        "a tab stands where the indentation should be",
        "indent with spaces, two for each level",
    ),
    syntax(
        "unclosed quote",
        "a quote is opened here and never closed",
        "close it, or leave both quotes out",
    ),
    syntax(
        "unclosed bracket",
        "a bracket is opened here and never closed",
        "close it with `]` or `}`",
    ),
    syntax(
        "misplaced bracket",
        "this bracket closes nothing",
        "take it away, or put the text in quotes",
    ),
    syntax(
        "illegal placement of ':'",
        "a bracket before this place was not closed",
        "close the list or group that was opened with `[` or `{`",
    ),
    syntax(
        "block sequence entries are not allowed",
        "a list can't begin behind a field's name",
        "begin it on a line of its own, or write `[…]`",
    ),
    syntax(
        "did not find expected '-'",
        "this line belongs to no list and no record",
        "indent it like the lines that it belongs to",
    ),
    syntax(
        "did not find expected key",
        "this line's indentation fits no line above it",
        "indent it like the other fields of its record",
    ),
    syntax(
        "unknown escape",
        "`\\` has a meaning of its own between double quotes",
        "use single quotes, or write `\\\\`",
    ),
    syntax(
        "trailing content after",
        "text goes on after the closing quote",
        "put single quotes around all of it, or leave the quotes out",
    ),
    syntax(
        "unexpected character",
        "a text can't begin with this character",
        "put the text in quotes",
    ),
    syntax(
        "multiple YAML documents",
        "`---` begins a second document",
        "keep one document in a file",
    ),
    syntax(
        "expected string scalar",
        "a field's name must be a word",
        "write `name: value`",
    ),
    syntax(
        "null into string",
        "a field's name must be a word",
        "write `name: value`",
    ),
    syntax(
        "non-finite float",
        "this is read as a number that can't be written out",
        "put it in quotes",
    ),
    anchor("unknown anchor"),
    anchor("Anchors"),
    anchor("Aliases"),
    complex("recursion limit"),
    complex("budget breached"),
];

const fn syntax(sign: &'static str, message: &'static str, help: &'static str) -> Mistake {
    Mistake {
        sign,
        code: "yaml-syntax",
        message,
        help,
    }
}

const fn anchor(sign: &'static str) -> Mistake {
    Mistake {
        sign,
        code: "yaml-anchor",
        message: "references inside a file (`&name`, `*name`) are not used here",
        help: "write the value out; a text that begins with `&` or `*` needs quotes",
    }
}

const fn complex(sign: &'static str) -> Mistake {
    Mistake {
        sign,
        code: "too-complex",
        message: "this file nests too deep or holds too many values",
        help: "at most 32 levels and 100,000 values; split the file",
    }
}

/// The finding for what the library said about a place.
pub(crate) fn explain(file: &Arc<SourceFile>, at: usize, said: &str) -> Diagnostic {
    if said.contains("mapping values are not allowed") {
        return misplaced_colon(file, at);
    }
    if said.contains("simple key expected") {
        return missing_colon(file, at);
    }
    let place = one_character(file, at);
    if let Some(mistake) = MISTAKES.iter().find(|mistake| said.contains(mistake.sign)) {
        return Diagnostic::error(mistake.code, place, mistake.message).help(mistake.help);
    }
    let reason = said.split(" at line ").next().unwrap_or(said);
    Diagnostic::error("yaml-syntax", place, format!("this is not YAML: {reason}"))
}

/// A colon where none can be: two in one line, or the line above has lost its space or its colon, or the
/// indentation is wrong. The library names only the place; the lines around it tell which.
fn misplaced_colon(file: &Arc<SourceFile>, at: usize) -> Diagnostic {
    let (start, line) = line_at(&file.text, at);
    if line[..at - start].contains(": ") {
        return error(one_character(file, at), "a second `: ` stands in this line")
            .help("put the text in quotes: `name: \"text: more text\"`");
    }
    let above = file.text[..start].trim_end();
    let (above_start, above_line) = line_at(&file.text, above.len());
    let content = above_line.trim();
    let above_place = Span::new(file, above_start..above_start + above_line.trim_end().len());
    if let Some(colon) = content
        .find(':')
        .filter(|_| !content.contains(": ") && !content.ends_with(':'))
    {
        let (name, value) = content.split_at(colon);
        return error(above_place, "a space is missing after the colon")
            .help(format!("write `{name}: {}`", shorten(&value[1..])));
    }
    if let Some((name, _)) = content.split_once('：').filter(|_| !content.contains(':')) {
        return error(above_place, "the colon is a full-width one").help(format!("write `{name}: `"));
    }
    if !content.contains(':') && !content.starts_with('-') {
        return error(above_place, "a colon is missing in this line").help("write `name: value`");
    }
    let indent = line.len() - line.trim_start().len();
    let place = Span::new(file, start + indent..start + line.trim_end().len());
    error(
        place,
        "this line is indented deeper than the line that it follows",
    )
    .help("indent it like the other fields of its record")
}

fn missing_colon(file: &Arc<SourceFile>, at: usize) -> Diagnostic {
    let (start, line) = line_at(&file.text, at);
    let place = Span::new(
        file,
        start + line.len() - line.trim_start().len()..start + line.trim_end().len(),
    );
    match line.trim().split_once('：') {
        Some((name, _)) => error(place, "the colon is a full-width one").help(format!("write `{name}: `")),
        None => error(place, "this line is no field: it has no colon")
            .help("write `name: value`; the lines of a text are indented deeper than its name"),
    }
}

fn error(place: Span, message: &str) -> Diagnostic {
    Diagnostic::error("yaml-syntax", place, message)
}

/// A line and where it begins.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    (start, &text[start..end])
}

fn one_character(file: &Arc<SourceFile>, at: usize) -> Span {
    let length = file.text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(file, at..at + length)
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(20).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::yaml;
    use crate::report::Report;

    #[test]
    fn usual_mistakes_are_explained_where_they_are() {
        let cases = [
            ("a:\n\t- b\n", (2, 2), "a tab stands"),
            ("a: \"b\nc: 1\n", (1, 4), "a quote is opened"),
            ("a: [1, 2\nb: 3\n", (2, 2), "a bracket before"),
            ("a: {b: 1\n", (1, 4), "a bracket is opened"),
            ("a: ]\n", (1, 4), "this bracket closes nothing"),
            ("标题:支持\nb: 1\n", (1, 1), "a space is missing"),
            ("标题：支持\nb: 1\n", (1, 1), "the colon is a full-width one"),
            ("a: 1\n标题：支持\n", (2, 1), "the colon is a full-width one"),
            ("a: b: c\n", (1, 5), "a second `: `"),
            ("a: 1\n b: 2\n", (2, 2), "this line is indented deeper"),
            ("a:\n  - 1\n b: 2\n", (3, 2), "this line's indentation"),
            ("a\nb: 2\n", (1, 1), "a colon is missing"),
            ("a: |\nb\n", (2, 1), "this line is no field"),
            ("a: - b\n", (1, 4), "a list can't begin"),
            ("a: @b\n", (1, 4), "a text can't begin"),
            ("a: \"\\q\"\n", (1, 4), "`\\` has a meaning"),
            ("a: \"b\" c\n", (1, 8), "text goes on"),
            ("a: 1\n---\nb: 2\n", (3, 1), "`---` begins"),
            ("? [x]\n: y\n", (1, 3), "a field's name"),
            ("- a\nb: c\n", (2, 1), "this line belongs to no list"),
        ];
        for (text, place, message) in cases {
            let file = Arc::new(SourceFile {
                path: "a.yaml".to_owned(),
                text: text.to_owned(),
            });
            let mut report = Report::default();
            assert!(yaml::parse(&file, &mut report).is_none(), "{text:?} was read");
            let findings = report.sorted();
            assert_eq!(findings.len(), 1, "{text:?}");
            assert!(
                findings[0].message.starts_with(message),
                "{text:?}: {}",
                findings[0].message
            );
            assert_eq!(findings[0].span.line_column(), place, "{text:?}");
            assert_eq!(findings[0].code, "yaml-syntax", "{text:?}");
        }
    }
}

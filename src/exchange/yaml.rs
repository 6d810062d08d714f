//! Puts a text into a YAML file without touching what stands around it: comments, order and style stay.
//!
//! In: where a text stands, or the group of languages in which it is missing. Out: a [`Fix`]. Never here: reading YAML;
//! whether the result means what it should is asked of the whole site afterwards.

use crate::report::fix::Fix;
use crate::scalar::{quoted, scalar};
use crate::source::Span;

/// Replaces a text.
pub(super) fn replaced(span: &Span, text: &str) -> Fix {
    let text = text.trim();
    let file = &span.file.text;
    // The place of a block may reach to where the next field begins; what lies between is not the text's.
    let span = &Span::new(&span.file, span.start..span.start + span.text().trim_end().len());
    let line_start = file[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let before = file[..span.start].trim_end();
    let is_block = file[before.len()..span.start].contains('\n');
    let style = before.rsplit([' ', '\n']).next().unwrap_or_default();
    if is_block && style.starts_with('|') {
        let indentation = &file[line_start..span.start];
        return fix(span, lines(text, indentation).trim_start().to_owned());
    }
    if is_block && style.starts_with('>') {
        // Folded lines mean something else than they show; one quoted line says what it says.
        let whole = Span::new(&span.file, before.len() - style.len()..span.end);
        return fix(&whole, quoted(text));
    }
    fix(span, in_style(text, span.text()))
}

/// Adds a language to a group of languages.
pub(super) fn added(group: &Span, key: &str, text: &str) -> Fix {
    let text = text.trim();
    let file = &group.file.text;
    if group.text().starts_with('{') {
        let inside = group
            .text()
            .trim_end_matches('}')
            .trim_end()
            .trim_end_matches(',');
        let rest = Span::new(&group.file, group.start + inside.len()..group.end);
        return fix(&rest, format!(", {key}: {}}}", quoted(text)));
    }
    let line_start = file[..group.start].rfind('\n').map_or(0, |at| at + 1);
    let indentation: String = file[line_start..group.start].chars().map(|_| ' ').collect();
    let end = file[group.end..]
        .find('\n')
        .map_or(file.len(), |at| group.end + at);
    let value = if text.contains('\n') {
        format!("|\n{}", lines(text, &format!("{indentation}  ")))
    } else {
        quoted(text)
    };
    fix(
        &Span::new(&group.file, end..end),
        format!("\n{indentation}{key}: {value}"),
    )
}

fn fix(span: &Span, replacement: String) -> Fix {
    Fix {
        span: span.clone(),
        replacement,
    }
}

/// The lines of a text, each indented; empty ones stay empty.
fn lines(text: &str, indentation: &str) -> String {
    let indented = text.lines().map(|line| match line.trim_end() {
        "" => String::new(),
        line => format!("{indentation}{line}"),
    });
    indented.collect::<Vec<_>>().join("\n")
}

/// In the style in which it stood, where that can hold the new text.
fn in_style(text: &str, old: &str) -> String {
    if old.starts_with(['"', '\'']) {
        quoted(text)
    } else {
        scalar(text)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::report::fix::apply;
    use crate::source::SourceFile;

    fn file(text: &str) -> Arc<SourceFile> {
        Arc::new(SourceFile {
            path: "a.yaml".to_owned(),
            text: text.to_owned(),
        })
    }

    fn done(fix: &Fix) -> String {
        apply(std::iter::once(fix)).remove(0).text
    }

    #[test]
    fn a_text_is_replaced_in_its_style() {
        for (before, old, text, after) in [
            ("en: Rent # so\n", "Rent", "Rents", "en: Rents # so\n"),
            ("en: Rent\n", "Rent", "To: all", "en: \"To: all\"\n"),
            (
                "{zh: 甲, en: Rent}\n",
                "Rent",
                "Rent, paid",
                "{zh: 甲, en: \"Rent, paid\"}\n",
            ),
            ("en: 'Rent'\n", "'Rent'", "it’s", "en: \"it’s\"\n"),
            (
                "t:\n  en: |\n    a\n    b\nx: 1\n",
                "a\n    b\n",
                "c\n\n- d",
                "t:\n  en: |\n    c\n\n    - d\nx: 1\n",
            ),
            (
                "t:\n  en: |\n    a\n\n  # so\n  lead: x\n",
                "a\n\n  ",
                "b",
                "t:\n  en: |\n    b\n\n  # so\n  lead: x\n",
            ),
            ("en: >-\n  a\n  b\nx: 1\n", "a\n  b\n", "c", "en: \"c\"\nx: 1\n"),
        ] {
            let file = file(before);
            let at = before.find(old).unwrap();
            assert_eq!(
                done(&replaced(&Span::new(&file, at..at + old.len()), text)),
                after
            );
        }
    }

    #[test]
    fn a_language_is_added_behind_the_others() {
        for (before, group, text, after) in [
            ("t: {zh: 甲}\n", "{zh: 甲}", "A, b", "t: {zh: 甲, en: \"A, b\"}\n"),
            (
                "t:\n  zh: 甲 # so\nx: 1\n",
                "zh: 甲",
                "A",
                "t:\n  zh: 甲 # so\n  en: \"A\"\nx: 1\n",
            ),
            (
                "- t:\n    zh: |\n      甲\n",
                "zh: |\n      甲",
                "a\n\nb",
                "- t:\n    zh: |\n      甲\n    en: |\n      a\n\n      b\n",
            ),
        ] {
            let file = file(before);
            let at = before.find(group).unwrap();
            assert_eq!(
                done(&added(&Span::new(&file, at..at + group.len()), "en", text)),
                after
            );
        }
    }
}

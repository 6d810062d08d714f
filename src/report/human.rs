//! Findings as people read them in a terminal: the line itself, and a caret below the place.
//!
//! In: a [`Report`]. Out: text. Never here: a summary; that is the command's.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::lang::Lang;
use crate::report::catalogue;
use crate::report::window::{self, Window};
use crate::report::{Diagnostic, Report, Severity};
use crate::source::Span;

/// Whether a terminal shows the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text only.
    Plain,
    /// With ANSI colours.
    Colour,
}

/// Every finding, by file and place, with an empty line between two; in English.
#[must_use]
pub fn human(report: &Report, style: Style) -> String {
    human_in(report, style, Lang::En)
}

/// The same in a language.
#[must_use]
pub fn human_in(report: &Report, style: Style, lang: Lang) -> String {
    let report = report.in_language(lang);
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    // The lines are cut here and not there: the renderer counts a long help as part of the line, and cuts that.
    let renderer = renderer.term_width(usize::MAX / 4);
    let mut text = String::new();
    for finding in report.sorted() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&one(finding, &renderer, lang));
        text.push('\n');
    }
    text
}

fn one(finding: &Diagnostic, renderer: &Renderer, lang: Lang) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    let level = level.with_name(catalogue::severity(finding.severity, lang));
    let mut group = Group::with_title(level.primary_title(&finding.message).id(finding.code));
    group = show(
        group,
        &finding.span,
        AnnotationKind::Primary,
        finding.help.as_deref(),
        lang,
    );
    for (span, word) in &finding.also {
        group = show(group, span, AnnotationKind::Context, Some(word), lang);
    }
    let text = renderer.render(&[group]);
    let spans = || std::iter::once(&finding.span).chain(finding.also.iter().map(|(span, _)| span));
    if spans().all(|span| span.file.text.is_empty()) {
        // Without line numbers the renderer leaves no margin, and the findings would not stand in line.
        return text.replace('\n', "\n ");
    }
    with_columns_of_files(text, spans())
}

fn show<'a>(
    group: Group<'a>,
    span: &'a Span,
    kind: AnnotationKind,
    label: Option<&'a str>,
    lang: Lang,
) -> Group<'a> {
    if span.file.text.is_empty() {
        let group = group.element(Origin::path(&span.file.path));
        return match label {
            Some(label) => group.element(Level::HELP.with_name(catalogue::say("help", lang)).message(label)),
            None => group,
        };
    }
    let Window {
        text, marked, line, ..
    } = window::around(span);
    let annotation: Annotation<'a> = kind.span(marked).label(label);
    let snippet = Snippet::source(text).path(&span.file.path).line_start(line);
    group.element(snippet.annotation(annotation))
}

/// The renderer counts columns in what it is given; where a line was cut, that is not the column in the file.
fn with_columns_of_files<'a>(mut text: String, spans: impl Iterator<Item = &'a Span>) -> String {
    let mut behind = 0;
    for span in spans.filter(|span| !span.file.text.is_empty()) {
        let Window {
            text: shown,
            marked,
            line,
            column,
        } = window::around(span);
        let counted = shown[..marked.start].chars().count() + 1;
        let place = |column: usize| format!("{}:{line}:{column}", span.file.path);
        if let Some(at) = text[behind..].find(&place(counted)) {
            let start = behind + at;
            text.replace_range(start..start + place(counted).len(), &place(column));
            behind = start + place(column).len();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::SourceFile;

    fn file(text: &str) -> Arc<SourceFile> {
        Arc::new(SourceFile {
            path: "content/a.yaml".to_owned(),
            text: text.to_owned(),
        })
    }

    fn shown(finding: Diagnostic) -> String {
        let mut report = Report::default();
        report.add(finding);
        human(&report, Style::Plain)
    }

    #[test]
    fn carets_stand_below_chinese_and_the_help_beside_them() {
        let file = file("a: 1\n标题: [商务, comerce]\n");
        let at = file.text.find("comerce").unwrap();
        let span = Span::new(&file, at..at + 7);
        let finding = Diagnostic::error("unknown-agency", span, "no agency is called `comerce`");
        let expected = "\
error[unknown-agency]: no agency is called `comerce`
 --> content/a.yaml:2:10
  |
2 | 标题: [商务, comerce]
  |              ^^^^^^^ did you mean `commerce`?
";
        assert_eq!(shown(finding.help("did you mean `commerce`?")), expected);
    }

    #[test]
    fn a_long_paragraph_is_cut_around_the_place() {
        let text = format!("  {}200万元{}\n", "前".repeat(300), "后".repeat(300));
        let file = file(&text);
        let at = text.find("200").unwrap();
        let finding = Diagnostic::warning(
            "half-width-bracket",
            Span::new(&file, at..at + 9),
            "the sums differ",
        );
        let help = "a help that is long ".repeat(10);
        let expected = format!(
            "\
warning[half-width-bracket]: the sums differ
 --> content/a.yaml:1:303
  |
1 | …{}200万元{}…
  |  {}^^^^^^^ {help}
",
            "前".repeat(18),
            "后".repeat(28),
            " ".repeat(36),
            help = help,
        );
        assert_eq!(shown(finding.help(help)), expected);
    }

    #[test]
    fn other_places_and_files_without_text_are_shown() {
        let file = file("a: 1\nb: 2\na: 3\n");
        let finding = Diagnostic::error("duplicate-key", Span::new(&file, 10..11), "`a` is written twice")
            .help("keep one of the two")
            .also(Span::new(&file, 0..1), "first written here");
        let expected = "\
error[duplicate-key]: `a` is written twice
 --> content/a.yaml:3:1
  |
3 | a: 3
  | ^ keep one of the two
  |
 ::: content/a.yaml:1:1
  |
1 | a: 1
  | - first written here
";
        assert_eq!(shown(finding), expected);
        let missing = Diagnostic::error(
            "missing-file",
            Span::unreadable("content/site.yaml"),
            "it is missing",
        );
        let expected = "\
error[missing-file]: it is missing
 --> content/site.yaml
  = help: create it
";
        assert_eq!(shown(missing.help("create it")), expected);
    }
}

//! The theme's templates.
//!
//! In: their files, and the words of every language. Out: [`Templates`], which make a page of a context.
//! Never here: what a page says; a function that templates could call: they arrange, and everything is there.

use std::sync::Arc;

use anyhow::{Error, Result, anyhow};
use serde::{Serialize, Serializer};
use tera::{Context, ErrorKind, ReportError, Tera, Value};

use crate::lang::{Lang, PerLang};
use crate::render::strings::Strings;
use crate::render::unbroken;
use crate::report::{Diagnostic, Report};
use crate::source::{SourceFile, Span};

/// The templates of a theme, ready to use.
pub(crate) struct Templates {
    tera: Tera,
    files: Vec<Template>,
    /// The theme's words, which every template sees as `s`.
    words: PerLang<Value>,
}

/// A value as templates see it.
#[derive(Clone)]
pub(crate) struct Prepared(Value);

impl Prepared {
    pub(crate) fn new(value: &impl Serialize) -> Self {
        Prepared(Value::from_serializable(value))
    }
}

impl Serialize for Prepared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A template as it was read.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    /// Its name for `include` and `extends`: `parts/clause.html`.
    pub(crate) name: String,
    /// Its file.
    pub(crate) file: Arc<SourceFile>,
}

impl Templates {
    /// Reads templates; every one that can't be read is a finding.
    pub(crate) fn parse(
        files: Vec<Template>,
        strings: &PerLang<Strings>,
        report: &mut Report,
    ) -> Option<Templates> {
        let mut findings = Vec::new();
        for template in &files {
            findings.extend(syntax_finding(template));
            findings.extend(missing_words(&template.file, strings));
        }
        let mut templates = Templates {
            tera: Tera::new(),
            files,
            words: strings.map(|_, words| Value::from_serializable(words.tree())),
        };
        // Tera stops at the first file that it can't read, and says nothing of the others.
        if findings.is_empty() {
            findings.extend(templates.load());
        }
        let is_sound = findings.is_empty();
        for finding in findings {
            report.add(finding);
        }
        is_sound.then_some(templates)
    }

    fn load(&mut self) -> Vec<Diagnostic> {
        let sources = self
            .files
            .iter()
            .map(|template| (template.name.as_str(), template.file.text.as_str()));
        match self.tera.add_raw_templates(sources) {
            Ok(()) => Vec::new(),
            Err(error) => self.findings(&error),
        }
    }

    /// Makes a page, with the words that belong together kept on one line.
    pub(crate) fn render(&self, name: &str, lang: Lang, page: &impl Serialize) -> Result<Vec<u8>> {
        let html = self.fill(name, lang, page)?;
        Ok(unbroken::keep_whole(&html).into_bytes())
    }

    /// Fills a template, and nothing more.
    pub(crate) fn fill(&self, name: &str, lang: Lang, page: &impl Serialize) -> Result<String> {
        let mut context = Context::from_serialize(page)?;
        context.insert_value("s", self.words.get(lang).clone());
        self.tera
            .render(name, &context)
            .map_err(|error| self.failure(name, &error))
    }

    /// Says file, line, and tera's message: it lists the fields that there are.
    fn failure(&self, name: &str, error: &tera::Error) -> Error {
        match error.kind() {
            ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
                let span = report.span();
                anyhow!(
                    "{}:{}:{}: {}",
                    self.path(report.filename()),
                    span.start_line,
                    span.start_col + 1,
                    report.message()
                )
            }
            other => anyhow!("{}: {other}", self.path(name)),
        }
    }

    fn findings(&self, error: &tera::Error) -> Vec<Diagnostic> {
        match error.kind() {
            ErrorKind::Msg(reports) => {
                let found: Vec<Diagnostic> = reports
                    .split("\n\n")
                    .filter_map(|text| self.reported(text))
                    .collect();
                if found.is_empty() {
                    vec![self.at_start("base.html", reports)]
                } else {
                    found
                }
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                vec![self.at_start(tpl, "the template includes or extends itself")]
            }
            ErrorKind::MissingParent { current, parent } => {
                vec![self.at_start(current, &format!("there is no template `{parent}` to extend"))]
            }
            ErrorKind::SyntaxError(report) => {
                let template = self
                    .files
                    .iter()
                    .find(|template| template.name == report.filename());
                template
                    .map(|template| syntax(template, report))
                    .into_iter()
                    .collect()
            }
            other => vec![self.at_start("base.html", &other.to_string())],
        }
    }

    /// Tera joins several of these in one message, as text: `error: Unknown filter …`, ` --> x.html:3:7`, the line.
    fn reported(&self, text: &str) -> Option<Diagnostic> {
        let message = text.strip_prefix("error: ")?.lines().next()?;
        let place = text
            .lines()
            .find_map(|line| line.trim_start().strip_prefix("--> "))?;
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let name = parts.next()?;
        let template = self.files.iter().find(|template| template.name == name)?;
        let start = offset(&template.file.text, line, column);
        Some(finding(Span::new(&template.file, start..start + 1), message))
    }

    fn at_start(&self, name: &str, message: &str) -> Diagnostic {
        let template = self.files.iter().find(|template| template.name == name);
        let span = template.map_or_else(
            || Span::unreadable(format!("templates/{name}")),
            |template| Span::start_of(&template.file),
        );
        finding(span, message)
    }

    fn path<'a>(&'a self, name: &'a str) -> &'a str {
        let template = self.files.iter().find(|template| template.name == name);
        template.map_or(name, |template| &template.file.path)
    }
}

/// Reads one template alone, so that each file's mistakes are found whatever stands in the others.
fn syntax_finding(template: &Template) -> Option<Diagnostic> {
    let error = Tera::new()
        .add_raw_template(&template.name, &template.file.text)
        .err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(syntax(template, report)),
        // What it includes and calls is not there yet.
        _ => None,
    }
}

fn syntax(template: &Template, report: &ReportError) -> Diagnostic {
    finding(
        Span::new(&template.file, report.span().range.clone()),
        report.message(),
    )
}

fn finding(span: Span, message: &str) -> Diagnostic {
    let mut characters = message.chars();
    let first = characters.next().into_iter().flat_map(char::to_lowercase);
    let message: String = first.chain(characters).collect();
    Diagnostic::error("template", span, message).help("templates are written for Tera 2")
}

/// Finds words that no language has (`s.nav.hom`), so that a slip shows before any page is made.
fn missing_words(file: &Arc<SourceFile>, strings: &PerLang<Strings>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, _) in file.text.match_indices("s.") {
        let before = file.text[..at].chars().next_back();
        let is_variable =
            before.is_some_and(|c| c.is_whitespace() || matches!(c, '(' | '{' | '[' | '~' | ','));
        let start = at + 2;
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        let length = file.text[start..].find(|c| !is_part(c)).unwrap_or(0);
        let key = &file.text[start..start + length];
        let is_code = inside_braces(&file.text[..at]) && key.starts_with(|c: char| c.is_ascii_lowercase());
        if is_variable && is_code && !strings.iter().any(|(_, words)| words.has(key)) {
            let span = Span::new(file, start..start + length);
            findings.push(
                Diagnostic::error("missing-string", span, format!("there are no words for `{key}`"))
                    .help("words stand in the theme's strings/<lang>.yaml"),
            );
        }
    }
    findings
}

fn inside_braces(before: &str) -> bool {
    let opened = before.rfind("{{").max(before.rfind("{%"));
    let closed = before.rfind("}}").max(before.rfind("%}"));
    opened > closed
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let in_line = text[line_start..].char_indices().nth(column.saturating_sub(1));
    line_start + in_line.map_or(0, |(at, _)| at)
}

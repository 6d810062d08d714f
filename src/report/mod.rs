//! Findings: what is wrong with a site, where, and what to do about it.
//!
//! In: [`Diagnostic`]s from every stage. Out: the [`Report`], and its text for people and programs.
//! Never here: deciding what is wrong.

pub mod allow;
pub mod catalogue;
pub mod difference;
pub mod fix;
pub mod github;
pub mod human;
pub mod json;
pub mod nearest;
pub mod pieces;
pub mod registry;
pub mod sarif;
pub(crate) mod window;

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::report::fix::Fix;
use crate::source::Span;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site can't be built.
    Error,
    /// The site can be built, and somebody should look.
    Warning,
    /// It may well be right; a careful colleague would mention it.
    Advice,
}

impl Severity {
    /// Its word in every form of a report.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        }
    }
}

/// One finding: the author's to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The rule's name, stable and in kebab case: `unknown-agency`.
    pub code: &'static str,
    /// Where it is.
    pub span: Span,
    /// What is wrong, in the author's own words.
    pub message: String,
    /// What to do. Shown at the place itself.
    pub help: Option<String>,
    /// Other places that have to do with it, each with a word about it.
    pub also: Vec<(Span, String)>,
    /// How a program can mend it, where that is mechanical.
    pub fix: Option<Fix>,
    /// The files that it presumes were read without error: a path, or the folder above them.
    pub presumes: Option<&'static str>,
}

impl Diagnostic {
    /// A finding with which the site can't be built.
    #[must_use]
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Error, code, span, message.into())
    }

    /// A finding that somebody should look at.
    #[must_use]
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Warning, code, span, message.into())
    }

    /// A finding that may well be right as it is.
    #[must_use]
    pub fn advice(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic::new(Severity::Advice, code, span, message.into())
    }

    fn new(severity: Severity, code: &'static str, span: Span, message: String) -> Self {
        debug_assert_eq!(
            registry::rule(code).map(|rule| rule.severity),
            Some(severity),
            "`{code}` is not in the registry, or with another severity"
        );
        Diagnostic {
            severity,
            code,
            span,
            message,
            help: None,
            also: Vec::new(),
            fix: None,
            presumes: None,
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says how a program can mend it: what stands at `span` becomes `replacement`. Nothing where the place is not
    /// exactly these words, because a text was escaped or folded in its file.
    #[must_use]
    pub fn fix(mut self, span: &Span, words: &str, replacement: &str) -> Self {
        if span.text() == words {
            self.fix = Some(Fix {
                span: span.clone(),
                replacement: replacement.to_owned(),
            });
        }
        self
    }

    /// Says that the finding is right only if every file at or below this path was read without error: what is not
    /// found may stand in the file that is broken.
    #[must_use]
    pub fn presuming(mut self, files: &'static str) -> Self {
        self.presumes = Some(files);
        self
    }

    /// Points to another place.
    #[must_use]
    pub fn also(mut self, span: Span, word: impl Into<String>) -> Self {
        self.also.push((span, word.into()));
        self
    }
}

/// Every finding of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn add(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Adds the findings of another report.
    pub fn append(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    /// Whether something was found in a file or, with `/` at the end, in a folder: what can't be read is not missing.
    #[must_use]
    pub fn mentions(&self, path: &str) -> bool {
        let is_there = |finding: &Diagnostic| {
            let file = finding.span.file.path.as_str();
            file == path || (path.ends_with('/') && file.starts_with(path))
        };
        self.findings.iter().any(is_there)
    }

    /// The same findings, each presuming that these files were read without error.
    #[must_use]
    pub fn presuming(self, files: &'static str) -> Self {
        let findings = self.findings.into_iter();
        Report {
            findings: findings.map(|finding| finding.presuming(files)).collect(),
        }
    }

    /// Adds the findings of a later stage, without those that may only be there because a file could not be read.
    pub fn append_certain(&mut self, later: Report) {
        let broken: BTreeSet<String> = self
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.span.file.path.clone())
            .collect();
        let is_certain = |finding: &Diagnostic| match finding.presumes {
            // In this order, the first path from here on is below it, or none is.
            Some(files) => {
                let mut behind = broken.range::<str, _>((Bound::Included(files), Bound::Unbounded));
                !behind.next().is_some_and(|path| path.starts_with(files))
            }
            None => true,
        };
        self.findings
            .extend(later.findings.into_iter().filter(is_certain));
    }

    /// How many findings are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many findings are advice.
    #[must_use]
    pub fn advice(&self) -> usize {
        self.count(Severity::Advice)
    }

    /// Takes out the findings that are not to be kept.
    pub fn retain(&mut self, is_kept: impl FnMut(&Diagnostic) -> bool) {
        self.findings.retain(is_kept);
    }

    /// Counts what is shown: two rules, or two names of one text, may have found the same.
    fn count(&self, severity: Severity) -> usize {
        let shown = self.sorted().into_iter();
        shown.filter(|finding| finding.severity == severity).count()
    }

    /// The findings by file and place, each once.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut findings: Vec<&Diagnostic> = self.findings.iter().collect();
        findings.sort_by(|a, b| (&a.span, a.code, &a.message).cmp(&(&b.span, b.code, &b.message)));
        findings.dedup();
        findings
    }
}

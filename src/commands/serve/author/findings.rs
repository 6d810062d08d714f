//! Findings as the author's view shows them, and the page that lists all of them.
//!
//! In: the report on the desk. Out: [`FindingView`]s, and `/_author/findings/`. Never here: what is wrong.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use crate::commands::serve::author::View;
use crate::commands::serve::author::frame::Frame;
use crate::commands::serve::author::texts::PlaceView;
use crate::commands::serve::author::words::{Stretch, sentence};
use crate::report::catalogue;
use crate::report::window::{Window, around};
use crate::report::{Diagnostic, Report, Severity};
use crate::source::Span;

/// A page of more findings than this helps nobody; the terminal has them all.
const MOST: usize = 400;

/// A line of a file with the place in it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Excerpt {
    /// The number of the line.
    pub(super) line: usize,
    /// What stands before the place.
    pub(super) before: String,
    /// The place itself; may be empty.
    pub(super) marked: String,
    /// What stands behind it.
    pub(super) after: String,
}

/// Another place that has to do with a finding.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AlsoView {
    pub(super) place: PlaceView,
    pub(super) message: Vec<Stretch>,
    pub(super) excerpt: Option<Excerpt>,
}

/// A finding.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FindingView {
    /// `error`, `warning` or `advice`: for the class.
    pub(super) severity: &'static str,
    /// The same in words.
    pub(super) word: String,
    /// The rule.
    pub(super) code: &'static str,
    /// The page that explains it.
    pub(super) explain: String,
    /// What is wrong.
    pub(super) message: Vec<Stretch>,
    /// What to do.
    pub(super) help: Vec<Stretch>,
    /// Where it is.
    pub(super) place: PlaceView,
    /// The line.
    pub(super) excerpt: Option<Excerpt>,
    /// Other places.
    pub(super) also: Vec<AlsoView>,
}

/// The findings of a file.
#[derive(Debug, Serialize)]
pub(super) struct FileView {
    /// `content/policies/…`: the folder, with `/` at the end.
    pub(super) folder: String,
    /// The file's name.
    pub(super) name: String,
    /// What opens it.
    pub(super) href: Option<String>,
    /// How many findings there are, in words.
    pub(super) counted: String,
    /// The worst of them: for the class.
    pub(super) severity: &'static str,
    pub(super) findings: Vec<FindingView>,
}

/// What `findings.html` sees.
#[derive(Serialize)]
struct FindingsPage {
    frame: Frame,
    files: Vec<FileView>,
    /// That there are more, and where.
    more: Option<String>,
}

impl View<'_> {
    /// The page of all findings.
    pub(super) fn findings(&self) -> Result<String> {
        let all = self.desk.report.sorted().len();
        let left = all.saturating_sub(MOST);
        let page = FindingsPage {
            frame: self.frame("findings", &self.say("nav.findings")?)?,
            files: self.files(MOST)?,
            more: (left > 0)
                .then(|| self.count("findings.more", left))
                .transpose()?,
        };
        self.render("findings.html", &page)
    }

    /// The findings by file, those with the worst first.
    pub(super) fn files(&self, most: usize) -> Result<Vec<FileView>> {
        let report = self.desk.report.in_language(self.lang());
        let mut by_file: BTreeMap<(Severity, &str), Vec<&Diagnostic>> = BTreeMap::new();
        for findings in report
            .sorted()
            .chunk_by(|a, b| a.span.file.path == b.span.file.path)
        {
            let worst = findings.iter().map(|finding| finding.severity).min();
            let key = (
                worst.unwrap_or(Severity::Advice),
                findings[0].span.file.path.as_str(),
            );
            by_file.insert(key, findings.to_vec());
        }
        let mut left = most;
        let mut files = Vec::new();
        for ((severity, path), findings) in by_file {
            let shown = findings.len().min(left);
            left -= shown;
            if shown > 0 {
                files.push(self.file(severity, path, &findings, shown)?);
            }
        }
        Ok(files)
    }

    fn file(
        &self,
        severity: Severity,
        path: &str,
        findings: &[&Diagnostic],
        shown: usize,
    ) -> Result<FileView> {
        let at = path.rfind('/').map_or(0, |at| at + 1);
        let views = findings[..shown].iter().map(|finding| self.finding(finding));
        Ok(FileView {
            folder: path[..at].to_owned(),
            name: path[at..].to_owned(),
            href: self.author.editor.link(path, findings[0].span.line_column().0),
            counted: self.count("findings.in_file", findings.len())?,
            severity: severity.word(),
            findings: views.collect(),
        })
    }

    /// A finding, in the author's language already.
    pub(super) fn finding(&self, finding: &Diagnostic) -> FindingView {
        let also = finding.also.iter().map(|(span, word)| AlsoView {
            place: self.place(span),
            message: sentence(word),
            excerpt: excerpt(span),
        });
        FindingView {
            severity: finding.severity.word(),
            word: catalogue::severity(finding.severity, self.lang()),
            code: finding.code,
            explain: self.address(&format!("rules/{}/", finding.code)),
            message: sentence(&finding.message),
            help: finding.help.as_deref().map(sentence).unwrap_or_default(),
            place: self.place(&finding.span),
            excerpt: excerpt(&finding.span),
            also: also.collect(),
        }
    }
}

/// How many errors, warnings and pieces of advice there are.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) advice: usize,
}

impl Counts {
    pub(super) fn of(report: &Report) -> Counts {
        Counts {
            errors: report.errors(),
            warnings: report.warnings(),
            advice: report.advice(),
        }
    }
}

fn excerpt(span: &Span) -> Option<Excerpt> {
    if span.file.text.is_empty() {
        return None;
    }
    let Window {
        text, marked, line, ..
    } = around(span);
    Some(Excerpt {
        line,
        // How deep it is indented says nothing here.
        before: text[..marked.start].trim_start().to_owned(),
        marked: text[marked.clone()].to_owned(),
        after: text[marked.end..].to_owned(),
    })
}

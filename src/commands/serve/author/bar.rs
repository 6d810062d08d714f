//! What the bar on a page of the site is told: `/_author/page.json?page=/en/policies/…/`.
//!
//! In: the address of the page. Out: JSON: its texts with places, findings and translations, and the words of the bar.
//! Never here: mark-up; the bar's script makes it.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value;

use crate::commands::serve::author::View;
use crate::commands::serve::author::findings::{Counts, FindingView};
use crate::commands::serve::author::page_texts::Subject;
use crate::commands::serve::author::review::area;
use crate::commands::serve::author::texts::{Known, TextView, known};
use crate::commands::serve::author::usage::Usage;
use crate::report::{Diagnostic, Report, Severity};
use crate::resolve::site::Site;
use crate::resolve::wordings::place_in_force;

/// More errors than this are no help on a page that is about something else.
const MOST_ERRORS: usize = 20;

/// A page of the site that shows a clause or leads to it.
#[derive(Debug, Serialize)]
struct UsedOn {
    title: String,
    href: String,
}

/// A text of the page.
#[derive(Debug, Serialize)]
struct Text {
    /// The element that holds it; none where the bar only lists it.
    selector: Option<String>,
    #[serde(flatten)]
    view: TextView,
    findings: Vec<FindingView>,
    /// The pages that show it or lead to it; none where that is not looked up.
    used: Option<Vec<UsedOn>>,
    /// The review of this text.
    review: String,
}

/// What the bar is told.
#[derive(Debug, Serialize)]
struct Bar {
    /// `lang` attribute of the bar.
    lang: &'static str,
    words: Value,
    counts: Counts,
    /// The findings of the page's own texts and files.
    here: Counts,
    overview: String,
    review: String,
    all_findings: String,
    /// That the latest change can't be built; none where it was.
    broken: Option<String>,
    /// The texts of the page; empty as long as the bar is closed.
    texts: Vec<Text>,
    /// The findings in the files of the page that belong to no text of it.
    findings: Vec<FindingView>,
}

impl View<'_> {
    /// What the bar on a page is told, as JSON.
    pub(super) fn bar(&self) -> Result<String> {
        let page = self.asked.page.as_deref().unwrap_or("/");
        let site = self.desk.site.as_deref();
        let address = site.map_or(page, |site| page.strip_prefix(site.base_path()).unwrap_or(page));
        let subject = Subject::of(address.trim_start_matches('/'));
        let all = site.map(known).unwrap_or_default();
        let shown: Vec<&Known<'_>> = all
            .iter()
            .filter(|known| subject.shows(&known.block.path))
            .collect();
        let (of_texts, others) = self.findings_here(&shown);
        let told = if self.desk.is_current {
            others.clone()
        } else {
            self.errors_besides(&of_texts, &others)
        };
        let mut here = of_texts.clone();
        here.append(others.clone());
        let everything = self.asked.everything;
        let texts = match site.filter(|_| everything) {
            Some(site) => self.bar_texts(&shown, subject, site, address)?,
            None => Vec::new(),
        };
        let review = shown.first().and_then(|known| area(&known.block.path));
        let bar = Bar {
            lang: self.lang().html(),
            words: self.author.pages.tree(self.lang(), "bar"),
            counts: Counts::of(&self.desk.report),
            here: Counts::of(&here),
            overview: self.address(""),
            review: self.address(&review.map_or("review/".to_owned(), |policy| format!("review/{policy}/"))),
            all_findings: self.address("findings/"),
            broken: self.broken()?,
            texts,
            findings: if everything { self.views(&told) } else { Vec::new() },
        };
        serde_json::to_string(&bar).context("writing JSON")
    }

    fn bar_texts(
        &self,
        shown: &[&Known<'_>],
        subject: Subject<'_>,
        site: &Site,
        address: &str,
    ) -> Result<Vec<Text>> {
        let lang = address.split('/').next().unwrap_or_default();
        let texts = shown.iter().map(|known| {
            let path = &known.block.path;
            let policy = area(path);
            let review = policy.map_or("review/".to_owned(), |policy| format!("review/{policy}/"));
            Ok(Text {
                // A changed text is held by the file of its change, not by the one in which it was issued.
                selector: place_in_force(site, path).and_then(|place| subject.selector(&place)),
                view: self.text_view(known, site)?,
                findings: self.findings_of(known),
                used: self.used_on(path, site, lang)?,
                review: self.address(&format!("{review}#{}", path.replace('/', "-"))),
            })
        });
        texts.collect()
    }

    /// The pages that show a clause or lead to it; `None` for a text that is no clause.
    fn used_on(&self, path: &str, site: &Site, lang: &str) -> Result<Option<Vec<UsedOn>>> {
        let clause = path.strip_suffix("/text").and_then(|path| path.rsplit_once('/'));
        let clause = clause.and_then(|(_, id)| id.parse().ok());
        let Some((policy, clause)) = area(path).zip(clause) else {
            return Ok(None);
        };
        let pages = self.usage()?.of(policy, clause, lang).into_iter();
        let pages = pages.map(|page| UsedOn {
            title: page.title.clone(),
            href: site.path(&page.address),
        });
        Ok(Some(pages.collect()))
    }

    fn usage(&self) -> Result<&Usage> {
        if let Some(usage) = self.desk.usage.get() {
            return Ok(usage);
        }
        let usage = Usage::read(&self.author.preview)?;
        Ok(self.desk.usage.get_or_init(|| usage))
    }

    /// The findings of a text, in the author's language.
    pub(super) fn findings_of(&self, known: &Known<'_>) -> Vec<FindingView> {
        let mut report = Report::default();
        for finding in self.in_files_of(&[known]) {
            if known.concerns(finding) {
                report.add(finding.clone());
            }
        }
        self.views(&report)
    }

    fn views(&self, report: &Report) -> Vec<FindingView> {
        let report = report.in_language(self.lang());
        report
            .sorted()
            .into_iter()
            .map(|finding| self.finding(finding))
            .collect()
    }

    /// The findings that belong to one of the texts, and those that only stand in a file of theirs.
    fn findings_here(&self, shown: &[&Known<'_>]) -> (Report, Report) {
        let (mut of_texts, mut others) = (Report::default(), Report::default());
        for finding in self.in_files_of(shown) {
            if shown.iter().any(|known| known.concerns(finding)) {
                of_texts.add(finding.clone());
            } else {
                others.add(finding.clone());
            }
        }
        (of_texts, others)
    }

    /// What keeps the latest change from being built, wherever it is, besides what is told of the page anyhow.
    fn errors_besides(&self, of_texts: &Report, others: &Report) -> Report {
        let mut report = others.clone();
        let of_texts = of_texts.sorted();
        let errors = self.desk.report.sorted().into_iter();
        let errors =
            errors.filter(|finding| finding.severity == Severity::Error && !of_texts.contains(finding));
        errors
            .take(MOST_ERRORS)
            .for_each(|finding| report.add(finding.clone()));
        report
    }

    fn in_files_of(&self, shown: &[&Known<'_>]) -> impl Iterator<Item = &Diagnostic> {
        let spans = shown.iter().flat_map(|known| known.spans());
        let paths: BTreeSet<&str> = spans.map(|span| span.file.path.as_str()).collect();
        let findings: Vec<&Diagnostic> = paths
            .into_iter()
            .filter_map(|path| self.desk.by_file.get(path))
            .flatten()
            .collect();
        findings.into_iter()
    }
}

//! Free pages: the files of one page in several languages become one page.
//!
//! In: one record per file. Out: [`Page`]. Never here: Markdown's meaning.

use std::collections::BTreeMap;

use crate::lang::PerLang;
use crate::model::page::PageRecord;
use crate::model::text::Written;
use crate::report::{Diagnostic, Report};
use crate::resolve::addresses;
use crate::resolve::scripts::{Prose, Scripts};
use crate::resolve::site::Page;
use crate::source::Span;

/// The pages, sorted by slug.
pub(super) fn resolve(records: Vec<PageRecord>, scripts: &Scripts, report: &mut Report) -> Vec<Page> {
    let mut by_slug: BTreeMap<String, Vec<PageRecord>> = BTreeMap::new();
    for record in records {
        by_slug.entry(record.slug.clone()).or_default().push(record);
    }
    by_slug
        .into_iter()
        .map(|(slug, files)| {
            let span = files[0].span.clone();
            refuse_taken(&slug, &span, report);
            let mut title = Written {
                texts: PerLang::default(),
                span: span.clone(),
                is_whole: true,
            };
            let mut body = Written {
                texts: PerLang::default(),
                span,
                is_whole: true,
            };
            for file in files {
                *title.texts.get_mut(file.lang) = Some(file.title);
                *body.texts.get_mut(file.lang) = Some(file.body);
            }
            // A language may be missing because its file could not be read.
            let mut findings = Report::default();
            let title = scripts.localize(title, Prose::Plain, &mut findings);
            report.append(findings.presuming("content/pages/"));
            // What the title lacks, the body lacks too: one file is missing, and one finding says so.
            let body = scripts.localize(body, Prose::Markdown, &mut Report::default());
            Page { slug, title, body }
        })
        .collect()
}

/// Two pages at one address would end the build when it is nearly done, and without a place.
fn refuse_taken(slug: &str, span: &Span, report: &mut Report) {
    if addresses::TAKEN.contains(&slug) {
        let message = format!("a page of the site's own stands at `{slug}/`");
        let names = addresses::TAKEN.join("`, `");
        let help = format!("give the files of this page another name; `{names}` are taken");
        report.add(Diagnostic::error("page-address-taken", span.clone(), message).help(help));
    }
}

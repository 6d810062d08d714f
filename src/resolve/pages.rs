//! Free pages: the files of one page in several languages become one page.
//!
//! In: one record per file. Out: [`Page`]. Never here: Markdown's meaning.

use std::collections::BTreeMap;

use crate::lang::PerLang;
use crate::model::page::PageRecord;
use crate::model::text::Written;
use crate::report::Report;
use crate::resolve::scripts::{Prose, Scripts};
use crate::resolve::site::Page;

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

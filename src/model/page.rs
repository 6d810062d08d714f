//! `content/pages/<page>.<lang>.md`: a free page.

use std::sync::Arc;

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::source::{SourceFile, Span, Spanned};

/// A free page in one language.
#[derive(Debug, Clone)]
pub struct PageRecord {
    /// Its name in the address: `about`.
    pub slug: String,
    /// The language of this file.
    pub lang: Lang,
    /// The first heading of the file (`# About`).
    pub title: Spanned<String>,
    /// The rest of the file, Markdown.
    pub body: Spanned<String>,
    /// Beginning of the file.
    pub span: Span,
}

/// Takes a page apart: its first line is the title, the rest is Markdown.
pub(crate) fn page(
    file: &Arc<SourceFile>,
    slug: &str,
    lang: Lang,
    report: &mut Report,
) -> Option<PageRecord> {
    let (first, _) = file.text.split_once('\n').unwrap_or((&file.text, ""));
    let Some(title) = first
        .strip_prefix("# ")
        .map(str::trim)
        .filter(|title| !title.is_empty())
    else {
        let place = Span::new(file, 0..first.len());
        let finding = Diagnostic::error("page-title", place, "the first line of a page is its title");
        report.add(finding.help("begin the file with `# ` and the title"));
        return None;
    };
    let title_start = first.find(title).unwrap_or(0);
    let rest = &file.text[first.len()..];
    let body = rest.trim();
    if body.is_empty() {
        let place = Span::new(file, 0..first.len());
        let finding = Diagnostic::error("empty-text", place, "this page has a title and no text");
        report.add(finding.help("write the text below the title, or delete the file"));
        return None;
    }
    let body_start = first.len() + rest.find(body).unwrap_or(0);
    Some(PageRecord {
        slug: slug.to_owned(),
        lang,
        title: Spanned::new(
            title.to_owned(),
            Span::new(file, title_start..title_start + title.len()),
        ),
        body: Spanned::new(
            body.to_owned(),
            Span::new(file, body_start..body_start + body.len()),
        ),
        span: Span::start_of(file),
    })
}

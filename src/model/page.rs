//! `content/pages/<page>.<lang>.md`: a free page.

use crate::lang::Lang;
use crate::source::{Span, Spanned};

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

//! A text as it was written: in some languages, not always in all.
//!
//! In: a YAML mapping of languages. Out: [`Written`]. Never here: filling what is missing.

use crate::lang::PerLang;
use crate::source::{Span, Spanned};

/// A text in the languages in which somebody wrote it out.
#[derive(Debug, Clone)]
pub struct Written {
    /// The text of each language, where there is one.
    pub texts: PerLang<Option<Spanned<String>>>,
    /// The whole mapping: where to say that a language is missing.
    pub span: Span,
    /// Whether everything that was written could be taken. If not, a finding has said so, and a language that seems to be
    /// missing may be there.
    pub is_whole: bool,
}

impl Written {
    /// Stands for a text that could not be taken.
    #[must_use]
    pub fn lacking(span: Span) -> Self {
        Written {
            texts: PerLang::default(),
            span,
            is_whole: false,
        }
    }
}

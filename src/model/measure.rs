//! `content/policies/<policy>/measures/NN-<slug>.yaml`: one measure.

use crate::model::clause::ClauseRecord;
use crate::model::text::Written;
use crate::source::{Span, Spanned};

/// A measure, as written.
#[derive(Debug, Clone)]
pub struct MeasureRecord {
    /// Its number in the policy, from 1.
    pub number: Spanned<u32>,
    /// Short name in files and messages.
    pub slug: Spanned<String>,
    /// The heading as issued, without its number.
    pub title: Written,
    /// A few words for lists; ours.
    pub short_title: Written,
    /// Ids of glossary terms of kind `topic`.
    pub topics: Vec<Spanned<String>>,
    /// Other measures that it has to do with.
    pub related: Vec<RelatedRecord>,
    /// Its clauses.
    pub clauses: Vec<ClauseRecord>,
    /// Beginning of the file.
    pub span: Span,
}

/// Another measure, and why a reader should look there.
#[derive(Debug, Clone)]
pub struct RelatedRecord {
    /// Its number.
    pub measure: Spanned<u32>,
    /// What is there.
    pub why: Written,
}

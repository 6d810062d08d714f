//! The records as the authors wrote them.
//!
//! In: [`Sources`](crate::source::Sources). Out: [`Content`], where ids are still only names.
//! Never here: the disk; what a record means for another record.

pub mod yaml;
mod syntax;
pub mod agency;
pub mod clause;
pub mod glossary;
pub mod measure;
pub mod page;
pub mod policy;
pub mod site;
pub mod text;

use crate::model::agency::AgencyRecord;
use crate::model::glossary::TermRecord;
use crate::model::page::PageRecord;
use crate::model::policy::PolicyRecord;
use crate::model::site::SiteRecord;
use crate::source::Spanned;

/// Everything that the authors wrote.
#[derive(Debug, Clone)]
pub struct Content {
    /// `content/site.yaml`.
    pub site: SiteRecord,
    /// `content/agencies.yaml`.
    pub agencies: Vec<AgencyRecord>,
    /// `content/glossary.yaml`.
    pub terms: Vec<TermRecord>,
    /// `content/policies/*/`, sorted by slug.
    pub policies: Vec<PolicyRecord>,
    /// `content/pages/*.md`, sorted by slug and language.
    pub pages: Vec<PageRecord>,
    /// `content/translations.yaml`: of each translated block the hash of the text that it was made from.
    pub translations: Vec<TranslationRecord>,
}

/// One line of `content/translations.yaml`.
#[derive(Debug, Clone)]
pub struct TranslationRecord {
    /// The block's path: `policies/gz-cbec-2024/3.1/text`.
    pub block: Spanned<String>,
    /// First 16 hexadecimal digits of the BLAKE3 hash of the source text.
    pub source_hash: Spanned<String>,
}

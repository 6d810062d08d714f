//! `content/translations.yaml`: of each translated block, which text the translation was made from.

use crate::model::fields::FromNode;
use crate::model::shape::Kind;
use crate::model::yaml::{Node, Value};
use crate::source::Spanned;

/// The file, which `gongbao translate accept` keeps.
pub const FILE: &str = "content/translations.yaml";

/// One line of the file.
#[derive(Debug, Clone)]
pub struct TranslationRecord {
    /// The block's path: `policies/gz-cbec-2024/3.1/text`.
    pub block: Spanned<String>,
    /// First 16 hexadecimal digits of the BLAKE3 hash of the source text.
    pub source_hash: Spanned<String>,
}

/// What the file looks like: any block's path, with a hash.
pub const TRANSLATIONS: Kind = Kind::Table(&Kind::Hash);

/// The lines of the file.
pub(crate) fn translations(node: &Node) -> Option<Vec<TranslationRecord>> {
    let Value::Fields(fields) = &node.value else {
        return None;
    };
    let line = |(block, hash): &(Spanned<String>, Node)| {
        Some(TranslationRecord {
            block: block.clone(),
            source_hash: Spanned::from_node(hash)?,
        })
    };
    fields.iter().map(line).collect()
}

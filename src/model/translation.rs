//! `content/translations.yaml`: of each translated block, which text the translation was made from.

use crate::model::fields::{Fields, FromNode};
use crate::model::shape::{Doc, Kind, Shape, needed, optional};
use crate::model::yaml::{Node, Value};
use crate::source::Spanned;

/// The file, which `gongbao translate accept` keeps.
pub const FILE: &str = "content/translations.yaml";

/// One entry of the file.
#[derive(Debug, Clone)]
pub struct TranslationRecord {
    /// The block's path: `policies/gz-cbec-2024/3.1/text`.
    pub block: Spanned<String>,
    /// First 16 hexadecimal digits of the BLAKE3 hash of the source text.
    pub source_hash: Spanned<String>,
    /// The source text itself, so that a change of it can be shown. Records of earlier versions have none.
    pub source_text: Option<String>,
}

/// What the file looks like: any block's path, with what its translation was made from.
pub const TRANSLATIONS: Kind = Kind::Table(&Kind::HashOrRecord(&RECORD));

static RECORD: Shape = Shape {
    called: "record of a translation",
    doc: Doc {
        en: "Which text a translation was made from.",
        zh: "译文依据的原文。",
    },
    fields: &[
        needed(
            "hash",
            Kind::Hash,
            "first 16 hexadecimal digits of the BLAKE3 hash of the original",
            "原文BLAKE3哈希值的前16位十六进制数",
        ),
        optional(
            "from",
            Kind::Kept,
            "the original as it was then, so that its changes can be shown",
            "当时的原文，用于显示此后的修改",
        ),
    ],
    rules: &[],
};

/// The entries of the file.
pub(crate) fn translations(node: &Node) -> Option<Vec<TranslationRecord>> {
    let Value::Fields(fields) = &node.value else {
        return None;
    };
    fields.iter().map(|(block, node)| record(block, node)).collect()
}

fn record(block: &Spanned<String>, node: &Node) -> Option<TranslationRecord> {
    let block = block.clone();
    if let Value::Text(_) = node.value {
        return Some(TranslationRecord {
            block,
            source_hash: Spanned::from_node(node)?,
            source_text: None,
        });
    }
    let fields = Fields::of(node, &RECORD)?;
    Some(TranslationRecord {
        block,
        source_hash: fields.needed("hash")?,
        source_text: fields.optional("from")?,
    })
}

//! Documents that a text names, and sources in which facts were read.

use jiff::civil::Date;

use crate::model::fields::{Fields, FromNode};
use crate::model::shape::{Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::Spanned;

/// A document that a text names.
#[derive(Debug, Clone)]
pub struct DocumentRecord {
    /// Its title, without 《》.
    pub title: Written,
    /// Its number as printed: 国办发〔2023〕10号.
    pub document_number: Option<Spanned<String>>,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
}

/// Where something was read.
#[derive(Debug, Clone)]
pub struct SourceRecord {
    /// Name for other records.
    pub id: Spanned<String>,
    /// Title of the page or document.
    pub title: Written,
    /// Its date.
    pub date: Option<Spanned<Date>>,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
    /// How much of it was read, and in which copy.
    pub read: Option<Written>,
}

/// What a document looks like.
pub static DOCUMENT: Shape = Shape {
    called: "document",
    doc: Doc {
        en: "A document that a text names.",
        zh: "文中提到的文件。",
    },
    fields: &[
        needed(
            "title",
            Kind::Texts,
            "its title, without 《》",
            "标题，不含书名号",
        ),
        optional(
            "document_number",
            Kind::Line,
            "its number as printed",
            "文号，按原文",
        ),
        optional("url", Kind::Url, "where it can be read", "网址"),
    ],
    rules: &[],
};

/// What a source looks like.
pub static SOURCE: Shape = Shape {
    called: "source",
    doc: Doc {
        en: "Where facts were read that are not in the text.",
        zh: "原文以外信息的出处。",
    },
    fields: &[
        needed(
            "id",
            Kind::Id,
            "its name for other records",
            "标识，供其他记录引用",
        ),
        needed(
            "title",
            Kind::Texts,
            "title of the page or document",
            "网页或文件标题",
        ),
        optional("date", Kind::Date, "its date", "日期"),
        optional("url", Kind::Url, "where it can be read", "网址"),
        optional(
            "read",
            Kind::Texts,
            "how much of it was read, in which copy",
            "查阅的范围和版本",
        ),
    ],
    rules: &[],
};

impl FromNode for DocumentRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &DOCUMENT)?;
        Some(DocumentRecord {
            title: fields.needed("title")?,
            document_number: fields.optional("document_number")?,
            url: fields.optional("url")?,
        })
    }
}

impl FromNode for SourceRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &SOURCE)?;
        Some(SourceRecord {
            id: fields.needed("id")?,
            title: fields.needed("title")?,
            date: fields.optional("date")?,
            url: fields.optional("url")?,
            read: fields.optional("read")?,
        })
    }
}

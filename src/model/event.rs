//! What happened to a policy and to its text; becomes the updates page and the feed.

use jiff::civil::Date;

use crate::model::fields::{Fields, FromNode};
use crate::model::shape::{Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::Spanned;

/// Something that happened.
#[derive(Debug, Clone)]
pub struct EventRecord {
    /// When.
    pub date: Spanned<Date>,
    /// Name in addresses and feeds.
    pub id: Spanned<String>,
    /// What, in a few words.
    pub title: Written,
    /// What, in a sentence or more; Markdown.
    pub text: Option<Written>,
    /// Clauses that it is about: `3.1`.
    pub clauses: Vec<Spanned<String>>,
    /// Id of the source.
    pub source: Option<Spanned<String>>,
}

/// What an event looks like.
pub static EVENT: Shape = Shape {
    called: "event",
    doc: Doc {
        en: "Something that happened.",
        zh: "一次更新或事件。",
    },
    fields: &[
        needed("date", Kind::Date, "when", "日期"),
        needed(
            "id",
            Kind::Id,
            "its name in addresses and feeds",
            "标识，用于网址和订阅",
        ),
        needed("title", Kind::Texts, "what, in a few words", "标题"),
        optional("text", Kind::Markdown, "what, in a sentence or more", "正文"),
        optional(
            "clauses",
            Kind::List(&Kind::ClauseNumber),
            "clauses that it is about",
            "相关条款",
        ),
        optional("source", Kind::Id, "id of a source", "出处（sources 的标识）"),
    ],
    rules: &[],
};

impl FromNode for EventRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &EVENT)?;
        Some(EventRecord {
            date: fields.needed("date")?,
            id: fields.needed("id")?,
            title: fields.needed("title")?,
            text: fields.optional("text")?,
            clauses: fields.list("clauses")?,
            source: fields.optional("source")?,
        })
    }
}

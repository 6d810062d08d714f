//! The notice with which a policy was issued.

use crate::model::fields::{Fields, FromNode};
use crate::model::shape::{Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;

/// The notice, as issued.
#[derive(Debug, Clone)]
pub struct NoticeRecord {
    /// The issuer's name above the title.
    pub heading: Option<Written>,
    /// Title of the notice.
    pub title: Written,
    /// To whom it goes: 各区政府，各有关单位：
    pub addressees: Written,
    /// The text, Markdown.
    pub body: Written,
    /// Who signs.
    pub signature: Written,
    /// Names and numbers for questions. Stays in the notice and appears nowhere else.
    pub contact: Option<Written>,
}

/// What a notice looks like.
pub static NOTICE: Shape = Shape {
    called: "notice",
    doc: Doc {
        en: "The notice, as issued.",
        zh: "印发通知原文。",
    },
    fields: &[
        optional(
            "heading",
            Kind::Texts,
            "the issuer's name above the title",
            "标题上方的发文单位",
        ),
        needed("title", Kind::Texts, "its title", "通知标题"),
        needed("addressees", Kind::Texts, "to whom it goes", "主送单位"),
        needed("body", Kind::Markdown, "the text", "正文"),
        needed(
            "signature",
            Kind::Texts,
            "who signs; the date is printed from `issued`",
            "落款单位，日期由 issued 生成",
        ),
        optional(
            "contact",
            Kind::Texts,
            "names and numbers; appears nowhere else",
            "联系人和电话，只在通知中显示",
        ),
    ],
    rules: &[],
};

impl FromNode for NoticeRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &NOTICE)?;
        Some(NoticeRecord {
            heading: fields.optional("heading")?,
            title: fields.needed("title")?,
            addressees: fields.needed("addressees")?,
            body: fields.needed("body")?,
            signature: fields.needed("signature")?,
            contact: fields.optional("contact")?,
        })
    }
}

//! `content/policies/<policy>/measures/NN-<slug>.yaml`: one measure.

use crate::model::clause::{CLAUSE, ClauseRecord};
use crate::model::fields::{Fields, FromNode};
use crate::model::shape::{Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
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
    /// What it means in one plain sentence; ours.
    pub summary: Option<Written>,
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

/// A measure's number, and what it may be: five thousand articles are a code of laws.
pub(crate) const NUMBER: Kind = Kind::Integer { least: 1, most: 9999 };

/// What `NN-<slug>.yaml` looks like.
pub static MEASURE: Shape = Shape {
    called: "measure",
    doc: Doc {
        en: "One measure of a policy, with its clauses.",
        zh: "政策的一条措施及其条款。",
    },
    fields: &[
        needed(
            "number",
            NUMBER,
            "its number, as in the file's name",
            "序号，与文件名一致",
        ),
        needed(
            "slug",
            Kind::Id,
            "its short name, as in the file's name",
            "短名，与文件名一致",
        ),
        needed(
            "title",
            Kind::Texts,
            "the heading as issued, without its number",
            "标题原文，不含序号",
        ),
        needed(
            "short_title",
            Kind::Texts,
            "a few words for lists",
            "列表中使用的短标题",
        ),
        optional(
            "summary",
            Kind::Texts,
            "what it means in one plain sentence; ours, not official",
            "一句话概括，由本站编写，并非官方文字",
        ),
        needed(
            "topics",
            Kind::List(&Kind::Id),
            "glossary ids of kind `topic`",
            "主题（术语表中 topic 类的标识）",
        ),
        optional(
            "related",
            Kind::List(&Kind::Record(&RELATED)),
            "measures that it has to do with",
            "相关措施",
        ),
        needed(
            "clauses",
            Kind::Some(&Kind::Record(&CLAUSE)),
            "its clauses",
            "条款",
        ),
    ],
    rules: &[],
};

static RELATED: Shape = Shape {
    called: "related measure",
    doc: Doc {
        en: "Another measure, and why a reader should look there.",
        zh: "另一条措施，以及参阅的理由。",
    },
    fields: &[
        needed("measure", NUMBER, "its number", "措施序号"),
        needed("why", Kind::Texts, "what is there", "参阅理由"),
    ],
    rules: &[],
};

impl FromNode for MeasureRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &MEASURE)?;
        Some(MeasureRecord {
            number: fields.needed("number")?,
            slug: fields.needed("slug")?,
            title: fields.needed("title")?,
            short_title: fields.needed("short_title")?,
            summary: fields.optional("summary")?,
            topics: fields.list("topics")?,
            related: fields.list("related")?,
            clauses: fields.list("clauses")?,
            span: Span::start_of(&node.span.file),
        })
    }
}

impl FromNode for RelatedRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &RELATED)?;
        Some(RelatedRecord {
            measure: fields.needed("measure")?,
            why: fields.needed("why")?,
        })
    }
}

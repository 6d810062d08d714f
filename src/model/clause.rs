//! A clause: the smallest thing that somebody is responsible for.

use crate::model::condition::{CONDITIONS, ConditionRecord};
use crate::model::document::{DOCUMENT, DocumentRecord};
use crate::model::fields::{Fields, FromNode};
use crate::model::incentive::INCENTIVE;
use crate::model::note::{self, NOTE_OF_CLAUSE, NoteRecord};
use crate::model::shape::{Doc, Kind, Rule, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::{Node, Value};
use crate::source::{Span, Spanned};

pub use crate::model::incentive::{IncentiveKind, IncentiveRecord, Period};

/// A clause, as written.
#[derive(Debug, Clone)]
pub struct ClauseRecord {
    /// Whether it stands in the same paragraph as the clause before it.
    pub continues: bool,
    /// The text as issued, without its bracket; Markdown.
    pub text: Written,
    /// Who leads (牵头).
    pub lead: Vec<AgencyMention>,
    /// Who supports (配合).
    pub support: Vec<AgencyMention>,
    /// Who is responsible (负责).
    pub responsible: Vec<AgencyMention>,
    /// Who or what it is for: the finder asks. All must hold.
    pub fits: Vec<ConditionRecord>,
    /// What it grants.
    pub incentives: Vec<IncentiveRecord>,
    /// Documents that its text names.
    pub documents: Vec<DocumentRecord>,
    /// Editorial notes.
    pub notes: Vec<NoteRecord>,
    /// The whole record.
    pub span: Span,
}

/// An agency in a bracket.
#[derive(Debug, Clone)]
pub struct AgencyMention {
    /// Its id.
    pub id: Spanned<String>,
    /// The name that this bracket prints, where it is not the short name; one of the agency's aliases.
    pub printed: Option<Spanned<String>>,
}

/// Agencies by their ids.
pub(crate) const AGENCIES: Kind = Kind::List(&Kind::IdOrRecord(&MENTION));

/// What a clause looks like.
pub static CLAUSE: Shape = Shape {
    called: "clause",
    doc: Doc {
        en: "The smallest thing that somebody is responsible for.",
        zh: "有明确责任单位的最小单元。",
    },
    fields: &[
        optional(
            "continues",
            Kind::Flag,
            "whether it stands in the paragraph of the clause before it",
            "是否与上一条款同段",
        ),
        needed(
            "text",
            Kind::Markdown,
            "the text as issued, without its bracket",
            "原文，不含括号中的单位",
        ),
        optional("lead", AGENCIES, "who leads", "牵头单位"),
        optional(
            "support",
            AGENCIES,
            "who supports, in the order of print",
            "配合单位，按原文顺序",
        ),
        optional(
            "responsible",
            AGENCIES,
            "who is responsible, instead of lead and support",
            "负责单位（代替牵头和配合）",
        ),
        optional(
            "fits",
            CONDITIONS,
            "the conditions that its text names; the finder asks",
            "文中写明的条件，供“找措施”页面使用",
        ),
        optional(
            "incentives",
            Kind::List(&Kind::Record(&INCENTIVE)),
            "what it grants",
            "支持内容",
        ),
        optional(
            "documents",
            Kind::List(&Kind::Record(&DOCUMENT)),
            "documents that its text names",
            "文中提到的文件",
        ),
        optional(
            "notes",
            Kind::List(&Kind::Record(&NOTE_OF_CLAUSE)),
            "editorial notes beside the text",
            "编者注",
        ),
    ],
    rules: &[
        Rule::Excludes("responsible", &["lead", "support"]),
        Rule::Needs("support", "lead"),
    ],
};

static MENTION: Shape = Shape {
    called: "agency in a bracket",
    doc: Doc {
        en: "An agency of which the bracket prints another name.",
        zh: "括号中使用其他名称的单位。",
    },
    fields: &[
        needed("agency", Kind::Id, "its id", "单位标识"),
        needed(
            "printed",
            Kind::Line,
            "the name as printed; one of its aliases",
            "原文所用名称，须为其别名之一",
        ),
    ],
    rules: &[],
};

impl FromNode for ClauseRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &CLAUSE)?;
        Some(ClauseRecord {
            continues: fields.flag("continues")?,
            text: fields.needed("text")?,
            lead: fields.list("lead")?,
            support: fields.list("support")?,
            responsible: fields.list("responsible")?,
            fits: fields.list("fits")?,
            incentives: fields.list("incentives")?,
            documents: fields.list("documents")?,
            notes: fields.list_with("notes", note::of_clause)?,
            span: fields.span,
        })
    }
}

impl FromNode for AgencyMention {
    fn from_node(node: &Node) -> Option<Self> {
        if let Value::Text(_) = node.value {
            let id = Spanned::from_node(node)?;
            return Some(AgencyMention { id, printed: None });
        }
        let fields = Fields::of(node, &MENTION)?;
        Some(AgencyMention {
            id: fields.needed("agency")?,
            printed: fields.optional("printed")?,
        })
    }
}

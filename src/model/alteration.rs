//! What a change makes of a clause, a heading, or a part of the notice.
//!
//! In: entries of `changes.yaml`. Out: the fields that replace others; one that is left out keeps what it was.
//! Never here: the text that is replaced.

use crate::model::clause::{AGENCIES, AgencyMention, ClauseRecord, IncentiveRecord};
use crate::model::condition::{CONDITIONS, ConditionRecord};
use crate::model::document::{DOCUMENT, DocumentRecord};
use crate::model::fields::{Fields, FromNode};
use crate::model::incentive::INCENTIVE;
use crate::model::measure::NUMBER;
use crate::model::note::{self, NOTE_OF_CLAUSE, NoteRecord};
use crate::model::shape::{Doc, Kind, Rule, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::{Span, Spanned};

/// What becomes of a clause.
#[derive(Debug, Clone)]
pub struct ClauseChangeRecord {
    /// The clause: `3.1`.
    pub clause: Spanned<String>,
    /// Whether it is taken out.
    pub repealed: bool,
    /// Whether it is new, at the end of its measure.
    pub added: bool,
    /// Of a new clause: whether it stands in the paragraph of the one before it.
    pub continues: bool,
    /// Its new text.
    pub text: Option<Written>,
    /// Who leads from now on.
    pub lead: Option<Vec<AgencyMention>>,
    /// Who supports from now on.
    pub support: Option<Vec<AgencyMention>>,
    /// Who is responsible from now on.
    pub responsible: Option<Vec<AgencyMention>>,
    /// The new conditions.
    pub fits: Option<Vec<ConditionRecord>>,
    /// What it grants from now on.
    pub incentives: Option<Vec<IncentiveRecord>>,
    /// Documents that its new text names.
    pub documents: Option<Vec<DocumentRecord>>,
    /// The new editorial notes.
    pub notes: Option<Vec<NoteRecord>>,
    /// The whole record.
    pub span: Span,
}

/// What becomes of a measure's heading, and of what the site says about it.
#[derive(Debug, Clone)]
pub struct MeasureChangeRecord {
    /// The measure's number.
    pub measure: Spanned<u32>,
    /// Its new heading.
    pub title: Option<Written>,
    /// Its new name in lists; ours.
    pub short_title: Option<Written>,
    /// What it means from now on; ours.
    pub summary: Option<Written>,
    /// The whole record.
    pub span: Span,
}

/// What becomes of a part that is no measure.
#[derive(Debug, Clone)]
pub struct PartChangeRecord {
    /// `notice-title`, `notice`, `title` or `preamble`.
    pub at: Spanned<String>,
    /// The new text; Markdown in notice and preamble.
    pub text: Written,
}

/// What the change of a clause looks like.
pub static CLAUSE_CHANGE: Shape = Shape {
    called: "changed clause",
    doc: Doc {
        en: "What becomes of a clause: the fields given here replace its own, the others stay.",
        zh: "条款的变动：此处写出的字段取代原有字段，其余不变。",
    },
    fields: &[
        needed(
            "clause",
            Kind::ClauseNumber,
            "measure and clause: `\"3.1\"`",
            "措施和条款的序号，如 \"3.1\"",
        ),
        optional(
            "repealed",
            Kind::Flag,
            "`true`: the clause is taken out; its number stays",
            "写 true 表示删去本款，序号保留",
        ),
        optional(
            "added",
            Kind::Flag,
            "`true`: a new clause at the end of its measure",
            "写 true 表示在措施末尾新增本款",
        ),
        optional(
            "continues",
            Kind::Flag,
            "of a new clause: whether it stands in the paragraph of the clause before it",
            "新增时：是否与上一条款同段",
        ),
        optional(
            "text",
            Kind::Markdown,
            "the new text, without its bracket",
            "新条文，不含括号中的单位",
        ),
        optional("lead", AGENCIES, "who leads from now on", "新的牵头单位"),
        optional("support", AGENCIES, "who supports from now on", "新的配合单位"),
        optional(
            "responsible",
            AGENCIES,
            "who is responsible from now on",
            "新的负责单位",
        ),
        optional("fits", CONDITIONS, "the new conditions", "新的条件"),
        optional(
            "incentives",
            Kind::List(&Kind::Record(&INCENTIVE)),
            "what it grants from now on, all of it",
            "新的支持内容，全部列出",
        ),
        optional(
            "documents",
            Kind::List(&Kind::Record(&DOCUMENT)),
            "documents that its new text names",
            "新条文提到的文件",
        ),
        optional(
            "notes",
            Kind::List(&Kind::Record(&NOTE_OF_CLAUSE)),
            "the new editorial notes",
            "新的编者注",
        ),
    ],
    rules: &[
        Rule::Excludes("responsible", &["lead", "support"]),
        Rule::Excludes(
            "repealed",
            &[
                "added",
                "continues",
                "text",
                "lead",
                "support",
                "responsible",
                "fits",
                "incentives",
                "documents",
                "notes",
            ],
        ),
        Rule::Needs("added", "text"),
        Rule::Needs("continues", "added"),
    ],
};

/// What the change of a heading looks like.
pub static MEASURE_CHANGE: Shape = Shape {
    called: "changed heading",
    doc: Doc {
        en: "What becomes of a measure's heading; what is not given here stays.",
        zh: "措施标题的变动；未写出的不变。",
    },
    fields: &[
        needed("measure", NUMBER, "its number", "措施序号"),
        optional(
            "title",
            Kind::Texts,
            "the new heading, without its number",
            "新标题，不含序号",
        ),
        optional(
            "short_title",
            Kind::Texts,
            "its new name in lists; ours",
            "列表中使用的新短标题",
        ),
        optional(
            "summary",
            Kind::Texts,
            "what it means from now on; ours",
            "新的一句话概括，由本站编写",
        ),
    ],
    rules: &[],
};

/// What the change of another part looks like.
pub static PART_CHANGE: Shape = Shape {
    called: "changed part",
    doc: Doc {
        en: "The new text of a part that is no measure.",
        zh: "措施以外部分的新文字。",
    },
    fields: &[
        needed(
            "at",
            Kind::Word(&["notice-title", "notice", "title", "preamble"]),
            "which part",
            "哪一部分",
        ),
        needed("text", Kind::Markdown, "its new text", "新文字"),
    ],
    rules: &[],
};

impl ClauseChangeRecord {
    /// The clause as it is from now on; `None` where a new one has no text.
    #[must_use]
    pub fn applied_to(&self, old: Option<&ClauseRecord>) -> Option<ClauseRecord> {
        let text = self.text.clone().or_else(|| old.map(|old| old.text.clone()))?;
        let takes_over = self.responsible.is_some() && self.lead.is_none();
        let keeps = |new: &Option<Vec<AgencyMention>>, old: Option<&Vec<AgencyMention>>, given_up: bool| {
            let kept = || {
                if given_up {
                    Vec::new()
                } else {
                    old.cloned().unwrap_or_default()
                }
            };
            new.clone().unwrap_or_else(kept)
        };
        Some(ClauseRecord {
            continues: old.map_or(self.continues, |old| old.continues),
            text,
            lead: keeps(&self.lead, old.map(|old| &old.lead), takes_over),
            support: keeps(&self.support, old.map(|old| &old.support), takes_over),
            responsible: keeps(
                &self.responsible,
                old.map(|old| &old.responsible),
                self.lead.is_some(),
            ),
            fits: given_or_kept(self.fits.as_ref(), old.map(|old| &old.fits)),
            incentives: given_or_kept(self.incentives.as_ref(), old.map(|old| &old.incentives)),
            documents: given_or_kept(self.documents.as_ref(), old.map(|old| &old.documents)),
            notes: given_or_kept(self.notes.as_ref(), old.map(|old| &old.notes)),
            span: self.span.clone(),
        })
    }
}

fn given_or_kept<T: Clone>(given: Option<&Vec<T>>, kept: Option<&Vec<T>>) -> Vec<T> {
    given.or(kept).cloned().unwrap_or_default()
}

impl FromNode for ClauseChangeRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &CLAUSE_CHANGE)?;
        Some(ClauseChangeRecord {
            clause: fields.needed("clause")?,
            repealed: fields.flag("repealed")?,
            added: fields.flag("added")?,
            continues: fields.flag("continues")?,
            text: fields.optional("text")?,
            lead: fields.list_if_there("lead", AgencyMention::from_node)?,
            support: fields.list_if_there("support", AgencyMention::from_node)?,
            responsible: fields.list_if_there("responsible", AgencyMention::from_node)?,
            fits: fields.list_if_there("fits", ConditionRecord::from_node)?,
            incentives: fields.list_if_there("incentives", IncentiveRecord::from_node)?,
            documents: fields.list_if_there("documents", DocumentRecord::from_node)?,
            notes: fields.list_if_there("notes", note::of_clause)?,
            span: fields.span,
        })
    }
}

impl FromNode for MeasureChangeRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &MEASURE_CHANGE)?;
        Some(MeasureChangeRecord {
            measure: fields.needed("measure")?,
            title: fields.optional("title")?,
            short_title: fields.optional("short_title")?,
            summary: fields.optional("summary")?,
            span: fields.span,
        })
    }
}

impl FromNode for PartChangeRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &PART_CHANGE)?;
        Some(PartChangeRecord {
            at: fields.needed("at")?,
            text: fields.needed("text")?,
        })
    }
}

//! `content/policies/<policy>/rounds.yaml`: rounds of application, as far as known.

use jiff::civil::Date;

use crate::model::condition::{CONDITIONS, ConditionRecord};
use crate::model::fields::{Fields, FromNode};
use crate::model::shape::{Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::Spanned;

/// A round of application under a clause.
#[derive(Debug, Clone)]
pub struct RoundRecord {
    /// Name in addresses and calendars.
    pub id: Spanned<String>,
    /// The clause: `3.1`.
    pub clause: Spanned<String>,
    /// Id of the programme in the glossary.
    pub programme: Option<Spanned<String>>,
    /// Id of the source. A round without one is one that was looked for and not found.
    pub source: Option<Spanned<String>>,
    /// Date of the guide that opened it.
    pub issued: Option<Spanned<Date>>,
    /// The day by which the districts report.
    pub districts_report_by: Option<Spanned<Date>>,
    /// Telephone numbers of desks.
    pub telephone: Vec<Spanned<String>>,
    /// Where one applies.
    pub apply_through: Option<Written>,
    /// Who may apply.
    pub who: Option<Written>,
    /// The conditions, as far as known.
    pub conditions: Vec<Written>,
    /// Those of the conditions that a question can settle. All must hold.
    pub fits: Vec<ConditionRecord>,
    /// What is not known about it.
    pub unknown: Option<Written>,
}

/// What `rounds.yaml` looks like.
pub static ROUNDS: Shape = Shape {
    called: "list of rounds",
    doc: Doc {
        en: "Rounds of application under the clauses of a policy.",
        zh: "政策条款的历次申报。",
    },
    fields: &[needed(
        "rounds",
        Kind::List(&Kind::Record(&ROUND)),
        "the rounds",
        "申报列表",
    )],
    rules: &[],
};

static ROUND: Shape = Shape {
    called: "round",
    doc: Doc {
        en: "A round of application.",
        zh: "一次申报。",
    },
    fields: &[
        needed(
            "id",
            Kind::Id,
            "stable; part of calendars",
            "标识，用于日历，不可更改",
        ),
        needed(
            "clause",
            Kind::ClauseNumber,
            "measure and clause: `\"3.1\"`",
            "措施和条款的序号，如 \"3.1\"",
        ),
        optional(
            "programme",
            Kind::Id,
            "glossary id of kind `programme`",
            "项目（术语表中 programme 类的标识）",
        ),
        optional(
            "source",
            Kind::Id,
            "the guide, a source in policy.yaml",
            "申报指南（policy.yaml 中 sources 的标识）",
        ),
        optional("issued", Kind::Date, "date of the guide", "指南日期"),
        optional(
            "districts_report_by",
            Kind::Date,
            "the day by which the districts report",
            "各区上报截止日期",
        ),
        optional(
            "telephone",
            Kind::List(&Kind::Telephone),
            "telephone numbers of desks, with the country, in quotes",
            "咨询电话（单位电话），含国家代码，加引号",
        ),
        optional("apply_through", Kind::Texts, "where one applies", "申报途径"),
        optional("who", Kind::Texts, "who may apply", "申报对象"),
        optional(
            "conditions",
            Kind::List(&Kind::Texts),
            "the conditions, as far as known",
            "申报条件（已知部分）",
        ),
        optional(
            "fits",
            CONDITIONS,
            "those of the conditions that a question can settle; the finder asks",
            "可由问题判断的条件，供“找措施”页面使用",
        ),
        optional("unknown", Kind::Texts, "what is not known about it", "未知情况"),
    ],
    rules: &[],
};

/// The rounds of the file.
pub(crate) fn rounds(node: &Node) -> Option<Vec<RoundRecord>> {
    Fields::of(node, &ROUNDS)?.list("rounds")
}

impl FromNode for RoundRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &ROUND)?;
        Some(RoundRecord {
            id: fields.needed("id")?,
            clause: fields.needed("clause")?,
            programme: fields.optional("programme")?,
            source: fields.optional("source")?,
            issued: fields.optional("issued")?,
            districts_report_by: fields.optional("districts_report_by")?,
            telephone: fields.list("telephone")?,
            apply_through: fields.optional("apply_through")?,
            who: fields.optional("who")?,
            conditions: fields.list("conditions")?,
            fits: fields.list("fits")?,
            unknown: fields.optional("unknown")?,
        })
    }
}

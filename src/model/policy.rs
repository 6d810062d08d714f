//! `content/policies/<policy>/policy.yaml`: a policy, and what hangs on it.

use jiff::civil::Date;

use crate::model::document::{DOCUMENT, SOURCE};
use crate::model::event::EVENT;
use crate::model::fields::{Fields, FromNode};
use crate::model::measure::MeasureRecord;
use crate::model::note::{self, NOTE_OF_POLICY};
use crate::model::notice::NOTICE;
use crate::model::shape::{Doc, Kind, Rule, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::{Span, Spanned};

pub use crate::model::alteration::{ClauseChangeRecord, MeasureChangeRecord, PartChangeRecord};
pub use crate::model::change::{ChangeKind, ChangeRecord, ConcordanceRecord, SuccessorRecord};
pub use crate::model::document::{DocumentRecord, SourceRecord};
pub use crate::model::event::EventRecord;
pub use crate::model::note::NoteRecord;
pub use crate::model::notice::NoticeRecord;
pub use crate::model::round::RoundRecord;

/// A policy, as written.
#[derive(Debug, Clone)]
pub struct PolicyRecord {
    /// The folder's name, part of every address.
    pub slug: Spanned<String>,
    /// Names that the folder had before.
    pub formerly: Vec<Spanned<String>>,
    /// The policy's own document number: 穗商务函〔2024〕24号.
    pub document_number: Option<Spanned<String>>,
    /// The title as issued.
    pub title: Written,
    /// A short title for navigation; ours.
    pub short_title: Written,
    /// One or two sentences about it; ours.
    pub description: Written,
    /// Id of the issuing agency.
    pub issuer: Spanned<String>,
    /// Date on the document.
    pub issued: Spanned<Date>,
    /// First day in force; the date of issue where there is none.
    pub effective: Option<Spanned<Date>>,
    /// How long it is in force; until it is repealed where there is none.
    pub validity: Option<Validity>,
    /// The notice with which it was issued.
    pub notice: Option<NoticeRecord>,
    /// The preamble as issued.
    pub preamble: Written,
    /// The documents on which the preamble rests.
    pub legal_bases: Vec<DocumentRecord>,
    /// Where facts were read that are not in the text.
    pub sources: Vec<SourceRecord>,
    /// Editorial notes on notice, title and preamble.
    pub notes: Vec<NoteRecord>,
    /// What happened to the text and to the site, newest first or last.
    pub history: Vec<EventRecord>,
    /// Rounds of application.
    pub rounds: Vec<RoundRecord>,
    /// What changed after it was issued, in the order of the file.
    pub changes: Vec<ChangeRecord>,
    /// The measures, by file name.
    pub measures: Vec<MeasureRecord>,
    /// Beginning of the file.
    pub span: Span,
}

/// How long a policy is in force. Exactly one of the two is written.
#[derive(Debug, Clone)]
pub enum Validity {
    /// This many years from the first day in force; the last day is the day before the anniversary.
    Years(Spanned<u32>),
    /// Up to and including this day.
    Until(Spanned<Date>),
}

/// What `policy.yaml` looks like.
pub static POLICY: Shape = Shape {
    called: "policy",
    doc: Doc {
        en: "A policy: number, dates, notice, preamble, notes, history, sources.",
        zh: "政策：文号、日期、通知、前言、编者注、更新记录和出处。",
    },
    fields: &[
        optional(
            "formerly",
            Kind::List(&Kind::Id),
            "names that the folder had before; their addresses lead here",
            "文件夹的曾用名，旧网址转到这里",
        ),
        optional(
            "document_number",
            Kind::Line,
            "its own number, as printed",
            "文号，按原文",
        ),
        needed("title", Kind::Texts, "the title as issued", "标题原文"),
        needed(
            "short_title",
            Kind::Texts,
            "a short title for navigation",
            "导航中使用的短标题",
        ),
        needed(
            "description",
            Kind::Texts,
            "one or two sentences about it",
            "一两句简介",
        ),
        needed("issuer", Kind::Id, "id of the issuing agency", "发文单位的标识"),
        needed("issued", Kind::Date, "date on the document", "发文日期"),
        optional(
            "effective",
            Kind::Date,
            "first day in force, where it is not the day of issue",
            "生效日期（与发文日期不同时填写）",
        ),
        optional(
            "validity",
            Kind::Record(&VALIDITY),
            "how long it is in force",
            "有效期",
        ),
        optional(
            "notice",
            Kind::Record(&NOTICE),
            "the notice with which it was issued",
            "印发通知",
        ),
        needed("preamble", Kind::Markdown, "the preamble as issued", "前言原文"),
        optional(
            "legal_bases",
            Kind::List(&Kind::Record(&DOCUMENT)),
            "documents on which the preamble rests",
            "依据文件",
        ),
        optional(
            "sources",
            Kind::List(&Kind::Record(&SOURCE)),
            "where facts were read that are not in the text",
            "原文以外信息的出处",
        ),
        optional(
            "notes",
            Kind::List(&Kind::Record(&NOTE_OF_POLICY)),
            "editorial notes",
            "编者注",
        ),
        optional(
            "history",
            Kind::List(&Kind::Record(&EVENT)),
            "what happened; becomes the updates page",
            "更新记录",
        ),
    ],
    rules: &[],
};

static VALIDITY: Shape = Shape {
    called: "validity",
    doc: Doc {
        en: "How long a policy is in force: a number of years, or a last day.",
        zh: "有效期：年数或截止日期。",
    },
    fields: &[
        optional(
            "years",
            Kind::Integer { least: 1, most: 100 },
            "years from the first day in force",
            "自生效之日起的年数",
        ),
        optional("until", Kind::Date, "the last day in force", "有效期最后一日"),
    ],
    rules: &[Rule::ExactlyOne(&["years", "until"])],
};

/// The policy of a folder, without what its other files say.
pub(crate) fn policy(node: &Node, slug: Spanned<String>) -> Option<PolicyRecord> {
    let fields = Fields::of(node, &POLICY)?;
    Some(PolicyRecord {
        slug,
        formerly: fields.list("formerly")?,
        document_number: fields.optional("document_number")?,
        title: fields.needed("title")?,
        short_title: fields.needed("short_title")?,
        description: fields.needed("description")?,
        issuer: fields.needed("issuer")?,
        issued: fields.needed("issued")?,
        effective: fields.optional("effective")?,
        validity: fields.optional("validity")?,
        notice: fields.optional("notice")?,
        preamble: fields.needed("preamble")?,
        legal_bases: fields.list("legal_bases")?,
        sources: fields.list("sources")?,
        notes: fields.list_with("notes", note::of_policy)?,
        history: fields.list("history")?,
        rounds: Vec::new(),
        changes: Vec::new(),
        measures: Vec::new(),
        span: Span::start_of(&node.span.file),
    })
}

/// Stands for a policy whose own file could not be taken, so that its measures can still be looked at.
pub(crate) fn lacking(span: Span, slug: Spanned<String>) -> PolicyRecord {
    let text = || Written::lacking(span.clone());
    PolicyRecord {
        slug,
        formerly: Vec::new(),
        document_number: None,
        title: text(),
        short_title: text(),
        description: text(),
        issuer: Spanned::new(String::new(), span.clone()),
        issued: Spanned::new(Date::MIN, span.clone()),
        effective: None,
        validity: None,
        notice: None,
        preamble: text(),
        legal_bases: Vec::new(),
        sources: Vec::new(),
        notes: Vec::new(),
        history: Vec::new(),
        rounds: Vec::new(),
        changes: Vec::new(),
        measures: Vec::new(),
        span,
    }
}

impl FromNode for Validity {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &VALIDITY)?;
        match (fields.optional("years")?, fields.optional("until")?) {
            (Some(years), None) => Some(Validity::Years(years)),
            (None, Some(until)) => Some(Validity::Until(until)),
            _ => None,
        }
    }
}

//! `content/policies/<policy>/changes.yaml`: what happened to a text after it was issued.
//!
//! In: a YAML list, append only. Out: [`ChangeRecord`]s; the files of policy and measures stay as issued.
//! Never here: what a change makes of a clause; `resolve` puts the two together.

use jiff::civil::Date;

use crate::model::alteration::{CLAUSE_CHANGE, ClauseChangeRecord, MEASURE_CHANGE, MeasureChangeRecord};
use crate::model::alteration::{PART_CHANGE, PartChangeRecord};
use crate::model::document::{DOCUMENT, DocumentRecord};
use crate::model::fields::{self, Fields, FromNode};
use crate::model::shape::{self, Doc, Kind, Rule, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::{Span, Spanned};

/// Something that changed the text after it was issued.
#[derive(Debug, Clone)]
pub struct ChangeRecord {
    /// Name in addresses and feeds.
    pub id: Spanned<String>,
    /// What kind of act it is.
    pub kind: Spanned<ChangeKind>,
    /// The day on which it was published.
    pub date: Spanned<Date>,
    /// First day on which the changed text is in force; `date` where there is none.
    pub effective: Option<Spanned<Date>>,
    /// The document that changes the text.
    pub document: Option<DocumentRecord>,
    /// Id of the source.
    pub source: Option<Spanned<String>>,
    /// What changed, in a few words.
    pub title: Written,
    /// What changed and why; Markdown.
    pub note: Written,
    /// What becomes of clauses.
    pub clauses: Vec<ClauseChangeRecord>,
    /// What becomes of headings.
    pub measures: Vec<MeasureChangeRecord>,
    /// What becomes of notice, title and preamble.
    pub parts: Vec<PartChangeRecord>,
    /// Of a repeal: what takes the place of the policy.
    pub successor: Option<SuccessorRecord>,
    /// Of a repeal: where each clause lives on.
    pub concordance: Vec<ConcordanceRecord>,
    /// The whole record.
    pub span: Span,
}

/// What kind of act changes a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// The text was printed wrong, and is put right.
    Correction,
    /// Somebody decided otherwise.
    Amendment,
    /// A clause, or the policy as a whole, is taken out of force.
    Repeal,
}

impl ChangeKind {
    /// Every kind with its word.
    pub const ALL: [(ChangeKind, &'static str); 3] = [
        (ChangeKind::Correction, "correction"),
        (ChangeKind::Amendment, "amendment"),
        (ChangeKind::Repeal, "repeal"),
    ];

    /// Its word in records and data.
    #[must_use]
    pub fn word(self) -> &'static str {
        shape::word(&Self::ALL, self)
    }
}

/// What takes the place of a repealed policy: one of this site, or a document elsewhere.
#[derive(Debug, Clone)]
pub struct SuccessorRecord {
    /// A policy of this site.
    pub policy: Option<Spanned<String>>,
    /// A document that this site does not hold.
    pub document: Option<DocumentRecord>,
}

/// Where a clause of a repealed policy lives on.
#[derive(Debug, Clone)]
pub struct ConcordanceRecord {
    /// The clause here: `3.1`.
    pub from: Spanned<String>,
    /// The clause of the successor; none where it was given up.
    pub to: Option<Spanned<String>>,
}

/// What `changes.yaml` looks like.
pub static CHANGES: Shape = Shape {
    called: "list of changes",
    doc: Doc {
        en: "What changed in a policy after it was issued; its other files stay as issued.",
        zh: "政策印发后的更正、修改和废止；其他文件保持印发时的原样。",
    },
    fields: &[needed(
        "changes",
        Kind::List(&Kind::Record(&CHANGE)),
        "every change, in the order of publication",
        "各次变动，按公布顺序",
    )],
    rules: &[],
};

static CHANGE: Shape = Shape {
    called: "change",
    doc: Doc {
        en: "A correction, an amendment or a repeal.",
        zh: "一次更正、修改或废止。",
    },
    fields: &[
        needed(
            "id",
            Kind::Id,
            "its name in addresses and feeds; never changes",
            "标识，用于网址和订阅，不可更改",
        ),
        needed(
            "kind",
            Kind::Word(&shape::words(&ChangeKind::ALL)),
            "what kind of act it is",
            "类别：更正、修改或废止",
        ),
        needed("date", Kind::Date, "day of publication", "公布日期"),
        optional(
            "effective",
            Kind::Date,
            "first day of the changed text, where it is not the day of publication; may lie ahead",
            "施行日期（与公布日期不同时填写，可以是将来的日期）",
        ),
        optional(
            "document",
            Kind::Record(&DOCUMENT),
            "the document that changes the text",
            "作出变动的文件",
        ),
        optional(
            "source",
            Kind::Id,
            "id of a source in policy.yaml",
            "出处（policy.yaml 中 sources 的标识）",
        ),
        needed("title", Kind::Texts, "what changed, in a few words", "标题"),
        needed(
            "note",
            Kind::Markdown,
            "what changed and why",
            "改了什么、为什么改",
        ),
        optional(
            "clauses",
            Kind::List(&Kind::Record(&CLAUSE_CHANGE)),
            "what becomes of clauses",
            "条款的变动",
        ),
        optional(
            "measures",
            Kind::List(&Kind::Record(&MEASURE_CHANGE)),
            "what becomes of headings",
            "措施标题的变动",
        ),
        optional(
            "parts",
            Kind::List(&Kind::Record(&PART_CHANGE)),
            "what becomes of notice, title and preamble",
            "通知、标题和前言的变动",
        ),
        optional(
            "successor",
            Kind::Record(&SUCCESSOR),
            "of a repeal: what takes the place of the policy",
            "废止时：替代本政策的文件",
        ),
        optional(
            "concordance",
            Kind::List(&Kind::Record(&CONCORDANCE)),
            "of a repeal: where each clause lives on",
            "废止时：新旧条款对照",
        ),
    ],
    rules: &[Rule::Needs("concordance", "successor")],
};

static SUCCESSOR: Shape = Shape {
    called: "successor",
    doc: Doc {
        en: "What takes the place of a repealed policy: a policy of this site, or a document elsewhere.",
        zh: "替代被废止政策的文件：本站的政策，或者其他地方的文件。",
    },
    fields: &[
        optional("policy", Kind::Id, "a policy of this site", "本站的政策"),
        optional(
            "title",
            Kind::Texts,
            "a document elsewhere: its title",
            "其他文件的标题",
        ),
        optional(
            "document_number",
            Kind::Line,
            "its number as printed",
            "文号，按原文",
        ),
        optional("url", Kind::Url, "where it can be read", "网址"),
    ],
    rules: &[
        Rule::ExactlyOne(&["policy", "title"]),
        Rule::Excludes("policy", &["document_number", "url"]),
    ],
};

static CONCORDANCE: Shape = Shape {
    called: "line of the concordance",
    doc: Doc {
        en: "Where a clause of a repealed policy lives on.",
        zh: "被废止条款与新条款的对照。",
    },
    fields: &[
        needed("from", Kind::ClauseNumber, "the clause here", "本政策的条款"),
        optional(
            "to",
            Kind::ClauseNumber,
            "the clause of the successor; none where it was given up",
            "新政策的条款；不再保留的不填",
        ),
    ],
    rules: &[],
};

/// The changes of the file.
pub(crate) fn changes(node: &Node) -> Option<Vec<ChangeRecord>> {
    Fields::of(node, &CHANGES)?.list("changes")
}

impl FromNode for ChangeRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &CHANGE)?;
        Some(ChangeRecord {
            id: fields.needed("id")?,
            kind: fields.needed("kind")?,
            date: fields.needed("date")?,
            effective: fields.optional("effective")?,
            document: fields.optional("document")?,
            source: fields.optional("source")?,
            title: fields.needed("title")?,
            note: fields.needed("note")?,
            clauses: fields.list("clauses")?,
            measures: fields.list("measures")?,
            parts: fields.list("parts")?,
            successor: fields.optional("successor")?,
            concordance: fields.list("concordance")?,
            span: fields.span,
        })
    }
}

impl FromNode for ChangeKind {
    fn from_node(node: &Node) -> Option<Self> {
        fields::word(node, &ChangeKind::ALL)
    }
}

impl FromNode for SuccessorRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &SUCCESSOR)?;
        let title: Option<Written> = fields.optional("title")?;
        let document_number = fields.optional("document_number")?;
        let url = fields.optional("url")?;
        Some(SuccessorRecord {
            policy: fields.optional("policy")?,
            document: title.map(|title| DocumentRecord {
                title,
                document_number,
                url,
            }),
        })
    }
}

impl FromNode for ConcordanceRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &CONCORDANCE)?;
        Some(ConcordanceRecord {
            from: fields.needed("from")?,
            to: fields.optional("to")?,
        })
    }
}

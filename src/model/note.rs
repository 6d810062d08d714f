//! Editorial notes: what stands beside the text, never in it.

use crate::model::fields::Fields;
use crate::model::shape::{Doc, Field, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::Spanned;

/// An editorial note: stands beside the text, never in it.
#[derive(Debug, Clone)]
pub struct NoteRecord {
    /// Which block it is about: `notice-title`, `notice`, `contact`, `title`, `preamble`, `heading`, or `1` for a clause.
    pub at: Option<Spanned<String>>,
    /// What the note is called: 按原文.
    pub title: Written,
    /// The words in question, as printed.
    pub printed: Option<Written>,
    /// What is known about them.
    pub known: Written,
    /// Why it is said.
    pub why: Option<Written>,
    /// Id of the source.
    pub source: Option<Spanned<String>>,
}

const TITLE: Field = needed("title", Kind::Texts, "what the note is called", "注的标题");
const PRINTED: Field = optional(
    "printed",
    Kind::Texts,
    "the words in question, as printed",
    "原文用词",
);
const KNOWN: Field = needed("known", Kind::Texts, "what is known about them", "已知情况");
const WHY: Field = optional("why", Kind::Texts, "why it is said", "说明理由");
const SOURCE: Field = optional(
    "source",
    Kind::Id,
    "id of a source in policy.yaml",
    "出处（policy.yaml 中 sources 的标识）",
);

const DOC: Doc = Doc {
    en: "An editorial note: as printed, what is known, why and from where.",
    zh: "编者注：原文、已知情况、理由和出处。",
};

/// What a note in `policy.yaml` looks like.
pub static NOTE_OF_POLICY: Shape = Shape {
    called: "note",
    doc: DOC,
    fields: &[
        needed(
            "at",
            Kind::Word(&["notice-title", "notice", "contact", "title", "preamble", "policy"]),
            "which block it is about",
            "所注的部分",
        ),
        TITLE,
        PRINTED,
        KNOWN,
        WHY,
        SOURCE,
    ],
    rules: &[],
};

/// What a note in a clause looks like: it is about that clause, so it has no `at`.
pub static NOTE_OF_CLAUSE: Shape = Shape {
    called: "note of a clause",
    doc: DOC,
    fields: &[TITLE, PRINTED, KNOWN, WHY, SOURCE],
    rules: &[],
};

/// A note of a policy.
pub(crate) fn of_policy(node: &Node) -> Option<NoteRecord> {
    let fields = Fields::of(node, &NOTE_OF_POLICY)?;
    let at = fields.needed("at")?;
    note(&fields, Some(at))
}

/// A note of a clause.
pub(crate) fn of_clause(node: &Node) -> Option<NoteRecord> {
    note(&Fields::of(node, &NOTE_OF_CLAUSE)?, None)
}

fn note(fields: &Fields<'_>, at: Option<Spanned<String>>) -> Option<NoteRecord> {
    Some(NoteRecord {
        at,
        title: fields.needed("title")?,
        printed: fields.optional("printed")?,
        known: fields.needed("known")?,
        why: fields.optional("why")?,
        source: fields.optional("source")?,
    })
}

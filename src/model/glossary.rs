//! `content/glossary.yaml`: names and terms in each language.

use crate::model::condition::{CONDITIONS, ConditionRecord};
use crate::model::fields::{self, Fields, FromNode};
use crate::model::shape::{self, Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::Spanned;

/// A term, as written.
#[derive(Debug, Clone)]
pub struct TermRecord {
    /// Needed only where other records name it (`topics: [branding]`).
    pub id: Option<Spanned<String>>,
    /// What it is.
    pub kind: TermKind,
    /// The term in each language. Where both Chinese scripts are written out, the pair wins over the
    /// conversion tables in every text of the site.
    pub name: Written,
    /// Other words for it, for searchers: short forms, old names, everyday words.
    pub synonyms: Vec<Written>,
    /// Of a beneficiary: how to tell who is one. All must hold.
    pub fits: Vec<ConditionRecord>,
    /// What it means, or what to know about its translation.
    pub note: Option<Written>,
    /// Title of the page or document in which its English name was seen, in the language of that page.
    pub source: Option<String>,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// A word of the trade.
    Term,
    /// A place or zone.
    Place,
    /// A programme, title or list that one can enter: “麒麟”.
    Programme,
    /// A document: a law, a notice, a form.
    Document,
    /// What measures are about.
    Topic,
    /// Who is granted something.
    Beneficiary,
    /// What a ratio is taken of: costs, rent.
    Base,
    /// A body that no clause names as lead or support.
    Body,
    /// Only how a phrase is written in the other script.
    Script,
}

impl TermKind {
    /// Every kind with its word in YAML.
    pub const ALL: [(TermKind, &'static str); 9] = [
        (TermKind::Term, "term"),
        (TermKind::Place, "place"),
        (TermKind::Programme, "programme"),
        (TermKind::Document, "document"),
        (TermKind::Topic, "topic"),
        (TermKind::Beneficiary, "beneficiary"),
        (TermKind::Base, "base"),
        (TermKind::Body, "body"),
        (TermKind::Script, "script"),
    ];

    /// Its word in YAML, in data and in the theme's keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        shape::word(&TermKind::ALL, self)
    }
}

/// What `content/glossary.yaml` looks like.
pub static GLOSSARY: Shape = Shape {
    called: "glossary",
    doc: Doc {
        en: "Names and terms in each language, and how phrases are written in the other script.",
        zh: "各语言的名称和术语，以及词语的另一种写法。",
    },
    fields: &[needed(
        "terms",
        Kind::List(&Kind::Record(&TERM)),
        "the terms",
        "术语列表",
    )],
    rules: &[],
};

static KINDS: [&str; 9] = shape::words(&TermKind::ALL);

static TERM: Shape = Shape {
    called: "term",
    doc: Doc {
        en: "A name or term.",
        zh: "一个名称或术语。",
    },
    fields: &[
        needed("kind", Kind::Word(&KINDS), "what it is", "类别"),
        optional(
            "id",
            Kind::Id,
            "needed only where other records name it",
            "标识，其他记录引用时才需要",
        ),
        needed(
            "name",
            Kind::Texts,
            "the term; a pair of both scripts wins over the conversion tables",
            "术语；同时写出简体和繁体时，优先于转换表",
        ),
        optional(
            "synonyms",
            Kind::List(&Kind::Texts),
            "other words for it, for searchers",
            "同义词，供搜索使用",
        ),
        optional(
            "fits",
            CONDITIONS,
            "of a beneficiary: how to tell who is one; the finder asks",
            "对象类术语：如何判断属于该对象，供“找措施”页面使用",
        ),
        optional("note", Kind::Texts, "what to know about it", "说明"),
        optional(
            "source",
            Kind::Line,
            "title of the page in which the English name was seen",
            "英文名的出处（页面标题）",
        ),
    ],
    rules: &[],
};

/// The terms of the file.
pub(crate) fn terms(node: &Node) -> Option<Vec<TermRecord>> {
    Fields::of(node, &GLOSSARY)?.list("terms")
}

impl FromNode for TermRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &TERM)?;
        Some(TermRecord {
            id: fields.optional("id")?,
            kind: fields.needed("kind")?,
            name: fields.needed("name")?,
            synonyms: fields.list("synonyms")?,
            fits: fields.list("fits")?,
            note: fields.optional("note")?,
            source: fields.optional("source")?,
        })
    }
}

impl FromNode for TermKind {
    fn from_node(node: &Node) -> Option<Self> {
        fields::word(node, &TermKind::ALL)
    }
}

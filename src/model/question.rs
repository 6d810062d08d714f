//! `content/questions.yaml`: what the finder asks.
//!
//! In: YAML. Out: [`QuestionRecord`]s. Never here: which conditions want an answer; they name the question.

use crate::model::condition::LARGEST;
use crate::model::fields::{self, Fields, FromNode};
use crate::model::shape::{self, Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::{Span, Spanned};

/// A question.
#[derive(Debug, Clone)]
pub struct QuestionRecord {
    /// Name in conditions and in addresses.
    pub id: Spanned<String>,
    /// What kind of answer it takes.
    pub kind: Spanned<QuestionKind>,
    /// A few words for what it asks, such as "Land of the park": reasons are made of them.
    pub name: Written,
    /// The question.
    pub prompt: Written,
    /// Why it is asked.
    pub why: Written,
    /// What can be chosen.
    pub options: Vec<OptionRecord>,
    /// What a number counts: m², years.
    pub unit: Option<Written>,
    /// Other ways in which people write the unit, in any language.
    pub unit_also: Vec<Spanned<String>>,
    /// The largest number or amount that makes sense.
    pub most: Option<Spanned<u64>>,
    /// Id of the base of a ratio in the glossary: the amount is that of this base.
    pub base: Option<Spanned<String>>,
    /// The whole record.
    pub span: Span,
}

/// Something to choose.
#[derive(Debug, Clone)]
pub struct OptionRecord {
    /// Name in conditions and in addresses.
    pub id: Spanned<String>,
    /// What readers see.
    pub label: Written,
    /// Whether it can't be chosen together with others: none of these.
    pub alone: bool,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    /// One option.
    OneOf,
    /// Any number of options.
    SeveralOf,
    /// `yes` or `no`.
    YesNo,
    /// A sum in CNY.
    Amount,
    /// A number with a unit.
    Number,
    /// A day.
    Date,
}

impl QuestionKind {
    /// Every kind with its word in YAML.
    pub const ALL: [(QuestionKind, &'static str); 6] = [
        (QuestionKind::OneOf, "one-of"),
        (QuestionKind::SeveralOf, "several-of"),
        (QuestionKind::YesNo, "yes-no"),
        (QuestionKind::Amount, "amount"),
        (QuestionKind::Number, "number"),
        (QuestionKind::Date, "date"),
    ];

    /// Its word in YAML, in data and in the theme's keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        shape::word(&QuestionKind::ALL, self)
    }
}

static KINDS: [&str; 6] = shape::words(&QuestionKind::ALL);

/// What `questions.yaml` looks like.
pub static QUESTIONS: Shape = Shape {
    called: "list of questions",
    doc: Doc {
        en: "What the finder asks, in this order.",
        zh: "“找措施”页面的问题，按此顺序提出。",
    },
    fields: &[needed(
        "questions",
        Kind::List(&Kind::Record(&QUESTION)),
        "the questions",
        "问题列表",
    )],
    rules: &[],
};

static QUESTION: Shape = Shape {
    called: "question",
    doc: Doc {
        en: "A question of the finder.",
        zh: "一个问题。",
    },
    fields: &[
        needed(
            "id",
            Kind::Id,
            "name in conditions and addresses; never changes",
            "标识，用于条件和网址，不可更改",
        ),
        needed(
            "kind",
            Kind::Word(&KINDS),
            "what kind of answer it takes",
            "回答类型",
        ),
        needed(
            "name",
            Kind::Texts,
            "what it asks, in a few words; reasons are made of them",
            "简称，用于生成理由",
        ),
        needed("prompt", Kind::Texts, "the question", "问题"),
        needed("why", Kind::Texts, "why it is asked", "为何询问"),
        optional(
            "options",
            Kind::List(&Kind::Record(&OPTION)),
            "what can be chosen",
            "可选项",
        ),
        optional(
            "unit",
            Kind::Texts,
            "what a number counts: m², years",
            "数字的单位，如平方米、年",
        ),
        optional(
            "unit_also",
            Kind::List(&Kind::Line),
            "other ways in which people write the unit",
            "单位的其他写法",
        ),
        optional(
            "most",
            Kind::Integer {
                least: 1,
                most: LARGEST,
            },
            "the largest number that makes sense",
            "合理的最大值",
        ),
        optional(
            "base",
            Kind::Id,
            "glossary id of kind `base`: the amount is that of this base",
            "对应的基数（术语表中 base 类的标识）",
        ),
    ],
    rules: &[],
};

static OPTION: Shape = Shape {
    called: "option",
    doc: Doc {
        en: "Something to choose.",
        zh: "一个选项。",
    },
    fields: &[
        needed(
            "id",
            Kind::Id,
            "name in conditions and addresses; never changes",
            "标识，用于条件和网址，不可更改",
        ),
        needed("label", Kind::Texts, "what readers see", "显示文字"),
        optional(
            "alone",
            Kind::Flag,
            "whether nothing else can be chosen with it",
            "是否不能与其他选项同时选择",
        ),
    ],
    rules: &[],
};

/// The questions of the file.
pub(crate) fn questions(node: &Node) -> Option<Vec<QuestionRecord>> {
    Fields::of(node, &QUESTIONS)?.list("questions")
}

impl FromNode for QuestionRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &QUESTION)?;
        Some(QuestionRecord {
            id: fields.needed("id")?,
            kind: fields.needed("kind")?,
            name: fields.needed("name")?,
            prompt: fields.needed("prompt")?,
            why: fields.needed("why")?,
            options: fields.list("options")?,
            unit: fields.optional("unit")?,
            unit_also: fields.list("unit_also")?,
            most: fields.optional("most")?,
            base: fields.optional("base")?,
            span: fields.span,
        })
    }
}

impl FromNode for OptionRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &OPTION)?;
        Some(OptionRecord {
            id: fields.needed("id")?,
            label: fields.needed("label")?,
            alone: fields.flag("alone")?,
        })
    }
}

impl FromNode for QuestionKind {
    fn from_node(node: &Node) -> Option<Self> {
        fields::word(node, &QuestionKind::ALL)
    }
}

//! A condition: what must be answered, and how, for something to fit.
//!
//! In: YAML such as `{question: land-area, at_least: 10000}`. Out: [`ConditionRecord`].
//! Never here: whether the question exists, or what an answer means; `resolve` knows the questions.

use jiff::civil::Date;

use crate::model::fields::{Fields, FromNode};
use crate::model::shape::{Doc, Kind, Rule, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::{Span, Spanned};

/// A condition, as written.
#[derive(Debug, Clone)]
pub struct ConditionRecord {
    /// What it demands.
    pub test: TestRecord,
    /// The sentence that tells it; derived from question and bound where it is left out.
    pub reason: Option<Written>,
    /// The clause that says so, where it is another than the one that holds the condition.
    pub clause: Option<Spanned<String>>,
    /// The whole record.
    pub span: Span,
}

/// What a condition demands.
#[derive(Debug, Clone)]
pub enum TestRecord {
    /// Every one of these.
    All(Vec<ConditionRecord>),
    /// One of these at least.
    Any(Vec<ConditionRecord>),
    /// The opposite.
    Not(Box<ConditionRecord>),
    /// An answer.
    Answer(Box<ComparisonRecord>),
}

/// What an answer is compared with. A field that is left out demands nothing.
#[derive(Debug, Clone)]
pub struct ComparisonRecord {
    /// Id of the question.
    pub question: Spanned<String>,
    /// The options of which one is wanted: `is` and `one_of` together.
    pub options: Vec<Spanned<String>>,
    /// The smallest number, inclusive; of an amount in CNY.
    pub at_least: Option<Spanned<u64>>,
    /// The largest number, inclusive; of an amount in CNY.
    pub at_most: Option<Spanned<u64>>,
    /// A day before which it must be.
    pub before: Option<Spanned<Date>>,
    /// The last day, inclusive.
    pub on_or_before: Option<Spanned<Date>>,
    /// The first day, inclusive.
    pub on_or_after: Option<Spanned<Date>>,
}

/// No sum and no count is larger than this: a million million.
pub(crate) const LARGEST: u64 = 1_000_000_000_000;

const NUMBER: Kind = Kind::Integer {
    least: 0,
    most: LARGEST,
};

/// A list of conditions, all of which must hold.
pub(crate) const CONDITIONS: Kind = Kind::List(&Kind::Nested(&CONDITION));

/// What a condition looks like.
pub static CONDITION: Shape = Shape {
    called: "condition",
    doc: Doc {
        en: "What must be answered for something to fit.",
        zh: "适用条件：对某一问题应有的回答。",
    },
    fields: &[
        optional(
            "all",
            Kind::Some(&Kind::Nested(&CONDITION)),
            "every one of these",
            "须全部满足",
        ),
        optional(
            "any",
            Kind::Some(&Kind::Nested(&CONDITION)),
            "one of these at least",
            "至少满足一项",
        ),
        optional(
            "not",
            Kind::Nested(&CONDITION),
            "the opposite of this",
            "不得符合",
        ),
        optional(
            "question",
            Kind::Id,
            "id of a question in content/questions.yaml",
            "问题的标识（content/questions.yaml）",
        ),
        optional(
            "is",
            Kind::Id,
            "the option that is wanted; `yes` or `no`",
            "应选的选项；是非题写 yes 或 no",
        ),
        optional(
            "one_of",
            Kind::Some(&Kind::Id),
            "the options of which one is wanted",
            "应选其中一项的选项",
        ),
        optional(
            "at_least",
            NUMBER,
            "the smallest number, inclusive; amounts in CNY",
            "下限（含本数）；金额以元为单位",
        ),
        optional(
            "at_most",
            NUMBER,
            "the largest number, inclusive; amounts in CNY",
            "上限（含本数）；金额以元为单位",
        ),
        optional(
            "before",
            Kind::Date,
            "the day before which it must be",
            "须早于此日",
        ),
        optional(
            "on_or_before",
            Kind::Date,
            "the last day, inclusive",
            "最晚日期（含当日）",
        ),
        optional(
            "on_or_after",
            Kind::Date,
            "the first day, inclusive",
            "最早日期（含当日）",
        ),
        optional(
            "reason",
            Kind::Texts,
            "the sentence that tells it, where question and bound don't",
            "说明文字（不写则由问题和界限生成）",
        ),
        optional(
            "clause",
            Kind::ClauseNumber,
            "the clause that says so, where it is another one",
            "依据的条款（非本条款时填写）",
        ),
    ],
    rules: &[
        Rule::ExactlyOne(&["all", "any", "not", "question"]),
        Rule::Needs("is", "question"),
        Rule::Needs("one_of", "question"),
        Rule::Needs("at_least", "question"),
        Rule::Needs("at_most", "question"),
        Rule::Needs("before", "question"),
        Rule::Needs("on_or_before", "question"),
        Rule::Needs("on_or_after", "question"),
        Rule::Excludes(
            "is",
            &[
                "one_of",
                "at_least",
                "at_most",
                "before",
                "on_or_before",
                "on_or_after",
            ],
        ),
        Rule::Excludes("before", &["on_or_before"]),
    ],
};

impl FromNode for ConditionRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &CONDITION)?;
        Some(ConditionRecord {
            test: test(&fields)?,
            reason: fields.optional("reason")?,
            clause: fields.optional("clause")?,
            span: fields.span,
        })
    }
}

fn test(fields: &Fields<'_>) -> Option<TestRecord> {
    if let Some(question) = fields.optional("question")? {
        return comparison(fields, question).map(|answer| TestRecord::Answer(Box::new(answer)));
    }
    if let Some(not) = fields.optional::<ConditionRecord>("not")? {
        return Some(TestRecord::Not(Box::new(not)));
    }
    let all: Vec<ConditionRecord> = fields.list("all")?;
    if !all.is_empty() {
        return Some(TestRecord::All(all));
    }
    let any: Vec<ConditionRecord> = fields.list("any")?;
    (!any.is_empty()).then_some(TestRecord::Any(any))
}

fn comparison(fields: &Fields<'_>, question: Spanned<String>) -> Option<ComparisonRecord> {
    let mut options: Vec<Spanned<String>> = fields.list("one_of")?;
    options.extend(fields.optional::<Spanned<String>>("is")?);
    Some(ComparisonRecord {
        question,
        options,
        at_least: fields.optional("at_least")?,
        at_most: fields.optional("at_most")?,
        before: fields.optional("before")?,
        on_or_before: fields.optional("on_or_before")?,
        on_or_after: fields.optional("on_or_after")?,
    })
}

/// The sum that another policy gives for the same matter, which an applicant may take instead.
#[derive(Debug, Clone)]
pub struct InsteadRecord {
    /// Id of the question that asks for that sum.
    pub question: Spanned<String>,
    /// The clause that lets the higher of the two be taken.
    pub clause: Spanned<String>,
}

/// What it looks like.
pub(crate) static INSTEAD: Shape = Shape {
    called: "alternative",
    doc: Doc {
        en: "Another support for the same matter: the higher counts, not both.",
        zh: "同一事项的其他扶持：就高，不重复。",
    },
    fields: &[
        needed(
            "question",
            Kind::Id,
            "the question, of kind `amount`, that asks for the other sum",
            "询问另一金额的问题（amount 类）",
        ),
        needed(
            "clause",
            Kind::ClauseNumber,
            "the clause that says so",
            "依据的条款",
        ),
    ],
    rules: &[],
};

impl FromNode for InsteadRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &INSTEAD)?;
        Some(InsteadRecord {
            question: fields.needed("question")?,
            clause: fields.needed("clause")?,
        })
    }
}

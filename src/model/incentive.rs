//! What a clause grants: kind, beneficiary, share and sum.

use crate::model::condition::{CONDITIONS, ConditionRecord, INSTEAD, InsteadRecord};
use crate::model::fields::{self, Fields, FromNode};
use crate::model::shape::{self, Doc, Kind, Rule, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::{Span, Spanned};

/// What a clause grants.
#[derive(Debug, Clone)]
pub struct IncentiveRecord {
    /// What kind of support it is.
    pub kind: Spanned<IncentiveKind>,
    /// Id of the programme in the glossary.
    pub programme: Option<Spanned<String>>,
    /// Id of the beneficiary in the glossary.
    pub beneficiary: Spanned<String>,
    /// What it is, in a few words; ours.
    pub what: Option<Written>,
    /// Id of the base of the ratio in the glossary: promotion costs, rent.
    pub of: Option<Spanned<String>>,
    /// Share of the base, in hundredths of a per cent: 50 % is 5,000; at most, inclusive.
    pub ratio: Option<Spanned<u32>>,
    /// The most that is paid, in CNY; inclusive (不超过, measure 17).
    pub cap: Option<Spanned<u64>>,
    /// How often it is paid.
    pub per: Option<Period>,
    /// Whether selection decides (择优遴选): meeting the conditions is not enough.
    pub selection: bool,
    /// The other policy under which it is granted; then there is no sum here.
    pub under: Option<Written>,
    /// Conditions beyond those of its beneficiary and its clause. All must hold.
    pub fits: Vec<ConditionRecord>,
    /// What authorities do for everybody: nobody applies.
    pub for_everybody: bool,
    /// Another support for the same matter: the higher counts.
    pub instead: Option<InsteadRecord>,
    /// The whole record.
    pub span: Span,
}

/// How often something is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Once.
    Once,
    /// Every year.
    Year,
}

impl Period {
    /// Every period with its word in YAML.
    pub const ALL: [(Period, &'static str); 2] = [(Period::Once, "once"), (Period::Year, "year")];

    /// Its word in YAML, in data and in the theme's keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        shape::word(&Period::ALL, self)
    }
}

/// What kind of support an incentive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IncentiveKind {
    /// A sum for having been selected or recognised (奖励).
    Award,
    /// A share of costs (资金扶持).
    Subsidy,
    /// Support under another policy (按相关政策给予支持).
    Support,
    /// Less tax, or tax back sooner.
    Tax,
    /// Simpler or faster procedures.
    Facilitation,
    /// A title, list or recommendation.
    Recognition,
    /// Advice, platforms, training, venues.
    Service,
    /// Payment, lending, insurance, investment.
    Finance,
}

impl IncentiveKind {
    /// Every kind with its word in YAML.
    pub const ALL: [(IncentiveKind, &'static str); 8] = [
        (IncentiveKind::Award, "award"),
        (IncentiveKind::Subsidy, "subsidy"),
        (IncentiveKind::Support, "support"),
        (IncentiveKind::Tax, "tax"),
        (IncentiveKind::Facilitation, "facilitation"),
        (IncentiveKind::Recognition, "recognition"),
        (IncentiveKind::Service, "service"),
        (IncentiveKind::Finance, "finance"),
    ];

    /// Its word in YAML, in data and in the theme's keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        shape::word(&IncentiveKind::ALL, self)
    }
}

static KINDS: [&str; 8] = shape::words(&IncentiveKind::ALL);
static PERIODS: [&str; 2] = shape::words(&Period::ALL);

/// What an incentive looks like.
pub static INCENTIVE: Shape = Shape {
    called: "incentive",
    doc: Doc {
        en: "What a clause grants, to whom and up to how much.",
        zh: "条款给予谁什么支持、最高多少。",
    },
    fields: &[
        needed(
            "kind",
            Kind::Word(&KINDS),
            "what kind of support it is",
            "支持类型",
        ),
        optional(
            "programme",
            Kind::Id,
            "glossary id of kind `programme`",
            "项目（术语表中 programme 类的标识）",
        ),
        needed(
            "beneficiary",
            Kind::Id,
            "glossary id of kind `beneficiary`",
            "对象（术语表中 beneficiary 类的标识）",
        ),
        optional("what", Kind::Texts, "what it is, in a few words", "简要说明"),
        optional(
            "of",
            Kind::Id,
            "glossary id of kind `base`: what the ratio is taken of",
            "比例的基数（术语表中 base 类的标识）",
        ),
        optional(
            "ratio",
            Kind::Ratio,
            "the share at most, inclusive: `50%`",
            "最高比例（含本数），如 50%",
        ),
        optional(
            "cap",
            Kind::Integer {
                least: 1,
                most: 1_000_000_000_000,
            },
            "the sum at most, inclusive, in CNY",
            "最高金额（含本数），人民币元",
        ),
        optional("per", Kind::Word(&PERIODS), "how often it is paid", "发放周期"),
        optional("selection", Kind::Flag, "whether selection decides", "是否择优"),
        optional(
            "under",
            Kind::Texts,
            "the other policy under which it is granted",
            "依据的其他政策",
        ),
        optional(
            "fits",
            CONDITIONS,
            "conditions beyond those of beneficiary and clause; the finder asks",
            "对象和条款以外的条件，供“找措施”页面使用",
        ),
        optional(
            "for_everybody",
            Kind::Flag,
            "whether it is done for everybody, and nobody applies",
            "是否面向所有人、无需申请",
        ),
        optional(
            "instead",
            Kind::Record(&INSTEAD),
            "another support for the same matter: the higher counts, not both",
            "同一事项的其他扶持：就高，不重复",
        ),
    ],
    rules: &[
        Rule::Needs("ratio", "of"),
        Rule::Excludes("under", &["ratio", "cap"]),
        Rule::Excludes("for_everybody", &["fits", "ratio", "cap", "selection"]),
    ],
};

impl FromNode for IncentiveRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &INCENTIVE)?;
        Some(IncentiveRecord {
            kind: fields.needed("kind")?,
            programme: fields.optional("programme")?,
            beneficiary: fields.needed("beneficiary")?,
            what: fields.optional("what")?,
            of: fields.optional("of")?,
            ratio: fields.ratio("ratio")?,
            cap: fields.optional("cap")?,
            per: fields.optional("per")?,
            selection: fields.flag("selection")?,
            under: fields.optional("under")?,
            fits: fields.list("fits")?,
            for_everybody: fields.flag("for_everybody")?,
            instead: fields.optional("instead")?,
            span: fields.span,
        })
    }
}

impl FromNode for IncentiveKind {
    fn from_node(node: &Node) -> Option<Self> {
        fields::word(node, &IncentiveKind::ALL)
    }
}

impl FromNode for Period {
    fn from_node(node: &Node) -> Option<Self> {
        fields::word(node, &Period::ALL)
    }
}

//! A clause: the smallest thing that somebody is responsible for.

use crate::model::policy::{DocumentRecord, NoteRecord};
use crate::model::text::Written;
use crate::source::{Span, Spanned};

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
}

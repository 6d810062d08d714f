//! A measure and its clauses, resolved.
//!
//! In: nothing. Out: plain types. Never here: a lookup that can fail.

use std::fmt;
use std::str::FromStr;

use crate::facts::{Ratio, Yuan};
use crate::lang::PerLang;
use crate::resolve::site::{
    AgencyIndex, Condition, Document, IncentiveKind, Instead, LocalText, Note, Period, TermIndex,
};
use crate::source::{Span, Spanned};

/// A measure.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its number, from 1.
    pub number: u32,
    /// Where the number was written.
    pub span: Span,
    /// Short name.
    pub slug: String,
    /// The heading as issued, without its number.
    pub title: LocalText,
    /// A few words for lists; ours.
    pub short_title: LocalText,
    /// What it means in one plain sentence; ours, not official.
    pub summary: Option<LocalText>,
    /// What it is about.
    pub topics: Vec<TermIndex>,
    /// Other measures to look at.
    pub related: Vec<Related>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// Another measure.
#[derive(Debug, Clone)]
pub struct Related {
    /// Place in [`Policy::measures`](super::Policy::measures).
    pub measure: usize,
    /// What is there.
    pub why: LocalText,
}

/// The number of a clause: measure and clause, both from 1. Prints as `3.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId {
    /// Number of the measure.
    pub measure: u32,
    /// Number of the clause in the measure.
    pub clause: u32,
}

impl ClauseId {
    /// The anchor in every page that shows the clause: `c3-1`.
    #[must_use]
    pub fn anchor(self) -> String {
        format!("c{}-{}", self.measure, self.clause)
    }
}

impl FromStr for ClauseId {
    type Err = NoClause;

    /// Reads `3.1`.
    fn from_str(written: &str) -> Result<Self, NoClause> {
        let (measure, clause) = written.split_once('.').ok_or(NoClause)?;
        Ok(ClauseId {
            measure: measure.parse().map_err(|_| NoClause)?,
            clause: clause.parse().map_err(|_| NoClause)?,
        })
    }
}

/// What was written is no number of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoClause;

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.measure, self.clause)
    }
}

/// A clause.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its number.
    pub id: ClauseId,
    /// Whether it stands in the same paragraph as the clause before it.
    pub continues: bool,
    /// The text as issued, without bracket; Markdown.
    pub text: LocalText,
    /// Who does what, in the order of print.
    pub roles: Vec<Assignment>,
    /// The bracket as each language prints it; none where the text has none.
    pub bracket: Option<PerLang<Vec<BracketPart>>>,
    /// The conditions that its text names.
    pub fits: Vec<Condition>,
    /// What it grants.
    pub incentives: Vec<Incentive>,
    /// Documents that its text names.
    pub documents: Vec<Document>,
    /// Editorial notes.
    pub notes: Vec<Note>,
}

/// An agency in a bracket.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// The agency.
    pub agency: AgencyIndex,
    /// Its part.
    pub role: Role,
    /// Where it was named.
    pub span: Span,
}

/// A piece of a bracket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BracketPart {
    /// Words and punctuation: （ 、 牵头，
    Words(String),
    /// The name of an agency as printed here.
    Agency(AgencyIndex, String),
}

/// What a clause grants.
#[derive(Debug, Clone)]
pub struct Incentive {
    /// What kind of support it is.
    pub kind: IncentiveKind,
    /// The programme that one enters.
    pub programme: Option<TermIndex>,
    /// For whom it is.
    pub beneficiary: TermIndex,
    /// What it is, in a few words; ours.
    pub what: Option<LocalText>,
    /// How much of what, up to how much.
    pub amount: Amount,
    /// How often it is paid.
    pub per: Option<Period>,
    /// Whether selection decides.
    pub selection: bool,
    /// Conditions beyond those of beneficiary and clause.
    pub fits: Vec<Condition>,
    /// Whether it is done for everybody, and nobody applies.
    pub for_everybody: bool,
    /// Another support for the same matter.
    pub instead: Option<Instead>,
    /// Where it was written.
    pub span: Span,
}

/// How much an incentive is worth.
#[derive(Debug, Clone)]
pub enum Amount {
    /// A sum, a share, or a share up to a sum.
    Limited {
        /// The most that is paid, inclusive.
        cap: Option<Spanned<Yuan>>,
        /// The largest share, inclusive, and of what.
        ratio: Option<(Spanned<Ratio>, TermIndex)>,
    },
    /// Granted under another policy, which this text only names: the sum is not known here, and is never zero.
    ElsewhereDecided(LocalText),
    /// Support that is not money.
    NotMoney,
}

/// What an agency does for a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 牵头.
    Lead,
    /// 配合.
    Support,
    /// 负责.
    Responsible,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_clause_is_read_as_it_is_printed() {
        let id = ClauseId {
            measure: 13,
            clause: 2,
        };
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in [
            "",
            "3",
            "3.",
            ".1",
            "3.1.1",
            "3.x",
            "-3.1",
            "3. 1",
            "99999999999.1",
        ] {
            assert_eq!(wrong.parse::<ClauseId>(), Err(NoClause), "{wrong}");
        }
    }
}

//! How much it may come to: a share of costs up to a cap, and what of several sums counts.
//!
//! In: figures of clauses and of an applicant. Out: [`Share`]s and an [`Estimate`], exact, in fen.
//! Never here: whether somebody fits; the caller leaves out what does not.

use crate::facts::{Ratio, Yuan};
use crate::resolve::site::Period;

/// Fen in a yuan.
const FEN: u128 = 100;
/// A ratio counts hundredths of a per cent.
const WHOLE: u128 = 10_000;

/// A share of costs, and what of it is paid at most. In fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The share before the cap. A part of a fen is dropped: 不超过 is a limit, so nothing is rounded up.
    pub uncapped: u128,
    /// What is paid at most.
    pub at_most: u128,
}

/// The share of costs (in fen), up to a cap. The figure itself is included (measure 17), hence no `<`.
#[must_use]
pub fn share(costs: u64, ratio: Ratio, cap: Option<Yuan>) -> Share {
    let uncapped = u128::from(costs) * u128::from(ratio.0) / WHOLE;
    let at_most = cap.map_or(uncapped, |cap| uncapped.min(u128::from(cap.0) * FEN));
    Share { uncapped, at_most }
}

/// One thing that may be granted, with what the applicant said.
#[derive(Debug, Clone, Default)]
pub struct Grant {
    /// The cap.
    pub cap: Option<Yuan>,
    /// The share, and the costs in fen where they are known.
    pub ratio: Option<(Ratio, Option<u64>)>,
    /// How often it is paid; once where the text does not say.
    pub per: Option<Period>,
    /// What it is paid for: of two grants with the same matter the higher counts.
    pub matter: Option<usize>,
    /// What another policy gives for the same matter, in fen.
    pub instead: Option<u64>,
    /// Whether a condition is still open.
    pub is_open: bool,
}

/// What of a grant counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The costs are not known: nothing can be said but the cap.
    CostsOpen,
    /// It counts, up to this sum in fen.
    Counts(u128),
    /// Another policy gives more for the same matter; this one (so many fen) is not paid as well.
    InsteadIsHigher(u128),
    /// Another grant of this list is for the same matter and not lower.
    SameMatter(u128),
}

/// A grant's line in the working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What counts.
    pub outcome: Outcome,
    /// The share, where there is one and the costs are known.
    pub share: Option<Share>,
}

/// What it may come to, in fen. What is open comes on top of what fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Estimate {
    /// A line for each grant, in their order.
    pub lines: Vec<Line>,
    /// Paid once, where everything fits.
    pub once: u128,
    /// Paid every year, where everything fits.
    pub yearly: u128,
    /// Paid once, where something is open.
    pub once_open: u128,
    /// Paid every year, where something is open.
    pub yearly_open: u128,
}

/// Adds up what counts.
#[must_use]
pub fn estimate(grants: &[Grant]) -> Estimate {
    let mut lines: Vec<Line> = grants.iter().map(line).collect();
    for at in 0..grants.len() {
        if let Outcome::Counts(sum) = lines[at].outcome
            && is_beaten(at, sum, grants, &lines)
        {
            lines[at].outcome = Outcome::SameMatter(sum);
        }
    }
    let mut estimate = Estimate::default();
    for (grant, line) in grants.iter().zip(&lines) {
        if let Outcome::Counts(sum) = line.outcome {
            *total(&mut estimate, grant) += sum;
        }
    }
    Estimate { lines, ..estimate }
}

fn line(grant: &Grant) -> Line {
    let cap = grant.cap.map(|cap| u128::from(cap.0) * FEN);
    let share = match grant.ratio {
        Some((ratio, costs)) => costs.map(|costs| share(costs, ratio, grant.cap)),
        None => cap.map(|cap| Share {
            uncapped: cap,
            at_most: cap,
        }),
    };
    let outcome = match (share, grant.instead.map(u128::from)) {
        (None, _) => Outcome::CostsOpen,
        (Some(share), Some(other)) if other > share.at_most => Outcome::InsteadIsHigher(share.at_most),
        (Some(share), _) => Outcome::Counts(share.at_most),
    };
    let share = share.filter(|_| grant.ratio.is_some());
    Line { outcome, share }
}

/// Whether another grant for the same matter is higher, or as high and stands before this one.
fn is_beaten(at: usize, sum: u128, grants: &[Grant], lines: &[Line]) -> bool {
    let Some(matter) = grants[at].matter else {
        return false;
    };
    grants
        .iter()
        .zip(lines)
        .enumerate()
        .any(|(other, (grant, line))| {
            let Outcome::Counts(others) = line.outcome else {
                return false;
            };
            other != at && grant.matter == Some(matter) && (others > sum || others == sum && other < at)
        })
}

fn total<'e>(estimate: &'e mut Estimate, grant: &Grant) -> &'e mut u128 {
    match (grant.per, grant.is_open) {
        (Some(Period::Year), false) => &mut estimate.yearly,
        (Some(Period::Year), true) => &mut estimate.yearly_open,
        (_, false) => &mut estimate.once,
        (_, true) => &mut estimate.once_open,
    }
}

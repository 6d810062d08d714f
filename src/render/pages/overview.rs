//! What there is for whom, of which kind and how much: a table whose sums are drawn as bars on one scale.
//!
//! In: the incentives of a policy. Out: [`Overview`]. Never here: a sum that another policy decides; it has no bar.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use crate::facts::Yuan;
use crate::render::edition::Edition;
use crate::render::pages::glance::incentives;
use crate::render::pages::parts::Link;
use crate::render::pages::{amounts, words};
use crate::resolve::site::{Amount, Clause, Incentive, IncentiveKind, Measure, Period, Policy, TermIndex};

/// What there is for whom: a table in which every mark is a link.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    /// `overview`.
    pub anchor: &'static str,
    /// Whether somebody is granted a sum.
    pub has_sums: bool,
    /// The scale of the bars, from 0 on.
    pub scale: Vec<ScaleTick>,
    /// The columns after the sums: `elsewhere`, `ease`, `recognition`, `service`, `finance`.
    pub kinds: Vec<&'static str>,
    /// One row for each group that is granted something; the largest sum first.
    pub rows: Vec<OverviewRow>,
    /// Measures that grant nothing.
    pub without: Vec<Link>,
}

/// A line of the scale.
#[derive(Debug, Clone, Serialize)]
pub struct ScaleTick {
    /// `20.00%`.
    pub at: String,
    /// "1", and at the end "CNY 5 million".
    pub label: String,
    /// Whether it is the last one.
    pub is_last: bool,
}

/// What there is for one group.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewRow {
    /// "Park operators".
    pub who: String,
    /// Sums and shares that this text names.
    pub sums: Vec<OverviewSum>,
    /// What else there is: one cell for each of [`Overview::kinds`].
    pub cells: Vec<OverviewCell>,
}

/// A sum or share.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewSum {
    /// The clause that grants it.
    pub mark: OverviewMark,
    /// "up to CNY 5 million".
    pub amount: String,
    /// `once` or `year`: for the class.
    pub period: &'static str,
    /// Length of the bar on the scale: `100.00%`; none where there is no cap.
    pub length: Option<String>,
    /// "by selection".
    pub selection: Option<String>,
}

/// Support of one kind for one group.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewCell {
    /// The column.
    pub kind: &'static str,
    /// One mark for each measure.
    pub marks: Vec<OverviewMark>,
}

/// A measure in the overview.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewMark {
    /// Its number as printed in lists: 三, 3.
    pub numeral: String,
    /// "Measure 3: Financial support for …", one line for each grant.
    pub name: String,
    /// Path of the clause.
    pub href: String,
}

/// The kinds of support that are no sum of this text, in the order of the columns.
const KINDS: [&str; 5] = ["elsewhere", "ease", "recognition", "service", "finance"];

/// An incentive with where it stands.
type Grant<'a> = (&'a Measure, &'a Clause, &'a Incentive);

/// The overview; none for a policy that grants nothing.
pub(crate) fn overview(edition: &Edition<'_>, policy: &Policy) -> Result<Option<Overview>> {
    let mut by_beneficiary: BTreeMap<TermIndex, Vec<Grant<'_>>> = BTreeMap::new();
    for measure in &policy.measures {
        for (clause, incentive) in incentives(measure) {
            let grants = by_beneficiary.entry(incentive.beneficiary).or_default();
            grants.push((measure, clause, incentive));
        }
    }
    if by_beneficiary.is_empty() {
        return Ok(None);
    }
    let mut groups: Vec<(TermIndex, Vec<Grant<'_>>)> = by_beneficiary.into_iter().collect();
    // Who can get the most stands first, then who is named most often.
    groups.sort_by_key(|(_, grants)| Reverse((grants.iter().filter_map(cap).max(), grants.len())));
    let largest = groups.iter().flat_map(|(_, grants)| grants).filter_map(cap).max();
    let scale = largest.map(Scale::for_largest);
    let rows = groups
        .iter()
        .map(|(who, grants)| row(edition, policy, *who, grants, scale))
        .collect::<Result<Vec<_>>>()?;
    let has_sums = rows.iter().any(|row| !row.sums.is_empty());
    let kinds: Vec<&str> = KINDS
        .into_iter()
        .filter(|kind| {
            rows.iter()
                .flat_map(|row| &row.cells)
                .any(|cell| cell.kind == *kind)
        })
        .collect();
    let without = policy
        .measures
        .iter()
        .filter(|measure| incentives(measure).next().is_none());
    Ok(Some(Overview {
        anchor: "overview",
        has_sums,
        scale: scale.map(|scale| scale.ticks(edition)).unwrap_or_default(),
        rows: rows.into_iter().map(|row| filled(row, &kinds)).collect(),
        kinds,
        without: without
            .map(|measure| words::measure_link(edition, policy, measure))
            .collect(),
    }))
}

/// Every row has a cell in every column, so that the columns stay.
fn filled(mut row: OverviewRow, kinds: &[&'static str]) -> OverviewRow {
    let mut cells = std::mem::take(&mut row.cells);
    let of_kind = |kind: &&'static str| {
        let at = cells.iter().position(|cell| cell.kind == *kind);
        at.map_or(
            OverviewCell {
                kind,
                marks: Vec::new(),
            },
            |at| cells.swap_remove(at),
        )
    };
    row.cells = kinds.iter().map(of_kind).collect();
    row
}

fn cap((_, _, incentive): &Grant<'_>) -> Option<Yuan> {
    match &incentive.amount {
        Amount::Limited { cap, .. } => cap.as_ref().map(|cap| cap.value),
        _ => None,
    }
}

fn row(
    edition: &Edition<'_>,
    policy: &Policy,
    who: TermIndex,
    grants: &[Grant<'_>],
    scale: Option<Scale>,
) -> Result<OverviewRow> {
    let mut sums = Vec::new();
    let mut cells: Vec<OverviewCell> = Vec::new();
    for grant in grants {
        let (measure, clause, incentive) = grant;
        let what = amounts::incentive(edition, clause, incentive)?.what;
        let name = edition.fill(
            "overview.mark",
            &[
                ("measure", &words::measure_label(edition, measure.number)?),
                ("what", &what),
            ],
        )?;
        let mark = OverviewMark {
            numeral: edition.numeral(measure.number),
            name,
            href: words::clause_link(edition, policy, clause.id)?.href,
        };
        match amounts::short_amount(edition, incentive)? {
            Some(amount) => sums.push(sum(edition, grant, mark, amount, scale)?),
            None => add(&mut cells, kind_of(incentive), mark),
        }
    }
    Ok(OverviewRow {
        who: edition.term_title(who),
        sums,
        cells,
    })
}

fn sum(
    edition: &Edition<'_>,
    grant: &Grant<'_>,
    mark: OverviewMark,
    amount: String,
    scale: Option<Scale>,
) -> Result<OverviewSum> {
    let (_, _, incentive) = grant;
    let selection = incentive
        .selection
        .then(|| edition.say("overview.selected"))
        .transpose()?;
    Ok(OverviewSum {
        mark,
        amount,
        period: match incentive.per {
            Some(Period::Year) => "year",
            _ => "once",
        },
        length: cap(grant).zip(scale).map(|(cap, scale)| scale.place(cap.0)),
        selection,
    })
}

/// Two grants of one measure in one cell are one mark.
fn add(cells: &mut Vec<OverviewCell>, kind: &'static str, mark: OverviewMark) {
    let at = cells
        .iter()
        .position(|cell| cell.kind == kind)
        .unwrap_or_else(|| {
            cells.push(OverviewCell {
                kind,
                marks: Vec::new(),
            });
            cells.len() - 1
        });
    let marks = &mut cells[at].marks;
    match marks.iter_mut().find(|known| known.numeral == mark.numeral) {
        Some(known) if !known.name.contains(&mark.name) => {
            known.name.push('\n');
            known.name.push_str(&mark.name);
        }
        Some(_) => {}
        None => marks.push(mark),
    }
}

fn kind_of(incentive: &Incentive) -> &'static str {
    match (&incentive.amount, incentive.kind) {
        (Amount::ElsewhereDecided(_), _) => "elsewhere",
        (_, IncentiveKind::Tax | IncentiveKind::Facilitation) => "ease",
        (_, IncentiveKind::Recognition) => "recognition",
        (_, IncentiveKind::Finance) => "finance",
        _ => "service",
    }
}

/// A scale from nothing to a round sum.
#[derive(Clone, Copy)]
struct Scale {
    step: u64,
    steps: u64,
}

impl Scale {
    /// Steps of 1, 2 or 5 times a power of ten, six at most.
    fn for_largest(largest: Yuan) -> Scale {
        let largest = largest.0.max(1);
        let mut power: u64 = 1;
        loop {
            for factor in [1, 2, 5] {
                let step = power.saturating_mul(factor);
                if largest.div_ceil(step) <= 6 {
                    return Scale {
                        step,
                        steps: largest.div_ceil(step),
                    };
                }
            }
            power = power.saturating_mul(10);
        }
    }

    /// Where a sum stands, in per cent of the scale.
    fn place(self, sum: u64) -> String {
        let whole = u128::from(self.step) * u128::from(self.steps);
        let hundredths = u128::from(sum) * 10_000 / whole;
        format!("{}.{:02}%", hundredths / 100, hundredths % 100)
    }

    fn ticks(self, edition: &Edition<'_>) -> Vec<ScaleTick> {
        let tick = |number: u64| {
            let sum = Yuan(self.step.saturating_mul(number));
            let (value, unit) = sum.parts(edition.lang);
            // Only the last one says what the numbers are.
            let is_last = number == self.steps;
            let number_only = value.trim_start_matches("CNY ").to_owned();
            ScaleTick {
                at: self.place(sum.0),
                label: match (number, is_last) {
                    (0, _) => "0".to_owned(),
                    (_, true) => sum.print(edition.lang),
                    (_, false) if unit.is_empty() => value,
                    (_, false) => number_only,
                },
                is_last,
            }
        };
        (0..=self.steps).map(tick).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;

    #[test]
    fn scales_are_round() {
        for (largest, step, steps) in [
            (5_000_000, 1_000_000, 5),
            (1_500_000, 500_000, 3),
            (6_000_000, 1_000_000, 6),
            (7_000_000, 2_000_000, 4),
            (1, 1, 1),
            (0, 1, 1),
            (u64::MAX / 4, 1_000_000_000_000_000_000, 5),
        ] {
            let scale = Scale::for_largest(Yuan(largest));
            assert_eq!((scale.step, scale.steps), (step, steps), "{largest}");
        }
        let scale = Scale::for_largest(Yuan(5_000_000));
        assert_eq!(scale.place(1_500_000), "30.00%");
        assert_eq!(scale.place(5_000_000), "100.00%");
    }

    #[test]
    fn sums_have_bars_and_the_rest_has_marks() {
        let mut site = testing::site();
        let theme = testing::theme(&site);
        let clause = &mut site.policies[0].measures[0].clauses[0];
        for kind in [IncentiveKind::Service, IncentiveKind::Tax, IncentiveKind::Tax] {
            let mut other = clause.incentives[0].clone();
            other.kind = kind;
            other.amount = Amount::NotMoney;
            clause.incentives.push(other);
        }
        let edition = Edition::new(&site, &theme, Lang::En);
        let overview = overview(&edition, &site.policies[0]).unwrap().unwrap();
        assert_eq!(overview.kinds, ["ease", "service"]);
        let row = &overview.rows[0];
        assert_eq!(row.sums[0].length.as_deref(), Some("100.00%"));
        assert_eq!(row.sums[0].period, "year");
        let marks: Vec<usize> = row.cells.iter().map(|cell| cell.marks.len()).collect();
        assert_eq!(marks, [1, 1], "one mark for two grants of one measure");
    }

    #[test]
    fn no_picture_of_nothing() {
        let mut site = testing::site();
        let theme = testing::theme(&site);
        site.policies[0].measures[0].clauses[0].incentives.clear();
        let edition = Edition::new(&site, &theme, Lang::En);
        assert!(overview(&edition, &site.policies[0]).unwrap().is_none());
    }
}

//! The days of policies that a reader may want in a calendar.
//!
//! In: policies and their rounds. Out: [`Day`]s, in order. Never here: words, and which of the days are still to come.

use jiff::civil::Date;

use crate::resolve::site::{Agency, Change, ClauseId, Policy, Round, Site};

/// A day on which something happens.
#[derive(Debug, Clone, Copy)]
pub struct Day<'a> {
    /// The day, in China.
    pub date: Date,
    /// What happens.
    pub kind: DayKind<'a>,
    /// The policy.
    pub policy: &'a Policy,
}

/// What happens on a day.
#[derive(Debug, Clone, Copy)]
pub enum DayKind<'a> {
    /// The policy is in force for the last time.
    LastDay,
    /// The guide of a round is issued.
    GuideIssued(&'a Round),
    /// The districts report by the end of this day.
    DistrictsReport(&'a Round),
    /// A change that was published before takes effect.
    TakesEffect(&'a Change),
}

impl DayKind<'_> {
    /// The kind in words of programs.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            DayKind::LastDay => "last-day",
            DayKind::GuideIssued(_) => "guide-issued",
            DayKind::DistrictsReport(_) => "districts-report-by",
            DayKind::TakesEffect(_) => "takes-effect",
        }
    }

    /// The round that the day belongs to.
    #[must_use]
    pub fn round(&self) -> Option<&Round> {
        match self {
            DayKind::LastDay | DayKind::TakesEffect(_) => None,
            DayKind::GuideIssued(round) | DayKind::DistrictsReport(round) => Some(round),
        }
    }
}

/// Whether a site has any such day.
#[must_use]
pub fn are_there(site: &Site) -> bool {
    let mut policies = site.policies.iter();
    policies.any(|policy| {
        let has_round = policy.rounds.iter().any(has_date);
        last_day(policy).is_some() || has_round || changes(policy).next().is_some()
    })
}

/// All days of a site.
#[must_use]
pub fn of_site(site: &Site) -> Vec<Day<'_>> {
    sorted(site.policies.iter().flat_map(of_policy).collect())
}

/// The end of a policy, and the days of its rounds.
#[must_use]
pub fn of_policy(policy: &Policy) -> Vec<Day<'_>> {
    let mut days: Vec<Day<'_>> = last_day(policy).into_iter().collect();
    days.extend(changes(policy));
    days.extend(policy.rounds.iter().flat_map(|round| of_round(policy, round)));
    sorted(days)
}

/// The days of one round; none where it has no dates.
#[must_use]
pub fn of_round<'a>(policy: &'a Policy, round: &'a Round) -> Vec<Day<'a>> {
    let issued = round.issued.map(|date| (date, DayKind::GuideIssued(round)));
    let report = round.districts_report_by;
    let report = report.map(|date| (date, DayKind::DistrictsReport(round)));
    let days = [issued, report].into_iter().flatten();
    days.map(|(date, kind)| Day { date, kind, policy }).collect()
}

/// The days that concern an agency: the end of the policies in which it plays a part, and the rounds of its clauses.
#[must_use]
pub fn of_agency<'a>(site: &'a Site, agency: &Agency) -> Vec<Day<'a>> {
    let mut days = Vec::new();
    // Duties stand in the order of the policies.
    for duties in agency.duties.chunk_by(|one, next| one.policy == next.policy) {
        let policy = &site.policies[duties[0].policy];
        let has_part = |id: ClauseId| {
            let mut duties = duties.iter();
            duties.any(|duty| policy.measures[duty.measure].clauses[duty.clause].id == id)
        };
        days.extend(last_day(policy));
        days.extend(changes(policy).filter(|day| match day.kind {
            DayKind::TakesEffect(change) => change.clauses.iter().any(|clause| has_part(clause.id)),
            _ => false,
        }));
        let own = policy.rounds.iter().filter(|round| has_part(round.clause));
        days.extend(own.flat_map(|round| of_round(policy, round)));
    }
    sorted(days)
}

/// The days on which changes take effect that were published before; the end of the policy is its last day.
fn changes(policy: &Policy) -> impl Iterator<Item = Day<'_>> {
    let announced = policy
        .changes
        .iter()
        .filter(|change| change.effective.value > change.date.value && !change.ends_policy());
    announced.map(move |change| Day {
        date: change.effective.value,
        kind: DayKind::TakesEffect(change),
        policy,
    })
}

fn has_date(round: &Round) -> bool {
    round.issued.is_some() || round.districts_report_by.is_some()
}

fn last_day(policy: &Policy) -> Option<Day<'_>> {
    let date = policy.validity.last_day?;
    Some(Day {
        date,
        kind: DayKind::LastDay,
        policy,
    })
}

fn sorted(mut days: Vec<Day<'_>>) -> Vec<Day<'_>> {
    fn key<'d>(day: &'d Day<'_>) -> (Date, &'d str, &'static str) {
        (day.date, &day.policy.slug.value, day.kind.word())
    }
    days.sort_by(|one, other| key(one).cmp(&key(other)));
    days
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::resolve::site::{Duty, Role};
    use crate::resolve::testing;

    fn round(id: &str, measure: u32, issued: Option<Date>, report: Option<Date>) -> Round {
        Round {
            issued,
            districts_report_by: report,
            ..testing::round(id, measure)
        }
    }

    #[test]
    fn days_stand_in_order_and_an_agency_has_its_own() {
        let mut site = testing::site();
        let rounds = &mut site.policies[0].rounds;
        rounds.push(round("own", 1, Some(date(2025, 8, 6)), Some(date(2025, 8, 20))));
        rounds.push(round("others", 2, Some(date(2024, 8, 9)), None));
        rounds.push(round("undated", 1, None, None));
        let told = |days: Vec<Day<'_>>| -> Vec<String> {
            let days = days.iter();
            days.map(|day| format!("{} {}", day.date, day.kind.word()))
                .collect()
        };
        let others = "2024-08-09 guide-issued".to_owned();
        let own = [
            "2025-08-06 guide-issued",
            "2025-08-20 districts-report-by",
            "2027-03-05 last-day",
        ];
        let own = own.map(str::to_owned).to_vec();
        assert_eq!(told(of_site(&site)), [vec![others], own.clone()].concat());
        assert!(
            of_agency(&site, &site.agencies[0]).is_empty(),
            "it plays no part yet"
        );
        site.agencies[0].duties.push(Duty {
            policy: 0,
            measure: 0,
            clause: 0,
            role: Role::Lead,
        });
        assert_eq!(told(of_agency(&site, &site.agencies[0])), own);
    }
}

//! The days of policies that a reader may want in a calendar.
//!
//! In: policies and their rounds. Out: [`Day`]s, in order. Never here: words, and which of the days are still to come.

use jiff::civil::Date;

use crate::resolve::site::{Agency, Policy, Round, Site};

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
}

impl DayKind<'_> {
    /// The kind in words of programs.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            DayKind::LastDay => "last-day",
            DayKind::GuideIssued(_) => "guide-issued",
            DayKind::DistrictsReport(_) => "districts-report-by",
        }
    }

    /// The round that the day belongs to.
    #[must_use]
    pub fn round(&self) -> Option<&Round> {
        match self {
            DayKind::LastDay => None,
            DayKind::GuideIssued(round) | DayKind::DistrictsReport(round) => Some(round),
        }
    }
}

/// Whether a site has any such day.
#[must_use]
pub fn are_there(site: &Site) -> bool {
    let mut policies = site.policies.iter();
    policies.any(|policy| !of_policy(policy).is_empty())
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
        let is_own = |round: &&Round| {
            let mut duties = duties.iter();
            duties.any(|duty| policy.measures[duty.measure].clauses[duty.clause].id == round.clause)
        };
        days.extend(last_day(policy));
        let own = policy.rounds.iter().filter(is_own);
        days.extend(own.flat_map(|round| of_round(policy, round)));
    }
    sorted(days)
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
    days.sort_by(|a, b| {
        let key = |day: &Day<'_>| (day.date, day.policy.slug.value.clone(), day.kind.word());
        key(a).cmp(&key(b))
    });
    days
}

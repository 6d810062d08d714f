//! Rounds of application and events.
//!
//! In: a policy's rounds and history. Out: [`RoundView`]s and [`EventView`]s. Never here: today's date: whether a round
//! is open is said for the site's day.

use anyhow::Result;
use jiff::civil::Date;

use crate::lang::Lang;
use crate::markdown;
use crate::render::edition::Edition;
use crate::render::pages::follow;
use crate::render::pages::notes::source;
use crate::render::pages::parts::{EventView, Link, RoundView};
use crate::render::pages::words::{clause_link, policy_link};
use crate::resolve::addresses;
use crate::resolve::site::{Amount, Clause, Event, LocalText, Measure, Policy, Round};

/// The rounds of a policy that a page wants, newest first; those without a guide last.
pub(crate) fn rounds(
    edition: &Edition<'_>,
    policy: &Policy,
    wanted: impl Fn(&Round) -> bool,
) -> Result<Vec<RoundView>> {
    let mut rounds: Vec<&Round> = policy.rounds.iter().filter(|round| wanted(round)).collect();
    rounds.sort_by_key(|round| std::cmp::Reverse(round.issued));
    rounds
        .into_iter()
        .map(|round| view(edition, policy, round))
        .collect()
}

/// A round as a page shows it.
pub(crate) fn view(edition: &Edition<'_>, policy: &Policy, round: &Round) -> Result<RoundView> {
    let text = |text: &LocalText| edition.text(text);
    let state = state(round, edition.site.as_of);
    Ok(RoundView {
        href: edition.path(&address(edition.lang, policy, round)),
        anchor: anchor(round),
        title: title(edition, policy, round)?,
        clause: clause_link(edition, policy, round.clause)?,
        issued: round.issued.map(|date| edition.date(date)),
        districts_report_by: round.districts_report_by.map(|date| edition.date(date)),
        state,
        state_word: edition.say(&format!("rounds.state.{state}"))?,
        calendar: follow::round(edition, policy, round)?,
        telephone: round.telephone.iter().map(|number| telephone(number)).collect(),
        apply_through: round.apply_through.as_ref().map(text),
        who: round.who.as_ref().map(text),
        conditions: round.conditions.iter().map(text).collect(),
        unknown: round.unknown.as_ref().map(text),
        source: round.source.map(|at| source(edition, policy, at)),
    })
}

/// Where a round is described: on the page of its measure.
pub(crate) fn address(lang: Lang, policy: &Policy, round: &Round) -> String {
    let measure = addresses::measure(lang, &policy.slug.value, round.clause.measure);
    format!("{measure}#{}", anchor(round))
}

fn anchor(round: &Round) -> String {
    format!("round-{}", round.id.value)
}

fn state(round: &Round, as_of: Date) -> &'static str {
    match (round.source, round.districts_report_by) {
        (None, _) => "none",
        (Some(_), None) => "unknown",
        (Some(_), Some(day)) if day < as_of => "closed",
        (Some(_), Some(_)) => "open",
    }
}

/// What a round is called: the programme, and the year.
pub(crate) fn title(edition: &Edition<'_>, policy: &Policy, round: &Round) -> Result<String> {
    let programme = match (round.programme, policy.clause_ever(round.clause)) {
        (Some(programme), _) => edition.term_title(programme),
        (None, Some((measure, clause))) => what_is_granted(edition, measure, clause),
        (None, None) => round.clause.to_string(),
    };
    match round.issued.or(round.districts_report_by) {
        Some(date) => {
            let year = date.year().to_string();
            edition.fill("rounds.title", &[("programme", &programme), ("year", &year)])
        }
        None => edition.fill("rounds.title_undated", &[("programme", &programme)]),
    }
}

/// What one applies for where there is no programme: the clause's incentive that has a figure.
fn what_is_granted(edition: &Edition<'_>, measure: &Measure, clause: &Clause) -> String {
    let what = clause
        .incentives
        .iter()
        .filter(|incentive| matches!(incentive.amount, Amount::Limited { .. }))
        .find_map(|incentive| incentive.what.as_ref());
    edition.text(what.unwrap_or(&measure.short_title))
}

/// A number to dial.
pub(crate) fn telephone(number: &str) -> Link {
    let dialled: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    Link {
        label: number.to_owned(),
        href: format!("tel:{dialled}"),
    }
}

/// What happened to every policy, newest first.
pub(crate) fn events(edition: &Edition<'_>) -> Result<Vec<EventView>> {
    let mut events: Vec<(&Policy, &Event)> = edition
        .site
        .policies
        .iter()
        .flat_map(|policy| policy.history.iter().map(move |event| (policy, event)))
        .collect();
    // Stable: of one day, the order of the policies and of their own history stays.
    events.sort_by_key(|(_, event)| std::cmp::Reverse(event.date.value));
    events
        .into_iter()
        .map(|(policy, event)| event_view(edition, policy, event))
        .collect()
}

fn event_view(edition: &Edition<'_>, policy: &Policy, event: &Event) -> Result<EventView> {
    let clauses = event.clauses.iter().map(|id| clause_link(edition, policy, *id));
    let html = event
        .text
        .as_ref()
        .map(|text| markdown::block(text.text(edition.lang), edition.links()));
    Ok(EventView {
        anchor: addresses::event_anchor(&policy.slug.value, &event.id.value),
        date: edition.date(event.date.value),
        title: edition.text(&event.title),
        html,
        clauses: clauses.collect::<Result<_>>()?,
        source: event.source.map(|at| source(edition, policy, at)),
        policy: policy_link(edition, policy),
        difference: event
            .change
            .map(|at| difference(edition, policy, at))
            .transpose()?,
    })
}

fn difference(edition: &Edition<'_>, policy: &Policy, change: usize) -> Result<Link> {
    let id = &policy.changes[change].id.value;
    Ok(Link {
        label: edition.say("changes.difference")?,
        href: edition.path(&addresses::change(edition.lang, &policy.slug.value, id)),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::resolve::testing;

    #[test]
    fn the_state_of_a_round_on_the_day_of_the_site() {
        for (source, day, expected) in [
            (None, Some(date(2026, 1, 1)), "none"),
            (Some(0), None, "unknown"),
            (Some(0), Some(date(2026, 1, 1)), "closed"),
            // The last day counts.
            (Some(0), Some(date(2026, 1, 2)), "open"),
            (Some(0), Some(date(2026, 1, 3)), "open"),
        ] {
            let round = Round {
                source,
                districts_report_by: day,
                ..testing::round("r", 1)
            };
            assert_eq!(state(&round, date(2026, 1, 2)), expected);
        }
    }

    #[test]
    fn only_digits_are_dialled() {
        assert_eq!(telephone("020-8109 7591").href, "tel:02081097591");
    }
}

//! Calendars (RFC 5545): when policies end, when guides were issued, by when districts report.
//!
//! In: the days of policies, and a language's words. Out: `.ics` files of all-day events. Never here: the day of the
//! build; an event has the same name and the same bytes until its content changes.

mod ics;

use std::sync::Arc;

use anyhow::Result;

use crate::export::calendar::ics::{Calendar, Event, calendar};
use crate::markdown::plain::plain;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::rounds;
use crate::resolve::addresses;
use crate::resolve::days::{self, Day, DayKind};
use crate::resolve::site::Site;

/// Adds the calendars of each language: all days, those of each policy, round and agency. One without days is not there.
pub(super) fn add<'a>(editions: &[Arc<Edition<'a>>], output: &mut Output<'a>) -> Result<()> {
    for edition in editions {
        let (site, lang): (&'a Site, _) = (edition.site, edition.lang);
        let mut add = |address, of: String, days| add_one(edition, output, address, of, days);
        add(addresses::calendar(lang), String::new(), days::of_site(site))?;
        for policy in &site.policies {
            let slug = &policy.slug.value;
            let name = edition.text(&policy.short_title);
            let all = days::of_policy(policy);
            let last = all.iter().filter(|day| matches!(day.kind, DayKind::LastDay));
            add(
                addresses::last_day(lang, slug),
                name.clone(),
                last.copied().collect(),
            )?;
            add(addresses::policy_calendar(lang, slug), name, all)?;
            for round in &policy.rounds {
                let address = addresses::round_calendar(lang, slug, &round.id.value);
                let title = rounds::title(edition, policy, round)?;
                add(address, title, days::of_round(policy, round))?;
            }
        }
        for agency in &site.agencies {
            let address = addresses::of_agency(lang, &agency.id.value, "calendar.ics");
            add(
                address,
                edition.heading(&agency.short),
                days::of_agency(site, agency),
            )?;
        }
    }
    Ok(())
}

/// Adds a calendar; `of` is what it is about, empty for all policies.
fn add_one<'a>(
    edition: &Arc<Edition<'a>>,
    output: &mut Output<'a>,
    address: String,
    of: String,
    days: Vec<Day<'a>>,
) -> Result<()> {
    if days.is_empty() {
        return Ok(());
    }
    let edition = Arc::clone(edition);
    let url = edition.site.url(&address);
    output.add(address, move || {
        let events = days.iter().map(|day| event(&edition, day));
        let site = edition.text(&edition.site.name);
        let name = match of.as_str() {
            "" => edition.fill("calendar.title", &[("site", &site)])?,
            of => edition.fill("calendar.title_of", &[("site", &site), ("name", of)])?,
        };
        Ok(calendar(&Calendar {
            name,
            language: edition.lang.html(),
            url: url.clone(),
            events: events.collect::<Result<_>>()?,
        }))
    })
}

fn event(edition: &Edition<'_>, day: &Day<'_>) -> Result<Event> {
    let policy = day.policy;
    let slug = &policy.slug.value;
    let kind = day.kind.word();
    let date = edition.date(day.date).text;
    let (summary, description, address, known) = match day.kind {
        DayKind::LastDay => {
            let from = edition.date(policy.validity.from).text;
            let title = edition.text(&policy.short_title);
            (
                edition.fill("calendar.last_day", &[("policy", &title)])?,
                edition.fill("calendar.in_force", &[("from", &from), ("until", &date)])?,
                addresses::policy(edition.lang, slug),
                // The day of a repeal became known with the repeal.
                policy
                    .repeal()
                    .map_or(policy.issued.value, |repeal| repeal.date.value),
            )
        }
        DayKind::TakesEffect(change) => {
            let title = edition.text(&policy.short_title);
            let what = edition.text(&change.title);
            (
                edition.fill("calendar.takes_effect", &[("policy", &title), ("change", &what)])?,
                plain(change.note.text(edition.lang), edition.lang),
                addresses::change(edition.lang, slug, &change.id.value),
                change.date.value,
            )
        }
        DayKind::GuideIssued(round) | DayKind::DistrictsReport(round) => {
            let title = rounds::title(edition, policy, round)?;
            let key = match day.kind {
                DayKind::GuideIssued(_) => "calendar.guide_issued",
                _ => "calendar.districts_report_by",
            };
            (
                edition.fill(key, &[("round", &title)])?,
                edition.say("rounds.lead")?,
                rounds::address(edition.lang, policy, round),
                round.issued.unwrap_or(day.date),
            )
        }
    };
    let of = match day.kind {
        DayKind::TakesEffect(change) => format!(".{}", change.id.value),
        kind => kind
            .round()
            .map_or(String::new(), |round| format!(".{}", round.id.value)),
    };
    Ok(Event {
        uid: format!("{slug}{of}.{kind}@{}", host(&edition.site.base_url)),
        day: day.date,
        known,
        summary,
        description,
        url: edition.site.url(&address),
    })
}

/// The host of a site's address, which makes the names of its events different from another site's.
fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_without_port_and_path() {
        for (address, expected) in [
            ("https://gongbao.example/", "gongbao.example"),
            ("http://127.0.0.1:8080/repo/", "127.0.0.1"),
        ] {
            assert_eq!(host(address), expected);
        }
    }
}

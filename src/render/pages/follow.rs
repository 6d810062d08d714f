//! Feeds and calendars, as links for readers and for programs.
//!
//! In: an [`Edition`]. Out: [`FeedLink`]s. Never here: a calendar that would be empty; there is none.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::pages::parts::{FeedLink, Link};
use crate::resolve::addresses;
use crate::resolve::days;
use crate::resolve::site::{Agency, Policy, Round, TermIndex};

/// The feeds and the calendar of everything.
pub(crate) fn everything(edition: &Edition<'_>) -> Result<Vec<FeedLink>> {
    let site = edition.text(&edition.site.name);
    let title = edition.fill("feed.title", &[("site", &site)])?;
    let addresses = [addresses::feed(edition.lang), addresses::json_feed(edition.lang)];
    let mut links = feeds(edition, addresses, &title)?;
    if days::are_there(edition.site) {
        let title = edition.fill("calendar.title", &[("site", &site)])?;
        links.push(calendar(edition, &addresses::calendar(edition.lang), &title)?);
    }
    Ok(links)
}

/// Those of an agency.
pub(crate) fn agency(edition: &Edition<'_>, agency: &Agency) -> Result<Vec<FeedLink>> {
    let address = |file| addresses::of_agency(edition.lang, &agency.id.value, file);
    let name = edition.heading(&agency.short);
    let site = edition.text(&edition.site.name);
    let values = [("site", site.as_str()), ("name", name.as_str())];
    let title = edition.fill("feed.title_of", &values)?;
    let mut links = feeds(edition, [address("feed.xml"), address("feed.json")], &title)?;
    if !days::of_agency(edition.site, agency).is_empty() {
        let title = edition.fill("calendar.title_of", &values)?;
        links.push(calendar(edition, &address("calendar.ics"), &title)?);
    }
    Ok(links)
}

/// The feeds of a topic; none for one without a name in addresses.
pub(crate) fn topic(edition: &Edition<'_>, topic: TermIndex) -> Result<Vec<FeedLink>> {
    let Some(id) = &edition.site.term(topic).id else {
        return Ok(Vec::new());
    };
    let address = |file| addresses::of_topic(edition.lang, &id.value, file);
    let title = edition.term_title(topic);
    feeds(edition, [address("feed.xml"), address("feed.json")], &title)
}

/// The last day of a policy, for a calendar; none where it has no last day, or where that day has passed.
pub(crate) fn last_day(edition: &Edition<'_>, policy: &Policy) -> Result<Option<Link>> {
    let is_ahead = policy
        .validity
        .last_day
        .is_some_and(|day| day >= edition.site.as_of);
    let address = addresses::last_day(edition.lang, &policy.slug.value);
    is_ahead.then(|| to_calendar(edition, &address)).transpose()
}

/// The days of a round, for a calendar; only while districts have not reported yet.
pub(crate) fn round(edition: &Edition<'_>, policy: &Policy, round: &Round) -> Result<Option<Link>> {
    let is_ahead = round
        .districts_report_by
        .is_some_and(|day| day >= edition.site.as_of);
    let address = addresses::round_calendar(edition.lang, &policy.slug.value, &round.id.value);
    is_ahead.then(|| to_calendar(edition, &address)).transpose()
}

/// All days of a policy, to subscribe to; none where there are no days.
pub(crate) fn policy(edition: &Edition<'_>, policy: &Policy) -> Result<Option<Link>> {
    let has_days = !days::of_policy(policy).is_empty();
    let link = || {
        Ok(Link {
            label: edition.say("calendar.follow")?,
            href: edition.path(&addresses::policy_calendar(edition.lang, &policy.slug.value)),
        })
    };
    has_days.then(link).transpose()
}

fn to_calendar(edition: &Edition<'_>, address: &str) -> Result<Link> {
    Ok(Link {
        label: edition.say("calendar.add")?,
        href: edition.path(address),
    })
}

fn feeds(edition: &Edition<'_>, [atom, json]: [String; 2], title: &str) -> Result<Vec<FeedLink>> {
    Ok(vec![
        FeedLink {
            kind: "application/atom+xml",
            label: edition.say("feed.atom")?,
            title: title.to_owned(),
            href: edition.path(&atom),
        },
        FeedLink {
            kind: "application/feed+json",
            label: edition.say("feed.json")?,
            title: title.to_owned(),
            href: edition.path(&json),
        },
    ])
}

fn calendar(edition: &Edition<'_>, address: &str, title: &str) -> Result<FeedLink> {
    Ok(FeedLink {
        kind: "text/calendar",
        label: edition.say("feed.calendar")?,
        title: title.to_owned(),
        href: edition.path(address),
    })
}

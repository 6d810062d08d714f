//! Feeds: what happened, clause by clause, for a language, an agency or a topic; as Atom and as JSON Feed.
//!
//! In: the history of every policy. Out: feeds. Never here: the day of the build; a feed changes only when something
//! happened.

mod atom;
mod entries;
mod json;

use std::sync::Arc;

use anyhow::Result;
use jiff::civil::Date;

use crate::export::feeds::entries::{Entry, Subject, entries};
use crate::output::Output;
use crate::render::edition::Edition;
use crate::resolve::addresses;
use crate::resolve::site::Site;

/// A feed, ready to be written in either format.
struct Feed {
    /// Its title.
    title: String,
    /// What the site is about.
    description: String,
    /// The page that tells the same.
    page: String,
    /// When something happened last.
    updated: Date,
    /// Newest first.
    entries: Vec<Entry>,
}

/// Adds the feeds of each language, of its agencies and of its topics.
pub(super) fn add<'a>(editions: &[Arc<Edition<'a>>], output: &mut Output<'a>) -> Result<()> {
    for edition in editions {
        let (site, lang): (&'a Site, _) = (edition.site, edition.lang);
        let own = [addresses::feed(lang), addresses::json_feed(lang)];
        add_both(edition, output, own, Subject::Everything)?;
        for (at, agency) in site.agencies.iter().enumerate() {
            let files = ["feed.xml", "feed.json"];
            let own = files.map(|file| addresses::of_agency(lang, &agency.id.value, file));
            add_both(edition, output, own, Subject::Agency(at))?;
        }
        for topic in site.topics() {
            let Some(id) = &site.term(topic).id else { continue };
            let files = ["feed.xml", "feed.json"];
            let own = files.map(|file| addresses::of_topic(lang, &id.value, file));
            add_both(edition, output, own, Subject::Topic(topic))?;
        }
    }
    Ok(())
}

fn add_both<'a>(
    edition: &Arc<Edition<'a>>,
    output: &mut Output<'a>,
    [atom, json]: [String; 2],
    subject: Subject,
) -> Result<()> {
    let (of_atom, of_json) = (Arc::clone(edition), Arc::clone(edition));
    let own = edition.site.url(&atom);
    output.add(atom, move || {
        atom::write(&of_atom, &feed(&of_atom, subject)?, &own)
    })?;
    let own = edition.site.url(&json);
    output.add(json, move || {
        json::write(&of_json, &feed(&of_json, subject)?, &own)
    })
}

fn feed(edition: &Edition<'_>, subject: Subject) -> Result<Feed> {
    let site = edition.site;
    let entries = entries(edition, subject)?;
    let name = match subject {
        Subject::Everything => None,
        Subject::Agency(at) => Some(edition.heading(&site.agencies[at].short)),
        Subject::Topic(topic) => Some(edition.term_title(topic)),
    };
    let site_name = edition.text(&site.name);
    let title = match &name {
        None => edition.fill("feed.title", &[("site", &site_name)])?,
        Some(name) => edition.fill("feed.title_of", &[("site", &site_name), ("name", name)])?,
    };
    let page = match subject {
        Subject::Agency(at) => addresses::agency(edition.lang, &site.agencies[at].id.value),
        Subject::Everything | Subject::Topic(_) => addresses::updates(edition.lang),
    };
    // A feed must say when it changed; one in which nothing happened yet says when its policies were issued.
    let issued = site.policies.iter().map(|policy| policy.issued.value).max();
    Ok(Feed {
        title,
        description: edition.text(&site.description),
        page: site.url(&page),
        updated: entries
            .first()
            .map_or(issued.unwrap_or(site.as_of), |entry| entry.date),
        entries,
    })
}

/// Midnight in China, where the days of a policy begin; China has had one time zone and no summer time since 1992.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00+08:00")
}

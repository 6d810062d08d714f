//! `<lang>/feed.xml`: what happened, as an Atom feed (RFC 4287) in each language.
//!
//! In: the history of every policy. Out: one feed per language. Never here: the day of the build; a feed changes only
//! when something happened.

use anyhow::Result;
use jiff::civil::Date;

use crate::export::xml::Document;
use crate::lang::Lang;
use crate::output::Output;
use crate::resolve::addresses;
use crate::resolve::site::{Event, Policy, Site};

/// Adds the feed of each language.
pub(super) fn add<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    for &lang in &site.languages {
        output.add(addresses::feed(lang), move || feed(site, lang))?;
    }
    Ok(())
}

fn feed(site: &Site, lang: Lang) -> Result<Vec<u8>> {
    let mut events: Vec<(&Policy, &Event)> = site
        .policies
        .iter()
        .flat_map(|policy| policy.history.iter().map(move |event| (policy, event)))
        .collect();
    events.sort_by_key(|(policy, event)| {
        (
            std::cmp::Reverse(event.date.value),
            policy.slug.value.clone(),
            event.id.value.clone(),
        )
    });
    let own = site.url(&addresses::feed(lang));
    // A feed must say when it changed; one in which nothing happened yet says when its policies were issued.
    let issued = site.policies.iter().map(|policy| policy.issued.value).max();
    let updated = events
        .first()
        .map_or(issued.unwrap_or(site.as_of), |(_, event)| event.date.value);

    let mut document = Document::new()?;
    let attributes = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", lang.html()),
    ];
    document.parent("feed", &attributes, |feed| {
        feed.text("id", &[], &own)?;
        feed.text("title", &[], site.name.text(lang))?;
        feed.text("subtitle", &[], site.description.text(lang))?;
        feed.text("updated", &[], &instant(updated))?;
        feed.empty(
            "link",
            &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)],
        )?;
        let page = site.url(&addresses::updates(lang));
        feed.empty(
            "link",
            &[("rel", "alternate"), ("type", "text/html"), ("href", &page)],
        )?;
        feed.parent("author", &[], |author| {
            Ok(author.text("name", &[], site.publisher.text(lang))?)
        })?;
        events
            .iter()
            .try_for_each(|(policy, event)| entry(feed, site, lang, policy, event))
    })?;
    Ok(document.into_bytes())
}

fn entry(feed: &mut Document, site: &Site, lang: Lang, policy: &Policy, event: &Event) -> Result<()> {
    let url = site.url(&addresses::event(lang, &policy.slug.value, &event.id.value));
    feed.parent("entry", &[], |entry| {
        entry.text("id", &[], &url)?;
        entry.text("title", &[], event.title.text(lang))?;
        entry.text("published", &[], &instant(event.date.value))?;
        entry.text("updated", &[], &instant(event.date.value))?;
        entry.empty(
            "link",
            &[("rel", "alternate"), ("type", "text/html"), ("href", &url)],
        )?;
        entry.empty(
            "category",
            &[
                ("term", &policy.slug.value),
                ("label", policy.short_title.text(lang)),
            ],
        )?;
        for clause in &event.clauses {
            let clause = site.url(&addresses::clause(lang, &policy.slug.value, *clause));
            entry.empty(
                "link",
                &[("rel", "related"), ("type", "text/html"), ("href", &clause)],
            )?;
        }
        if let Some(text) = &event.text {
            // Markdown reads well as plain text, and plain text can hold no mark-up.
            entry.text("content", &[("type", "text")], text.text(lang).trim())?;
        }
        Ok(())
    })
}

/// Midnight in China, where the days of a policy begin; China has had one time zone and no summer time since 1992.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00+08:00")
}

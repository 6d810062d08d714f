//! A feed as Atom (RFC 4287).
//!
//! In: [`Feed`]. Out: XML. Never here: mark-up inside a text; texts are plain.

use anyhow::Result;

use crate::export::feeds::entries::Entry;
use crate::export::feeds::{Feed, instant};
use crate::export::xml::Document;
use crate::render::edition::Edition;

const HTML: &str = "text/html";

/// Writes a feed that stands at `own`.
pub(super) fn write(edition: &Edition<'_>, feed: &Feed, own: &str) -> Result<Vec<u8>> {
    let mut document = Document::new()?;
    let attributes = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", edition.lang.html()),
    ];
    document.parent("feed", &attributes, |xml| {
        xml.text("id", &[], own)?;
        xml.text("title", &[], &feed.title)?;
        xml.text("subtitle", &[], &feed.description)?;
        xml.text("updated", &[], &instant(feed.updated))?;
        link(xml, "self", "application/atom+xml", own)?;
        link(xml, "alternate", HTML, &feed.page)?;
        xml.parent("author", &[], |author| {
            author.text("name", &[], edition.site.publisher.text(edition.lang))?;
            if let Some(url) = &edition.site.publisher_url {
                author.text("uri", &[], url)?;
            }
            Ok(())
        })?;
        feed.entries.iter().try_for_each(|each| entry(xml, each))
    })?;
    Ok(document.into_bytes())
}

fn entry(xml: &mut Document, entry: &Entry) -> Result<()> {
    xml.parent("entry", &[], |xml| {
        xml.text("id", &[], &entry.id)?;
        xml.text("title", &[], &entry.title)?;
        xml.text("published", &[], &instant(entry.date))?;
        xml.text("updated", &[], &instant(entry.date))?;
        link(xml, "alternate", HTML, &entry.url)?;
        if entry.url != entry.event_url {
            link(xml, "related", HTML, &entry.event_url)?;
        }
        if let Some(source) = &entry.source_url {
            link(xml, "via", HTML, source)?;
        }
        let [policy, title] = &entry.policy;
        xml.empty("category", &[("term", policy), ("label", title)])?;
        for topic in &entry.topics {
            xml.empty("category", &[("term", topic)])?;
        }
        xml.text("summary", &[("type", "text")], &entry.summary)?;
        Ok(())
    })
}

fn link(xml: &mut Document, rel: &str, kind: &str, href: &str) -> Result<()> {
    Ok(xml.empty("link", &[("rel", rel), ("type", kind), ("href", href)])?)
}

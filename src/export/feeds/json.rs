//! A feed as JSON Feed 1.1.
//!
//! In: [`Feed`]. Out: JSON. Never here: `content_html`; texts are plain.

use anyhow::Result;
use serde_json::{Value, json};

use crate::export::api::pretty;
use crate::export::feeds::entries::Entry;
use crate::export::feeds::{Feed, instant};
use crate::render::edition::Edition;
use crate::resolve::addresses;

/// Writes a feed that stands at `own`.
pub(super) fn write(edition: &Edition<'_>, feed: &Feed, own: &str) -> Result<Vec<u8>> {
    let site = edition.site;
    let mut author = json!({ "name": edition.text(&site.publisher) });
    if let Some(url) = &site.publisher_url {
        author["url"] = json!(url);
    }
    let items: Vec<Value> = feed.entries.iter().map(|entry| item(edition, entry)).collect();
    pretty(&json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": own,
        "description": feed.description,
        "language": edition.lang.html(),
        "authors": [author],
        "items": items,
    }))
}

fn item(edition: &Edition<'_>, entry: &Entry) -> Value {
    let [policy, title] = &entry.policy;
    let tags: Vec<&String> = [title].into_iter().chain(&entry.topics).collect();
    let mut item = json!({
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": instant(entry.date),
        "date_modified": instant(entry.date),
        "language": edition.lang.html(),
        "tags": tags,
        // What is not in the standard stands below a name of ours, and says where it is explained.
        "_gongbao": {
            "about": edition.site.url(&addresses::data_page(edition.lang)),
            "policy": policy,
            "event": entry.event,
            "clause": entry.clause.map(|clause| clause.to_string()),
        },
    });
    if let Some(source) = &entry.source_url {
        item["external_url"] = json!(source);
    }
    item
}

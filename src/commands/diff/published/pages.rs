//! Pages that would be new, gone or others, and how much of them: their text, what stands around it, or only mark-up.
//!
//! In: a page's HTML before and after. Out: [`PageChange`]. Never here: understanding HTML that gongbao did not write.

use std::path::Path;

use serde::Serialize;

use crate::commands::diff::published::Fate;
use crate::report::difference::within;
use crate::write::shown::FileChange;

/// A page that would not be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::commands) struct PageChange {
    /// What becomes of it.
    pub(in crate::commands) fate: Fate,
    /// Its address: `en/policies/gz-cbec-2024/3/`.
    pub(in crate::commands) address: String,
    /// Its language, as its folder calls it; empty for the choice of language.
    pub(in crate::commands) lang: String,
    /// Its title.
    pub(in crate::commands) title: String,
    /// How much of it changes.
    pub(in crate::commands) extent: Extent,
    /// What changes in its text, shortened; none where that does not change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::commands) difference: Option<String>,
}

/// How much of a page changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::commands) enum Extent {
    /// The page as a whole is new or gone.
    Whole,
    /// What it is there for.
    Text,
    /// What stands around that on every page: head and foot of the site.
    Frame,
    /// Nothing that is read: addresses of style and scripts, descriptions for programs.
    Markup,
}

/// Comparing two long texts word by word takes its time; what is longer is told as changed, without the words.
const LONGEST: usize = 40_000;
/// Longer differences are cut: the page itself shows the rest.
const SHOWN: usize = 240;

/// What changes of a page; `None` where the file is none.
pub(super) fn page_change(change: FileChange<'_>, fate: Fate) -> Option<PageChange> {
    if Path::new(change.address).extension()? != "html" {
        return None;
    }
    let before = change.before.map(String::from_utf8_lossy);
    let after = change.after.map(String::from_utf8_lossy);
    let latest = after.as_deref().or(before.as_deref()).unwrap_or_default();
    let (extent, difference) = match (before.as_deref(), after.as_deref()) {
        (Some(before), Some(after)) => extent(before, after),
        _ => (Extent::Whole, None),
    };
    Some(PageChange {
        fate,
        address: change
            .address
            .strip_suffix("index.html")
            .unwrap_or(change.address)
            .to_owned(),
        lang: change
            .address
            .split_once('/')
            .map_or("", |(lang, _)| lang)
            .to_owned(),
        title: page_title(latest),
        extent,
        difference,
    })
}

/// What a page is called.
pub(in crate::commands) fn page_title(html: &str) -> String {
    plain(between(html, "<title>", "</title>").unwrap_or_default())
}

fn extent(before: &str, after: &str) -> (Extent, Option<String>) {
    let main = |html| plain(between(html, "<main", "</main>").unwrap_or(html));
    let body = |html| plain(between(html, "<body", "</body>").unwrap_or(html));
    let (old, new) = (main(before), main(after));
    if old != new {
        let is_short = old.len() + new.len() < LONGEST;
        return (Extent::Text, is_short.then(|| cut(&within(&old, &new))));
    }
    if body(before) == body(after) {
        (Extent::Markup, None)
    } else {
        (Extent::Frame, None)
    }
}

fn cut(difference: &str) -> String {
    match difference.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &difference[..end]),
        None => difference.to_owned(),
    }
}

/// What stands between the first `start` and the `end` behind it.
fn between<'a>(html: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(start)?;
    // The rest of the opening tag is no text.
    let rest = if start.ends_with('>') {
        rest
    } else {
        rest.split_once('>')?.1
    };
    rest.split_once(end).map(|(inside, _)| inside)
}

/// The text of HTML that gongbao wrote: no tags, no scripts, single spaces.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut is_script = false;
    for piece in html.split_inclusive('>') {
        let (words, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        if !is_script {
            text.push_str(words);
        }
        is_script = (is_script || tag.starts_with("<script")) && !tag.starts_with("</script");
        // Words of a paragraph run on through a link; those of two table cells don't.
        if ![
            "<a", "</a", "<span", "</span", "<wbr", "<mark", "</mark", "<strong", "</strong", "<em", "</em",
        ]
        .iter()
        .any(|inline| {
            tag.strip_prefix(inline)
                .is_some_and(|rest| rest.starts_with([' ', '>']))
        }) {
            text.push(' ');
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(style: &str, head: &str, text: &str) -> String {
        format!(
            "<html><head><title>Rent &amp; more</title><link href=\"{style}\"></head><body><nav>{head}</nav>\
             <main class=\"page\">{text}</main></body></html>"
        )
    }

    #[test]
    fn a_change_of_text_is_told_from_one_around_it_and_from_mark_up() {
        let before = page(
            "a",
            "Home",
            "<p>up to <span class=\"whole\">50</span>, a year</p>",
        );
        for (after, extent, difference) in [
            (
                page(
                    "a",
                    "Home",
                    "<p>up to <span class=\"whole\">80</span>, a year</p>",
                ),
                Extent::Text,
                Some("up to [-50-]{+80+}, a year"),
            ),
            (
                page("a", "Start", "<p>up to <b>50</b>, a year</p>").replace("<b>50</b>", "<span>50</span>"),
                Extent::Frame,
                None,
            ),
            (
                page(
                    "b",
                    "Home",
                    "<p>up to <span class=\"whole\">50</span>, a year</p>",
                ),
                Extent::Markup,
                None,
            ),
        ] {
            let change = FileChange {
                address: "en/rent/index.html",
                before: Some(before.as_bytes()),
                after: Some(after.as_bytes()),
            };
            let found = page_change(change, Fate::Changed).unwrap();
            assert_eq!((found.extent, found.difference.as_deref()), (extent, difference));
            assert_eq!(
                (found.title.as_str(), found.lang.as_str(), found.address.as_str()),
                ("Rent & more", "en", "en/rent/")
            );
        }
    }

    #[test]
    fn what_is_no_page_is_left_to_others() {
        let change = FileChange {
            address: "en/feed.xml",
            before: None,
            after: Some(b"<feed/>"),
        };
        assert_eq!(page_change(change, Fate::New), None);
    }

    #[test]
    fn a_long_difference_is_cut_between_characters() {
        assert_eq!(cut(&"字".repeat(300)).chars().count(), SHOWN + 1);
    }
}

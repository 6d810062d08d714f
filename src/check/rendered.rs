//! Links of the finished pages lead to files that are there, and to anchors that those pages have.
//!
//! In: each page as it was made. Out: findings at the author's text in which the link stands. Never here: other hosts.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use crate::markdown::links::{Target, links};
use crate::output::Output;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::blocks;
use crate::resolve::site::Site;
use crate::source::Span;

/// The attributes whose value is an address: of links, of scripts, of forms, of quotations.
const LEADING: [&str; 4] = ["href", "src", "action", "cite"];

/// What the pages of a site offer, and where they lead.
#[derive(Debug)]
pub struct Pages<'a> {
    site: &'a Site,
    output: &'a Output<'a>,
    seen: Mutex<Seen>,
}

/// A large site has millions of anchors: of each only its hash is kept.
#[derive(Debug, Default)]
struct Seen {
    anchors: BTreeSet<u64>,
    /// Links to anchors and to what is not there, by the hash of where they lead.
    links: BTreeMap<u64, Link>,
}

#[derive(Debug)]
struct Link {
    written: String,
    target: String,
    anchor: String,
}

impl<'a> Pages<'a> {
    /// Nothing was looked at yet.
    #[must_use]
    pub fn new(site: &'a Site, output: &'a Output<'a>) -> Self {
        Pages {
            site,
            output,
            seen: Mutex::default(),
        }
    }

    /// Looks at a file; what is no page is passed by.
    pub fn look_at(&self, address: &str, bytes: &[u8]) {
        if !is_page(address) {
            return;
        }
        let mut found = Seen::default();
        for (name, value) in attributes(&String::from_utf8_lossy(bytes)) {
            if name == "id" {
                found.anchors.insert(hash(address, &value));
            } else if LEADING.contains(&name)
                && let Some((target, anchor)) = resolved(self.site, address, &value)
                && !(anchor.is_empty() && self.output.contains(&target))
            {
                let link = Link {
                    written: value,
                    anchor,
                    target,
                };
                found.links.insert(hash(&link.target, &link.anchor), link);
            }
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.anchors.append(&mut found.anchors);
        seen.links.append(&mut found.links);
    }

    /// Reports every link that leads nowhere, each once.
    pub fn report(self, report: &mut Report) {
        let seen = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let dead = seen.links.iter().filter(|(hash, _)| !seen.anchors.contains(hash));
        let dead: Vec<&Link> = dead.map(|(_, link)| link).collect();
        if dead.is_empty() {
            return;
        }
        // Looked for once: a link of a template can be dead on every page.
        let written = written_anchors(self.site);
        for link in dead {
            let span = written.get(&link.written);
            report.add(finding(self.site, span, &link.target, &link.anchor));
        }
    }
}

fn is_page(address: &str) -> bool {
    address.rsplit('.').next() == Some("html")
}

fn hash(address: &str, anchor: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (address, anchor).hash(&mut hasher);
    hasher.finish()
}

/// Where authors link to an anchor of the same page, by that link; its first place.
fn written_anchors(site: &Site) -> BTreeMap<String, Span> {
    let mut written = BTreeMap::new();
    for block in blocks(site) {
        for (_, text) in block.text.written() {
            for (range, target) in links(text.as_str()) {
                if let Target::Anchor(link) = target {
                    written.entry(link).or_insert_with(|| text.written.locate(range));
                }
            }
        }
    }
    written
}

fn finding(site: &Site, written: Option<&Span>, target: &str, anchor: &str) -> Diagnostic {
    let lacking = match (anchor, is_page(target)) {
        ("", true) => format!("there is no page `{target}`"),
        ("", false) => format!("there is no file `{target}`"),
        _ => format!("the page `{target}` has no anchor `#{anchor}`"),
    };
    let message = format!("this link leads nowhere: {lacking}");
    let (span, help) = match written {
        Some(span) => (
            span.clone(),
            "an anchor is for the same page only; to a clause leads `clause:policy/3.1`",
        ),
        None => (
            Span::unreadable(format!("themes/{}", site.theme.value)),
            "a template of the theme makes this link: put it right there",
        ),
    };
    Diagnostic::warning("dead-fragment", span, message).help(help)
}

/// The file and the anchor to which a link of a page leads; nothing where it leaves the site.
fn resolved(site: &Site, page: &str, link: &str) -> Option<(String, String)> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or_default();
    let anchor = unescaped(anchor);
    if path.is_empty() {
        return Some((page.to_owned(), anchor));
    }
    let own = path
        .strip_prefix(&site.base_url)
        .or_else(|| path.strip_prefix(site.base_path()));
    let mut target = match own {
        Some(own) if own.starts_with('/') => return None,
        Some(own) => unescaped(own),
        None => from_folder(page, &unescaped(path))?,
    };
    if target.is_empty() || target.ends_with('/') {
        target.push_str("index.html");
    }
    Some((target, anchor))
}

/// Where a relative link leads; nothing where it is none, or climbs out of the site.
fn from_folder(page: &str, link: &str) -> Option<String> {
    let is_elsewhere = link.starts_with('/') || link.split('/').next()?.contains(':');
    if is_elsewhere {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let mut is_folder = false;
    for part in link.split('/') {
        is_folder = matches!(part, "" | "." | "..");
        if part == ".." {
            parts.pop()?;
        } else if !is_folder {
            parts.push(part);
        }
    }
    if is_folder && !parts.is_empty() {
        parts.push("");
    }
    Some(parts.join("/"))
}

/// `%E4%B8%89` as the characters that it stands for.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = (*first == b'%').then(|| behind.get(..2)).flatten();
        let byte = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every attribute of every tag, with its value. Our templates write well-formed HTML; this is no parser for others'.
fn attributes(html: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        while let Some(end) = rest.find(['=', '>']) {
            if rest[end..].starts_with('>') {
                break;
            }
            let name = rest[..end].rsplit(char::is_whitespace).next().unwrap_or_default();
            let value = &rest[end + 1..];
            let (value, behind) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                _ => value.split_at(value.find(['>', ' ', '\n']).unwrap_or(value.len())),
            };
            found.push((name, value.replace("&amp;", "&")));
            rest = behind;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::testing;

    #[test]
    fn attributes_are_found_in_tags_and_nowhere_else() {
        let html = "<a class=x href=\"/a?b=1&amp;c#d\" hidden>id=\"no\"</a><p id='p'>1 < 2</p>";
        let found = attributes(html);
        assert_eq!(
            found,
            [
                ("class", "x".to_owned()),
                ("href", "/a?b=1&c#d".to_owned()),
                ("id", "p".to_owned())
            ]
        );
    }

    #[test]
    fn a_link_leads_to_a_file_and_an_anchor() {
        let site = testing::site();
        for (link, expected) in [
            ("#c1-1", Some(("en/index.html", "c1-1"))),
            (
                "/en/policies/cbec/#c1-1",
                Some(("en/policies/cbec/index.html", "c1-1")),
            ),
            ("/feed.xml?a=b", Some(("feed.xml", ""))),
            ("https://example.org/en/", Some(("en/index.html", ""))),
            ("https://other.example/en/", None),
            ("mailto:a@example.org", None),
            ("//other.example/en/", None),
            ("calendar.ics", Some(("en/calendar.ics", ""))),
            ("./data/#top", Some(("en/data/index.html", "top"))),
            (
                "../zh-hans/finder/?place=nansha",
                Some(("zh-hans/finder/index.html", "")),
            ),
            ("..", Some(("index.html", ""))),
            ("../../en/", None),
            ("#%E4%B8%89", Some(("en/index.html", "三"))),
        ] {
            let found = resolved(&site, "en/index.html", link);
            let expected = expected.map(|(target, anchor)| (target.to_owned(), anchor.to_owned()));
            assert_eq!(found, expected, "{link}");
        }
    }
}

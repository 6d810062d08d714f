//! Where the links of a Markdown text may go.
//!
//! In: what an author typed between the brackets. Out: a [`Target`]; with a [`Site`] and a language, its address.
//! Never here: HTML. Whether a target exists is for `check` to report.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::lang::Lang;
use crate::markdown::simple::simple;
use crate::resolve::addresses;
use crate::resolve::site::{ClauseId, Site};

/// What a link names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address that leaves the site: `https:`, `http:`, `mailto:`, `tel:`.
    Outside(String),
    /// An anchor of the same page, with its `#`.
    Anchor(String),
    /// `policy:slug`.
    Policy(String),
    /// `page:slug`.
    Page(String),
    /// `agency:id`.
    Agency(String),
    /// `measure:slug/3`.
    Measure(String, u32),
    /// `clause:slug/3.1`.
    Clause(String, ClauseId),
    /// An image. No page shows one: content/ holds none, and other hosts are not asked for anything.
    Image(String),
    /// Nothing that a page may link to: another scheme (`javascript:`), or a form that we don't know.
    Refused(String),
}

/// The schemes that leave the site. Everything else that could run or load something is refused.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Target {
    /// Reads what stands in a link.
    #[must_use]
    pub fn parse(written: &str) -> Target {
        // Browsers skip these characters before they look for a scheme, so `java\nscript:` is one.
        let destination: String = written
            .trim()
            .chars()
            .filter(|character| !character.is_control())
            .collect();
        if destination.starts_with('#') {
            return Target::Anchor(destination);
        }
        let own = destination.split_once(':').and_then(|(scheme, rest)| {
            let scheme = scheme.to_ascii_lowercase();
            if SCHEMES.contains(&scheme.as_str()) {
                return Some(Target::Outside(destination.clone()));
            }
            Self::parse_own(&scheme, rest)
        });
        own.unwrap_or(Target::Refused(destination))
    }

    fn parse_own(scheme: &str, rest: &str) -> Option<Target> {
        if rest.is_empty() {
            return None;
        }
        match scheme {
            "policy" => Some(Target::Policy(rest.to_owned())),
            "page" => Some(Target::Page(rest.to_owned())),
            "agency" => Some(Target::Agency(rest.to_owned())),
            "measure" => {
                let (policy, number) = rest.split_once('/')?;
                Some(Target::Measure(policy.to_owned(), number.parse().ok()?))
            }
            "clause" => {
                let (policy, id) = rest.split_once('/')?;
                Some(Target::Clause(policy.to_owned(), id.parse().ok()?))
            }
            _ => None,
        }
    }
}

/// Every link and image of a Markdown text, and where it stands.
#[must_use]
pub fn links(markdown: &str) -> Vec<(Range<usize>, Target)> {
    if simple(markdown).is_some() {
        return Vec::new();
    }
    Parser::new(markdown)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link {
                link_type, dest_url, ..
            }) => Some((range, Target::parse(&destination(link_type, &dest_url)))),
            Event::Start(Tag::Image { dest_url, .. }) => Some((range, Target::Image(dest_url.into_string()))),
            _ => None,
        })
        .collect()
}

/// The destination as a browser must see it: `<name@example.org>` has no scheme of its own.
pub(crate) fn destination(link_type: LinkType, written: &str) -> String {
    if link_type == LinkType::Email {
        format!("mailto:{written}")
    } else {
        written.to_owned()
    }
}

/// Turns targets into addresses of one language of a site.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// The site that knows what exists.
    pub site: &'a Site,
    /// The language of the page.
    pub lang: Lang,
}

impl Links<'_> {
    /// Path or address to put into a link; nothing where the target is refused or does not exist.
    #[must_use]
    pub fn href(&self, target: &Target) -> Option<String> {
        let address = match target {
            Target::Outside(address) | Target::Anchor(address) => return Some(address.clone()),
            Target::Image(_) | Target::Refused(_) => return None,
            Target::Page(slug) => {
                self.site.pages.iter().find(|page| page.slug == *slug)?;
                addresses::page(self.lang, slug)
            }
            Target::Agency(id) => {
                self.site.agencies.iter().find(|agency| agency.id.value == *id)?;
                addresses::agency(self.lang, id)
            }
            Target::Policy(slug) => {
                self.site.policy(slug)?;
                addresses::policy(self.lang, slug)
            }
            Target::Measure(slug, number) => {
                self.site.policy(slug)?.measure(*number)?;
                addresses::measure(self.lang, slug, *number)
            }
            Target::Clause(slug, id) => {
                self.site.policy(slug)?.clause_ever(*id)?;
                addresses::clause(self.lang, slug, *id)
            }
        };
        Some(self.site.path(&address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_goes_only_where_a_page_may_go() {
        let clause = ClauseId {
            measure: 3,
            clause: 1,
        };
        for (written, expected) in [
            (
                "https://example.org/",
                Target::Outside("https://example.org/".into()),
            ),
            (
                "HTTPS://example.org/",
                Target::Outside("HTTPS://example.org/".into()),
            ),
            (
                "mailto:a@example.org",
                Target::Outside("mailto:a@example.org".into()),
            ),
            ("#c3-1", Target::Anchor("#c3-1".into())),
            ("agency:commerce", Target::Agency("commerce".into())),
            ("measure:cbec/3", Target::Measure("cbec".into(), 3)),
            ("clause:cbec/3.1", Target::Clause("cbec".into(), clause)),
            ("measure:cbec/three", Target::Refused("measure:cbec/three".into())),
            (
                "javascript:alert(1)",
                Target::Refused("javascript:alert(1)".into()),
            ),
            (
                " JaVa\tScript:alert(1)",
                Target::Refused("JaVaScript:alert(1)".into()),
            ),
            ("data:text/html,x", Target::Refused("data:text/html,x".into())),
            ("//example.org/", Target::Refused("//example.org/".into())),
            ("", Target::Refused(String::new())),
        ] {
            assert_eq!(Target::parse(written), expected, "{written:?}");
        }
    }

    #[test]
    fn every_link_is_found_with_its_place() {
        let markdown = "见[商务局](agency:commerce)、<https://example.org/>和[它](java&#115;cript:x)。";
        let found: Vec<(&str, Target)> = links(markdown)
            .into_iter()
            .map(|(range, target)| (&markdown[range], target))
            .collect();
        assert_eq!(
            found,
            [
                ("[商务局](agency:commerce)", Target::Agency("commerce".into())),
                (
                    "<https://example.org/>",
                    Target::Outside("https://example.org/".into())
                ),
                ("[它](java&#115;cript:x)", Target::Refused("javascript:x".into())),
            ]
        );
    }
}

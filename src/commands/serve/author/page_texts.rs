//! Which texts stand on a page of the site, and which element of the page holds each.
//!
//! In: the address of a page. Out: paths of texts, and selectors. Never here: HTML; what a page looks like: only the marks
//! of the official text (`data-official`, `data-clause`) are relied on, which every theme has to set.

use crate::resolve::site::ClauseId;

/// A page of the site, by what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject<'a> {
    /// A home page, or one that is about nothing but the site.
    Site,
    /// A policy in full.
    Policy(&'a str),
    /// A policy in another form: compared, or by agency.
    PolicyOtherwise(&'a str),
    /// A measure.
    Measure(&'a str, u32),
    /// Every agency.
    Agencies,
    /// An agency.
    Agency(&'a str),
    /// The glossary.
    Glossary,
    /// The finder.
    Finder,
    /// What happened.
    Updates,
    /// A free page.
    Free(&'a str),
}

impl<'a> Subject<'a> {
    /// What the page at an address (`en/policies/cbec/3/`) is about.
    pub(super) fn of(address: &'a str) -> Subject<'a> {
        let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
        match parts.get(1..).unwrap_or_default() {
            ["policies", policy] => Subject::Policy(policy),
            ["policies", policy, rest @ ..] => match rest.first().and_then(|part| part.parse().ok()) {
                Some(number) => Subject::Measure(policy, number),
                None => Subject::PolicyOtherwise(policy),
            },
            ["agencies"] => Subject::Agencies,
            ["agencies", id] => Subject::Agency(id),
            ["glossary"] => Subject::Glossary,
            ["finder"] => Subject::Finder,
            ["updates"] => Subject::Updates,
            ["policies" | "search" | "data" | "404.html"] | [] => Subject::Site,
            [slug, ..] => Subject::Free(slug),
        }
    }

    /// Whether a text stands on the page.
    pub(super) fn shows(self, path: &str) -> bool {
        let parts: Vec<&str> = path.split('/').collect();
        match (self, parts.as_slice()) {
            (Subject::Site, ["site", ..])
            | (Subject::Agencies, ["agencies", _, "full"])
            | (Subject::Glossary, ["glossary", ..])
            | (Subject::Finder, ["questions", ..])
            | (Subject::Updates, ["policies", _, "history", ..]) => true,
            (Subject::Agency(id), ["agencies", own, ..]) | (Subject::Free(id), ["pages", own, ..]) => {
                id == *own
            }
            (Subject::Policy(policy) | Subject::PolicyOtherwise(policy), ["policies", own, ..]) => {
                policy == *own
            }
            (
                Subject::Measure(policy, number),
                ["policies", own, "changes", _, part, ..] | ["policies", own, part, ..],
            ) => policy == *own && measure_of(part) == Some(number),
            _ => false,
        }
    }

    /// The element that holds an official text on this page; `None` where none does.
    pub(super) fn selector(self, path: &str) -> Option<String> {
        let (policy, number) = match self {
            Subject::Policy(policy) => (policy, None),
            Subject::Measure(policy, number) => (policy, Some(number)),
            _ => return None,
        };
        let own = path
            .strip_prefix("policies/")?
            .strip_prefix(policy)?
            .strip_prefix('/')?;
        let part = match own {
            "notice/heading" => "notice-heading",
            "notice/title" => "notice-title",
            "notice/addressees" => "notice-addressees",
            "notice/body" => "notice",
            "notice/signature" => "notice-signature",
            "notice/contact" => "notice-contact",
            "title" => "title",
            "preamble" => "preamble",
            other => return numbered(other, number),
        };
        number.is_none().then(|| format!("[data-official=\"{part}\"]"))
    }
}

/// The headings of measures, and clauses.
fn numbered(path: &str, page: Option<u32>) -> Option<String> {
    match path.split_once('/')? {
        (number, "title") => {
            let measure: u32 = number.parse().ok()?;
            Some(match page {
                Some(_) => "[data-official=\"heading\"]".to_owned(),
                // The heading has no number of its own; the section around it is named after the measure.
                None => format!("#m{measure} [data-official=\"heading\"]"),
            })
        }
        (clause, "text") => {
            let id: ClauseId = clause.parse().ok()?;
            Some(format!("[data-official=\"clause\"][data-clause=\"{id}\"]"))
        }
        _ => None,
    }
}

fn measure_of(part: &str) -> Option<u32> {
    part.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_the_texts_of_its_subject() {
        for (page, path, shown, selector) in [
            ("en/", "site/name", true, None),
            (
                "en/policies/cbec/",
                "policies/cbec/title",
                true,
                Some("[data-official=\"title\"]"),
            ),
            (
                "en/policies/cbec/",
                "policies/cbec/3/title",
                true,
                Some("#m3 [data-official=\"heading\"]"),
            ),
            (
                "en/policies/cbec/3/",
                "policies/cbec/3/title",
                true,
                Some("[data-official=\"heading\"]"),
            ),
            (
                "en/policies/cbec/3/",
                "policies/cbec/3.1/text",
                true,
                Some("[data-official=\"clause\"][data-clause=\"3.1\"]"),
            ),
            ("en/policies/cbec/3/", "policies/cbec/3/summary", true, None),
            ("en/policies/cbec/3/", "policies/cbec/13.1/text", false, None),
            ("en/policies/cbec/3/", "policies/cbec/title", false, None),
            ("en/policies/cbec/compare/", "policies/cbec/3.1/text", true, None),
            ("en/policies/cbec/", "policies/cbec-2/title", false, None),
            ("en/agencies/tax/", "agencies/tax/full", true, None),
            ("en/agencies/tax/", "agencies/tax-2/full", false, None),
            ("en/about/", "pages/about/body", true, None),
            ("", "site/name", true, None),
        ] {
            let subject = Subject::of(page);
            assert_eq!(subject.shows(path), shown, "{page}: {path}");
            let found = subject.selector(path).filter(|_| shown);
            assert_eq!(found.as_deref(), selector, "{page}: {path}");
        }
    }
}

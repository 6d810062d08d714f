//! What is said beside a translation whose original has changed since: the old translation stays, and is marked.
//!
//! In: an [`Edition`], the path of a text, and where its original stands. Out: [`OutdatedView`]. Never here: official text.

use anyhow::Result;

use crate::lang::Lang;
use crate::render::edition::Edition;
use crate::render::pages::parts::{Link, OutdatedView};
use crate::resolve::addresses;
use crate::resolve::site::{Clause, Measure, Policy};
use crate::resolve::wordings;

/// Beside a clause.
pub(crate) fn clause(
    edition: &Edition<'_>,
    policy: &Policy,
    clause: &Clause,
) -> Result<Option<OutdatedView>> {
    let path = wordings::clause_path(policy, clause.id);
    view(edition, "outdated.clause", &[&path], |lang| {
        addresses::clause(lang, &policy.slug.value, clause.id)
    })
}

/// Beside the heading of a measure.
pub(crate) fn heading(
    edition: &Edition<'_>,
    policy: &Policy,
    measure: &Measure,
) -> Result<Option<OutdatedView>> {
    let path = wordings::heading_path(policy, measure.number);
    view(edition, "outdated.heading", &[&path], |lang| {
        addresses::measure(lang, &policy.slug.value, measure.number)
    })
}

/// Beside a part of the whole text: one of these texts of the policy, found at this anchor.
pub(crate) fn part(
    edition: &Edition<'_>,
    policy: &Policy,
    texts: &[&str],
    anchor: &str,
) -> Result<Option<OutdatedView>> {
    let paths: Vec<String> = texts
        .iter()
        .map(|text| wordings::part_path(policy, text))
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    view(edition, "outdated.part", &paths, |lang| {
        format!("{}#{anchor}", addresses::policy(lang, &policy.slug.value))
    })
}

/// Above a free page.
pub(crate) fn page(edition: &Edition<'_>, slug: &str) -> Result<Option<OutdatedView>> {
    let path = format!("pages/{slug}/body");
    view(edition, "outdated.page", &[&path], |lang| {
        addresses::page(lang, slug)
    })
}

fn view(
    edition: &Edition<'_>,
    words: &str,
    paths: &[&str],
    address: impl Fn(Lang) -> String,
) -> Result<Option<OutdatedView>> {
    if !paths.iter().any(|path| edition.is_outdated(path)) {
        return Ok(None);
    }
    // The original, or the other script of it where that one is not published.
    let published = &edition.site.languages;
    let original = [edition.site.source, Lang::ZhHans, Lang::ZhHant];
    let Some(lang) = original.into_iter().find(|lang| published.contains(lang)) else {
        return Ok(None);
    };
    Ok(Some(OutdatedView {
        text: edition.say(words)?,
        lang: lang.html(),
        original: Link {
            label: edition.say("outdated.original")?,
            href: edition.path(&address(lang)),
        },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing;
    use crate::resolve::site::TranslationRecord;
    use crate::resolve::testing::span;
    use crate::source::Spanned;

    #[test]
    fn only_the_outdated_clause_is_marked_and_only_in_the_translation() {
        let mut site = testing::site();
        site.translations = vec![TranslationRecord {
            block: Spanned::new("policies/cbec/1.1/text".to_owned(), span()),
            source_hash: Spanned::new("0000000000000000".to_owned(), span()),
            source_text: None,
        }];
        let theme = testing::theme(&site);
        let policy = &site.policies[0];
        let measure = &policy.measures[0];
        let marked = |lang| {
            let edition = Edition::new(&site, &theme, lang);
            clause(&edition, policy, &measure.clauses[0])
                .unwrap()
                .map(|view| view.original.href)
        };
        assert_eq!(
            marked(Lang::En).as_deref(),
            Some("/zh-hans/policies/cbec/1/#c1-1")
        );
        assert_eq!(marked(Lang::ZhHans), None);
        let edition = Edition::new(&site, &theme, Lang::En);
        assert!(heading(&edition, policy, measure).unwrap().is_none());
    }
}

//! A policy in its languages side by side: `<lang>/policies/<policy>/compare/`, template `compare.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::lang::Lang;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::compare_rows::Table;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{Frame, Link};
use crate::render::pages::{changes, words};
use crate::resolve::addresses;
use crate::resolve::site::{Policy, Site};

/// What `compare.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct ComparePage {
    /// What every page has.
    pub frame: Frame,
    /// "Side by side".
    pub title: String,
    /// What one sees here: a sentence or two.
    pub lead: String,
    /// The text in the reader's language alone.
    pub policy: Link,
    /// One column for each language that is published.
    pub columns: Vec<Column>,
    /// Which columns can be chosen; empty where there are two only.
    pub choices: Vec<Choice>,
    /// The blocks of the text, in their order.
    pub rows: Vec<CompareRow>,
}

/// A language.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// `lang` attribute.
    pub lang: &'static str,
    /// `zh-hans`: for the class.
    pub key: &'static str,
    /// Its name in the language itself.
    pub name: String,
    /// Its short name in the language itself: 繁, 简, EN.
    pub short: String,
    /// "original", "translation", in the language itself.
    pub origin: String,
}

/// A choice of columns.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// `zh-hans,en`: what the address says.
    pub value: String,
    /// The column that is left out, for the style; none where all are there.
    pub without: Option<&'static str>,
    /// "All 3"; none for a pair, which names its columns.
    pub label: Option<String>,
    /// The columns of a pair.
    pub columns: Vec<Column>,
}

/// A block of the text in every language.
#[derive(Debug, Clone, Serialize)]
pub struct CompareRow {
    /// `notice-heading`, `notice-title`, `notice-addressees`, `notice`, `notice-signature`, `notice-date`, `title`,
    /// `preamble`, `heading` or `clause`: for the class.
    pub kind: &'static str,
    /// Its anchor, the same as in the text itself; none for the smaller parts of the notice.
    pub anchor: Option<String>,
    /// What stands in the margin: 3.1; empty where the text itself says which part it is.
    pub number: String,
    /// What the row is called: "Clause 3.1".
    pub name: String,
    /// One for each column.
    pub cells: Vec<CompareCell>,
}

/// A block in one language.
#[derive(Debug, Clone, Serialize)]
pub struct CompareCell {
    /// Its language.
    pub column: Column,
    /// Safe HTML; sums, shares, dates and document numbers in `<mark>`.
    pub html: String,
    /// The block on its own page in this language, named in that language.
    pub link: Link,
}

/// Adds the page of every policy, if there is something to compare.
pub(crate) fn add<'a>(editions: &Arc<[Arc<Edition<'a>>]>, output: &mut Output<'a>) -> Result<()> {
    if editions.len() < 2 {
        return Ok(());
    }
    for edition in editions.iter() {
        let site: &'a Site = edition.site;
        for policy in &site.policies {
            let address = addresses::compare(edition.lang, &policy.slug.value);
            let all = Arc::clone(editions);
            edition.add(output, &address, "compare.html", move |edition| {
                page(edition, &all, policy)
            })?;
        }
    }
    Ok(())
}

/// The page, at the top or at an anchor; none on a site of one language.
pub(crate) fn link(edition: &Edition<'_>, policy: &Policy, anchor: &str) -> Result<Option<Link>> {
    if edition.site.languages.len() < 2 {
        return Ok(None);
    }
    let address = addresses::compare(edition.lang, &policy.slug.value);
    Ok(Some(Link {
        label: edition.say("compare.title")?,
        href: edition.path(&format!("{address}{anchor}")),
    }))
}

fn page<'a>(edition: &Edition<'a>, all: &[Arc<Edition<'a>>], policy: &Policy) -> Result<ComparePage> {
    let title = edition.say("compare.title")?;
    let columns = all
        .iter()
        .map(|edition| column(edition))
        .collect::<Result<Vec<_>>>()?;
    let head = Head {
        address: &|lang| addresses::compare(lang, &policy.slug.value),
        title: Some(&title),
        description: edition.fill(
            "compare.description",
            &[("policy", policy.short_title.text(edition.lang))],
        )?,
        section: Section::Policy,
        above: vec![words::policy_link(edition, policy)],
        json_ld: None,
    };
    let table = Table {
        edition,
        all,
        policy,
        columns: &columns,
    };
    Ok(ComparePage {
        frame: Frame {
            repeal: changes::repeal(edition, policy)?,
            ..frame(edition, head)?
        },
        title,
        lead: edition.say("compare.lead")?,
        policy: Link {
            label: edition.say("compare.policy")?,
            href: words::policy_link(edition, policy).href,
        },
        rows: table.rows()?,
        choices: choices(edition, &columns)?,
        columns,
    })
}

fn column(edition: &Edition<'_>) -> Result<Column> {
    let original = edition.site.source;
    let origin = match edition.lang {
        lang if lang == original => "compare.original",
        lang if lang.is_chinese() == original.is_chinese() => "compare.other_script",
        _ => "compare.translation",
    };
    Ok(Column {
        lang: edition.lang.html(),
        key: edition.lang.folder(),
        name: edition.say("language.name")?,
        short: edition.say("language.short")?,
        origin: edition.say(origin)?,
    })
}

/// All columns, or all but one: of three languages these are the pairs.
fn choices(edition: &Edition<'_>, columns: &[Column]) -> Result<Vec<Choice>> {
    if columns.len() != Lang::ALL.len() {
        return Ok(Vec::new());
    }
    let mut choices = vec![Choice {
        value: String::new(),
        without: None,
        label: Some(edition.count("compare.all", columns.len())?),
        columns: Vec::new(),
    }];
    for left_out in columns.iter().rev() {
        let pair: Vec<Column> = columns
            .iter()
            .filter(|column| column.key != left_out.key)
            .cloned()
            .collect();
        choices.push(Choice {
            value: pair.iter().map(|column| column.key).collect::<Vec<_>>().join(","),
            without: Some(left_out.key),
            label: None,
            columns: pair,
        });
    }
    Ok(choices)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing;

    #[test]
    fn every_row_has_every_language_and_its_own_links() {
        let site = testing::site();
        let theme = testing::theme(&site);
        let all: Vec<Arc<Edition<'_>>> = Lang::ALL
            .map(|lang| Arc::new(Edition::new(&site, &theme, lang)))
            .into();
        let page = page(&all[0], &all, &site.policies[0]).unwrap();
        let kinds: Vec<&str> = page.rows.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, ["title", "preamble", "heading", "clause"]);
        let clause = &page.rows[3];
        assert_eq!(
            (clause.number.as_str(), clause.anchor.as_deref()),
            ("1.1", Some("c1-1"))
        );
        let links: Vec<&str> = clause.cells.iter().map(|cell| cell.link.href.as_str()).collect();
        assert_eq!(
            links,
            [
                "/zh-hant/policies/cbec/1/#c1-1",
                "/zh-hans/policies/cbec/1/#c1-1",
                "/en/policies/cbec/1/#c1-1"
            ]
        );
        let values: Vec<&str> = page.choices.iter().map(|choice| choice.value.as_str()).collect();
        assert_eq!(values, ["", "zh-hant,zh-hans", "zh-hant,en", "zh-hans,en"]);
    }
}

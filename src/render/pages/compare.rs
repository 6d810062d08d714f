//! A policy in its languages side by side: `<lang>/policies/<policy>/compare/`, template `compare.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::facts;
use crate::lang::Lang;
use crate::markdown;
use crate::output::Output;
use crate::render::annotate::{Around, annotate};
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{Frame, Link};
use crate::render::pages::{passages, words};
use crate::resolve::addresses;
use crate::resolve::site::{Clause, LocalText, Measure, Notice, Policy, Site};

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

/// Where a block stands on the pages of each language: what to call it, and its address.
type Where<'f> = &'f dyn Fn(&Edition<'_>) -> Result<Link>;

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
        frame: frame(edition, head)?,
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

/// What all rows are made with.
struct Table<'t, 'a> {
    edition: &'t Edition<'a>,
    all: &'t [Arc<Edition<'a>>],
    policy: &'t Policy,
    columns: &'t [Column],
}

impl Table<'_, '_> {
    fn rows(&self) -> Result<Vec<CompareRow>> {
        let mut rows = Vec::new();
        if let Some(notice) = &self.policy.notice {
            rows.extend(self.notice(notice)?);
        }
        rows.push(self.part("title", Some("title"), "title", &|edition| {
            edition.title(self.policy.title.text(edition.lang)).html
        })?);
        let preamble = |edition: &Edition<'_>| self.block(edition, &self.policy.preamble);
        rows.push(self.part("preamble", Some("preamble"), "preamble", &preamble)?);
        for measure in &self.policy.measures {
            rows.push(self.heading(measure)?);
            for clause in &measure.clauses {
                rows.push(self.clause(clause)?);
            }
        }
        Ok(rows)
    }

    /// The parts of the notice, but for its contact line, which stands in the notice itself and nowhere else.
    fn notice(&self, notice: &Notice) -> Result<Vec<CompareRow>> {
        let line = |text: &LocalText, edition: &Edition<'_>| edition.title(text.text(edition.lang)).html;
        let mut rows = Vec::new();
        if let Some(heading) = &notice.heading {
            rows.push(self.part("notice-heading", None, "notice", &|edition| line(heading, edition))?);
        }
        rows.push(self.part("notice-title", Some("notice-title"), "notice-title", &|edition| {
            line(&notice.title, edition)
        })?);
        rows.push(self.part("notice-addressees", None, "notice", &|edition| {
            line(&notice.addressees, edition)
        })?);
        rows.push(self.part("notice", Some("notice"), "notice", &|edition| {
            self.block(edition, &notice.body)
        })?);
        rows.push(self.part("notice-signature", None, "notice", &|edition| {
            line(&notice.signature, edition)
        })?);
        rows.push(self.part("notice-date", None, "notice", &|edition| {
            marked(edition, &edition.date(self.policy.issued.value).text)
        })?);
        Ok(rows)
    }

    /// A part that has no number. It leads to its anchor in the text in full, or to the notice.
    fn part(
        &self,
        kind: &'static str,
        anchor: Option<&'static str>,
        place: &str,
        html: &dyn Fn(&Edition<'_>) -> String,
    ) -> Result<CompareRow> {
        let key = format!("notes.place.{place}");
        let target = anchor.unwrap_or(place);
        let link = |edition: &Edition<'_>| {
            Ok(Link {
                label: edition.say(&key)?,
                href: format!("{}#{target}", words::policy_link(edition, self.policy).href),
            })
        };
        Ok(CompareRow {
            kind,
            anchor: anchor.map(str::to_owned),
            number: String::new(),
            name: self.edition.say(&key)?,
            cells: self.cells(&link, html)?,
        })
    }

    fn heading(&self, measure: &Measure) -> Result<CompareRow> {
        let link = |edition: &Edition<'_>| {
            Ok(Link {
                label: words::measure_label(edition, measure.number)?,
                href: words::measure_link(edition, self.policy, measure).href,
            })
        };
        let html = |edition: &Edition<'_>| {
            let title = edition.title(measure.title.text(edition.lang)).html;
            format!("{}{title}", edition.ordinal(measure.number))
        };
        Ok(CompareRow {
            kind: "heading",
            anchor: Some(words::section_anchor(measure.number)),
            number: String::new(),
            name: words::measure_label(self.edition, measure.number)?,
            cells: self.cells(&link, &html)?,
        })
    }

    fn clause(&self, clause: &Clause) -> Result<CompareRow> {
        let link = |edition: &Edition<'_>| words::clause_link(edition, self.policy, clause.id);
        let html = |edition: &Edition<'_>| marked(edition, &passages::block(edition, clause));
        Ok(CompareRow {
            kind: "clause",
            anchor: Some(clause.id.anchor()),
            number: clause.id.to_string(),
            name: link(self.edition)?.label,
            cells: self.cells(&link, &html)?,
        })
    }

    fn cells(&self, link: Where<'_>, html: &dyn Fn(&Edition<'_>) -> String) -> Result<Vec<CompareCell>> {
        let cell = |(edition, column): (&Arc<Edition<'_>>, &Column)| {
            Ok(CompareCell {
                column: column.clone(),
                html: html(edition),
                link: link(edition)?,
            })
        };
        self.all.iter().zip(self.columns).map(cell).collect()
    }

    fn block(&self, edition: &Edition<'_>, text: &LocalText) -> String {
        marked(edition, &markdown::block(text.text(edition.lang), edition.links()))
    }
}

/// Marks what the check compares between the languages, so that a reader can compare it too.
fn marked(edition: &Edition<'_>, html: &str) -> String {
    annotate(html, |text| {
        facts::read(text, edition.lang)
            .into_iter()
            .map(|found| Around {
                range: found.range,
                open: "<mark>".to_owned(),
                close: "</mark>",
            })
            .collect()
    })
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
        assert_eq!((clause.number.as_str(), clause.anchor.as_deref()), ("1.1", Some("c1-1")));
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

    #[test]
    fn figures_are_marked_and_the_words_stay() {
        let site = testing::site();
        let theme = testing::theme(&site);
        let edition = Edition::new(&site, &theme, Lang::En);
        assert_eq!(
            marked(&edition, "<p>up to 50% of costs &amp; CNY 1 million</p>"),
            "<p>up to <mark>50%</mark> of costs &amp; <mark>CNY 1 million</mark></p>"
        );
    }
}

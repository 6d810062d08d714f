//! The blocks of a policy in every language, row by row.
//!
//! In: a policy and an [`Edition`] for each language. Out: [`CompareRow`]s. Never here: the contact line of a notice, which
//! stands in the notice itself and nowhere else.

use std::sync::Arc;

use anyhow::Result;

use crate::facts;
use crate::markdown;
use crate::render::annotate::{Around, annotate};
use crate::render::edition::Edition;
use crate::render::pages::compare::{Column, CompareCell, CompareRow};
use crate::render::pages::parts::Link;
use crate::render::pages::{passages, words};
use crate::resolve::site::{Clause, LocalText, Measure, Notice, Policy};

/// Where a block stands on the pages of each language: what to call it, and its address.
type Where<'f> = &'f dyn Fn(&Edition<'_>) -> Result<Link>;

/// What all rows are made with.
pub(crate) struct Table<'t, 'a> {
    /// The reader's language.
    pub(crate) edition: &'t Edition<'a>,
    /// Every language.
    pub(crate) all: &'t [Arc<Edition<'a>>],
    /// The policy.
    pub(crate) policy: &'t Policy,
    /// A column for each language.
    pub(crate) columns: &'t [Column],
}

impl Table<'_, '_> {
    /// The blocks of the text, in their order.
    pub(crate) fn rows(&self) -> Result<Vec<CompareRow>> {
        let mut rows = Vec::new();
        if let Some(notice) = &self.policy.notice {
            rows.extend(self.notice(notice)?);
        }
        rows.push(self.part("title", Some("title"), "title", &|edition| {
            edition.title(self.policy.title.text(edition.lang)).html
        })?);
        let preamble = |edition: &Edition<'_>| block(edition, &self.policy.preamble);
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
            rows.push(self.part("notice-heading", None, "notice", &|edition| {
                line(heading, edition)
            })?);
        }
        rows.push(
            self.part("notice-title", Some("notice-title"), "notice-title", &|edition| {
                line(&notice.title, edition)
            })?,
        );
        rows.push(self.part("notice-addressees", None, "notice", &|edition| {
            line(&notice.addressees, edition)
        })?);
        rows.push(self.part("notice", Some("notice"), "notice", &|edition| {
            block(edition, &notice.body)
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
}

fn block(edition: &Edition<'_>, text: &LocalText) -> String {
    marked(
        edition,
        &markdown::block(text.text(edition.lang), edition.links()),
    )
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
    use crate::lang::Lang;
    use crate::render::testing;

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

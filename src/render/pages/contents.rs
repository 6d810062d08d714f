//! The contents of a policy: the list of its measures beside a text.
//!
//! In: a policy. Out: the rows as safe HTML, each made with the theme's `parts/contents-row.html`. Never here: the same row
//! made twice; the contents stand on every page of a measure, and would be most of the work on it.

use std::sync::OnceLock;

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::pages::parts::ContentsRow;
use crate::render::pages::words::{measure_link, section_anchor};
use crate::resolve::site::{Measure, Policy};

/// Between two rows.
const INDENT: &str = "\n      ";

/// Up to so many measures, all of them stand in the contents of each one's page. With more, that would be a second text on every page,
/// and the site would grow with the square of the policy.
const ALL_ROWS: usize = 100;
/// Else so many before the reader's measure, and as many after it; the text in full has them all.
const NEAR_ROWS: usize = 20;

/// The contents for the pages of a policy's measures.
#[derive(Default)]
pub(crate) struct Contents {
    /// The rows as they are for a reader who is on none of them.
    rows: OnceLock<Vec<String>>,
}

impl Contents {
    /// The contents on the page of the measure at a place.
    pub(crate) fn on_page(&self, edition: &Edition<'_>, policy: &Policy, at: usize) -> Result<String> {
        let current = to_page(edition, policy, &policy.measures[at], true)?;
        let rows = self.rows(edition, policy)?;
        let (first, end) = if rows.len() > ALL_ROWS {
            (at.saturating_sub(NEAR_ROWS), rows.len().min(at + NEAR_ROWS + 1))
        } else {
            (0, rows.len())
        };
        Ok([rows[first..at].concat(), current, rows[at + 1..end].concat()].concat())
    }

    fn rows(&self, edition: &Edition<'_>, policy: &Policy) -> Result<&[String]> {
        if let Some(rows) = self.rows.get() {
            return Ok(rows);
        }
        let measures = policy.measures.iter();
        let rows = measures.map(|measure| to_page(edition, policy, measure, false));
        let rows = rows.collect::<Result<_>>()?;
        Ok(self.rows.get_or_init(|| rows))
    }
}

fn to_page(edition: &Edition<'_>, policy: &Policy, measure: &Measure, current: bool) -> Result<String> {
    row(
        edition,
        measure,
        measure_link(edition, policy, measure).href,
        current,
    )
}

/// The contents of the text in full: rows lead to its sections.
pub(crate) fn to_sections(edition: &Edition<'_>, policy: &Policy) -> Result<String> {
    let to_section = |measure: &Measure| {
        let href = format!("#{}", section_anchor(measure.number));
        row(edition, measure, href, false)
    };
    policy.measures.iter().map(to_section).collect()
}

fn row(edition: &Edition<'_>, measure: &Measure, href: String, current: bool) -> Result<String> {
    let row = ContentsRow {
        numeral: edition.numeral(measure.number),
        short_title: edition.text(&measure.short_title),
        href,
        current,
    };
    let html = edition
        .theme
        .render_part("parts/contents-row.html", edition.lang, &row)?;
    Ok(format!("{INDENT}{}", html.trim_end()))
}

//! What would change for readers: `/_author/changes/`, and its summary for the first page.
//!
//! In: the site as it would be published, and the last one that was. Out: the page. Never here: finding the changes, which
//! is `gongbao diff --published`.

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::json;

use crate::commands::diff::published::{Changes, Extent, Fate, changes};
use crate::commands::serve::author::View;
use crate::commands::serve::author::frame::Frame;
use crate::commands::serve::author::words::{Stretch, difference};
use crate::report::Report;
use crate::write::shown::Shown;

/// A record that would change.
#[derive(Debug, Serialize)]
struct RecordView {
    fate: &'static str,
    word: String,
    policy: String,
    name: String,
    texts: Vec<TextChange>,
    /// "Also: who leads".
    fields: String,
}

/// What changes in one language.
#[derive(Debug, Serialize)]
struct TextChange {
    /// `lang` attribute.
    lang: String,
    pieces: Vec<Stretch>,
}

/// A page that would change.
#[derive(Debug, Serialize)]
struct PageView {
    fate: &'static str,
    word: String,
    lang: String,
    title: String,
    /// Where it stands in the preview; none where it is gone.
    href: Option<String>,
    address: String,
    difference: Vec<Stretch>,
}

/// What `changes.html` sees.
#[derive(Serialize)]
struct ChangesPage {
    frame: Frame,
    /// What it is compared with, or why it can't be.
    lead: String,
    address: Option<String>,
    records: Vec<RecordView>,
    pages: Vec<PageView>,
    /// "112 pages change in their head or foot only".
    besides: Vec<String>,
    files: Vec<String>,
    is_compared: bool,
    is_same: bool,
}

/// What came of comparing.
enum Compared {
    Changes(Changes),
    NothingPublished,
    Broken,
}

impl View<'_> {
    /// The page of what would change.
    pub(super) fn changes(&self) -> Result<String> {
        let frame = self.frame("changes", &self.say("nav.changes")?)?;
        let compared = self.compare()?;
        let page = match &compared {
            Compared::Changes(changes) => self.changes_page(frame, changes)?,
            other => ChangesPage {
                frame,
                lead: self.why_not(other)?,
                address: None,
                records: Vec::new(),
                pages: Vec::new(),
                besides: Vec::new(),
                files: Vec::new(),
                is_compared: false,
                is_same: false,
            },
        };
        self.render("changes.html", &page)
    }

    /// The summary in a line, as JSON.
    pub(super) fn changes_summary(&self) -> Result<String> {
        let compared = self.compare()?;
        let words = match &compared {
            Compared::Changes(changes) if changes.is_empty() => self.say("changes.none")?,
            Compared::Changes(changes) => {
                let records = self.count("changes.records_n", changes.records.len())?;
                let pages = self.count("changes.pages_n", changes.pages.len())?;
                self.fill("changes.summary", &[("records", &records), ("pages", &pages)])?
            }
            other => self.why_not(other)?,
        };
        serde_json::to_string(&json!({ "summary": words })).context("writing JSON")
    }

    fn compare(&self) -> Result<Compared> {
        let order = &self.author.published;
        let Some(shown) = Shown::open(&order.out)? else {
            return Ok(Compared::NothingPublished);
        };
        let changes = changes(order, &shown, &mut Report::default(), &mut ())?;
        Ok(changes.map_or(Compared::Broken, Compared::Changes))
    }

    fn why_not(&self, compared: &Compared) -> Result<String> {
        match compared {
            Compared::NothingPublished => {
                let folder = self.author.published.out.display().to_string();
                self.fill("changes.nothing_published", &[("folder", &folder)])
            }
            _ => self.say("changes.broken"),
        }
    }

    fn changes_page(&self, frame: Frame, changes: &Changes) -> Result<ChangesPage> {
        let folder = self.author.published.out.display().to_string();
        let lead = match changes.generation {
            Some(number) => self.fill(
                "changes.against_generation",
                &[("folder", &folder), ("n", &number.to_string())],
            )?,
            None => self.fill("changes.against", &[("folder", &folder)])?,
        };
        let address = changes.address.as_ref();
        let address = address.map(|(old, new)| self.fill("changes.address", &[("old", old), ("new", new)]));
        Ok(ChangesPage {
            frame,
            lead,
            address: address.transpose()?,
            records: self.records(changes)?,
            pages: self.pages(changes)?,
            besides: self.besides(changes)?,
            files: self.changed_files(changes)?,
            is_compared: true,
            is_same: changes.is_empty(),
        })
    }

    fn records(&self, changes: &Changes) -> Result<Vec<RecordView>> {
        let records = changes.records.iter().map(|record| {
            let texts = record.texts.iter();
            let texts = texts.map(|(lang, words)| TextChange {
                lang: lang.clone(),
                pieces: difference(words),
            });
            let kind = self.say(&format!("changes.kind.{}", record.kind))?;
            Ok(RecordView {
                fate: record.fate.word(),
                word: self.say(&format!("changes.{}", record.fate.word()))?,
                policy: record.policy.clone(),
                name: format!("{kind} {}", record.name).trim_end().to_owned(),
                texts: texts.collect(),
                fields: record.fields.join(", "),
            })
        });
        records.collect()
    }

    fn pages(&self, changes: &Changes) -> Result<Vec<PageView>> {
        let read = changes
            .pages
            .iter()
            .filter(|page| matches!(page.extent, Extent::Whole | Extent::Text));
        let site = self.desk.site.as_deref();
        let pages = read.map(|page| {
            let is_there = page.fate != Fate::Gone;
            Ok(PageView {
                fate: page.fate.word(),
                word: self.say(&format!("changes.{}", page.fate.word()))?,
                lang: page.lang.clone(),
                title: page.title.clone(),
                href: site.filter(|_| is_there).map(|site| site.path(&page.address)),
                address: page.address.clone(),
                difference: page.difference.as_deref().map(difference).unwrap_or_default(),
            })
        });
        pages.collect()
    }

    fn besides(&self, changes: &Changes) -> Result<Vec<String>> {
        let number = |extent| changes.pages.iter().filter(|page| page.extent == extent).count();
        [
            ("changes.frame_n", Extent::Frame),
            ("changes.markup_n", Extent::Markup),
        ]
        .into_iter()
        .map(|(key, extent)| (key, number(extent)))
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| self.count(key, n))
        .collect()
    }

    fn changed_files(&self, changes: &Changes) -> Result<Vec<String>> {
        let files = changes.files.iter().map(|files| {
            self.fill(
                "changes.files_of_kind",
                &[
                    ("kind", &self.say(&format!("changes.files.{}", files.kind))?),
                    ("new", &files.new.to_string()),
                    ("changed", &files.changed.to_string()),
                    ("gone", &files.gone.to_string()),
                ],
            )
        });
        files.collect()
    }
}

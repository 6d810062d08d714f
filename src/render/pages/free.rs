//! A free page: `<lang>/<page>/`, template `page.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::markdown;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::outdated;
use crate::render::pages::parts::{Frame, OutdatedView};
use crate::resolve::addresses;
use crate::resolve::site::{Page, Site};

/// What `page.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct FreePage {
    /// What every page has.
    pub frame: Frame,
    /// Its title.
    pub title: String,
    /// Said above the text, where its translation is older than the original.
    pub outdated: Option<OutdatedView>,
    /// Safe HTML.
    pub html: String,
}

/// Adds every free page.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    let site: &'a Site = edition.site;
    for free in &site.pages {
        let address = addresses::page(edition.lang, &free.slug);
        edition.add(output, &address, "page.html", move |edition| page(edition, free))?;
    }
    Ok(())
}

fn page(edition: &Edition<'_>, free: &Page) -> Result<FreePage> {
    let title = edition.text(&free.title);
    let head = Head {
        address: &|lang| addresses::page(lang, &free.slug),
        title: Some(&title),
        description: edition.text(&edition.site.description),
        section: Section::Elsewhere,
        above: Vec::new(),
        json_ld: None,
    };
    Ok(FreePage {
        frame: frame(edition, head)?,
        outdated: outdated::page(edition, &free.slug)?,
        html: markdown::block(free.body.text(edition.lang), edition.links()),
        title,
    })
}

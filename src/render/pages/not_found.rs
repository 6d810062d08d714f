//! Nothing there: `<lang>/404.html`, template `404.html`; the site's own `404.html` is that of the first language.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame, languages};
use crate::render::pages::parts::{Frame, Link};
use crate::resolve::addresses;

/// What `404.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundPage {
    /// What every page has.
    pub frame: Frame,
    /// Where to go from here.
    pub links: Vec<Link>,
}

/// Adds the page.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    edition.add(output, &addresses::not_found(edition.lang), "404.html", page)
}

/// Adds the page that hosts look for at the root, in the first language.
pub(crate) fn add_at_root<'a>(first: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    first.add(output, &addresses::not_found_at_root(), "404.html", page)
}

fn page(edition: &Edition<'_>) -> Result<NotFoundPage> {
    let title = edition.say("not_found.title")?;
    let head = Head {
        address: &addresses::not_found,
        title: Some(&title),
        description: edition.say("not_found.text")?,
        section: Section::Elsewhere,
        above: Vec::new(),
        json_ld: None,
    };
    let mut frame = frame(edition, head)?;
    frame.robots = Some("noindex");
    // There is nothing here to find in another language either: the switcher leads home.
    frame.alternates.clear();
    frame.languages = languages(edition, &addresses::home)?;
    let mut links = vec![Link {
        label: edition.say("crumbs.home")?,
        href: (*frame.home).clone(),
    }];
    links.extend(frame.navigation.iter().map(|link| Link {
        label: link.label.clone(),
        href: link.href.clone(),
    }));
    Ok(NotFoundPage { frame, links })
}

//! A former address: a page that leads to the one that took its place, template `moved.html`.
//!
//! Servers answer former addresses with a redirect where they can; this is for hosts where nobody can tell them to.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::lang::Lang;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::Frame;

/// What `moved.html` sees. Title, canonical address and languages are those of the page to which it leads.
#[derive(Debug, Clone, Serialize)]
pub struct MovedPage {
    /// What every page has.
    pub frame: Frame,
    /// Path of the page that took its place.
    pub href: String,
}

/// Adds a page at `from`, below the folder of its language. `to` gives the address that took its place.
pub(crate) fn add<'a>(
    edition: &Arc<Edition<'a>>,
    output: &mut Output<'a>,
    from: &str,
    to: impl Fn(Lang) -> String + Send + Sync + 'a,
) -> Result<()> {
    edition.add(output, from, "moved.html", move |edition| page(edition, &to))
}

fn page(edition: &Edition<'_>, to: &dyn Fn(Lang) -> String) -> Result<MovedPage> {
    let title = edition.say("moved.title")?;
    let head = Head {
        address: to,
        title: Some(&title),
        description: edition.say("moved.text")?,
        section: Section::Elsewhere,
        above: Vec::new(),
        json_ld: None,
    };
    let mut frame = frame(edition, head)?;
    frame.robots = Some("noindex");
    Ok(MovedPage {
        frame,
        href: edition.path(&to(edition.lang)),
    })
}

//! The list of policies: `<lang>/policies/`, template `policies.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::cards;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::home::PolicyCard;
use crate::render::pages::parts::Frame;
use crate::resolve::addresses;

/// What `policies.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct PoliciesPage {
    /// What every page has.
    pub frame: Frame,
    /// "Policies".
    pub title: String,
    /// The policies, newest first.
    pub policies: Vec<PolicyCard>,
}

/// Adds the page.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    edition.add(output, &addresses::policies(edition.lang), "policies.html", page)
}

fn page(edition: &Edition<'_>) -> Result<PoliciesPage> {
    let title = edition.say("policies.title")?;
    let head = Head {
        address: &addresses::policies,
        title: Some(&title),
        description: edition.say("policies.description")?,
        section: Section::Policy,
        above: Vec::new(),
        json_ld: None,
    };
    Ok(PoliciesPage {
        frame: frame(edition, head)?,
        policies: cards::cards(edition)?,
        title,
    })
}

//! The agencies: `<lang>/agencies/`, template `agencies.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{AgencyView, Frame, Link};
use crate::render::pages::words::who_does_what_link;
use crate::resolve::addresses;
use crate::resolve::site::{Agency, Level, Policy, Role};

/// What `agencies.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct AgenciesPage {
    /// What every page has.
    pub frame: Frame,
    /// "Agencies".
    pub title: String,
    /// "27 agencies take part …": a sentence.
    pub lead: String,
    /// By level, in the order national, provincial, municipal, district, party, company; empty levels left out.
    pub groups: Vec<AgencyGroup>,
    /// Who does what, for each policy.
    pub who_does_what: Vec<Link>,
}

/// The agencies of one level.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyGroup {
    /// "Municipal bodies".
    pub title: String,
    /// The agencies.
    pub agencies: Vec<AgencyRow>,
}

/// An agency and how much it does.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyRow {
    /// The agency.
    pub agency: AgencyView,
    /// Clauses that it leads.
    pub leads: usize,
    /// Clauses that it supports.
    pub supports: usize,
    /// Clauses that it is responsible for.
    pub responsible: usize,
}

/// Adds the page.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    edition.add(output, &addresses::agencies(edition.lang), "agencies.html", page)
}

fn page(edition: &Edition<'_>) -> Result<AgenciesPage> {
    let title = edition.say("agencies.title")?;
    let agencies = &edition.site.agencies;
    let mut groups = Vec::new();
    for (level, word) in Level::ALL {
        let members = agencies.iter().filter(|agency| agency.level == level);
        let rows = members
            .map(|agency| row(edition, agency))
            .collect::<Result<Vec<_>>>()?;
        if !rows.is_empty() {
            groups.push(AgencyGroup {
                title: edition.say(&format!("levels_plural.{word}"))?,
                agencies: rows,
            });
        }
    }
    let head = Head {
        address: &addresses::agencies,
        title: Some(&title),
        description: edition.say("agencies.description")?,
        section: Section::Agencies,
        above: Vec::new(),
        json_ld: None,
    };
    Ok(AgenciesPage {
        frame: frame(edition, head)?,
        lead: edition.count("agencies.lead", agencies.len())?,
        title,
        who_does_what: who_does_what(edition, edition.site.policies.iter())?,
        groups,
    })
}

/// Links to the tables of who does what. With one policy a link says only what is there; with several, it names its own.
pub(crate) fn who_does_what<'p>(
    edition: &Edition<'_>,
    policies: impl Iterator<Item = &'p Policy>,
) -> Result<Vec<Link>> {
    let is_only = edition.site.policies.len() == 1;
    let link = |policy: &Policy| {
        let mut link = who_does_what_link(edition, policy)?;
        if !is_only {
            let title = edition.text(&policy.short_title);
            link.label = edition.fill("who_does_what.link_of", &[("policy", &title)])?;
        }
        Ok(link)
    };
    policies.map(link).collect()
}

fn row(edition: &Edition<'_>, agency: &Agency) -> Result<AgencyRow> {
    let count = |role: Role| agency.duties.iter().filter(|duty| duty.role == role).count();
    Ok(AgencyRow {
        agency: view(edition, agency, None)?,
        leads: count(Role::Lead),
        supports: count(Role::Support),
        responsible: count(Role::Responsible),
    })
}

/// An agency in a list, with its part where it plays one.
pub(crate) fn view(edition: &Edition<'_>, agency: &Agency, role: Option<Role>) -> Result<AgencyView> {
    let name = edition.heading(&agency.short);
    let full = edition.heading(&agency.full);
    let role_kind = role.map_or("", role_word);
    Ok(AgencyView {
        id: agency.id.value.clone(),
        full: (full != name).then_some(full),
        name,
        href: edition.path(&addresses::agency(edition.lang, &agency.id.value)),
        role: match role {
            Some(role) => edition.say(&format!("roles.{}", role_word(role)))?,
            None => String::new(),
        },
        role_kind,
        level: edition.say(&format!("levels.{}", agency.level.word()))?,
    })
}

/// The word of a part in keys and classes.
pub(crate) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Support => "support",
        Role::Responsible => "responsible",
    }
}

//! One agency: `<lang>/agencies/<agency>/`, template `agency.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::agencies::{role_word, view};
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{AgencyView, Frame, Link, Title};
use crate::render::pages::words::clause_link;
use crate::render::pages::{amounts, json_ld};
use crate::resolve::addresses;
use crate::resolve::site::{Agency, Duty, Role, Site};

/// What `agency.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyPage {
    /// What every page has.
    pub frame: Frame,
    /// The agency.
    pub agency: AgencyView,
    /// Other names.
    pub aliases: Vec<String>,
    /// Something to know about it.
    pub note: Option<String>,
    /// Its web address.
    pub url: Option<String>,
    /// What it leads, is responsible for, supports: groups in this order, empty ones left out.
    pub duties: Vec<DutyGroup>,
    /// All agencies.
    pub all: Link,
}

/// The clauses in which an agency plays one part.
#[derive(Debug, Clone, Serialize)]
pub struct DutyGroup {
    /// `lead`, `support` or `responsible`: for the class.
    pub kind: &'static str,
    /// "Leads 11 clauses".
    pub title: String,
    /// The clauses.
    pub clauses: Vec<DutyRow>,
}

/// One clause of an agency.
#[derive(Debug, Clone, Serialize)]
pub struct DutyRow {
    /// Number as printed in lists: 三, 3.
    pub numeral: String,
    /// Heading of the measure.
    pub title: Title,
    /// `3.1`.
    pub clause: String,
    /// Path of the clause.
    pub href: String,
    /// What the clause brings, in a line.
    pub gist: String,
    /// The other agencies of the clause that lead or are responsible.
    pub with: Vec<AgencyView>,
}

/// Adds the page of every agency.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    let site: &'a Site = edition.site;
    for agency in &site.agencies {
        let address = addresses::agency(edition.lang, &agency.id.value);
        edition.add(output, &address, "agency.html", move |edition| {
            page(edition, agency)
        })?;
    }
    Ok(())
}

fn page(edition: &Edition<'_>, agency: &Agency) -> Result<AgencyPage> {
    let name = edition.heading(&agency.short);
    let full = edition.text(&agency.full);
    let all = Link {
        label: edition.say("agencies.all")?,
        href: edition.path(&addresses::agencies(edition.lang)),
    };
    let mut duties = Vec::new();
    // What an agency answers for comes before what it helps with.
    for role in [Role::Lead, Role::Responsible, Role::Support] {
        duties.extend(group(edition, agency, role)?);
    }
    let head = Head {
        address: &|lang| addresses::agency(lang, &agency.id.value),
        title: Some(&name),
        description: edition.fill("agency.description", &[("agency", &full)])?,
        section: Section::Agencies,
        above: vec![Link {
            label: edition.say("agencies.title")?,
            href: all.href.clone(),
        }],
        json_ld: Some(json_ld::agency(edition, agency)),
    };
    Ok(AgencyPage {
        frame: frame(edition, head)?,
        agency: view(edition, agency, None)?,
        aliases: agency.aliases.get(edition.lang).clone(),
        note: agency.note.as_ref().map(|note| edition.text(note)),
        url: agency.url.clone(),
        duties,
        all,
    })
}

fn group(edition: &Edition<'_>, agency: &Agency, role: Role) -> Result<Option<DutyGroup>> {
    let duties = agency.duties.iter().filter(|duty| duty.role == role);
    let clauses = duties
        .map(|duty| row(edition, agency, *duty))
        .collect::<Result<Vec<_>>>()?;
    if clauses.is_empty() {
        return Ok(None);
    }
    let kind = role_word(role);
    Ok(Some(DutyGroup {
        kind,
        title: edition.count(&format!("duties.{kind}"), clauses.len())?,
        clauses,
    }))
}

fn row(edition: &Edition<'_>, agency: &Agency, duty: Duty) -> Result<DutyRow> {
    let policy = &edition.site.policies[duty.policy];
    let measure = &policy.measures[duty.measure];
    let clause = &measure.clauses[duty.clause];
    let others = clause.roles.iter().filter(|part| part.role != Role::Support);
    let others = others.map(|part| (edition.site.agency(part.agency), part.role));
    let with = others
        .filter(|(other, _)| other.id.value != agency.id.value)
        .map(|(other, role)| view(edition, other, Some(role)));
    Ok(DutyRow {
        numeral: edition.numeral(measure.number),
        title: edition.title(measure.title.text(edition.lang)),
        clause: clause.id.to_string(),
        href: clause_link(edition, policy, clause.id)?.href,
        gist: amounts::clause_gist(edition, measure, clause)?,
        with: with.collect::<Result<_>>()?,
    })
}

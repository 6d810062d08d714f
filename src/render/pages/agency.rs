//! One agency: `<lang>/agencies/<agency>/`, template `agency.html`.

use std::cmp::Reverse;
use std::sync::Arc;

use anyhow::Result;
use jiff::civil::Date;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::agencies::{role_word, view};
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{AgencyView, FeedLink, Frame, Link, Title};
use crate::render::pages::words::clause_link;
use crate::render::pages::{agencies, amounts, follow, json_ld, rounds};
use crate::render::ready::Ready;
use crate::resolve::addresses;
use crate::resolve::site::{Agency, Clause, Duty, Policy, Role, Site};

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
    /// Its desks, as the guides of its rounds name them, newest first.
    pub desks: Vec<Desk>,
    /// Its feeds and its calendar.
    pub feeds: Vec<FeedLink>,
    /// Who does what, for each policy in which it plays a part.
    pub who_does_what: Vec<Link>,
    /// All agencies.
    pub all: Link,
}

/// A telephone at which an agency answers questions.
#[derive(Debug, Clone, Serialize)]
pub struct Desk {
    /// The numbers.
    pub telephone: Vec<Link>,
    /// The round whose guide names them.
    pub round: Link,
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
    let feeds = follow::agency(edition, agency)?;
    let mut frame = frame(edition, head)?;
    frame.feeds = Ready::new([feeds.clone(), (*frame.feeds).clone()].concat());
    Ok(AgencyPage {
        frame,
        desks: desks(edition, agency)?,
        feeds,
        who_does_what: agencies::who_does_what(edition, policies_of(edition, agency))?,
        agency: view(edition, agency, None)?,
        aliases: agency.aliases.get(edition.lang).clone(),
        note: agency.note.as_ref().map(|note| edition.text(note)),
        url: agency.url.clone(),
        duties,
        all,
    })
}

/// Telephones from the rounds of clauses of which this agency alone is in charge: where several are, a guide does not
/// say whose desk it names.
fn desks(edition: &Edition<'_>, agency: &Agency) -> Result<Vec<Desk>> {
    let mut desks: Vec<(Option<Date>, Desk)> = Vec::new();
    for duties in agency.duties.chunk_by(|one, next| one.policy == next.policy) {
        let policy = &edition.site.policies[duties[0].policy];
        let clauses = duties.iter().filter(|duty| duty.role != Role::Support);
        let clauses = clauses.map(|duty| &policy.measures[duty.measure].clauses[duty.clause]);
        for clause in clauses.filter(|clause| is_alone(clause)) {
            let rounds = policy.rounds.iter().filter(|round| round.clause == clause.id);
            for round in rounds.filter(|round| !round.telephone.is_empty()) {
                let desk = Desk {
                    telephone: round
                        .telephone
                        .iter()
                        .map(|number| rounds::telephone(number))
                        .collect(),
                    round: Link {
                        label: rounds::title(edition, policy, round)?,
                        href: edition.path(&rounds::address(edition.lang, policy, round)),
                    },
                };
                desks.push((round.issued, desk));
            }
        }
    }
    desks.sort_by_key(|(issued, _)| Reverse(*issued));
    Ok(desks.into_iter().map(|(_, desk)| desk).collect())
}

fn is_alone(clause: &Clause) -> bool {
    clause
        .roles
        .iter()
        .filter(|part| part.role != Role::Support)
        .count()
        == 1
}

/// The policies in which an agency plays a part.
fn policies_of<'p>(edition: &'p Edition<'_>, agency: &'p Agency) -> impl Iterator<Item = &'p Policy> {
    let site = edition.site;
    let duties = agency.duties.chunk_by(|one, next| one.policy == next.policy);
    duties.map(|duties| &site.policies[duties[0].policy])
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

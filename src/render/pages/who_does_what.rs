//! Who does what: `<lang>/policies/<policy>/agencies/`, template `who-does-what.html`; and the same for spreadsheets.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::agencies::role_word;
use crate::render::pages::changes;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{Frame, Link};
use crate::render::pages::words::{clause_link, measure_link, policy_link};
use crate::resolve::addresses;
use crate::resolve::site::{AgencyIndex, Clause, ClauseId, Measure, Policy, Role, Site};

/// What `who-does-what.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct WhoDoesWhatPage {
    /// What every page has.
    pub frame: Frame,
    /// "Who does what".
    pub title: String,
    /// How to read the table.
    pub lead: String,
    /// The signs and what they mean.
    pub legend: Vec<RoleSign>,
    /// The measures.
    pub columns: Vec<MeasureColumn>,
    /// The agencies that play a part, in the order of the registry.
    pub rows: Vec<AgencyDuties>,
    /// The table as CSV.
    pub table: Link,
    /// All agencies.
    pub all: Link,
}

/// The sign of a part.
#[derive(Debug, Clone, Serialize)]
pub struct RoleSign {
    /// `lead`, `responsible`, `support`: for the class.
    pub kind: &'static str,
    /// One letter or character.
    pub sign: String,
    /// "leads".
    pub word: String,
}

/// A measure at the head of its column.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureColumn {
    /// Number: 3.
    pub number: u32,
    /// Number as printed in lists: 三, 3.
    pub numeral: String,
    /// A few words.
    pub short_title: String,
    /// Path of its page.
    pub href: String,
    /// How many agencies play a part in it.
    pub agencies: usize,
}

/// An agency and its part in each measure.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyDuties {
    /// Its short name.
    pub name: String,
    /// Path of its page.
    pub href: String,
    /// One cell for each measure.
    pub cells: Vec<DutyCell>,
    /// Measures that it leads.
    pub leads: usize,
    /// Measures for which it is responsible.
    pub responsible: usize,
    /// Measures that it supports.
    pub supports: usize,
}

/// What an agency does for a measure.
#[derive(Debug, Clone, Serialize)]
pub struct DutyCell {
    /// For sorting: 3 leads, 2 is responsible, 1 supports, 0 plays no part.
    pub rank: usize,
    /// Its parts, each once, with the first clause that says so.
    pub marks: Vec<DutyMark>,
}

/// A part in a measure.
#[derive(Debug, Clone, Serialize)]
pub struct DutyMark {
    /// `lead`, `responsible`, `support`: for the class.
    pub kind: &'static str,
    /// One letter or character.
    pub sign: String,
    /// "leads, clause 7.1": what the sign says to those who don't see it.
    pub label: String,
    /// Path of the clause.
    pub href: String,
}

/// What an agency answers for comes before what it helps with.
const ROLES: [Role; 3] = [Role::Lead, Role::Responsible, Role::Support];

/// Adds the page of every policy.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    let site: &'a Site = edition.site;
    for policy in &site.policies {
        let address = addresses::who_does_what(edition.lang, &policy.slug.value);
        edition.add(output, &address, "who-does-what.html", move |edition| {
            page(edition, policy)
        })?;
    }
    Ok(())
}

fn page(edition: &Edition<'_>, policy: &Policy) -> Result<WhoDoesWhatPage> {
    let slug = &policy.slug.value;
    let title = edition.say("who_does_what.title")?;
    let policy_title = edition.text(&policy.short_title);
    let head = Head {
        address: &|lang| addresses::who_does_what(lang, slug),
        title: Some(&title),
        description: edition.fill("who_does_what.description", &[("policy", &policy_title)])?,
        section: Section::Agencies,
        above: vec![policy_link(edition, policy)],
        json_ld: None,
    };
    let involved = agencies(policy);
    let columns = policy.measures.iter().map(|measure| MeasureColumn {
        number: measure.number,
        numeral: edition.numeral(measure.number),
        short_title: edition.text(&measure.short_title),
        href: measure_link(edition, policy, measure).href,
        agencies: involved
            .iter()
            .filter(|agency| !parts(measure, **agency).is_empty())
            .count(),
    });
    let rows = involved.iter().map(|agency| row(edition, policy, *agency));
    Ok(WhoDoesWhatPage {
        frame: Frame {
            repeal: changes::repeal(edition, policy)?,
            ..frame(edition, head)?
        },
        lead: edition.count("who_does_what.lead", involved.len())?,
        legend: ROLES
            .into_iter()
            .map(|role| sign(edition, role))
            .collect::<Result<_>>()?,
        columns: columns.collect(),
        rows: rows.collect::<Result<_>>()?,
        table: Link {
            label: edition.say("who_does_what.table")?,
            href: edition.path(&addresses::who_does_what_table(edition.lang, slug)),
        },
        all: Link {
            label: edition.say("agencies.all")?,
            href: edition.path(&addresses::agencies(edition.lang)),
        },
        title,
    })
}

/// The agencies that play a part in a policy, in the order of the registry. Read from the clauses: asking each of a
/// site's agencies would take the square of its size.
fn agencies(policy: &Policy) -> BTreeSet<AgencyIndex> {
    let clauses = policy.measures.iter().flat_map(|measure| &measure.clauses);
    clauses
        .flat_map(|clause| clause.roles.iter().map(|part| part.agency))
        .collect()
}

/// The parts of an agency in a measure, each once, with the first clause of it.
fn parts(measure: &Measure, agency: AgencyIndex) -> Vec<(Role, ClauseId)> {
    let first = |role: Role| {
        let has_part = |clause: &&Clause| {
            let mut roles = clause.roles.iter();
            roles.any(|part| part.role == role && part.agency == agency)
        };
        let clause = measure.clauses.iter().find(has_part)?;
        Some((role, clause.id))
    };
    ROLES.into_iter().filter_map(first).collect()
}

fn row(edition: &Edition<'_>, policy: &Policy, index: AgencyIndex) -> Result<AgencyDuties> {
    let agency = edition.site.agency(index);
    let mut counts = [0; 3];
    let mut cells = Vec::new();
    for measure in &policy.measures {
        let parts = parts(measure, index);
        for (role, _) in &parts {
            counts[place(*role)] += 1;
        }
        let rank = parts.first().map_or(0, |(role, _)| ROLES.len() - place(*role));
        let marks = parts
            .into_iter()
            .map(|(role, clause)| mark(edition, policy, role, clause));
        cells.push(DutyCell {
            rank,
            marks: marks.collect::<Result<_>>()?,
        });
    }
    let [leads, responsible, supports] = counts;
    Ok(AgencyDuties {
        name: edition.heading(&agency.short),
        href: edition.path(&addresses::agency(edition.lang, &agency.id.value)),
        cells,
        leads,
        responsible,
        supports,
    })
}

fn place(role: Role) -> usize {
    ROLES.iter().position(|each| *each == role).unwrap_or_default()
}

fn mark(edition: &Edition<'_>, policy: &Policy, role: Role, clause: ClauseId) -> Result<DutyMark> {
    let sign = sign(edition, role)?;
    let link = clause_link(edition, policy, clause)?;
    let values = [("role", sign.word.as_str()), ("clause", link.label.as_str())];
    Ok(DutyMark {
        kind: sign.kind,
        label: edition.fill("who_does_what.mark", &values)?,
        sign: sign.sign,
        href: link.href,
    })
}

fn sign(edition: &Edition<'_>, role: Role) -> Result<RoleSign> {
    let kind = role_word(role);
    Ok(RoleSign {
        kind,
        sign: edition.say(&format!("who_does_what.signs.{kind}"))?,
        word: edition.say(&format!("roles.{kind}"))?,
    })
}

/// The same as lines of words: an agency in each, a column for each measure, and its sums.
pub(crate) fn lines(edition: &Edition<'_>, policy: &Policy) -> Result<Vec<Vec<String>>> {
    let column = |column: &str| edition.say(&format!("tables.columns.{column}.name"));
    let mut head = vec![column("agency")?, column("name")?];
    let measures = policy.measures.iter();
    head.extend(measures.map(|measure| measure_link(edition, policy, measure).label));
    head.extend([column("leads")?, column("is_responsible")?, column("supports")?]);
    let mut lines = vec![head];
    for agency in agencies(policy) {
        let row = row(edition, policy, agency)?;
        let mut line = vec![edition.site.agency(agency).id.value.clone(), row.name];
        for measure in &policy.measures {
            let words = parts(measure, agency).into_iter();
            let words = words.map(|(role, _)| edition.say(&format!("roles.{}", role_word(role))));
            line.push(words.collect::<Result<Vec<_>>>()?.join("; "));
        }
        line.extend([row.leads, row.responsible, row.supports].map(|count| count.to_string()));
        lines.push(line);
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;
    use crate::resolve::site::{AgencyIndex, Assignment};

    #[test]
    fn each_part_stands_once_and_the_weightiest_sorts() {
        let mut site = testing::site();
        let mut second = site.agencies[0].clone();
        second.id.value = "customs".into();
        let mut idle = second.clone();
        idle.id.value = "idle".into();
        site.agencies.extend([second, idle]);
        let part = |agency, role| Assignment {
            agency: AgencyIndex(agency),
            role,
            span: testing::span(),
        };
        let measure = &mut site.policies[0].measures[0];
        let mut clause = measure.clauses[0].clone();
        clause.id.clause = 2;
        clause.roles = vec![part(0, Role::Lead), part(1, Role::Support)];
        let mut third = clause.clone();
        third.id.clause = 3;
        third.roles = vec![part(1, Role::Responsible), part(0, Role::Support)];
        measure.clauses.extend([clause, third]);
        let theme = testing::theme(&site);
        let edition = Edition::new(&site, &theme, Lang::En);
        let page = page(&edition, &site.policies[0]).unwrap();
        let shape: Vec<_> = page
            .rows
            .iter()
            .map(|row| {
                let marks = row.cells[0]
                    .marks
                    .iter()
                    .map(|mark| (mark.kind, mark.href.as_str()));
                (
                    row.cells[0].rank,
                    marks.collect::<Vec<_>>(),
                    [row.leads, row.responsible, row.supports],
                )
            })
            .collect();
        let at = |clause: &str| format!("/en/policies/cbec/1/#c1-{clause}");
        let (first, second, third) = (at("1"), at("2"), at("3"));
        assert_eq!(
            shape,
            [
                (3, vec![("lead", first.as_str()), ("support", &third)], [1, 0, 1]),
                (
                    2,
                    vec![("responsible", third.as_str()), ("support", &second)],
                    [0, 1, 1]
                ),
            ]
        );
        assert_eq!(page.columns[0].agencies, 2);
        assert_eq!(lines(&edition, &site.policies[0]).unwrap().len(), 3);
    }
}

//! `agencies.csv`: a row for each agency, with the clauses in which it plays a part.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::tables::{Table, several};
use crate::resolve::addresses;
use crate::resolve::site::{Agency, Role};

pub(super) const TABLE: Table = Table {
    name: "agencies",
    columns: &[
        "agency",
        "name",
        "full_name",
        "aliases",
        "level",
        "website",
        "leads",
        "supports",
        "is_responsible",
        "address",
    ],
    rows,
};

fn rows(edition: &Edition<'_>) -> Result<Vec<Vec<String>>> {
    edition
        .site
        .agencies
        .iter()
        .map(|agency| row(edition, agency))
        .collect()
}

fn row(edition: &Edition<'_>, agency: &Agency) -> Result<Vec<String>> {
    Ok(vec![
        agency.id.value.clone(),
        edition.text(&agency.short),
        edition.text(&agency.full),
        several(agency.aliases.get(edition.lang).clone()),
        edition.say(&format!("levels.{}", agency.level.word()))?,
        agency.url.clone().unwrap_or_default(),
        clauses(edition, agency, Role::Lead),
        clauses(edition, agency, Role::Support),
        clauses(edition, agency, Role::Responsible),
        edition
            .site
            .url(&addresses::agency(edition.lang, &agency.id.value)),
    ])
}

/// The clauses by number; on a site of several policies with the policy before it.
fn clauses(edition: &Edition<'_>, agency: &Agency, role: Role) -> String {
    let policies = &edition.site.policies;
    let duties = agency.duties.iter().filter(|duty| duty.role == role);
    several(duties.map(|duty| {
        let policy = &policies[duty.policy];
        let id = policy.measures[duty.measure].clauses[duty.clause].id;
        if policies.len() == 1 {
            id.to_string()
        } else {
            format!("{}/{id}", policy.slug.value)
        }
    }))
}

//! `clauses.csv`: a row for each clause, with its words as issued and their sum.

use anyhow::Result;

use crate::markdown::quotation::{quotation, sha256};
use crate::render::edition::Edition;
use crate::render::tables::{Table, agencies_in, all_clauses};
use crate::resolve::addresses;
use crate::resolve::site::{Clause, Policy, Role};

pub(super) const TABLE: Table = Table {
    name: "clauses",
    columns: &[
        "policy",
        "clause",
        "quotation",
        "lead",
        "support",
        "responsible",
        "sha256",
        "address",
        "data",
    ],
    rows,
};

#[expect(
    clippy::unnecessary_wraps,
    reason = "other tables have cells whose words may be missing"
)]
fn rows(edition: &Edition<'_>) -> Result<Vec<Vec<String>>> {
    Ok(all_clauses(edition)
        .map(|(policy, clause)| row(edition, policy, clause))
        .collect())
}

fn row(edition: &Edition<'_>, policy: &Policy, clause: &Clause) -> Vec<String> {
    let slug = &policy.slug.value;
    let words = quotation(clause, edition.lang);
    let sum = sha256(&words);
    vec![
        slug.clone(),
        clause.id.to_string(),
        words,
        agencies_in(edition, clause, Role::Lead),
        agencies_in(edition, clause, Role::Support),
        agencies_in(edition, clause, Role::Responsible),
        sum,
        edition
            .site
            .url(&addresses::clause(edition.lang, slug, clause.id)),
        edition.site.url(&addresses::clause_data(slug, clause.id)),
    ]
}

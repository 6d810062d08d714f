//! `measures.csv`: a row for each measure.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::tables::{Table, several};
use crate::resolve::addresses;
use crate::resolve::site::{Measure, Policy, Role};

pub(super) const TABLE: Table = Table {
    name: "measures",
    columns: &[
        "policy",
        "document_number",
        "measure",
        "title",
        "short_title",
        "summary",
        "topics",
        "in_charge",
        "last_day",
        "address",
    ],
    rows,
};

#[expect(
    clippy::unnecessary_wraps,
    reason = "other tables have cells whose words may be missing"
)]
fn rows(edition: &Edition<'_>) -> Result<Vec<Vec<String>>> {
    let policies = edition.site.policies.iter();
    let measures = policies.flat_map(|policy| policy.measures.iter().map(move |measure| (policy, measure)));
    Ok(measures
        .map(|(policy, measure)| row(edition, policy, measure))
        .collect())
}

fn row(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Vec<String> {
    let slug = &policy.slug.value;
    let option = |text: Option<&_>| text.map_or(String::new(), |text| edition.text(text));
    let topics = measure.topics.iter().map(|topic| edition.term(*topic).to_owned());
    let last_day = policy
        .validity
        .last_day
        .map_or(String::new(), |day| day.to_string());
    vec![
        slug.clone(),
        option(policy.document_number.as_ref()),
        measure.number.to_string(),
        edition.text(&measure.title),
        edition.text(&measure.short_title),
        option(measure.summary.as_ref()),
        several(topics),
        in_charge(edition, measure),
        last_day,
        edition
            .site
            .url(&addresses::measure(edition.lang, slug, measure.number)),
    ]
}

/// Who leads or is responsible in any of the clauses, each once.
fn in_charge(edition: &Edition<'_>, measure: &Measure) -> String {
    let parts = measure.clauses.iter().flat_map(|clause| &clause.roles);
    let mut names: Vec<String> = Vec::new();
    for part in parts.filter(|part| part.role != Role::Support) {
        let name = edition.text(&edition.site.agency(part.agency).short);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    several(names)
}

//! `rounds.csv`: a row for each round of application, as far as known.

use anyhow::Result;
use jiff::civil::Date;

use crate::render::edition::Edition;
use crate::render::pages::rounds;
use crate::render::tables::{Table, several};
use crate::resolve::site::{LocalText, Policy, Round};

pub(super) const TABLE: Table = Table {
    name: "rounds",
    columns: &[
        "policy",
        "clause",
        "round",
        "round_title",
        "guide_issued",
        "districts_report_by",
        "telephone",
        "apply_through",
        "who",
        "conditions",
        "unknown",
        "source",
        "source_address",
        "address",
    ],
    rows,
};

fn rows(edition: &Edition<'_>) -> Result<Vec<Vec<String>>> {
    let policies = edition.site.policies.iter();
    policies
        .flat_map(|policy| policy.rounds.iter().map(move |round| row(edition, policy, round)))
        .collect()
}

fn row(edition: &Edition<'_>, policy: &Policy, round: &Round) -> Result<Vec<String>> {
    let option = |text: Option<&LocalText>| text.map_or(String::new(), |text| edition.text(text));
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    let source = round.source.map(|at| &policy.sources[at]);
    Ok(vec![
        policy.slug.value.clone(),
        round.clause.to_string(),
        round.id.value.clone(),
        rounds::title(edition, policy, round)?,
        day(round.issued),
        day(round.districts_report_by),
        several(round.telephone.clone()),
        option(round.apply_through.as_ref()),
        option(round.who.as_ref()),
        several(round.conditions.iter().map(|condition| edition.text(condition))),
        option(round.unknown.as_ref()),
        option(source.map(|source| &source.title)),
        source.and_then(|source| source.url.clone()).unwrap_or_default(),
        edition.site.url(&rounds::address(edition.lang, policy, round)),
    ])
}

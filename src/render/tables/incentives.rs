//! `incentives.csv`: a row for each thing that a clause grants.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::tables::{Table, all_clauses};
use crate::resolve::addresses;
use crate::resolve::site::{Amount, Clause, Incentive, Policy};

pub(super) const TABLE: Table = Table {
    name: "incentives",
    columns: &[
        "policy",
        "clause",
        "kind",
        "what",
        "programme",
        "beneficiary",
        "cap_cny",
        "ratio_percent",
        "base",
        "per",
        "selection",
        "under",
        "address",
    ],
    rows,
};

fn rows(edition: &Edition<'_>) -> Result<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    for (policy, clause) in all_clauses(edition) {
        for incentive in &clause.incentives {
            rows.push(row(edition, policy, clause, incentive)?);
        }
    }
    Ok(rows)
}

fn row(
    edition: &Edition<'_>,
    policy: &Policy,
    clause: &Clause,
    incentive: &Incentive,
) -> Result<Vec<String>> {
    let slug = &policy.slug.value;
    let term = |term| edition.term(term).to_owned();
    // A sum that the text does not name stays empty: nothing is not zero.
    let (cap, ratio, under) = match &incentive.amount {
        Amount::Limited { cap, ratio } => (cap.as_ref(), ratio.as_ref(), None),
        Amount::ElsewhereDecided(under) => (None, None, Some(under)),
        Amount::NotMoney => (None, None, None),
    };
    let per = incentive
        .per
        .map(|per| edition.say(&format!("per.{}", per.word())));
    let selection = if incentive.selection {
        "tables.selection.first"
    } else {
        "tables.selection.none"
    };
    Ok(vec![
        slug.clone(),
        clause.id.to_string(),
        edition.say(&format!("kinds.{}", incentive.kind.word()))?,
        incentive
            .what
            .as_ref()
            .map_or(String::new(), |what| edition.text(what)),
        incentive.programme.map_or(String::new(), term),
        term(incentive.beneficiary),
        cap.map_or(String::new(), |cap| cap.value.0.to_string()),
        ratio.map_or(String::new(), |(ratio, _)| {
            ratio.value.print().trim_end_matches('%').to_owned()
        }),
        ratio.map_or(String::new(), |(_, base)| term(*base)),
        per.transpose()?.unwrap_or_default(),
        edition.say(selection)?,
        under.map_or(String::new(), |under| edition.text(under)),
        edition
            .site
            .url(&addresses::clause(edition.lang, slug, clause.id)),
    ])
}

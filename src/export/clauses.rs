//! `api/v1/policies/<policy>/`: each clause by itself, with the words of which its sum is taken, and the list of all sums.
//!
//! In: policies. Out: a JSON file per clause, and a list per policy that `sha256sum --check` reads. Never here: a file for
//! the words of each language; a province has ten thousand measures, and would have more such files than pages.

use std::fmt::Write;

use anyhow::Result;

use crate::export::api::{Recorder, pretty};
use crate::export::record::{ClauseFile, MeasureHead, PolicyHead};
use crate::markdown::quotation::{quotation, sha256};
use crate::output::Output;
use crate::resolve::addresses;
use crate::resolve::site::{Clause, Measure, Policy, Site};

/// Adds the files of every clause.
pub(super) fn add<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    output.add(addresses::clause_schema(), || pretty(&schema()))?;
    for policy in &site.policies {
        let slug = &policy.slug.value;
        for (measure, clause) in every_address(policy) {
            output.add(addresses::clause_data(slug, clause.id), move || {
                pretty(&file(site, policy, measure, clause))
            })?;
        }
        output.add(addresses::sums(slug), move || Ok(sums(site, policy).into_bytes()))?;
    }
    Ok(())
}

/// The clauses in force, and those that were: an address that was once given stays.
fn every_address(policy: &Policy) -> Vec<(&Measure, &Clause)> {
    let mut clauses = Vec::new();
    for measure in &policy.measures {
        clauses.extend(measure.clauses.iter().map(|clause| (measure, clause)));
        let absent = policy.absent_clauses(measure.number).into_iter();
        let gone = absent.filter(|(change, _)| change.is_in_force);
        clauses.extend(gone.filter_map(|(_, each)| Some((measure, each.before.as_ref()?))));
    }
    clauses.sort_by_key(|(_, clause)| clause.id);
    clauses
}

/// JSON Schema of a clause's file.
pub(super) fn schema() -> serde_json::Value {
    schemars::schema_for!(ClauseFile).to_value()
}

fn file(site: &Site, policy: &Policy, measure: &Measure, clause: &Clause) -> ClauseFile {
    let recorder = Recorder { site, policy };
    let slug = &policy.slug.value;
    ClauseFile {
        schema: site.url(&addresses::clause_schema()),
        policy: PolicyHead {
            policy: slug.clone(),
            document_number: recorder.option(policy.document_number.as_ref()),
            title: recorder.local(&policy.title),
            issued: policy.issued.value.to_string(),
            last_day: policy.validity.last_day.map(|day| day.to_string()),
            data: site.url(&addresses::data(slug)),
        },
        measure: MeasureHead {
            number: measure.number,
            title: recorder.local(&measure.title),
            summary: recorder.option(measure.summary.as_ref()),
        },
        clause: recorder.clause(clause),
    }
}

/// A line per text, as `sha256sum` writes it: the sum, two spaces, the name that `docs/data.md` gives a file of the words.
fn sums(site: &Site, policy: &Policy) -> String {
    let mut lines = String::new();
    for (_, clause) in every_address(policy) {
        for &lang in &site.languages {
            let (sum, id, lang) = (sha256(&quotation(clause, lang)), clause.id, lang.folder());
            let _ = writeln!(lines, "{sum}  {id}.{lang}.txt");
        }
    }
    lines
}

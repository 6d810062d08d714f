//! A summary states nothing that the clauses don't: no other sum, share, date or period.

use std::collections::BTreeSet;

use crate::facts::{Fact, read};
use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{Measure, Origin, Policy, Site};

pub(super) fn check(site: &Site, report: &mut Report) {
    for measure in site.policies.iter().flat_map(every_wording) {
        for &lang in &site.languages {
            states_only_what_clauses_state(measure, lang, report);
        }
    }
}

/// The measures on every day: a summary must not fall behind its clauses.
fn every_wording(policy: &Policy) -> impl Iterator<Item = &Measure> {
    let versions = policy.versions.iter().filter(|version| !version.is_end());
    let changed = versions.map(|version| &version.text);
    let unchanged = policy.versions.is_empty().then_some(policy);
    unchanged
        .into_iter()
        .chain(changed)
        .flat_map(|text| &text.measures)
}

fn states_only_what_clauses_state(measure: &Measure, lang: Lang, report: &mut Report) {
    let Some(summary) = measure.summary.as_ref().map(|summary| summary.get(lang)) else {
        return;
    };
    // A derived text has its facts from the text that it was derived from.
    if summary.origin != Origin::Written {
        return;
    }
    let stated: BTreeSet<Fact> = measure
        .clauses
        .iter()
        .flat_map(|clause| read(clause.text.text(lang), lang))
        .map(|found| found.fact)
        .collect();
    for found in read(summary.as_str(), lang) {
        if !stated.contains(&found.fact) {
            let message = format!("no clause of measure {} says {}", measure.number, found.fact);
            let span = summary.written.locate(found.range);
            report.add(
                Diagnostic::error("summary-says-more", span, message)
                    .help("a summary repeats what the clauses say; take the figure from them"),
            );
        }
    }
}

//! A clause's incentives and its text agree: every sum and ratio stands in both.

use crate::facts::{Fact, Found, read};
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{Amount, Clause, Site};
use crate::source::Span;

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        for clause in policy.every_clause() {
            compare(clause, site, report);
        }
    }
}

fn compare(clause: &Clause, site: &Site, report: &mut Report) {
    let text = clause.text.get(site.source);
    let in_text: Vec<Found> = read(text.as_str(), site.source);
    let typed = typed_amounts(clause);
    for (fact, span) in &typed {
        if !in_text.iter().any(|found| found.fact == *fact) {
            let message = format!("the text of clause {} does not say {fact}", clause.id);
            report.add(
                Diagnostic::error("incentive-not-in-text", span.clone(), message)
                    .help(said_instead(*fact, &in_text))
                    .also(text.written.span.clone(), "the text"),
            );
        }
    }
    for found in in_text
        .iter()
        .filter(|found| matches!(found.fact, Fact::Sum(_) | Fact::Ratio(_)))
    {
        if !typed.iter().any(|(fact, _)| *fact == found.fact) {
            let message = format!("no incentive of clause {} has {}", clause.id, found.fact);
            report.add(
                Diagnostic::warning(
                    "amount-without-incentive",
                    text.written.locate(found.range.clone()),
                    message,
                )
                .help("add it to `incentives`, so that readers find it without reading"),
            );
        }
    }
}

/// The sums and ratios of the typed incentives, with their places.
fn typed_amounts(clause: &Clause) -> Vec<(Fact, Span)> {
    let mut amounts = Vec::new();
    for incentive in &clause.incentives {
        if let Amount::Limited { cap, ratio } = &incentive.amount {
            amounts.extend(cap.iter().map(|cap| (Fact::Sum(cap.value), cap.span.clone())));
            amounts.extend(
                ratio
                    .iter()
                    .map(|(ratio, _)| (Fact::Ratio(ratio.value), ratio.span.clone())),
            );
        }
    }
    amounts
}

fn said_instead(fact: Fact, in_text: &[Found]) -> String {
    let same_kind = |found: &&Found| std::mem::discriminant(&found.fact) == std::mem::discriminant(&fact);
    let said: Vec<String> = in_text
        .iter()
        .filter(same_kind)
        .map(|found| found.fact.to_string())
        .collect();
    if said.is_empty() {
        "the text names no such figure: take it away, or put the clause's text right".to_owned()
    } else {
        format!("the text says {}", said.join(", "))
    }
}

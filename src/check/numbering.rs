//! Measures are numbered 1, 2, 3 … without a gap, and no number is there twice.

use crate::report::{Diagnostic, Report};
use crate::resolve::site::Site;

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        let mut expected = 1;
        for (at, measure) in policy.measures.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &policy.measures[at]);
            if let Some(first) = before.filter(|before| before.number == measure.number) {
                let message = format!("measure {} is there twice", measure.number);
                report.add(
                    Diagnostic::error("duplicate-measure", measure.span.clone(), message)
                        .help("each number belongs to one measure; give this one its own")
                        .also(first.span.clone(), "it is here first"),
                );
                continue;
            }
            if measure.number != expected {
                let message = match before {
                    Some(before) => {
                        format!("after measure {} comes measure {}", before.number, measure.number)
                    }
                    None => format!("the first measure is number {}", measure.number),
                };
                report.add(
                    Diagnostic::error("numbering-gap", measure.span.clone(), message)
                        .help(format!(
                            "number {expected} is missing: add the measure, or number this one {expected}"
                        ))
                        .presuming("content/policies/"),
                );
            }
            expected = measure.number + 1;
        }
    }
}

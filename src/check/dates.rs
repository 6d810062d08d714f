//! Dates come in an order that can be.

use jiff::civil::Date;

use crate::report::{Diagnostic, Report};
use crate::resolve::site::{Policy, Site};

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        validity(policy, report);
        rounds(policy, report);
        history(policy, site.as_of, report);
    }
}

fn validity(policy: &Policy, report: &mut Report) {
    let issued = &policy.issued;
    let validity = policy.validity;
    if validity.from < issued.value {
        let message = format!(
            "in force from {}, before it was issued on {}",
            validity.from, issued.value
        );
        // It happens that a policy reaches back; more often a digit is wrong.
        report.add(
            Diagnostic::warning("effective-before-issued", issued.span.clone(), message)
                .help("put `issued` or `effective` right, unless the policy does reach back"),
        );
    }
    if let Some(last) = validity.last_day.filter(|last| *last < validity.from) {
        let message = format!("in force until {last}, before its first day {}", validity.from);
        report.add(
            Diagnostic::error("dates-out-of-order", issued.span.clone(), message)
                .help("put `issued`, `effective` or `validity` right"),
        );
    }
}

fn rounds(policy: &Policy, report: &mut Report) {
    for round in &policy.rounds {
        if let (Some(issued), Some(by)) = (round.issued, round.districts_report_by)
            && by < issued
        {
            let message = format!("districts would report by {by}, before the guide of {issued}");
            report.add(
                Diagnostic::error("dates-out-of-order", round.id.span.clone(), message)
                    .help("put `issued` or `districts_report_by` of this round right"),
            );
        }
    }
}

/// The history tells what happened; what lies ahead of the site's day has not happened.
fn history(policy: &Policy, as_of: Date, report: &mut Report) {
    for event in policy.history.iter().filter(|event| event.date.value > as_of) {
        let message = format!(
            "{} lies after {as_of}, the day that this site speaks for",
            event.date.value
        );
        report.add(
            Diagnostic::warning("event-ahead", event.date.span.clone(), message)
                .help("put the date right, or publish it on that day"),
        );
    }
}

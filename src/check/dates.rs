//! Dates come in an order that can be.

use jiff::civil::{Date, Weekday};

use crate::facts::dates::impossible_days;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Policy, Site};

pub(super) fn check(site: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for policy in &site.policies {
        validity(policy, report);
        rounds(policy, report);
        history(policy, site.as_of, report);
    }
    for block in blocks {
        for (lang, text) in block.text.written() {
            for range in impossible_days(text.as_str(), lang) {
                let message = format!("there is no day {}", &text.as_str()[range.clone()]);
                report.add(
                    Diagnostic::warning("no-such-day", text.written.locate(range), message)
                        .help("put the date right; where the document prints it so, say so in a note"),
                );
            }
        }
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
        if let Some(by) = round.districts_report_by
            && let Some(what) = closed(by)
        {
            let message = format!("the deadline {by} is {what}");
            report.add(
                Diagnostic::advice("deadline-on-holiday", round.id.span.clone(), message)
                    .help("compare it with the guide; where it says so, allow it with a reason"),
            );
        }
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

/// A day on which no desk is open. Holidays by the lunar calendar move, and the days that make up for them are decided
/// each year: only those that stay are known here.
fn closed(day: Date) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (1, 1) => return Some("New Year’s Day"),
        (5, 1 | 2) => return Some("a Labour Day holiday"),
        (10, 1..=3) => return Some("a National Day holiday"),
        _ => {}
    }
    match day.weekday() {
        Weekday::Saturday => Some("a Saturday"),
        Weekday::Sunday => Some("a Sunday"),
        _ => None,
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

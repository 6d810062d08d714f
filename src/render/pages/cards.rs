//! A policy in a few lines, for the home page and the list of policies.
//!
//! In: policies. Out: [`PolicyCard`]s, newest first. Never here: official text but for the title.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use anyhow::Result;
use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use crate::render::edition::Edition;
use crate::render::pages::home::PolicyCard;
use crate::render::pages::status::status;
use crate::render::pages::words::{measure_rows, policy_link};
use crate::render::pages::{heroes, overview};
use crate::resolve::site::{AgencyIndex, Policy, Validity};

/// Every policy, newest first.
pub(crate) fn cards(edition: &Edition<'_>) -> Result<Vec<PolicyCard>> {
    let mut policies: Vec<&Policy> = edition.site.policies.iter().collect();
    policies.sort_by_key(|policy| Reverse(policy.issued.value));
    let is_only = policies.len() == 1;
    policies
        .into_iter()
        .map(|policy| card(edition, policy, is_only))
        .collect()
}

fn card(edition: &Edition<'_>, policy: &Policy, is_only: bool) -> Result<PolicyCard> {
    Ok(PolicyCard {
        title: edition.title(policy.title.text(edition.lang)),
        short_title: edition.text(&policy.short_title),
        description: edition.text(&policy.description),
        summary: summary(edition, policy)?,
        status: status(edition, policy)?,
        href: policy_link(edition, policy).href,
        document_number: policy.document_number.as_ref().map(|number| edition.text(number)),
        summary_remark: summary_remark(edition, policy)?,
        heroes: heroes::heroes(edition, policy)?,
        measures: if is_only {
            measure_rows(edition, policy)?
        } else {
            Vec::new()
        },
        overview: if is_only {
            overview::overview(edition, policy)?
        } else {
            None
        },
    })
}

fn summary_remark(edition: &Edition<'_>, policy: &Policy) -> Result<Option<String>> {
    let has_summary = policy.measures.iter().any(|measure| measure.summary.is_some());
    has_summary.then(|| edition.say("summary.remark")).transpose()
}

/// "Issued 6 March 2024, valid for 3 years. 17 measures, 27 agencies."
fn summary(edition: &Edition<'_>, policy: &Policy) -> Result<String> {
    let agencies: BTreeSet<AgencyIndex> = policy
        .measures
        .iter()
        .flat_map(|measure| &measure.clauses)
        .flat_map(|clause| clause.roles.iter().map(|part| part.agency))
        .collect();
    let date = edition.date(policy.issued.value).text;
    let measures = edition.count("contents_title", policy.measures.len())?;
    let agencies = edition.count("home.agencies", agencies.len())?;
    let mut values = vec![
        ("date", date.as_str()),
        ("measures", &measures),
        ("agencies", &agencies),
    ];
    let Some(years) = whole_years(&policy.validity) else {
        return edition.fill("home.summary_open", &values);
    };
    let years = edition.count("home.years", years)?;
    values.push(("years", &years));
    edition.fill("home.summary", &values)
}

/// For how many years a policy is valid, where they are whole ones: the day after the last is an anniversary.
fn whole_years(validity: &Validity) -> Option<usize> {
    let end: Date = validity.last_day?.checked_add(1.day()).ok()?;
    let span = validity.from.until((Unit::Year, end)).ok()?;
    let is_whole = span.get_months() == 0 && span.get_days() == 0;
    usize::try_from(span.get_years())
        .ok()
        .filter(|years| is_whole && *years > 0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::resolve::site::Status;

    #[test]
    fn years_are_said_only_where_they_are_whole() {
        for (last_day, expected) in [
            (Some(date(2027, 3, 5)), Some(3)),
            (Some(date(2027, 3, 6)), None),
            (Some(date(2024, 12, 31)), None),
            (None, None),
        ] {
            let validity = Validity {
                from: date(2024, 3, 6),
                last_day,
                status: Status::InForce(None),
            };
            assert_eq!(whole_years(&validity), expected);
        }
    }
}

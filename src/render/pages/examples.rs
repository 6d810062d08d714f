//! Queries that show what can be looked for, taken from the site itself.
//!
//! In: policies. Out: links to the search. Never here: words of a theme, which can't know what a site has.

use std::collections::BTreeSet;

use crate::facts::Yuan;
use crate::render::edition::Edition;
use crate::render::pages::parts::Link;
use crate::resolve::addresses;
use crate::resolve::site::{Amount, Clause, Duty, Measure, Role};

/// A subject, the largest sum, the agency that leads most, the first programme; as far as the site has them.
pub(crate) fn examples(edition: &Edition<'_>) -> Vec<Link> {
    let found = [
        subject(edition),
        largest_sum(edition),
        busiest_agency(edition),
        programme(edition),
    ];
    found
        .into_iter()
        .flatten()
        .map(|query| Link {
            href: address(edition, &query),
            label: query,
        })
        .collect()
}

/// The path of a query's answer.
fn address(edition: &Edition<'_>, query: &str) -> String {
    let page = edition.path(&addresses::search(edition.lang));
    format!("{page}?q={}", encoded(query))
}

fn encoded(query: &str) -> String {
    let encode = |byte: u8| {
        if byte.is_ascii_alphanumeric() {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    query.bytes().map(encode).collect()
}

/// The first topic that exactly one heading names, so that the answer is clear.
fn subject(edition: &Edition<'_>) -> Option<String> {
    let lang = edition.lang;
    let titles: Vec<String> = measures(edition)
        .map(|measure| measure.title.text(lang).to_lowercase())
        .collect();
    // Each once: a large site has its few topics thousands of times.
    let mut seen = BTreeSet::new();
    let topics = measures(edition).flat_map(|measure| &measure.topics);
    topics
        .filter(|topic| seen.insert(**topic))
        .map(|topic| edition.term(*topic))
        .find(|name| {
            let name = name.to_lowercase();
            titles.iter().filter(|title| title.contains(&name)).count() == 1
        })
        .map(str::to_owned)
}

fn largest_sum(edition: &Edition<'_>) -> Option<String> {
    let caps =
        clauses(edition)
            .flat_map(|clause| &clause.incentives)
            .filter_map(|incentive| match &incentive.amount {
                Amount::Limited { cap: Some(cap), .. } => Some(cap.value),
                _ => None,
            });
    caps.max().map(|sum: Yuan| sum.print(edition.lang))
}

fn busiest_agency(edition: &Edition<'_>) -> Option<String> {
    let led = |duties: &[Duty]| duties.iter().filter(|duty| duty.role == Role::Lead).count();
    let mut busiest: Option<(usize, String)> = None;
    for agency in &edition.site.agencies {
        let count = led(&agency.duties);
        if count > busiest.as_ref().map_or(0, |(most, _)| *most) {
            busiest = Some((count, edition.text(&agency.short)));
        }
    }
    busiest.map(|(_, name)| name)
}

fn programme(edition: &Edition<'_>) -> Option<String> {
    let mut incentives = clauses(edition).flat_map(|clause| &clause.incentives);
    let programme = incentives.find_map(|incentive| incentive.programme)?;
    Some(edition.term(programme).to_owned())
}

fn measures<'a>(edition: &Edition<'a>) -> impl Iterator<Item = &'a Measure> {
    edition.site.policies.iter().flat_map(|policy| &policy.measures)
}

fn clauses<'a>(edition: &Edition<'a>) -> impl Iterator<Item = &'a Clause> {
    measures(edition).flat_map(|measure| &measure.clauses)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_survive_an_address() {
        for (query, expected) in [
            ("海外仓", "%E6%B5%B7%E5%A4%96%E4%BB%93"),
            ("CNY 5 million", "CNY%205%20million"),
            ("a&b=“c”", "a%26b%3D%E2%80%9Cc%E2%80%9D"),
        ] {
            assert_eq!(encoded(query), expected);
        }
    }
}

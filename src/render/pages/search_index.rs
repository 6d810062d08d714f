//! The index of measures by topic, agency and term: the search of those who have no script.
//!
//! In: policies, agencies, glossary. Out: [`IndexPart`]s. Never here: ranking.

use std::collections::BTreeSet;

use crate::render::edition::Edition;
use crate::render::pages::parts::Link;
use crate::render::pages::search::{IndexPart, IndexRow};
use crate::render::pages::words::{measure_link, policy_link};
use crate::resolve::addresses;
use crate::resolve::site::{Measure, Policy, Term, TermIndex, TermKind};

/// Beyond so many measures a row names policies, so that the page stays small enough for a phone.
const MOST_MEASURES: usize = 200;
/// Among so few measures nothing stands everywhere.
const FEW_MEASURES: usize = 8;

/// The parts of the index that have rows.
pub(crate) fn index(edition: &Edition<'_>) -> Vec<IndexPart> {
    let parts = [
        ("topics", topics(edition)),
        ("agencies", agencies(edition)),
        ("terms", terms(edition)),
    ];
    parts
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(kind, rows)| IndexPart { kind, rows })
        .collect()
}

/// Topics in the order of the glossary.
fn topics(edition: &Edition<'_>) -> Vec<IndexRow> {
    let terms = edition.site.terms.iter().enumerate();
    terms
        .filter(|(_, term)| term.kind == TermKind::Topic)
        .filter_map(|(at, term)| row(edition, term, |measure| measure.topics.contains(&TermIndex(at))))
        .collect()
}

/// Agencies in the order of the registry; each has a page that lists its clauses.
fn agencies(edition: &Edition<'_>) -> Vec<IndexRow> {
    let agencies = edition.site.agencies.iter();
    agencies
        .filter(|agency| !agency.duties.is_empty())
        .map(|agency| IndexRow {
            name: edition.text(&agency.short),
            href: Some(edition.path(&addresses::agency(edition.lang, &agency.id.value))),
            places: Vec::new(),
        })
        .collect()
}

/// Other terms that a clause names: English ones by letter, Chinese ones by character, which Unicode orders by radical
/// and strokes.
fn terms(edition: &Edition<'_>) -> Vec<IndexRow> {
    let lang = edition.lang;
    let is_listed = |term: &&Term| !matches!(term.kind, TermKind::Topic | TermKind::Script);
    let mut rows: Vec<IndexRow> = Vec::new();
    for term in edition.site.terms.iter().filter(is_listed) {
        let name = term.name.text(lang).to_lowercase();
        let names = |measure: &Measure| {
            let mut clauses = measure.clauses.iter();
            clauses.any(|clause| clause.text.text(lang).to_lowercase().contains(&name))
        };
        rows.extend(row(edition, term, names));
    }
    // What stands everywhere leads nowhere.
    let count: usize = edition.site.policies.iter().map(|policy| policy.measures.len()).sum();
    rows.retain(|row| count < FEW_MEASURES || 2 * row.places.len() < count);
    rows.sort_by_cached_key(|row| row.name.trim_start_matches(['“', '《', '"']).to_lowercase());
    rows.dedup_by(|one, other| one.name == other.name);
    rows
}

/// A row for the measures that a term fits, if there are any.
fn row(edition: &Edition<'_>, term: &Term, fits: impl Fn(&Measure) -> bool) -> Option<IndexRow> {
    let policies = &edition.site.policies;
    let count: usize = policies.iter().map(|policy| policy.measures.len()).sum();
    let place = |policy: &Policy, measure: &Measure| {
        if count > MOST_MEASURES {
            policy_link(edition, policy)
        } else {
            measure_link(edition, policy, measure)
        }
    };
    let mut seen = BTreeSet::new();
    let places: Vec<Link> = policies
        .iter()
        .flat_map(|policy| policy.measures.iter().map(move |measure| (policy, measure)))
        .filter(|(_, measure)| fits(measure))
        .map(|(policy, measure)| place(policy, measure))
        .filter(|link| seen.insert(link.href.clone()))
        .collect();
    (!places.is_empty()).then(|| IndexRow {
        name: term.name.text(edition.lang).to_owned(),
        href: None,
        places,
    })
}

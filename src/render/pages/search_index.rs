//! The index of measures by topic, agency and term: the search of those who have no script.
//!
//! In: policies, agencies, glossary. Out: [`IndexPart`]s. Never here: ranking.

use std::collections::BTreeSet;

use crate::render::edition::Edition;
use crate::render::names::{measures, naming, stands_everywhere};
use crate::render::pages::parts::Link;
use crate::render::pages::search::{IndexPart, IndexRow};
use crate::render::pages::words::{measure_link, policy_link};
use crate::resolve::addresses;
use crate::resolve::site::{Measure, Policy, Term, TermIndex, TermKind};

/// Beyond so many measures a row names policies, so that the page stays small enough for a phone.
const MOST_MEASURES: usize = 200;

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
    let count = measures(edition).count();
    terms
        .filter(|(_, term)| term.kind == TermKind::Topic)
        .filter_map(|(at, term)| {
            let about = measures(edition).filter(|(_, measure)| measure.topics.contains(&TermIndex(at)));
            row(edition, term, about, count)
        })
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
    let is_listed = |term: &&Term| !matches!(term.kind, TermKind::Topic | TermKind::Script);
    let listed: Vec<&Term> = edition.site.terms.iter().filter(is_listed).collect();
    let texts = listed.iter().map(|term| term.name.text(edition.lang));
    let naming = naming(edition, texts);
    let count = measures(edition).count();
    let mut rows: Vec<IndexRow> = listed
        .iter()
        .zip(naming)
        .filter_map(|(term, naming)| row(edition, term, naming.into_iter(), count))
        .collect();
    // What stands everywhere leads nowhere.
    rows.retain(|row| !stands_everywhere(row.places.len(), count));
    rows.sort_by_cached_key(|row| row.name.trim_start_matches(['“', '《', '"']).to_lowercase());
    rows.dedup_by(|one, other| one.name == other.name);
    rows
}

/// A row for the measures that a term fits, if there are any, of so many in all.
fn row<'a>(
    edition: &Edition<'_>,
    term: &Term,
    fitting: impl Iterator<Item = (&'a Policy, &'a Measure)>,
    count: usize,
) -> Option<IndexRow> {
    let mut seen = BTreeSet::new();
    let places: Vec<Link> = fitting
        .map(|(policy, measure)| {
            if count > MOST_MEASURES {
                policy_link(edition, policy)
            } else {
                measure_link(edition, policy, measure)
            }
        })
        .filter(|link| seen.insert(link.href.clone()))
        .collect();
    (!places.is_empty()).then(|| IndexRow {
        name: term.name.text(edition.lang).to_owned(),
        href: None,
        places,
    })
}

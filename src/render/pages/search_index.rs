//! The index of measures by topic, agency and term: the search of those who have no script.
//!
//! In: policies, agencies, glossary. Out: [`IndexPart`]s. Never here: ranking.

use std::collections::{BTreeMap, BTreeSet};

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
        .filter_map(|(at, term)| {
            let about = measures(edition).filter(|(_, measure)| measure.topics.contains(&TermIndex(at)));
            row(edition, term, about)
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
    let naming = naming(&listed, edition);
    let mut rows: Vec<IndexRow> = listed
        .iter()
        .zip(naming)
        .filter_map(|(term, naming)| row(edition, term, naming.into_iter()))
        .collect();
    // What stands everywhere leads nowhere.
    let count = measures(edition).count();
    rows.retain(|row| count < FEW_MEASURES || 2 * row.places.len() < count);
    rows.sort_by_cached_key(|row| row.name.trim_start_matches(['“', '《', '"']).to_lowercase());
    rows.dedup_by(|one, other| one.name == other.name);
    rows
}

/// The measures whose clauses name each term.
fn naming<'a>(terms: &[&Term], edition: &Edition<'a>) -> Vec<Vec<(&'a Policy, &'a Measure)>> {
    let lang = edition.lang;
    let names = Names::new(terms.iter().map(|term| term.name.text(lang)));
    let mut naming = vec![Vec::new(); terms.len()];
    for (policy, measure) in measures(edition) {
        let texts = measure.clauses.iter().map(|clause| clause.text.text(lang));
        let found: BTreeSet<usize> = texts.flat_map(|text| names.found_in(text)).collect();
        for at in found {
            naming[at].push((policy, measure));
        }
    }
    naming
}

/// Names, to be looked for all at once: one after the other, they would take the square of a site's size.
struct Names {
    names: Vec<String>,
    by_start: BTreeMap<String, Vec<usize>>,
}

impl Names {
    fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<String> = names.map(str::to_lowercase).collect();
        let mut by_start: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            by_start.entry(start(name, 2).to_owned()).or_default().push(at);
        }
        Names { names, by_start }
    }

    /// Places in the list of those that a text has: in English as whole words, perhaps in the plural, so that rent is not
    /// found in current.
    fn found_in(&self, text: &str) -> BTreeSet<usize> {
        let text = text.to_lowercase();
        let mut found = BTreeSet::new();
        for (at, _) in text.char_indices() {
            let (before, rest) = text.split_at(at);
            // A name of one character begins with that one only.
            let lists = [1, 2].map(|length| self.by_start.get(start(rest, length)));
            let names = lists.into_iter().flatten().flatten().copied();
            found.extend(names.filter(|name| begins_with_words(before, rest, &self.names[*name])));
        }
        found
    }
}

/// The first characters of a text, all of them where it has fewer.
fn start(text: &str, length: usize) -> &str {
    let end = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn begins_with_words(before: &str, rest: &str, name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    rest.strip_prefix(name).is_some_and(|behind| {
        let behind = behind.strip_prefix('s').unwrap_or(behind);
        let is_inside = name.starts_with(is_letter) && before.ends_with(is_letter)
            || name.ends_with(is_letter) && behind.starts_with(is_letter);
        !is_inside
    })
}

/// Every measure with its policy, in the order of the text.
fn measures<'a>(edition: &Edition<'a>) -> impl Iterator<Item = (&'a Policy, &'a Measure)> {
    let policies = edition.site.policies.iter();
    policies.flat_map(|policy| policy.measures.iter().map(move |measure| (policy, measure)))
}

/// A row for the measures that a term fits, if there are any.
fn row<'a>(
    edition: &Edition<'_>,
    term: &Term,
    fitting: impl Iterator<Item = (&'a Policy, &'a Measure)>,
) -> Option<IndexRow> {
    let count = measures(edition).count();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_as_words() {
        for (text, term, expected) in [
            ("30% of the rent", "rent", true),
            ("the current policies", "rent", false),
            ("overseas warehouses", "overseas warehouse", true),
            ("leading enterprises", "lead", false),
            ("支持海外仓发展", "海外仓", true),
            ("开展b2b出口", "出口", true),
            ("支持OTC药品", "OTC药品", true),
            ("各市", "市", true),
        ] {
            let names = Names::new([term, "市"].into_iter());
            assert_eq!(names.found_in(text).contains(&0), expected, "{term} in {text}");
        }
    }
}

//! Finds names in texts: which measures name a term, and where a term stands in a sentence.
//!
//! In: names and texts of one language. Out: places in lists and in texts. Never here: what a page makes of them.

use std::collections::BTreeSet;

use crate::lang::Lang;
use crate::render::edition::Edition;
use crate::resolve::site::{Measure, Policy};
use crate::zh::starts::Starts;

/// Among so few measures nothing stands everywhere.
const FEW_MEASURES: usize = 8;

/// Whether so many places of all measures say no more than that the policy is about this.
pub(crate) fn stands_everywhere(places: usize, measures: usize) -> bool {
    measures >= FEW_MEASURES && 2 * places >= measures
}

/// The measures whose clauses have each name.
pub(crate) fn naming<'a, 'n>(
    edition: &Edition<'a>,
    names: impl Iterator<Item = &'n str>,
) -> Vec<Vec<(&'a Policy, &'a Measure)>> {
    let names = Names::new(names);
    let mut naming = vec![Vec::new(); names.names.len()];
    for (policy, measure) in measures(edition) {
        for at in names.found_in_clauses(measure, edition.lang) {
            naming[at].push((policy, measure));
        }
    }
    naming
}

/// Every measure with its policy, in the order of the text.
pub(crate) fn measures<'a>(edition: &Edition<'a>) -> impl Iterator<Item = (&'a Policy, &'a Measure)> {
    let policies = edition.site.policies.iter();
    policies.flat_map(|policy| policy.measures.iter().map(move |measure| (policy, measure)))
}

/// Names, to be looked for all at once.
pub(crate) struct Names {
    names: Vec<String>,
    starts: Starts,
}

impl Names {
    pub(crate) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<String> = names.map(str::to_ascii_lowercase).collect();
        let starts = Starts::new(names.iter().map(String::as_str));
        Names { names, starts }
    }

    /// Places in the list of those that the clauses of a measure have.
    pub(crate) fn found_in_clauses(&self, measure: &Measure, lang: Lang) -> BTreeSet<usize> {
        let texts = measure.clauses.iter().map(|clause| clause.text.text(lang));
        texts.flat_map(|text| self.found_in(text)).collect()
    }

    /// Places in the list of those that a text has: in English as whole words, perhaps in the plural, so that rent is not
    /// found in current.
    pub(crate) fn found_in(&self, text: &str) -> BTreeSet<usize> {
        let text = text.to_ascii_lowercase();
        beginnings(&text).flat_map(|at| self.at(&text, at)).collect()
    }

    /// The longest names in a text, from its beginning on, no two sharing a character: where each begins, its length in
    /// bytes with the s of a plural, and its place in the list.
    pub(crate) fn spans(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let text = text.to_ascii_lowercase();
        let mut spans = Vec::new();
        let mut free = 0;
        for at in beginnings(&text) {
            if at < free {
                continue;
            }
            let longest = self.at(&text, at).max_by_key(|name| self.names[*name].len());
            if let Some(name) = longest {
                let end = at + self.names[name].len();
                let length = end - at + usize::from(is_plural(&text, end));
                spans.push((at, length, name));
                free = at + length;
            }
        }
        spans
    }

    /// The names that begin here.
    fn at<'s>(&'s self, text: &'s str, at: usize) -> impl Iterator<Item = usize> + 's {
        let (before, rest) = text.split_at(at);
        self.starts
            .at(rest)
            .filter(move |name| begins_with_words(before, rest, &self.names[*name]))
    }
}

/// Where names can begin: at every character but in the middle of a word of letters or figures.
fn beginnings(text: &str) -> impl Iterator<Item = usize> {
    let mut is_inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let is_letter = c.is_ascii_alphanumeric();
        let begins = !(is_letter && is_inside);
        is_inside = is_letter;
        begins.then_some(at)
    })
}

/// Whether a name that ends here goes on with the s of a plural.
fn is_plural(text: &str, end: usize) -> bool {
    let before = text[..end].chars().next_back();
    before.is_some_and(|c| c.is_ascii_alphabetic()) && text[end..].starts_with('s')
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

    #[test]
    fn the_longest_name_wins_its_place() {
        let names = Names::new(["广州", "广州海关", "single window", ""].into_iter());
        assert_eq!(names.spans("由广州海关和广州"), [(3, 12, 1), (18, 6, 0)]);
        assert_eq!(names.spans("Single Windows"), [(0, 14, 2)]);
    }
}

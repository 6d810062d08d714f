//! Terms of the glossary that the official text names: links to their definitions, which the script previews.
//!
//! In: the HTML of clauses. Out: the same words, some of them in links. Never here: a word that is not in the text.

use std::collections::{BTreeMap, BTreeSet};

use crate::markdown::html::escape;
use crate::render::annotate::{Around, annotate};
use crate::render::edition::Edition;
use crate::render::names::{Names, measures, stands_everywhere};
use crate::resolve::addresses;
use crate::resolve::site::{Clause, Site, Term, TermKind};

/// The terms that a text can name. All are looked for, so that 广州 is not found in 广州海关; those are marked that have
/// something to say.
pub(crate) struct Defined<'a> {
    terms: Vec<&'a Term>,
    names: Names,
    /// Terms that are marked where they stand.
    marked: BTreeSet<usize>,
}

impl<'a> Defined<'a> {
    /// Prepares the terms of a language.
    pub(crate) fn new(edition: &Edition<'a>) -> Self {
        let site: &'a Site = edition.site;
        let terms: Vec<&Term> = site.terms.iter().filter(|term| term.is_listed()).collect();
        let agencies = site.agencies.iter().map(|agency| agency.short.text(edition.lang));
        let names = terms.iter().map(|term| term.name.text(edition.lang));
        let names = Names::new(names.chain(agencies));
        let marked = marked(edition, &terms, &names);
        Defined { terms, names, marked }
    }
}

/// What has a note, and does not stand everywhere: then its mark would lead nowhere. A place explains itself.
fn marked(edition: &Edition<'_>, terms: &[&Term], names: &Names) -> BTreeSet<usize> {
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut count = 0;
    for (_, measure) in measures(edition) {
        count += 1;
        for at in names.found_in_clauses(measure, edition.lang) {
            *places.entry(at).or_default() += 1;
        }
    }
    let is_marked = |at: &usize| {
        let term = terms[*at];
        let places = places.get(at).copied().unwrap_or_default();
        term.note.is_some() && term.kind != TermKind::Place && !stands_everywhere(places, count)
    };
    (0..terms.len()).filter(is_marked).collect()
}

/// Marks terms in the clauses of one measure, each where it comes first.
pub(crate) struct Marker<'e, 'a> {
    edition: &'e Edition<'a>,
    seen: BTreeSet<usize>,
}

impl<'e, 'a> Marker<'e, 'a> {
    /// Begins a measure.
    pub(crate) fn new(edition: &'e Edition<'a>) -> Self {
        Marker {
            edition,
            seen: BTreeSet::new(),
        }
    }

    /// Marks the terms of a clause.
    pub(crate) fn mark(&mut self, clause: &Clause, html: &str) -> String {
        let edition = self.edition;
        let defined = edition.defined();
        if defined.marked.is_empty() {
            return html.to_owned();
        }
        // In a translation “up to” is a term only where the original has 最高不超过.
        let original = clause.text.text(edition.site.source);
        annotate(html, |text| {
            let spans = defined.names.spans(text).into_iter();
            spans
                .filter(|(_, _, name)| {
                    defined.marked.contains(name)
                        && original.contains(defined.terms[*name].name.text(edition.site.source))
                        && self.seen.insert(*name)
                })
                .map(|(at, length, name)| Around {
                    range: at..at + length,
                    open: opening(edition, defined.terms[name]),
                    close: "</a>",
                })
                .collect()
        })
    }
}

fn opening(edition: &Edition<'_>, term: &Term) -> String {
    let href = edition.path(&addresses::term(edition.lang, &term.anchor));
    format!("<a class=\"term\" href=\"{}\">", escape(&href))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;

    #[test]
    fn a_term_is_marked_once_and_only_where_the_original_has_it() {
        let mut site = testing::site();
        let theme = testing::theme(&site);
        site.terms[1].name = testing::text("支持", "支持", "support");
        site.terms[1].note = Some(testing::text("注", "注", "note"));
        site.terms[1].anchor = "term-support".to_owned();
        let clause = &site.policies[0].measures[0].clauses[0];
        let mut other = clause.clone();
        other.text = testing::text("其他", "其他", "Support is given.");
        let edition = Edition::new(&site, &theme, Lang::En);
        let mut marker = Marker::new(&edition);
        assert_eq!(marker.mark(&other, "<p>Support</p>"), "<p>Support</p>");
        let expected = "<p><a class=\"term\" href=\"/en/glossary/#term-support\">Support</a> is</p>";
        assert_eq!(marker.mark(clause, "<p>Support is</p>"), expected);
        assert_eq!(marker.mark(clause, "<p>Support is</p>"), "<p>Support is</p>");
    }
}

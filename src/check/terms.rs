//! A translation uses the glossary's names.

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::{Block, Voice};
use crate::resolve::site::{Origin, Site, Term, TermKind};
use crate::zh::starts::Starts;

pub(super) fn check(site: &Site, blocks: &[Block<'_>], report: &mut Report) {
    if !site.languages.contains(&Lang::En) {
        return;
    }
    let mut terms: Vec<&Term> = site.terms.iter().filter(|term| is_name(term)).collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.name.text(site.source).len()));
    let starts = Starts::new(terms.iter().map(|term| term.name.text(site.source)));
    for block in blocks {
        let is_translated = block.text.get(Lang::En).origin == Origin::Written;
        if block.voice == Voice::Official && is_translated {
            let near = starts.within(block.text.text(site.source));
            let near = near.into_iter().map(|at| terms[at]);
            compare(block, site, near, report);
        }
    }
}

/// Names of things are always translated the same; words of the trade are not.
fn is_name(term: &Term) -> bool {
    matches!(
        term.kind,
        TermKind::Term | TermKind::Programme | TermKind::Document | TermKind::Body
    ) && term.name.get(Lang::En).origin == Origin::Written
}

/// Takes the terms that may stand in the original, the longest first.
fn compare<'t>(block: &Block<'_>, site: &Site, terms: impl Iterator<Item = &'t Term>, report: &mut Report) {
    let mut original = block.text.text(site.source).to_owned();
    let english = block.text.get(Lang::En);
    let said = normal(english.as_str());
    for term in terms {
        let name = term.name.text(site.source);
        // 牵头, 通知 and 市政府 are words of the trade, translated in many ways; longer ones are names of things.
        let is_word = term.kind != TermKind::Programme && name.chars().count() < 4;
        if is_word || !original.contains(name) {
            continue;
        }
        // A longer term that was found covers the shorter ones in it.
        original = original.replace(name, "·");
        let names = std::iter::once(term.name.text(Lang::En))
            .chain(term.synonyms.get(Lang::En).iter().map(String::as_str));
        let mut names = names.map(normal);
        // A word may stand between those of a name: leading e-commerce enterprises are leading enterprises.
        let says = |name: String| {
            name.split(' ')
                .all(|word| said.split(' ').any(|each| each == word))
        };
        if names.any(says) {
            continue;
        }
        let message = format!(
            "the original says {name}, and this does not say `{}`",
            term.name.text(Lang::En)
        );
        report.add(
            Diagnostic::advice("term-not-used", english.written.span.clone(), message)
                .help("use the glossary’s name, or add this one to the term’s `synonyms`")
                .also(term.name.get(site.source).written.span.clone(), "the glossary"),
        );
    }
}

/// Without capitals, plurals and kinds of quotes and hyphens.
fn normal(text: &str) -> String {
    let letters: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '“' | '”' | '‘' | '’' | '"' | '\'' => '\'',
            '-' | '\u{2011}' | '–' | '\n' => ' ',
            c => c,
        })
        .filter(|c| *c != '\'')
        .collect();
    let words = letters.split(|c: char| c.is_whitespace() || "/(),;:.+".contains(c));
    words
        .filter(|word| !word.is_empty())
        .map(singular)
        .collect::<Vec<_>>()
        .join(" ")
}

fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.trim_end_matches('s').to_owned(),
    }
}

//! What a careful colleague would find.
//!
//! In: [`Site`]. Out: findings. Never here: changing anything.

mod amounts;
mod brackets;
mod changes;
mod contact;
mod conversion;
mod dates;
mod documents;
mod enumeration;
mod facts;
mod files;
mod invisible;
mod languages;
mod letters;
mod links;
mod markup;
mod named;
mod notes;
mod numbering;
mod questions;
pub mod rendered;
mod roles;
mod scripts;
mod stale;
mod summaries;
mod terms;
mod titles;
mod width;

use rayon::prelude::*;

use crate::report::Report;
use crate::resolve::blocks::{Block, blocks};
use crate::resolve::site::Site;
use crate::source::Sources;

/// A rule: looks at a resolved site and reports what it finds.
type Rule = fn(&Site, &mut Report);

/// A rule for texts: looks at every block of the site.
type TextRule = fn(&Site, &[Block<'_>], &mut Report);

/// Every rule. The report is sorted by place, whatever the order here.
const RULES: [Rule; 10] = [
    numbering::check,
    roles::check,
    brackets::check,
    amounts::check,
    summaries::check,
    notes::check,
    enumeration::check,
    named::check,
    titles::check,
    changes::check,
];

/// Every rule for texts.
const TEXT_RULES: [TextRule; 13] = [
    facts::check,
    dates::check,
    links::check,
    scripts::check,
    invisible::check,
    width::check,
    letters::check,
    languages::check,
    conversion::check,
    documents::check,
    markup::check,
    terms::check,
    contact::check,
];

/// Applies every rule to a site, whether it has errors or not; in parallel.
pub fn check(site: &Site, report: &mut Report) {
    // Made once: a large site has some hundred thousand blocks.
    let blocks = blocks(site);
    let of_site = RULES.par_iter().map(|rule| {
        let mut findings = Report::default();
        rule(site, &mut findings);
        findings
    });
    let of_texts = TEXT_RULES.par_iter().map(|rule| {
        let mut findings = Report::default();
        rule(site, &blocks, &mut findings);
        findings
    });
    let found: Vec<Report> = of_site.chain(of_texts).collect();
    for findings in found {
        report.append(findings);
    }
}

/// Looks at files as their authors left them.
pub fn files(sources: &Sources, report: &mut Report) {
    files::check(sources, report);
}

/// Says which translations are older than their originals, and which questions nobody asks.
///
/// Asked only of a site without errors: a measure under a wrong number would make all its translations look stale, and a
/// condition that could not be taken its question unused.
pub fn leftovers(site: &Site, report: &mut Report) {
    stale::check(site, report);
    questions::check(site, report);
}

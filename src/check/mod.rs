//! What a careful colleague would find.
//!
//! In: [`Site`]. Out: findings. Never here: changing anything.

mod amounts;
mod brackets;
mod dates;
mod facts;
mod invisible;
mod links;
mod notes;
mod numbering;
mod questions;
mod roles;
mod scripts;
mod stale;
mod width;

use crate::report::Report;
use crate::resolve::site::Site;

/// A rule: looks at a resolved site and reports what it finds.
type Rule = fn(&Site, &mut Report);

/// Every rule. The order is that of this list, not of the report, which is sorted by place.
const RULES: [Rule; 11] = [
    numbering::check,
    roles::check,
    brackets::check,
    facts::check,
    amounts::check,
    dates::check,
    notes::check,
    links::check,
    scripts::check,
    invisible::check,
    width::check,
];

/// Applies every rule to a site, whether it has errors or not.
pub fn check(site: &Site, report: &mut Report) {
    for rule in RULES {
        rule(site, report);
    }
}

/// Says which translations are older than their originals, and which questions nobody asks.
///
/// Asked only of a site without errors: a measure under a wrong number would make all its translations look stale, and a
/// condition that could not be taken its question unused.
pub fn leftovers(site: &Site, report: &mut Report) {
    stale::check(site, report);
    questions::check(site, report);
}

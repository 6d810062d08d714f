//! An agency that a clause names has a part in it.

use crate::report::{Diagnostic, Report};
use crate::resolve::site::{AgencyIndex, Clause, Site};
use crate::zh::starts::Starts;

pub(super) fn check(site: &Site, report: &mut Report) {
    let names = names(site);
    let starts = Starts::new(names.iter().map(|(name, _)| name.as_str()));
    for policy in &site.policies {
        for clause in policy.every_clause() {
            let near = starts.within(clause.text.text(site.source));
            let near = near.into_iter().map(|at| &names[at]);
            named_without_part(clause, site, near, report);
        }
    }
}

/// Every name of every agency in the source language, the longest first: 市市场监管局 is not 市场监管局.
fn names(site: &Site) -> Vec<(String, AgencyIndex)> {
    let mut names: Vec<(String, AgencyIndex)> = Vec::new();
    for (at, agency) in site.agencies.iter().enumerate() {
        let own = [&agency.short, &agency.full].map(|name| name.text(site.source).to_owned());
        let aliases = agency.aliases.get(site.source).iter().cloned();
        names.extend(own.into_iter().chain(aliases).map(|name| (name, AgencyIndex(at))));
    }
    names.retain(|(name, _)| name.chars().count() >= 3);
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
}

/// Takes the names that may stand in the clause, the longest first.
fn named_without_part<'n>(
    clause: &Clause,
    site: &Site,
    names: impl Iterator<Item = &'n (String, AgencyIndex)>,
    report: &mut Report,
) {
    // A clause without a bracket has nobody in charge, which is another finding or none.
    if clause.roles.is_empty() {
        return;
    }
    let text = clause.text.get(site.source);
    let mut rest = text.as_str().to_owned();
    for (name, agency) in names {
        let mut from = 0;
        while let Some(at) = rest[from..].find(name.as_str()).map(|at| from + at) {
            from = at + name.len();
            // A longer name that was found covers the shorter ones in it; the length stays, so that places do.
            rest.replace_range(at..at + name.len(), &" ".repeat(name.len()));
            if clause.roles.iter().any(|part| part.agency == *agency) || is_quoted(&rest, at) {
                continue;
            }
            let span = text.written.locate(at..at + name.len());
            let id = &site.agency(*agency).id.value;
            let message = format!("clause {} names {name}, and `{id}` has no part in it", clause.id);
            report.add(
                Diagnostic::warning("agency-not-in-roles", span, message).help(format!(
                    "add `{id}` to `lead`, `support` or `responsible`, if the bracket has it"
                )),
            );
        }
    }
}

/// Whether a place stands inside the title of a document.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.rfind('《') > before.rfind('》')
}

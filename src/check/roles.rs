//! An agency plays one part in a clause.

use std::collections::BTreeMap;

use crate::report::{Diagnostic, Report};
use crate::resolve::site::{Clause, Site};

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        for clause in policy.every_clause() {
            one_part_each(clause, site, report);
        }
    }
}

fn one_part_each(clause: &Clause, site: &Site, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for part in &clause.roles {
        let Some(first) = seen.insert(part.agency, part) else {
            continue;
        };
        let id = &site.agency(part.agency).id.value;
        let message = if first.role == part.role {
            format!("`{id}` is named twice in clause {}", clause.id)
        } else {
            format!("`{id}` plays two parts in clause {}", clause.id)
        };
        report.add(
            Diagnostic::error("agency-in-two-roles", part.span.clone(), message)
                .help("name it once; the official text has it once")
                .also(first.span.clone(), "it is here first"),
        );
    }
}

//! An agency plays one part in a clause; and where agencies support, somebody leads.

use std::collections::BTreeMap;

use crate::report::{Diagnostic, Report};
use crate::resolve::site::{Clause, Role, Site};

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        for clause in policy.measures.iter().flat_map(|measure| &measure.clauses) {
            one_part_each(clause, site, report);
            somebody_leads(clause, report);
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
        let message = format!("`{id}` plays two parts in clause {}", clause.id);
        report.add(
            Diagnostic::error("agency-in-two-roles", part.span.clone(), message)
                .help("name it once; the official text has it once")
                .also(first.span.clone(), "it is here first"),
        );
    }
}

fn somebody_leads(clause: &Clause, report: &mut Report) {
    let supports = clause.roles.iter().find(|part| part.role == Role::Support);
    let leads = clause.roles.iter().any(|part| part.role != Role::Support);
    if let (Some(part), false) = (supports, leads) {
        let message = format!(
            "clause {} has agencies that support and none that leads",
            clause.id
        );
        report.add(
            Diagnostic::error("nobody-leads", part.span.clone(), message)
                .help("name who leads: `lead: [...]`, or who is responsible: `responsible: [...]`"),
        );
    }
}

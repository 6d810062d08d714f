//! Agencies, and what each of them does.
//!
//! In: the registry. Out: [`Agency`]. Never here: brackets.

use crate::model::agency::AgencyRecord;
use crate::report::Report;
use crate::resolve::scripts::{Prose, Scripts};
use crate::resolve::site::{Agency, Duty, Site};

/// The agencies in the order of the registry; their duties come later.
pub(super) fn resolve(records: Vec<AgencyRecord>, scripts: &Scripts, report: &mut Report) -> Vec<Agency> {
    records
        .into_iter()
        .map(|record| {
            let short = scripts.localize(record.short, Prose::Plain, report);
            let full = scripts.localize_option(record.full, Prose::Plain, report);
            Agency {
                id: record.id,
                full: full.unwrap_or_else(|| short.clone()),
                short,
                level: record.level,
                collective: record.collective,
                url: record.url.map(|url| url.value),
                aliases: scripts.names(&record.aliases),
                note: scripts.localize_option(record.note, Prose::Plain, report),
                duties: Vec::new(),
            }
        })
        .collect()
}

/// Tells each agency in which clauses it plays a part.
pub(super) fn give_duties(site: &mut Site) {
    for (policy, record) in site.policies.iter().enumerate() {
        for (measure, record) in record.measures.iter().enumerate() {
            for (clause, record) in record.clauses.iter().enumerate() {
                for part in &record.roles {
                    let duty = Duty {
                        policy,
                        measure,
                        clause,
                        role: part.role,
                    };
                    site.agencies[part.agency.0].duties.push(duty);
                }
            }
        }
    }
}

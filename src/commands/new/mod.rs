//! `gongbao new`: a site, a policy, a measure, an agency, a change, with comments at every field.
//!
//! In: [`New`]. Out: new files, all or none. Never here: a file that is there already, except that an agency or a
//! change is put at the end of its list.

mod change;
mod entry;
mod question;
mod site;
mod template;

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::new::{New, NewWhat};
use crate::commands::terminal::Terminal;
use crate::model::policy::ChangeKind;

/// Begins what was asked for.
pub(super) fn run(args: &New, terminal: Terminal) -> Result<Outcome> {
    match &args.what {
        NewWhat::Site(site) => site::site(site, terminal),
        NewWhat::Policy(policy) => entry::policy(policy, terminal),
        NewWhat::Measure(measure) => entry::measure(measure, terminal),
        NewWhat::Agency(agency) => entry::agency(agency, terminal),
        NewWhat::Correction(args) => change::change(ChangeKind::Correction, args, terminal),
        NewWhat::Amendment(args) => change::change(ChangeKind::Amendment, args, terminal),
        NewWhat::Repeal(args) => change::change(ChangeKind::Repeal, args, terminal),
    }
}

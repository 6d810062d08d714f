//! `gongbao new`: a site, a policy, a measure, an agency, with comments at every field.
//!
//! In: [`New`]. Out: new files, all or none. Never here: a file that is there already, except that an agency is put at
//! the end of its register.

mod entry;
mod question;
mod site;
mod template;

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::new::{New, NewWhat};
use crate::commands::terminal::Terminal;

/// Begins what was asked for.
pub(super) fn run(args: &New, terminal: Terminal) -> Result<Outcome> {
    match &args.what {
        NewWhat::Site(site) => site::site(site, terminal),
        NewWhat::Policy(policy) => entry::policy(policy, terminal),
        NewWhat::Measure(measure) => entry::measure(measure, terminal),
        NewWhat::Agency(agency) => entry::agency(agency, terminal),
    }
}

//! The arguments of `gongbao check`, and their help.

use clap::{Args, ValueEnum};

use crate::commands::args::SiteArgs;

/// Say everything that is wrong, and write nothing
///
/// Reads content and theme, applies every rule and makes every page without keeping it: what passes here can be built.
/// Each finding names file, line and column, shows the line, and says what to do.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao check
  gongbao check --format github --deny-warnings     in a workflow: findings stand at the lines of the change
  gongbao check --format json | jq '.[].code'

Exit codes:
  0  no errors (with --deny-warnings: no warnings either)
  1  errors
  2  wrong usage")]
pub(in crate::commands) struct Check {
    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// How the findings are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub(in crate::commands) format: Format,

    /// Exit with 1 when there are warnings
    #[arg(long)]
    pub(in crate::commands) deny_warnings: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum Format {
    /// For people, on standard error: the line itself, and what to do
    Human,
    /// For programs, on standard output
    Json,
    /// For GitHub workflows, on standard output
    Github,
}

//! The arguments of `gongbao check`, and their help.

use clap::{Args, ValueEnum};

use crate::commands::args::{SiteArgs, lang};
use crate::lang::Lang;

/// Say everything that is wrong, and write nothing
///
/// Reads content and theme, applies every rule and makes every page without keeping it: what passes here can be built.
/// Each finding names file, line and column, shows the line, and says what to do.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that somebody types")]
#[command(after_help = "\
Examples:
  gongbao check
  gongbao check --lang zh-hans                      findings in Chinese
  gongbao check --explain facts-differ              what a finding means, with an example
  gongbao check --fix                               show what a program can mend, and ask
  gongbao check --format github --deny-warnings     in a workflow: findings stand at the lines of the change
  gongbao check --format json | jq '.[].code'

What may stay as it is gets a comment with a reason, in the file itself, above the entry or at the end of its line:
  # gongbao: allow typed-space because the document prints it so
A comment that lets nothing pass is reported. In a Markdown page the comment is [//]: # (gongbao: allow … because …).

Exit codes:
  0  no errors (with --deny-warnings: no warnings either; with --profile strict: no advice either)
  1  errors
  2  wrong usage")]
pub(in crate::commands) struct Check {
    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// How the findings are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub(in crate::commands) format: Format,

    /// How much is asked of the content
    #[arg(long, value_name = "PROFILE", value_enum, default_value_t = Profile::Publish)]
    pub(in crate::commands) profile: Profile,

    /// Exit with 1 when there are warnings
    #[arg(long)]
    pub(in crate::commands) deny_warnings: bool,

    /// In which language the findings are told: zh-hans, zh-hant or en [default: as LANG says; for programs, en]
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(in crate::commands) lang: Option<Lang>,

    /// Show what a program can mend as a difference, and mend it when you say yes
    #[arg(long, conflicts_with_all = ["explain", "rules"])]
    pub(in crate::commands) fix: bool,

    /// Mend without asking; the difference is shown all the same
    #[arg(long, requires = "fix")]
    pub(in crate::commands) yes: bool,

    /// Say what the findings of a code mean, with an example
    #[arg(long, value_name = "CODE", conflicts_with = "rules")]
    pub(in crate::commands) explain: Option<String>,

    /// List every code with how bad it is
    #[arg(long)]
    pub(in crate::commands) rules: bool,
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
    /// For code hosts and editors that read SARIF 2.1.0, on standard output
    Sarif,
}

/// How much is asked of the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum Profile {
    /// While writing: only what stops a build
    Draft,
    /// Before publishing: warnings and advice are told, errors fail
    Publish,
    /// For the last reader: nothing at all may be found
    Strict,
}

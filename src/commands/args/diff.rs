//! The arguments of `gongbao diff`, and their help.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::args::{SiteArgs, base_url};

/// Say what would change for readers
///
/// Makes the site in memory and compares it with the last published one: which clauses have other words, and in which
/// languages; which records, pages, feeds and files are new, changed or gone. Nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao diff --published                        against public/, as `gongbao build` made it
  gongbao diff --published /srv/policy            against what `gongbao publish --to /srv/policy` shows
  gongbao diff --published --format json | jq '.records[].name'")]
pub(in crate::commands) struct Diff {
    /// The folder of a built or published site [default: public/ in the root]
    #[arg(long, value_name = "DIR", num_args = 0..=1, required = true)]
    #[expect(
        clippy::option_option,
        reason = "not asked for; asked for; asked for with a folder"
    )]
    pub(in crate::commands) published: Option<Option<PathBuf>>,

    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// The address at which the site will stand [default: `base_url` in content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(in crate::commands) base_url: Option<String>,

    /// How the differences are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub(in crate::commands) format: Format,
}

/// How differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

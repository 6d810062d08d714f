//! The arguments of `gongbao import`, and their help.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::args::Told;

/// Make a policy of a Chinese notice: text, Markdown, web page or Word document
///
/// Reads title, number, dates, issuer, addressees, measures, clauses, who is responsible, sums and ratios, and writes
/// content/policies/SLUG/. The report names the line of each field, what is in doubt, and what was left out: no
/// character of the source is lost. What the registries lack is proposed in imports/SLUG/.
///
/// Nothing that is there already is touched; either all files are written or none.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao import notice.docx --dry-run            say what would be understood, and write nothing
  gongbao import notice.docx --policy rent-2024
  gongbao import notice.txt --policy rent-2024 --register
  gongbao import page.html --out draft            into a folder of its own; needs no site
  gongbao import notice.txt --dry-run --format json | jq '.doubtful'

A PDF is not read: `pdftotext -layout notice.pdf notice.txt` makes a text of it.

Exit codes:
  0  imported; the report says what to look at
  1  the file can't be imported, or something stands where it would be written; nothing was written
  2  wrong usage")]
pub(in crate::commands) struct Import {
    /// The notice
    #[arg(value_name = "FILE")]
    pub(in crate::commands) file: PathBuf,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    /// The policy's name in addresses: lower-case letters, digits, hyphens [default: the file's name]
    #[arg(long, value_name = "SLUG", value_parser = super::id)]
    pub(in crate::commands) policy: Option<String>,

    /// Write everything into a new folder, and leave the site alone
    #[arg(long, value_name = "DIR", conflicts_with = "register")]
    pub(in crate::commands) out: Option<PathBuf>,

    /// Put the proposed agencies and terms at the end of content/agencies.yaml and content/glossary.yaml
    #[arg(long)]
    pub(in crate::commands) register: bool,

    /// Say what would be understood and written, and write nothing
    #[arg(long)]
    pub(in crate::commands) dry_run: bool,

    /// How the report is written, on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ReportFormat::Human)]
    pub(in crate::commands) format: ReportFormat,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum ReportFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

//! The arguments of `gongbao schema`, and their help.

use std::path::PathBuf;

use clap::Args;

/// Print the JSON Schema of a kind of file, for editors
///
/// Without a name: says which schemas there are.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao schema                            which there are
  gongbao schema measure > measure.schema.json
  gongbao schema --all --out schemas        all of them, each in its file")]
pub(in crate::commands) struct Schema {
    /// Which schema
    #[arg(value_name = "NAME", conflicts_with = "all")]
    pub(in crate::commands) name: Option<String>,

    /// Write every schema into the folder of --out
    #[arg(long, requires = "out")]
    pub(in crate::commands) all: bool,

    /// The folder for --all
    #[arg(long, value_name = "DIR", requires = "all")]
    pub(in crate::commands) out: Option<PathBuf>,
}

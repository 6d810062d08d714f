//! The arguments of `gongbao export`, and their help.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::args::base_url;

/// Write what can be found as records for another search engine
///
/// The documents that `gongbao search` knows, for a house that runs one search over many sites. Without --out, the
/// records go to standard output.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao export --format ndjson | jq .title.en
  gongbao export --format opensearch --out export        records.ndjson for _bulk, and mapping.json

docs/export.md says how an engine is loaded.")]
pub(in crate::commands) struct Export {
    /// For which engine
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(in crate::commands) format: RecordFormat,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    /// The folder for records.ndjson and mapping.json; files of these names are replaced
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) out: Option<PathBuf>,

    /// The address at which the site stands [default: `base_url` in content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(in crate::commands) base_url: Option<String>,
}

/// For which engine records are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum RecordFormat {
    /// For any program: a record in each line
    Ndjson,
    /// For `_bulk`: before each record a line with its name; with --out, also settings and mappings
    Opensearch,
    /// The same: the two engines don't differ in anything that is used
    Elasticsearch,
}

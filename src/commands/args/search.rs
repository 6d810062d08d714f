//! The arguments of `gongbao search`, and their help.

use clap::{Args, ValueEnum};

use crate::commands::args::{SiteArgs, lang};
use crate::commands::search::question::USUAL_LIMIT;
use crate::lang::Lang;

/// Find the clauses that answer a query
///
/// Half a phrase in either Chinese script or in English, a sum (200万, RMB 2 million), a document number, a measure
/// (第三条, m3, 3.1), an agency, or a question in plain words. Where nothing fits it says so.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao search 海外倉
  gongbao search 'tax refund' --lang zh-hans
  gongbao search 200万 --format json | jq '.hits[].url'
  gongbao search 补贴 --kind subsidy --agency commerce

Several words are looked for together; \"quoted words\" side by side. docs/search.md says how hits are ranked.")]
pub(in crate::commands) struct Search {
    /// What to look for
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub(in crate::commands) query: String,

    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// The language in which hits are shown [default: that of the query]
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(in crate::commands) lang: Option<Lang>,

    /// Show so many hits at most
    #[arg(long, value_name = "N", default_value_t = USUAL_LIMIT)]
    pub(in crate::commands) limit: usize,

    /// Only where this agency leads, supports or is responsible (its id)
    #[arg(long, value_name = "AGENCY")]
    pub(in crate::commands) agency: Option<String>,

    /// Only clauses with this kind of support: award, subsidy, tax …
    #[arg(long, value_name = "KIND")]
    pub(in crate::commands) kind: Option<String>,

    /// Only this policy (its folder's name)
    #[arg(long, value_name = "POLICY")]
    pub(in crate::commands) policy: Option<String>,

    /// Only measures on this topic (its id in the glossary)
    #[arg(long, value_name = "TOPIC")]
    pub(in crate::commands) topic: Option<String>,

    /// How hits are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = AnswerFormat::Human)]
    pub(in crate::commands) format: AnswerFormat,

    /// Say which word gave which part of the score
    #[arg(long)]
    pub(in crate::commands) explain: bool,
}

/// How hits are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum AnswerFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

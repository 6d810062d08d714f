//! The arguments of `gongbao translate`, and their help.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::commands::args::{Told, lang};
use crate::lang::Lang;

/// Keep track of which text each translation was made from
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao translate status
  gongbao translate accept policies/gz-cbec-2024/3.1/text
  gongbao translate accept policies/gz-cbec-2024/3
  gongbao translate accept --all
  gongbao translate export > for-the-translator.xlf
  gongbao translate export --format csv --out table.csv
  gongbao translate import for-the-translator.xlf")]
pub(in crate::commands) struct Translate {
    #[command(subcommand)]
    pub(in crate::commands) action: TranslateAction,
}

#[derive(Debug, Subcommand)]
pub(in crate::commands) enum TranslateAction {
    /// Say which translations are older than their originals
    Status(TranslateStatus),
    /// Record that translations were read against their originals and fit them
    Accept(TranslateAccept),
    /// Write what is to be translated into a file for a translator's own tools
    Export(TranslateExport),
    /// Put a translator's file into content/, all of it that still fits its original
    ///
    /// A text whose original has changed since the file was exported is left out, and its change is shown. Nothing is
    /// written when the site would not build with it.
    Import(TranslateImport),
}

/// The state of the translations.
#[derive(Debug, Args)]
pub(in crate::commands) struct TranslateStatus {
    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// Which translations were read.
#[derive(Debug, Args)]
pub(in crate::commands) struct TranslateAccept {
    /// The texts that you read, as `translate status` names them; the beginning of a name stands for all below it
    #[arg(value_name = "TEXT", required_unless_present = "all", conflicts_with = "all")]
    pub(in crate::commands) texts: Vec<String>,

    /// Every text: you have read them all
    #[arg(long)]
    pub(in crate::commands) all: bool,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// What is handed to a translator.
#[derive(Debug, Args)]
pub(in crate::commands) struct TranslateExport {
    /// The file's format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ExchangeFormat::Xliff)]
    pub(in crate::commands) format: ExchangeFormat,

    /// The language into which is translated
    #[arg(long, value_name = "LANG", value_parser = translated, default_value = "en")]
    pub(in crate::commands) lang: Lang,

    /// Every text, and not only what is missing, stale or unrecorded
    #[arg(long)]
    pub(in crate::commands) all: bool,

    /// Where the file goes [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(in crate::commands) out: Option<PathBuf>,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,
}

/// What a translator sent.
#[derive(Debug, Args)]
pub(in crate::commands) struct TranslateImport {
    /// The file: XLIFF 2.0 or 2.1, or the table as CSV
    #[arg(value_name = "FILE")]
    pub(in crate::commands) file: PathBuf,

    /// Say what would be done, show the difference, and write nothing
    #[arg(long)]
    pub(in crate::commands) dry_run: bool,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// The format of a file for translators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum ExchangeFormat {
    /// XLIFF 2.1, for translators' tools
    Xliff,
    /// A table with original and translation side by side, for spreadsheets
    Csv,
}

/// The Chinese scripts are derived from each other; nobody translates them.
fn translated(typed: &str) -> Result<Lang, String> {
    match lang(typed)? {
        Lang::En => Ok(Lang::En),
        other => Err(format!(
            "`{other}` is derived or the original; what is translated is `en`"
        )),
    }
}

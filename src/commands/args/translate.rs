//! The arguments of `gongbao translate`, and their help.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Keep track of which text each translation was made from
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao translate status
  gongbao translate accept policies/gz-cbec-2024/3.1/text
  gongbao translate accept policies/gz-cbec-2024/3
  gongbao translate accept --all")]
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
}

/// The state of the translations.
#[derive(Debug, Args)]
pub(in crate::commands) struct TranslateStatus {
    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,
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
}

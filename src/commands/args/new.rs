//! The arguments of `gongbao new`, and their help.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::commands::args::Told;
use crate::lang::Lang;

/// Begin a site, a policy, a measure, an agency or a change, with comments at every field
///
/// What is not said by a flag is asked for on a terminal; elsewhere an example stands in its place, so that the site
/// builds at once. Nothing that is there already is overwritten.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao new site yunshan --name 云山市政策 --body 云山市商务局
  gongbao new policy rent-2025 --title 云山市支持租赁若干措施 --issued 2025-04-01
  gongbao new measure rent-2025 --title 支持租赁仓库
  gongbao new agency finance --short 市财政局 --short-en 'Yunshan Finance Bureau'
  gongbao new correction rent-2025 1.1
  gongbao new amendment rent-2025 1.1 --effective 2026-01-01
  gongbao new repeal rent-2025 --effective 2027-01-01 --successor rent-2027")]
pub(in crate::commands) struct New {
    #[command(subcommand)]
    pub(in crate::commands) what: NewWhat,
}

#[derive(Debug, Subcommand)]
pub(in crate::commands) enum NewWhat {
    /// A site with one example policy, ready to be filled
    Site(NewSite),
    /// A policy with one measure
    Policy(NewPolicy),
    /// The next measure of a policy
    Measure(NewMeasure),
    /// An entry at the end of content/agencies.yaml
    Agency(NewAgency),
    /// A correction: what was printed wrong in a clause is put right
    Correction(NewChange),
    /// An amendment: a clause reads otherwise from a day on
    Amendment(NewChange),
    /// A repeal of a clause or of the policy as a whole
    Repeal(NewChange),
}

/// A new site.
#[derive(Debug, Args)]
pub(in crate::commands) struct NewSite {
    /// The folder, new or empty
    #[arg(value_name = "DIR")]
    pub(in crate::commands) dir: PathBuf,

    /// The site's name, in Chinese
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) name: Option<String>,

    /// The site's name, in English
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) name_en: Option<String>,

    /// The body that publishes it, in Chinese: 云山市商务局
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) body: Option<String>,

    /// The body that publishes it, in English
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) body_en: Option<String>,

    /// The Chinese script in which you write; the other one is derived
    #[arg(long, value_name = "LANG", value_parser = super::lang, default_value = "zh-hans")]
    pub(in crate::commands) source: Lang,

    /// The languages of the site, in the order of its switcher
    #[arg(long, value_name = "LANG,…", value_parser = super::lang, value_delimiter = ',', default_values_t = Lang::ALL)]
    pub(in crate::commands) languages: Vec<Lang>,

    /// Where the site will stand
    #[arg(long, value_name = "URL", value_parser = super::base_url, default_value = "https://example.org/")]
    pub(in crate::commands) base_url: String,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// A new policy.
#[derive(Debug, Args)]
pub(in crate::commands) struct NewPolicy {
    /// Its name in addresses: rent-2025
    #[arg(value_name = "SLUG", value_parser = super::id)]
    pub(in crate::commands) slug: String,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    /// The title, in Chinese
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) title: Option<String>,

    /// The title, in English
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) title_en: Option<String>,

    /// The agency that issued it, an id of content/agencies.yaml [default: the first one there]
    #[arg(long, value_name = "ID", value_parser = super::id)]
    pub(in crate::commands) issuer: Option<String>,

    /// The date on the document [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    pub(in crate::commands) issued: Option<Date>,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// A new measure.
#[derive(Debug, Args)]
pub(in crate::commands) struct NewMeasure {
    /// The policy: the name of its folder in content/policies/
    #[arg(value_name = "POLICY", value_parser = super::id)]
    pub(in crate::commands) policy: String,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    /// Its number [default: the one after the last]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=9999))]
    pub(in crate::commands) number: Option<u32>,

    /// Its short name in the file's name [default: measure-N]
    #[arg(long, value_name = "SLUG", value_parser = super::id)]
    pub(in crate::commands) slug: Option<String>,

    /// The heading, in Chinese, without its number
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) title: Option<String>,

    /// The heading, in English
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) title_en: Option<String>,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// A new change.
#[derive(Debug, Args)]
pub(in crate::commands) struct NewChange {
    /// The policy: the name of its folder in content/policies/
    #[arg(value_name = "POLICY", value_parser = super::id)]
    pub(in crate::commands) policy: String,

    /// The clause, by measure and place: 3.1; a repeal without it is one of the policy as a whole
    #[arg(value_name = "CLAUSE")]
    pub(in crate::commands) clause: Option<String>,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    /// Its name in addresses [default: its kind and a number]
    #[arg(long, value_name = "ID", value_parser = super::id)]
    pub(in crate::commands) id: Option<String>,

    /// The day of publication [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    pub(in crate::commands) date: Option<Date>,

    /// The first day of the changed text [default: the day of publication]
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    pub(in crate::commands) effective: Option<Date>,

    /// Of a repeal of the policy as a whole: the policy of this site that takes its place
    #[arg(long, value_name = "POLICY", value_parser = super::id)]
    pub(in crate::commands) successor: Option<String>,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// A new agency.
#[derive(Debug, Args)]
pub(in crate::commands) struct NewAgency {
    /// Its id, part of its address; it never changes: finance
    #[arg(value_name = "ID", value_parser = super::id)]
    pub(in crate::commands) id: String,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    /// The name that brackets print, in Chinese: 市财政局
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) short: Option<String>,

    /// The name, in English
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) short_en: Option<String>,

    /// Whose body it is
    #[arg(long, value_name = "LEVEL", default_value = "municipal",
        value_parser = ["national", "provincial", "municipal", "district", "party", "company"])]
    pub(in crate::commands) level: String,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

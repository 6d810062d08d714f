//! The arguments of every command, and their help.
//!
//! In: what was typed. Out: one struct per command. Never here: doing anything.

pub(in crate::commands) mod build;
pub(in crate::commands) mod publish;
pub(in crate::commands) mod serve;
pub(in crate::commands) mod check;
pub(in crate::commands) mod diff;
pub(in crate::commands) mod search;
pub(in crate::commands) mod export;
pub(in crate::commands) mod schema;
pub(in crate::commands) mod translate;
pub(in crate::commands) mod new;
pub(in crate::commands) mod import;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use crate::lang::Lang;
use crate::model::site::is_base_url;

const LONG_ABOUT: &str = "\
gongbao turns a public policy, kept as YAML and Markdown, into a website in Traditional Chinese, Simplified \
Chinese and English.

A site is a folder with `content/` (the policy, its measures, the agencies, free pages) and, where the look is \
to be changed, `themes/`. Start with `gongbao serve`: it shows the site in the browser and follows every change.";

const AFTER_HELP: &str = "\
Examples:
  gongbao serve --open                   look at the site while writing
  gongbao check                          find what a careful colleague would find
  gongbao search 海外仓                   find the clauses that answer
  gongbao build                          make the site in public/, ready for any web server
  gongbao build --as-of 2027-03-06       the site as it will be on that day
  gongbao publish --to /srv/policy       put it where a web server shows it, in one step

Exit codes:
  0  fine
  1  the content or the environment is at fault; the message says where and what to do
  2  wrong usage

`gongbao help COMMAND` says more about a command.";

/// Public policy as a website: three languages, one source
#[derive(Debug, Parser)]
#[command(name = "gongbao", version, long_about = LONG_ABOUT, after_help = AFTER_HELP, max_term_width = 100)]
pub(in crate::commands) struct Arguments {
    #[command(subcommand)]
    pub(in crate::commands) command: Command,
}

#[derive(Debug, Subcommand)]
pub(in crate::commands) enum Command {
    Build(build::Build),
    Publish(publish::Publish),
    Rollback(publish::Rollback),
    Generations(publish::Generations),
    Prune(publish::Prune),
    Verify(publish::Verify),
    Serve(serve::Serve),
    Check(check::Check),
    Diff(diff::Diff),
    Search(search::Search),
    Export(export::Export),
    Schema(schema::Schema),
    Translate(translate::Translate),
    New(new::New),
    Import(import::Import),
}

impl Command {
    /// In which language it speaks, where somebody has said so.
    pub(in crate::commands) fn lang(&self) -> Option<Lang> {
        let told = match self {
            Command::Check(args) => return args.lang,
            Command::Serve(args) => return args.lang,
            // Their `--lang` is another one: that of hits and translations.
            Command::Diff(_) | Command::Search(_) | Command::Export(_) | Command::Schema(_) => return None,
            Command::Build(args) => args.told,
            Command::Publish(args) => args.told,
            Command::Rollback(args) => args.told,
            Command::Generations(args) => args.told,
            Command::Prune(args) => args.told,
            Command::Verify(args) => args.told,
            Command::Import(args) => args.told,
            Command::Translate(args) => match &args.action {
                translate::TranslateAction::Status(args) => args.told,
                translate::TranslateAction::Accept(args) => args.told,
                translate::TranslateAction::Import(args) => args.told,
                translate::TranslateAction::Export(_) => return None,
            },
            Command::New(args) => match &args.what {
                new::NewWhat::Site(args) => args.told,
                new::NewWhat::Policy(args) => args.told,
                new::NewWhat::Measure(args) => args.told,
                new::NewWhat::Agency(args) => args.told,
                new::NewWhat::Correction(args)
                | new::NewWhat::Amendment(args)
                | new::NewWhat::Repeal(args) => args.told,
            },
        };
        told.lang
    }
}

/// The site that a command works on.
#[derive(Debug, Args)]
pub(in crate::commands) struct SiteArgs {
    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::commands) root: PathBuf,

    /// The day that the site speaks for, as 2024-03-06: it decides what is in force [default: today]
    ///
    /// Without it, the day is today by Chinese time (UTC+8), wherever this computer stands. The same content and the
    /// same day give the same site, to the byte.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::commands) as_of: Option<Date>,
}

/// In which language a command speaks.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::commands) struct Told {
    /// In which language messages are told: zh-hans, zh-hant or en [default: as LANG says]
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(in crate::commands) lang: Option<Lang>,
}

fn date(typed: &str) -> Result<Date, String> {
    // jiff would also take a date with a time, and the time would be lost without a word.
    let is_shaped = typed.len() == "2024-03-06".len() && typed.is_ascii();
    typed
        .parse()
        .ok()
        .filter(|_| is_shaped)
        .ok_or_else(|| "write an existing day as year-month-day: 2024-03-06".to_owned())
}

fn lang(typed: &str) -> Result<Lang, String> {
    Lang::from_key(typed).ok_or_else(|| "write zh-hans, zh-hant or en".to_owned())
}

/// An id as records have it: part of an address.
pub(in crate::commands) fn id(typed: &str) -> Result<String, String> {
    let is_id = typed.len() <= 64
        && typed.split('-').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        });
    if is_id {
        Ok(typed.to_owned())
    } else {
        Err("write lower-case letters, digits and single hyphens, at most 64: rent-2024".to_owned())
    }
}

fn base_url(typed: &str) -> Result<String, String> {
    let slash = if typed.ends_with('/') { "" } else { "/" };
    let address = format!("{typed}{slash}");
    if is_base_url(&address) {
        Ok(address)
    } else {
        Err("write a whole address without `?` and `#`: https://example.org/policy/".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_day_must_exist() {
        for (typed, is_day) in [
            ("2024-03-06", true),
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2024-3-6", false),
            ("20240306", false),
            ("2024-03-06T10:00", false),
            ("today", false),
        ] {
            assert_eq!(date(typed).is_ok(), is_day, "{typed}");
        }
    }

    #[test]
    fn an_address_ends_with_a_slash() {
        for (typed, expected) in [
            ("https://example.org", Some("https://example.org/")),
            ("http://example.org/policy/", Some("http://example.org/policy/")),
            ("example.org", None),
            ("https://", None),
            ("https:///policy", None),
            ("https://example.org/?a=b", None),
            ("ftp://example.org/", None),
        ] {
            assert_eq!(base_url(typed).ok().as_deref(), expected, "{typed}");
        }
    }
}

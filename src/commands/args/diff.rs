//! The arguments of `gongbao diff`, and their help.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::commands::args::{SiteArgs, base_url, date, id, lang};
use crate::lang::Lang;

/// Say what differs between two states of a policy, or of the site
///
/// Of one policy: its text as issued against the text in force or, with --from and --to, the text of one day against that
/// of another. Of two: POLICY@DATE names the text of a day, POLICY alone the text in force.
///
/// With --published: what would change for readers. Makes the site in memory and compares it with the last published one: which
/// clauses have other words, and in which languages; which records, pages, feeds and files are new, changed or gone. Nothing is
/// written.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao diff rent-2024                              as issued against in force
  gongbao diff rent-2024 --to 2027-03-01              as issued against what is announced for that day
  gongbao diff rent-2024 --from 2025-01-01 --lang en  what changed since, in English
  gongbao diff rent-2024@2025-01-01 rent-2027         two policies
  gongbao diff --published                            the whole site against public/, as `gongbao build` made it
  gongbao diff --published /srv/policy                against what `gongbao publish --to /srv/policy` shows
  gongbao diff --published --format json | jq '.records[].name'")]
pub(in crate::commands) struct Diff {
    /// A policy (its folder's name), or two, each with a day: rent-2024@2025-01-01
    #[arg(value_name = "POLICY[@DATE]", num_args = 1..=2, required_unless_present = "published")]
    pub(in crate::commands) texts: Vec<TextAt>,

    /// The earlier day [default: the text as issued]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::commands) from: Option<Date>,

    /// The later day [default: the day that the site speaks for]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::commands) to: Option<Date>,

    /// Compare the whole site with this built or published one [default: public/ in the root]
    #[arg(long, value_name = "DIR", num_args = 0..=1, conflicts_with_all = ["texts", "from", "to", "lang"])]
    #[expect(
        clippy::option_option,
        reason = "not asked for; asked for; asked for with a folder"
    )]
    pub(in crate::commands) published: Option<Option<PathBuf>>,

    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// The address at which the site will stand; with --published [default: `base_url` in content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url, requires = "published")]
    pub(in crate::commands) base_url: Option<String>,

    /// The language of the text [default: that of the authors]
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(in crate::commands) lang: Option<Lang>,

    /// How the differences are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub(in crate::commands) format: Format,
}

/// A policy, and the day whose text is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::commands) struct TextAt {
    /// Its folder's name.
    pub(in crate::commands) policy: String,
    /// The day, where one was written.
    pub(in crate::commands) day: Option<Date>,
}

impl FromStr for TextAt {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let (policy, day) = match typed.split_once('@') {
            Some((policy, day)) => (policy, Some(date(day)?)),
            None => (typed, None),
        };
        Ok(TextAt {
            policy: id(policy)?,
            day,
        })
    }
}

/// How differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_text_is_a_policy_and_a_day() {
        for (typed, expected) in [
            ("rent", Some(("rent", None))),
            ("rent@2025-01-01", Some(("rent", Some(date(2025, 1, 1))))),
            ("rent@soon", None),
            ("Rent", None),
            ("@2025-01-01", None),
        ] {
            let read = typed.parse::<TextAt>().ok();
            assert_eq!(
                read.as_ref().map(|text| (text.policy.as_str(), text.day)),
                expected,
                "{typed}"
            );
        }
    }
}

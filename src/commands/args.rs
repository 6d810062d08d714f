//! The arguments of every command, and their help.
//!
//! In: what was typed. Out: one struct per command. Never here: doing anything.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::commands::search::question::USUAL_LIMIT;
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

Exit codes:
  0  fine
  1  the content or the environment is at fault; the message says where and what to do
  2  wrong usage

`gongbao help COMMAND` says more about a command.";

/// Public policy as a website: three languages, one source
#[derive(Debug, Parser)]
#[command(name = "gongbao", version, long_about = LONG_ABOUT, after_help = AFTER_HELP, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Build(Build),
    Serve(Serve),
    Check(Check),
    Search(Search),
    Export(Export),
    Schema(Schema),
    Translate(Translate),
}

/// The site that a command works on.
#[derive(Debug, Args)]
pub(super) struct SiteArgs {
    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,

    /// The day that the site speaks for, as 2024-03-06: it decides what is in force [default: today]
    ///
    /// Without it, the day is today by Chinese time (UTC+8), wherever this computer stands. The same content and the
    /// same day give the same site, to the byte.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) as_of: Option<Date>,
}

/// Make the whole site in public/
///
/// The new site is made aside and takes the place of the old one in one step. When anything goes wrong, a mistake in
/// the content or a full disk, the old site stands as it stood.
///
/// Pages that did not change keep their file and its date, so that a mirror copies only what did. Files in the folder
/// that gongbao did not write (CNAME, .gitignore) stay. A folder with other things in it is refused, never emptied.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao build
  gongbao build --root policies/guangzhou --out /srv/www/policy
  gongbao build --base-url https://city.github.io/policy/")]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) site: SiteArgs,

    /// The folder of the finished site [default: public/ in the root]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// The address at which the site will stand [default: `base_url` in content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,
}

/// Look at the site in a browser while writing
///
/// Builds the site, serves it to this computer only, and watches content/ and themes/: after each change the open pages
/// reload by themselves. A mistake is shown in the page and in the terminal, and the last good site stays until it
/// is mended. Ctrl-C ends it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao serve --open
  gongbao serve --port 9000 --as-of 2027-03-06")]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) site: SiteArgs,

    /// The port; when it is taken, the next free one is used. 0 takes any
    #[arg(long, value_name = "N", default_value_t = 8000)]
    pub(super) port: u16,

    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,

    /// The folder of the preview [default: .gongbao/preview/ in the root]
    ///
    /// Not public/, because the pages of a preview name the address of this computer.
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

/// Say everything that is wrong, and write nothing
///
/// Reads content and theme, applies every rule and makes every page without keeping it: what passes here can be built.
/// Each finding names file, line and column, shows the line, and says what to do.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao check
  gongbao check --format github --deny-warnings     in a workflow: findings stand at the lines of the change
  gongbao check --format json | jq '.[].code'

Exit codes:
  0  no errors (with --deny-warnings: no warnings either)
  1  errors
  2  wrong usage")]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) site: SiteArgs,

    /// How the findings are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,

    /// Exit with 1 when there are warnings
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, on standard error: the line itself, and what to do
    Human,
    /// For programs, on standard output
    Json,
    /// For GitHub workflows, on standard output
    Github,
}

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
pub(super) struct Search {
    /// What to look for
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: String,

    #[command(flatten)]
    pub(super) site: SiteArgs,

    /// The language in which hits are shown [default: that of the query]
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(super) lang: Option<Lang>,

    /// Show so many hits at most
    #[arg(long, value_name = "N", default_value_t = USUAL_LIMIT)]
    pub(super) limit: usize,

    /// Only where this agency leads, supports or is responsible (its id)
    #[arg(long, value_name = "AGENCY")]
    pub(super) agency: Option<String>,

    /// Only clauses with this kind of support: award, subsidy, tax …
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,

    /// Only this policy (its folder's name)
    #[arg(long, value_name = "POLICY")]
    pub(super) policy: Option<String>,

    /// Only measures on this topic (its id in the glossary)
    #[arg(long, value_name = "TOPIC")]
    pub(super) topic: Option<String>,

    /// How hits are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = AnswerFormat::Human)]
    pub(super) format: AnswerFormat,

    /// Say which word gave which part of the score
    #[arg(long)]
    pub(super) explain: bool,
}

/// How hits are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

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
pub(super) struct Export {
    /// For which engine
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: RecordFormat,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,

    /// The folder for records.ndjson and mapping.json; files of these names are replaced
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// The address at which the site stands [default: `base_url` in content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,
}

/// For which engine records are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RecordFormat {
    /// For any program: a record in each line
    Ndjson,
    /// For `_bulk`: before each record a line with its name; with --out, also settings and mappings
    Opensearch,
    /// The same: the two engines don't differ in anything that is used
    Elasticsearch,
}

/// Print the JSON Schema of a kind of file, for editors
///
/// Without a name: says which schemas there are.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao schema                            which there are
  gongbao schema measure > measure.schema.json
  gongbao schema --all --out schemas        all of them, each in its file")]
pub(super) struct Schema {
    /// Which schema
    #[arg(value_name = "NAME", conflicts_with = "all")]
    pub(super) name: Option<String>,

    /// Write every schema into the folder of --out
    #[arg(long, requires = "out")]
    pub(super) all: bool,

    /// The folder for --all
    #[arg(long, value_name = "DIR", requires = "all")]
    pub(super) out: Option<PathBuf>,
}

/// Keep track of which text each translation was made from
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao translate status
  gongbao translate accept policies/gz-cbec-2024/3.1/text
  gongbao translate accept policies/gz-cbec-2024/3
  gongbao translate accept --all")]
pub(super) struct Translate {
    #[command(subcommand)]
    pub(super) action: TranslateAction,
}

#[derive(Debug, Subcommand)]
pub(super) enum TranslateAction {
    /// Say which translations are older than their originals
    Status(TranslateStatus),
    /// Record that translations were read against their originals and fit them
    Accept(TranslateAccept),
}

/// The state of the translations.
#[derive(Debug, Args)]
pub(super) struct TranslateStatus {
    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
}

/// Which translations were read.
#[derive(Debug, Args)]
pub(super) struct TranslateAccept {
    /// The texts that you read, as `translate status` names them; the beginning of a name stands for all below it
    #[arg(value_name = "TEXT", required_unless_present = "all", conflicts_with = "all")]
    pub(super) texts: Vec<String>,

    /// Every text: you have read them all
    #[arg(long)]
    pub(super) all: bool,

    /// The folder of the site: the one in which content/ is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
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

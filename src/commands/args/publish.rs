//! The arguments of `gongbao publish` and of the commands that look after what was published, and their help.

use std::path::PathBuf;

use clap::Args;

use crate::commands::args::{SiteArgs, Told, base_url};
use crate::write::published::USUAL_KEEP;

/// Publish the site to a folder that a web server shows, in one step
///
/// Makes the site (or takes a built one with --from) as a new generation in DIR/generations/, holds every file to the
/// manifest, and lets DIR/current lead to it. Readers see the old site or the new one, never a mix; whatever goes wrong,
/// and whenever the machine stops, the old site stays. Point the web server at DIR/current.
///
/// Files that did not change are shared with the generation before and keep their dates. Style, scripts and search files of
/// the site before stay for a day, for readers who have one of its pages open.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao publish --to /srv/policy --note 'measure 3 corrected'
  gongbao publish --to /srv/policy --precompress
  gongbao publish --to /srv/policy --from public        what was built and looked at before
  gongbao rollback --to /srv/policy                     the site before this one

docs/operating.md says how a web server is set up for it, and what is promised.")]
pub(in crate::commands) struct Publish {
    /// The folder to publish to, on any disk that knows links
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) to: PathBuf,

    /// Publish this built site as it is, instead of making one
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["root", "as_of", "base_url"])]
    pub(in crate::commands) from: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// The address at which the site stands [default: `base_url` in content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(in crate::commands) base_url: Option<String>,

    /// Put copies in gzip and brotli beside the files, for servers that send them as they are
    #[arg(long)]
    pub(in crate::commands) precompress: bool,

    /// Why it is published, for the list of generations
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) note: Option<String>,

    /// Keep so many generations, the new one among them
    #[arg(long, value_name = "N", default_value_t = USUAL_KEEP, value_parser = at_least_one)]
    pub(in crate::commands) keep: usize,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// Show the site of an older generation again
///
/// The older site becomes a new generation, so that the list of generations tells what readers saw and when. Its files are
/// held to their manifest first; a damaged generation is refused, and the site that is shown stays.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao rollback --to /srv/policy            the site before the one that is shown
  gongbao rollback --to /srv/policy 12         that of generation 12; `gongbao generations` lists them")]
pub(in crate::commands) struct Rollback {
    /// The folder that the site is published to
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) to: PathBuf,

    /// The generation whose site is shown again [default: the one before]
    #[arg(value_name = "GENERATION")]
    pub(in crate::commands) generation: Option<u64>,

    /// Why, for the list of generations
    #[arg(long, value_name = "TEXT")]
    pub(in crate::commands) note: Option<String>,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// List what was published, newest first
#[derive(Debug, Args)]
#[command(visible_alias = "list")]
pub(in crate::commands) struct Generations {
    /// The folder that the site is published to
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) to: PathBuf,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// Remove old generations
///
/// The one that readers see always stays.
#[derive(Debug, Args)]
pub(in crate::commands) struct Prune {
    /// The folder that the site is published to
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) to: PathBuf,

    /// Keep so many, the newest
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(in crate::commands) keep: usize,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

/// Find every file that is not as gongbao wrote it
///
/// Holds a built site, or every generation of a published one, to the hashes in gongbao-manifest.json. The manifest's own hash
/// is printed: kept elsewhere, it also tells a manifest that somebody has exchanged.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao verify public
  gongbao verify public --ignore CNAME --ignore .well-known
  gongbao verify /srv/policy                   every generation

Exit codes:
  0  every file is as it was written
  1  files were changed, are missing or should not be there
  2  wrong usage")]
pub(in crate::commands) struct Verify {
    /// The folder of a built or published site
    #[arg(value_name = "DIR")]
    pub(in crate::commands) folder: PathBuf,

    /// Say nothing of this extra file or folder
    #[arg(long, value_name = "PATH")]
    pub(in crate::commands) ignore: Vec<String>,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

fn at_least_one(typed: &str) -> Result<usize, String> {
    let number = typed.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "write a number, 1 or more: the site that is shown always stays".to_owned())
}

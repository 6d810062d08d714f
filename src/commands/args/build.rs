//! The arguments of `gongbao build`, and their help.

use std::path::PathBuf;

use clap::Args;

use crate::commands::args::{SiteArgs, Told, base_url};

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
pub(in crate::commands) struct Build {
    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// The folder of the finished site [default: public/ in the root]
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) out: Option<PathBuf>,

    /// The address at which the site will stand [default: `base_url` in content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(in crate::commands) base_url: Option<String>,

    /// Say on standard error how long each stage took
    #[arg(long)]
    pub(in crate::commands) timings: bool,
    /// Put copies in gzip and brotli beside the files, for servers that send them as they are
    #[arg(long)]
    pub(in crate::commands) precompress: bool,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

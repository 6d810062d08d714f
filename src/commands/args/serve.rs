//! The arguments of `gongbao serve`, and their help.

use std::path::PathBuf;

use clap::Args;

use crate::commands::args::{SiteArgs, Told};

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
pub(in crate::commands) struct Serve {
    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// The port; when it is taken, the next free one is used. 0 takes any
    #[arg(long, value_name = "N", default_value_t = 8000)]
    pub(in crate::commands) port: u16,

    /// Open the site in the browser
    #[arg(long)]
    pub(in crate::commands) open: bool,

    /// The folder of the preview [default: .gongbao/preview/ in the root]
    ///
    /// Not public/, because the pages of a preview name the address of this computer.
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) out: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::commands) told: Told,
}

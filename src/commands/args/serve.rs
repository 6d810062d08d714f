//! The arguments of `gongbao serve`, and their help.

use std::path::PathBuf;

use clap::Args;

use crate::commands::args::{SiteArgs, lang};
use crate::commands::serve::author::editor::{EditorAddress, editor};
use crate::lang::Lang;

/// Look at the site in a browser while writing
///
/// Builds the site, serves it to this computer only, and watches content/ and themes/: after each change the open pages
/// reload by themselves. A mistake is shown in the page and in the terminal, and the last good site stays until it
/// is mended. Ctrl-C ends it.
///
/// Every page has a button “Author”: it shows where each text lives, opens it in your editor, and says what is wrong with it
/// and how its translations stand. /_author/ has all findings, translations side by side, and what is not yet published.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gongbao serve --open
  gongbao serve --port 9000 --as-of 2027-03-06
  gongbao serve --editor idea --lang zh-hans
  gongbao serve --published /srv/policy            what would change against the published site")]
pub(in crate::commands) struct Serve {
    #[command(flatten)]
    pub(in crate::commands) site: SiteArgs,

    /// The port; when it is taken, the next free one is used. 0 takes any
    #[arg(long, value_name = "N", default_value_t = 8000)]
    pub(in crate::commands) port: u16,

    /// Open the site in the browser
    #[arg(long)]
    pub(in crate::commands) open: bool,

    /// In which language findings and the author's view are told: zh-hans, zh-hant or en [default: as the page, or as LANG says]
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(in crate::commands) lang: Option<Lang>,

    /// The editor that opens files: code, codium, cursor, idea, zed, sublime and others, none, or an address with {path} and {line}
    #[arg(long, value_name = "EDITOR", value_parser = editor, default_value = "code")]
    pub(in crate::commands) editor: EditorAddress,

    /// The folder of the site that was published, to compare with [default: public/ in the root]
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) published: Option<PathBuf>,

    /// The folder of the preview [default: .gongbao/preview/ in the root]
    ///
    /// Not public/, because the pages of a preview name the address of this computer.
    #[arg(long, value_name = "DIR")]
    pub(in crate::commands) out: Option<PathBuf>,
}

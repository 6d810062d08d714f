//! `gongbao translate`: which text each translation was made from.
//!
//! In: [`Translate`]. Out: the state of each block, or `content/translations.yaml`. Never here: what is stale.

use anyhow::{Result, bail};

use crate::commands::Outcome;
use crate::commands::args::{Translate, TranslateAction};
use crate::commands::terminal::Terminal;

/// Stub.
pub(super) fn run(args: &Translate, _terminal: Terminal) -> Result<Outcome> {
    match &args.action {
        TranslateAction::Status(site) | TranslateAction::Accept(site) => {
            bail!(
                "`{}`: translations are not kept track of yet",
                site.root.display()
            )
        }
    }
}

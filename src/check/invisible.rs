//! No text holds characters that nobody can see.

use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::blocks;
use crate::resolve::site::{Origin, Site};
use crate::zh::invisible::invisible;

pub(super) fn check(site: &Site, report: &mut Report) {
    for block in blocks(site) {
        for (_, text) in block
            .text
            .iter()
            .filter(|(_, text)| text.origin == Origin::Written)
        {
            for found in invisible(text.as_str()) {
                let span = text.written.locate(found.range);
                let message = format!("an invisible character stands here: {}", found.name);
                report.add(
                    Diagnostic::error("invisible-character", span, message)
                        .help("delete it: it breaks searching and copying"),
                );
            }
        }
    }
}

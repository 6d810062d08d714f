//! No text holds characters that nobody can see.

use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::Site;
use crate::zh::invisible::invisible;

pub(super) fn check(_: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        for (_, text) in block.text.written() {
            for found in invisible(text.as_str()) {
                let (hidden, space) = (&text.as_str()[found.range.clone()], found.name.contains(" space"));
                let span = text.written.locate(found.range.clone());
                let message = format!("an invisible character stands here: {}", found.name);
                report.add(
                    Diagnostic::error("invisible-character", span.clone(), message)
                        .help("delete it: it breaks searching and copying")
                        // What separates words is replaced by what everybody can see.
                        .fix(
                            &span,
                            hidden,
                            if space && !found.name.contains("zero-width") {
                                " "
                            } else {
                                ""
                            },
                        ),
                );
            }
        }
    }
}

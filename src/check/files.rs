//! Every file ends with a line break.

use crate::report::{Diagnostic, Report};
use crate::source::{Sources, Span};

pub(super) fn check(sources: &Sources, report: &mut Report) {
    for file in sources.iter() {
        let end = file.text.len();
        if file.text.is_empty() || file.text.ends_with('\n') {
            continue;
        }
        let last = file.text.char_indices().next_back().map_or(0, |(at, _)| at);
        let behind = Span::new(file, end..end);
        report.add(
            Diagnostic::advice(
                "final-newline",
                Span::new(file, last..end),
                "the last line does not end",
            )
            .help("add a line break at the end of the file")
            .fix(&behind, "", "\n"),
        );
    }
}

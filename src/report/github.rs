//! Findings as GitHub shows them beside the changed lines.
//!
//! In: a [`Report`]. Out: workflow commands, a line for each finding. Never here: colours.

use std::fmt::Write;

use crate::report::{Report, Severity};

/// Every finding, by file and place.
#[must_use]
pub fn github(report: &Report) -> String {
    let mut text = String::new();
    for finding in report.sorted() {
        let level = match finding.severity {
            Severity::Error | Severity::Warning => finding.severity.word(),
            // What GitHub calls a finding that stops nothing.
            Severity::Advice => "notice",
        };
        let (line, column) = finding.span.line_column();
        let message = match &finding.help {
            Some(help) => format!("{}\n{help}", finding.message),
            None => finding.message.clone(),
        };
        writeln!(
            text,
            "::{level} file={},line={line},col={column},title={}::{}",
            property(&finding.span.file.path),
            property(finding.code),
            data(&message),
        )
        .expect("a String takes everything");
    }
    text
}

/// What stands behind `::`. A line break would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands behind `name=`. A comma would begin the next one.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Diagnostic;
    use crate::source::Span;

    #[test]
    fn nothing_in_a_text_can_end_the_command() {
        let mut report = Report::default();
        let place = Span::unreadable("content/a,b:c.yaml");
        report.add(Diagnostic::error("bad-value", place, "50%\n::error::x").help("write `50 %`"));
        let expected = "::error file=content/a%2Cb%3Ac.yaml,line=1,col=1,title=bad-value::\
                        50%25%0A::error::x%0Awrite `50 %25`\n";
        assert_eq!(github(&report), expected);
    }
}

//! What an author lets pass, in the file itself and with a reason:
//! `# gongbao: allow typed-space because the document prints it so`.
//!
//! In: the files, and the report. Out: the report without what is let pass, and with what is wrong with the comments
//! themselves. Never here: letting pass what a site can't be built with.
//!
//! In YAML the comment covers the entry below it, with everything that is indented under it; at the end of a line, that
//! line. In Markdown, where a comment is written `[//]: # (gongbao: allow … because …)`, it covers the next paragraph.

use std::ops::Range;
use std::sync::Arc;

use crate::report::nearest::nearest;
use crate::report::registry::{Allowance, rule, rules};
use crate::report::{Diagnostic, Report};
use crate::source::{SourceFile, Sources, Span};

const YAML: &str = "# gongbao: allow";
const MARKDOWN: &str = "[//]: # (gongbao: allow";

/// A comment that lets something pass.
struct Allowed {
    /// The comment.
    span: Span,
    code: &'static str,
    /// What it covers, in bytes of the file.
    covers: Range<usize>,
}

/// What an author lets pass.
pub struct Allowances {
    allowed: Vec<Allowed>,
    is_used: Vec<bool>,
}

impl Allowances {
    /// Reads every comment; what can't be understood is reported.
    #[must_use]
    pub fn read(sources: &Sources, report: &mut Report) -> Self {
        let mut allowed = Vec::new();
        for file in sources.iter() {
            read_file(file, &mut allowed, report);
        }
        let is_used = vec![false; allowed.len()];
        Allowances { allowed, is_used }
    }

    /// Takes out of the report what is let pass.
    pub fn apply(&mut self, report: &mut Report) {
        report.retain(|finding| {
            let lets_pass = |allowed: &Allowed| {
                allowed.code == finding.code
                    && allowed.span.file.path == finding.span.file.path
                    && allowed.covers.contains(&finding.span.start)
            };
            let Some(at) = self.allowed.iter().position(lets_pass) else {
                return true;
            };
            self.is_used[at] = true;
            false
        });
    }

    /// Reports every comment that let nothing pass. Asked when every rule has had its say.
    pub fn report_unused(&self, report: &mut Report) {
        for (allowed, _) in self.allowed.iter().zip(&self.is_used).filter(|(_, used)| !**used) {
            let message = format!("there is no `{}` here to let pass", allowed.code);
            report.add(
                Diagnostic::warning("unused-allowance", allowed.span.clone(), message)
                    .help("take the comment out; it would hide the next one"),
            );
        }
    }
}

fn read_file(file: &Arc<SourceFile>, allowed: &mut Vec<Allowed>, report: &mut Report) {
    // `read` takes no other ending.
    let is_markdown = file.path.rsplit('.').next() == Some("md");
    let mark = if is_markdown { MARKDOWN } else { YAML };
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let at = line.find(mark).filter(|at| {
            let before = &line[..*at];
            before.is_empty() || !is_markdown && before.ends_with([' ', '\t'])
        });
        if let Some(at) = at {
            let comment = line[at..].trim_end();
            let span = Span::new(file, start + at..start + at + comment.len());
            let said = comment[mark.len()..].trim().trim_end_matches(')');
            let covers = if line[..at].trim().is_empty() {
                below(&file.text, start + line.len(), at, is_markdown)
            } else {
                start..start + line.len()
            };
            match code(said) {
                Ok(code) => allowed.push(Allowed { span, code, covers }),
                Err((message, help)) => {
                    report.add(Diagnostic::warning("allowance-unclear", span, message).help(help));
                }
            }
        }
        start += line.len();
    }
}

/// The code that a comment names, if it says why.
fn code(said: &str) -> Result<&'static str, (String, String)> {
    let (code, why) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
    let Some(rule) = rule(code) else {
        let help = match nearest(code, rules().map(|rule| rule.code)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`gongbao check --rules` lists them".to_owned(),
        };
        return Err((format!("there is no rule `{code}`"), help));
    };
    if rule.allowance == Allowance::Never {
        let message = format!("`{code}` can't be let pass");
        return Err((message, "mend what it finds, and take the comment out".to_owned()));
    }
    let reason = why.trim().strip_prefix("because").unwrap_or_default();
    if reason.trim().is_empty() {
        let help = format!("write `allow {code} because …`: whoever reads it next wants to know");
        return Err(("this comment does not say why".to_owned(), help));
    }
    Ok(rule.code)
}

/// The entry below a comment: its first line, and all that are indented more than the comment is; in Markdown the next
/// paragraph. Further comments stand in between.
fn below(text: &str, start: usize, indentation: usize, is_markdown: bool) -> Range<usize> {
    let mut end = start;
    let mut has_begun = false;
    for line in text[start..].split_inclusive('\n') {
        let content = line.trim();
        let is_comment = content.starts_with('#') && !is_markdown || content.starts_with(MARKDOWN);
        let is_inside = if !has_begun {
            true
        } else if is_markdown {
            !content.is_empty()
        } else {
            content.is_empty() || line.len() - line.trim_start().len() > indentation
        };
        if !is_inside {
            break;
        }
        has_begun = has_begun || !content.is_empty() && !is_comment;
        end += line.len();
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(path: &str, text: &str) -> Vec<String> {
        let file = Arc::new(SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        });
        let (mut allowed, mut report) = (Vec::new(), Report::default());
        read_file(&file, &mut allowed, &mut report);
        let told = report.sorted().into_iter().map(|finding| finding.message.clone());
        allowed
            .into_iter()
            .map(|allowed| text[allowed.covers].to_owned())
            .chain(told)
            .collect()
    }

    #[test]
    fn a_comment_covers_the_entry_below_it() {
        let comment = "# gongbao: allow typed-space because it is so";
        for (text, expected) in [
            (format!("{comment}\na: 1\nb: 2\n"), "a: 1\n"),
            (
                format!("l:\n  {comment}\n  - a: 1\n    b:\n      c\n\n  - d\n"),
                "  - a: 1\n    b:\n      c\n\n",
            ),
            (
                format!("a: 1 {comment}\nb: 2\n"),
                "a: 1 # gongbao: allow typed-space because it is so\n",
            ),
            (
                format!("{comment}\n# more\n\na: 1\n  b\n"),
                "# more\n\na: 1\n  b\n",
            ),
        ] {
            assert_eq!(covered("a.yaml", &text), [expected], "{text}");
        }
        let page = "# T\n\n[//]: # (gongbao: allow typed-space because it is so)\n\na 1\nb\n\nc\n";
        assert_eq!(covered("a.md", page), ["\na 1\nb\n"]);
    }

    #[test]
    fn a_comment_names_a_rule_and_says_why() {
        for (said, expected) in [
            ("typed-spce because x", "there is no rule `typed-spce`"),
            ("typed-space", "this comment does not say why"),
            ("typed-space because", "this comment does not say why"),
            ("yaml-syntax because x", "`yaml-syntax` can't be let pass"),
        ] {
            let text = format!("# gongbao: allow {said}\na: 1\n");
            assert_eq!(covered("a.yaml", &text), [expected], "{said}");
        }
    }
}

//! What a program can mend: mechanical slips, each with what stands there and what should.
//!
//! In: findings with a [`Fix`]. Out: the mended texts of files. Never here: the disk; deciding what is a slip.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::report::Report;
use crate::source::{SourceFile, Span};

/// A replacement for a stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// What it becomes.
    pub replacement: String,
}

/// A file and its text with every fix in it.
#[derive(Debug)]
pub struct Mended {
    /// The file as it was read.
    pub file: Arc<SourceFile>,
    /// Its text as it should be.
    pub text: String,
    /// How many places were mended.
    pub places: usize,
}

/// Applies every fix of a report; of two that overlap, the first.
#[must_use]
pub fn mended(report: &Report) -> Vec<Mended> {
    let fixes = report
        .sorted()
        .into_iter()
        .filter_map(|finding| finding.fix.as_ref());
    apply(fixes)
}

/// Applies replacements, file by file.
pub fn apply<'a>(fixes: impl Iterator<Item = &'a Fix>) -> Vec<Mended> {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for fix in fixes {
        by_file.entry(&fix.span.file.path).or_default().push(fix);
    }
    by_file.into_values().map(mend).collect()
}

fn mend(mut fixes: Vec<&Fix>) -> Mended {
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let file = Arc::clone(&fixes[0].span.file);
    let mut text = String::with_capacity(file.text.len());
    let (mut done, mut places) = (0, 0);
    for fix in fixes {
        if fix.span.start < done {
            continue;
        }
        text.push_str(&file.text[done..fix.span.start]);
        text.push_str(&fix.replacement);
        done = fix.span.end;
        places += 1;
    }
    text.push_str(&file.text[done..]);
    Mended { file, text, places }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_fixes_of_one_place_the_first_is_made() {
        let file = Arc::new(SourceFile {
            path: "a".to_owned(),
            text: "一 2(三)".to_owned(),
        });
        let fix = |range, replacement: &str| Fix {
            span: Span::new(&file, range),
            replacement: replacement.to_owned(),
        };
        let fixes = [fix(5..6, "（"), fix(3..4, ""), fix(3..5, "x"), fix(9..10, "）")];
        let mended = apply(fixes.iter());
        assert_eq!((mended[0].text.as_str(), mended[0].places), ("一2（三）", 3));
    }
}

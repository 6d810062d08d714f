//! Chinese texts have full-width brackets, and nothing typed between Chinese and figures or Latin letters.

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Origin, Site, Text};
use crate::zh::is_han;

pub(super) fn check(_: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        for lang in [Lang::ZhHant, Lang::ZhHans] {
            let text = block.text.get(lang);
            if text.origin == Origin::Written {
                half_width_brackets(text, report);
                typed_spaces(text, report);
            }
        }
    }
}

fn half_width_brackets(text: &Text, report: &mut Report) {
    let characters: Vec<(usize, char)> = text.as_str().char_indices().collect();
    for (at, window) in characters.windows(2).enumerate() {
        let [(start, first), (_, second)] = *window else {
            continue;
        };
        let (bracket, full_width) = match (first, second) {
            ('(', next) if is_han(next) => (start, "（"),
            (before, ')') if is_han(before) => (characters[at + 1].0, "）"),
            _ => continue,
        };
        let span = text.written.locate(bracket..bracket + 1);
        report.add(
            Diagnostic::warning(
                "half-width-bracket",
                span.clone(),
                "a half-width bracket in a Chinese text",
            )
            .help("Chinese brackets are full-width: （ ）")
            .fix(&span, &text.as_str()[bracket..=bracket], full_width),
        );
    }
}

fn typed_spaces(text: &Text, report: &mut Report) {
    let characters: Vec<(usize, char)> = text.as_str().char_indices().collect();
    for window in characters.windows(3) {
        let [(_, before), (space, ' '), (_, after)] = *window else {
            continue;
        };
        let between = (is_han(before) && after.is_ascii_alphanumeric())
            || (before.is_ascii_alphanumeric() || before == '%') && is_han(after);
        if between {
            let span = text.written.locate(space..space + ' '.len_utf8());
            report.add(
                Diagnostic::warning(
                    "typed-space",
                    span.clone(),
                    "a space between Chinese and a figure or letter",
                )
                .fix(&span, " ", "")
                .help("take it out: the page sets the gap itself, and searching finds `200万元`"),
            );
        }
    }
}

//! Puts elements around words of finished HTML, so that the words themselves stay as issued.
//!
//! In: safe HTML, and who finds the words. Out: the same text in more elements. Never here: a character that is added to
//! or taken from the text.

use std::ops::Range;

/// An element to put around some words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Around {
    /// The words, in bytes of the text that was looked at.
    pub(crate) range: Range<usize>,
    /// `<a href="…">`, safe.
    pub(crate) open: String,
    /// `</a>`.
    pub(crate) close: &'static str,
}

/// Asks for every text that stands in no link what to put around its words. The bracket of a clause, which ends it, is
/// left as it is.
pub(crate) fn annotate(html: &str, mut find: impl FnMut(&str) -> Vec<Around>) -> String {
    let end = html.find("<span class=\"bracket\"").unwrap_or(html.len());
    let mut annotated = String::with_capacity(html.len() + html.len() / 4);
    let mut open_links = 0;
    for piece in html[..end].split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        if open_links == 0 && !text.is_empty() {
            push(&mut annotated, text, &find(text));
        } else {
            annotated.push_str(text);
        }
        match tag {
            "</a>" => open_links -= 1,
            _ if tag.starts_with("<a ") => open_links += 1,
            _ => {}
        }
        annotated.push_str(tag);
    }
    annotated.push_str(&html[end..]);
    annotated
}

fn push(annotated: &mut String, text: &str, found: &[Around]) {
    let mut at = 0;
    for around in found {
        annotated.push_str(&text[at..around.range.start]);
        annotated.push_str(&around.open);
        annotated.push_str(&text[around.range.clone()]);
        annotated.push_str(around.close);
        at = around.range.end;
    }
    annotated.push_str(&text[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_links_are_left_alone() {
        let wrap = |text: &str| {
            let at = text.find('x');
            at.map(|at| Around {
                range: at..at + 1,
                open: "<b>".to_owned(),
                close: "</b>",
            })
            .into_iter()
            .collect()
        };
        for (html, expected) in [
            ("<p>a x</p>", "<p>a <b>x</b></p>"),
            ("x", "<b>x</b>"),
            ("<a href=\"x\">x</a>x", "<a href=\"x\">x</a><b>x</b>"),
            (
                "x <span class=\"bracket\">（<a>x</a>x）</span>",
                "<b>x</b> <span class=\"bracket\">（<a>x</a>x）</span>",
            ),
            ("", ""),
        ] {
            assert_eq!(annotate(html, wrap), expected);
        }
    }
}

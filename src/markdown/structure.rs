//! How a Markdown text is built: its lists, its HTML, its tables, its images.
//!
//! In: Markdown. Out: [`Structure`]. Never here: whether a text may be built so.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::markdown::simple::simple;

/// What a text is built of, in its order; places in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Structure {
    /// How many entries each list has.
    pub lists: Vec<usize>,
    /// HTML, which pages show as it is typed.
    pub html: Vec<Range<usize>>,
    /// Tables, which pages print as bars.
    pub tables: Vec<Range<usize>>,
    /// Images without words in place of them.
    pub bare_images: Vec<Range<usize>>,
}

/// Looks at how a text is built.
#[must_use]
pub fn structure(markdown: &str) -> Structure {
    let mut found = Structure::default();
    if simple(markdown).is_some() {
        return found;
    }
    // Entries of the lists that are open, each with its place in `lists`.
    let mut open: Vec<usize> = Vec::new();
    let mut image: Option<(Range<usize>, bool)> = None;
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::List(_)) => {
                open.push(found.lists.len());
                found.lists.push(0);
            }
            Event::End(TagEnd::List(_)) => _ = open.pop(),
            Event::Start(Tag::Item) => {
                if let Some(at) = open.last() {
                    found.lists[*at] += 1;
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => found.html.push(range),
            Event::Start(Tag::Table(_)) => found.tables.push(range),
            Event::Start(Tag::Image { .. }) => image = Some((range, false)),
            Event::End(TagEnd::Image) => {
                found.bare_images.extend(
                    image
                        .take()
                        .filter(|(_, has_words)| !has_words)
                        .map(|(range, _)| range),
                );
            }
            Event::Text(words) | Event::Code(words) if !words.trim().is_empty() => {
                if let Some((_, has_words)) = &mut image {
                    *has_words = true;
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_counted_one_by_one() {
        for (markdown, expected) in [
            ("a", vec![]),
            ("- a\n- b\n", vec![2]),
            ("1. a\n2. b\n   - c\n\nd\n\n* e\n", vec![2, 1, 1]),
        ] {
            assert_eq!(structure(markdown).lists, expected, "{markdown}");
        }
    }

    #[test]
    fn what_pages_dont_show_is_found() {
        let text = "a <b>c</b>\n\n| a | b |\n|---|---|\n| c | d |\n\n![](x.png) ![y](z.png)\n";
        let found = structure(text);
        let words = |ranges: &[Range<usize>]| -> Vec<String> {
            ranges
                .iter()
                .map(|range| text[range.clone()].to_owned())
                .collect()
        };
        assert_eq!(words(&found.html), ["<b>", "</b>"]);
        assert!(words(&found.tables)[0].starts_with("| a"));
        assert_eq!(words(&found.bare_images), ["![](x.png)"]);
    }
}

//! Texts without any mark-up, which most are: their Markdown need not be parsed.
//!
//! In: Markdown. Out: its words, where it is one paragraph in one line and no character in it could mean anything.
//! Never here: a text of which that is not certain.

/// The only paragraph of a text.
pub(crate) fn simple(markdown: &str) -> Option<&str> {
    let line = markdown.trim_end_matches('\n');
    let first = line.chars().next()?;
    // Lists, headings, quotations and code begin with punctuation, figures or spaces.
    let begins_block = first.is_ascii() && !first.is_ascii_alphabetic() || first.is_whitespace();
    let is_plain = !begins_block && !line.ends_with(char::is_whitespace) && !line.bytes().any(is_mark);
    is_plain.then_some(line)
}

/// What can begin something in the middle of a line; and the first byte of a joint, which no page has.
fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'!' | b'|' | b'~' | 0..=31 | 127 | 0xEE
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::Lang;
    use crate::markdown::links::{Links, links};
    use crate::markdown::markup::{Shape, Writer};
    use crate::markdown::structure::{Structure, structure};
    use crate::markdown::{block, block_with_tail, html::escape, inline, parse};
    use crate::resolve::testing;

    #[test]
    fn what_could_be_markup_is_not_simple() {
        for (text, expected) in [
            ("支持企业“出海”。\n", Some("支持企业“出海”。")),
            (
                "Up to 50% (CNY 2 million) - a year.",
                Some("Up to 50% (CNY 2 million) - a year."),
            ),
            ("", None),
            ("\n", None),
            ("一。\n二。", None),
            ("1. a", None),
            ("# a", None),
            ("a*b*", None),
            ("a &amp; b", None),
            (" a", None),
            ("a ", None),
        ] {
            assert_eq!(simple(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_simple_text_is_what_the_parser_makes_of_it(text in "([a-z0-9.)#>=+:~\"' \n（“。支持&*_-]|\\PC){1,12}") {
            let Some(line) = simple(&text) else { return Ok(()) };
            let site = testing::site();
            let events = parse(&text);
            for lang in Lang::ALL {
                let links = Links { site: &site, lang };
                let written = |shape| Writer::new(links, shape).write(&events, None);
                prop_assert_eq!(written(Shape::Block), block(&text, links));
                prop_assert_eq!(written(Shape::Inline), inline(&text, links));
                prop_assert_eq!(written(Shape::Inline), escape(line));
                let with_tail = Writer::new(links, Shape::Block).write(&events, Some("[T]"));
                prop_assert_eq!(with_tail, block_with_tail(&text, "[T]", links));
            }
            prop_assert_eq!(structure(&text), Structure::default());
            prop_assert!(links(&text).is_empty());
        }
    }
}

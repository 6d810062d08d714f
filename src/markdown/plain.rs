//! What a Markdown text says, without its mark-up: what search looks through and shows.
//!
//! In: Markdown, and its language. Out: plain text, paragraphs a line each. Never here: HTML, addresses of links.

use pulldown_cmark::{Event, TagEnd};

use crate::lang::Lang;
use crate::markdown::simple::simple;
use crate::markdown::{cjk, parse};

/// The words of a Markdown text.
#[must_use]
pub fn plain(markdown: &str, lang: Lang) -> String {
    if let Some(line) = simple(markdown) {
        return line.to_owned();
    }
    let events = parse(markdown);
    let mut text = String::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&cjk::without_joints(words));
            }
            Event::SoftBreak => {
                let next = events[at + 1..].iter().find_map(|event| match event {
                    Event::Text(words) | Event::Code(words) => words.chars().next(),
                    _ => None,
                });
                let sides = [text.chars().next_back(), next].map(|side| side.is_some_and(cjk::is_cjk));
                let joins = sides[0] && (sides[1] || lang.is_chinese()) || lang.is_chinese() && sides[1];
                if !joins {
                    text.push(' ');
                }
            }
            Event::HardBreak
            | Event::Rule
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock)
                if !text.ends_with('\n') =>
            {
                text.push('\n');
            }
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_are_left() {
        for (lang, markdown, expected) in [
            (Lang::ZhHans, "支持**“麒麟”**\n企业", "支持“麒麟”企业"),
            (
                Lang::En,
                "up to\n[CNY 2 million](measure:3)",
                "up to CNY 2 million",
            ),
            (
                Lang::En,
                "# Title\n\n- one\n- two\n\nEnd `x`",
                "Title\none\ntwo\nEnd x",
            ),
            (Lang::En, "<b>bold</b>", "<b>bold</b>"),
        ] {
            assert_eq!(plain(markdown, lang), expected, "{markdown}");
        }
    }
}

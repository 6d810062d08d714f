//! Markdown → HTML, for Chinese as well as for English.
//!
//! In: Markdown, and [`Links`] that know where its links go. Out: safe HTML: what an author types as HTML is shown as
//! text, and a link that goes nowhere keeps only its words. Never here: tables, footnotes, or mark-up of our own.

pub(crate) mod cjk;
pub mod html;
pub mod links;
mod markup;
mod simple;
pub mod plain;
pub mod quotation;
pub mod structure;

use pulldown_cmark::{Event, Parser};

use crate::markdown::html::escape;
use crate::markdown::links::Links;
use crate::markdown::markup::{Shape, Writer};
use crate::markdown::simple::simple;

/// Paragraphs, lists, headings.
#[must_use]
pub fn block(markdown: &str, links: Links<'_>) -> String {
    if let Some(line) = simple(markdown) {
        return format!("<p>{}</p>", escape(line));
    }
    let events = parse(markdown);
    Writer::new(links, Shape::Block).write(&events, None)
}

/// The same, with HTML of ours at the end of the last paragraph or list item: the bracket ends the sentence, it does
/// not follow it.
#[must_use]
pub fn block_with_tail(markdown: &str, tail: &str, links: Links<'_>) -> String {
    if let Some(line) = simple(markdown) {
        return format!("<p>{}{tail}</p>", escape(line));
    }
    let events = parse(markdown);
    Writer::new(links, Shape::Block).write(&events, Some(tail))
}

/// What stands inside one paragraph, without the paragraph.
#[must_use]
pub fn inline(markdown: &str, links: Links<'_>) -> String {
    if let Some(line) = simple(markdown) {
        return escape(line);
    }
    let events = parse(markdown);
    Writer::new(links, Shape::Inline).write(&events, None)
}

fn parse(markdown: &str) -> Vec<Event<'static>> {
    Parser::new(&cjk::with_joints(markdown))
        .map(Event::into_static)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::resolve::testing;

    fn html(lang: Lang, markdown: &str) -> String {
        let site = testing::site();
        block(markdown, Links { site: &site, lang })
    }

    #[test]
    fn emphasis_next_to_full_width_punctuation() {
        for (markdown, expected) in [
            ("**跨境電商：**支持", "<p><strong>跨境電商：</strong>支持</p>"),
            ("支持**「軟件」**企業", "<p>支持<strong>「軟件」</strong>企業</p>"),
            ("**注意。**请", "<p><strong>注意。</strong>请</p>"),
            ("支持**“麒麟”**企业", "<p>支持<strong>“麒麟”</strong>企业</p>"),
            ("支持**(B2B)**企业", "<p>支持<strong>(B2B)</strong>企业</p>"),
            (
                "，**重点**，*次要*。",
                "<p>，<strong>重点</strong>，<em>次要</em>。</p>",
            ),
            ("`**「码」**`", "<p><code>**「码」**</code></p>"),
            (r"\*\*「字」\*\*", "<p>**「字」**</p>"),
        ] {
            assert_eq!(html(Lang::ZhHans, markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn a_line_break_is_a_space_only_where_the_language_has_one() {
        for (lang, markdown, expected) in [
            (Lang::ZhHans, "跨境\n电商", "<p>跨境电商</p>"),
            (Lang::ZhHans, "不超过\n200万元", "<p>不超过200万元</p>"),
            (Lang::ZhHans, "支持\n**电商**", "<p>支持<strong>电商</strong></p>"),
            (Lang::En, "up to\nCNY 2 million", "<p>up to\nCNY 2 million</p>"),
            (Lang::En, "麒麟\nprogramme", "<p>麒麟\nprogramme</p>"),
            (Lang::En, "跨境\n电商", "<p>跨境电商</p>"),
        ] {
            assert_eq!(html(lang, markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn html_is_shown_and_never_live() {
        for (markdown, expected) in [
            (
                "<script>alert(1)</script>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            ),
            ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"),
            (
                "<div>\n\n**x**",
                "<p>&lt;div&gt;\n</p>\n<p><strong>x</strong></p>",
            ),
        ] {
            assert_eq!(html(Lang::En, markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn an_image_is_its_words() {
        for (markdown, expected) in [
            ("![a ![b](<x onerror=alert(1) y>) c](d.svg) e", "<p>a b c e</p>"),
            ("[![a](b.svg)](agency:nobody)", "<p>a</p>"),
        ] {
            assert_eq!(html(Lang::En, markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn a_refused_link_keeps_only_its_words() {
        for markdown in [
            "[x](javascript:alert(1))",
            "[x](JAVASCRIPT:alert(1))",
            "[x](java&#115;cript:alert(1))",
            "[x](<java\tscript:alert(1)>)",
            "[x](<&#1;javascript:alert(1)>)",
            "[x](data:text/html,y)",
            "[x](//example.org)",
            "[x](agency:nobody)",
            "![x](https://example.org/x.png)",
        ] {
            assert_eq!(html(Lang::En, markdown), "<p>x</p>", "{markdown}");
        }
    }

    #[test]
    fn links_go_to_the_page_in_the_same_language() {
        for (markdown, href) in [
            ("[x](agency:commerce)", "/zh-hant/agencies/commerce/"),
            ("[x](policy:cbec)", "/zh-hant/policies/cbec/"),
            ("[x](measure:cbec/1)", "/zh-hant/policies/cbec/1/"),
            ("[x](clause:cbec/1.1)", "/zh-hant/policies/cbec/1/#c1-1"),
            (
                "[x](https://example.org/?a=1&b=%22)",
                "https://example.org/?a=1&amp;b=%22",
            ),
        ] {
            assert_eq!(
                html(Lang::ZhHant, markdown),
                format!("<p><a href=\"{href}\">x</a></p>")
            );
        }
        assert_eq!(
            html(Lang::En, "<a@example.org>"),
            "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>"
        );
    }

    #[test]
    fn blocks() {
        for (markdown, expected) in [
            ("# A\n\n### B", "<h2>A</h2>\n<h3>B</h3>"),
            (
                "- a\n  1. b\n- c",
                "<ul>\n<li>a<ol>\n<li>b</li>\n</ol>\n</li>\n<li>c</li>\n</ul>",
            ),
            ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>"),
            ("| a |\n| - |\n| b |", "<p>| a |\n| - |\n| b |</p>"),
            ("![a *b*](map.svg)", "<p>a <em>b</em></p>"),
            ("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>"),
        ] {
            assert_eq!(html(Lang::En, markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn the_tail_ends_the_last_sentence() {
        let site = testing::site();
        let links = Links {
            site: &site,
            lang: Lang::En,
        };
        for (markdown, expected) in [
            ("a\n\nb", "<p>a</p>\n<p>b[T]</p>"),
            (
                "a\n\n- b\n- c",
                "<p>a</p>\n<ul>\n<li>b</li>\n<li>c[T]</li>\n</ul>",
            ),
            (
                "- b\n\n- c",
                "<ul>\n<li><p>b</p>\n</li>\n<li><p>c[T]</p>\n</li>\n</ul>",
            ),
            (
                "- a\n  - **b**",
                "<ul>\n<li>a<ul>\n<li><strong>b</strong>[T]</li>\n</ul>\n</li>\n</ul>",
            ),
            ("    code", "<pre><code>code</code></pre>\n<p>[T]</p>"),
            ("", "<p>[T]</p>"),
        ] {
            assert_eq!(block_with_tail(markdown, "[T]", links), expected, "{markdown}");
        }
    }

    #[test]
    fn inline_has_no_paragraph() {
        let site = testing::site();
        let links = Links {
            site: &site,
            lang: Lang::ZhHans,
        };
        assert_eq!(
            inline("支持**电商**\n企业。\n", links),
            "支持<strong>电商</strong>企业。"
        );
    }
}

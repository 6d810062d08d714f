//! What a Markdown parser found → HTML.
//!
//! In: its events, and [`Links`]. Out: HTML in which every text is escaped and every link was looked at.
//! Never here: the reading of Markdown.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use crate::lang::Lang;
use crate::markdown::cjk;
use crate::markdown::html::push_escaped;
use crate::markdown::links::{Links, Target, destination};

/// Whether blocks are written, or only what stands inside them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Paragraphs, lists, headings.
    Block,
    /// What stands inside them.
    Inline,
}

/// Writes the HTML of one text.
pub(crate) struct Writer<'a> {
    links: Links<'a>,
    shape: Shape,
    html: String,
    /// The last character of the running text: a line break after it may stand for a space, or for nothing.
    last: Option<char>,
    /// Of each open link, whether there is an element to close.
    open_links: Vec<bool>,
}

impl<'a> Writer<'a> {
    /// Begins a text.
    pub(crate) fn new(links: Links<'a>, shape: Shape) -> Self {
        Writer {
            links,
            shape,
            html: String::new(),
            last: None,
            open_links: Vec::new(),
        }
    }

    /// Writes all events, and the tail at the end of the last words.
    pub(crate) fn write(mut self, events: &[Event<'_>], tail: Option<&str>) -> String {
        let tail_at = tail.map(|_| place_of_tail(events));
        for (at, event) in events.iter().enumerate() {
            if tail_at == Some(Some(at)) {
                self.html.push_str(tail.unwrap_or_default());
            }
            match event {
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(*tag),
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(text),
                Event::Code(code) => {
                    self.mark("<code>");
                    self.text(code);
                    self.mark("</code>");
                }
                Event::SoftBreak => self.soft_break(first_character(&events[at + 1..])),
                Event::HardBreak => self.mark("<br>\n"),
                Event::Rule => self.block_mark("<hr>\n"),
                // None of these is switched on in the parser.
                Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_) => {}
            }
        }
        if let (Some(None), Some(tail)) = (tail_at, tail) {
            for part in ["<p>", tail, "</p>"] {
                self.html.push_str(part);
            }
        }
        self.html.truncate(self.html.trim_end().len());
        self.html
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.start_block("<p>"),
            Tag::Heading { level, .. } => self.start_block(&format!("<{}>", heading(*level))),
            Tag::BlockQuote(_) => self.start_block("<blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.start_block("<pre><code>");
            }
            Tag::List(None) => self.start_block("<ul>\n"),
            Tag::List(Some(1)) => self.start_block("<ol>\n"),
            Tag::List(Some(first)) => self.start_block(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.start_block("<li>"),
            Tag::Emphasis => self.mark("<em>"),
            Tag::Strong => self.mark("<strong>"),
            Tag::Link {
                link_type, dest_url, ..
            } => self.start_link(&destination(*link_type, dest_url)),
            // An image is its words: content/ holds no images.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.block_mark("</p>\n"),
            TagEnd::Heading(level) => self.block_mark(&format!("</{}>\n", heading(level))),
            TagEnd::BlockQuote(_) => self.block_mark("</blockquote>\n"),
            TagEnd::CodeBlock => self.block_mark("</code></pre>\n"),
            TagEnd::List(false) => self.block_mark("</ul>\n"),
            TagEnd::List(true) => self.block_mark("</ol>\n"),
            TagEnd::Item => self.block_mark("</li>\n"),
            TagEnd::Emphasis => self.mark("</em>"),
            TagEnd::Strong => self.mark("</strong>"),
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    fn start_link(&mut self, destination: &str) {
        let destination = cjk::without_joints(destination);
        let href = self.links.href(&Target::parse(&destination));
        if let Some(href) = &href {
            self.html.push_str("<a href=\"");
            push_escaped(&mut self.html, href);
            self.html.push_str("\">");
        }
        self.open_links.push(href.is_some());
    }

    fn end_link(&mut self) {
        if self.open_links.pop() == Some(true) {
            self.mark("</a>");
        }
    }

    fn text(&mut self, text: &str) {
        let text = cjk::without_joints(text);
        self.last = text.chars().next_back().or(self.last);
        push_escaped(&mut self.html, &text);
    }

    /// A line of the author's file ends here. Between Chinese characters no space is written; next to one, in a
    /// Chinese text, neither (`不超过` / `200万元`).
    fn soft_break(&mut self, next: Option<char>) {
        let sides = [self.last, next].map(|side| side.is_some_and(cjk::is_cjk));
        let joins = match self.links.lang {
            Lang::ZhHant | Lang::ZhHans => sides[0] || sides[1],
            Lang::En => sides[0] && sides[1],
        };
        if !joins {
            self.text("\n");
        }
    }

    fn start_block(&mut self, mark: &str) {
        self.last = None;
        self.block_mark(mark);
    }

    fn block_mark(&mut self, mark: &str) {
        if self.shape == Shape::Block {
            self.html.push_str(mark);
        }
    }

    fn mark(&mut self, mark: &str) {
        self.html.push_str(mark);
    }
}

/// The page's own title is the only heading of the first level.
fn heading(level: HeadingLevel) -> HeadingLevel {
    level.max(HeadingLevel::H2)
}

/// The event before which the tail stands; none where the text does not end with words.
fn place_of_tail(events: &[Event<'_>]) -> Option<usize> {
    let is_outer_end = |event: &Event<'_>| {
        matches!(
            event,
            Event::End(TagEnd::Item | TagEnd::List(_) | TagEnd::BlockQuote(_))
        )
    };
    let last = events.iter().rposition(|event| !is_outer_end(event))?;
    match &events[last] {
        Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => Some(last),
        Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) | Event::Rule | Event::Start(_) => None,
        // A list without blank lines: its items hold words and no paragraphs.
        _ => Some(last + 1),
    }
}

fn first_character(events: &[Event<'_>]) -> Option<char> {
    events.iter().find_map(|event| match event {
        Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
            cjk::without_joints(text).chars().next()
        }
        _ => None,
    })
}

//! A web page → the lines of the text that it is about.
//!
//! In: the text of a page. Out: a [`Manuscript`]; what stands around the text is in it too, marked as outside.
//! Never here: running a script, asking a host for anything, what the text means.

mod blocks;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::RcDom;

use crate::import::decode::LONGEST_TEXT;
use crate::import::decode::html::blocks::{Block, Blocks};
use crate::import::manuscript::{LineKind, Manuscript};
use crate::import::refusal::Refusal;
use crate::zh;

/// The longest page that is parsed, in bytes: mark-up may be far longer than the text.
const LONGEST_PAGE: usize = 20 << 20;

/// More open elements than this are no page that a person made.
const DEEPEST: usize = 500;
/// Tags, each times what may be open around it.
const MOST_WORK: usize = 20_000_000;

/// The share of the page's words, in tenths, that the element with the text has at least.
const MOST: usize = 7;

/// Whether a text is a web page.
pub(super) fn is_page(text: &str) -> bool {
    let beginning: String = text.trim_start().chars().take(200).collect();
    let beginning = beginning.to_ascii_lowercase();
    beginning.starts_with("<!doctype html") || beginning.starts_with("<html") || beginning.contains("<head")
}

/// Reads a page.
pub(super) fn html(page: &[u8]) -> Result<Manuscript, Refusal> {
    if page.len() > LONGEST_PAGE || is_tangled(page) {
        return Err(Refusal::TextTooLarge);
    }
    let dom = parse_document(RcDom::default(), ParseOpts::default())
        .from_utf8()
        .one(page);
    let blocks = Blocks::of(&dom)?;
    let inside = region(&blocks);
    let mut manuscript = Manuscript::default();
    for block in &blocks.found {
        if manuscript.text.len() > LONGEST_TEXT {
            return Err(Refusal::TextTooLarge);
        }
        push(&mut manuscript, block, inside);
    }
    manuscript.remarks = blocks.remarks();
    if manuscript.text.trim().is_empty() && blocks.pictures > 0 {
        return Err(Refusal::Scan);
    }
    Ok(manuscript)
}

/// Whether so much is open at once that parsing would take for ever: a parser looks through all that is open at each tag.
fn is_tangled(page: &[u8]) -> bool {
    /// Elements that end by themselves.
    const ENDING: [&[u8]; 24] = [
        b"p",
        b"li",
        b"td",
        b"th",
        b"tr",
        b"dt",
        b"dd",
        b"br",
        b"hr",
        b"img",
        b"input",
        b"meta",
        b"link",
        b"option",
        b"tbody",
        b"thead",
        b"tfoot",
        b"col",
        b"colgroup",
        b"html",
        b"head",
        b"body",
        b"source",
        b"wbr",
    ];
    let (mut depth, mut deepest, mut tags) = (0_usize, 0_usize, 0_usize);
    for piece in page.split(|byte| *byte == b'<').skip(1) {
        let name: Vec<u8> = piece
            .iter()
            .skip(usize::from(piece.first() == Some(&b'/')))
            .take(12)
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .map(u8::to_ascii_lowercase)
            .collect();
        if name.is_empty() || ENDING.contains(&name.as_slice()) {
            tags += usize::from(!name.is_empty());
            continue;
        }
        tags += 1;
        depth = if piece[0] == b'/' {
            depth.saturating_sub(1)
        } else {
            depth + 1
        };
        deepest = deepest.max(depth);
    }
    deepest > DEEPEST || deepest.saturating_mul(tags) > MOST_WORK
}

fn push(manuscript: &mut Manuscript, block: &Block, inside: usize) {
    // A heading above the text is its title, wherever the page puts it.
    let is_inside = block.above.contains(&inside) || block.is_heading;
    if !is_inside || block.is_furniture {
        manuscript.push(&block.text(), LineKind::Outside("the page around the text"));
    } else if block.cells.len() > 1 {
        manuscript.push_row(&block.cells);
    } else {
        let kind = if block.is_heading {
            LineKind::Heading
        } else {
            LineKind::Paragraph
        };
        manuscript.push(&block.text(), kind);
    }
}

/// The innermost element that still has most of the page's running text; what stands in links counts for nothing.
fn region(blocks: &Blocks) -> usize {
    let mut words = vec![0_usize; blocks.elements];
    let mut all = 0;
    for block in blocks.found.iter().filter(|block| !block.is_furniture) {
        let count = block.text().chars().filter(|letter| zh::is_han(*letter)).count();
        let count = count.saturating_sub(block.linked);
        all += count;
        block.above.iter().for_each(|element| words[*element] += count);
    }
    // Elements are numbered as they begin, so that the last one is the innermost.
    words
        .iter()
        .rposition(|count| count * 10 >= all * MOST && *count > 0)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(page: &str) -> Vec<(String, LineKind)> {
        let manuscript = html(page.as_bytes()).unwrap();
        manuscript
            .lines
            .iter()
            .map(|line| (manuscript.text[line.range.clone()].to_owned(), line.kind.clone()))
            .collect()
    }

    #[test]
    fn the_text_is_found_and_nothing_else_is_lost() {
        let page = "<!doctype html><title>站</title><script>alert(1)</script><nav><a href=/>首页</a></nav>\
                    <div class=left><h2>关于印发办法的通知</h2><div id=zoom><p>各区政府：</p><p>现印发你们，请认真组织实施，\
                    并将执行情况报告市政府。<br>第二行也是正文的一部分。</p>\
                    <table><tr><td>序号</td><td>责任单位</td></tr></table></div></div><footer>版权所有</footer>";
        let found = lines(page);
        let text = |kind: &LineKind| -> Vec<&str> {
            found
                .iter()
                .filter(|(_, each)| each == kind)
                .map(|(text, _)| text.as_str())
                .collect()
        };
        assert_eq!(text(&LineKind::Heading), ["关于印发办法的通知"]);
        assert_eq!(text(&LineKind::Paragraph)[0], "各区政府：");
        assert_eq!(text(&LineKind::Paragraph).len(), 3);
        assert_eq!(
            text(&LineKind::Outside("the page around the text")),
            ["首页", "版权所有"]
        );
        assert!(
            found
                .iter()
                .any(|(text, kind)| text == "序号\t责任单位" && matches!(kind, LineKind::Row(_)))
        );
        assert!(!found.iter().any(|(text, _)| text.contains("alert")));
    }

    #[test]
    fn a_page_that_would_take_for_ever_is_refused() {
        for page in [
            "<div>".repeat(100_000),
            "<font size=1>".repeat(400) + &"<p>文".repeat(100_000),
        ] {
            assert_eq!(html(page.as_bytes()).err(), Some(Refusal::TextTooLarge));
        }
        let sloppy = "<table>".to_owned() + &"<tr><td>正文<td>正文<p>正文<br>".repeat(2000);
        assert!(html(sloppy.as_bytes()).is_ok());
    }
}

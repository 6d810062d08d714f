//! What the page has and the text has not: page numbers, running heads, rules.
//!
//! In: the lines of a manuscript. Out: which of them are furniture, and why. Never here: paragraphs.

use std::collections::BTreeMap;

use crate::import::manuscript::{LineKind, Manuscript};
use crate::import::traced::characters_before;
use crate::zh;

/// How long a running head may be, in characters.
const LONGEST_HEAD: usize = 60;

/// Why each line is no text; `None` where it is.
#[must_use]
pub fn furniture(manuscript: &Manuscript) -> Vec<Option<&'static str>> {
    let mut found: Vec<Option<&'static str>> = manuscript
        .lines
        .iter()
        .map(|line| match line.kind {
            LineKind::Outside(why) => Some(why),
            LineKind::Row(_) | LineKind::Heading => None,
            LineKind::Broken | LineKind::Paragraph => alone(&manuscript.text[line.range.clone()]),
        })
        .collect();
    for line in running_heads(manuscript, &found) {
        found[line] = Some("running head");
    }
    found
}

/// What a line is by itself.
fn alone(line: &str) -> Option<&'static str> {
    let text: String = line.chars().filter(|letter| !letter.is_whitespace()).collect();
    if text.is_empty() {
        return None;
    }
    if text.chars().count() >= 2
        && text
            .chars()
            .all(|letter| "-—–―─━_=*~·•.…﹏＿◆★☆│┃|".contains(letter))
    {
        return Some("rule");
    }
    if is_page_number(&text) {
        return Some("page number");
    }
    if is_of_the_site(&text) {
        return Some("the page around the text");
    }
    None
}

/// — 3 —, - 3 -, 第3页, 第 3 页 共 9 页, 3 / 9, Page 3 of 9, 3.
fn is_page_number(text: &str) -> bool {
    let inner = text.trim_matches(|letter| "-—–―─－·•~|〔〕[]（）()".contains(letter));
    if inner.is_empty() || inner.chars().count() > 16 {
        return false;
    }
    let is_figure = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.chars().all(|letter| letter.is_ascii_digit())
    };
    if is_figure(inner) {
        // Years and sums stand alone in tables, not in lines; three figures are the most that a page number has.
        return inner.len() <= 3;
    }
    let words = inner
        .trim_start_matches("Page")
        .trim_start_matches("page")
        .trim_start_matches("页码")
        .trim_start_matches([':', '：']);
    let pieces: Vec<&str> = words
        .split([
            '第', '页', '頁', '共', '/', '／', '，', ',', '－', '-', '—', 'o', 'f',
        ])
        .filter(|piece| !piece.is_empty())
        .collect();
    let has_word = ['页', '頁', '/', '／'].iter().any(|word| inner.contains(*word))
        || inner.to_ascii_lowercase().starts_with("page");
    has_word && !pieces.is_empty() && pieces.iter().all(|piece| is_figure(piece))
}

/// What pages of authorities have beside a text when they are copied whole.
fn is_of_the_site(text: &str) -> bool {
    const WHOLE: [&str; 16] = [
        "打印",
        "打印本页",
        "关闭窗口",
        "关闭",
        "返回顶部",
        "分享到：",
        "分享到",
        "【打印】【关闭】",
        "上一篇",
        "下一篇",
        "扫一扫在手机打开当前页",
        "【字体：大中小】",
        "字体：大中小",
        "字体：[大][中][小]",
        "[打印]",
        "打印关闭",
    ];
    const BEGINNING: [&str; 9] = [
        "您当前的位置",
        "当前位置：",
        "您现在的位置",
        "浏览次数",
        "字体：",
        "【字体",
        "分享到",
        "扫一扫",
        "政策解读链接",
    ];
    WHOLE.contains(&text)
        || (text.chars().count() < 60 && BEGINNING.iter().any(|words| text.starts_with(words)))
}

/// Short lines that come again and again beside page numbers, or at least three times anywhere.
fn running_heads(manuscript: &Manuscript, found: &[Option<&'static str>]) -> Vec<usize> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in manuscript.lines.iter().enumerate() {
        let text = &manuscript.text[line.range.clone()];
        let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let can_be = line.kind == LineKind::Broken
            && found[at].is_none()
            && text.chars().any(zh::is_han)
            && characters_before(&text, text.len()) <= LONGEST_HEAD
            && !text.ends_with(['。', '；', '：', '，', '、', '）']);
        if can_be {
            places.entry(text).or_default().push(at);
        }
    }
    let is_page_number = |at: usize| found.get(at).is_some_and(|why| *why == Some("page number"));
    let is_blank = |at: usize| {
        manuscript
            .lines
            .get(at)
            .is_some_and(|line| manuscript.text[line.range.clone()].trim().is_empty())
    };
    let beside_page_number = |at: usize| {
        let before = (1..=3)
            .map_while(|step| at.checked_sub(step))
            .find(|at| !is_blank(*at));
        let after = (1..=3).map(|step| at + step).find(|at| !is_blank(*at));
        before.is_some_and(is_page_number) || after.is_some_and(is_page_number)
    };
    let mut heads = Vec::new();
    for lines in places.into_values() {
        let beside = lines.iter().filter(|line| beside_page_number(**line)).count();
        if beside >= 2 && beside * 2 >= lines.len() {
            // The title itself is the same line, once, and stands beside no page number.
            heads.extend(lines.into_iter().filter(|line| beside_page_number(*line)));
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_and_rules_are_seen() {
        for (text, expected) in [
            ("— 3 —", Some("page number")),
            ("- 12 -", Some("page number")),
            ("第 3 页 共 9 页", Some("page number")),
            ("第3頁，共9頁", Some("page number")),
            ("3 / 9", Some("page number")),
            ("Page 3 of 9", Some("page number")),
            ("7", Some("page number")),
            ("————————", Some("rule")),
            ("* * *", Some("rule")),
            ("2024", None),
            ("第三条", None),
            ("3万元", None),
            ("1.", None),
            ("一、", None),
        ] {
            assert_eq!(alone(text), expected, "{text}");
        }
    }
}

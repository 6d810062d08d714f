//! Numbers at the beginning of paragraphs follow each other, in every way in which official texts number:
//! 第一章, 第一条, 一、, （一）, 1., （1）, Article 1, (a).

use std::ops::Range;

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{LocalText, Origin, Policy, Site, Text};
use crate::zh::numerals::parse_numeral;

pub(super) fn check(site: &Site, report: &mut Report) {
    let languages = || site.languages.iter().copied();
    // As issued: a clause that was taken out later leaves a gap, and should.
    for policy in site.policies.iter().map(Policy::as_issued) {
        for lang in languages() {
            let notice = policy.notice.iter().map(|notice| &notice.body);
            for text in notice.chain([&policy.preamble]) {
                in_order(&[text], lang, report);
            }
            for measure in &policy.measures {
                // The numbers go on from one clause of a measure to the next.
                let clauses: Vec<&LocalText> = measure.clauses.iter().map(|clause| &clause.text).collect();
                in_order(&clauses, lang, report);
            }
        }
    }
    for page in &site.pages {
        for lang in languages() {
            in_order(&[&page.body], lang, report);
        }
    }
}

/// A way of numbering. Those above begin anew what stands below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Chapter,
    Article,
    Numeral,
    NumeralInBrackets,
    Figure,
    FigureInBrackets,
    Letter,
}

const LEVELS: usize = 7;

/// A number at the beginning of a line.
struct Mark {
    level: Level,
    number: u64,
    range: Range<usize>,
}

fn in_order(texts: &[&LocalText], lang: Lang, report: &mut Report) {
    let mut last: [Option<u64>; LEVELS] = [None; LEVELS];
    for text in texts.iter().map(|text| text.get(lang)) {
        if text.origin != Origin::Written {
            continue;
        }
        for mark in marks(text.as_str()) {
            let level = mark.level as usize;
            let before = last[level];
            last[level] = Some(mark.number);
            last[level + 1..].fill(None);
            // A list may begin anew at 1, and an excerpt anywhere.
            if mark.number != 1 && before.is_some_and(|before| before + 1 != mark.number) {
                report.add(finding(text, &mark, before.unwrap_or_default()));
            }
        }
    }
}

fn finding(text: &Text, mark: &Mark, before: u64) -> Diagnostic {
    let span = text.written.locate(mark.range.clone());
    let message = format!("number {} comes after number {before}", mark.number);
    Diagnostic::warning("numbering-in-text", span, message).help(format!(
        "number {} is expected: look whether a paragraph is missing",
        before + 1
    ))
}

fn marks(text: &str) -> Vec<Mark> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', '#', '*', '　']);
        let at = start + line.len() - content.len();
        start += line.len();
        if let Some((level, number, length)) = mark(content) {
            found.push(Mark {
                level,
                number,
                range: at..at + length,
            });
        }
    }
    found
}

fn mark(line: &str) -> Option<(Level, u64, usize)> {
    let numeral = |text: &str| parse_numeral(text).filter(|_| !text.is_empty());
    let figure = |text: &str| text.parse::<u64>().ok().filter(|_| text.len() <= 3);
    if let Some(rest) = line.strip_prefix('第') {
        let (end, sign) = rest.char_indices().find(|(_, c)| "章条條".contains(*c))?;
        let level = if sign == '章' {
            Level::Chapter
        } else {
            Level::Article
        };
        let number = numeral(&rest[..end]).or_else(|| figure(&rest[..end]))?;
        return Some((level, number, "第".len() + end + sign.len_utf8()));
    }
    if let Some(rest) = line.strip_prefix("Article ") {
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        return Some((Level::Article, figure(&rest[..end])?, "Article ".len() + end));
    }
    if let Some(open) = line.chars().next().filter(|c| "（(".contains(*c)) {
        let rest = &line[open.len_utf8()..];
        let (end, close) = rest.char_indices().find(|(_, c)| "）)".contains(*c))?;
        let inside = &rest[..end];
        let length = open.len_utf8() + end + close.len_utf8();
        let numbered = numeral(inside).map(|number| (Level::NumeralInBrackets, number));
        let numbered = numbered.or_else(|| Some((Level::FigureInBrackets, figure(inside)?)));
        let (level, number) = numbered.or_else(|| Some((Level::Letter, letter(inside)?)))?;
        return Some((level, number, length));
    }
    if let Some((before, _)) = line.split_once('、') {
        return Some((Level::Numeral, numeral(before)?, before.len() + "、".len()));
    }
    let (before, after) = line.split_once('.')?;
    // 3.5 is a figure, and 1. a number only before a space or a word.
    let is_number = after.starts_with(|c: char| !c.is_ascii_digit());
    is_number.then_some((Level::Figure, figure(before)?, before.len() + 1))
}

fn letter(inside: &str) -> Option<u64> {
    let [letter @ b'a'..=b'z'] = inside.as_bytes() else {
        return None;
    };
    Some(u64::from(letter - b'a') + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::testing::text;

    #[test]
    fn every_way_of_numbering_is_followed() {
        for (written, expected) in [
            ("一、甲\n二、乙\n三、丙", vec![]),
            ("一、甲\n\n三、乙", vec![3]),
            ("（一）甲\n（二）乙\n（四）丙", vec![4]),
            ("一、甲\n（一）乙\n（二）乙\n二、丙\n（一）丁", vec![]),
            ("1. 甲\n3. 乙", vec![3]),
            ("3.5%的\n5.0的", vec![]),
            ("（1）甲\n（1）乙\n（3）丙", vec![3]),
            ("第一条 甲\n第三条 乙", vec![3]),
            (
                "第一章 总则\n第一条 甲\n第二条 乙\n第二章 附则\n第三条 丙",
                vec![],
            ),
            ("Article 1 x\nArticle 3 x", vec![3]),
            ("(a) x\n(b) y\n(d) z", vec![4]),
            ("（二）甲\n（三）乙", vec![]),
            ("2024. 甲\n十分、重要", vec![]),
            ("（一）甲\n（一）乙", vec![]),
            ("（二）甲\n（二）乙", vec![2]),
        ] {
            let mut report = Report::default();
            let written_text = text(written, written, written);
            in_order(&[&written_text], Lang::ZhHans, &mut report);
            let said: Vec<String> = report.sorted().iter().map(|each| each.message.clone()).collect();
            assert_eq!(said.len(), expected.len(), "{written}: {said:?}");
            for number in expected {
                let begins = format!("number {number} ");
                assert!(
                    said.iter().any(|message| message.starts_with(&begins)),
                    "{written}"
                );
            }
        }
    }
}

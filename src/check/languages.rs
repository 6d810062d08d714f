//! A text is written in the language of its key.

use std::ops::Range;

use crate::lang::Lang;
use crate::markdown::plain::plain;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Agency, Origin, Site, Text};
use crate::zh::is_han;

/// So many Latin words in a row are a sentence, and no name.
const SENTENCE: usize = 7;

pub(super) fn check(site: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        for (lang, text) in block.text.iter() {
            match lang {
                _ if text.origin != Origin::Written => {}
                // Numbers of documents, and phrases that the glossary knows for their script, have no English.
                Lang::En if !block.tracked && text.as_str() == block.text.text(site.source) => {}
                Lang::En => chinese_in_english(text, site, report),
                Lang::ZhHant | Lang::ZhHans => english_in_chinese(text, lang, report),
            }
        }
    }
}

/// Chinese that stands in brackets or quotes is explained by what stands around it.
fn chinese_in_english(text: &Text, site: &Site, report: &mut Report) {
    let Some(range) = unexplained(text.as_str()) else {
        return;
    };
    let words = &text.as_str()[range.clone()];
    // Notes tell which name of an agency the Chinese prints.
    let is_name = |agency: &Agency| {
        let chinese = [Lang::ZhHant, Lang::ZhHans];
        let own = |lang| [agency.short.text(lang), agency.full.text(lang)].contains(&words);
        chinese
            .into_iter()
            .any(|lang| own(lang) || agency.aliases.get(lang).iter().any(|name| name == words))
    };
    if site.agencies.iter().any(is_name) {
        return;
    }
    let message = format!("`{words}` is left in Chinese");
    report.add(
        Diagnostic::warning("chinese-in-english", text.written.locate(range), message)
            .help("translate it; where the Chinese is meant, put it in brackets behind its translation"),
    );
}

/// The first run of two Chinese characters or more that stands neither in brackets nor in quotes nor in code.
fn unexplained(text: &str) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    let mut is_code = false;
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if is_han(c) && depth == 0 && !is_code {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take()
            && text[start..at].chars().count() >= 2
        {
            return Some(start..at);
        }
        match c {
            '(' | '（' | '[' | '“' | '‘' | '《' | '「' | '〔' => depth += 1,
            ')' | '）' | ']' | '”' | '’' | '》' | '」' | '〕' => depth = depth.saturating_sub(1),
            '`' => is_code = !is_code,
            // A bracket that nobody closed explains only its own paragraph.
            '\n' => (depth, is_code) = (0, false),
            _ => {}
        }
    }
    None
}

fn english_in_chinese(text: &Text, lang: Lang, report: &mut Report) {
    let words = plain(text.as_str(), lang);
    let latin = words.split_whitespace().filter(|word| is_word(word)).count();
    if latin >= 2 && !words.contains(is_han) {
        let message = format!("this `{lang}` text is English");
        report.add(
            Diagnostic::warning("english-in-chinese", text.written.span.clone(), message)
                .help("write it in Chinese, or put it under `en`"),
        );
        return;
    }
    if let Some(sentence) = sentence(&words) {
        let span = match text.as_str().find(&sentence) {
            Some(at) => text.written.locate(at..at + sentence.len()),
            None => text.written.span.clone(),
        };
        report.add(
            Diagnostic::warning(
                "english-in-chinese",
                span,
                "an English sentence stands in this Chinese text",
            )
            .help("translate it; where the English is meant, quote it as `code`"),
        );
    }
}

/// The first long run of Latin words.
fn sentence(words: &str) -> Option<String> {
    words
        .split(|c: char| is_han(c) || "，。；：、（）《》“”\n".contains(c))
        .find_map(|run| {
            let number = run.split_whitespace().filter(|word| is_word(word)).count();
            (number >= SENTENCE).then(|| run.trim().to_owned())
        })
}

fn is_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    word.len() >= 2 && word.chars().all(|c| c.is_ascii_alphabetic() || "-'’".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_explained_by_brackets_and_quotes() {
        for (text, expected) in [
            ("Support for 租赁仓库", Some("租赁仓库")),
            ("Support (租赁仓库)", None),
            ("“租赁” and `仓库`", None),
            ("(open\n\n租赁", Some("租赁")),
            ("第", None),
        ] {
            assert_eq!(unexplained(text).map(|range| &text[range]), expected, "{text}");
        }
    }
}

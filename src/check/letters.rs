//! Letters are the ones that they look like.

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Site, Text};

pub(super) fn check(_: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        for (lang, text) in block.text.written() {
            look_alikes(text, report);
            full_width(text, lang, report);
        }
    }
}

/// A word of Latin letters in which one is Greek or Cyrillic. A whole word in Greek is a quotation.
fn look_alikes(text: &Text, report: &mut Report) {
    let is_letter = |c: char| c.is_ascii_alphabetic() || alphabet(c).is_some();
    let mut rest = 0;
    while let Some(start) = text.as_str()[rest..].find(is_letter).map(|at| rest + at) {
        let word = &text.as_str()[start..];
        let word = &word[..word.find(|c| !is_letter(c)).unwrap_or(word.len())];
        rest = start + word.len();
        let foreign = word
            .char_indices()
            .find_map(|(at, c)| Some((at, c, alphabet(c)?)));
        let Some((at, letter, name)) = foreign.filter(|_| word.contains(|c: char| c.is_ascii_alphabetic()))
        else {
            continue;
        };
        let span = text.written.locate(start + at..start + at + letter.len_utf8());
        let message = format!("`{letter}` in `{word}` is a {name} letter");
        report.add(
            Diagnostic::error("look-alike-letter", span, message)
                .help("type it again on a Latin keyboard: searching would never find this word"),
        );
    }
}

fn alphabet(c: char) -> Option<&'static str> {
    match c {
        '\u{370}'..='\u{3FF}' => Some("Greek"),
        '\u{400}'..='\u{52F}' => Some("Cyrillic"),
        _ => None,
    }
}

fn full_width(text: &Text, lang: Lang, report: &mut Report) {
    let whole = text.as_str();
    let mut rest = 0;
    while let Some(start) = whole[rest..].find(|c| half_width(c, lang).is_some()) {
        let start = rest + start;
        let half: String = whole[start..]
            .chars()
            .map_while(|c| half_width(c, lang))
            .collect();
        // Every full-width form takes three bytes.
        rest = start + half.len() * '０'.len_utf8();
        let word = &whole[start..rest];
        let span = text.written.locate(start..rest);
        let message = format!("`{word}` is full-width");
        report.add(
            Diagnostic::warning("full-width-letter", span.clone(), message)
                .help(format!("write `{half}`: searching does not find the other"))
                .fix(&span, word, &half),
        );
    }
}

/// The same letter or figure in half width; in English brackets, commas and colons too.
fn half_width(c: char, lang: Lang) -> Option<char> {
    let is_meant = match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => true,
        '（' | '）' | '，' | '：' | '；' => lang == Lang::En,
        _ => false,
    };
    // The block of full-width forms repeats ASCII in its order.
    is_meant.then(|| char::from_u32(u32::from(c) - 0xFEE0)).flatten()
}

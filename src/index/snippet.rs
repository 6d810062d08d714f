//! The piece of a text that shows why it was found, and the words to mark in it.
//!
//! In: a text, and what was looked for. Out: [`Snippet`]. Never here: HTML, colours.

use std::ops::Range;

use crate::index::normal::{Normal, has_han};
use crate::index::plan::Plan;
use crate::index::terms::{Token, key_of, tokens};
use crate::lang::Lang;

/// A piece of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The piece, with `…` where it was cut.
    pub text: String,
    /// What to mark, in characters of the piece.
    pub marks: Vec<Range<usize>>,
}

/// Everything that a hit may be found by: the query, its units and their other words.
#[must_use]
pub fn wanted(plan: &Plan) -> Vec<String> {
    let mut wanted = vec![plan.query.clone()];
    wanted.extend(plan.chunks.iter().cloned());
    for unit in &plan.units {
        wanted.push(unit.text.clone());
        wanted.extend(unit.alternatives.iter().cloned());
    }
    wanted.retain(|text| text.chars().count() > 1 || plan.query.chars().count() == 1);
    wanted
}

/// Where any of the wanted stands in a text, in characters of the text; ascending, none touching another.
#[must_use]
pub fn marks(text: &str, wanted: &[String]) -> Vec<Range<usize>> {
    let normal = Normal::of(text);
    let string: Vec<char> = normal.letters.iter().map(|letter| letter.character).collect();
    let words = tokens(&normal);
    let mut found: Vec<Range<usize>> = Vec::new();
    for wanted in wanted {
        if has_han(wanted) {
            found.extend(pieces(&string, wanted));
        } else {
            found.extend(stems(&words, wanted));
        }
    }
    let mut origins: Vec<Range<usize>> = found
        .into_iter()
        .map(|range| normal.letters[range.start].origin..normal.letters[range.end - 1].origin + 1)
        .collect();
    origins.sort_by_key(|range| (range.start, range.end));
    merge(origins)
}

fn pieces(string: &[char], wanted: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = wanted.chars().collect();
    string
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, window)| *window == wanted)
        .map(|(at, window)| at..at + window.len())
        .collect()
}

fn stems(words: &[Token], wanted: &str) -> Vec<Range<usize>> {
    let key = key_of(wanted);
    let keys: Vec<&str> = key.split(' ').collect();
    words
        .windows(keys.len())
        .filter(|window| window.iter().zip(&keys).all(|(word, key)| word.key == *key))
        .map(|window| window[0].range.start..window[window.len() - 1].range.end)
        .collect()
}

fn merge(sorted: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The piece of a text with the most that was wanted.
#[must_use]
pub fn snippet(text: &str, wanted: &[String], lang: Lang) -> Snippet {
    let (width, lead) = if lang.is_chinese() { (90, 20) } else { (220, 60) };
    let characters: Vec<char> = text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    let all = marks(text, wanted);
    let within = |start: usize| {
        all.iter()
            .filter(|mark| mark.start >= start && mark.end <= start + width - lead)
            .map(ExactSizeIterator::len)
            .sum::<usize>()
    };
    // The first of the places that show most.
    let best = all
        .iter()
        .map(|mark| mark.start)
        .rev()
        .max_by_key(|start| within(*start));
    let start = beginning(&characters, best.unwrap_or(0), lead, lang);
    let end = (start + width).min(characters.len());
    let before = if start > 0 { "…" } else { "" };
    let behind = if end < characters.len() { "…" } else { "" };
    let shown: String = characters[start..end].iter().collect();
    let shift = before.chars().count();
    let marks = all
        .iter()
        .filter(|mark| mark.end > start && mark.start < end)
        .map(|mark| mark.start.max(start) - start + shift..mark.end.min(end) - start + shift)
        .collect();
    Snippet {
        text: format!("{before}{shown}{behind}"),
        marks,
    }
}

/// Where the piece begins: with the sentence, if that is near; else a little before the mark, not inside a word.
fn beginning(characters: &[char], mark: usize, lead: usize, lang: Lang) -> usize {
    let earliest = mark.saturating_sub(lead);
    let is_end = |c: char| matches!(c, '。' | '；' | '\n') || (lang == Lang::En && matches!(c, '.' | ';'));
    let sentence = (earliest..mark).rev().find(|at| is_end(characters[*at]));
    if earliest == 0 && sentence.is_none() {
        return 0;
    }
    let is_gap = |at: usize| lang.is_chinese() || characters[at] == ' ';
    let start = sentence.or_else(|| (earliest..mark).find(|at| is_gap(*at)));
    let mut start = start.map_or(earliest, |at| at + 1);
    while start < mark && characters[start] == ' ' {
        start += 1;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn words_are_marked_where_they_stand() {
        for (text, wanted, expected) in [
            ("支持“品牌出海”企業", &["品牌出海"][..], &["品牌出海"][..]),
            ("跨境電商企業", &["跨境电商", "电商企业"], &["跨境電商企業"]),
            (
                "Tax refunds and taxes",
                &["tax refund", "tax"],
                &["Tax refunds", "taxes"],
            ),
            ("syntax", &["tax"], &[]),
            ("对“麒麟”企业", &["麒麟企业"], &["麒麟”企业"]),
        ] {
            let characters: Vec<char> = text.chars().collect();
            let found: Vec<String> = marks(text, &strings(wanted))
                .into_iter()
                .map(|range| characters[range].iter().collect())
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_snippet_begins_with_its_sentence_and_counts_characters() {
        let text = format!("{}。支持海外仓。{}", "甲".repeat(60), "乙".repeat(90));
        let snippet = snippet(&text, &strings(&["海外仓"]), Lang::ZhHans);
        assert!(snippet.text.starts_with("…支持海外仓。") && snippet.text.ends_with('…'));
        assert_eq!(snippet.marks.first(), Some(&(3..6)));
    }
}

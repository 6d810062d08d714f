//! The documents that a text names: 《……的意见》（国办发〔2023〕10号）.
//!
//! In: a text. Out: titles and numbers, with their places. Never here: what a document says.

use crate::import::shapes::is_document_number;
use crate::import::traced::Traced;

/// A document that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its title, without 《》.
    pub title: Traced,
    /// Its number, where one stands in brackets behind the title.
    pub number: Option<Traced>,
}

/// The documents of a text, each once.
#[must_use]
pub fn documents(text: &Traced) -> Vec<Named> {
    let letters = text.characters();
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if letters[at] != '《' {
            at += 1;
            continue;
        }
        let Some(close) = closing(letters, at) else { break };
        let title = text.slice(at + 1..close);
        let number = number_behind(text, close + 1);
        at = close + 1;
        let is_new = !title.is_empty() && found.iter().all(|named| named.title.text() != title.text());
        if is_new {
            found.push(Named { title, number });
        }
    }
    found
}

/// Where the title ends; one title may stand inside another.
fn closing(letters: &[char], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in letters.iter().enumerate().skip(open) {
        match letter {
            '《' => depth += 1,
            '》' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn number_behind(text: &Traced, from: usize) -> Option<Traced> {
    let letters = text.characters();
    if !matches!(letters.get(from), Some('（' | '(')) {
        return None;
    }
    // The year of a number may stand in round brackets too.
    let mut depth = 0_i32;
    let close = letters
        .iter()
        .enumerate()
        .skip(from)
        .take(60)
        .find_map(|(at, letter)| {
            depth += i32::from(matches!(letter, '（' | '(')) - i32::from(matches!(letter, '）' | ')'));
            (depth == 0).then_some(at)
        })?;
    let inside = text.slice(from + 1..close);
    // 国办发〔2023〕10号，以下简称《意见》
    let end = inside
        .characters()
        .iter()
        .position(|letter| "，,；;".contains(*letter))
        .unwrap_or(inside.len());
    let number = inside.slice(0..end).trim();
    is_document_number(&number.text()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_numbers_are_read() {
        let text = "根据《国务院关于〈条例〉的意见》（国发〔2023〕10号）、《办法》、《办法》和《措施(试行)》(粵府(2021)3號，以下简称“措施”)";
        let found: Vec<(String, Option<String>)> = documents(&Traced::of(text, 0..text.len()))
            .into_iter()
            .map(|named| (named.title.text(), named.number.map(|number| number.text())))
            .collect();
        assert_eq!(
            found,
            [
                (
                    "国务院关于〈条例〉的意见".to_owned(),
                    Some("国发〔2023〕10号".to_owned())
                ),
                ("办法".to_owned(), None),
                ("措施(试行)".to_owned(), Some("粵府(2021)3號".to_owned())),
            ]
        );
    }
}

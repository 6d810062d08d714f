//! The marks of Markdown that a notice may carry when it was copied from somewhere.
//!
//! In: a line. Out: its words, and the marks, both with their places. Never here: paragraphs, tables.

use crate::import::traced::Traced;

/// A line without marks, and the marks. An address behind a link's words is a mark too.
#[must_use]
pub fn strip(line: &Traced) -> (Traced, Vec<Traced>) {
    let letters = line.characters();
    let mut is_mark = vec![false; letters.len()];
    let heading = letters.iter().take_while(|letter| **letter == '#').count();
    if (1..=6).contains(&heading) && letters.get(heading).is_some_and(|letter| letter.is_whitespace()) {
        is_mark[..heading].fill(true);
    }
    if letters.first() == Some(&'>') {
        is_mark[0] = true;
    }
    // `* ` and `- ` begin an item of a list.
    if matches!(letters, ['*' | '-' | '+', ' ', ..]) {
        is_mark[0] = true;
    }
    mark_pairs(letters, &mut is_mark);
    mark_escapes(letters, &mut is_mark);
    mark_links(letters, &mut is_mark);
    let text = line.filter(|at, _| !is_mark[at]);
    let marks = line.filter(|at, _| is_mark[at]);
    (text, if marks.is_empty() { Vec::new() } else { vec![marks] })
}

/// `**bold**` and `__bold__`.
fn mark_pairs(letters: &[char], is_mark: &mut [bool]) {
    for pair in [['*', '*'], ['_', '_']] {
        let found: Vec<usize> = (0..letters.len().saturating_sub(1))
            .filter(|at| letters[*at..*at + 2] == pair)
            .collect();
        let mut found = found.into_iter();
        while let (Some(open), Some(close)) = (found.next(), found.next()) {
            if close > open + 2 {
                is_mark[open..open + 2].fill(true);
                is_mark[close..close + 2].fill(true);
            }
        }
    }
}

/// `\_`
fn mark_escapes(letters: &[char], is_mark: &mut [bool]) {
    for at in 0..letters.len().saturating_sub(1) {
        if letters[at] == '\\' && letters[at + 1].is_ascii_punctuation() && (at == 0 || !is_mark[at - 1]) {
            is_mark[at] = true;
        }
    }
}

/// `[words](address)`
fn mark_links(letters: &[char], is_mark: &mut [bool]) {
    let mut from = 0;
    while let Some(open) = letters[from..]
        .iter()
        .position(|letter| *letter == '[')
        .map(|at| from + at)
    {
        let rest = &letters[open..];
        let Some(middle) = rest.windows(2).position(|pair| pair == [']', '(']) else {
            return;
        };
        let Some(length) = rest[middle..].iter().position(|letter| *letter == ')') else {
            return;
        };
        let address: String = rest[middle + 2..middle + length].iter().collect();
        if address.contains(':') || address.starts_with(['/', '#', '.']) {
            is_mark[open] = true;
            is_mark[open + middle..=open + middle + length].fill(true);
        }
        from = open + middle + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (line, words, marks) in [
            ("### 三、支持", " 三、支持", "###"),
            ("**一、支持**企业", "一、支持企业", "****"),
            (
                "[http://a/b\\\\_1](http://a/b_1)",
                "http://a/b\\_1",
                "[\\](http://a/b_1)",
            ),
            ("[2023]10号(甲)", "[2023]10号(甲)", ""),
            ("5*3", "5*3", ""),
            ("- 支持", " 支持", "-"),
        ] {
            let (text, found) = strip(&Traced::of(line, 0..line.len()));
            let found: String = found.iter().map(Traced::text).collect();
            assert_eq!((text.text().as_str(), found.as_str()), (words, marks), "{line}");
        }
    }
}

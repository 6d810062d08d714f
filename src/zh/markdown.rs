//! Tells Markdown's prose from what it holds for programs: code, addresses.
//!
//! In: Markdown. Out: [`Stretch`]es that cover it. Never here: rendering; a whole Markdown parser, since all that is
//! asked is which characters must not be changed.

use std::ops::Range;

/// A part of a Markdown text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// Text for readers.
    Prose(Range<usize>),
    /// Code and addresses, marks around them included.
    Verbatim(Range<usize>),
}

/// Cuts a Markdown text into prose and what must stay as it is.
#[must_use]
pub fn stretches(text: &str) -> Vec<Stretch> {
    let mut found = Vec::new();
    let (mut prose, mut at, mut line) = (0, 0, 0);
    while let Some(c) = text[at..].chars().next() {
        let from = at;
        match verbatim(&text[line..], at - line) {
            0 => at += plain(&text[at..], c),
            length => {
                if prose < at {
                    found.push(Stretch::Prose(prose..at));
                }
                found.push(Stretch::Verbatim(at..at + length));
                at += length;
                prose = at;
            }
        }
        line = text[from..at].rfind('\n').map_or(line, |end| from + end + 1);
    }
    if prose < at {
        found.push(Stretch::Prose(prose..at));
    }
    found
}

/// How much text can be passed at once: an escaped mark with its backslash, a whole run of backticks that closed
/// nothing, or one character.
fn plain(rest: &str, c: char) -> usize {
    match c {
        '`' => backticks(rest),
        '\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => 2,
        _ => c.len_utf8(),
    }
}

/// The length of what stands here for programs, or 0. The text begins with the line in which the place is.
fn verbatim(text: &str, at: usize) -> usize {
    let (before, rest) = text.split_at(at);
    if rest.starts_with('`') {
        return code(rest);
    }
    if before.ends_with("](") || (!rest.starts_with(' ') && definition(before)) {
        return destination(rest);
    }
    if rest.starts_with('<') {
        return autolink(rest);
    }
    if ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| rest.starts_with(scheme))
    {
        return rest
            .find(|c: char| !c.is_ascii() || c.is_ascii_whitespace() || "<>()[]\"".contains(c))
            .unwrap_or(rest.len());
    }
    0
}

fn backticks(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches('`').len()
}

/// A code span or a fenced block: from one run of backticks to the next of the same length.
fn code(rest: &str) -> usize {
    let fence = backticks(rest);
    let mut at = fence;
    while let Some(next) = rest[at..].find('`') {
        let length = backticks(&rest[at + next..]);
        at += next + length;
        if length == fence {
            return at;
        }
    }
    0
}

/// `<https://example.org/>` or `<name@example.org>`.
fn autolink(rest: &str) -> usize {
    // No further than an address can go: a text of many `<` would be read once for each of them.
    let inside = &rest[1..];
    let end = inside.find(|c: char| matches!(c, '<' | '>') || c.is_whitespace());
    match end {
        Some(end) if inside[end..].starts_with('>') && inside[..end].contains([':', '@']) => "<>".len() + end,
        _ => 0,
    }
}

/// Whether a line has come to the address of `[label]: address`. Asked at every character, so it looks no further than
/// to the second `]:`.
fn definition(line: &str) -> bool {
    let label = line.trim_end_matches(' ');
    label.ends_with("]:") && line.trim_start().starts_with('[') && label.matches("]:").take(2).count() == 1
}

/// The address of a link: up to its title, or to the bracket that closes it.
fn destination(rest: &str) -> usize {
    if rest.starts_with('<') {
        return rest.find(['>', '\n']).map_or(0, |end| end + 1);
    }
    let mut open = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return at,
            ')' => open -= 1,
            _ if c.is_whitespace() => return at,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keeps_code_and_addresses_apart() {
        for (text, verbatim) in [
            ("税收`税`收", vec!["`税`"]),
            ("``a`税``税", vec!["``a`税``"]),
            ("一个`税", vec![]),
            ("\\`税`税", vec![]),
            ("```\n税\n```\n税", vec!["```\n税\n```"]),
            ("[税](/税(1)/x)。", vec!["/税(1)/x"]),
            ("[税](</税 x> \"税\")", vec!["</税 x>"]),
            ("[税](/税 \"税\")", vec!["/税"]),
            ("<https://x.cn/税>税", vec!["<https://x.cn/税>"]),
            ("见https://x.cn/a?b=1。税", vec!["https://x.cn/a?b=1"]),
            ("[a]: /税 税", vec!["/税"]),
            ("税 < 税 > 税", vec![]),
            ("<税<https://x.cn/税>", vec!["<https://x.cn/税>"]),
            ("税\n [a]:  /税", vec!["/税"]),
            ("", vec![]),
        ] {
            let all = stretches(text);
            let kept: Vec<&str> = all
                .iter()
                .filter_map(|stretch| match stretch {
                    Stretch::Verbatim(range) => Some(&text[range.clone()]),
                    Stretch::Prose(_) => None,
                })
                .collect();
            assert_eq!(kept, verbatim, "{text}");
            let covered: String = all
                .iter()
                .map(|stretch| match stretch {
                    Stretch::Verbatim(range) | Stretch::Prose(range) => &text[range.clone()],
                })
                .collect();
            assert_eq!(covered, text);
        }
    }

    #[test]
    fn a_long_text_is_read_once() {
        // Quadratic, each of these took minutes.
        for piece in ["税", "税<", "<a:", "[a]: ", " "] {
            let text = piece.repeat(300_000);
            assert!(!stretches(&text).is_empty());
        }
    }

    proptest! {
        #[test]
        fn stretches_cover_any_text(text in "([`<>\\[\\]():\\\\ \n\"税]|https://|\\PC){0,30}") {
            let covered: String = stretches(&text)
                .into_iter()
                .map(|stretch| match stretch {
                    Stretch::Verbatim(range) | Stretch::Prose(range) => &text[range],
                })
                .collect();
            prop_assert_eq!(&covered, &text);
        }
    }
}

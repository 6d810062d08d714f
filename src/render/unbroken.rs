//! What no line may cut in two: words such as e-commerce, sums such as CNY 2 million, the day and its month.
//!
//! In: the HTML of a page. Out: the same with these in `<span class="whole">`. Never here: other characters in place of
//! hyphens and spaces, which a reader who copies or looks for the words would not have; what stands in tags and the head.

use crate::facts::dates::MONTHS;
use crate::zh::segment::unbreak_hyphens;

const OPENING: &str = "<span class=\"whole\">";

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const POWERS: [&str; 3] = ["thousand", "million", "billion"];

/// HTML that stays on one line.
pub(crate) fn whole(html: &str) -> String {
    format!("{OPENING}{html}</span>")
}

/// Keeps such words whole in everything that a page shows.
pub(crate) fn keep_whole(page: &str) -> String {
    let body = page.find("<body").unwrap_or(page.len());
    let mut kept = String::with_capacity(page.len() + page.len() / 16);
    // What is written already: most of a page is taken over in long stretches.
    let mut written = 0;
    let mut at = body;
    let mut tag = "";
    let mut is_drawn = false;
    while at < page.len() {
        let text = text_at(page, at);
        let end = at + text.len();
        if tag.starts_with("<svg") || tag == "</svg>" {
            is_drawn = tag != "</svg>";
        }
        // What the page has kept whole already needs no second span, and a drawing has no lines that break.
        if !is_drawn && tag != OPENING && may_hold(text) {
            kept.push_str(&page[written..at]);
            push_text(&mut kept, text);
            written = end;
        }
        let length = page[end..].find('>').map_or(page.len() - end, |close| close + 1);
        tag = &page[end..end + length];
        at = end + length;
    }
    kept.push_str(&page[written..]);
    kept
}

/// The text from here to the next tag.
fn text_at(page: &str, at: usize) -> &str {
    let rest = &page[at..];
    let length = rest.bytes().position(|byte| byte == b'<');
    &rest[..length.unwrap_or(rest.len())]
}

fn push_text(kept: &mut String, mut text: &str) {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let mut words = words.as_slice();
    while let Some(count) = belongs_together(words) {
        let length = words[..count].iter().map(|word| word.len()).sum();
        let (together, rest) = text.split_at(length);
        let shown = together.trim_end();
        if count > 1 || (shown.contains('-') && unbreak_hyphens(shown) != shown) {
            kept.push_str(&whole(shown));
            kept.push_str(&together[shown.len()..]);
        } else {
            kept.push_str(together);
        }
        words = &words[count..];
        text = rest;
    }
}

/// Whether a text may hold words that belong together: some have a hyphen, all others a figure and a space. Most of what a
/// page shows has neither.
fn may_hold(text: &str) -> bool {
    let mut has_figure = false;
    for byte in text.bytes() {
        if byte == b'-' {
            return true;
        }
        has_figure |= byte.is_ascii_digit();
    }
    has_figure && text.trim().contains(char::is_whitespace)
}

/// How many of the first words stay on one line; none where there are no words.
fn belongs_together(words: &[&str]) -> Option<usize> {
    let first = words.first()?;
    let bare = first.trim_start_matches(['(', '\u{201c}']).trim_end();
    let begins = |at: usize, with: &[&str]| {
        let next = words.get(at);
        next.is_some_and(|next| with.iter().any(|start| next.starts_with(start)))
    };
    let is_day = bare.len() <= 2 && bare.parse::<u8>().is_ok();
    Some(match bare {
        "CNY" | "RMB" if begins(1, &DIGITS) && begins(2, &POWERS) => 3,
        "CNY" | "RMB" if begins(1, &DIGITS) => 2,
        _ if is_day && begins(1, &MONTHS) => 2,
        _ if bare.starts_with(|c: char| c.is_ascii_digit()) && begins(1, &POWERS) => 2,
        _ => 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_in_what_is_shown_only() {
        for (page, expected) in [
            ("<title>e-commerce</title>", "<title>e-commerce</title>"),
            (
                "<title>e-x</title><body>of e-commerce, cross-border",
                "<title>e-x</title><body>of <span class=\"whole\">e-commerce,</span> cross-border",
            ),
            (
                "<body><a title=\"e-commerce\">E-Commerce</a>\n",
                "<body><a title=\"e-commerce\"><span class=\"whole\">E-Commerce</span></a>\n",
            ),
            (
                "<body><span class=\"whole\">e-commerce</span> b",
                "<body><span class=\"whole\">e-commerce</span> b",
            ),
            (
                "<body>up to CNY 1.5 million a year, (RMB 2,000,000) of CNY",
                "<body>up to <span class=\"whole\">CNY 1.5 million</span> a year, \
                 <span class=\"whole\">(RMB 2,000,000)</span> of CNY",
            ),
            (
                "<body>on 6 March 2024, 17 measures, 1 million or more",
                "<body>on <span class=\"whole\">6 March</span> 2024, 17 measures, \
                 <span class=\"whole\">1 million</span> or more",
            ),
            ("<body>电商 a &gt; b", "<body>电商 a &gt; b"),
        ] {
            assert_eq!(keep_whole(page), expected);
        }
    }
}

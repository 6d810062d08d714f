//! The heading of a measure: a line of its own, the first sentence, or none.
//!
//! In: the paragraph behind the mark. Out: title and text. Never here: inventing a title.

use crate::import::marks::mark;
use crate::import::structure::Part;
use crate::import::traced::Traced;

/// How the measures of one document carry their headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Most have a short sentence before their text, or a line of their own.
    Headed,
    /// They begin with their text, as the articles of laws do.
    Bare,
}

/// A heading, and what is left of its paragraph.
#[derive(Debug, Default)]
pub(super) struct Heading {
    pub(super) title: Option<Traced>,
    pub(super) rest: Option<Traced>,
    pub(super) marks: Vec<Traced>,
}

/// The longest heading, in characters.
const LONGEST: usize = 60;
/// The longest first sentence that is one.
const LONGEST_SENTENCE: usize = 40;

impl Style {
    /// The style of most of the measures.
    pub(super) fn of(parts: &[Part]) -> Self {
        let headed = parts.iter().filter(|part| {
            let head = part.head.trim();
            part.is_heading
                || opened(&head).is_some()
                || is_line(&head) && !part.body.is_empty()
                || first_sentence(&head)
                    .is_some_and(|end| end <= 26 && !head.slice(0..end).characters().contains(&'，'))
        });
        if headed.count() * 2 > parts.len() {
            Style::Headed
        } else {
            Style::Bare
        }
    }
}

/// Tells the heading from the text.
pub(super) fn heading(head: &Traced, is_alone: bool, is_last: bool, style: Style) -> Heading {
    let head = head.trim();
    if head.is_empty() {
        return Heading::default();
    }
    if let Some(close) = opened(&head) {
        let title = head.slice(1..close);
        let rest = head.slice(close + 1..head.len()).trim();
        let marks = vec![head.slice(0..1), head.slice(close..close + 1)];
        return Heading {
            title: Some(title),
            rest: (!rest.is_empty()).then_some(rest),
            marks,
        };
    }
    if (is_alone || is_line(&head) && !is_last)
        && head.len() <= LONGEST
        && first_sentence(&head).is_none()
        && !is_text(&head)
    {
        let title = head.trim_of(|letter| "。：:".contains(letter));
        let marks = vec![head.slice(title.len()..head.len())];
        return Heading {
            title: Some(title),
            rest: None,
            marks,
        };
    }
    if style == Style::Headed && !is_last && is_short_sentence(&head) {
        let (title, stop) = head.split(head.len() - 1);
        return Heading {
            title: Some(title),
            rest: None,
            marks: vec![stop],
        };
    }
    if style == Style::Headed
        && let Some(end) = first_sentence(&head)
        && !is_text(&head.slice(0..end))
    {
        let (title, rest) = head.split(end);
        let (stop, rest) = rest.split(1);
        return Heading {
            title: Some(title.trim()),
            rest: Some(rest.trim()),
            marks: vec![stop],
        };
    }
    Heading {
        rest: Some(head),
        ..Heading::default()
    }
}

/// 【目的】 or （目的和依据） directly behind the mark: where it closes.
fn opened(head: &Traced) -> Option<usize> {
    let close = match head.first()? {
        '【' => '】',
        '（' => '）',
        '(' => ')',
        '[' => ']',
        '〔' => '〕',
        _ => return None,
    };
    let at = head
        .characters()
        .iter()
        .take(32)
        .position(|letter| *letter == close)?;
    (at > 2 && mark(head.characters()).is_none()).then_some(at)
}

/// Whether a paragraph does not end as a sentence.
fn is_line(head: &Traced) -> bool {
    let is_long = head.len() > 14;
    !head
        .last()
        .is_some_and(|letter| "。；;！？，、".contains(letter) || is_long && "：:".contains(letter))
}

/// Words by which a law says from when it holds.
const IN_FORCE: [&str; 8] = [
    "起施行",
    "起实施",
    "起執行",
    "起执行",
    "起生效",
    "起實施",
    "之日起",
    "同时废止",
];
/// Words that announce a list.
const ANNOUNCING: [&str; 7] = ["下列", "以下", "如下", "包括", "之一", "，", "符合"];

/// Whether something says what holds, as no heading does: 本办法自……起施行 · 有下列情形之一的，不予支持： · 对……的企业，给予奖励。
fn is_text(words: &Traced) -> bool {
    let text = words.text();
    let announces = text.ends_with(['：', ':']) && ANNOUNCING.iter().any(|word| text.contains(word));
    let is_whole = text.ends_with('。') && text.contains('，');
    announces || is_whole || IN_FORCE.iter().any(|word| text.contains(word))
}

/// A heading that ends with 。 although its text stands below.
fn is_short_sentence(head: &Traced) -> bool {
    let letters = head.characters();
    let stops = letters
        .iter()
        .filter(|letter| "。，；".contains(**letter))
        .count();
    head.len() <= 26 && head.last() == Some('。') && stops == 1
}

/// Where the first sentence ends, if it is short and text follows: 支持企业上市。对在境内……
fn first_sentence(head: &Traced) -> Option<usize> {
    let letters = head.characters();
    let end = letters
        .iter()
        .take(LONGEST_SENTENCE + 1)
        .position(|letter| "。：:".contains(*letter))?;
    let is_colon = letters[end] != '。';
    // A colon ends a heading only where it is a word: 支持对象：
    let fits = if is_colon {
        end <= 14 && !letters[..end].contains(&'，')
    } else {
        end >= 2
    };
    (fits && !head.slice(end + 1..head.len()).trim().is_empty()).then_some(end)
}

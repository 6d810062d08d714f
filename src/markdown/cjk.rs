//! Bold and italics next to full-width punctuation.
//!
//! In: Markdown as an author types it. Out: the same with *joints*, an invisible character that Markdown's rule for
//! emphasis sees as a letter. Never here: any other change, or a joint that reaches the page.
//!
//! The rule asks whether a `*` stands beside a space or punctuation, because words in Latin script do. In
//! `**注意。**请` no space follows the 。, so the asterisks would stay asterisks. With a joint they are bold.

/// A character for private use: neither a space nor punctuation. Input loses it.
const JOINT: char = '\u{E000}';

/// Puts a joint between punctuation and asterisks where the other side is a letter and one of the two is Chinese.
pub(crate) fn with_joints(markdown: &str) -> String {
    let characters: Vec<char> = markdown.chars().filter(|c| *c != JOINT).collect();
    let mut joined = String::with_capacity(markdown.len() + 16);
    let mut at = 0;
    while at < characters.len() {
        let run = characters[at..].iter().take_while(|c| **c == '*').count();
        if run == 0 {
            joined.push(characters[at]);
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).map_or(' ', |previous| characters[previous]);
        let after = characters.get(at + run).copied().unwrap_or(' ');
        let is_escaped = before == '\\';
        if !is_escaped && needs_joint(before, after) {
            joined.push(JOINT);
        }
        joined.extend(&characters[at..at + run]);
        if !is_escaped && needs_joint(after, before) {
            joined.push(JOINT);
        }
        at += run;
    }
    joined
}

/// The text without joints.
pub(crate) fn without_joints(text: &str) -> String {
    text.replace(JOINT, "")
}

/// Whether a character belongs to Chinese text: an ideograph, or punctuation of its full width.
pub(crate) fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{2E80}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}')
}

fn needs_joint(punctuation: char, letter: char) -> bool {
    let is_punctuation =
        !punctuation.is_alphanumeric() && !punctuation.is_whitespace() && !punctuation.is_control();
    is_punctuation && letter.is_alphanumeric() && (is_cjk(punctuation) || is_cjk(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints_stand_only_beside_chinese() {
        for (markdown, joints) in [
            ("**注意。**请", 1),
            ("支持**「軟件」**企業", 2),
            ("a **(b)** c", 0),
            ("a**(b)**c", 0),
            (r"\*「字」", 0),
            ("* 一项", 0),
        ] {
            let joined = with_joints(markdown);
            assert_eq!(joined.matches(JOINT).count(), joints, "{markdown}");
            assert_eq!(without_joints(&joined), markdown);
        }
    }
}

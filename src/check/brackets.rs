//! The bracket of agencies is data: nobody types it into a clause.

use std::ops::Range;

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::Site;

/// Words that only stand in a bracket of agencies, just before it closes.
const ROLE_WORDS: [&str; 5] = ["牵头", "牽頭", "配合", "负责", "負責"];

/// How the bracket begins in English.
const ENGLISH: [&str; 6] = [
    "(Lead: ",
    "(Lead agency: ",
    "(Responsible: ",
    "(Support: ",
    "(Led by ",
    "(led by ",
];

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        for clause in policy.every_clause() {
            for (lang, text) in clause.text.written() {
                let Some(range) = typed(text.as_str(), lang) else {
                    continue;
                };
                let span = text.written.locate(range);
                let message = format!("the bracket of clause {} is typed into its text", clause.id);
                report.add(
                    Diagnostic::error("typed-bracket", span, message)
                        .help("take it out, and name the agencies in `lead`, `support` or `responsible`"),
                );
            }
        }
    }
}

/// The first bracket of agencies that ends a sentence.
fn typed(text: &str, lang: Lang) -> Option<Range<usize>> {
    if lang == Lang::En {
        let start = ENGLISH.iter().filter_map(|begin| text.find(begin)).min()?;
        let end = text[start..].find(')').map_or(text.len(), |at| start + at + 1);
        return Some(start..end);
    }
    text.match_indices(['）', ')']).find_map(|(close, mark)| {
        let behind = text[close + mark.len()..].trim_start_matches('。');
        let ends = behind.is_empty()
            || behind.starts_with(char::is_whitespace)
            || behind.len() < text[close + mark.len()..].len();
        let open = text[..close].rfind(['（', '('])?;
        let inside = &text[open..close];
        let is_bracket = ROLE_WORDS.iter().any(|word| inside.ends_with(word));
        (ends && is_bracket).then(|| open..close + mark.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_is_found_wherever_a_sentence_ends() {
        for (text, lang, expected) in [
            ("支持。（市商务局牵头）", Lang::ZhHans, Some("（市商务局牵头）")),
            (
                "支持（市商务局牵头，各区配合）。\n再支持。",
                Lang::ZhHans,
                Some("（市商务局牵头，各区配合）"),
            ),
            ("支持(市商務局負責)\n\n再", Lang::ZhHant, Some("(市商務局負責)")),
            ("由（市商务局）牵头", Lang::ZhHans, None),
            ("企业（含配合企业）申报", Lang::ZhHans, None),
            ("Support. (Lead: Bureau.)", Lang::En, Some("(Lead: Bureau.)")),
            ("The lead (Bureau)", Lang::En, None),
        ] {
            assert_eq!(typed(text, lang).map(|range| &text[range]), expected, "{text}");
        }
    }
}

//! Names and numbers of the notice's contact line stand in no other text.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{LocalText, Policy, Site, Text};
use crate::zh::is_han;

pub(super) fn check(site: &Site, blocks: &[Block<'_>], report: &mut Report) {
    let by_policy: BTreeMap<&str, Vec<String>> = site
        .policies
        .iter()
        .map(|policy| (policy.slug.value.as_str(), of_policy(policy)))
        .collect();
    // Each once: an office answers for many policies.
    let all: BTreeSet<String> = by_policy.values().flatten().cloned().collect();
    let all: Vec<String> = all.into_iter().collect();
    if all.is_empty() {
        return;
    }
    for block in blocks {
        // Another policy may name the same person as its contact; what belongs to no policy may name nobody's.
        let own = block
            .path
            .strip_prefix("policies/")
            .and_then(|path| path.split_once('/'));
        let private = match own {
            Some((_, "notice/contact")) => continue,
            Some((slug, _)) => by_policy.get(slug).unwrap_or(&all),
            None => &all,
        };
        for (lang, text) in block.text.written() {
            stands_in(text, lang, private, report);
        }
    }
}

fn of_policy(policy: &Policy) -> Vec<String> {
    let contact = policy.notice.as_ref().and_then(|notice| notice.contact.as_ref());
    let texts = contact.into_iter().flat_map(LocalText::iter);
    let mut private: Vec<String> = texts.flat_map(|(_, text)| private(text.as_str())).collect();
    private.sort();
    private.dedup();
    private
}

fn stands_in(text: &Text, lang: Lang, private: &[String], report: &mut Report) {
    let joined = ungrouped(text.as_str());
    let Some(found) = private.iter().find(|each| holds(text.as_str(), &joined, each)) else {
        return;
    };
    let span = match text.as_str().find(found.as_str()) {
        Some(at) => text.written.locate(at..at + found.len()),
        None => text.written.span.clone(),
    };
    let message = format!("`{found}` of the contact line stands in this `{lang}` text");
    report.add(
        Diagnostic::error("contact-outside-notice", span, message)
            .help("name the office instead: the contact was given for questions about one notice"),
    );
}

/// Whether a text has the name, or the number in whatever grouping.
fn holds(text: &str, joined: &str, private: &str) -> bool {
    let is_number = private.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { joined } else { text }.contains(private)
}

/// A text without what groups digits.
fn ungrouped(text: &str) -> String {
    text.chars().filter(|c| !" -\u{A0}".contains(*c)).collect()
}

/// Telephone numbers, addresses of mail, and the names behind 联系人 or “Contact”.
fn private(contact: &str) -> Vec<String> {
    let mut found = Vec::new();
    let joined = ungrouped(contact);
    let numbers = joined.split(|c: char| !c.is_ascii_digit());
    // Without its area code a number is the same telephone.
    let local = |number: &str| number[number.len().saturating_sub(8)..].to_owned();
    found.extend(numbers.filter(|number| number.len() >= 7).map(local));
    let words = contact.split(|c: char| c.is_whitespace() || "，。；、（）：".contains(c));
    found.extend(words.filter(|word| word.contains('@')).map(str::to_owned));
    for head in ["联系人：", "联系人:", "聯系人：", "聯繫人：", "聯絡人："] {
        if let Some((_, rest)) = contact.split_once(head) {
            let names = rest
                .split(['；', ';', '。', '，', ',', '\n'])
                .next()
                .unwrap_or_default();
            let names = names.split(['、', ' ', '/']).map(str::trim);
            let is_name = |name: &&str| (2..=4).contains(&name.chars().count()) && name.chars().all(is_han);
            found.extend(names.filter(is_name).map(str::to_owned));
        }
    }
    for head in ["Contacts: ", "Contact: ", "Contact persons: ", "Contact person: "] {
        if let Some((_, rest)) = contact.split_once(head) {
            let names = rest.split([';', '.', '\n', '(']).next().unwrap_or_default();
            let names = names
                .split(", ")
                .flat_map(|name| name.split(" and "))
                .map(str::trim);
            let is_name =
                |name: &&str| name.contains(' ') && name.starts_with(char::is_uppercase) && name.len() < 40;
            found.extend(names.filter(is_name).map(str::to_owned));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_line_gives_names_and_numbers() {
        for (line, expected) in [
            (
                "联系人：张三、李四光；联系电话：020-8109 8196，a@example.org。",
                vec!["81098196", "a@example.org", "张三", "李四光"],
            ),
            (
                "Contacts: Zhang San and Li Siguang; telephone: 8109 8196",
                vec!["81098196", "Zhang San", "Li Siguang"],
            ),
            ("电话：12345", vec![]),
        ] {
            let mut found = private(line);
            found.sort();
            let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
            expected.sort();
            assert_eq!(found, expected, "{line}");
        }
        let has = |text: &str| holds(text, &ungrouped(text), "81098196");
        assert!(has("020 8109-8196"));
        assert!(!has("8109 8197"));
    }
}

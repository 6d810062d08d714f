//! The part of an address behind `?` as a question: `q=海外仓&lang=en&limit=5`.
//!
//! In: what a client sent. Out: [`Question`], or a sentence that says what is wrong with it. Never here: searching.

use crate::commands::search::question::Question;
use crate::lang::Lang;

/// No answer has more hits.
const MOST_HITS: usize = 100;
const FACETS: [&str; 4] = ["agency", "kind", "policy", "topic"];
/// So much of a client's own words is repeated to it.
const LONGEST_ECHO: usize = 40;

/// Reads a question. What is misspelt is refused: a filter that is passed over would make a wrong answer.
pub(super) fn read(query: &str) -> Result<Question, String> {
    let mut given: Vec<(String, String)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name)?, decoded(value)?);
        if given.iter().any(|(other, _)| *other == name) {
            return Err(format!("`{}` stands twice: once is enough", echo(&name)));
        }
        given.push((name, value));
    }
    let Some((_, text)) = given.iter().find(|(name, _)| name == "q") else {
        return Err("`q` is missing: ask with ?q= and the words that you look for".to_owned());
    };
    let mut question = Question::of(text);
    for (name, value) in &given {
        // A form sends fields that nobody filled in.
        if name != "q" && !value.is_empty() {
            set(&mut question, name, value)?;
        }
    }
    Ok(question)
}

fn set(question: &mut Question, name: &str, value: &str) -> Result<(), String> {
    match name {
        "lang" => {
            let lang = Lang::from_key(value);
            question.lang =
                Some(lang.ok_or_else(|| format!("`lang` is zh-hans, zh-hant or en, not `{}`", echo(value)))?);
        }
        "limit" => {
            let limit = value.parse().ok().filter(|limit| *limit <= MOST_HITS);
            question.limit = limit
                .ok_or_else(|| format!("`limit` is a number from 0 to {MOST_HITS}, not `{}`", echo(value)))?;
        }
        facet if FACETS.contains(&facet) => question.restrict(facet, value),
        other => {
            return Err(format!(
                "`{}` is not known here: there are q, lang, limit, {}",
                echo(other),
                FACETS.join(", ")
            ));
        }
    }
    Ok(())
}

fn echo(text: &str) -> String {
    let start: String = text.chars().take(LONGEST_ECHO).collect();
    if start.len() < text.len() {
        format!("{start}…")
    } else {
        start
    }
}

/// The text that stands for itself in an address: `+` is a space, `%E4%BB%93` is 仓.
pub(super) fn decoded(text: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => escaped(rest.next(), rest.next())
                .ok_or("a `%` in the address is not followed by two hexadecimal digits")?,
            other => other,
        });
    }
    String::from_utf8(bytes).map_err(|_| "the address holds bytes that are not UTF-8".to_owned())
}

fn escaped(high: Option<u8>, low: Option<u8>) -> Option<u8> {
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
    u8::try_from(16 * digit(high)? + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_read_or_refused_with_a_sentence() {
        for (query, expected) in [
            ("q=%E4%BB%93&lang=zh-Hant&limit=5", Ok("仓 ZhHant 5")),
            ("q=tax+refund&&kind=&lang=", Ok("tax refund - 10")),
            ("q=&limit=0", Ok(" - 0")),
            ("q", Ok(" - 10")),
            ("q=a%00b%3Cscript%3E=%26", Ok("a\0b<script>=& - 10")),
            ("", Err("`q` is missing")),
            ("lang=en", Err("`q` is missing")),
            ("q=a&q=b", Err("`q` stands twice")),
            ("q=a&lang=fr", Err("`lang` is zh-hans, zh-hant or en, not `fr`")),
            (
                "q=a&limit=101",
                Err("`limit` is a number from 0 to 100, not `101`"),
            ),
            ("q=a&limit=-1", Err("not `-1`")),
            (
                "q=a&limit=99999999999999999999",
                Err("not `99999999999999999999`"),
            ),
            ("q=a&agancy=commerce", Err("`agancy` is not known here")),
            ("q=%", Err("two hexadecimal digits")),
            ("q=%4", Err("two hexadecimal digits")),
            ("q=%zz", Err("two hexadecimal digits")),
            ("q=%ED%A0%80", Err("not UTF-8")),
            ("q=%ff", Err("not UTF-8")),
        ] {
            let read = read(query).map(|question| {
                let lang = question.lang.map_or("-".to_owned(), |lang| format!("{lang:?}"));
                format!("{} {lang} {}", question.query, question.limit)
            });
            match (read, expected) {
                (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{query}"),
                (Err(sentence), Err(expected)) => assert!(sentence.contains(expected), "{query}: {sentence}"),
                (read, _) => panic!("{query}: {read:?}"),
            }
        }
    }

    #[test]
    fn little_is_repeated_to_whom_sent_much() {
        let sentence = read(&format!("q=a&{}=b", "仓".repeat(5000))).unwrap_err();
        assert!(sentence.chars().count() < 140, "{sentence}");
    }
}

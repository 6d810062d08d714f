//! A clause as issued, in the form in which a quotation can be proved.
//!
//! In: a clause and a language. Out: its words with the bracket, and their SHA-256. Never here: mark-up, or what the
//! site adds. `docs/data.md` specifies the form, so that anybody can take the sum again.

use sha2::{Digest, Sha256};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::lang::Lang;
use crate::markdown::plain::plain;
use crate::resolve::site::{BracketPart, Clause};

/// The words of a clause: a line for each paragraph or item, the bracket at the end of the last, in NFC, with no line
/// break at the end.
#[must_use]
pub fn quotation(clause: &Clause, lang: Lang) -> String {
    let mut text = plain(clause.text.text(lang), lang);
    let bracket = bracket(clause, lang);
    // English sets a space before a bracket, Chinese brackets bring their own.
    if lang == Lang::En && !bracket.is_empty() {
        text.push(' ');
    }
    text.push_str(&bracket);
    // Nearly every text is in this form already, which is told in less time than it is made.
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text;
    }
    text.nfc().collect()
}

/// SHA-256 of a text's UTF-8 bytes, in 64 small hexadecimal digits, as `sha256sum` prints it.
#[must_use]
pub fn sha256(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)])
        .collect()
}

fn bracket(clause: &Clause, lang: Lang) -> String {
    let parts = clause.bracket.iter().flat_map(|bracket| bracket.get(lang));
    parts
        .map(|part| match part {
            BracketPart::Words(words) | BracketPart::Agency(_, words) => words.as_str(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::testing;

    #[test]
    fn sums_are_those_of_the_standard() {
        // The examples of FIPS 180-4, as NIST publishes them, and a text in Chinese as `sha256sum` counts it.
        for (text, expected) in [
            (
                "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
            (
                "本政策措施自印发之日起施行，有效期3年。",
                "aad258b2a5c53720a0090fc77c29a222b80bbd25581c293e285e7a0ff91753a4",
            ),
        ] {
            assert_eq!(sha256(text), expected, "{text}");
        }
    }

    #[test]
    fn a_clause_is_quoted_with_its_bracket() {
        let mut clause = testing::site()
            .policies
            .remove(0)
            .measures
            .remove(0)
            .clauses
            .remove(0);
        assert_eq!(quotation(&clause, Lang::ZhHans), "给予支持。（市商务局）");
        assert_eq!(
            quotation(&clause, Lang::En),
            "Support is given. （Commerce Bureau）"
        );
        // Mark-up goes, paragraphs stay, and é is one character however it was typed.
        clause.text = testing::text("一。\n", "一。\n\n- **二**；\n", "Cafe\u{301}\n\nnext line\n");
        clause.bracket = None;
        assert_eq!(quotation(&clause, Lang::ZhHant), "一。");
        assert_eq!(quotation(&clause, Lang::ZhHans), "一。\n二；");
        assert_eq!(quotation(&clause, Lang::En), "Caf\u{e9}\nnext line");
    }
}

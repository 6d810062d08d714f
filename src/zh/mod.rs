//! Chinese as it is written: numerals, the two scripts, hidden characters, where a title may break,
//! which names a text may have.
//!
//! In: text. Out: text, or places in it. Never here: files, languages other than Chinese, what a policy is.

mod tables;

mod firsts;
pub mod fold;
pub mod invisible;
pub mod markdown;
pub mod mixed;
pub mod numerals;
pub mod order;
pub mod readings;
pub mod scripts;
pub mod segment;
pub mod starts;

/// Whether a character is a Chinese one; punctuation and full-width letters are not.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(
        c,
        '\u{3005}'..='\u{3007}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}'
    )
}

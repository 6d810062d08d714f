//! English words without their endings, by a table that readers in other programming languages use as well.
//!
//! In: a word in small letters. Out: its stem. Never here: other languages; a dictionary.
//!
//! Not Porter's algorithm: two programs hold a table of suffixes equal more easily than two hundred lines of rules.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("data/stems.tsv");

/// The rows of the table.
#[derive(Debug)]
pub struct Stems {
    /// Other spellings and the usual ones.
    pub spellings: Vec<(&'static str, &'static str)>,
    /// Suffix, what takes its place, letters that must be left; longest first.
    pub suffixes: Vec<(&'static str, &'static str, usize)>,
}

/// The table, parsed once.
pub static STEMS: LazyLock<Stems> = LazyLock::new(|| {
    let mut stems = Stems {
        spellings: Vec::new(),
        suffixes: Vec::new(),
    };
    for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        if let ["=", from, to] = cells[..] {
            stems.spellings.push((from, to));
        } else if let [suffix, instead, left] = cells[..] {
            stems
                .suffixes
                .push((suffix, instead, left.parse().expect("a number in the table")));
        }
    }
    stems
        .suffixes
        .sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(b.0)));
    stems
});

/// So many stems are remembered by each thread; a large site has some ten thousand words, and uses each a thousand times.
const MOST_KNOWN: usize = 1 << 16;

thread_local! {
    static KNOWN: RefCell<HashMap<String, String>> = RefCell::default();
}

/// The stem of a word in small letters.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(stem) = known.get(word) {
            return Cow::Owned(stem.clone());
        }
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        let stem = cut(word);
        known.insert(word.to_owned(), stem.clone());
        Cow::Owned(stem)
    })
}

fn cut(word: &str) -> String {
    let mut stem = singular(&spelling(word));
    for _ in 0..2 {
        let fits = |(suffix, _, left): &&(&str, &str, usize)| {
            stem.strip_suffix(suffix).is_some_and(|rest| rest.len() >= *left)
        };
        let Some((suffix, instead, _)) = STEMS.suffixes.iter().find(fits) else {
            break;
        };
        stem.truncate(stem.len() - suffix.len());
        stem.push_str(instead);
    }
    if stem.len() > 3 && stem.ends_with(['e', 'y', 'i']) {
        stem.pop();
    }
    let bytes = stem.as_bytes();
    // Not of carry, which would be car.
    if bytes.len() > 4 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
        stem.pop();
    }
    stem
}

fn spelling(word: &str) -> Cow<'_, str> {
    for (from, to) in &STEMS.spellings {
        match word.strip_prefix(from) {
            Some("") => return Cow::Borrowed(to),
            Some("s") => return Cow::Owned(format!("{to}s")),
            _ => {}
        }
    }
    Cow::Borrowed(word)
}

fn singular(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("sses") {
        return format!("{rest}ss");
    }
    if let Some(rest) = word.strip_suffix("ies").filter(|_| word.len() >= 5) {
        return format!("{rest}y");
    }
    let keeps = word.len() <= 3 || ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let end = usize::from(!keeps && word.ends_with('s'));
    word[..word.len() - end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        for family in [
            &["subsidy", "subsidies"][..],
            &["warehouse", "warehouses", "warehousing"],
            &[
                "apply",
                "applies",
                "applied",
                "applying",
                "application",
                "applicants",
            ],
            &["promote", "promotion", "promoting", "promoted"],
            &["standardise", "standardization", "standardisation"],
            &["insure", "insurer", "insurers", "insurance"],
            &["settle", "settlement", "settled", "settling"],
            &["finance", "financial", "financing"],
            &["innovate", "innovation", "innovative"],
            &["operate", "operator", "operators", "operation", "operating"],
            &["center", "centre", "centers", "centres"],
            &["tax", "taxes", "taxation"],
            &["comply", "compliance", "compliant"],
            &["develop", "development", "developing"],
            &["livestream", "livestreams", "livestreaming"],
            &["award", "awards", "awarded"],
            &["select", "selection", "selected"],
            &["certify", "certified", "certification"],
        ] {
            let stems: Vec<Cow<'_, str>> = family.iter().map(|word| stem(word)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{family:?} {stems:?}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in [
            ("customs", "customer"),
            ("import", "important"),
            ("park", "part"),
            ("rent", "rate"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
        assert_eq!(stem("b2b"), "b2b");
        assert_eq!(stem("os"), "os");
    }
}

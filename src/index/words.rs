//! Words that are not any site's: kinds of support and of documents, words of questions, everyday words of policies.
//!
//! In: nothing. Out: tables. Never here: a word that only one policy uses; those stand in the site's glossary.

use std::sync::LazyLock;

use crate::index::normal::has_han;
use crate::lang::Lang;
use crate::resolve::site::IncentiveKind;

/// Words that ask or join, and say nothing about what is looked for.
#[derive(Debug)]
pub(crate) struct Functions {
    /// Chinese ones, in normal form.
    pub(crate) han: Vec<&'static str>,
    /// Others, in small letters.
    pub(crate) latin: Vec<&'static str>,
}

/// The words, parsed once.
pub(crate) static FUNCTIONS: LazyLock<Functions> = LazyLock::new(|| {
    let lines = include_str!("data/functions.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let (han, latin) = lines
        .flat_map(str::split_whitespace)
        .partition(|word| has_han(word));
    Functions { han, latin }
});

/// Words that nearly every policy has, in normal form or as written: `data/general.txt`.
pub(crate) static GENERAL: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("data/general.txt").lines();
    let words = lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace);
    words.collect()
});

/// What other policies are about: `data/elsewhere.txt`.
pub(crate) static ELSEWHERE: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("data/elsewhere.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    // A line of Chinese holds many words, a line of English one phrase.
    let words = |line: &'static str| -> Vec<&str> {
        if has_han(line) {
            line.split(' ').collect()
        } else {
            vec![line]
        }
    };
    lines.flat_map(words).collect()
});

/// Stands in a row of synonyms before the words that only lead to its concept.
pub(crate) const ONLY_ASKED: char = '|';

/// Everyday words of support policies, a row for each concept in both languages: first those of things, then those of
/// agencies. Rows of which the site has no word are left out of its lexicon.
pub(crate) fn synonyms() -> (Vec<&'static str>, Vec<&'static str>) {
    let all = include_str!("data/synonyms.tsv");
    let (things, agencies) = all.split_once("\n# Agencies").unwrap_or((all, ""));
    let rows = |part: &'static str| part.lines().filter(|row| row.contains('\t')).collect();
    (rows(things), rows(agencies))
}

/// What a kind of support is called, and by which other words it is looked for.
pub(crate) struct KindWords {
    /// Its word in records and facets.
    pub(crate) id: &'static str,
    /// Its name in Traditional Chinese, Simplified Chinese and English.
    pub(crate) names: [&'static str; 3],
    /// What people call it in Chinese and in English; Chinese ones are folded when they are indexed.
    pub(crate) others: [&'static [&'static str]; 2],
}

/// The words of a kind of support.
pub(crate) fn kind(kind: IncentiveKind) -> KindWords {
    let id = IncentiveKind::ALL
        .iter()
        .find(|(each, _)| *each == kind)
        .map_or("", |(_, id)| *id);
    let names = match kind {
        IncentiveKind::Award => ["獎勵", "奖励", "award"],
        IncentiveKind::Subsidy => ["資金扶持", "资金扶持", "subsidy"],
        IncentiveKind::Support => ["按其他政策支持", "按其他政策支持", "support under another policy"],
        IncentiveKind::Tax => ["稅收", "税收", "tax"],
        IncentiveKind::Facilitation => ["便利化", "便利化", "facilitation"],
        IncentiveKind::Recognition => ["認定", "认定", "recognition"],
        IncentiveKind::Service => ["服務", "服务", "service"],
        IncentiveKind::Finance => ["金融支持", "金融支持", "finance"],
    };
    let others: [&[&str]; 2] = match kind {
        IncentiveKind::Award => [&["奖金"], &["reward", "prize", "bonus"]],
        IncentiveKind::Subsidy => [
            &["补贴", "补助", "资助"],
            &["grant", "funding", "financial support"],
        ],
        IncentiveKind::Tax => [&["税务"], &["taxation"]],
        IncentiveKind::Recognition => [&["评定", "名单"], &["title", "certification"]],
        IncentiveKind::Finance => [&["融资"], &["financing"]],
        IncentiveKind::Support | IncentiveKind::Facilitation | IncentiveKind::Service => [&[], &[]],
    };
    KindWords { id, names, others }
}

/// One of three names.
pub(crate) fn in_language<'a>(names: &[&'a str; 3], lang: Lang) -> &'a str {
    match lang {
        Lang::ZhHant => names[0],
        Lang::ZhHans => names[1],
        Lang::En => names[2],
    }
}

/// Kinds of documents, and their names.
pub(crate) const TYPES: [(&str, [&str; 3]); 6] = [
    ("policy", ["政策", "政策", "policy"]),
    ("notice", ["印發通知", "印发通知", "notice"]),
    ("preamble", ["序言", "序言", "preamble"]),
    ("clause", ["條款", "条款", "clause"]),
    ("agency", ["單位", "单位", "agency"]),
    ("page", ["頁面", "页面", "page"]),
];

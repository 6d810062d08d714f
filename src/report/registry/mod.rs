//! Every kind of finding: its code, how bad it is, and what it means, for those who ask.
//!
//! In: nothing. Out: [`Rule`]s, by code. Never here: finding anything; the words of a single finding.
//!
//! The explanations stand in English and Simplified Chinese; Traditional is derived like every other text.

/// Declares a table of rules: code and severity, English, Chinese, what is wrong => what is right.
macro_rules! table {
    ($allowance:ident; $($code:literal $severity:ident $en:literal $zh:literal $bad:literal => $good:literal;)+) => {
        pub(super) const RULES: &[$crate::report::registry::Rule] = &[$(
            $crate::report::registry::Rule {
                code: $code,
                severity: $crate::report::Severity::$severity,
                allowance: $crate::report::registry::Allowance::$allowance,
                en: $en,
                zh_hans: $zh,
                bad: $bad,
                good: $good,
            },
        )+];
    };
}

mod changes;
mod facts;
mod files;
mod records;
mod texts;
mod translations;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lang::Lang;
use crate::report::Severity;
use crate::zh::scripts::{Converter, Direction};

/// One kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// Its name, stable and in kebab case: `unknown-agency`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether an author may let it pass, with a reason.
    pub allowance: Allowance,
    en: &'static str,
    zh_hans: &'static str,
    /// What triggers it, in a line or a few.
    pub bad: &'static str,
    /// The same as it should be.
    pub good: &'static str,
}

/// Whether an author may let a finding pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowance {
    /// Never: without it there is no site.
    Never,
    /// With a reason, in the file itself: `# gongbao: allow CODE because …`.
    WithReason,
}

impl Rule {
    /// What it means and why it matters.
    #[must_use]
    pub fn explanation(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en.to_owned(),
            Lang::ZhHans => self.zh_hans.to_owned(),
            Lang::ZhHant => TO_HANT.convert(self.zh_hans),
        }
    }
}

/// Writes words of ours in Traditional.
pub(crate) static TO_HANT: LazyLock<Converter> =
    LazyLock::new(|| Converter::new(Direction::ToHant, Vec::new()));

static RULES: LazyLock<BTreeMap<&'static str, &'static Rule>> = LazyLock::new(|| {
    let all = [
        files::RULES,
        records::RULES,
        changes::RULES,
        facts::RULES,
        texts::RULES,
        translations::RULES,
    ];
    all.into_iter().flatten().map(|rule| (rule.code, rule)).collect()
});

/// Every rule, sorted by code.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.values().copied()
}

/// The rule of this code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.get(code).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zh::is_han;

    #[test]
    fn every_rule_is_explained_in_three_languages_and_shown() {
        for rule in rules() {
            let english = rule.explanation(Lang::En);
            assert!(
                english.ends_with(['.', '?']) && english.len() > 30,
                "{}",
                rule.code
            );
            for lang in [Lang::ZhHant, Lang::ZhHans] {
                let chinese = rule.explanation(lang);
                let is_told = chinese.ends_with('。') && chinese.chars().filter(|c| is_han(*c)).count() > 8;
                assert!(is_told, "{}: {chinese}", rule.code);
            }
            assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{}", rule.code);
            assert_ne!(rule.bad, rule.good, "{}", rule.code);
        }
    }

    #[test]
    fn no_code_is_there_twice() {
        let tables = [
            files::RULES,
            records::RULES,
            changes::RULES,
            facts::RULES,
            texts::RULES,
            translations::RULES,
        ];
        let number: usize = tables.iter().map(|table| table.len()).sum();
        assert_eq!(rules().count(), number);
    }
}

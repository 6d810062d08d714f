//! Sums, ratios, dates, document numbers and periods are the same in every language.

use std::collections::BTreeSet;

use crate::facts::{Fact, Found, read_all};
use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Origin, Site, Text};

pub(super) fn check(site: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        for &lang in &site.languages {
            // A derived text has its facts from the text that it was derived from.
            if lang != site.source && block.text.get(lang).origin == Origin::Written {
                compare(block, site.source, lang, report);
            }
        }
    }
}

fn compare(block: &Block<'_>, source: Lang, lang: Lang, report: &mut Report) {
    let original = block.text.get(source);
    let translation = block.text.get(lang);
    let original_facts = read_all(original.as_str(), source);
    let translation_facts = read_all(translation.as_str(), lang);
    let lost = missing_from(&original_facts, &translation_facts);
    let invented = missing_from(&translation_facts, &original_facts);
    // 半年 is six months, and 30天 has a dozen translations: a shorter period is wrong only against another one.
    let is_certain = |found: &&Found, others: &[&Found]| {
        !is_short(found.fact) || others.iter().any(|other| same_kind(found.fact, other.fact))
    };
    let (kept_lost, kept_invented) = (lost.clone(), invented.clone());
    let lost: Vec<&Found> = lost
        .into_iter()
        .filter(|found| is_certain(found, &kept_invented))
        .collect();
    let invented: Vec<&Found> = invented
        .into_iter()
        .filter(|found| is_certain(found, &kept_lost))
        .collect();
    for found in &invented {
        let likely = lost.iter().find(|each| same_kind(each.fact, found.fact));
        let message = match likely {
            Some(meant) => format!("`{lang}` says {}, `{source}` says {}", found.fact, meant.fact),
            None => format!("`{lang}` says {}, which `{source}` does not", found.fact),
        };
        let mut finding = Diagnostic::error(
            "facts-differ",
            translation.written.locate(found.range.clone()),
            message,
        )
        .help(format!("the text in `{source}` decides; write the same here"));
        if let Some(meant) = likely {
            finding = finding.also(original.written.locate(meant.range.clone()), "the original");
        }
        report.add(finding);
    }
    for found in lost {
        if !invented.iter().any(|each| same_kind(each.fact, found.fact)) {
            report.add(left_out(found, translation, original, source, lang));
        }
    }
}

fn left_out(found: &Found, translation: &Text, original: &Text, source: Lang, lang: Lang) -> Diagnostic {
    let message = format!("`{source}` says {}, which is left out in `{lang}`", found.fact);
    Diagnostic::error(
        "facts-differ",
        original.written.locate(found.range.clone()),
        message,
    )
    .help("a translation leaves nothing out")
    .also(translation.written.span.clone(), "the translation")
}

/// The facts of one text that the other does not have at all. How often each is said may differ.
fn missing_from<'a>(here: &'a [Found], there: &[Found]) -> Vec<&'a Found> {
    let said: BTreeSet<Fact> = there.iter().map(|found| found.fact).collect();
    here.iter().filter(|found| !said.contains(&found.fact)).collect()
}

fn same_kind(one: Fact, other: Fact) -> bool {
    let days = |fact| matches!(fact, Fact::Days(_) | Fact::WorkingDays(_));
    days(one) && days(other) || std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

fn is_short(fact: Fact) -> bool {
    matches!(fact, Fact::Months(_) | Fact::Days(_) | Fact::WorkingDays(_))
}

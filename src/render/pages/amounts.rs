//! What an incentive is worth, in words.
//!
//! In: [`Incentive`]s. Out: lines such as "Subsidy, up to 50%, CNY 1 million a year at most", and rows of a table.
//! Never here: a sum that another policy decides; it is never shown as zero.

use anyhow::Result;

use crate::facts::Yuan;
use crate::render::edition::Edition;
use crate::render::pages::measure::IncentiveView;
use crate::render::pages::parts::Link;
use crate::resolve::site::{Amount, Clause, Incentive, IncentiveKind, Measure, Period};

/// What a measure brings, in a line: its sums, else what it is about.
pub(crate) fn gist(edition: &Edition<'_>, measure: &Measure) -> Result<String> {
    gist_of(edition, measure, &measure.clauses)
}

/// What one clause of a measure brings: never a sum that another clause grants.
pub(crate) fn clause_gist(edition: &Edition<'_>, measure: &Measure, clause: &Clause) -> Result<String> {
    gist_of(edition, measure, std::slice::from_ref(clause))
}

fn gist_of(edition: &Edition<'_>, measure: &Measure, clauses: &[Clause]) -> Result<String> {
    let incentives = || clauses.iter().flat_map(|clause| &clause.incentives);
    let mut sums = Vec::new();
    for incentive in incentives() {
        if let Some(amount) = short_amount(edition, incentive)? {
            let kind = kind(edition, incentive.kind)?;
            sums.push(edition.fill("gist.amount", &[("kind", &kind), ("amount", &amount)])?);
        }
    }
    if !sums.is_empty() {
        return edition.join("semicolon", &sums);
    }
    let mut words: Vec<String> = Vec::new();
    if measure.topics.is_empty() {
        for incentive in incentives() {
            words.push(kind(edition, incentive.kind)?);
        }
        words.dedup();
    } else {
        words.extend(measure.topics.iter().map(|topic| edition.term_title(*topic)));
    }
    if words.is_empty() {
        return edition.say("gist.none");
    }
    edition.join("dot", &words)
}

/// The most that is paid, in few words; nothing where the text names no figure.
pub(crate) fn short_amount(edition: &Edition<'_>, incentive: &Incentive) -> Result<Option<String>> {
    let Amount::Limited { cap, ratio } = &incentive.amount else {
        return Ok(None);
    };
    let sum = cap.as_ref().map(|cap| cap.value.print(edition.lang));
    let ratio = ratio.as_ref().map(|(ratio, _)| ratio.value.print());
    let yearly = incentive.per == Some(Period::Year);
    let (key, values) = match (&sum, &ratio) {
        (Some(sum), Some(ratio)) => {
            let key = if yearly {
                "gist.ratio_cap_year"
            } else {
                "gist.ratio_cap_once"
            };
            (key, vec![("sum", sum.as_str()), ("ratio", ratio.as_str())])
        }
        (Some(sum), None) => (
            if yearly { "gist.cap_year" } else { "gist.cap_once" },
            vec![("sum", sum.as_str())],
        ),
        (None, Some(ratio)) => ("gist.ratio", vec![("ratio", ratio.as_str())]),
        (None, None) => return Ok(None),
    };
    edition.fill(key, &values).map(Some)
}

/// A row of the table of what a measure grants.
pub(crate) fn incentive(
    edition: &Edition<'_>,
    clause: &Clause,
    incentive: &Incentive,
) -> Result<IncentiveView> {
    let kind = kind(edition, incentive.kind)?;
    let programme = incentive.programme.map(|programme| edition.term_title(programme));
    let (what, programme) = match (&incentive.what, programme) {
        (Some(what), programme) => (edition.text(what), programme),
        (None, Some(programme)) => (programme, None),
        (None, None) => (kind.clone(), None),
    };
    let selection = incentive
        .selection
        .then(|| edition.say("glance.selected"))
        .transpose()?;
    Ok(IncentiveView {
        kind,
        what,
        programme,
        amount: amount(edition, incentive)?,
        beneficiary: edition.term_title(incentive.beneficiary),
        selection,
        clause: Link {
            label: edition.fill("clause_label", &[("id", &clause.id.to_string())])?,
            href: format!("#{}", clause.id.anchor()),
        },
    })
}

fn amount(edition: &Edition<'_>, incentive: &Incentive) -> Result<Option<String>> {
    let words = match &incentive.amount {
        Amount::ElsewhereDecided(policy) => {
            return edition
                .fill("amount.under", &[("under", policy.text(edition.lang))])
                .map(Some);
        }
        Amount::NotMoney
        | Amount::Limited {
            cap: None,
            ratio: None,
        } => return Ok(None),
        Amount::Limited {
            cap: Some(cap),
            ratio: None,
        } => edition.fill("amount.up_to", &[("sum", &sum_in_full(edition, cap.value)?)])?,
        Amount::Limited {
            cap: None,
            ratio: Some((ratio, base)),
        } => {
            let values = [("ratio", &*ratio.value.print()), ("base", edition.term(*base))];
            edition.fill("amount.up_to_ratio", &values)?
        }
        Amount::Limited {
            cap: Some(cap),
            ratio: Some((ratio, base)),
        } => {
            let sum = sum_in_full(edition, cap.value)?;
            let values = [
                ("ratio", &*ratio.value.print()),
                ("base", edition.term(*base)),
                ("sum", &*sum),
            ];
            edition.fill("amount.both", &values)?
        }
    };
    match incentive.per {
        Some(Period::Year) => edition.fill("amount.year", &[("amount", &words)]).map(Some),
        Some(Period::Once) => edition.fill("amount.once", &[("amount", &words)]).map(Some),
        None => Ok(Some(words)),
    }
}

/// "CNY 2 million (RMB 2,000,000)": in a table, readers compare figures.
fn sum_in_full(edition: &Edition<'_>, sum: Yuan) -> Result<String> {
    let values = [("short", &*sum.print(edition.lang)), ("full", &*sum.print_full())];
    edition.fill("amount.full", &values)
}

fn kind(edition: &Edition<'_>, kind: IncentiveKind) -> Result<String> {
    edition.say(&format!("kinds.{}", kind.word()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;

    #[test]
    fn a_measure_in_a_line() {
        let site = testing::site();
        let theme = testing::theme(&site);
        for (lang, expected) in [
            (Lang::ZhHans, "资助，最高50%，每年不超过100万元"),
            (Lang::En, "Subsidy, up to 50%, CNY 1 million a year at most"),
        ] {
            let edition = Edition::new(&site, &theme, lang);
            assert_eq!(gist(&edition, &site.policies[0].measures[0]).unwrap(), expected);
        }
    }

    #[test]
    fn no_sum_is_never_zero() {
        let mut site = testing::site();
        let theme = testing::theme(&site);
        let clause = &mut site.policies[0].measures[0].clauses[0];
        clause.incentives[0].amount =
            Amount::ElsewhereDecided(testing::text("甲", "甲", "the talent policy"));
        let edition = Edition::new(&site, &theme, Lang::En);
        let measure = &site.policies[0].measures[0];
        let clause = &measure.clauses[0];
        let row = incentive(&edition, clause, &clause.incentives[0]).unwrap();
        assert_eq!(
            row.amount.as_deref(),
            Some("under another policy, the talent policy")
        );
        assert_eq!(gist(&edition, measure).unwrap(), "Branding");
    }
}

//! How a share comes to a sum: worked examples, and what the script needs to work out the reader's own.
//!
//! In: a measure. Out: [`Calculator`]s. Never here: costs that somebody has; they are typed in the browser and stay there.

use anyhow::Result;
use serde::Serialize;

use crate::facts::{Ratio, Yuan};
use crate::finder::share;
use crate::render::edition::Edition;
use crate::render::pages::parts::Link;
use crate::render::pages::{finder, glance, quotes, words};
use crate::resolve::site::{Amount, Clause, Incentive, Measure, Policy, Site, TermIndex};

/// What `parts/calculator.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct Calculator {
    /// Id of the field.
    pub id: String,
    /// What is typed: "Brand promotion costs".
    pub costs: String,
    /// "50%".
    pub ratio_text: String,
    /// "50% of it": head of the column.
    pub share_label: String,
    /// "Brand promotion costs, in yuan".
    pub label: String,
    /// "Limit: CNY 1 million a year, inclusive".
    pub limit: String,
    /// The ratio in hundredths of a per cent.
    pub ratio: u32,
    /// The cap in yuan.
    pub cap: u64,
    /// Examples below the cap, at it and above it.
    pub examples: Vec<Example>,
    /// "at most {sum} a year", for the script to fill.
    pub at_most: String,
    /// The words of the clause that name the figures.
    pub quotes: Vec<String>,
    /// The clause.
    pub clause: Link,
    /// Whether selection decides.
    pub selects: bool,
    /// The clause by which the higher of two sums counts, and not both.
    pub not_twice: Option<Link>,
    /// Path of the finder with this amount's question, where the finder asks for it: the amount follows.
    pub finder: Option<String>,
}

/// A worked example, in figures to the last yuan.
#[derive(Debug, Clone, Serialize)]
pub struct Example {
    /// Costs.
    pub costs: String,
    /// The share of them.
    pub share: String,
    /// What is paid at most.
    pub at_most: String,
    /// Whether the cap cuts the share.
    pub is_cut: bool,
}

/// A calculator for each share up to a cap that a measure grants.
pub(crate) fn calculators(
    edition: &Edition<'_>,
    policy: &Policy,
    measure: &Measure,
) -> Result<Vec<Calculator>> {
    let mut calculators = Vec::new();
    for (clause, incentive) in glance::incentives(measure) {
        if let Amount::Limited {
            cap: Some(cap),
            ratio: Some((ratio, base)),
        } = &incentive.amount
        {
            let terms = Terms {
                cap: cap.value,
                ratio: ratio.value,
                base: *base,
            };
            let at = calculators.len() + 1;
            calculators.push(calculator(edition, policy, clause, incentive, terms, at)?);
        }
    }
    Ok(calculators)
}

#[derive(Clone, Copy)]
struct Terms {
    cap: Yuan,
    ratio: Ratio,
    base: TermIndex,
}

fn calculator(
    edition: &Edition<'_>,
    policy: &Policy,
    clause: &Clause,
    incentive: &Incentive,
    terms: Terms,
    at: usize,
) -> Result<Calculator> {
    let period = glance::period(incentive);
    let sum = terms.cap.print(edition.lang);
    let costs = edition.term_title(terms.base);
    let at_most = if period == Some("year") {
        "at_most_year"
    } else {
        "at_most_once"
    };
    let per = period.map_or(
        "sum",
        |period| if period == "year" { "sum_year" } else { "sum_once" },
    );
    let cap = edition.fill(&format!("calculator.{per}"), &[("sum", &sum)])?;
    let text = clause.text.text(edition.lang);
    let instead = incentive.instead.as_ref();
    Ok(Calculator {
        id: format!("costs-{at}"),
        label: edition.fill("calculator.label", &[("costs", &costs)])?,
        costs,
        share_label: edition.fill("calculator.share", &[("ratio", &terms.ratio.print())])?,
        ratio_text: terms.ratio.print(),
        limit: edition.fill("calculator.limit", &[("cap", &cap)])?,
        ratio: terms.ratio.0,
        cap: terms.cap.0,
        examples: examples(edition, &terms)?,
        at_most: edition.fill(&format!("finder.working.{at_most}"), &[("sum", "{sum}")])?,
        quotes: quotes::of_amount(text, &incentive.amount, edition.lang),
        clause: words::clause_link(edition, policy, clause.id)?,
        selects: incentive.selection,
        not_twice: instead
            .map(|instead| words::clause_link(edition, policy, instead.clause))
            .transpose()?,
        finder: finder_with(edition.site, terms.base)
            .map(|question| format!("{}?{question}=", finder::path(edition, Some(policy)))),
    })
}

/// The question that asks for an amount of this base.
fn finder_with(site: &Site, base: TermIndex) -> Option<&str> {
    let question = site.questions.iter().find(|question| question.base == Some(base));
    question.map(|question| question.id.value.as_str())
}

/// Half the costs at which the cap is reached, those costs, and half as much again.
fn examples(edition: &Edition<'_>, terms: &Terms) -> Result<Vec<Example>> {
    let reached = (u128::from(terms.cap.0) * 10_000).div_ceil(u128::from(terms.ratio.0.max(1)));
    let reached = u64::try_from(reached).unwrap_or(u64::MAX / 400);
    let costs = [reached / 2, reached, reached + reached / 2];
    costs
        .into_iter()
        .map(|costs| example(edition, costs, terms))
        .collect()
}

fn example(edition: &Edition<'_>, costs: u64, terms: &Terms) -> Result<Example> {
    let found = share(costs * 100, terms.ratio, Some(terms.cap));
    let print = |fen: u128| sum(edition, u64::try_from(fen / 100).unwrap_or(u64::MAX));
    Ok(Example {
        costs: sum(edition, costs)?,
        share: print(found.uncapped)?,
        at_most: print(found.at_most)?,
        is_cut: found.at_most < found.uncapped,
    })
}

/// A sum to the last yuan, as the script prints it too.
fn sum(edition: &Edition<'_>, yuan: u64) -> Result<String> {
    let figures = Yuan(yuan).print_full();
    let figures = figures.trim_start_matches(|c: char| !c.is_ascii_digit());
    edition.fill("finder.sum", &[("n", figures)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;

    #[test]
    fn examples_stand_below_at_and_above_the_cap() {
        let site = testing::site();
        let theme = testing::theme(&site);
        let edition = Edition::new(&site, &theme, Lang::En);
        let policy = &site.policies[0];
        let found = calculators(&edition, policy, &policy.measures[0]).unwrap();
        let told: Vec<_> = found[0]
            .examples
            .iter()
            .map(|each| {
                (
                    each.costs.as_str(),
                    each.share.as_str(),
                    each.at_most.as_str(),
                    each.is_cut,
                )
            })
            .collect();
        let expected = [
            ("RMB 1,000,000", "RMB 500,000", "RMB 500,000", false),
            ("RMB 2,000,000", "RMB 1,000,000", "RMB 1,000,000", false),
            ("RMB 3,000,000", "RMB 1,500,000", "RMB 1,000,000", true),
        ];
        assert_eq!(told, expected);
        assert_eq!(found[0].finder, None, "a site without questions has no finder");
    }
}

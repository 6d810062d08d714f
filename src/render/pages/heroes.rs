//! The sums and shares that stand large on the home page.
//!
//! In: a policy. Out: [`Hero`]es. Never here: a figure without its measure and its condition.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::pages::glance::{figures, incentives, period};
use crate::render::pages::home::Hero;
use crate::render::pages::words;
use crate::resolve::addresses;
use crate::resolve::site::{Amount, Incentive, Measure, Period, Policy};

/// The sums and shares of a policy for the home page, at most four, in the order of the text.
pub(crate) fn heroes(edition: &Edition<'_>, policy: &Policy) -> Result<Vec<Hero>> {
    let mut heroes = Vec::new();
    for measure in &policy.measures {
        for (_, incentive) in incentives(measure) {
            if heroes.len() < 4 && matches!(incentive.amount, Amount::Limited { .. }) {
                heroes.extend(hero(edition, policy, measure, incentive)?);
            }
        }
    }
    Ok(heroes)
}

fn hero(
    edition: &Edition<'_>,
    policy: &Policy,
    measure: &Measure,
    incentive: &Incentive,
) -> Result<Option<Hero>> {
    // Where there is a share, it comes first, and the sum is its condition.
    let Some(mut figure) = figures(edition, incentive)?.pop() else {
        return Ok(None);
    };
    figure.condition = Some(match &incentive.amount {
        Amount::Limited {
            cap: Some(cap),
            ratio: Some((_, base)),
        } => {
            let key = if incentive.per == Some(Period::Year) {
                "gist.cap_year"
            } else {
                "gist.cap_once"
            };
            let sum = edition.fill(key, &[("sum", &cap.value.print(edition.lang))])?;
            let of = edition.fill("glance.of", &[("base", edition.term(*base))])?;
            edition.join("comma", &[of, sum])?
        }
        Amount::Limited {
            ratio: Some((_, base)),
            ..
        } => edition.fill("glance.of", &[("base", edition.term(*base))])?,
        _ => edition.term_title(incentive.programme.unwrap_or(incentive.beneficiary)),
    });
    let label = words::measure_label(edition, measure.number)?;
    let origin = match period(incentive) {
        Some(period) => {
            let period = edition.say(&format!("per.{period}"))?;
            edition.fill("home.origin", &[("measure", &label), ("period", &period)])?
        }
        None => label,
    };
    let address = addresses::measure(edition.lang, &policy.slug.value, measure.number);
    Ok(Some(Hero {
        figure,
        origin,
        href: edition.path(&address),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;

    #[test]
    fn the_share_is_the_hero_and_the_sum_its_condition() {
        let site = testing::site();
        let theme = testing::theme(&site);
        let edition = Edition::new(&site, &theme, Lang::ZhHans);
        let heroes = heroes(&edition, &site.policies[0]).unwrap();
        assert_eq!(heroes.len(), 1);
        assert_eq!(heroes[0].figure.value, "50");
        assert_eq!(
            heroes[0].figure.condition.as_deref(),
            Some("推广费用，每年最高100万元")
        );
        assert_eq!(heroes[0].origin, "第一条 · 每年");
        assert_eq!(heroes[0].href, "/zh-hans/policies/cbec/1/");
    }
}

//! What the finder shows of each offer.
//!
//! In: offers. Out: [`OfferView`]s. Never here: a verdict; only the reader's browser knows the answers.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::finder::Offer;
use crate::markdown;
use crate::render::edition::Edition;
use crate::render::pages::finder::{GrantView, OfferView, RoundBrief, reasons};
use crate::render::pages::notes::source;
use crate::render::pages::parts::{GlanceFact, Link};
use crate::render::pages::{amounts, glance, quotes, rounds, words};
use crate::resolve::addresses;
use crate::resolve::site::{Role, Round};

/// Every offer, in the order of the text.
pub(super) fn views(edition: &Edition<'_>, offers: &[Offer<'_>]) -> Result<Vec<OfferView>> {
    offers.iter().map(|offer| view(edition, offer)).collect()
}

fn view(edition: &Edition<'_>, offer: &Offer<'_>) -> Result<OfferView> {
    let measure = words::measure_link(edition, offer.policy, offer.measure);
    let text = offer.clause.text.text(edition.lang);
    let conditions = offer.conditions.iter();
    Ok(OfferView {
        id: offer.id.clone(),
        ordinal: edition.ordinal(offer.measure.number),
        title: edition.title(offer.measure.short_title.text(edition.lang)),
        href: measure.href,
        grants: grants(edition, offer)?,
        figure: figure(edition, offer)?,
        quotes: match offer.money() {
            Some(incentive) => quotes::of_amount(text, &incentive.amount, edition.lang),
            None => Vec::new(),
        },
        for_everybody: offer.is_for_everybody(),
        selects: offer.selects(),
        conditions: conditions
            .map(|stated| reasons::view(edition, offer, *stated))
            .collect::<Result<_>>()?,
        clause: words::clause_link(edition, offer.policy, offer.clause.id)?,
        html: markdown::block(text, edition.links()),
        agencies: in_charge(edition, offer),
        round: offer
            .rounds
            .first()
            .map(|round| brief(edition, offer, round))
            .transpose()?,
    })
}

fn grants(edition: &Edition<'_>, offer: &Offer<'_>) -> Result<Vec<GrantView>> {
    let incentives = offer.incentives.iter();
    incentives
        .map(|incentive| {
            let row = amounts::incentive(edition, offer.clause, incentive)?;
            let what = match &row.programme {
                Some(programme) => edition.join("dot", &[row.what, programme.clone()])?,
                None => row.what,
            };
            Ok(GrantView {
                kind: row.kind,
                what,
                amount: row.amount,
            })
        })
        .collect()
}

/// The cap stands large; a share without a cap is the figure itself.
fn figure(edition: &Edition<'_>, offer: &Offer<'_>) -> Result<Option<GlanceFact>> {
    let Some(incentive) = offer.money() else {
        return Ok(None);
    };
    Ok(glance::figures(edition, incentive)?.into_iter().next())
}

fn in_charge(edition: &Edition<'_>, offer: &Offer<'_>) -> Vec<Link> {
    let roles = offer
        .clause
        .roles
        .iter()
        .filter(|part| part.role != Role::Support);
    roles
        .map(|part| {
            let agency = edition.site.agency(part.agency);
            Link {
                label: edition.heading(&agency.short),
                href: edition.path(&addresses::agency(edition.lang, &agency.id.value)),
            }
        })
        .collect()
}

fn brief(edition: &Edition<'_>, offer: &Offer<'_>, round: &Round) -> Result<RoundBrief> {
    let view = rounds::view(edition, offer.policy, round)?;
    let ruling = offer.ruling_round();
    let older = ruling.filter(|ruling| ruling.id.value != round.id.value);
    let guide = ruling.and_then(|ruling| ruling.source);
    Ok(RoundBrief {
        link: Link {
            label: view.title,
            href: view.href,
        },
        state: view.state,
        state_word: view.state_word,
        last_date: round.districts_report_by.map(|date| date.to_string()),
        telephone: view.telephone,
        apply_through: view.apply_through,
        conditions_of: older
            .map(|ruling| edition.fill("finder.conditions_of", &[("year", &reasons::year(ruling))]))
            .transpose()?,
        unknown: view.unknown,
        source: guide.map(|at| source(edition, offer.policy, at)),
    })
}

/// The clauses that let the higher of two sums be taken, or none be paid twice.
pub(super) fn not_twice(edition: &Edition<'_>, offers: &[Offer<'_>]) -> Result<Vec<Link>> {
    let mut seen = BTreeSet::new();
    let mut links = Vec::new();
    for offer in offers {
        let instead = offer.money().and_then(|incentive| incentive.instead.as_ref());
        if let Some(instead) = instead
            && seen.insert((&offer.policy.slug.value, instead.clause))
        {
            links.push(words::clause_link(edition, offer.policy, instead.clause)?);
        }
    }
    Ok(links)
}

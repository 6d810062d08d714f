//! The panel "at a glance": how much, of what, for whom, whom to ask, until when.
//!
//! In: a policy and one of its measures. Out: [`Glance`] panels.
//! Never here: a fact that stands in no record.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::pages::amounts;
use crate::render::pages::measure::Glance;
use crate::render::pages::parts::GlanceFact;
use crate::resolve::addresses;
use crate::resolve::site::{Amount, Clause, Incentive, Measure, Period, Policy, Role};

/// One panel for each incentive that names a figure, else one for the measure; none where there is nothing to say.
pub(crate) fn panels(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Result<Vec<Glance>> {
    let figured: Vec<(&Clause, &Incentive)> = incentives(measure)
        .filter(|(_, incentive)| matches!(incentive.amount, Amount::Limited { .. }))
        .collect();
    if figured.is_empty() {
        return panel_without_figure(edition, policy, measure);
    }
    let mut panels = Vec::new();
    let is_only = figured.len() == 1;
    for (clause, incentive) in &figured {
        let title = if figured.len() > 1 {
            Some(amounts::incentive(edition, clause, incentive)?.what)
        } else {
            None
        };
        let mut facts = figures(edition, incentive)?;
        facts.push(who(edition, incentive)?);
        facts.extend(ask(edition, clause, edition.say("glance.ask")?)?);
        if is_only {
            facts.extend(ask_others(edition, measure, Some(clause))?);
        }
        facts.extend(until(edition, policy)?);
        panels.push(Glance { title, facts });
    }
    Ok(panels)
}

fn panel_without_figure(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Result<Vec<Glance>> {
    let mut facts = Vec::new();
    for (_, incentive) in incentives(measure) {
        if let Amount::ElsewhereDecided(under) = &incentive.amount {
            facts.push(fact("under", edition.say("glance.under")?, &edition.text(under)));
            break;
        }
    }
    facts.extend(everybody(edition, measure)?);
    facts.extend(ask_others(edition, measure, None)?);
    facts.extend(until(edition, policy)?);
    // The date alone stands in the line above already.
    if facts.len() < 2 {
        return Ok(Vec::new());
    }
    Ok(vec![Glance { title: None, facts }])
}

/// What a measure grants, with the clause that grants it.
pub(crate) fn incentives(measure: &Measure) -> impl Iterator<Item = (&Clause, &Incentive)> {
    measure
        .clauses
        .iter()
        .flat_map(|clause| clause.incentives.iter().map(move |incentive| (clause, incentive)))
}

/// The sum and the share.
pub(crate) fn figures(edition: &Edition<'_>, incentive: &Incentive) -> Result<Vec<GlanceFact>> {
    let Amount::Limited { cap, ratio } = &incentive.amount else {
        return Ok(Vec::new());
    };
    let mut facts = Vec::new();
    if let Some(cap) = cap {
        let (value, unit) = cap.value.parts(edition.lang);
        let mut condition = Vec::new();
        if let Some(period) = period(incentive) {
            let beneficiary = edition.term(incentive.beneficiary);
            condition.push(edition.fill(&format!("glance.each_{period}"), &[("beneficiary", beneficiary)])?);
        }
        // 「不超过」 includes the figure itself (measure 17), and no reader should have to know that.
        condition.push(edition.say("glance.inclusive")?);
        facts.push(GlanceFact {
            unit: Some(unit.to_owned()),
            condition: Some(edition.join("comma", &condition)?),
            ..fact("cap", edition.say("glance.cap")?, &value)
        });
    }
    if let Some((ratio, base)) = ratio {
        let printed = ratio.value.print();
        facts.push(GlanceFact {
            unit: Some("%".to_owned()),
            condition: Some(edition.fill("glance.of", &[("base", edition.term(*base))])?),
            ..fact(
                "ratio",
                edition.say("glance.ratio")?,
                printed.trim_end_matches('%'),
            )
        });
    }
    Ok(facts)
}

/// How often it is paid, as the theme's keys name it.
pub(crate) fn period(incentive: &Incentive) -> Option<&'static str> {
    incentive.per.map(|period| match period {
        Period::Once => "once",
        Period::Year => "year",
    })
}

fn who(edition: &Edition<'_>, incentive: &Incentive) -> Result<GlanceFact> {
    let condition = match (incentive.programme, incentive.selection) {
        (Some(programme), true) => {
            let values = [("programme", edition.term(programme))];
            Some(edition.fill("glance.selected_programme", &values)?)
        }
        (Some(programme), false) => Some(edition.term_title(programme)),
        (None, true) => Some(edition.say("glance.selected")?),
        (None, false) => None,
    };
    Ok(GlanceFact {
        condition,
        ..fact(
            "who",
            edition.say("glance.who")?,
            &edition.term_title(incentive.beneficiary),
        )
    })
}

/// For whom a measure is that names no figure. Where that is more than one, none of them stands for the others.
fn everybody(edition: &Edition<'_>, measure: &Measure) -> Result<Option<GlanceFact>> {
    let mut seen = BTreeSet::new();
    let mut different = incentives(measure).filter(|(_, incentive)| seen.insert(incentive.beneficiary));
    let Some((_, first)) = different.next() else {
        return Ok(None);
    };
    let mut names = vec![edition.term_title(first.beneficiary)];
    names.extend(different.map(|(_, incentive)| edition.term_title(incentive.beneficiary)));
    if names.len() == 1 {
        return who(edition, first).map(Some);
    }
    let count = edition.count("glance.groups", names.len())?;
    Ok(Some(GlanceFact {
        condition: Some(edition.join("semicolon", &names)?),
        ..fact("who", edition.say("glance.who")?, &count)
    }))
}

/// Whom to ask about the clauses of a measure, but for the one that was named already. Where clauses have different
/// leaders, each is asked about its own clause.
fn ask_others(edition: &Edition<'_>, measure: &Measure, named: Option<&Clause>) -> Result<Vec<GlanceFact>> {
    let leader = |clause: &Clause| {
        let in_charge = clause.roles.iter().find(|part| part.role != Role::Support);
        in_charge.map(|part| part.agency)
    };
    let mut seen: BTreeSet<_> = named.into_iter().filter_map(leader).collect();
    let others = measure
        .clauses
        .iter()
        .filter(|clause| leader(clause).is_some_and(|agency| seen.insert(agency)));
    let others: Vec<&Clause> = others.collect();
    let mut facts = Vec::new();
    for clause in &others {
        let label = if named.is_none() && others.len() == 1 {
            edition.say("glance.ask")?
        } else {
            edition.fill("glance.ask_clause", &[("id", &clause.id.to_string())])?
        };
        facts.extend(ask(edition, clause, label)?);
    }
    Ok(facts)
}

/// The first agency that leads or is responsible, and how many stand beside it.
fn ask(edition: &Edition<'_>, clause: &Clause, label: String) -> Result<Option<GlanceFact>> {
    let in_charge: Vec<_> = clause
        .roles
        .iter()
        .filter(|part| part.role != Role::Support)
        .collect();
    let Some(first) = in_charge.first() else {
        return Ok(None);
    };
    let others = in_charge.len() - 1;
    let mut condition = vec![match (first.role, others) {
        (Role::Responsible, 0) => edition.say("glance.responsible")?,
        (Role::Responsible, _) => edition.count("glance.responsible_others", others)?,
        (_, 0) => edition.say("glance.lead")?,
        (_, _) => edition.count("glance.lead_others", others)?,
    }];
    let supporting = clause.roles.len() - in_charge.len();
    if supporting > 0 {
        condition.push(edition.count("glance.support_count", supporting)?);
    }
    let agency = edition.site.agency(first.agency);
    Ok(Some(GlanceFact {
        condition: Some(edition.join("comma", &condition)?),
        href: Some(edition.path(&addresses::agency(edition.lang, &agency.id.value))),
        ..fact("ask", label, &edition.heading(&agency.short))
    }))
}

fn until(edition: &Edition<'_>, policy: &Policy) -> Result<Option<GlanceFact>> {
    let Some(last_day) = policy.validity.last_day else {
        return Ok(None);
    };
    Ok(Some(fact(
        "until",
        edition.say("glance.until")?,
        &edition.date(last_day).text,
    )))
}

fn fact(kind: &'static str, label: String, value: &str) -> GlanceFact {
    GlanceFact {
        kind,
        label,
        value: value.to_owned(),
        unit: None,
        condition: None,
        href: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;

    #[test]
    fn a_reader_sees_how_much_of_what_for_whom_whom_to_ask_until_when() {
        let site = testing::site();
        let theme = testing::theme(&site);
        let edition = Edition::new(&site, &theme, Lang::En);
        let policy = &site.policies[0];
        let panels = panels(&edition, policy, &policy.measures[0]).unwrap();
        assert_eq!(panels.len(), 1);
        assert!(panels[0].title.is_none());
        let facts: Vec<String> = panels[0]
            .facts
            .iter()
            .map(|fact| {
                let unit = fact.unit.as_deref().unwrap_or_default();
                let condition = fact.condition.as_deref().unwrap_or_default();
                format!("{}: {} {unit} ({condition})", fact.kind, fact.value)
            })
            .collect();
        assert_eq!(
            facts,
            [
                "cap: CNY 1 million (per recipient per year, inclusive)",
                "ratio: 50 % (of promotion costs)",
                "who: Enterprise  (selected: “brands going global” enterprise)",
                "ask: Commerce Bureau  (leads)",
                "until: 5 March 2027  ()",
            ]
        );
    }

    #[test]
    fn a_measure_without_figure_has_one_panel_and_without_anything_none() {
        let mut site = testing::site();
        let theme = testing::theme(&site);
        let kinds = |site: &crate::resolve::site::Site| -> Vec<&'static str> {
            let edition = Edition::new(site, &theme, Lang::ZhHans);
            let policy = &site.policies[0];
            let panels = panels(&edition, policy, &policy.measures[0]).unwrap();
            panels
                .iter()
                .flat_map(|panel| &panel.facts)
                .map(|fact| fact.kind)
                .collect()
        };
        site.policies[0].measures[0].clauses[0].incentives[0].amount = Amount::NotMoney;
        assert_eq!(kinds(&site), ["who", "ask", "until"]);
        site.policies[0].measures[0].clauses[0].incentives.clear();
        assert_eq!(kinds(&site), ["ask", "until"]);
        site.policies[0].measures[0].clauses[0].roles.clear();
        assert_eq!(kinds(&site), [""; 0]);
    }
}

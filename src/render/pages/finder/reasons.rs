//! What a condition demands, in a sentence.
//!
//! In: a condition. Out: its own words, or words made of question and bound. Never here: whether it holds.

use anyhow::Result;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::facts::{Yuan, print_date};
use crate::finder::{Ground, Offer, Stated};
use crate::render::edition::Edition;
use crate::render::pages::finder::ConditionView;
use crate::render::pages::finder::questions::label;
use crate::render::pages::parts::Link;
use crate::render::pages::{rounds, words};
use crate::resolve::site::{Bounds, Condition, HUNDREDTHS, Question, QuestionKind, Round, Test};

/// A condition of an offer.
pub(super) fn view(edition: &Edition<'_>, offer: &Offer<'_>, stated: Stated<'_>) -> Result<ConditionView> {
    let condition = stated.condition;
    let (sentence, because) = match (stated.ground, &condition.reason) {
        (Ground::Beneficiary(term), None) if is_only(edition, stated) => {
            let name = edition.term(term);
            let values = [("name", name)];
            (
                edition.fill("finder.reason.for", &[("name", &edition.term_title(term))])?,
                edition.fill("finder.because.for", &values)?,
            )
        }
        (Ground::Round(round), _) => {
            let sentence = sentence(edition, condition)?;
            let year = year(round);
            let values = [("reason", sentence.as_str()), ("year", &year)];
            let because = edition.fill("finder.because.round", &values)?;
            (sentence, because)
        }
        _ => {
            let sentence = sentence(edition, condition)?;
            let because = edition.fill("finder.because.clause", &[("reason", &sentence)])?;
            (sentence, because)
        }
    };
    Ok(ConditionView {
        sentence,
        because,
        origin: origin(edition, offer, stated)?,
    })
}

/// Whether the condition is the first of its beneficiary: it says whom the offer is for.
fn is_only(edition: &Edition<'_>, stated: Stated<'_>) -> bool {
    let Ground::Beneficiary(term) = stated.ground else {
        return false;
    };
    let first = edition.site.term(term).fits.first();
    first.is_some_and(|first| std::ptr::eq(first, stated.condition))
}

/// The year of a round's guide.
pub(super) fn year(round: &Round) -> String {
    let date = round.issued.or(round.districts_report_by);
    date.map_or_else(String::new, |date| date.year().to_string())
}

fn origin(edition: &Edition<'_>, offer: &Offer<'_>, stated: Stated<'_>) -> Result<Link> {
    if let Some(clause) = stated.condition.clause {
        return words::clause_link(edition, offer.policy, clause);
    }
    match stated.ground {
        Ground::Round(round) => Ok(Link {
            label: edition.fill("finder.round_of", &[("year", &year(round))])?,
            href: edition.path(&rounds::address(edition.lang, offer.policy, round)),
        }),
        _ => words::clause_link(edition, offer.policy, offer.clause.id),
    }
}

/// What a condition demands.
pub(super) fn sentence(edition: &Edition<'_>, condition: &Condition) -> Result<String> {
    if let Some(reason) = &condition.reason {
        return Ok(edition.text(reason));
    }
    match &condition.test {
        Test::All(inner) => joined(edition, inner, "finder.reason.and"),
        Test::Any(inner) => joined(edition, inner, "finder.reason.or"),
        Test::Not(inner) => edition.fill("finder.reason.not", &[("reason", &sentence(edition, inner)?)]),
        Test::Chosen(question, options) => {
            let question = edition.site.question(*question);
            let labels: Vec<String> = options
                .iter()
                .map(|at| label(edition, question, *at))
                .collect::<Result<_>>()?;
            named(edition, question, &one_of(edition, &labels)?)
        }
        Test::Number(question, bounds) => {
            let question = edition.site.question(*question);
            let print = |value: u64| number(edition, question, value);
            named(edition, question, &bounded(edition, *bounds, print)?)
        }
        Test::Day(question, bounds) => named(
            edition,
            edition.site.question(*question),
            &days(edition, *bounds)?,
        ),
    }
}

/// "a, b or c".
fn one_of(edition: &Edition<'_>, labels: &[String]) -> Result<String> {
    let (last, others) = match labels.split_last() {
        Some((last, others)) if !others.is_empty() => (last, others),
        _ => return Ok(labels.concat()),
    };
    let others = edition.join("list", others)?;
    Ok(others + &edition.say("finder.reason.or")? + last)
}

fn joined(edition: &Edition<'_>, inner: &[Condition], between: &str) -> Result<String> {
    let parts: Vec<String> = inner
        .iter()
        .map(|each| sentence(edition, each))
        .collect::<Result<_>>()?;
    Ok(parts.join(&edition.say(between)?))
}

fn named(edition: &Edition<'_>, question: &Question, demand: &str) -> Result<String> {
    let name = question.name.text(edition.lang);
    edition.fill("finder.reason.named", &[("name", name), ("demand", demand)])
}

fn bounded<T: Copy>(
    edition: &Edition<'_>,
    bounds: Bounds<T>,
    print: impl Fn(T) -> Result<String>,
) -> Result<String> {
    match (bounds.least, bounds.most) {
        (Some(least), Some(most)) => {
            let values = [("least", &*print(least)?), ("most", &*print(most)?)];
            edition.fill("finder.reason.between", &values)
        }
        (Some(least), None) => edition.fill("finder.reason.at_least", &[("least", &print(least)?)]),
        (None, Some(most)) => edition.fill("finder.reason.at_most", &[("most", &print(most)?)]),
        (None, None) => Ok(String::new()),
    }
}

fn number(edition: &Edition<'_>, question: &Question, hundredths: u64) -> Result<String> {
    let whole = hundredths / HUNDREDTHS;
    if question.kind == QuestionKind::Amount {
        return Ok(Yuan(whole).print(edition.lang));
    }
    let unit = question.unit.as_ref();
    let unit = unit.map_or("", |unit| unit.text(edition.lang));
    edition.fill("finder.number", &[("n", &grouped(whole)), ("unit", unit)])
}

/// 10,000, as tables print figures in every language of the site.
fn grouped(number: u64) -> String {
    let full = Yuan(number).print_full();
    full.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned()
}

/// A last day before the first of a month or year is what "before" meant; it is printed as it was written.
fn days(edition: &Edition<'_>, bounds: Bounds<Date>) -> Result<String> {
    if let (None, Some(last)) = (bounds.least, bounds.most)
        && let Ok(next) = last.checked_add(1.day())
        && next.day() == 1
    {
        return edition.fill(
            "finder.reason.before",
            &[("day", &print_date(next, edition.lang))],
        );
    }
    let print = |day: Date| Ok(print_date(day, edition.lang));
    match (bounds.least, bounds.most) {
        (Some(first), None) => edition.fill("finder.reason.from", &[("day", &print(first)?)]),
        (None, Some(last)) => edition.fill("finder.reason.until", &[("day", &print(last)?)]),
        _ => bounded(edition, bounds, print),
    }
}

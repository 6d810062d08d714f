//! Questions and conditions as the script reads them.
//!
//! In: questions and offers. Out: JSON; `docs/finder.md` says what each member is. Never here: a condition that stands in no
//! record.

use serde_json::{Map, Value, json};

use crate::finder::Offer;
use crate::render::edition::Edition;
use crate::resolve::site::{Amount, Condition, Question, QuestionIndex, QuestionKind, Site, Test};

/// Everything that the script has to know, and a fingerprint of it: an address that carries another one is of another set.
pub(super) fn rules(edition: &Edition<'_>, offers: &[Offer<'_>]) -> Value {
    let site = edition.site;
    let questions: Vec<Value> = site.questions.iter().map(question).collect();
    let offers: Vec<Value> = offers.iter().map(|each| offer(site, each)).collect();
    let mut rules = json!({ "questions": questions, "offers": offers });
    let version = blake3::hash(rules.to_string().as_bytes()).to_hex()[..8].to_owned();
    rules["version"] = json!(version);
    let words = edition.theme.strings(edition.lang).tree();
    for (name, from) in [("words", "finder"), ("join", "join")] {
        rules[name] = words[from].clone();
    }
    for (question, of) in site
        .questions
        .iter()
        .zip(rules["questions"].as_array_mut().into_iter().flatten())
    {
        of["name"] = json!(question.name.text(edition.lang));
    }
    rules
}

fn question(question: &Question) -> Value {
    let mut value = json!({ "id": question.id.value, "kind": question.kind.word() });
    let ids = question.option_ids();
    if !ids.is_empty() {
        value["options"] = json!(ids);
    }
    let alone = question.options.iter().filter(|option| option.alone);
    let alone: Vec<&str> = alone.map(|option| option.id.value.as_str()).collect();
    if !alone.is_empty() {
        value["alone"] = json!(alone);
    }
    if matches!(question.kind, QuestionKind::Amount | QuestionKind::Number) {
        let mut units: Vec<&str> = question
            .unit
            .iter()
            .flat_map(|unit| unit.iter().map(|(_, text)| text.as_str()))
            .chain(question.unit_also.iter().map(String::as_str))
            .collect();
        units.sort_unstable();
        units.dedup();
        value["units"] = json!(units);
        value["most"] = json!(question.most);
    }
    value
}

fn offer(site: &Site, offer: &Offer<'_>) -> Value {
    let conditions = offer.conditions.iter();
    let mut value = json!({ "id": offer.id });
    if offer.is_for_everybody() {
        return value;
    }
    value["conditions"] = conditions
        .map(|stated| condition(site, stated.condition))
        .collect();
    if offer.selects() {
        value["selects"] = json!(true);
    }
    if let Some(sum) = sum(site, offer) {
        value["sum"] = sum;
    }
    value
}

/// The figures of an offer: caps in yuan, ratios in hundredths of a per cent.
fn sum(site: &Site, offer: &Offer<'_>) -> Option<Value> {
    let incentive = offer.money()?;
    let Amount::Limited { cap, ratio } = &incentive.amount else {
        return None;
    };
    let mut sum = Map::new();
    if let Some(cap) = cap {
        sum.insert("cap".to_owned(), json!(cap.value.0));
    }
    if let Some((ratio, base)) = ratio {
        sum.insert("ratio".to_owned(), json!(ratio.value.0));
        if let Some(costs) = offer.costs(site) {
            sum.insert("costs".to_owned(), json!(id_of(site, costs)));
        }
        if incentive.instead.is_some() {
            sum.insert("matter".to_owned(), json!(base.0));
        }
    }
    if let Some(per) = incentive.per {
        sum.insert("per".to_owned(), json!(per.word()));
    }
    if let Some(instead) = &incentive.instead {
        sum.insert("instead".to_owned(), json!(id_of(site, instead.question)));
    }
    Some(Value::Object(sum))
}

fn id_of(site: &Site, question: QuestionIndex) -> &str {
    &site.question(question).id.value
}

fn condition(site: &Site, of: &Condition) -> Value {
    let many = |inner: &[Condition]| -> Value { inner.iter().map(|each| condition(site, each)).collect() };
    match &of.test {
        Test::All(inner) => json!({ "all": many(inner) }),
        Test::Any(inner) => json!({ "any": many(inner) }),
        Test::Not(inner) => json!({ "not": condition(site, inner) }),
        Test::Chosen(question, options) => {
            let ids = site.question(*question).option_ids();
            let wanted: Vec<&str> = options.iter().map(|at| ids[*at]).collect();
            json!({ "q": id_of(site, *question), "in": wanted })
        }
        Test::Number(question, bounds) => {
            let (least, most) = (bounds.least, bounds.most);
            with_bounds(
                site,
                *question,
                [
                    ("least", least.map(|n| json!(n))),
                    ("most", most.map(|n| json!(n))),
                ],
            )
        }
        Test::Day(question, bounds) => {
            let day = |day: Option<jiff::civil::Date>| day.map(|day| json!(day.to_string()));
            with_bounds(
                site,
                *question,
                [("from", day(bounds.least)), ("to", day(bounds.most))],
            )
        }
    }
}

fn with_bounds(site: &Site, question: QuestionIndex, bounds: [(&str, Option<Value>); 2]) -> Value {
    let mut value = json!({ "q": id_of(site, question) });
    for (name, bound) in bounds {
        if let Some(bound) = bound {
            value[name] = bound;
        }
    }
    value
}

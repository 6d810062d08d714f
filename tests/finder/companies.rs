//! Invented companies and what the policy of this repository has for them; `tests/browser/finder.test.mjs` asks the browser
//! about the same ones.

use gongbao::LoadOptions;
use gongbao::finder::{Answer, Answers, Offer, Verdict, estimate, grants, offers, verdict};
use gongbao::report::Report;
use gongbao::resolve::site::{Condition, Question, QuestionIndex, QuestionKind, Site, Test};
use serde_json::Value;

use crate::finder::table;
use crate::support::repository;

fn site() -> Site {
    let options = LoadOptions {
        root: repository().to_path_buf(),
        as_of: jiff::civil::date(2026, 11, 23),
        base_url: None,
    };
    let site = gongbao::load(&options, &mut Report::default(), &mut ()).unwrap();
    site.expect("the content has no errors")
}

/// Answers as an address holds them.
fn answers(site: &Site, address: &str) -> Answers {
    let pairs = address.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs
        .map(|(id, value)| {
            let at = site.questions.iter().position(|each| each.id.value == id);
            let at = at.unwrap_or_else(|| panic!("no question {id}"));
            (QuestionIndex(at), answer(&site.questions[at], value))
        })
        .collect()
}

fn answer(question: &Question, value: &str) -> Answer {
    match question.kind {
        QuestionKind::Date => Answer::Day(value.parse().unwrap()),
        QuestionKind::Amount | QuestionKind::Number => {
            Answer::Number(gongbao::finder::read(value, &[], question.most).unwrap())
        }
        _ => {
            let ids = question.option_ids();
            let place = |id: &str| {
                ids.iter()
                    .position(|known| *known == id)
                    .unwrap_or_else(|| panic!("no option {id}"))
            };
            Answer::Chosen(value.split(',').map(place).collect())
        }
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "fits",
        Verdict::Open => "open",
        Verdict::DoesNotFit => "does_not_fit",
    }
}

#[test]
fn every_company_gets_what_is_for_it() {
    let site = site();
    let offers = offers(&site);
    let companies = table("companies.json");
    let companies = companies.as_array().unwrap();
    assert!(companies.len() >= 12);
    for company in companies {
        let name = &company["name"];
        let answers = answers(&site, company["answers"].as_str().unwrap());
        for (id, expected) in company["expect"].as_object().unwrap() {
            let offer = offer(&offers, id);
            assert_eq!(word(offer.verdict(&answers)), expected, "{name}: {id}");
        }
        for (id, question) in company["because"].as_object().unwrap() {
            let failing = failing(offer(&offers, id), &answers).unwrap();
            assert_eq!(id_of(&site, failing), question.as_str(), "{name}: {id}");
        }
        let granted: Vec<_> = grants(&site, &offers, &answers)
            .into_iter()
            .map(|(_, grant)| grant)
            .collect();
        let found = estimate(&granted);
        let totals = [found.once, found.yearly, found.once_open, found.yearly_open];
        let totals: Vec<String> = totals.iter().map(u128::to_string).collect();
        assert_eq!(Value::from(totals), company["totals"], "{name}");
    }
}

fn offer<'o, 'a>(offers: &'o [Offer<'a>], id: &str) -> &'o Offer<'a> {
    offers
        .iter()
        .find(|offer| offer.id == id)
        .unwrap_or_else(|| panic!("no offer {id}"))
}

/// The first condition that fails.
fn failing<'a>(offer: &Offer<'a>, answers: &Answers) -> Option<&'a Condition> {
    let stated = offer.conditions.iter();
    stated
        .map(|stated| stated.condition)
        .find(|condition| verdict(condition, answers) == Verdict::DoesNotFit)
}

/// The question of a condition; none where there are several.
fn id_of<'s>(site: &'s Site, condition: &Condition) -> Option<&'s str> {
    match &condition.test {
        Test::Not(inner) => id_of(site, inner),
        Test::All(_) | Test::Any(_) => None,
        Test::Chosen(question, _) | Test::Number(question, _) | Test::Day(question, _) => {
            Some(&site.question(*question).id.value)
        }
    }
}

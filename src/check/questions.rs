//! Every question is asked for something.

use std::collections::BTreeSet;

use crate::finder::offers;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{Condition, QuestionIndex, Site, Test};

pub(super) fn check(site: &Site, report: &mut Report) {
    if site.questions.is_empty() {
        return;
    }
    let mut asked = BTreeSet::new();
    for offer in offers(site) {
        asked.extend(offer.figures(site));
        for stated in &offer.conditions {
            named(stated.condition, &mut asked);
        }
    }
    for (at, question) in site.questions.iter().enumerate() {
        if !asked.contains(&QuestionIndex(at)) {
            let message = format!(
                "no condition asks for `{}`, so the finder never does",
                question.id.value
            );
            report.add(
                Diagnostic::warning("unused-question", question.id.span.clone(), message).help(
                    "name it in `fits` of a clause, an incentive, a round or a beneficiary, or take it out",
                ),
            );
        }
    }
}

fn named(condition: &Condition, asked: &mut BTreeSet<QuestionIndex>) {
    match &condition.test {
        Test::All(inner) | Test::Any(inner) => inner.iter().for_each(|each| named(each, asked)),
        Test::Not(inner) => named(inner, asked),
        Test::Chosen(question, _) | Test::Number(question, _) | Test::Day(question, _) => {
            asked.insert(*question);
        }
    }
}

//! The finder's arithmetic, by the tables to which `tests/finder/cases.test.mjs` holds the script as well.

mod companies;

use std::collections::BTreeSet;
use std::fs;

use gongbao::facts::{Ratio, Yuan};
use gongbao::finder::{
    Answer, Answers, Estimate, Grant, Outcome, Verdict, estimate, read, share, verdict, wanted,
};
use gongbao::resolve::site::{Bounds, Condition, Period, QuestionIndex, Test};
use gongbao::source::Span;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::repository;

pub(crate) fn table(name: &str) -> Value {
    let text = fs::read_to_string(repository().join("tests/finder").join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The questions of a table. Options are named in the conditions; their place in a list of all of them stands for them.
struct Questions {
    ids: Vec<String>,
    options: Vec<String>,
}

impl Questions {
    fn of(table: &Value) -> Questions {
        let strings = |value: &Value| -> Vec<String> {
            let all = value.as_array().unwrap().iter();
            all.map(|each| each.as_str().unwrap().to_owned()).collect()
        };
        let options = ["seller", "platform", "park", "school", "yes", "no"];
        Questions {
            ids: strings(&table["questions"]),
            options: options.map(str::to_owned).to_vec(),
        }
    }

    fn index(&self, id: &Value) -> QuestionIndex {
        let id = id.as_str().unwrap();
        QuestionIndex(self.ids.iter().position(|known| known == id).unwrap())
    }

    fn option(&self, id: &Value) -> usize {
        let id = id.as_str().unwrap();
        self.options.iter().position(|known| known == id).unwrap()
    }

    fn condition(&self, value: &Value) -> Condition {
        let many = |value: &Value| {
            let all = value.as_array().unwrap().iter();
            all.map(|each| self.condition(each)).collect()
        };
        let test = if value["all"].is_array() {
            Test::All(many(&value["all"]))
        } else if value["any"].is_array() {
            Test::Any(many(&value["any"]))
        } else if value["not"].is_object() {
            Test::Not(Box::new(self.condition(&value["not"])))
        } else {
            self.comparison(value)
        };
        Condition {
            test,
            reason: None,
            clause: None,
            span: Span::unreadable("tests/finder/cases.json"),
        }
    }

    fn comparison(&self, value: &Value) -> Test {
        let question = self.index(&value["q"]);
        if let Some(options) = value["in"].as_array() {
            return Test::Chosen(question, options.iter().map(|each| self.option(each)).collect());
        }
        let day = |name: &str| value[name].as_str().map(|day| day.parse().unwrap());
        if value["from"].is_string() || value["to"].is_string() {
            let (least, most) = (day("from"), day("to"));
            return Test::Day(question, Bounds { least, most });
        }
        let (least, most) = (value["least"].as_u64(), value["most"].as_u64());
        Test::Number(question, Bounds { least, most })
    }

    fn answers(&self, value: &Value) -> Answers {
        let answers = value.as_object().unwrap().iter();
        let answer = |value: &Value| match value {
            Value::Array(chosen) => Answer::Chosen(chosen.iter().map(|each| self.option(each)).collect()),
            Value::String(day) => Answer::Day(day.parse().unwrap()),
            number => Answer::Number(number.as_u64().unwrap()),
        };
        answers
            .map(|(id, value)| (self.index(&Value::from(id.as_str())), answer(value)))
            .collect()
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "fits",
        Verdict::Open => "open",
        Verdict::DoesNotFit => "does-not-fit",
    }
}

#[test]
fn verdicts_and_what_is_still_to_be_asked() {
    let table = table("cases.json");
    let questions = Questions::of(&table);
    let cases = table["cases"].as_array().unwrap();
    assert!(cases.len() >= 60);
    for case in cases {
        let condition = questions.condition(&case[0]);
        let answers = questions.answers(&case[1]);
        assert_eq!(word(verdict(&condition, &answers)), case[2], "{case}");
        let expected: BTreeSet<QuestionIndex> = case[3]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| questions.index(id))
            .collect();
        assert_eq!(wanted(&condition, &answers), expected, "{case}");
    }
}

#[test]
fn what_people_type() {
    for case in table("typed.json")["cases"].as_array().unwrap() {
        let units: Vec<&str> = case[1]
            .as_array()
            .unwrap()
            .iter()
            .map(|unit| unit.as_str().unwrap())
            .collect();
        let found = read(case[0].as_str().unwrap(), &units, case[2].as_u64().unwrap());
        match found {
            Ok(number) => assert_eq!(number, case[3], "{case}"),
            Err(refusal) => assert_eq!(refusal.word(), case[3], "{case}"),
        }
    }
}

#[test]
fn sums_to_the_fen() {
    let table = table("sums.json");
    for case in table["shares"].as_array().unwrap() {
        let ratio = Ratio(u32::try_from(case[1].as_u64().unwrap()).unwrap());
        let found = share(case[0].as_u64().unwrap(), ratio, case[2].as_u64().map(Yuan));
        let found = [found.uncapped.to_string(), found.at_most.to_string()];
        assert_eq!(
            found,
            [case[3].as_str().unwrap(), case[4].as_str().unwrap()],
            "{case}"
        );
    }
    for case in table["estimates"].as_array().unwrap() {
        let grants: Vec<Grant> = case[0].as_array().unwrap().iter().map(grant).collect();
        let found = estimate(&grants);
        assert_eq!(told(&found), case[1], "{case}");
        let totals = [found.once, found.yearly, found.once_open, found.yearly_open];
        let totals: Vec<String> = totals.iter().map(u128::to_string).collect();
        assert_eq!(Value::from(totals), case[2], "{case}");
    }
}

fn grant(value: &Value) -> Grant {
    let ratio = value["ratio"].as_u64();
    Grant {
        cap: value["cap"].as_u64().map(Yuan),
        ratio: ratio.map(|ratio| (Ratio(u32::try_from(ratio).unwrap()), value["costs"].as_u64())),
        per: match value["per"].as_str() {
            Some("year") => Some(Period::Year),
            Some("once") => Some(Period::Once),
            _ => None,
        },
        matter: value["matter"]
            .as_u64()
            .map(|matter| usize::try_from(matter).unwrap()),
        instead: value["instead"].as_u64(),
        is_open: value["isOpen"].as_bool().unwrap_or_default(),
    }
}

fn told(estimate: &Estimate) -> Value {
    let line = |outcome| match outcome {
        Outcome::CostsOpen => "costs-open".to_owned(),
        Outcome::Counts(sum) => format!("counts {sum}"),
        Outcome::InsteadIsHigher(sum) => format!("instead-is-higher {sum}"),
        Outcome::SameMatter(sum) => format!("same-matter {sum}"),
    };
    let lines = estimate.lines.iter();
    Value::from(lines.map(|each| line(each.outcome)).collect::<Vec<_>>())
}

/// Any condition over four questions: 0 and 1 are chosen, 2 is a number, 3 a day.
fn any_condition() -> impl Strategy<Value = Condition> {
    let condition = |test| Condition {
        test,
        reason: None,
        clause: None,
        span: Span::unreadable("a.yaml"),
    };
    let day = |n: u64| jiff::civil::date(2024, 1, i8::try_from(1 + n % 28).unwrap());
    let leaf = (0..4_usize, 0..6_u64, 0..6_u64).prop_map(move |(question, low, high)| {
        let (least, most) = (low.min(high), low.max(high));
        let question = QuestionIndex(question);
        condition(match question.0 {
            0 | 1 => Test::Chosen(question, vec![usize::try_from(low).unwrap()]),
            2 => Test::Number(
                question,
                Bounds {
                    least: Some(least),
                    most: Some(most),
                },
            ),
            _ => Test::Day(
                question,
                Bounds {
                    least: Some(day(least)),
                    most: Some(day(most)),
                },
            ),
        })
    });
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let many = proptest::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            many.clone().prop_map(move |all| condition(Test::All(all))),
            many.prop_map(move |any| condition(Test::Any(any))),
            inner.prop_map(move |one| condition(Test::Not(Box::new(one)))),
        ]
    })
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let day = |n: u64| jiff::civil::date(2024, 1, i8::try_from(1 + n % 28).unwrap());
    proptest::collection::btree_map(0..4_usize, 0..6_u64, 0..5).prop_map(move |given| {
        let answer = |(question, n): (usize, u64)| {
            let answer = match question {
                0 | 1 => Answer::Chosen(BTreeSet::from([usize::try_from(n).unwrap()])),
                2 => Answer::Number(n),
                _ => Answer::Day(day(n)),
            };
            (QuestionIndex(question), answer)
        };
        given.into_iter().map(answer).collect()
    })
}

proptest! {
    /// Whatever is answered next, a verdict that was reached stays, and an answer that nobody wanted changes nothing.
    #[test]
    fn more_answers_never_turn_a_verdict_around(condition in any_condition(), some in any_answers(), more in any_answers()) {
        let before = verdict(&condition, &some);
        let asked = wanted(&condition, &some);
        let mut all = some.clone();
        for (question, answer) in more {
            all.entry(question).or_insert(answer);
        }
        let is_news = all.keys().any(|question| asked.contains(question));
        if before != Verdict::Open || !is_news {
            prop_assert_eq!(verdict(&condition, &all), before);
        }
    }

    /// Whatever is typed, there is an answer or a reason, and never a number that is too large.
    #[test]
    fn whatever_is_typed_is_survived(typed in "[0-9０-９,.，万亿億元 百千三 mkMbw¥$€+-]{0,24}|\\PC{0,40}") {
        if let Ok(number) = read(&typed, &[], 1_000) {
            prop_assert!(number <= 100_000);
        }
    }
}

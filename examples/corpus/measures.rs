//! Coined measures: clauses of a few sentences, what they grant, and who is in charge.
//!
//! In: a subject and chance. Out: records. Never here: a sum that the text does not say.

use gongbao::facts::{Ratio, Yuan};
use gongbao::lang::Lang;
use serde_json::{Value, json};

use crate::cities::{BODIES, City};
use crate::names::{self, Bilingual};
use crate::random::Random;
use crate::sentences::{Sentences, Subject};

/// What a measure is made with.
pub(crate) struct Setting<'a> {
    pub(crate) sentences: &'a Sentences,
    pub(crate) subject: &'a Subject,
    pub(crate) city: &'a City,
    /// Glossary ids of the policy's programmes.
    pub(crate) programmes: &'a [String],
    /// How many measures the policy has.
    pub(crate) measures: usize,
}

/// Kinds of support that are no money, with what they give.
const SERVICES: [(&str, &str, &str); 5] = [
    ("service", "提供一站式服务", "One-stop services"),
    ("facilitation", "简化办理手续", "Simpler formalities"),
    ("recognition", "推荐申报", "Recommendation when applying"),
    ("finance", "贷款和担保", "Loans and guarantees"),
    ("support", "协调解决用地用能", "Help with land and energy"),
];

/// A measure: its slug, and its record.
pub(crate) fn measure(number: usize, setting: &Setting<'_>, random: &mut Random) -> (String, Value) {
    let place = names::place(random);
    let industry = &setting.subject.industry;
    let slug = format!("{}-{number}", place.english.to_lowercase().replace(' ', "-"));
    let clauses: Vec<Value> = (0..random.between(1, 3))
        .map(|_| clause(setting, random))
        .collect();
    let mut record = json!({
        "number": number,
        "slug": slug,
        "title": Bilingual::new(
            format!("支持{}{}发展", place.chinese, industry.chinese),
            format!("Support the {} industry at the {}", industry.english, place.english),
        ).record(),
        "short_title": place.record(),
        "topics": [random.choose(&setting.sentences.topics)],
    });
    let related = random.between(1, setting.measures);
    if related != number {
        let why = Bilingual::new("同属一个产业", "The same industry");
        record["related"] = json!([{"measure": related, "why": why.record()}]);
    }
    record["clauses"] = json!(clauses);
    (slug, record)
}

fn clause(setting: &Setting<'_>, random: &mut Random) -> Value {
    let mut text: Vec<Bilingual> = (0..random.between(1, 4))
        .map(|_| setting.sentences.sentence(setting.subject, random))
        .collect();
    let mut incentives = vec![service(setting, random)];
    if random.one_in(3) {
        let (sentence, incentive) = grant(setting, random);
        text.push(sentence);
        incentives.push(incentive);
    }
    let (lead, support) = parts(setting.city, random);
    let mut record = json!({
        "text": {"zh-Hans": joined(&text, |text| &text.chinese, ""), "en": joined(&text, |text| &text.english, " ")},
        "lead": lead,
        "support": support,
        "incentives": incentives,
    });
    if random.one_in(20) {
        let note = json!({
            "title": {"zh-Hans": "未见申报指南", "en": "No application guide found"},
            "known": {"zh-Hans": "申报时间和材料均不清楚。", "en": "When and how to apply is not known here."},
        });
        record["notes"] = json!([note]);
    }
    record
}

fn joined(texts: &[Bilingual], language: fn(&Bilingual) -> &String, between: &str) -> String {
    texts
        .iter()
        .map(|text| language(text).as_str())
        .collect::<Vec<_>>()
        .join(between)
}

fn service(setting: &Setting<'_>, random: &mut Random) -> Value {
    let (kind, chinese, english) = random.choose(&SERVICES);
    let (beneficiary, _) = random.choose(&setting.sentences.beneficiaries);
    json!({"kind": kind, "beneficiary": beneficiary, "what": {"zh-Hans": chinese, "en": english}})
}

/// A sentence that grants money, and the record that says the same.
fn grant(setting: &Setting<'_>, random: &mut Random) -> (Bilingual, Value) {
    let (beneficiary, who) = random.choose(&setting.sentences.beneficiaries);
    let cap = Yuan(random.between(1, 200) as u64 * 50_000);
    let (chinese, english) = (cap.print(Lang::ZhHans), cap.print(Lang::En));
    let programme = random.choose(setting.programmes);
    if random.one_in(2) {
        let sentence = Bilingual::new(
            format!("对{}给予一次性奖励，最高不超过{chinese}。", who.chinese),
            format!("Give {} a one-off award of up to {english}.", who.english),
        );
        let what = json!({"zh-Hans": "一次性奖励", "en": "One-off award"});
        let record = json!({
            "kind": "award", "programme": programme, "beneficiary": beneficiary, "what": what,
            "cap": cap.0, "per": "once", "selection": random.one_in(2),
        });
        return (sentence, record);
    }
    let ratio = Ratio(u32::try_from(random.between(1, 16) * 5).expect("a share is small") * 100).print();
    let place = names::place(random);
    let sentence = Bilingual::new(
        format!(
            "对{}使用{}的费用，给予不超过{ratio}的资金扶持，每年扶持金额不超过{chinese}。",
            who.chinese, place.chinese
        ),
        format!(
            "For {}, give financial support of up to {ratio} of the costs of using the {}, and of up to {english} per year.",
            who.english, place.english
        ),
    );
    let record = json!({
        "kind": "subsidy", "programme": programme, "beneficiary": beneficiary, "of": random.choose(&setting.sentences.bases),
        "ratio": ratio, "cap": cap.0, "per": "year",
    });
    (sentence, record)
}

/// Who leads and who supports; nobody does both.
fn parts(city: &City, random: &mut Random) -> (Vec<String>, Vec<String>) {
    let first = random.below(BODIES.len());
    let id = |place: usize| format!("{}-{}", city.id, BODIES[(first + place) % BODIES.len()].0);
    let leading = random.between(1, 2);
    let supporting = random.between(1, 4);
    (
        (0..leading).map(id).collect(),
        (leading..leading + supporting).map(id).collect(),
    )
}

//! Coined policies: dates, notice, history, rounds, and the measures' files.
//!
//! In: the number of a policy. Out: files. Never here: what the clauses say.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::cities::{self, City};
use crate::measures::{self, Setting};
use crate::names::{self, Bilingual};
use crate::random::Random;
use crate::records::{entries, yaml};
use crate::sentences::{self, Sentences, Subject};

/// Measures that a policy has, but for the last one.
pub(crate) const MEASURES: usize = 25;

const AGENCIES: &str = "content/agencies.yaml";
const GLOSSARY: &str = "content/glossary.yaml";

/// Adds a policy with so many measures, its programmes, and with a city's first policy the city's bodies.
pub(crate) fn add(
    number: usize,
    measures: usize,
    sentences: &Sentences,
    files: &mut BTreeMap<String, String>,
) {
    let mut random = Random::new(u64::try_from(number).expect("a usize has 64 bits at most"));
    let (city, is_first) = cities::city(number);
    if is_first {
        append(AGENCIES, &cities::bodies(&city), files);
    }
    let subject = Subject {
        city: city.name.clone(),
        industry: sentences::industry(&mut random),
    };
    let slug = format!("{}-policy-{number}", city.id);
    let programmes = programmes(&slug, &mut random);
    append(GLOSSARY, &programmes, files);
    let ids: Vec<String> = (0..programmes.len()).map(|at| programme_id(&slug, at)).collect();
    let setting = Setting {
        sentences,
        subject: &subject,
        city: &city,
        programmes: &ids,
        measures,
    };
    let folder = format!("content/policies/{slug}");
    for number in 1..=measures {
        let (name, record) = measures::measure(number, &setting, &mut random);
        files.insert(
            format!("{folder}/measures/{number:02}-{name}.yaml"),
            yaml(&record),
        );
    }
    let year = random.between(2016, 2025);
    files.insert(
        format!("{folder}/policy.yaml"),
        yaml(&policy(number, year, &city, &subject, &mut random)),
    );
    files.insert(format!("{folder}/rounds.yaml"), yaml(&rounds(year, &ids)));
}

fn append(path: &str, list: &[Value], files: &mut BTreeMap<String, String>) {
    let file = files.get_mut(path).expect("the real content has this file");
    file.push_str(&entries(list));
    file.push('\n');
}

fn programme_id(slug: &str, at: usize) -> String {
    format!("{slug}-programme-{at}")
}

fn programmes(slug: &str, random: &mut Random) -> Vec<Value> {
    let made = (0..2).map(|at| {
        let name = names::word(random, 3);
        json!({
            "kind": "programme",
            "id": programme_id(slug, at),
            "name": Bilingual::new(format!("{}计划", name.chinese), format!("{} Programme", name.english)).record(),
            "synonyms": [{"en": format!("{} Scheme", name.english)}],
        })
    });
    made.collect()
}

fn policy(number: usize, year: usize, city: &City, subject: &Subject, random: &mut Random) -> Value {
    let (city_zh, city_en) = (&city.name.chinese, &city.name.english);
    let (zh, en) = (&subject.industry.chinese, &subject.industry.english);
    let title = Bilingual::new(
        format!("{city_zh}市促进{zh}产业高质量发展若干措施"),
        format!(
            "Several Measures of {city_en} for Promoting the High-Quality Development of the {en} Industry"
        ),
    );
    let bureau = json!({"zh-Hans": format!("{city_zh}市商务局"), "en": format!("{city_en} Municipal Commerce Bureau")});
    let basis = random.between(1, 60);
    json!({
        "document_number": format!("{city_zh}商务函〔{year}〕{}号", number + 1),
        "title": title.record(),
        "short_title": {"zh-Hans": format!("{city_zh}{zh}若干措施（{year}）"), "en": format!("{city_en} {en} measures ({year})")},
        "description": {
            "zh-Hans": format!("{city_zh}市支持{zh}产业的措施：支持内容、最高金额和责任单位。"),
            "en": format!("Measures of {city_en} for the {en} industry – what is supported, the highest sums and the bodies in charge."),
        },
        "issuer": format!("{}-commerce", city.id),
        "issued": format!("{year}-03-06"),
        "validity": {"years": random.between(2, 5)},
        "notice": {
            "heading": bureau,
            "title": {"zh-Hans": format!("关于印发{}的通知", title.chinese), "en": format!("Notice on Issuing the {}", title.english)},
            "addressees": {"zh-Hans": "各区政府，各有关单位：", "en": "To the district people’s governments and all relevant entities:"},
            "body": {
                "zh-Hans": format!("《{}》已经市政府同意，现印发你们，请认真组织实施。", title.chinese),
                "en": format!("The “{}” have been agreed by the People’s Government of {city_en} and are now issued to you. Please organise their implementation conscientiously.", title.english),
            },
            "signature": bureau,
            "contact": {"zh-Hans": "（联系电话：00000000）", "en": "(Telephone: 00000000)"},
        },
        "preamble": {
            "zh-Hans": format!("为贯彻落实《{city_zh}市人民政府关于促进{zh}产业发展的意见》（{city_zh}府〔{}〕{basis}号），制定本措施。", year - 1),
            "en": format!("These measures are formulated to implement the “Opinions of the People’s Government of {city_en} on Promoting the {en} Industry” ({city_en} Fu [{}] No. {basis}).", year - 1),
        },
        "sources": [{
            "id": "guide",
            "title": {"zh-Hans": format!("{city_zh}{zh}申报指南"), "en": format!("Application guide for the {en} industry of {city_en}")},
            "date": format!("{year}-05-10"),
        }],
        "history": history(year, &title),
    })
}

fn history(year: usize, title: &Bilingual) -> Value {
    json!([
        {
            "date": format!("{year}-03-06"),
            "id": "issued",
            "title": {"zh-Hans": format!("印发{}", title.chinese), "en": format!("{} issued", title.english)},
        },
        {
            "date": format!("{year}-04-02"),
            "id": "correction",
            "title": {"zh-Hans": "更正第一条的译文", "en": "Translation of measure 1 corrected"},
            "clauses": ["1.1"],
        },
        {
            "date": format!("{year}-05-10"),
            "id": "guide",
            "title": {"zh-Hans": "申报指南发布", "en": "Application guide published"},
            "source": "guide",
        },
    ])
}

fn rounds(year: usize, programmes: &[String]) -> Value {
    let round = |(at, programme): (usize, &String)| {
        json!({
            "id": format!("round-{at}"),
            "clause": "1.1",
            "programme": programme,
            "source": "guide",
            "issued": format!("{year}-05-10"),
            "districts_report_by": format!("{year}-06-{:02}", 10 + at),
            "telephone": ["+86 20 0000 0000"],
            "conditions": [
                {"zh-Hans": "具有独立法人资格", "en": "Is an independent legal person"},
                {"zh-Hans": "未被列入严重失信主体名单", "en": "Is not on the list of seriously dishonest entities"},
            ],
        })
    };
    json!({"rounds": programmes.iter().enumerate().map(round).collect::<Vec<_>>()})
}

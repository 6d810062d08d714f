//! Coined cities and their bodies.
//!
//! In: the number of a policy. Out: its city, and the agencies of a city as records. Never here: a clause.

use serde_json::{Value, json};

use crate::names::{self, Bilingual};
use crate::random::Random;

/// Policies that one city has.
const POLICIES: usize = 4;

/// Bodies of a city: end of the id, name in brackets, English name.
pub(crate) const BODIES: [(&str, &str, &str); 10] = [
    ("commerce", "商务局", "Municipal Commerce Bureau"),
    ("finance", "财政局", "Municipal Finance Bureau"),
    (
        "development",
        "发展改革委",
        "Municipal Development and Reform Commission",
    ),
    (
        "industry",
        "工业和信息化局",
        "Municipal Industry and Information Technology Bureau",
    ),
    ("science", "科技局", "Municipal Science and Technology Bureau"),
    (
        "talent",
        "人力资源社会保障局",
        "Municipal Human Resources and Social Security Bureau",
    ),
    ("transport", "交通运输局", "Municipal Transportation Bureau"),
    (
        "market",
        "市场监管局",
        "Municipal Administration for Market Regulation",
    ),
    ("culture", "文化和旅游局", "Municipal Culture and Tourism Bureau"),
    (
        "ecology",
        "生态环境局",
        "Municipal Ecology and Environment Bureau",
    ),
];

/// A city.
#[derive(Debug, Clone)]
pub(crate) struct City {
    /// Begins the ids of its bodies and policies.
    pub(crate) id: String,
    /// Without 市.
    pub(crate) name: Bilingual,
}

/// The city of a policy, and whether this is its first one.
pub(crate) fn city(policy: usize) -> (City, bool) {
    let number = policy / POLICIES;
    let seed = 1_000_000 + u64::try_from(number).expect("a usize has 64 bits at most");
    let name = names::word(&mut Random::new(seed), 2);
    let id = format!("{}-{number}", name.english.to_lowercase());
    (City { id, name }, policy.is_multiple_of(POLICIES))
}

/// The bodies of a city, as `agencies.yaml` lists them.
pub(crate) fn bodies(city: &City) -> Vec<Value> {
    let bodies = BODIES.iter().map(|(id, chinese, english)| {
        json!({
            "id": format!("{}-{id}", city.id),
            "short": {
                "zh-Hans": format!("{}市{chinese}", city.name.chinese),
                "en": format!("{} {english}", city.name.english),
            },
            "level": "municipal",
            "aliases": [{"zh-Hans": format!("{}{chinese}", city.name.chinese)}],
        })
    });
    bodies.collect()
}

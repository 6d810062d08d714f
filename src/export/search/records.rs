//! Documents of the search as lines of JSON.
//!
//! In: [`Site`]. Out: a record for each document that `gongbao search` knows. Never here: what a document is made of.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::{Number, json};

use crate::export::search::{SearchRecords, Shape};
use crate::index::documents::{self, Document, Part, Record, zone};
use crate::index::terms::Cut;
use crate::lang::Lang;
use crate::resolve::site::{Amount, Clause, Incentive, Measure, Period, Role, Site};

/// A text by language: `zh-Hant`, `zh-Hans`, `en`; the languages that the site publishes.
type Local = BTreeMap<&'static str, String>;

/// A document. Every field is in `mapping`; an engine refuses what is not.
#[derive(Debug, Serialize)]
struct SearchRecord<'a> {
    id: &'a str,
    /// Where the site stands, so that one index can hold many.
    site: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'a str>,
    measure: u32,
    clause: u32,
    title: Local,
    text: Local,
    bracket: Local,
    url: Local,
    /// Other words under which it is looked for; a Chinese one in one script, because the engine folds it.
    names: BTreeMap<&'static str, Vec<&'a str>>,
    lead: Vec<&'a str>,
    support: Vec<&'a str>,
    responsible: Vec<&'a str>,
    kinds: &'a [&'static str],
    topics: Vec<&'a str>,
    amounts: Vec<AmountRecord>,
}

/// How much is granted.
#[derive(Debug, Serialize)]
struct AmountRecord {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap_cny: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio_percent: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<&'static str>,
}

/// Every document, one after the other.
pub(super) fn records(site: &Site, shape: Shape) -> Result<SearchRecords> {
    let documents = documents::documents(site);
    let clauses = clauses(site);
    let mut lines = String::new();
    for document in &documents {
        if shape == Shape::Bulk {
            // The index is named in the address to which the lines are sent.
            let action = json!({ "index": { "_id": name(site, document) } });
            lines.push_str(&action.to_string());
            lines.push('\n');
        }
        let record = record(site, document, &clauses);
        lines.push_str(&serde_json::to_string(&record).context("writing JSON")?);
        lines.push('\n');
    }
    Ok(SearchRecords {
        count: documents.len(),
        lines,
    })
}

/// No other document of any site has this name: the site's address without `https://`, then the document's own.
fn name(site: &Site, document: &Document) -> String {
    let address = site.base_url.split_once("://").map_or("", |(_, address)| address);
    format!("{address}{}", document.id)
}

type Clauses<'a> = BTreeMap<(&'a str, u32, u32), (&'a Measure, &'a Clause)>;

fn clauses(site: &Site) -> Clauses<'_> {
    let mut clauses = Clauses::new();
    for policy in &site.policies {
        for measure in &policy.measures {
            for clause in &measure.clauses {
                let place = (policy.slug.value.as_str(), clause.id.measure, clause.id.clause);
                clauses.insert(place, (measure, clause));
            }
        }
    }
    clauses
}

fn record<'a>(site: &'a Site, document: &'a Document, clauses: &Clauses<'a>) -> SearchRecord<'a> {
    let any = document.records.get(site.source);
    let policy = any.policy.as_deref();
    let found = clauses.get(&(policy.unwrap_or_default(), any.measure, any.clause));
    let in_role = |role: Role| {
        let parts = found.iter().flat_map(|(_, clause)| &clause.roles);
        parts
            .filter(|part| part.role == role)
            .map(|part| site.agency(part.agency).id.value.as_str())
            .collect()
    };
    let topics = found.iter().flat_map(|(measure, _)| &measure.topics);
    let incentives = found.iter().flat_map(|(_, clause)| &clause.incentives);
    SearchRecord {
        id: &document.id,
        site: &site.base_url,
        kind: document.kind,
        policy,
        measure: any.measure,
        clause: any.clause,
        title: local(site, document, |record| record.title.clone()),
        text: local(site, document, |record| record.text.clone()),
        bracket: local(site, document, |record| record.bracket.clone()),
        url: local(site, document, |record| site.url(&record.url)),
        names: names(site, document),
        lead: in_role(Role::Lead),
        support: in_role(Role::Support),
        responsible: in_role(Role::Responsible),
        kinds: &any.kinds,
        topics: topics
            .filter_map(|topic| site.term(*topic).id.as_ref())
            .map(|id| id.value.as_str())
            .collect(),
        amounts: incentives.filter_map(amount).collect(),
    }
}

fn local(site: &Site, document: &Document, text: impl Fn(&Record) -> String) -> Local {
    let texts = site
        .languages
        .iter()
        .map(|&lang| (lang.key(), text(document.records.get(lang))));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

/// The words of the titles and names that are not the title itself.
fn names<'a>(site: &Site, document: &'a Document) -> BTreeMap<&'static str, Vec<&'a str>> {
    let is_title = |word: &str| {
        Lang::ALL
            .iter()
            .any(|lang| document.records.get(*lang).title == word)
    };
    let words = |cut: Cut| {
        let zones = [Part::Title, Part::Names].map(|part| &document.zones[zone(part, cut)]);
        let words = zones.into_iter().flatten().map(String::as_str);
        words.filter(|word| !is_title(word)).collect::<Vec<_>>()
    };
    let is_published = |cut: Cut| {
        let mut languages = site.languages.iter();
        languages.any(|lang| lang.is_chinese() == (cut == Cut::Chinese))
    };
    [("zh", Cut::Chinese), ("en", Cut::English)]
        .into_iter()
        .filter(|(_, cut)| is_published(*cut))
        .map(|(key, cut)| (key, words(cut)))
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

/// None where the text has no figure: that is not the same as zero.
fn amount(incentive: &Incentive) -> Option<AmountRecord> {
    let Amount::Limited { cap, ratio } = &incentive.amount else {
        return None;
    };
    let percent = |ratio: String| ratio.trim_end_matches('%').parse().ok();
    Some(AmountRecord {
        kind: incentive.kind.word(),
        cap_cny: cap.as_ref().map(|cap| cap.value.0),
        ratio_percent: ratio.as_ref().and_then(|(ratio, _)| percent(ratio.value.print())),
        per: incentive.per.map(Period::word),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::export::search::mapping::mapping;
    use crate::resolve::site::Notice;
    use crate::resolve::testing::{self, text};

    fn site() -> Site {
        let mut site = testing::site();
        site.policies[0].notice = Some(Notice {
            heading: None,
            title: text("通知", "通知", "Notice"),
            addressees: text("各有關單位：", "各有关单位：", "To all units:"),
            body: text("現印發。", "现印发。", "Issued herewith."),
            signature: text("市商務局", "市商务局", "Commerce Bureau"),
            contact: Some(text(
                "聯繫人：陸遙，5550 1234",
                "联系人：陆遥，5550 1234",
                "Contact: Lu Yao, 5550 1234",
            )),
        });
        site
    }

    fn lines(site: &Site, shape: Shape) -> Vec<Value> {
        let records = records(site, shape).unwrap();
        assert!(
            records.lines.ends_with('\n'),
            "`_bulk` wants a line end after the last record"
        );
        let lines = records.lines.lines();
        lines.map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn every_line_is_a_record_or_names_the_one_after_it() {
        let site = site();
        let (plain, bulk) = (lines(&site, Shape::Plain), lines(&site, Shape::Bulk));
        let ids: Vec<&str> = plain.iter().filter_map(|record| record["id"].as_str()).collect();
        let expected = [
            "policy/cbec",
            "notice/cbec",
            "preamble/cbec",
            "clause/cbec/1.1",
            "agency/commerce",
        ];
        assert_eq!(ids, expected);
        for (pair, record) in bulk.chunks(2).zip(&plain) {
            let name = format!("example.org/{}", record["id"].as_str().unwrap());
            assert_eq!(pair[0], json!({ "index": { "_id": name } }));
            assert_eq!(pair[1], *record);
        }
    }

    #[test]
    fn a_clause_says_who_what_and_how_much() {
        let clause = lines(&site(), Shape::Plain).swap_remove(3);
        assert_eq!(
            clause["url"]["en"],
            "https://example.org/en/policies/cbec/1/#c1-1"
        );
        assert_eq!(clause["bracket"]["zh-Hant"], "（市商務局）");
        assert_eq!(clause["lead"], json!(["commerce"]));
        let amount = json!({ "kind": "subsidy", "cap_cny": 1_000_000, "ratio_percent": 50, "per": "year" });
        assert_eq!(clause["amounts"], json!([amount]));
    }

    #[test]
    fn nobody_is_named() {
        for shape in [Shape::Plain, Shape::Bulk] {
            let lines = records(&site(), shape).unwrap().lines;
            assert!(lines.contains("现印发"), "the notice is there");
            for private in ["5550", "1234", "陆遥", "陸遙", "Lu Yao"] {
                assert!(!lines.contains(private), "{private}");
            }
        }
    }

    #[test]
    fn what_is_not_published_is_not_passed_on() {
        let mut site = site();
        site.languages = vec![Lang::ZhHans];
        for record in lines(&site, Shape::Plain) {
            assert!(
                record["title"].get("en").is_none() && record["names"].get("en").is_none(),
                "{record}"
            );
        }
    }

    /// The mapping is strict: a field that it lacks would be refused by the engine.
    #[test]
    fn every_field_is_in_the_mapping() {
        let site = site();
        let mapping = mapping(&site);
        for record in lines(&site, Shape::Plain) {
            all_are_in(&record, &mapping["mappings"]["properties"]);
        }
    }

    fn all_are_in(record: &Value, properties: &Value) {
        for (name, value) in record.as_object().unwrap() {
            let field = &properties[name];
            assert!(field.is_object(), "{name} is not in the mapping");
            let values = value
                .as_array()
                .map_or(std::slice::from_ref(value), Vec::as_slice);
            for value in values.iter().filter(|value| value.is_object()) {
                all_are_in(value, &field["properties"]);
            }
        }
    }
}

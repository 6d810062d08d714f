//! What changes in the records of a policy: texts with their differences, and which other facts are not as they were.
//!
//! In: `api/v1/policies/<policy>.json` before and after. Out: [`RecordChange`]s in the order of the text.
//! Never here: how a record is made; an older one may lack fields, and then those are not compared.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::commands::diff::published::Fate;
use crate::report::difference::within;
use crate::write::shown::FileChange;

const FOLDER: &str = "api/v1/policies/";
const SCHEMA: &str = "api/v1/policy.schema.json";

/// A record that would not be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::commands) struct RecordChange {
    /// What becomes of it.
    pub(in crate::commands) fate: Fate,
    /// The policy.
    pub(in crate::commands) policy: String,
    /// `clause`, `measure`, `round`, `event`, `note`, `source`, `agency`, `policy`, `notice` or `preamble`.
    pub(in crate::commands) kind: &'static str,
    /// Which of them: `3.1`, `brand-2024`; empty where there is only one.
    pub(in crate::commands) name: String,
    /// What changes in its text, by language: `…不超过[-50-]{+80+}万元…`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::commands) texts: BTreeMap<String, String>,
    /// Which other fields are not as they were: `lead`, `incentives`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::commands) fields: Vec<String>,
}

/// Whether a file is the record of a policy as a whole.
pub(super) fn is_policy(address: &str) -> bool {
    let name = address.strip_prefix(FOLDER);
    let name = name.and_then(|name| name.strip_suffix(".json"));
    name.is_some_and(|name| !name.contains('/'))
}

/// The address of the site that a record belongs to.
pub(super) fn base(bytes: &[u8]) -> Option<String> {
    let record: Value = serde_json::from_slice(bytes).ok()?;
    let schema = record.get("$schema")?.as_str()?;
    schema.strip_suffix(SCHEMA).map(str::to_owned)
}

/// Every record of the policy that would be new, changed or gone.
pub(super) fn changes(change: FileChange<'_>) -> Vec<RecordChange> {
    let read = |bytes: Option<&[u8]>| bytes.and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let slug = change
        .address
        .trim_start_matches(FOLDER)
        .trim_end_matches(".json");
    let (before, after) = match (read(change.before), read(change.after)) {
        (Some(before), Some(after)) => (parts(&before), parts(&after)),
        (before, _) => {
            let fate = if before.is_none() { Fate::New } else { Fate::Gone };
            return vec![empty(fate, slug, ("policy", String::new()))];
        }
    };
    let mut changes = Vec::new();
    for (key, now) in &after.order {
        match before.get(key) {
            None => changes.push(empty(Fate::New, slug, key.clone())),
            Some(then) => changes.extend(changed(slug, key, then, now)),
        }
    }
    let gone = before.order.iter().filter(|(key, _)| after.get(key).is_none());
    changes.extend(gone.map(|(key, _)| empty(Fate::Gone, slug, key.clone())));
    changes
}

type Key = (&'static str, String);

fn empty(fate: Fate, policy: &str, (kind, name): Key) -> RecordChange {
    RecordChange {
        fate,
        policy: policy.to_owned(),
        kind,
        name,
        texts: BTreeMap::new(),
        fields: Vec::new(),
    }
}

fn changed(policy: &str, key: &Key, then: &Part, now: &Part) -> Option<RecordChange> {
    let mut change = empty(Fate::Changed, policy, key.clone());
    for (lang, new) in &now.texts {
        // A language that was not there is a matter of the site, not of every record.
        if let Some(old) = then.texts.get(lang).filter(|old| *old != new) {
            change.texts.insert(lang.clone(), within(old, new));
        }
    }
    let both = then.fields.keys().filter(|name| now.fields.contains_key(*name));
    let names: BTreeSet<&String> = both.collect();
    change.fields = names
        .into_iter()
        .filter(|name| then.fields[*name] != now.fields[*name])
        .cloned()
        .collect();
    (!change.texts.is_empty() || !change.fields.is_empty()).then_some(change)
}

/// The parts of a policy, in the order of the text.
#[derive(Default)]
struct Parts {
    order: Vec<(Key, Part)>,
}

/// A record: what is read as text, and the rest.
#[derive(Default)]
struct Part {
    texts: BTreeMap<String, String>,
    fields: Map<String, Value>,
}

impl Parts {
    fn get(&self, key: &Key) -> Option<&Part> {
        let found = self.order.iter().find(|(own, _)| own == key);
        found.map(|(_, part)| part)
    }

    fn add(&mut self, kind: &'static str, name: &str, text: Option<&Value>, fields: Map<String, Value>) {
        let texts = text.and_then(Value::as_object).into_iter().flatten();
        let texts = texts.filter_map(|(lang, words)| Some((lang.clone(), words.as_str()?.to_owned())));
        let part = Part {
            texts: texts.collect(),
            fields,
        };
        self.order.push(((kind, name.to_owned()), part));
    }

    /// A list of records that are told apart by one of their fields.
    fn list(&mut self, kind: &'static str, list: Option<&Value>, name: &str, text: &str) {
        for (at, record) in list.and_then(Value::as_array).into_iter().flatten().enumerate() {
            let place = (at + 1).to_string();
            let name = record.get(name).and_then(Value::as_str).unwrap_or(&place);
            self.add(kind, name, record.get(text), without(record, &[text]));
        }
    }
}

/// Fields that are addresses, or sums of texts that are compared themselves.
const DERIVED: [&str; 6] = ["$schema", "urls", "url", "data", "sha256", "quotation"];

fn without(record: &Value, names: &[&str]) -> Map<String, Value> {
    let fields = record.as_object().into_iter().flatten();
    fields
        .filter(|(name, _)| !names.contains(&name.as_str()) && !DERIVED.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn parts(policy: &Value) -> Parts {
    let mut parts = Parts::default();
    let apart = [
        "title", "notice", "preamble", "measures", "rounds", "history", "notes", "sources", "agencies",
    ];
    parts.add("policy", "", policy.get("title"), without(policy, &apart));
    if let Some(notice) = policy.get("notice").filter(|notice| notice.is_object()) {
        parts.add("notice", "", notice.get("body"), without(notice, &["body"]));
    }
    parts.add("preamble", "", policy.get("preamble"), Map::new());
    for measure in policy
        .get("measures")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let number = measure.get("number").map(ToString::to_string).unwrap_or_default();
        let fields = without(measure, &["title", "clauses"]);
        parts.add("measure", &number, measure.get("title"), fields);
        for clause in measure
            .get("clauses")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let id = clause.get("id").and_then(Value::as_str).unwrap_or_default();
            // What is printed is the quotation, bracket and all; sites that were built long ago have the text only.
            let text = clause.get("quotation").or_else(|| clause.get("text"));
            parts.add("clause", id, text, without(clause, &["id", "text", "bracket"]));
        }
    }
    parts.list("round", policy.get("rounds"), "id", "who");
    parts.list("event", policy.get("history"), "id", "title");
    parts.list("note", policy.get("notes"), "", "known");
    parts.list("source", policy.get("sources"), "id", "title");
    for (id, agency) in policy
        .get("agencies")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        parts.add("agency", id, agency.get("short"), without(agency, &["short"]));
    }
    parts
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn policy(clauses: &Value) -> Value {
        json!({
            "$schema": "https://policy.example/api/v1/policy.schema.json",
            "title": {"en": "Rent"}, "issued": "2024-03-06", "preamble": {"en": "Whereas"},
            "measures": [{"number": 3, "title": {"en": "Brands"}, "clauses": clauses}],
            "rounds": [{"id": "brand", "issued": null}],
        })
    }

    fn clause(id: &str, text: &str, lead: &str) -> Value {
        json!({"id": id, "quotation": {"en": text}, "sha256": {"en": text}, "lead": [lead]})
    }

    fn told(before: Option<&Value>, after: Option<&Value>) -> Vec<String> {
        let bytes = |value: Option<&Value>| value.map(|value| value.to_string().into_bytes());
        let (before, after) = (bytes(before), bytes(after));
        let change = FileChange {
            address: "api/v1/policies/rent.json",
            before: before.as_deref(),
            after: after.as_deref(),
        };
        changes(change)
            .into_iter()
            .map(|change| {
                let texts: Vec<&str> = change.texts.values().map(String::as_str).collect();
                let words = [texts.join("|"), change.fields.join(",")].join(" ");
                format!("{:?} {} {} {words}", change.fate, change.kind, change.name)
                    .trim_end()
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn clauses_are_compared_by_their_words_and_by_what_else_is_known() {
        let before = policy(&json!([
            clause("3.1", "up to 50", "commerce"),
            clause("3.2", "b", "tax")
        ]));
        let after = policy(&json!([
            clause("3.1", "up to 80", "commerce"),
            clause("3.2", "b", "customs"),
            clause("3.3", "c", "tax")
        ]));
        assert_eq!(
            told(Some(&before), Some(&after)),
            [
                "Changed clause 3.1 up to [-50-]{+80+}",
                "Changed clause 3.2  lead",
                "New clause 3.3"
            ]
        );
        assert_eq!(told(Some(&after), Some(&before))[2], "Gone clause 3.3");
        assert!(told(Some(&before), Some(&before)).is_empty());
    }

    #[test]
    fn a_policy_comes_and_goes_as_a_whole() {
        let one = policy(&json!([]));
        assert_eq!(told(None, Some(&one)), ["New policy"]);
        assert_eq!(told(Some(&one), None), ["Gone policy"]);
    }

    #[test]
    fn what_an_older_record_lacks_is_not_a_change() {
        let after = policy(&json!([clause("3.1", "a", "tax")]));
        let mut before = after.clone();
        before.as_object_mut().unwrap().remove("rounds");
        before["measures"][0]["clauses"][0]
            .as_object_mut()
            .unwrap()
            .remove("lead");
        assert_eq!(told(Some(&before), Some(&after)), ["New round brand"]);
    }

    #[test]
    fn the_address_of_the_site_is_read_from_a_record() {
        let record = policy(&json!([])).to_string();
        assert_eq!(
            base(record.as_bytes()).as_deref(),
            Some("https://policy.example/")
        );
        assert!(is_policy("api/v1/policies/rent.json") && !is_policy("api/v1/policies/rent/3.1.json"));
    }
}

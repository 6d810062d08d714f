//! JSON Schema of every content file, so that editors complete and check while an author types.
//!
//! In: the shapes. Out: JSON Schema 2020-12. Never here: a field's name; they all come from the shapes.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::lang::Lang;
use crate::model::agency::AGENCIES;
use crate::model::change::CHANGES;
use crate::model::condition::CONDITION;
use crate::model::glossary::GLOSSARY;
use crate::model::measure::MEASURE;
use crate::model::policy::POLICY;
use crate::model::question::QUESTIONS;
use crate::model::round::ROUNDS;
use crate::model::shape::{Doc, Kind, Rule, Shape};
use crate::model::site::SITE;
use crate::model::translation::TRANSLATIONS;

/// The schemas by the name of the file that they are for: `site`, `agencies`, `glossary`, `questions`, `policy`,
/// `rounds`, `changes`, `measure`, `translations`.
#[must_use]
pub fn schemas() -> BTreeMap<&'static str, Value> {
    let files = [
        ("site", Kind::Record(&SITE)),
        ("agencies", Kind::Record(&AGENCIES)),
        ("glossary", Kind::Record(&GLOSSARY)),
        ("questions", Kind::Record(&QUESTIONS)),
        ("policy", Kind::Record(&POLICY)),
        ("rounds", Kind::Record(&ROUNDS)),
        ("changes", Kind::Record(&CHANGES)),
        ("measure", Kind::Record(&MEASURE)),
        ("translations", TRANSLATIONS),
    ];
    files
        .into_iter()
        .map(|(name, kind)| (name, file(name, &kind)))
        .collect()
}

/// Where a schema says what a condition is.
const CONDITION_REF: &str = "#/$defs/condition";

fn file(name: &str, kind: &Kind) -> Value {
    let mut schema = Map::new();
    schema.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".to_owned(), json!(name));
    if let Value::Object(rest) = value(kind) {
        schema.extend(rest);
    }
    let refers = Value::Object(schema.clone()).to_string().contains(CONDITION_REF);
    if refers {
        schema.insert("$defs".to_owned(), json!({"condition": record(&CONDITION)}));
    }
    Value::Object(schema)
}

fn value(kind: &Kind) -> Value {
    match kind {
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Integer { least, most } => json!({"type": "integer", "minimum": least, "maximum": most}),
        Kind::Ratio => pattern(r"^[0-9]{1,3}(\.[0-9]{1,2})?%$"),
        Kind::Date => json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        Kind::Id => json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64}),
        Kind::ClauseNumber => pattern(r"^[1-9][0-9]*\.[1-9][0-9]*$"),
        Kind::Url => json!({"type": "string", "format": "uri", "pattern": "^https?://"}),
        Kind::BaseUrl => json!({"type": "string", "format": "uri", "pattern": "^https?://[^?#]+/$"}),
        Kind::Hash => pattern("^[0-9a-f]{16}$"),
        Kind::Telephone => pattern(r"^\+[0-9][0-9 \-]{5,}$"),
        Kind::Word(words) => json!({"enum": words}),
        Kind::Line | Kind::Kept => json!({"type": "string", "minLength": 1}),
        Kind::Texts | Kind::Markdown => texts(),
        Kind::Record(shape) => record(shape),
        Kind::HashOrRecord(shape) => json!({"anyOf": [value(&Kind::Hash), record(shape)]}),
        // The one record that holds records of its own kind; written out, it would never end.
        Kind::Nested(_) => json!({"$ref": CONDITION_REF}),
        Kind::IdOrRecord(shape) => json!({"anyOf": [value(&Kind::Id), record(shape)]}),
        Kind::List(of) => json!({"type": "array", "items": value(of)}),
        Kind::Some(of) => json!({"type": "array", "items": value(of), "minItems": 1}),
        Kind::Table(of) => json!({"type": "object", "additionalProperties": value(of)}),
    }
}

fn pattern(pattern: &str) -> Value {
    json!({"type": "string", "pattern": pattern})
}

fn texts() -> Value {
    let text = |lang| {
        let doc = match lang {
            Lang::ZhHant => Doc {
                en: "Traditional Chinese; derived from Simplified where it is left out",
                zh: "繁体中文；不写时由简体转换",
            },
            Lang::ZhHans => Doc {
                en: "Simplified Chinese; derived from Traditional where it is left out",
                zh: "简体中文；不写时由繁体转换",
            },
            Lang::En => Doc {
                en: "English",
                zh: "英文",
            },
        };
        json!({"type": "string", "minLength": 1, "description": describe(doc)})
    };
    let properties: Map<String, Value> = Lang::ALL
        .into_iter()
        .map(|lang| (lang.key().to_owned(), text(lang)))
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "minProperties": 1,
    })
}

fn record(shape: &Shape) -> Value {
    let mut properties = Map::new();
    for field in shape.fields {
        let mut property = value(&field.kind);
        // What a field is for says more than what its record is, so it wins.
        property["description"] = describe(field.doc);
        properties.insert(field.name.to_owned(), property);
    }
    let needed: Vec<&str> = shape
        .fields
        .iter()
        .filter(|field| field.needed)
        .map(|field| field.name)
        .collect();
    let mut schema = json!({
        "type": "object",
        "description": describe(shape.doc),
        "properties": properties,
        "required": needed,
        "additionalProperties": false,
    });
    let rules: Vec<Value> = shape.rules.iter().map(rule).collect();
    if !rules.is_empty() {
        schema["allOf"] = Value::Array(rules);
    }
    schema
}

fn describe(doc: Doc) -> Value {
    json!(format!("{}\n{}", doc.en, doc.zh))
}

fn rule(rule: &Rule) -> Value {
    let has = |name: &&str| json!({"required": [name]});
    match rule {
        Rule::ExactlyOne(names) => json!({"oneOf": names.iter().map(has).collect::<Vec<_>>()}),
        Rule::Needs(name, other) => json!({"dependentRequired": {*name: [other]}}),
        Rule::Excludes(name, others) => {
            let any = others.iter().map(has).collect::<Vec<_>>();
            json!({"dependentSchemas": {*name: {"not": {"anyOf": any}}}})
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every schema inside a schema.
    fn inside<'a>(schema: &'a Value, all: &mut Vec<&'a Value>) {
        all.push(schema);
        let properties = schema["properties"].as_object().into_iter().flat_map(Map::values);
        let items = schema.get("items").into_iter();
        let defined = schema["$defs"].as_object().into_iter().flat_map(Map::values);
        let any = schema["anyOf"].as_array().into_iter().flatten();
        properties
            .chain(items)
            .chain(defined)
            .chain(any)
            .for_each(|inner| inside(inner, all));
    }

    #[test]
    fn every_record_is_closed_and_every_field_explained() {
        for (name, schema) in schemas() {
            let mut all = Vec::new();
            inside(&schema, &mut all);
            for record in all.iter().filter(|schema| schema["required"].is_array()) {
                assert_eq!(record["additionalProperties"], false, "{name}");
                for (field, property) in record["properties"].as_object().expect("an object") {
                    let text = property["description"].as_str().expect("a text");
                    assert!(
                        text.contains('\n') && !text.is_ascii(),
                        "{name}: {field} lacks a language"
                    );
                }
            }
        }
    }

    #[test]
    fn rules_between_fields_are_in_the_schema() {
        let policy = &schemas()["policy"];
        let validity = &policy["properties"]["validity"];
        assert_eq!(validity["allOf"][0]["oneOf"][1]["required"][0], "until");
    }
}

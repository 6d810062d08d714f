//! Settings and mappings of an index for the records: one script and bigrams for Chinese, stems for English.
//!
//! In: the languages of a site. Out: the body that creates an index. Never here: a setting that only one of
//! `OpenSearch` and Elasticsearch has, or that needs a plug-in; figures of a cluster, such as shards.

use serde_json::{Map, Value, json};

use crate::lang::Lang;
use crate::resolve::site::Site;
use crate::zh::fold;

const FOLD: &str = "traditional_to_simplified";
const CHINESE: &str = "policy_chinese";
const CHINESE_QUERY: &str = "policy_chinese_query";
const ENGLISH: &str = "policy_english";

/// The body of `PUT /<index>`.
pub(super) fn mapping(site: &Site) -> Value {
    json!({
        "settings": { "analysis": analysis() },
        "mappings": { "dynamic": "strict", "properties": properties(&site.languages) },
    })
}

fn analysis() -> Value {
    // Single characters are indexed too, so that one can be asked for; in a query they would make every text that
    // shares a character a hit.
    let chinese = |bigrams: &str| analyser(&["cjk_width", "lowercase", bigrams, "english_stems"]);
    let folds: Vec<String> = fold::pairs()
        .filter(|(from, to)| from != to)
        .map(|(from, to)| format!("{from} => {to}"))
        .collect();
    json!({
        // As in our own index: character by character, so that a query in either script is cut as the text was.
        "char_filter": { FOLD: { "type": "mapping", "mappings": folds } },
        "filter": {
            "han_bigrams_and_characters": { "type": "cjk_bigram", "output_unigrams": true },
            "english_possessives": { "type": "stemmer", "language": "possessive_english" },
            "english_stems": { "type": "stemmer", "language": "english" },
        },
        "analyzer": {
            CHINESE: chinese("han_bigrams_and_characters"),
            CHINESE_QUERY: chinese("cjk_bigram"),
            // Chinese names stand in English texts as well.
            ENGLISH: analyser(&["cjk_width", "english_possessives", "lowercase", "cjk_bigram", "english_stems"]),
        },
    })
}

fn analyser(filters: &[&str]) -> Value {
    json!({ "type": "custom", "char_filter": [FOLD], "tokenizer": "standard", "filter": filters })
}

fn properties(languages: &[Lang]) -> Value {
    let keyword = json!({ "type": "keyword" });
    let number = json!({ "type": "integer" });
    let texts = in_languages(languages, text);
    json!({
        "id": keyword,
        "site": keyword,
        "kind": keyword,
        "policy": keyword,
        "measure": number,
        "clause": number,
        "title": texts,
        "text": texts,
        "bracket": texts,
        "names": { "properties": { "zh": text(Lang::ZhHans), "en": text(Lang::En) } },
        "url": in_languages(languages, |_| json!({ "type": "keyword", "index": false })),
        "lead": keyword,
        "support": keyword,
        "responsible": keyword,
        "kinds": keyword,
        "topics": keyword,
        // Nested, so that "a subsidy of a million" does not find a subsidy beside an award of a million.
        "amounts": {
            "type": "nested",
            "properties": {
                "kind": keyword,
                "cap_cny": { "type": "long" },
                "ratio_percent": { "type": "scaled_float", "scaling_factor": 100 },
                "per": keyword,
            },
        },
    })
}

fn text(lang: Lang) -> Value {
    if lang.is_chinese() {
        json!({ "type": "text", "analyzer": CHINESE, "search_analyzer": CHINESE_QUERY })
    } else {
        json!({ "type": "text", "analyzer": ENGLISH })
    }
}

fn in_languages(languages: &[Lang], field: impl Fn(Lang) -> Value) -> Value {
    let fields: Map<String, Value> = languages
        .iter()
        .map(|&lang| (lang.key().to_owned(), field(lang)))
        .collect();
    json!({ "properties": fields })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::testing;

    // What both engines document for the settings used here; kept by hand, because neither publishes a schema that a
    // test could read. No cluster has been asked.
    const TOKENIZERS: [&str; 1] = ["standard"];
    const FILTERS: [&str; 3] = ["cjk_bigram", "cjk_width", "lowercase"];
    const CHARACTER_FILTER_TYPES: [(&str, &[&str]); 1] = [("mapping", &["mappings"])];
    const FILTER_TYPES: [(&str, &[&str]); 2] = [
        ("cjk_bigram", &["ignored_scripts", "output_unigrams"]),
        ("stemmer", &["language"]),
    ];
    const STEMMERS: [&str; 2] = ["english", "possessive_english"];
    const FIELD_TYPES: [(&str, &[&str]); 6] = [
        ("keyword", &["ignore_above", "index"]),
        ("text", &["analyzer", "search_analyzer"]),
        ("integer", &["index"]),
        ("long", &["index"]),
        ("scaled_float", &["index", "scaling_factor"]),
        ("nested", &["properties"]),
    ];

    fn object(value: &Value) -> &Map<String, Value> {
        value.as_object().unwrap_or_else(|| panic!("no object: {value}"))
    }

    fn has_known_settings(value: &Value, types: &[(&str, &[&str])]) {
        let kind = value["type"].as_str();
        let known = types.iter().find(|(name, _)| Some(*name) == kind);
        let (_, settings) = known.unwrap_or_else(|| panic!("no engine knows {value}"));
        for name in object(value).keys() {
            assert!(
                name == "type" || settings.contains(&name.as_str()),
                "{name} in {value}"
            );
        }
    }

    #[test]
    fn every_analyser_is_made_of_what_the_engines_have() {
        let mapping = mapping(&testing::site());
        let analysis = &mapping["settings"]["analysis"];
        let own = object(&analysis["filter"]);
        for filter in own.values() {
            has_known_settings(filter, &FILTER_TYPES);
            let language = filter.get("language").and_then(Value::as_str);
            assert!(
                language.is_none_or(|language| STEMMERS.contains(&language)),
                "{filter}"
            );
        }
        let folds = &analysis["char_filter"][FOLD];
        has_known_settings(folds, &CHARACTER_FILTER_TYPES);
        for fold in folds["mappings"].as_array().unwrap() {
            let (from, to) = fold.as_str().unwrap().split_once(" => ").unwrap();
            assert_eq!((from.chars().count(), to.chars().count()), (1, 1), "{fold}");
        }
        for analyser in object(&analysis["analyzer"]).values() {
            assert_eq!(analyser["char_filter"], json!([FOLD]));
            assert_eq!(analyser["type"], "custom");
            assert!(TOKENIZERS.contains(&analyser["tokenizer"].as_str().unwrap()));
            for filter in analyser["filter"].as_array().unwrap() {
                let filter = filter.as_str().unwrap();
                assert!(own.contains_key(filter) || FILTERS.contains(&filter), "{filter}");
            }
        }
        let names: Vec<&String> = object(&mapping).keys().collect();
        assert_eq!(names, ["settings", "mappings"]);
    }

    #[test]
    fn every_field_has_a_type_of_the_engines_and_an_analyser_of_ours() {
        let mapping = mapping(&testing::site());
        assert_eq!(mapping["mappings"]["dynamic"], "strict");
        let analysers = object(&mapping["settings"]["analysis"]["analyzer"]);
        fields_are_known(&mapping["mappings"]["properties"], analysers);
    }

    fn fields_are_known(properties: &Value, analysers: &Map<String, Value>) {
        for (name, field) in object(properties) {
            if field.get("type").is_some() {
                has_known_settings(field, &FIELD_TYPES);
            }
            for setting in ["analyzer", "search_analyzer"] {
                let analyser = field.get(setting).and_then(Value::as_str);
                assert!(
                    analyser.is_none_or(|analyser| analysers.contains_key(analyser)),
                    "{name}"
                );
            }
            assert_eq!(field["type"] == "text", field.get("analyzer").is_some(), "{name}");
            if let Some(properties) = field.get("properties") {
                fields_are_known(properties, analysers);
            }
        }
    }

    #[test]
    fn only_published_languages_have_fields() {
        let mut site = testing::site();
        site.languages = vec![Lang::ZhHans];
        let mapping = mapping(&site);
        let names: Vec<&String> = object(&mapping["mappings"]["properties"]["title"]["properties"])
            .keys()
            .collect();
        assert_eq!(names, ["zh-Hans"]);
    }
}

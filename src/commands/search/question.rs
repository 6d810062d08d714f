//! A query and its answer as programs read it: the same JSON from the terminal and from `serve`.
//!
//! In: [`Question`]. Out: [`Shown`]. Never here: where a question comes from; how people read an answer.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::index::SearchIndex;
use crate::index::search::{Answer, Filters, Hit};
use crate::index::snippet::{self, Snippet};
use crate::lang::Lang;
use crate::report::nearest::nearest;

/// What somebody wrote is repeated up to here.
const LONGEST_ECHO: usize = 40;
/// How many hits are shown when nobody says how many.
pub(in crate::commands) const USUAL_LIMIT: usize = 10;

/// What somebody asks for.
#[derive(Debug)]
pub(in crate::commands) struct Question {
    pub(in crate::commands) query: String,
    /// The language in which hits are shown; that of the query where there is none.
    pub(in crate::commands) lang: Option<Lang>,
    /// So many hits at most.
    pub(in crate::commands) limit: usize,
    /// Whether each hit says where its score comes from.
    pub(in crate::commands) explain: bool,
    /// Facets and the values that hits must have.
    facets: Vec<(String, String)>,
}

/// A value of a facet that no document of the site has.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::commands) struct Unknown {
    /// What is wrong.
    pub(in crate::commands) sentence: String,
    /// What there is.
    pub(in crate::commands) help: String,
}

impl Question {
    /// A question with nothing but a query.
    pub(in crate::commands) fn of(query: &str) -> Question {
        Question {
            query: query.to_owned(),
            lang: None,
            limit: USUAL_LIMIT,
            explain: false,
            facets: Vec::new(),
        }
    }

    /// Leaves only hits with this value of a facet.
    pub(in crate::commands) fn restrict(&mut self, facet: &str, value: &str) {
        self.facets.push((facet.to_owned(), value.to_owned()));
    }

    /// The first value that the site does not have: no hits would look like an answer.
    pub(in crate::commands) fn unknown(&self, index: &SearchIndex) -> Option<Unknown> {
        self.facets.iter().find_map(|(facet, value)| {
            let values = index.values(facet);
            (!values.contains(value)).then(|| unknown(facet, value, &values))
        })
    }

    fn filters(&self) -> Filters {
        let mark = |(facet, value): &(String, String)| format!("#{facet}:{value}");
        self.facets.iter().map(mark).collect()
    }
}

fn unknown(facet: &str, value: &str, values: &[String]) -> Unknown {
    let what = if facet == "kind" { "kind of support" } else { facet };
    let written: String = value.chars().take(LONGEST_ECHO).collect();
    let near = nearest(&written, values.iter().map(String::as_str));
    let near = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    let list: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    let there_is = match list.len() {
        0 => "there is none".to_owned(),
        1 => format!("the only one is {}", list[0]),
        _ => format!("there are {}", list.join(", ")),
    };
    Unknown {
        sentence: format!("no {what} of this site is called `{written}`"),
        help: near + &there_is,
    }
}

/// An answer and all that is needed to show it.
pub(in crate::commands) struct Shown<'a> {
    pub(super) question: Question,
    pub(super) index: &'a SearchIndex,
    pub(super) answer: Answer,
    pub(super) wanted: Vec<String>,
    pub(super) lang: Lang,
}

impl<'a> Shown<'a> {
    /// Searches. `source` is the script of the site, for a query that is in no language: 50%.
    pub(in crate::commands) fn new(question: Question, index: &'a SearchIndex, source: Lang) -> Self {
        let answer = index.search(&question.query, &question.filters());
        Shown {
            wanted: snippet::wanted(&answer.plan),
            lang: question
                .lang
                .unwrap_or_else(|| language_of(&question.query, source)),
            question,
            index,
            answer,
        }
    }

    /// The answer as JSON.
    pub(in crate::commands) fn json(&self) -> Result<String> {
        serde_json::to_string_pretty(&self.value()).context("writing JSON")
    }

    pub(super) fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.answer.hits.iter().take(self.question.limit)
    }

    pub(super) fn snippet(&self, hit: &Hit) -> Snippet {
        let record = self.index.record(hit.document, self.lang);
        snippet::snippet(&record.text, &self.wanted, self.lang)
    }

    fn value(&self) -> Value {
        let hits: Vec<Value> = self.hits().map(|hit| self.json_hit(hit)).collect();
        let mut answer = json!({
            "query": self.question.query,
            "total": self.answer.hits.len(),
            "exact": self.answer.exact,
            "in_text": self.answer.in_text,
            "hits": hits,
        });
        if let Some(showing) = &self.answer.showing {
            answer["showing"] = json!(showing);
        }
        if self.answer.hits.is_empty() {
            answer["nearest"] = json!(self.answer.nearest);
        }
        answer
    }

    fn json_hit(&self, hit: &Hit) -> Value {
        let record = self.index.record(hit.document, self.lang);
        let snippet = self.snippet(hit);
        let marks: Vec<[usize; 2]> = snippet.marks.iter().map(|mark| [mark.start, mark.end]).collect();
        let mut shown = json!({
            "kind": record.kind,
            "policy": record.policy,
            "measure": record.measure,
            "clause": record.clause,
            "score": hit.score,
            "title": record.title,
            "url": record.url,
            "snippet": snippet.text,
            "marks": marks,
            "exact": hit.is_exact,
        });
        if self.question.explain {
            let parts = hit.parts.iter();
            shown["explain"] = parts
                .map(|(what, points)| json!({"what": what, "points": points}))
                .collect();
        }
        shown
    }
}

/// Who types English reads English; who types Chinese reads the script that the characters belong to.
fn language_of(query: &str, source: Lang) -> Lang {
    if !query.chars().any(crate::zh::is_han) {
        return if query.chars().any(char::is_alphabetic) {
            Lang::En
        } else {
            source
        };
    }
    let is_traditional = query.chars().any(|c| crate::zh::fold::fold(c) != c);
    if is_traditional {
        Lang::ZhHant
    } else {
        Lang::ZhHans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_nothing_has_is_told_apart_from_no_hits() {
        let values = |list: &[&str]| -> Vec<String> { list.iter().map(|one| (*one).to_owned()).collect() };
        for (facet, value, there, expected) in [
            (
                "agency",
                "comerce",
                &["commerce", "tax"][..],
                "no agency of this site is called `comerce`: did you mean `commerce`? there are `commerce`, `tax`",
            ),
            (
                "kind",
                "x",
                &["award"],
                "no kind of support of this site is called `x`: the only one is `award`",
            ),
            (
                "topic",
                "",
                &[],
                "no topic of this site is called ``: there is none",
            ),
        ] {
            let Unknown { sentence, help } = unknown(facet, value, &values(there));
            assert_eq!(format!("{sentence}: {help}"), expected);
        }
    }

    #[test]
    fn the_query_says_what_its_writer_reads() {
        for (query, expected) in [
            ("海外倉", Lang::ZhHant),
            ("海外仓", Lang::ZhHans),
            ("warehouse", Lang::En),
            ("50%", Lang::ZhHans),
            ("OTC藥品", Lang::ZhHant),
        ] {
            assert_eq!(language_of(query, Lang::ZhHans), expected, "{query}");
        }
    }
}

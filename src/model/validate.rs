//! Holds a tree against a shape, and reports everything that does not fit.
//!
//! In: a [`Node`] and a [`Kind`]. Out: findings, all of a file's in one run.
//! Never here: making records; what passes here can be taken out without a second question (`fields`).

use crate::lang::Lang;
use crate::model::mistyped;
use crate::model::rules;
use crate::model::shape::{Kind, Shape};
use crate::model::values::{self, Fault};
use crate::model::yaml::{Node, Value};
use crate::report::nearest::nearest;
use crate::report::{Diagnostic, Report};
use crate::source::Spanned;

/// Reports what is wrong with a value and everything inside it.
pub(crate) fn validate(node: &Node, kind: &Kind, report: &mut Report) {
    match (kind, &node.value) {
        (
            Kind::Record(shape) | Kind::Nested(shape) | Kind::IdOrRecord(shape) | Kind::HashOrRecord(shape),
            Value::Fields(fields),
        ) => {
            record(node, fields, shape, report);
        }
        (Kind::List(of) | Kind::Some(of), Value::List(items)) => {
            if items.is_empty() && matches!(kind, Kind::Some(_)) {
                let finding = Diagnostic::error("empty-list", node.span.clone(), "this list is empty");
                report.add(finding.help("one entry at least is needed"));
            }
            for item in items {
                validate(item, of, report);
            }
        }
        (Kind::Table(of), Value::Fields(fields)) => {
            for (_, value) in fields {
                validate(value, of, report);
            }
        }
        (Kind::Texts | Kind::Markdown, Value::Fields(fields)) => texts(node, fields, kind, report),
        (Kind::Line, Value::Text(text)) => line(node, text, report),
        (Kind::Flag, Value::Flag(_)) | (Kind::Kept, Value::Text(_)) => {}
        (Kind::Integer { least, most }, Value::Number) => {
            complain(node, values::integer(node.span.text(), *least, *most), report);
        }
        (_, Value::Text(text)) if takes_text(kind) => complain(node, form(text, kind), report),
        _ => mistyped::report(node, kind, report),
    }
}

/// Whether a value of this kind is written as a text with a form of its own.
fn takes_text(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Ratio
            | Kind::Date
            | Kind::Id
            | Kind::IdOrRecord(_)
            | Kind::HashOrRecord(_)
            | Kind::ClauseNumber
            | Kind::Url
            | Kind::BaseUrl
            | Kind::Hash
            | Kind::Telephone
            | Kind::Word(_)
    )
}

fn form(text: &str, kind: &Kind) -> Result<(), Fault> {
    match kind {
        Kind::Ratio => values::ratio(text).map(drop),
        Kind::Date => values::date(text).map(drop),
        Kind::Id | Kind::IdOrRecord(_) => values::id(text),
        Kind::ClauseNumber => values::clause_number(text),
        Kind::Url => values::url(text),
        Kind::BaseUrl => values::base_url(text),
        Kind::Hash | Kind::HashOrRecord(_) => values::hash(text),
        Kind::Telephone => values::telephone(text),
        Kind::Word(words) => values::word(text, words),
        _ => Ok(()),
    }
}

fn complain<T>(node: &Node, result: Result<T, Fault>, report: &mut Report) {
    if let Err(fault) = result {
        report.add(Diagnostic::error(fault.code, node.span.clone(), fault.message).help(fault.help));
    }
}

fn record(node: &Node, fields: &[(Spanned<String>, Node)], shape: &Shape, report: &mut Report) {
    for (name, value) in fields {
        match shape.field(&name.value) {
            Some(field) => validate(value, &field.kind, report),
            None => unknown_field(name, shape, report),
        }
    }
    // A misspelt field is one mistake, not two: it is not missing as well.
    let names: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
    let has = |name: &str| {
        fields.iter().any(|(key, _)| {
            let is_known = shape.field(&key.value).is_some();
            key.value == name || !is_known && nearest(&key.value, names.iter().copied()) == Some(name)
        })
    };
    for field in shape
        .fields
        .iter()
        .filter(|field| field.needed && !has(field.name))
    {
        report.add(
            rules::missing(node, shape, field.name).help(format!("add `{}`: {}", field.name, field.doc.en)),
        );
    }
    let place = |name: &str| {
        fields
            .iter()
            .find(|(key, _)| key.value == name)
            .map(|(key, _)| key.span.clone())
    };
    for rule in shape.rules {
        rules::keep(rule, node, shape, &place, report);
    }
}

fn unknown_field(name: &Spanned<String>, shape: &Shape, report: &mut Report) {
    let names: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
    let help = match nearest(&name.value, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its fields are `{}`", names.join("`, `")),
    };
    let message = format!("{} has no field `{}`", shape.with_article(), name.value);
    report.add(Diagnostic::error("unknown-field", name.span.clone(), message).help(help));
}

/// The language that somebody meant. Of Chinese, many name the place and not the script.
fn meant_language(written: &str) -> Option<&'static str> {
    match written.to_lowercase().as_str() {
        "zh" | "zh-cn" | "zh-sg" | "zh_cn" | "cn" => Some(Lang::ZhHans.key()),
        "zh-tw" | "zh-hk" | "zh-mo" | "zh_tw" | "zh_hk" | "tw" | "hk" => Some(Lang::ZhHant.key()),
        _ => nearest(written, Lang::ALL.map(Lang::key)),
    }
}

/// A text in several languages. Whether one is missing is for `resolve` to say: only the site knows which it needs.
fn texts(node: &Node, fields: &[(Spanned<String>, Node)], kind: &Kind, report: &mut Report) {
    if fields.is_empty() {
        report.add(empty(node, "write `zh-Hans: …` and `en: …` here"));
    }
    let keys = Lang::ALL.map(Lang::key);
    for (name, value) in fields {
        if !keys.contains(&name.value.as_str()) {
            let help = match meant_language(&name.value) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the languages are `{}`", keys.join("`, `")),
            };
            let message = format!("`{}` is no language of this site", name.value);
            report.add(Diagnostic::error("unknown-language", name.span.clone(), message).help(help));
            continue;
        }
        match (&value.value, kind) {
            (Value::Text(text), Kind::Markdown) if !text.trim().is_empty() => {}
            (Value::Text(text), Kind::Texts) => line(value, text, report),
            (Value::Nothing, _) if value.span.text().is_empty() => {
                let mut finding = empty(value, &format!("write the text, or leave `{}` out", name.value));
                finding.span = name.span.clone();
                report.add(finding);
            }
            (Value::Text(_), _) => report.add(empty(value, "write the text, or leave the language out")),
            _ => mistyped::report(value, &Kind::Line, report),
        }
    }
}

/// One paragraph: a line break inside it would become a space in the middle of a Chinese word.
fn line(node: &Node, text: &str, report: &mut Report) {
    if text.trim().is_empty() {
        report.add(empty(node, "write the text, or leave the field out"));
    } else if text.trim().contains('\n') {
        let finding = Diagnostic::error("bad-value", node.span.clone(), "this text has more than one line");
        report.add(finding.help("write it in one line; this field is plain text, not Markdown"));
    }
}

fn empty(node: &Node, help: &str) -> Diagnostic {
    Diagnostic::error("empty-text", node.span.clone(), "there is no text here").help(help)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::shape::{Doc, Rule, needed, optional};
    use crate::model::yaml;
    use crate::source::SourceFile;

    static RECORD: Shape = Shape {
        called: "record",
        doc: Doc {
            en: "A record.",
            zh: "记录。",
        },
        fields: &[
            needed("title", Kind::Texts, "what it is called", "标题"),
            optional("body", Kind::Markdown, "more", "正文"),
            optional("flag", Kind::Flag, "or not", "是否"),
            optional("date", Kind::Date, "when", "日期"),
            optional("line", Kind::Line, "words", "文字"),
            optional("count", Kind::Integer { least: 1, most: 9 }, "how many", "数量"),
            optional("level", Kind::Word(&["city", "district"]), "whose", "级别"),
            optional("ratio", Kind::Ratio, "share", "比例"),
            optional("lead", Kind::Some(&Kind::IdOrRecord(&AGENCY)), "who", "牵头"),
            optional("clauses", Kind::List(&Kind::ClauseNumber), "where", "条款"),
        ],
        rules: &[
            Rule::ExactlyOne(&["count", "level"]),
            Rule::Needs("ratio", "line"),
            Rule::Excludes("flag", &["date"]),
        ],
    };
    static AGENCY: Shape = Shape {
        called: "agency",
        doc: Doc {
            en: "An agency.",
            zh: "单位。",
        },
        fields: &[needed("agency", Kind::Id, "its id", "标识")],
        rules: &[],
    };

    fn findings(text: &str) -> Vec<(&'static str, (usize, usize), String)> {
        let file = Arc::new(SourceFile {
            path: "a.yaml".to_owned(),
            text: text.to_owned(),
        });
        let mut report = Report::default();
        let node = yaml::parse(&file, &mut report).expect("YAML");
        validate(&node, &Kind::Record(&RECORD), &mut report);
        let sorted = report.sorted();
        let told = |finding: &&Diagnostic| {
            let help = finding.help.clone().unwrap_or_default();
            (
                finding.code,
                finding.span.line_column(),
                format!("{} — {help}", finding.message),
            )
        };
        sorted.iter().map(told).collect()
    }

    #[test]
    fn a_sound_record_has_no_findings() {
        let text = "title: {zh-Hans: 深, en: no}\nbody:\n  en: |\n    a\n\n    b\ndate: 2024-03-06\nlead: [a, {agency: b}]\n\
                    count: 3\nclauses: [\"3.1\"]\nline: yes\nratio: 50%\n";
        assert_eq!(findings(text), []);
    }

    /// What is written, the code, line and column, and a part of what is said.
    #[rustfmt::skip]
    const MISTAKES: &[(&str, &str, (usize, usize), &str)] = &[
        ("titel: 1", "unknown-field", (2, 1), "did you mean `title`?"),
        ("price: 1", "unknown-field", (2, 1), "its fields are `title`, `body`"),
        ("flag: yes", "wrong-type", (2, 7), "`yes` is read as a word; write `true`"),
        ("flag: off", "wrong-type", (2, 7), "write `false`"),
        ("line: 2024", "wrong-type", (2, 7), "the number `2024` — put it in quotes: `\"2024\"`"),
        ("line: true", "wrong-type", (2, 7), "`true`, which means yes or no — put it in quotes"),
        ("line: null", "wrong-type", (2, 7), "`null`, which means nothing — if the word is meant"),
        ("line:", "wrong-type", (2, 5), "this is empty — write a value"),
        ("lead: commerce", "wrong-type", (2, 7), "a list is expected here, this is text — write `[commerce]`"),
        ("lead: []", "empty-list", (2, 7), "one entry at least"),
        ("lead: [a, B C]", "bad-value", (2, 11), "digits and hyphens: `b-c`"),
        ("lead: [{agent: a}]", "unknown-field", (2, 9), "did you mean `agency`?"),
        ("date: 2023-02-29", "impossible-date", (2, 7), "2023-02 has 28 days"),
        ("date: 2024", "wrong-type", (2, 7), "a date such as"),
        ("clauses: [3.10]", "wrong-type", (2, 11), "put it in quotes: `\"3.10\"`"),
        ("body: text", "wrong-type", (2, 7), "say in which language"),
        ("body: {zh-hans: a}", "unknown-language", (2, 8), "did you mean `zh-Hans`?"),
        ("body: {fr: a}", "unknown-language", (2, 8), "the languages are"),
        ("body: {en: \" \"}", "empty-text", (2, 12), "leave the language out"),
        ("body: {en: 5}", "wrong-type", (2, 12), "put it in quotes: `\"5\"`"),
        ("body:\n  en:", "empty-text", (3, 3), "leave `en` out"),
        ("body: {}", "empty-text", (2, 7), "write `zh-Hans: …`"),
        ("flag: true\ndate: 2024-03-06", "conflicting-fields", (3, 1), "leave one of the two out"),
        ("ratio: 50%", "missing-field", (2, 1), "add `line`"),
        ("line: |\n  a\n  b", "bad-value", (3, 3), "write it in one line"),
    ];

    #[test]
    fn each_mistake_has_its_place_and_its_advice() {
        for &(mistake, code, place, told) in MISTAKES {
            let found = findings(&format!("title: {{en: A}}\n{mistake}\ncount: 1\n"));
            assert!(
                found
                    .iter()
                    .any(|finding| finding.0 == code && finding.1 == place),
                "{mistake}: {found:?}"
            );
            assert!(
                found.iter().any(|finding| finding.2.contains(told)),
                "{mistake}: {found:?}"
            );
        }
    }

    #[test]
    fn numbers_and_words_have_bounds() {
        let cases = [
            ("count: 10", "bad-value", "`10` is not a whole number from 1 to 9"),
            ("count: 1.5", "bad-value", "digits only"),
            ("count: 0x2", "bad-value", "digits only"),
            ("count: 1,000", "wrong-type", "no quotes, commas"),
            ("level: distrct", "bad-value", "did you mean `district`?"),
            ("level: 1", "wrong-type", "one of `city`, `district`"),
        ];
        for (mistake, code, told) in cases {
            let found = findings(&format!("title: {{en: A}}\n{mistake}\n"));
            assert_eq!(found.len(), 1, "{mistake}: {found:?}");
            assert_eq!(found[0].0, code, "{mistake}");
            assert!(found[0].2.contains(told), "{mistake}: {}", found[0].2);
        }
    }

    #[test]
    fn one_run_shows_all_findings_of_a_file() {
        let codes: Vec<_> = findings("flag: yes\ndate: 2023-13-01\nprice: 1\nlead: x\n")
            .into_iter()
            .map(|finding| finding.0)
            .collect();
        let expected = [
            "missing-field",
            "missing-field",
            "wrong-type",
            "impossible-date",
            "unknown-field",
            "wrong-type",
        ];
        assert_eq!(
            codes.len(),
            expected.len() + 1,
            "flag and date conflict too: {codes:?}"
        );
        assert!(expected.iter().all(|code| codes.contains(code)), "{codes:?}");
    }
}

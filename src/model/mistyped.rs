//! What to say when a value is of another kind than its field.
//!
//! In: a [`Node`] and the [`Kind`] that was expected. Out: a finding. Never here: values of the right kind.

use crate::model::shape::Kind;
use crate::model::yaml::{Node, Value};
use crate::report::{Diagnostic, Report};

/// Reports a value of the wrong kind, in the author's words and with the way out of the usual traps.
pub(crate) fn report(node: &Node, kind: &Kind, report: &mut Report) {
    let message = format!("{} is expected here, this is {}", expected(kind), found(node));
    report.add(Diagnostic::error("wrong-type", node.span.clone(), message).help(advice(node, kind)));
}

fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::Integer { .. } => "a whole number".to_owned(),
        Kind::Ratio => "a ratio such as `50%`".to_owned(),
        Kind::Date => "a date such as `2024-03-06`".to_owned(),
        Kind::Id => "an id".to_owned(),
        Kind::ClauseNumber => "a clause's number in quotes".to_owned(),
        Kind::Url | Kind::BaseUrl => "a web address".to_owned(),
        Kind::Hash | Kind::HashOrRecord(_) => "a hash in quotes".to_owned(),
        Kind::Telephone => "a telephone number in quotes".to_owned(),
        Kind::Word(_) => "a word".to_owned(),
        Kind::Line | Kind::Kept => "text".to_owned(),
        Kind::Texts | Kind::Markdown => "a text in each language".to_owned(),
        Kind::Record(shape) | Kind::Nested(shape) => format!("{} with its fields", shape.with_article()),
        Kind::IdOrRecord(shape) => format!("an id, or {} with its fields,", shape.with_article()),
        Kind::List(_) | Kind::Some(_) => "a list".to_owned(),
        Kind::Table(_) => "a list of names with values".to_owned(),
    }
}

fn found(node: &Node) -> String {
    let raw = node.span.text();
    match &node.value {
        Value::Nothing if raw.is_empty() => "empty".to_owned(),
        Value::Nothing => format!("`{raw}`, which means nothing"),
        Value::Flag(_) => format!("`{raw}`, which means yes or no"),
        Value::Number => format!("the number `{raw}`"),
        Value::Text(_) => "text".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Fields(_) => "a group of fields".to_owned(),
    }
}

fn advice(node: &Node, kind: &Kind) -> String {
    let raw = node.span.text();
    match (kind, &node.value) {
        (Kind::Flag, Value::Text(text)) => match text.to_lowercase().as_str() {
            "yes" | "on" | "y" => format!("`{text}` is read as a word; write `true`"),
            "no" | "off" | "n" => format!("`{text}` is read as a word; write `false`"),
            _ => "write `true` or `false`".to_owned(),
        },
        (Kind::Flag, _) => "write `true` or `false`".to_owned(),
        (Kind::Integer { .. }, Value::Text(_)) => {
            "write digits only: no quotes, commas, 万 or units".to_owned()
        }
        (Kind::Ratio, Value::Number) => match hundredfold(raw) {
            Some(percent) => format!("write `{percent}%`, or `{raw}%` if that is meant"),
            None => format!("write `{raw}%`"),
        },
        (Kind::List(_) | Kind::Some(_), Value::Text(_) | Value::Number) if !raw.contains('\n') => {
            format!("write `[{raw}]`")
        }
        (Kind::List(_) | Kind::Some(_), _) => "begin each entry with `- ` on a line of its own".to_owned(),
        (Kind::Texts | Kind::Markdown, Value::Text(_)) => {
            "say in which language: `zh-Hans: …`, `en: …` on lines of their own".to_owned()
        }
        (
            Kind::Record(shape) | Kind::Nested(shape) | Kind::IdOrRecord(shape) | Kind::HashOrRecord(shape),
            _,
        ) => {
            let names: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
            format!("its fields are `{}`", names.join("`, `"))
        }
        (Kind::Word(words), _) => format!("one of `{}`", words.join("`, `")),
        (Kind::Id, Value::Flag(_)) => "write an id; an answer is `yes` or `no`".to_owned(),
        (_, Value::Number | Value::Flag(_)) => format!("put it in quotes: `\"{raw}\"`"),
        (_, Value::Nothing) if !raw.is_empty() => {
            format!("if the word is meant, put it in quotes: `\"{raw}\"`")
        }
        (_, Value::Nothing) => "write a value behind the colon, or leave the field out".to_owned(),
        _ => format!("write {}", expected(kind)),
    }
}

/// `0.5` and `0.25` are fractions of one, and most probably mean 50 % and 25 %.
fn hundredfold(raw: &str) -> Option<String> {
    let decimals = raw.strip_prefix("0.").filter(|decimals| decimals.len() <= 2)?;
    let percent: u32 = format!("{decimals:0<2}").parse().ok()?;
    (percent > 0).then(|| percent.to_string())
}

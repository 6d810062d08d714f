//! What the fields of one record demand of each other.
//!
//! In: a [`Rule`] and where fields stand. Out: findings. Never here: the values of fields.

use crate::model::shape::{Rule, Shape};
use crate::model::yaml::Node;
use crate::report::{Diagnostic, Report};
use crate::source::Span;

/// Reports where a rule between fields is broken; `place` tells where a field's name stands.
pub(crate) fn keep(
    rule: &Rule,
    node: &Node,
    shape: &Shape,
    place: &dyn Fn(&str) -> Option<Span>,
    report: &mut Report,
) {
    let conflict = |at: Span, name: &str, other: &str| {
        let message = format!("`{name}` can't stand beside `{other}`");
        Diagnostic::error("conflicting-fields", at, message)
    };
    match rule {
        Rule::ExactlyOne(names) => {
            let list = names.join("` or `");
            let there: Vec<(&str, Span)> = names
                .iter()
                .filter_map(|&name| Some((name, place(name)?)))
                .collect();
            match &there[..] {
                [] => report.add(missing(node, shape, &list).help("write one of them")),
                [_] => {}
                [(first, at), (second, other), ..] => report.add(
                    conflict(other.clone(), second, first)
                        .help("write one of the two")
                        .also(at.clone(), "the other one"),
                ),
            }
        }
        Rule::Needs(name, other) => {
            if let (Some(at), None) = (place(name), place(other)) {
                let message = format!("`{name}` says nothing without `{other}`");
                report.add(Diagnostic::error("missing-field", at, message).help(format!("add `{other}`")));
            }
        }
        Rule::Excludes(name, others) => {
            for other in *others {
                if let (Some(at), Some(first)) = (place(other), place(name)) {
                    report.add(
                        conflict(at, other, name)
                            .help("leave one of the two out")
                            .also(first, "the other one"),
                    );
                }
            }
        }
    }
}

/// A field that is not there, reported at the record that lacks it.
pub(crate) fn missing(node: &Node, shape: &Shape, name: &str) -> Diagnostic {
    let message = format!("`{name}` is missing in this {}", shape.called);
    Diagnostic::error("missing-field", node.span.clone(), message)
}

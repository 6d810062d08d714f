//! Takes typed values out of a tree that was held against its shape.
//!
//! In: a [`Node`]. Out: values of records, `None` where `validate` has already said why not.
//! Never here: findings.

use jiff::civil::Date;

use crate::lang::{Lang, PerLang};
use crate::model::shape::Shape;
use crate::model::text::Written;
use crate::model::values;
use crate::model::yaml::{Node, Value};
use crate::source::{Span, Spanned};

/// A value that can be taken from a node.
pub(crate) trait FromNode: Sized {
    /// The value; `None` if the node holds another kind.
    fn from_node(node: &Node) -> Option<Self>;
}

/// The fields of one record.
pub(crate) struct Fields<'a> {
    entries: &'a [(Spanned<String>, Node)],
    shape: &'static Shape,
    /// The whole record.
    pub(crate) span: Span,
}

impl<'a> Fields<'a> {
    /// The fields of a node that has this shape.
    pub(crate) fn of(node: &'a Node, shape: &'static Shape) -> Option<Self> {
        let Value::Fields(entries) = &node.value else {
            return None;
        };
        let span = node.span.clone();
        Some(Fields { entries, shape, span })
    }

    fn node(&self, name: &str) -> Option<&'a Node> {
        debug_assert!(
            self.shape.field(name).is_some(),
            "{} has no `{name}`",
            self.shape.called
        );
        let found = self.entries.iter().find(|(key, _)| key.value == name);
        found.map(|(_, node)| node)
    }

    /// A field without which there is no record.
    pub(crate) fn needed<T: FromNode>(&self, name: &str) -> Option<T> {
        T::from_node(self.node(name)?)
    }

    /// A field that may be left out. One that is there and wrong makes the record wrong.
    #[expect(clippy::option_option, reason = "not there, there and right, there and wrong")]
    pub(crate) fn optional<T: FromNode>(&self, name: &str) -> Option<Option<T>> {
        match self.node(name) {
            Some(node) => T::from_node(node).map(Some),
            None => Some(None),
        }
    }

    /// A flag; not set where it is left out.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        Some(self.optional(name)?.unwrap_or(false))
    }

    /// A list; empty where it is left out.
    pub(crate) fn list<T: FromNode>(&self, name: &str) -> Option<Vec<T>> {
        self.list_with(name, T::from_node)
    }

    /// A list whose entries are taken by a function.
    pub(crate) fn list_with<T>(&self, name: &str, take: impl Fn(&Node) -> Option<T>) -> Option<Vec<T>> {
        match self.node(name).map(|node| &node.value) {
            Some(Value::List(items)) => items.iter().map(take).collect(),
            Some(_) => None,
            None => Some(Vec::new()),
        }
    }

    /// A list that may be left out, which is something else than an empty one.
    #[expect(clippy::option_option, reason = "not there, there and right, there and wrong")]
    pub(crate) fn list_if_there<T>(
        &self,
        name: &str,
        take: impl Fn(&Node) -> Option<T>,
    ) -> Option<Option<Vec<T>>> {
        match self.node(name) {
            Some(_) => self.list_with(name, take).map(Some),
            None => Some(None),
        }
    }

    /// A ratio in hundredths of a per cent.
    #[expect(clippy::option_option, reason = "not there, there and right, there and wrong")]
    pub(crate) fn ratio(&self, name: &str) -> Option<Option<Spanned<u32>>> {
        let Some(node) = self.node(name) else {
            return Some(None);
        };
        let hundredths = values::ratio(text(node)?).ok()?;
        Some(Some(Spanned::new(hundredths, node.span.clone())))
    }
}

/// The text of a node.
pub(crate) fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The value that a word stands for.
pub(crate) fn word<T: Copy>(node: &Node, all: &[(T, &str)]) -> Option<T> {
    let wanted = text(node)?;
    all.iter()
        .find(|(_, word)| *word == wanted)
        .map(|(value, _)| *value)
}

impl<T: FromNode> FromNode for Spanned<T> {
    fn from_node(node: &Node) -> Option<Self> {
        Some(Spanned::new(T::from_node(node)?, node.span.clone()))
    }
}

impl FromNode for String {
    /// Without the line break that ends every YAML block: `|` and `|-` mean the same text.
    fn from_node(node: &Node) -> Option<Self> {
        text(node).map(|text| text.trim().to_owned())
    }
}

impl FromNode for bool {
    fn from_node(node: &Node) -> Option<Self> {
        match node.value {
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }
}

impl FromNode for u64 {
    fn from_node(node: &Node) -> Option<Self> {
        match node.value {
            Value::Number => node.span.text().parse().ok(),
            _ => None,
        }
    }
}

impl FromNode for u32 {
    fn from_node(node: &Node) -> Option<Self> {
        u64::from_node(node)?.try_into().ok()
    }
}

impl FromNode for Date {
    fn from_node(node: &Node) -> Option<Self> {
        values::date(text(node)?).ok()
    }
}

impl FromNode for Lang {
    fn from_node(node: &Node) -> Option<Self> {
        Lang::from_key(text(node)?)
    }
}

impl FromNode for Written {
    fn from_node(node: &Node) -> Option<Self> {
        let Value::Fields(entries) = &node.value else {
            return None;
        };
        let texts = PerLang::from_fn(|lang| {
            let (_, node) = entries.iter().find(|(key, _)| key.value == lang.key())?;
            Spanned::<String>::from_node(node)
        });
        let span = node.span.clone();
        let taken = texts.iter().filter(|(_, text)| text.is_some()).count();
        Some(Written {
            texts,
            span,
            is_whole: taken == entries.len(),
        })
    }
}

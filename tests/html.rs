//! A built page as a browser's parser sees it.
//!
//! In: a file. Out: its elements in document order, with attributes and text.

use std::fs;
use std::path::Path;

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element and all text in it.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    /// Its name: `a`.
    pub(crate) name: String,
    /// Its attributes, in the order of the page.
    pub(crate) attributes: Vec<(String, String)>,
    /// Its text, that of its descendants included.
    pub(crate) text: String,
    /// How many elements of those that were asked for stand around it.
    pub(crate) depth: usize,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Every element of a page that carries this attribute, in document order.
pub(crate) fn elements_with(attribute: &str, page: &Path) -> Vec<Element> {
    elements(page, &|attributes| {
        attributes.iter().any(|(name, _)| name == attribute)
    })
}

/// Every element of a page, in document order.
pub(crate) fn all_elements(page: &Path) -> Vec<Element> {
    elements(page, &|_| true)
}

type Choice<'a> = &'a dyn Fn(&[(String, String)]) -> bool;

fn elements(page: &Path, is_wanted: Choice<'_>) -> Vec<Element> {
    let html = fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let document = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let mut found = Vec::new();
    collect(&document.document, is_wanted, 0, &mut found);
    found
}

fn collect(node: &Handle, is_wanted: Choice<'_>, depth: usize, found: &mut Vec<Element>) {
    let mut below = depth;
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let pairs = attrs.borrow();
        let attributes: Vec<(String, String)> = pairs
            .iter()
            .map(|pair| (pair.name.local.to_string(), pair.value.to_string()))
            .collect();
        if is_wanted(&attributes) {
            let mut text = String::new();
            read(node, &mut text);
            found.push(Element {
                name: name.local.to_string(),
                attributes,
                text,
                depth,
            });
            below += 1;
        }
    }
    for child in node.children.borrow().iter() {
        collect(child, is_wanted, below, found);
    }
}

fn read(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    for child in node.children.borrow().iter() {
        read(child, text);
    }
}

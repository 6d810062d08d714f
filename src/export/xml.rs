//! XML in a few calls, so that feeds and maps read like what they write.
//!
//! In: names, attributes, texts. Out: bytes of a document. Never here: what the document means.

use std::io;

use anyhow::Result;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document in the making; indented by two spaces, so that people can read it.
pub(super) struct Document(Writer<Vec<u8>>);

/// Attributes of an element, in order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Document {
    /// Begins a document.
    pub(super) fn new() -> Result<Self> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Document(writer))
    }

    /// An element with others inside.
    pub(super) fn parent(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Document) -> Result<()>,
    ) -> Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        Ok(self.0.write_event(Event::End(BytesEnd::new(name)))?)
    }

    /// An element with text.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        self.0.write_event(Event::Text(BytesText::new(text)))?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// Ends the document.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

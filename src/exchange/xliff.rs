//! XLIFF 2.1, which translators' tools read and write.
//!
//! In: [`Unit`]s, or a file that a translator sent. Out: a file, or [`Delivered`] texts. Never here: other versions than
//! 2.x; entities of a document's own, which could grow without end.
//!
//! Standard: OASIS XLIFF 2.1, whose core namespace is that of 2.0. Markdown travels as text.

use anyhow::{Context, Result, bail};
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use crate::exchange::{Delivered, Need, Unit};
use crate::lang::Lang;

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// A file for a translator.
///
/// # Errors
///
/// When XML can't be written, which memory always can.
pub fn write(units: &[&Unit], source: Lang, target: Lang) -> Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = [
        ("xmlns", NAMESPACE),
        ("version", "2.1"),
        ("srcLang", source.html()),
        ("trgLang", target.html()),
    ];
    open(&mut writer, "xliff", &root)?;
    open(
        &mut writer,
        "file",
        &[
            ("id", "content"),
            ("original", "content/"),
            ("xml:space", "preserve"),
        ],
    )?;
    for (at, unit) in units.iter().enumerate() {
        write_unit(&mut writer, unit, at + 1)?;
    }
    close(&mut writer, "file")?;
    close(&mut writer, "xliff")?;
    let mut text = String::from_utf8(writer.into_inner()).context("writing XLIFF")?;
    text.push('\n');
    Ok(text)
}

type XmlWriter = Writer<Vec<u8>>;

fn write_unit(writer: &mut XmlWriter, unit: &Unit, number: usize) -> Result<()> {
    let id = format!("u{number}");
    open(writer, "unit", &[("id", &id), ("name", &unit.path)])?;
    open(writer, "notes", &[])?;
    let voice = if unit.is_official {
        "official text, as issued"
    } else {
        "the site’s own words"
    };
    text(writer, "note", &[("category", "voice")], voice)?;
    text(writer, "note", &[("category", "state")], unit.need.word())?;
    if let Some(change) = &unit.change {
        text(writer, "note", &[("category", "change")], change)?;
    }
    close(writer, "notes")?;
    let state = match unit.need {
        Need::Missing | Need::Stale => "initial",
        Need::Unrecorded => "translated",
        Need::Current => "final",
    };
    open(writer, "segment", &[("id", "s1"), ("state", state)])?;
    text(writer, "source", &[], &unit.source)?;
    if let Some(target) = &unit.target {
        text(writer, "target", &[], target)?;
    }
    close(writer, "segment")?;
    close(writer, "unit")
}

fn open(writer: &mut XmlWriter, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
    let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
    Ok(writer.write_event(Event::Start(start))?)
}

fn close(writer: &mut XmlWriter, name: &str) -> Result<()> {
    Ok(writer.write_event(Event::End(BytesEnd::new(name)))?)
}

fn text(writer: &mut XmlWriter, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<()> {
    open(writer, name, attributes)?;
    writer.write_event(Event::Text(BytesText::new(text)))?;
    close(writer, name)
}

/// What a translator sent, and the language into which it is translated.
///
/// # Errors
///
/// When it is no XLIFF 2: the message says what it is instead, or where it breaks off.
pub fn read(file: &str) -> Result<(Lang, Vec<Delivered>)> {
    let mut reader = Reader::from_str(file);
    let mut reading = Reading::default();
    loop {
        let at = reader.buffer_position();
        match reader
            .read_event()
            .with_context(|| format!("this is not XML, at byte {at}"))?
        {
            Event::Start(start) => reading.start(&start)?,
            Event::Empty(start) => {
                reading.start(&start)?;
                reading.end(start.local_name().as_ref());
            }
            Event::End(end) => reading.end(end.local_name().as_ref()),
            Event::Text(words) => reading.words(&words),
            Event::CData(words) => reading.words(&words),
            Event::GeneralRef(name) => reading.words(&character(&name)?),
            Event::DocType(_) => bail!("a document type is not read: export the file again without one"),
            Event::Eof => break,
            _ => {}
        }
    }
    let Some(lang) = reading.lang else {
        bail!("this is no XLIFF file: it has no element `xliff`");
    };
    Ok((lang, reading.delivered))
}

/// The five names that XML itself knows, and characters by number.
fn character(name: &quick_xml::events::BytesRef<'_>) -> Result<String> {
    if let Some(character) = name.resolve_char_ref().context("a character by number")? {
        return Ok(character.to_string());
    }
    let name: &str = name;
    let character = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => bail!("nobody has said what `&{name};` stands for"),
    };
    Ok(character.to_owned())
}

/// A file in the reading.
#[derive(Default)]
struct Reading {
    lang: Option<Lang>,
    delivered: Vec<Delivered>,
    /// In which element the words stand that come next.
    inside: Option<Inside>,
    is_in_segment: bool,
    /// Whether the unit has had a segment already.
    has_segment: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Source,
    Target,
}

impl Reading {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<()> {
        match start.local_name().as_ref() {
            "xliff" => self.lang = Some(root(start)?),
            "unit" => {
                let path = attribute(start, "name")?;
                let Some(path) = path else {
                    bail!("a unit has lost its `name`, so nobody knows which text it is");
                };
                self.has_segment = false;
                self.delivered.push(Delivered {
                    path,
                    ..Delivered::default()
                });
            }
            "ignorable" => self.is_in_segment = true,
            "segment" => {
                let state = attribute(start, "state")?.unwrap_or_default();
                let confirms = ["translated", "reviewed", "final"].contains(&state.as_str());
                let is_first = !std::mem::replace(&mut self.has_segment, true);
                self.is_in_segment = true;
                if let Some(unit) = self.delivered.last_mut() {
                    unit.is_confirmed = confirms && (is_first || unit.is_confirmed);
                }
            }
            // Proposals of a translation memory have a source and a target as well, outside of segments.
            "source" if self.is_in_segment => self.inside = Some(Inside::Source),
            "target" if self.is_in_segment => {
                self.inside = Some(Inside::Target);
                if let Some(unit) = self.delivered.last_mut() {
                    unit.target.get_or_insert_default();
                }
            }
            // A character that XML can't hold.
            "cp" => {
                let hex = attribute(start, "hex")?.unwrap_or_default();
                let character = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
                self.words(&character.map(String::from).unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "source" | "target" => self.inside = None,
            "segment" | "ignorable" => self.is_in_segment = false,
            _ => {}
        }
    }

    /// A tool may cut a text into segments; together they are the text.
    fn words(&mut self, words: &str) {
        let (Some(inside), Some(unit)) = (self.inside, self.delivered.last_mut()) else {
            return;
        };
        match inside {
            Inside::Source => unit.source.push_str(words),
            Inside::Target => unit.target.get_or_insert_default().push_str(words),
        }
    }
}

fn root(start: &BytesStart<'_>) -> Result<Lang> {
    let version = attribute(start, "version")?.unwrap_or_default();
    if !version.starts_with("2.") {
        bail!("this is XLIFF {version}; save it as XLIFF 2.0 or 2.1");
    }
    let lang = attribute(start, "trgLang")?.unwrap_or_default();
    let known = Lang::ALL.into_iter().find(|known| {
        known.html().eq_ignore_ascii_case(&lang) || lang.split('-').next() == Some("en") && *known == Lang::En
    });
    known.with_context(|| {
        format!("it is translated into `{lang}` (trgLang), which is no language of this site")
    })
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>> {
    let found = start
        .try_get_attribute(name)
        .context("an attribute can't be read")?;
    found
        .map(|found| {
            Ok(found
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)?
                .into_owned())
        })
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(path: &str, source: &str, target: Option<&str>, need: Need) -> Unit {
        Unit {
            path: path.to_owned(),
            source: source.to_owned(),
            target: target.map(str::to_owned),
            need,
            is_official: true,
            change: Some("[-a-]{+b+}".to_owned()),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let units = [
            unit(
                "a/b",
                "支持<企业> & “出海”\n\n- 一",
                Some("Support & \"go\"\n\n- one"),
                Need::Stale,
            ),
            unit("c", "甲", None, Need::Missing),
            unit("d", "乙", Some("B"), Need::Current),
        ];
        let file = write(&units.iter().collect::<Vec<_>>(), Lang::ZhHans, Lang::En).unwrap();
        let (lang, delivered) = read(&file).unwrap();
        assert_eq!(lang, Lang::En);
        let came = |at: usize| {
            (
                delivered[at].path.as_str(),
                delivered[at].source.as_str(),
                delivered[at].target.clone(),
            )
        };
        for (at, unit) in units.iter().enumerate() {
            assert_eq!(
                came(at),
                (unit.path.as_str(), unit.source.as_str(), unit.target.clone())
            );
        }
        assert!(!delivered[0].is_confirmed && delivered[2].is_confirmed);
    }

    /// The constraints of the standard that a translator's tool relies on, asked of every element.
    #[test]
    fn the_file_is_built_as_the_standard_says() {
        let units = [
            unit("a", "甲", Some("A"), Need::Stale),
            unit("b", "乙", None, Need::Missing),
        ];
        let file = write(&units.iter().collect::<Vec<_>>(), Lang::ZhHans, Lang::En).unwrap();
        let mut reader = Reader::from_str(&file);
        let mut open: Vec<String> = Vec::new();
        let mut ids = std::collections::BTreeSet::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    let name = start.local_name().as_ref().to_owned();
                    let parent = open.last().map(String::as_str);
                    let allowed = match name.as_str() {
                        "xliff" => parent.is_none(),
                        "file" => parent == Some("xliff"),
                        "unit" => parent == Some("file"),
                        "notes" | "segment" => parent == Some("unit"),
                        "note" => parent == Some("notes"),
                        "source" | "target" => parent == Some("segment"),
                        _ => false,
                    };
                    assert!(allowed, "{name} inside {parent:?}");
                    if ["file", "unit"].contains(&name.as_str()) {
                        let id = attribute(&start, "id").unwrap().expect("an id");
                        assert!(ids.insert((name.clone(), id)), "{name} has an id of its own");
                    }
                    if name == "segment" {
                        let state = attribute(&start, "state").unwrap().expect("a state");
                        assert!(["initial", "translated", "reviewed", "final"].contains(&state.as_str()));
                    }
                    open.push(name);
                }
                Event::End(_) => _ = open.pop(),
                Event::Eof => break,
                _ => {}
            }
        }
        assert!(
            file.contains("version=\"2.1\" srcLang=\"zh-Hans-CN\" trgLang=\"en-GB\""),
            "{file}"
        );
    }

    #[test]
    fn tools_cut_texts_and_add_proposals() {
        let file = r#"<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en">
<file id="f"><unit id="1" name="a"><mtc:matches xmlns:mtc="urn:x"><mtc:match><source>错</source><target>wrong</target>
</mtc:match></mtc:matches><segment state="translated"><source>甲。</source><target>A.</target></segment>
<ignorable><source> </source><target> </target></ignorable>
<segment state="final"><source>乙<ph id="1"/>&#x4E19;</source><target><mrk id="m" type="term">B</mrk>&amp;</target></segment></unit></file></xliff>"#;
        let (_, delivered) = read(file).unwrap();
        let expected = Delivered {
            path: "a".to_owned(),
            source: "甲。 乙丙".to_owned(),
            target: Some("A. B&".to_owned()),
            is_confirmed: true,
        };
        assert_eq!(delivered, [expected]);
    }

    #[test]
    fn what_is_no_xliff_is_named() {
        for (file, said) in [
            ("<xliff version=\"1.2\"/>", "this is XLIFF 1.2"),
            ("<html/>", "no element `xliff`"),
            ("<xliff version=\"2.1\" trgLang=\"fr\"/>", "`fr`"),
            (
                "<!DOCTYPE x [<!ENTITY a \"b\">]><xliff version=\"2.1\" trgLang=\"en\"/>",
                "a document type",
            ),
            (
                "<xliff version=\"2.1\" trgLang=\"en\"><unit/></xliff>",
                "lost its `name`",
            ),
            (
                "<xliff version=\"2.1\" trgLang=\"en\"><unit name=\"a\"><segment><source>&b;</source></segment></unit></xliff>",
                "`&b;`",
            ),
            ("<xliff", "not XML"),
        ] {
            let error = format!("{:#}", read(file).unwrap_err());
            assert!(error.contains(said), "{file}: {error}");
        }
    }
}

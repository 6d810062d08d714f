//! Terms and names in every language: `<lang>/glossary/`, template `glossary.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::lang::Lang;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::names::{measures, naming, stands_everywhere};
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{Frame, Link};
use crate::render::pages::words;
use crate::resolve::addresses;
use crate::resolve::site::{Agency, LocalText, Measure, Policy, Term, TermKind};
use crate::zh::{self, order};

/// What `glossary.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryPage {
    /// What every page has.
    pub frame: Frame,
    /// "Glossary".
    pub title: String,
    /// What it is and how it is sorted.
    pub lead: String,
    /// Terms of one kind each; empty ones left out.
    pub parts: Vec<GlossaryPart>,
}

/// The terms of a kind.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryPart {
    /// `programme`, `term`, `place`, `body`, `document` or `agency`: anchor, and for the class.
    pub kind: &'static str,
    /// "Programmes, titles and lists".
    pub title: String,
    /// The terms: in English by letter, in Simplified Chinese by pinyin, in Traditional by strokes.
    pub entries: Vec<GlossaryEntry>,
}

/// A term.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryEntry {
    /// `term-single-window`: its permanent anchor.
    pub anchor: String,
    /// The term in the reader's language.
    pub name: String,
    /// Its own page, which an agency has.
    pub href: Option<String>,
    /// The term in the other languages.
    pub others: Vec<GlossaryName>,
    /// What it means, or what to know about its translation.
    pub note: Option<String>,
    /// Other words for it in the reader's language, in one line.
    pub synonyms: Option<String>,
    /// Where its English name was seen.
    pub source: Option<GlossarySource>,
    /// The measures that name it; none where most of them do.
    pub places: Vec<Link>,
}

/// A page in which a name was seen.
#[derive(Debug, Clone, Serialize)]
pub struct GlossarySource {
    /// `lang` attribute of its title.
    pub lang: &'static str,
    /// Its title.
    pub title: String,
}

/// A term in another language.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryName {
    /// `lang` attribute.
    pub lang: &'static str,
    /// Short label of the language: 繁, 简, EN.
    pub label: String,
    /// Full name of the language.
    pub language: String,
    /// The term.
    pub text: String,
}

/// The kinds, in the order of the page.
const KINDS: [TermKind; 5] = [
    TermKind::Programme,
    TermKind::Term,
    TermKind::Place,
    TermKind::Body,
    TermKind::Document,
];

/// Adds the page, if there is a term for it.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    if edition.site.has_glossary() {
        edition.add(output, &addresses::glossary(edition.lang), "glossary.html", page)?;
    }
    Ok(())
}

fn page(edition: &Edition<'_>) -> Result<GlossaryPage> {
    let title = edition.say("glossary.title")?;
    let head = Head {
        address: &addresses::glossary,
        title: Some(&title),
        description: edition.say("glossary.description")?,
        section: Section::Elsewhere,
        above: Vec::new(),
        json_ld: None,
    };
    let mut terms = terms(edition)?;
    let mut parts = Vec::new();
    for kind in KINDS {
        let of_kind = terms.extract_if(.., |(found, _)| *found == kind);
        let entries = of_kind.map(|(_, entry)| entry).collect();
        parts.extend(part(edition, kind.word(), entries)?);
    }
    parts.extend(part(edition, "agency", agencies(edition)?)?);
    Ok(GlossaryPage {
        frame: frame(edition, head)?,
        title,
        lead: edition.say("glossary.lead")?,
        parts,
    })
}

fn part(
    edition: &Edition<'_>,
    kind: &'static str,
    mut entries: Vec<GlossaryEntry>,
) -> Result<Option<GlossaryPart>> {
    if entries.is_empty() {
        return Ok(None);
    }
    entries.sort_by_cached_key(|entry| match edition.lang {
        Lang::ZhHant => order::by_strokes(&entry.name),
        // In English all characters are letters, which stand in the same order in both sets.
        Lang::ZhHans | Lang::En => order::by_pinyin(&entry.name),
    });
    Ok(Some(GlossaryPart {
        kind,
        title: edition.say(&format!("glossary.kinds.{kind}"))?,
        entries,
    }))
}

/// The terms of all kinds: the measures are looked through once.
fn terms(edition: &Edition<'_>) -> Result<Vec<(TermKind, GlossaryEntry)>> {
    let terms: Vec<&Term> = edition
        .site
        .terms
        .iter()
        .filter(|term| term.is_listed())
        .collect();
    let texts = terms.iter().map(|term| term.name.text(edition.lang));
    let naming = naming(edition, texts);
    let count = measures(edition).count();
    let entry = |(term, naming): (&&Term, Vec<(&Policy, &Measure)>)| {
        let entry = GlossaryEntry {
            anchor: term.anchor.clone(),
            name: edition.text(&term.name),
            href: None,
            others: others(edition, &term.name)?,
            note: term.note.as_ref().map(|note| edition.text(note)),
            synonyms: in_a_line(edition, term.synonyms.get(edition.lang))?,
            source: term.source.as_deref().map(source),
            places: places(edition, &naming, count)?,
        };
        Ok((term.kind, entry))
    };
    terms.iter().zip(naming).map(entry).collect()
}

fn agencies(edition: &Edition<'_>) -> Result<Vec<GlossaryEntry>> {
    let entry = |agency: &Agency| {
        let id = &agency.id.value;
        let full = edition.text(&agency.full);
        let name = edition.heading(&agency.short);
        let mut synonyms = agency.aliases.get(edition.lang).clone();
        if full != name {
            synonyms.insert(0, full);
        }
        Ok(GlossaryEntry {
            anchor: format!("agency-{id}"),
            name,
            href: Some(edition.path(&addresses::agency(edition.lang, id))),
            others: others(edition, &agency.short)?,
            note: agency.note.as_ref().map(|note| edition.text(note)),
            synonyms: in_a_line(edition, &synonyms)?,
            source: None,
            // The page of the agency has its clauses.
            places: Vec::new(),
        })
    };
    edition.site.agencies.iter().map(entry).collect()
}

fn source(title: &str) -> GlossarySource {
    let lang = if title.chars().any(zh::is_han) {
        Lang::ZhHans
    } else {
        Lang::En
    };
    GlossarySource {
        lang: lang.html(),
        title: title.to_owned(),
    }
}

fn others(edition: &Edition<'_>, name: &LocalText) -> Result<Vec<GlossaryName>> {
    let languages = edition.site.languages.iter();
    languages
        .filter(|lang| **lang != edition.lang)
        .map(|lang| {
            let strings = edition.theme.strings(*lang);
            Ok(GlossaryName {
                lang: lang.html(),
                label: strings.get("language.short")?.to_owned(),
                language: strings.get("language.name")?.to_owned(),
                text: name.text(*lang).to_owned(),
            })
        })
        .collect()
}

fn in_a_line(edition: &Edition<'_>, names: &[String]) -> Result<Option<String>> {
    if names.is_empty() {
        return Ok(None);
    }
    edition.join("list", names).map(Some)
}

fn places(edition: &Edition<'_>, naming: &[(&Policy, &Measure)], measures: usize) -> Result<Vec<Link>> {
    if stands_everywhere(naming.len(), measures) {
        return Ok(Vec::new());
    }
    let place = |(policy, measure): &(&Policy, &Measure)| {
        Ok(Link {
            label: words::measure_label(edition, measure.number)?,
            href: words::measure_link(edition, policy, measure).href,
        })
    };
    naming.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing;

    #[test]
    fn each_language_has_its_own_order_and_the_names_of_the_others() {
        let mut site = testing::site();
        let theme = testing::theme(&site);
        let names = [
            ("通關", "通关", "customs clearance"),
            ("人才", "人才", "talent"),
            ("獎勵", "奖励", "award"),
        ];
        let one = site.terms[1].clone();
        site.terms
            .extend(names.map(|(traditional, simplified, english)| Term {
                kind: TermKind::Term,
                name: testing::text(traditional, simplified, english),
                ..one.clone()
            }));
        for (lang, expected) in [
            (Lang::ZhHant, ["人才", "通關", "獎勵"]),
            (Lang::ZhHans, ["奖励", "人才", "通关"]),
            (Lang::En, ["award", "customs clearance", "talent"]),
        ] {
            let edition = Edition::new(&site, &theme, lang);
            let page = page(&edition).unwrap();
            let kinds: Vec<&str> = page.parts.iter().map(|part| part.kind).collect();
            assert_eq!(kinds, ["programme", "term", "agency"]);
            let entries = &page.parts[1].entries;
            let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
            assert_eq!(names, expected);
            assert_eq!(entries[0].others.len(), 2);
        }
    }
}

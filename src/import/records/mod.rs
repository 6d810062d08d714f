//! What was understood → the records of a policy, and the account of every character.
//!
//! In: the [`Structure`] of a document. Out: [`Draft`], with each stretch entered in the [`Ledger`]. Never here: YAML.

mod clauses;
mod dates;
mod front;
mod mentions;
mod names;

use crate::import::draft::{Draft, Measure, Proposals};
use crate::import::ledger::Ledger;
use crate::import::marks::Level;
use crate::import::measures;
use crate::import::paragraphs::Paragraphs;
use crate::import::register::Register;
use crate::import::scribe::Scribe;
use crate::import::structure::Structure;
use crate::import::traced::Traced;
use crate::model::glossary::TermKind;

/// Makes records; tells the ledger where each stretch went.
pub(super) struct Clerk<'a, 'b> {
    pub(super) ledger: &'b mut Ledger<'a>,
    pub(super) scribe: &'b mut Scribe,
    pub(super) register: &'b mut Register,
    pub(super) proposals: Proposals,
}

impl Clerk<'_, '_> {
    /// Writes a stretch into a field.
    pub(super) fn field(&mut self, field: &str, text: &Traced) -> String {
        let written = self.scribe.line(text, self.ledger.manuscript());
        self.ledger.field(field, &written, text);
        written
    }

    /// A stretch as the site writes it, without saying where it goes.
    pub(super) fn write(&mut self, text: &Traced) -> String {
        self.scribe.line(text, self.ledger.manuscript())
    }
}

/// Makes the records of a document.
#[must_use]
pub fn records(
    structure: &Structure,
    paragraphs: &Paragraphs,
    ledger: &mut Ledger<'_>,
    scribe: &mut Scribe,
    register: &mut Register,
) -> (Draft, Proposals) {
    for (text, why) in &paragraphs.furniture {
        ledger.leave_out(text, *why);
    }
    paragraphs.marks.iter().for_each(|mark| ledger.printed(mark));
    let mut clerk = Clerk {
        ledger,
        scribe,
        register,
        proposals: Proposals::default(),
    };
    let mut draft = Draft {
        lang: Some(clerk.scribe.lang()),
        ..Draft::default()
    };
    clerk.register.set_issuer(
        &front::issuer_name(structure)
            .map(|name| name.text())
            .unwrap_or_default(),
    );
    measures_of(structure, &mut clerk, &mut draft);
    front::front(structure, &mut clerk, &mut draft);
    dates::dates(structure, &mut clerk, &mut draft);
    front::ours(structure, &mut clerk, &mut draft);
    for (text, why) in &structure.left_out {
        clerk.ledger.leave_out(text, *why);
    }
    for (_, text) in &structure.metadata {
        clerk.ledger.leave_out(text, "table above the text");
    }
    for place in &paragraphs.joined {
        let text = &clerk.ledger.manuscript().text;
        let first = text.get(*place..).and_then(|rest| rest.chars().next());
        let at = Traced::of(text, *place..*place + first.map_or(0, char::len_utf8));
        clerk.ledger.read("joined", "a line that was broken", &at);
    }
    let mut proposals = clerk.proposals;
    proposals.bodies = register
        .bodies
        .iter()
        .filter(|body| body.is_proposed)
        .cloned()
        .collect();
    let terms = register.terms.iter().filter(|term| term.is_proposed);
    proposals.terms = terms
        .map(|term| (term.kind.word(), term.id.clone(), term.names[0].clone()))
        .collect();
    (draft, proposals)
}

fn measures_of(structure: &Structure, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    let found = measures::measures(&structure.measures, clerk.register);
    if !matches!(structure.level, Some(Level::Numeral) | None) {
        let first = found.first().map(|measure| &measure.mark);
        clerk.ledger.doubt(
            first,
            "the measures are not numbered 一、二、三、",
            "the site prints them so; compare with the document as issued",
        );
    }
    let mut last = 0;
    for measure in &found {
        if measure.number != last + 1 {
            clerk.ledger.doubt(
                Some(&measure.mark),
                format!("after measure {last} comes measure {}", measure.number),
                "compare with the document as issued",
            );
        }
        last = measure.number;
        let record = one_measure(measure, clerk);
        draft.measures.push(record);
    }
}

fn one_measure(measure: &measures::Measure, clerk: &mut Clerk<'_, '_>) -> Measure {
    let number = measure.number;
    clerk.ledger.printed(&measure.mark);
    measure.marks.iter().for_each(|mark| clerk.ledger.printed(mark));
    let mut record = Measure {
        number,
        mark: measure.mark.text().trim().to_owned(),
        ..Measure::default()
    };
    for section in &measure.sections {
        let text = clerk.write(section);
        clerk.ledger.read(format!("{number}.section"), &text, section);
        clerk.ledger.leave_out(
            section,
            "heading of a section: a policy has none, it stands as a comment above the measure",
        );
        record.sections.push(text);
    }
    if let Some(title) = &measure.title {
        record.title.chinese = clerk.field(&format!("{number}.title"), title);
    }
    clauses::clauses(measure, clerk, &mut record);
    if measure.title.is_none() {
        name(measure, clerk, &mut record);
    }
    let whole = whole(measure);
    record.lines = clerk.ledger.lines(&whole);
    record.topics = topics(&record.title.chinese, clerk.register);
    record.slug = record
        .topics
        .first()
        .cloned()
        .unwrap_or_else(|| format!("measure-{number}"));
    record
}

/// A measure without a heading is named by its first words.
fn name(measure: &measures::Measure, clerk: &mut Clerk<'_, '_>, record: &mut Measure) {
    record.title_is_ours = true;
    let text = record
        .clauses
        .first()
        .and_then(|clause| clause.paragraphs.first())
        .cloned()
        .unwrap_or_default();
    record.title.chinese = names::first_words(&text);
    let advice = format!(
        "`{}` was cut from its text; write a better one",
        record.title.chinese
    );
    clerk.ledger.doubt(
        Some(&measure.mark),
        format!("measure {} has no heading", measure.number),
        advice,
    );
}

fn whole(measure: &measures::Measure) -> Traced {
    let mut whole = measure.mark.clone();
    let texts = measure.clauses.iter().flat_map(|clause| &clause.paragraphs);
    measure
        .title
        .iter()
        .chain(texts)
        .for_each(|text| whole.append(text));
    whole
}

/// The topics whose names stand in a title.
fn topics(title: &str, register: &Register) -> Vec<String> {
    let title = crate::import::shapes::plain(title);
    let topics = register.terms.iter().filter(|term| term.kind == TermKind::Topic);
    let named = topics.filter(|term| term.names.iter().any(|name| title.contains(name.as_str())));
    named.map(|term| term.id.clone()).collect()
}

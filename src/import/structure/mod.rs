//! Paragraphs → the parts of an official document.
//!
//! In: the Chinese paragraphs. Out: [`Structure`]: front, measures, end, each paragraph in one place. Never here: what a
//! measure says; the English text.
//!
//! Three kinds of documents come: a notice with the policy behind its signature; a notice that is the policy itself; a
//! policy without a notice, such as a law.

mod divide;
mod end;
mod front;
mod outline;
mod table;

use crate::import::marks::Level;
use crate::import::paragraphs::Paragraph;
use crate::import::refusal::Refusal;
use crate::import::structure::divide::{Division, divide};
use crate::import::traced::Traced;

/// The parts of a document.
#[derive(Debug, Clone, Default)]
pub struct Structure {
    /// The notice, where it is a text of its own.
    pub notice: Option<Notice>,
    /// The document number of the whole.
    pub document_number: Option<Traced>,
    /// The name above the title; of a notice that is the policy itself too.
    pub heading: Vec<Traced>,
    /// The title of the policy, in the pieces in which it is printed.
    pub title: Vec<Traced>,
    /// To whom a notice goes that is the policy itself.
    pub addressees: Option<Traced>,
    /// What stands between title and first measure.
    pub preamble: Vec<Traced>,
    /// Who signs, and when.
    pub signature: Signature,
    /// Names and numbers for questions.
    pub contact: Vec<Traced>,
    /// The measures.
    pub measures: Vec<Part>,
    /// The system in which the measures are numbered.
    pub level: Option<Level>,
    /// What a page says about the document beside its text: field and value.
    pub metadata: Vec<(&'static str, Traced)>,
    /// What has no place in a policy, and why.
    pub left_out: Vec<(Traced, &'static str)>,
}

/// A notice with which a policy is issued.
#[derive(Debug, Clone, Default)]
pub struct Notice {
    /// Its title, in the pieces in which it is printed.
    pub title: Vec<Traced>,
    /// To whom it goes.
    pub addressees: Option<Traced>,
    /// Its text.
    pub body: Vec<Traced>,
}

/// Who signs, and when.
#[derive(Debug, Clone, Default)]
pub struct Signature {
    /// The names, one for each body.
    pub names: Vec<Traced>,
    /// The date.
    pub date: Option<Traced>,
}

/// A measure.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Its number as printed; zero where it has none.
    pub number: u32,
    /// The mark that was printed.
    pub mark: Traced,
    /// The headings of the sections that begin before it.
    pub sections: Vec<Traced>,
    /// The paragraph behind the mark.
    pub head: Traced,
    /// Whether the head is a heading by its format, or stands in the column of titles.
    pub is_heading: bool,
    /// The paragraphs below.
    pub body: Vec<Paragraph>,
    /// Names from the columns of a table, each with the column's heading.
    pub roles: Vec<(Traced, Traced)>,
}

/// Finds the parts of a document.
///
/// # Errors
///
/// When nothing in it could be a measure.
pub fn structure(paragraphs: &[Paragraph]) -> Result<Structure, Refusal> {
    let mut structure = Structure::default();
    let paragraphs = front::without_metadata(paragraphs, &mut structure);
    let paragraphs = front::without_contents(&paragraphs, &mut structure);
    let division = divide(&paragraphs);
    let Division {
        notice,
        policy,
        attachments,
    } = division;
    if !notice.is_empty() {
        front::notice(&paragraphs[notice], &mut structure);
    }
    let main = front::policy(&paragraphs[policy], &mut structure);
    let main = end::without_end(main, &mut structure);
    outline::measures(main, &mut structure)?;
    for paragraph in &paragraphs[attachments] {
        structure.left_out.push((paragraph.text.clone(), "attachment"));
    }
    Ok(structure)
}

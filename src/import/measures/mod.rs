//! What each measure says: its title, its clauses, who is responsible for each.
//!
//! In: the measures of a document, as printed. Out: [`Measure`]s. Never here: ids, scripts, incentives.

mod brackets;
mod clauses;
mod heading;

use crate::import::paragraphs::Paragraph;
use crate::import::register::Register;
use crate::import::roles::{self, Part as Role, Roles};
use crate::import::structure::Part;
use crate::import::traced::Traced;

pub use crate::import::measures::heading::Style;

/// A measure, understood.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// Its number.
    pub number: u32,
    /// Its mark, as printed.
    pub mark: Traced,
    /// Headings of sections that begin before it.
    pub sections: Vec<Traced>,
    /// Its heading; `None` where it has none.
    pub title: Option<Traced>,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
    /// What is printed around headings and brackets and that the site prints by itself.
    pub marks: Vec<Traced>,
}

/// A clause, understood.
#[derive(Debug, Clone, Default)]
pub struct Clause {
    /// Whether it stands in the paragraph of the clause before it.
    pub continues: bool,
    /// Its paragraphs, without the bracket.
    pub paragraphs: Vec<Traced>,
    /// Who is responsible.
    pub roles: Option<Roles>,
    /// The bracket, as printed.
    pub bracket: Option<Traced>,
}

/// Understands the measures.
#[must_use]
pub fn measures(parts: &[Part], register: &Register) -> Vec<Measure> {
    let style = Style::of(parts);
    parts.iter().map(|part| measure(part, style, register)).collect()
}

fn measure(part: &Part, style: Style, register: &Register) -> Measure {
    let mut measure = Measure {
        number: part.number,
        mark: part.mark.clone(),
        sections: part.sections.clone(),
        ..Measure::default()
    };
    let (head, head_roles) = brackets::without_last(&part.head, register);
    let is_alone = part.is_heading || head_roles.is_some();
    let heading = heading::heading(&head, is_alone, part.body.is_empty(), style);
    measure.title = heading.title;
    measure.marks.extend(heading.marks);
    let mut body: Vec<Paragraph> = Vec::new();
    let own = match (head_roles, heading.rest) {
        (Some((_, bracket)), Some(mut text)) => {
            // The bracket ends the text behind the heading, and not the heading.
            text.append(&bracket);
            body.push(Paragraph {
                text,
                ..Paragraph::default()
            });
            None
        }
        (roles, rest) => {
            body.extend(rest.map(|text| Paragraph {
                text,
                ..Paragraph::default()
            }));
            roles
        }
    };
    body.extend(part.body.iter().cloned());
    let (clauses, marks) = clauses::clauses(&body, register);
    measure.clauses = clauses;
    measure.marks.extend(marks);
    for (roles, bracket) in own.into_iter().chain(table_roles(part, register)) {
        clauses::give(&mut measure.clauses, roles, bracket);
    }
    measure
}

/// The columns of a table: one gives those who lead, another those who support.
fn table_roles(part: &Part, register: &Register) -> Option<(Roles, Traced)> {
    let mut whole = Roles {
        is_said: true,
        is_reworded: true,
        ..Roles::default()
    };
    let mut bracket = Traced::default();
    for (label, names) in &part.roles {
        let words: String = crate::import::shapes::plain(&label.text());
        let part = roles::label_word(&words).unwrap_or(Role::Responsible);
        let Some(found) = roles::roles(names, register) else {
            continue;
        };
        let said = found.is_said;
        whole.names.extend(
            found
                .names
                .into_iter()
                .map(|(each, name)| (if said { each } else { part }, name)),
        );
        whole.others.extend(found.others);
        bracket.append(names);
    }
    let has_lead = whole.names.iter().any(|(part, _)| *part == Role::Lead);
    let only_support = whole.names.iter().all(|(part, _)| *part == Role::Support);
    for (part, _) in &mut whole.names {
        match *part {
            Role::Responsible if has_lead => *part = Role::Support,
            Role::Support if only_support => *part = Role::Responsible,
            _ => {}
        }
    }
    (!whole.names.is_empty()).then_some((whole, bracket))
}

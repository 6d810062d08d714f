//! The names of a bracket → mentions with ids.
//!
//! In: [`Roles`]. Out: [`Mention`]s. Never here: splitting a bracket into names.

use crate::import::draft::Mention;
use crate::import::ledger::NamedBody;
use crate::import::records::Clerk;
use crate::import::register::Match;
use crate::import::roles::{Part, Roles};
use crate::import::traced::Traced;

/// The mentions of a bracket; `place` is the number of the clause.
pub(super) fn mentions(
    roles: &Roles,
    bracket: &Traced,
    place: &str,
    clerk: &mut Clerk<'_, '_>,
) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (part, name) in &roles.names {
        let printed = clerk.write(name);
        let (id, printed) = body(&printed, name, clerk);
        let word = match part {
            Part::Lead => "lead",
            Part::Responsible => "responsible",
            Part::Support => "support",
        };
        let value = printed.clone().unwrap_or_else(|| clerk.write(name));
        clerk.ledger.field(format!("{place}.{word}"), value, name);
        let mention = Mention {
            part: *part,
            id,
            printed,
        };
        if mentions.iter().any(|known| known.id == mention.id) {
            clerk.ledger.doubt(
                Some(name),
                format!("`{}` is named twice in one bracket", name.text()),
                "a body has one part; look which is meant",
            );
        } else {
            mentions.push(mention);
        }
    }
    if roles.is_reworded || !roles.is_said {
        let what = format!("the document prints `{}`", bracket.text().trim());
        clerk.ledger.doubt(
            Some(bracket),
            what,
            "the site prints the usual words: （……牵头，……配合） or （……负责）",
        );
    }
    clerk.ledger.printed(bracket);
    mentions
}

/// The id of a body, and the name where the registry prints another.
pub(super) fn body(printed: &str, name: &Traced, clerk: &mut Clerk<'_, '_>) -> (String, Option<String>) {
    let (at, found) = clerk.register.body(printed);
    let body = clerk.register.bodies[at].clone();
    let state = match found {
        Match::Exact => "known",
        Match::Variant => "variant",
        Match::Proposed => "proposed",
    };
    clerk.ledger.body(NamedBody {
        name: printed.to_owned(),
        id: body.id.clone(),
        state,
    });
    if body.is_proposed {
        return (body.id, None);
    }
    if body.short == printed {
        return (body.id, None);
    }
    if !body.prints(printed) {
        let alias = (body.id.clone(), printed.to_owned());
        if !clerk.proposals.aliases.contains(&alias) {
            clerk.proposals.aliases.push(alias);
        }
        let what = format!("`{printed}` was taken for `{}` ({})", body.short, body.id);
        clerk.ledger.doubt(
            Some(name),
            what,
            "if that is right, add the name to its aliases in content/agencies.yaml",
        );
    }
    (body.id, Some(printed.to_owned()))
}

/// The id of who issued the document; the formal name of a body that brackets call by its short one.
pub(super) fn issuer(printed: &str, clerk: &mut Clerk<'_, '_>) -> String {
    let (at, found) = clerk.register.body(printed);
    let body = &clerk.register.bodies[at];
    let state = match found {
        Match::Exact | Match::Variant => "known",
        Match::Proposed => "proposed",
    };
    clerk.ledger.body(NamedBody {
        name: printed.to_owned(),
        id: body.id.clone(),
        state,
    });
    body.id.clone()
}

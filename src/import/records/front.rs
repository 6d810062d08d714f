//! Notice, title, issuer, number, preamble → records.
//!
//! In: the front of a [`Structure`]. Out: fields of [`Draft`]. Never here: measures, dates.

use crate::facts::print_date;
use crate::import::documents::documents;
use crate::import::draft::{Document, Draft, Notice, Text};
use crate::import::records::{Clerk, mentions, names};
use crate::import::shapes::{is_body, plain};
use crate::import::structure::Structure;
use crate::import::traced::Traced;

/// Reads the front.
pub(super) fn front(structure: &Structure, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    number(structure, clerk, draft);
    title(structure, clerk, draft);
    issuer(structure, clerk, draft);
    if let Some(text) = &structure.addressees {
        draft.preamble.push(clerk.field("addressees", text));
    }
    for text in &structure.preamble {
        draft.preamble.push(clerk.field("preamble", text));
        push_bases(text, clerk, draft);
    }
    if structure.notice.is_some() {
        notice(structure, clerk, draft);
    } else {
        for text in structure.heading.iter().chain(&structure.contact) {
            clerk
                .ledger
                .leave_out(text, "of a notice that is the policy itself");
        }
    }
    if draft.legal_bases.is_empty() {
        // A law says in its first article on what it rests.
        let first = structure.measures.first().map(|part| {
            let body = part.body.first().map(|paragraph| paragraph.text.clone());
            if part.head.len() > 20 {
                part.head.clone()
            } else {
                body.unwrap_or_default()
            }
        });
        let first = first.filter(|text| {
            ["根据", "依据", "依照", "根據", "依據"]
                .iter()
                .any(|word| text.find(word, 0).is_some())
        });
        if let Some(text) = first {
            push_bases(&text, clerk, draft);
        }
    }
    if draft.preamble.is_empty() {
        clerk.ledger.doubt(
            None,
            "the document has no preamble",
            "write one sentence into `preamble` of policy.yaml",
        );
    }
}

fn number(structure: &Structure, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    let of_page = structure
        .metadata
        .iter()
        .find(|(field, text)| *field == "number" && !text.is_empty());
    if let Some(text) = structure
        .document_number
        .as_ref()
        .or(of_page.map(|(_, text)| text))
    {
        let written = clerk.write(text);
        let number = with_year_brackets(&written);
        if number != written {
            clerk.ledger.doubt(
                Some(text),
                format!("the number is printed `{written}`"),
                "the year was put into 〔〕, as official numbers have it",
            );
        }
        clerk.ledger.field("document_number", &number, text);
        draft.document_number = Some(number);
    }
}

/// The year of a document number stands in 〔〕, whatever a keyboard had.
fn with_year_brackets(number: &str) -> String {
    let open = ['[', '［', '（', '(', '【', '「'];
    let close = [']', '］', '）', ')', '】', '」'];
    number
        .chars()
        .map(|letter| {
            if open.contains(&letter) {
                '〔'
            } else if close.contains(&letter) {
                '〕'
            } else {
                letter
            }
        })
        .collect()
}

fn title(structure: &Structure, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    let of_page = structure
        .metadata
        .iter()
        .find(|(field, text)| *field == "title" && !text.is_empty());
    let from_page = || {
        of_page
            .map(|(_, text)| text.clone())
            .into_iter()
            .collect::<Vec<_>>()
    };
    let mut pieces = structure.title.clone();
    if pieces.is_empty() {
        pieces = from_page();
    }
    if pieces.is_empty()
        && let Some(notice) = &structure.notice
    {
        // The attached text has no title of its own; the notice names it.
        pieces.clone_from(&notice.title);
    }
    let whole = joined(&pieces);
    if whole.is_empty() {
        clerk
            .ledger
            .doubt(None, "no title was found", "write `title` into policy.yaml");
    }
    draft.title = Text::chinese(clerk.field("title", &whole));
}

fn joined(pieces: &[Traced]) -> Traced {
    let mut whole = Traced::default();
    for piece in pieces {
        whole.append(piece);
    }
    whole
}

/// The name of who issued the document, as printed: the signature, the letterhead, the beginning of the title.
pub(super) fn issuer_name(structure: &Structure) -> Option<Traced> {
    let notice = structure.notice.as_ref();
    let titles = notice
        .map(|notice| joined(&notice.title))
        .into_iter()
        .chain([joined(&structure.title)]);
    let before = titles.filter_map(|title| {
        let order = (title.last() == Some('令')).then(|| title.len() - 1);
        let end = title
            .find("关于", 1)
            .or_else(|| title.find("關於", 1))
            .or(order)?;
        let name = title.slice(0..end).trim();
        (is_body(&name.text()) || order.is_some()).then_some(name)
    });
    let of_page = structure
        .metadata
        .iter()
        .filter(|(field, text)| *field == "issuer" && !text.is_empty());
    let names = structure
        .signature
        .names
        .iter()
        .chain(&structure.heading)
        .cloned();
    names
        .chain(before)
        .chain(of_page.map(|(_, text)| text.clone()))
        .find(|name| is_body(&name.text()) || name.text().ends_with("国务院"))
}

fn issuer(structure: &Structure, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    for name in structure.signature.names.iter().skip(1) {
        clerk.ledger.doubt(
            Some(name),
            format!("`{}` signs too", name.text()),
            "a policy has one issuer; the others stand in the signature",
        );
    }
    let Some(name) = issuer_name(structure) else {
        clerk.ledger.doubt(
            None,
            "nobody signs",
            "write `issuer` into policy.yaml: an id of agencies.yaml",
        );
        return;
    };
    let printed = clerk.write(&name);
    let id = mentions::issuer(&printed, clerk);
    clerk.ledger.read("issuer", &printed, &name);
    if structure.notice.is_none() {
        structure
            .signature
            .names
            .iter()
            .for_each(|name| clerk.ledger.field("signature", name.text(), name));
        structure
            .heading
            .iter()
            .for_each(|name| clerk.ledger.field("heading", name.text(), name));
    }
    for (field, text) in &structure.metadata {
        if *field == "issuer" && plain(&text.text()) == plain(&printed) {
            clerk.ledger.printed(text);
        }
    }
    draft.issuer = Some(id);
}

fn notice(structure: &Structure, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    let Some(printed) = &structure.notice else { return };
    let heading = structure
        .heading
        .iter()
        .map(|name| clerk.field("notice.heading", name))
        .collect::<Vec<_>>();
    let title = clerk.field("notice.title", &joined(&printed.title));
    let addressees = printed
        .addressees
        .as_ref()
        .map(|text| clerk.field("addressees", text))
        .unwrap_or_default();
    let body = printed
        .body
        .iter()
        .map(|text| clerk.field("notice.body", text))
        .collect();
    let names: Vec<String> = structure
        .signature
        .names
        .iter()
        .map(|name| clerk.field("notice.signature", name))
        .collect();
    let contact: Vec<String> = structure
        .contact
        .iter()
        .map(|text| clerk.field("notice.contact", text))
        .collect();
    if addressees.is_empty() {
        clerk.ledger.doubt(
            printed.title.first(),
            "the notice goes to nobody",
            "write `addressees` into policy.yaml",
        );
    }
    draft.notice = Some(Notice {
        heading: (!heading.is_empty()).then(|| heading.join("、")),
        title,
        addressees,
        body,
        signature: names.join("、"),
        contact: (!contact.is_empty()).then(|| contact.join("")),
    });
}

fn push_bases(text: &Traced, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    for named in documents(text) {
        let title = clerk.write(&named.title);
        let number = named.number.as_ref().map(|number| clerk.write(number));
        if plain(&title) == plain(&draft.title.chinese)
            || draft.legal_bases.iter().any(|known| known.title == title)
        {
            continue;
        }
        clerk.ledger.read("legal_basis", &title, &named.title);
        if let (Some(number), Some(place)) = (&number, &named.number) {
            clerk.ledger.read("legal_basis_number", number, place);
        }
        draft.legal_bases.push(Document { title, number });
    }
}

/// What a site needs and a document has not: a short title, a sentence about it. Made of its own words and numbers.
pub(super) fn ours(structure: &Structure, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    draft.short_title = Text::chinese(names::short_title(&draft.title.chinese));
    let issuer = issuer_name(structure)
        .map(|name| clerk.write(&name))
        .unwrap_or_default();
    let day = draft
        .issued
        .map(|day| print_date(day, crate::lang::Lang::ZhHans))
        .unwrap_or_default();
    let words = format!("印发，共{}条。", draft.measures.len());
    draft.description = format!("{issuer}{day}{}", clerk.scribe.words(&words));
    clerk.ledger.doubt(
        None,
        "`short_title` and `description` were made from the title, the issuer and the date",
        "they are not official; write better ones",
    );
}

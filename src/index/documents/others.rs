//! A document for each policy, notice, preamble, agency and page.
//!
//! In: what is no clause. Out: documents. Never here: the contact line of a notice, which names people.

use crate::index::documents::clauses::not_in_force;
use crate::index::documents::{Document, Part, Record};
use crate::lang::{Lang, PerLang};
use crate::markdown::plain::plain;
use crate::resolve::addresses;
use crate::resolve::site::{LocalText, Notice, Policy, Site};

/// Adds the policy itself, its notice and its preamble.
pub(super) fn add_policy(site: &Site, policy: &Policy, documents: &mut Vec<Document>) {
    let slug = &policy.slug.value;
    let mark = format!("#policy:{slug}");
    let mut add = |kind: &'static str, title: &LocalText, text: &dyn Fn(Lang) -> String| {
        let records = PerLang::from_fn(|lang| Record {
            policy: Some(slug.clone()),
            facts: not_in_force(policy, lang).trim_end().to_owned(),
            ..plain_record(kind, title.text(lang), text(lang), addresses::policy(lang, slug))
        });
        let mut document = Document::new(kind, slug, records);
        document.marks.insert(mark.clone());
        documents.push(document);
    };
    add("policy", &policy.title, &|lang| about(policy, lang));
    if let Some(notice) = &policy.notice {
        add("notice", &notice.title, &|lang| notice_text(notice, lang));
    }
    add("preamble", &policy.title, &|lang| {
        plain(policy.preamble.text(lang), lang)
    });
    if let Some(document) = documents
        .iter_mut()
        .rev()
        .find(|document| document.kind == "policy")
    {
        document.add_local(Part::Names, &policy.short_title);
        document.add_local(Part::Names, &site.agency(policy.issuer).full);
    }
}

fn about(policy: &Policy, lang: Lang) -> String {
    let mut lines = vec![policy.description.text(lang).to_owned()];
    lines.extend(
        policy
            .document_number
            .as_ref()
            .map(|number| number.text(lang).to_owned()),
    );
    lines.join("\n")
}

fn notice_text(notice: &Notice, lang: Lang) -> String {
    let body = plain(notice.body.text(lang), lang);
    format!(
        "{}\n{body}\n{}",
        notice.addressees.text(lang),
        notice.signature.text(lang)
    )
}

/// Adds every agency.
pub(super) fn add_agencies(site: &Site, documents: &mut Vec<Document>) {
    for agency in &site.agencies {
        let id = &agency.id.value;
        let records = PerLang::from_fn(|lang| {
            let note = agency.note.as_ref().map_or("", |note| note.text(lang));
            plain_record(
                "agency",
                agency.full.text(lang),
                note.to_owned(),
                addresses::agency(lang, id),
            )
        });
        let mut document = Document::new("agency", id, records);
        document.add_local(Part::Title, &agency.short);
        document.add_names(Part::Names, &agency.aliases);
        document.marks.insert(format!("#agency:{id}"));
        documents.push(document);
    }
}

/// Adds every free page.
pub(super) fn add_pages(site: &Site, documents: &mut Vec<Document>) {
    for page in &site.pages {
        let records = PerLang::from_fn(|lang| {
            plain_record(
                "page",
                page.title.text(lang),
                plain(page.body.text(lang), lang),
                addresses::page(lang, &page.slug),
            )
        });
        documents.push(Document::new("page", &page.slug, records));
    }
}

fn plain_record(kind: &'static str, title: &str, text: String, url: String) -> Record {
    Record {
        kind,
        policy: None,
        measure: 0,
        clause: 0,
        title: title.to_owned(),
        text,
        bracket: String::new(),
        url,
        facts: String::new(),
        lead: Vec::new(),
        kinds: Vec::new(),
    }
}

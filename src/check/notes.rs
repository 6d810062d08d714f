//! What a note quotes stands in the text that it is about, in every language.

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{BracketPart, Clause, LocalText, Note, NotePlace, Origin, Policy, Site};

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        for note in &policy.notes {
            quotes(
                note,
                site,
                &|lang| text_at(policy.as_issued(), note.at, lang),
                report,
            );
        }
        for clause in policy.every_clause() {
            for note in &clause.notes {
                quotes(note, site, &|lang| clause_text(clause, lang), report);
            }
        }
    }
}

fn quotes(note: &Note, site: &Site, text: &dyn Fn(Lang) -> String, report: &mut Report) {
    let Some(printed) = &note.printed else { return };
    for &lang in &site.languages {
        let words = printed.get(lang);
        if words.origin == Origin::Derived {
            continue;
        }
        if !text(lang).contains(words.as_str()) {
            let message = format!(
                "`{}` does not stand in the `{lang}` text that this note is about",
                words.as_str()
            );
            report.add(
                Diagnostic::error("note-quotes-nothing", words.written.span.clone(), message)
                    .help("`printed` repeats the words exactly as the text has them in that language"),
            );
        }
    }
}

fn text_at(policy: &Policy, at: NotePlace, lang: Lang) -> String {
    let notice = policy.notice.as_ref();
    let text: Option<&LocalText> = match at {
        NotePlace::Policy | NotePlace::Title => Some(&policy.title),
        NotePlace::NoticeTitle => notice.map(|notice| &notice.title),
        NotePlace::Notice => notice.map(|notice| &notice.body),
        NotePlace::Contact => notice.and_then(|notice| notice.contact.as_ref()),
        NotePlace::Preamble => Some(&policy.preamble),
        NotePlace::Clause => None,
    };
    text.map(|text| text.text(lang).to_owned()).unwrap_or_default()
}

/// The clause as printed: its text and its bracket.
fn clause_text(clause: &Clause, lang: Lang) -> String {
    let mut text = clause.text.text(lang).to_owned();
    for part in clause.bracket.iter().flat_map(|bracket| bracket.get(lang)) {
        match part {
            BracketPart::Words(words) | BracketPart::Agency(_, words) => text.push_str(words),
        }
    }
    text
}

//! A translation was made from the text that stands there now.

use crate::report::difference::within;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::Site;
use crate::resolve::translations::{FILE, State, Translation, translations, unused_records};
use crate::source::Span;

pub(super) fn check(site: &Site, report: &mut Report) {
    if site.translations.is_empty() {
        nothing_recorded(site, report);
        return;
    }
    for translation in translations(site) {
        let lang = translation.lang;
        let text = translation.block.text.get(lang);
        let original = translation.block.text.get(site.source);
        let span = text.written.span.clone();
        match translation.state {
            State::Current => {}
            State::Stale(record) => report.add(
                Diagnostic::warning(
                    "stale-translation",
                    span,
                    format!("this `{lang}` text is older than its original"),
                )
                .help(how_to_accept(&translation))
                .also(
                    original.written.span.clone(),
                    change(record.source_text.as_deref(), original.as_str()),
                )
                .also(record.source_hash.span.clone(), "what it was made from"),
            ),
            State::Unrecorded => report.add(
                Diagnostic::warning(
                    "unrecorded-translation",
                    span,
                    format!("it is not recorded from which text this `{lang}` was made"),
                )
                .help(how_to_accept(&translation)),
            ),
        }
    }
    for record in unused_records(site) {
        let message = format!("there is no text `{}` any more", record.block.value);
        report.add(
            Diagnostic::warning("unused-translation-record", record.block.span.clone(), message)
                .help("the next `gongbao translate accept` takes it out"),
        );
    }
}

/// What is said of the original: what changed in it, where the record has kept it.
fn change(old: Option<&str>, new: &str) -> String {
    match old {
        Some(old) => format!("the original, changed since: {}", within(old, new)),
        None => "the original, changed since".to_owned(),
    }
}

/// A site that never recorded anything hears of it once, not at every text.
fn nothing_recorded(site: &Site, report: &mut Report) {
    let number = translations(site).len();
    if number > 0 {
        let message = format!("it is not recorded from which texts the {number} translations were made");
        report.add(
            Diagnostic::warning("unrecorded-translation", Span::unreadable(FILE), message)
                .help("run `gongbao translate accept --all` once; from then on a translation that is out of date is found"),
        );
    }
}

fn how_to_accept(translation: &Translation<'_>) -> String {
    let path = &translation.block.path;
    format!("read it against the original; when it is right, run `gongbao translate accept {path}`")
}

//! A translation was made from the text that stands there now.

use crate::report::{Diagnostic, Report};
use crate::resolve::site::Site;
use crate::resolve::translations::{State, translations, unused_records};

const HOW_TO_ACCEPT: &str =
    "read it against the original; when it is right, run `gongbao translate accept`";

pub(super) fn check(site: &Site, report: &mut Report) {
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
                .help(HOW_TO_ACCEPT)
                .also(original.written.span.clone(), "the original, changed since")
                .also(record.source_hash.span.clone(), "what it was made from"),
            ),
            State::Unrecorded => report.add(
                Diagnostic::warning(
                    "unrecorded-translation",
                    span,
                    format!("it is not recorded from which text this `{lang}` was made"),
                )
                .help(HOW_TO_ACCEPT),
            ),
        }
    }
    for record in unused_records(site) {
        let message = format!("there is no text `{}` any more", record.block.value);
        report.add(
            Diagnostic::warning("unused-translation-record", record.block.span.clone(), message)
                .help("`gongbao translate accept` takes it out"),
        );
    }
}

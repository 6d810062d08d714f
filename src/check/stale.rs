//! A translation was made from the text that stands there now.

use std::collections::BTreeMap;

use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::{blocks, source_hash};
use crate::resolve::site::{Origin, Site};
use crate::source::Spanned;

const HOW_TO_ACCEPT: &str =
    "read the translation against the original; when it is right, run `gongbao translate accept`";

pub(super) fn check(site: &Site, report: &mut Report) {
    let mut recorded: BTreeMap<&str, (&Spanned<String>, &Spanned<String>)> = BTreeMap::new();
    for line in &site.translations {
        recorded.insert(&line.block.value, (&line.block, &line.source_hash));
    }
    for block in blocks(site).into_iter().filter(|block| block.tracked) {
        let record = recorded.remove(block.path.as_str());
        let written = block.text.iter().find(|(lang, text)| {
            *lang != site.source && !lang.is_chinese() && text.origin == Origin::Written
        });
        let Some((lang, text)) = written else { continue };
        let hash = source_hash(block.text, site.source);
        match record {
            Some((_, made_from)) if made_from.value == hash => {}
            Some((_, made_from)) => {
                let original = block.text.get(site.source);
                let message = format!("this `{lang}` text is older than its original");
                report.add(
                    Diagnostic::warning("stale-translation", text.written.span.clone(), message)
                        .help(HOW_TO_ACCEPT)
                        .also(original.written.span.clone(), "changed since")
                        .also(made_from.span.clone(), "what it was made from"),
                );
            }
            None => {
                let message = format!("it is not recorded from which text this `{lang}` was made");
                report.add(
                    Diagnostic::warning("unrecorded-translation", text.written.span.clone(), message)
                        .help(HOW_TO_ACCEPT),
                );
            }
        }
    }
    for (block, _) in recorded.into_values() {
        let message = format!("there is no text `{}` any more", block.value);
        report.add(
            Diagnostic::warning("unused-translation-record", block.span.clone(), message)
                .help("`gongbao translate accept` takes it out"),
        );
    }
}

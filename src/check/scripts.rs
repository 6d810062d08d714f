//! A Chinese text is written in one script, the one that its key names.

use std::ops::Range;

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Origin, Site, Text};
use crate::zh::mixed::script_use;

pub(super) fn check(_: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        for lang in [Lang::ZhHant, Lang::ZhHans] {
            let text = block.text.get(lang);
            if text.origin == Origin::Written {
                one_script(text, lang, report);
            }
        }
    }
}

fn one_script(text: &Text, lang: Lang, report: &mut Report) {
    let found = script_use(text.as_str());
    let (own, foreign, name) = match lang {
        Lang::ZhHant => (found.hant, found.hans, "Simplified"),
        _ => (found.hans, found.hant, "Traditional"),
    };
    let Some(first) = foreign.first() else { return };
    let characters: String = foreign
        .iter()
        .map(|range: &Range<usize>| &text.as_str()[range.clone()])
        .collect();
    let span = text.written.locate(first.clone());
    let (code, message) = if own.is_empty() {
        (
            "wrong-script",
            format!("this `{lang}` text is written in {name} characters: {characters}"),
        )
    } else {
        (
            "mixed-scripts",
            format!("{name} characters in a `{lang}` text: {characters}"),
        )
    };
    report.add(
        Diagnostic::error(code, span, message)
            .help("write the text in one script; the other one is derived when building"),
    );
}

//! Texts are built the same way in every language, and of nothing that a page can't show.

use std::ops::Range;

use crate::markdown::structure::{Structure, structure};
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Site, Text};

pub(super) fn check(site: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        let original = structure(block.text.text(site.source));
        for (lang, text) in block.text.written() {
            let found = structure(text.as_str());
            not_shown(text, &found, report);
            if lang != site.source && site.languages.contains(&lang) {
                lists(
                    block,
                    &original,
                    &found,
                    text,
                    block.text.get(site.source),
                    report,
                );
            }
        }
    }
}

fn not_shown(text: &Text, found: &Structure, report: &mut Report) {
    let mut add = |range: &Range<usize>, code, message: &str, help: &str| {
        let span = text.written.locate(range.clone());
        report.add(Diagnostic::warning(code, span, message).help(help));
    };
    for table in &found.tables {
        // The head alone: a table has many lines, and the first shows which it is.
        let head = table.start..table.start + first_line(&text.as_str()[table.clone()]);
        add(
            &head,
            "table-in-text",
            "a table is printed as bars and dashes",
            "write a list, an entry for each row: it can be read aloud, and fits a telephone",
        );
    }
    for html in &found.html {
        let line = html.start..html.start + first_line(&text.as_str()[html.clone()]);
        add(
            &line,
            "html-in-text",
            "HTML is shown as it is typed",
            "write Markdown: `**bold**`, `[words](https://…)`",
        );
    }
    for image in &found.bare_images {
        report.add(
            Diagnostic::error(
                "image-without-words",
                text.written.locate(image.clone()),
                "this image has no words in place of it",
            )
            .help("say what it shows, and link to it: `[map of the zones](https://…)`"),
        );
    }
}

fn first_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// Where both have lists: a translation may turn （一）…（二） into a list.
fn lists(
    block: &Block<'_>,
    original: &Structure,
    found: &Structure,
    text: &Text,
    source: &Text,
    report: &mut Report,
) {
    if original.lists.is_empty() || found.lists.is_empty() || original.lists == found.lists {
        return;
    }
    let message = format!(
        "the lists of `{}` have {} entries here, {} in the original",
        block.path,
        in_words(&found.lists),
        in_words(&original.lists)
    );
    report.add(
        Diagnostic::error("list-lengths-differ", text.written.span.clone(), message)
            .help("each entry of the original is one entry here")
            .also(source.written.span.clone(), "the original"),
    );
}

fn in_words(lists: &[usize]) -> String {
    let numbers: Vec<String> = lists.iter().map(usize::to_string).collect();
    numbers.join(" + ")
}

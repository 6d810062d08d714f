//! Changes as people read them in a terminal.
//!
//! In: [`Changes`]. Out: text. Never here: finding them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::commands::diff::published::Changes;
use crate::commands::diff::published::files::FileCount;
use crate::commands::diff::published::pages::{Extent, PageChange};
use crate::commands::diff::published::records::RecordChange;
use crate::commands::terminal::count;

/// The changes: records with their words, then pages, then files. `published` names what they are compared with.
pub(super) fn human(changes: &Changes, published: &str) -> String {
    if changes.is_empty() {
        return format!("nothing would change: {published} shows the site as it is");
    }
    let mut text = String::new();
    if let Some((old, new)) = &changes.address {
        let _ = writeln!(text, "address\n  {old} → {new}\n");
    }
    records(&changes.records, &mut text);
    pages(&changes.pages, &mut text);
    files(&changes.files, &mut text);
    let _ = write!(
        text,
        "against {published}: {}, {}",
        count(changes.records.len(), "record"),
        count(changes.pages.len(), "page")
    );
    text
}

fn records(records: &[RecordChange], text: &mut String) {
    let mut policy = "";
    for record in records {
        if policy != record.policy {
            policy = &record.policy;
            let _ = writeln!(text, "{policy}");
        }
        let name = format!("{} {}", record.kind, record.name);
        let _ = writeln!(text, "  {:7}  {}", record.fate.word(), name.trim_end());
        for (lang, difference) in &record.texts {
            let _ = writeln!(text, "           {lang:7}  {difference}");
        }
        if !record.fields.is_empty() {
            let _ = writeln!(text, "           also: {}", record.fields.join(", "));
        }
    }
    if !records.is_empty() {
        text.push('\n');
    }
}

/// Pages that readers would find changed, by name; of the others, how many.
fn pages(pages: &[PageChange], text: &mut String) {
    let mut around: BTreeMap<&str, usize> = BTreeMap::new();
    if !pages.is_empty() {
        text.push_str("pages\n");
    }
    for page in pages {
        match page.extent {
            Extent::Whole | Extent::Text => {
                let lang = if page.lang.is_empty() { "–" } else { &page.lang };
                let _ = writeln!(
                    text,
                    "  {:7}  {lang:7}  {}  ({})",
                    page.fate.word(),
                    page.title,
                    page.address
                );
            }
            Extent::Frame => *around.entry("in the head or foot of the page only").or_default() += 1,
            Extent::Markup => *around.entry("in mark-up only, which nobody reads").or_default() += 1,
        }
    }
    for (words, number) in around {
        let _ = writeln!(text, "  changed  {}, {words}", count(number, "page"));
    }
    if !pages.is_empty() {
        text.push('\n');
    }
}

fn files(files: &[FileCount], text: &mut String) {
    if files.is_empty() {
        return;
    }
    text.push_str("files\n");
    for kind in files {
        let fates = [(kind.new, "new"), (kind.changed, "changed"), (kind.gone, "gone")];
        let fates: Vec<String> = fates
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{number} {word}"))
            .collect();
        let _ = writeln!(text, "  {:9}  {}", kind.kind, fates.join(", "));
    }
    text.push('\n');
}

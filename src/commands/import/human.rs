//! The report of an import, for people.
//!
//! In: the account. Out: text. Never here: files; what was understood.

use std::fmt::Write;

use crate::commands::args::import::Import;
use crate::commands::import::files::Files;
use crate::commands::import::summary;
use crate::commands::terminal::count;
use crate::import::Imported;
use crate::import::ledger::{Account, Understood};

/// How many characters of a value are shown.
const SHOWN: usize = 46;

/// The report as the terminal shows it, with the files.
pub(super) fn report(imported: &Imported, files: &Files, is_dry: bool) -> String {
    let mut text = body(imported);
    let _ = writeln!(
        text,
        "\n{}",
        if is_dry {
            "Would be written (nothing was)"
        } else {
            "Written"
        }
    );
    for path in files.paths() {
        let _ = writeln!(text, "  {path}");
    }
    text
}

/// The report as it is kept beside the policy.
pub(super) fn account(imported: &Imported, name: &str) -> String {
    format!("Import of {name}\n\n{}", body(imported))
}

/// What to do next.
pub(super) fn next(imported: &Imported, args: &Import, slug: &str) -> String {
    let doubts = imported.account.doubtful.len();
    let mut text = format!(
        "imported {}; {} to look at",
        summary(imported),
        count(doubts, "doubt")
    );
    if args.out.is_none() {
        if !args.register && !imported.proposals.is_empty() {
            let _ = write!(
                text,
                "\nnext: copy what imports/{slug}/agencies.yaml and glossary.yaml propose into content/"
            );
        }
        text.push_str("\nnext: `gongbao check` names what is untranslated or unknown");
    }
    text
}

fn body(imported: &Imported) -> String {
    let account = &imported.account;
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{}: {}, {}\n",
        account.format,
        count(account.lines, "line"),
        summary(imported)
    );
    understood(account, &mut text);
    doubtful(account, &mut text);
    left_out(account, &mut text);
    bodies(account, &mut text);
    for remark in &account.remarks {
        let _ = writeln!(text, "  {remark}");
    }
    let counted = account.counted;
    let all = counted.fields + counted.printed + counted.left_out;
    let _ = writeln!(
        text,
        "\nEvery character of the source, white space aside: {} in fields, {} printed by the site itself (numbers, brackets), {} left out; together {all}.",
        counted.fields, counted.printed, counted.left_out
    );
    text
}

fn understood(account: &Account, text: &mut String) {
    let _ = writeln!(text, "Understood");
    let shown = account.understood.iter().filter(|entry| entry.field != "joined");
    for Understood { field, value, lines } in shown {
        let _ = writeln!(text, "  {:>9}  {field:20} {}", place(*lines), cut(value));
    }
    let joined: Vec<String> = account
        .understood
        .iter()
        .filter(|entry| entry.field == "joined")
        .map(|entry| entry.lines[0].to_string())
        .collect();
    if !joined.is_empty() {
        let _ = writeln!(
            text,
            "  broken lines joined to the ones before them: {}",
            joined.join(", ")
        );
    }
}

fn doubtful(account: &Account, text: &mut String) {
    if account.doubtful.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nDoubtful");
    for doubt in &account.doubtful {
        let line = if doubt.line == 0 {
            String::new()
        } else {
            format!("line {}", doubt.line)
        };
        let _ = writeln!(text, "  {line:>9}  {}\n{:13}→ {}", doubt.what, "", doubt.advice);
    }
}

fn left_out(account: &Account, text: &mut String) {
    if account.left_out.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nLeft out");
    for entry in &account.left_out {
        let _ = writeln!(
            text,
            "  {:>9}  {} ({})",
            place(entry.lines),
            cut(&entry.text),
            entry.why
        );
    }
}

fn bodies(account: &Account, text: &mut String) {
    let proposed: Vec<String> = account
        .bodies
        .iter()
        .filter(|body| body.state == "proposed")
        .map(|body| format!("{} = {}", body.name, body.id))
        .collect();
    if !proposed.is_empty() {
        let _ = writeln!(
            text,
            "\nBodies that are not registered, with the ids that are proposed\n  {}",
            proposed.join("\n  ")
        );
    }
}

fn place([first, last]: [usize; 2]) -> String {
    if first == last {
        format!("line {first}")
    } else {
        format!("{first}–{last}")
    }
}

fn cut(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    line.chars().take(SHOWN).chain(['…']).collect()
}

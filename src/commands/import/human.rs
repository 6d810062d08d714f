//! The report of an import, for people.
//!
//! In: the account, and whose language. Out: text. Never here: files; what was understood; a change of the source's words.

use std::fmt::Write;

use crate::commands::args::import::Import;
use crate::commands::import::files::Files;
use crate::commands::import::summary;
use crate::commands::terminal::count;
use crate::import::Imported;
use crate::import::ledger::{Account, Understood};
use crate::lang::Lang;
use crate::report::catalogue::say;

/// How many characters of a value are shown.
const SHOWN: usize = 46;

/// The report as the terminal shows it, with the files.
pub(super) fn report(imported: &Imported, files: &Files, is_dry: bool, lang: Lang) -> String {
    let mut text = body(imported, lang);
    let _ = writeln!(
        text,
        "\n{}",
        say(
            if is_dry {
                "Would be written (nothing was)"
            } else {
                "Written"
            },
            lang
        )
    );
    for path in files.paths() {
        let _ = writeln!(text, "  {path}");
    }
    text
}

/// The report as it is kept beside the policy.
pub(super) fn account(imported: &Imported, name: &str, lang: Lang) -> String {
    format!(
        "{}\n\n{}",
        say(&format!("Import of `{name}`"), lang),
        body(imported, lang)
    )
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

fn body(imported: &Imported, lang: Lang) -> String {
    let account = &imported.account;
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{}\n",
        say(
            &format!(
                "{}: {}, {}",
                account.format,
                count(account.lines, "line"),
                summary(imported)
            ),
            lang
        )
    );
    understood(account, &mut text, lang);
    doubtful(account, &mut text, lang);
    left_out(account, &mut text, lang);
    bodies(account, &mut text, lang);
    for remark in &account.remarks {
        let _ = writeln!(text, "  {}", say(remark, lang));
    }
    let counted = account.counted;
    let all = counted.fields + counted.printed + counted.left_out;
    let sum = format!(
        "Every character of the source, white space aside: {} in fields, {} printed by the site itself (numbers, brackets), {} left out; together {all}.",
        counted.fields, counted.printed, counted.left_out
    );
    let _ = writeln!(text, "\n{}", say(&sum, lang));
    text
}

fn understood(account: &Account, text: &mut String, lang: Lang) {
    let _ = writeln!(text, "{}", say("Understood", lang));
    let shown = account.understood.iter().filter(|entry| entry.field != "joined");
    for Understood { field, value, lines } in shown {
        let _ = writeln!(text, "  {:>9}  {field:20} {}", place(*lines, lang), cut(value));
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
            "  {}",
            say(
                &format!(
                    "broken lines joined to the ones before them: {}",
                    joined.join(", ")
                ),
                lang
            )
        );
    }
}

fn doubtful(account: &Account, text: &mut String, lang: Lang) {
    if account.doubtful.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", say("Doubtful", lang));
    for doubt in &account.doubtful {
        let line = if doubt.line == 0 {
            String::new()
        } else {
            place([doubt.line, doubt.line], lang)
        };
        let (what, advice) = (say(&doubt.what, lang), say(&doubt.advice, lang));
        let _ = writeln!(text, "  {line:>9}  {what}\n{:13}→ {advice}", "");
    }
}

fn left_out(account: &Account, text: &mut String, lang: Lang) {
    if account.left_out.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", say("Left out", lang));
    for entry in &account.left_out {
        let _ = writeln!(
            text,
            "  {:>9}  {} ({})",
            place(entry.lines, lang),
            cut(&entry.text),
            say(&entry.why, lang)
        );
    }
}

fn bodies(account: &Account, text: &mut String, lang: Lang) {
    let proposed: Vec<String> = account
        .bodies
        .iter()
        .filter(|body| body.state == "proposed")
        .map(|body| format!("{} = {}", body.name, body.id))
        .collect();
    if !proposed.is_empty() {
        let _ = writeln!(
            text,
            "\n{}\n  {}",
            say(
                "Bodies that are not registered, with the ids that are proposed",
                lang
            ),
            proposed.join("\n  ")
        );
    }
}

fn place([first, last]: [usize; 2], lang: Lang) -> String {
    if first == last {
        say(&format!("line {first}"), lang)
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

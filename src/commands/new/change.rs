//! `gongbao new correction | amendment | repeal`: an entry of `changes.yaml`, with the text as it stands, ready to edit.
//!
//! In: [`NewChange`]. Out: an entry at the end of the policy's `changes.yaml`, which `check` refuses until it says what
//! changed. Never here: changing a text.

use std::fmt::Write;

use anyhow::{Result, anyhow, bail};
use jiff::civil::Date;

use crate::commands::Outcome;
use crate::commands::args::new::NewChange;
use crate::commands::import::registries::append;
use crate::commands::make::today;
use crate::commands::new::entry::{content, languages, named_policy};
use crate::commands::new::template::{Languages, yaml};
use crate::commands::terminal::Terminal;
use crate::lang::Lang;
use crate::model::policy::{ChangeKind, PolicyRecord};
use crate::model::text::Written;

/// Begins a change.
pub(super) fn change(kind: ChangeKind, args: &NewChange, terminal: Terminal) -> Result<Outcome> {
    let content = content(&args.root)?;
    let policy = named_policy(&content, &args.policy)?;
    let languages = languages(&content);
    let text = match &args.clause {
        Some(clause) => Some(text_of(policy, clause)?),
        None if kind == ChangeKind::Repeal => None,
        None => bail!(
            "name the clause: `gongbao new {} {} 1.1`",
            kind.word(),
            args.policy
        ),
    };
    let date = args.date.unwrap_or_else(today);
    let mut entry = head(kind, args, policy, date, languages);
    match (&args.clause, text) {
        (Some(clause), _) if kind == ChangeKind::Repeal => {
            let _ = write!(
                entry,
                "  clauses:\n    - clause: \"{clause}\"\n      repealed: true\n"
            );
        }
        (Some(clause), Some(text)) => entry.push_str(&clause_entry(clause, text)),
        _ => entry.push_str(&successor(args.successor.as_deref(), languages)),
    }
    let path = format!("content/policies/{}/changes.yaml", args.policy);
    append(&args.root.join(&path), "changes", |indent| {
        let indent = " ".repeat(indent);
        let lines = entry.lines().map(|line| [&indent, line, "\n"].concat());
        lines.collect()
    })?;
    terminal.say(format_args!(
        "{path}: `{}` stands at the end\nnext: write what changed into it; `gongbao check` says what is missing, `gongbao diff {} --to {}` shows the difference",
        id(kind, args, policy),
        args.policy,
        args.effective.unwrap_or(date)
    ));
    Ok(Outcome::Fine)
}

fn head(
    kind: ChangeKind,
    args: &NewChange,
    policy: &PolicyRecord,
    date: Date,
    languages: Languages,
) -> String {
    let (about, chinese, english) = match kind {
        ChangeKind::Correction => (
            "A correction: what was printed wrong is put right. 更正：印错的文字予以改正。",
            "更正",
            "corrected",
        ),
        ChangeKind::Amendment => (
            "An amendment: somebody decided otherwise. 修改：重新作出规定。",
            "修改",
            "amended",
        ),
        ChangeKind::Repeal => (
            "A repeal: a clause, or the policy as a whole, is taken out of force. 废止：删去条款或废止整个政策。",
            "废止",
            "repealed",
        ),
    };
    let (title, title_en) = match &args.clause {
        Some(clause) => (
            format!("{chinese}条款{clause}"),
            format!("Clause {clause} {english}"),
        ),
        None => (format!("{chinese}本政策"), format!("Policy {english}")),
    };
    let date = date.to_string();
    let effective = args.effective.map_or(date.clone(), |day| day.to_string());
    let values = [
        ("about", about),
        ("id", &id(kind, args, policy)),
        ("kind", kind.word()),
        ("date", &date),
        ("effective", &effective),
        ("title", &title),
        ("title_en", &title_en),
    ];
    yaml(include_str!("templates/change.yaml"), &values, languages)
}

/// The id that was asked for, or one made of the kind and its number.
fn id(kind: ChangeKind, args: &NewChange, policy: &PolicyRecord) -> String {
    if let Some(id) = &args.id {
        return id.clone();
    }
    let taken = |id: &String| policy.changes.iter().any(|change| change.id.value == *id);
    let mut ids = (1..).map(|number| format!("{}-{number}", kind.word()));
    ids.find(|id| !taken(id))
        .expect("there are more numbers than changes")
}

/// The text of a clause as it stands after all changes that are written down.
fn text_of<'a>(policy: &'a PolicyRecord, clause: &str) -> Result<&'a Written> {
    let (measure, number) = clause.split_once('.').unwrap_or_default();
    let measure: u32 = measure.parse().unwrap_or(0);
    let place: usize = number.parse().unwrap_or(0);
    let record = policy
        .measures
        .iter()
        .find(|record| record.number.value == measure);
    let issued = record.and_then(|record| record.clauses.get(place.checked_sub(1)?));
    let touched = policy.changes.iter().flat_map(|change| &change.clauses);
    let mut rewritten = touched
        .filter(|each| each.clause.value == clause)
        .filter_map(|each| each.text.as_ref());
    rewritten
        .next_back()
        .or(issued.map(|issued| &issued.text))
        .ok_or_else(|| {
            anyhow!(
                "the policy `{}` has no clause `{clause}`; clauses are named by measure and place: 3.1",
                policy.slug.value
            )
        })
}

fn clause_entry(clause: &str, text: &Written) -> String {
    let mut entry = format!(
        "  clauses:\n    - clause: \"{clause}\"\n      # The text as it stands now: make it what it is from then on. Other fields of the clause that change\n      # stand beside it (lead, support, incentives …); what is not written here stays. 请改为变动后的文字，不变的字段不写。\n      text:\n"
    );
    for (lang, text) in text.texts.iter() {
        let Some(text) = text else { continue };
        let _ = writeln!(entry, "        {}: |", lang.key());
        for line in text.value.lines() {
            let line = format!("          {line}");
            let _ = writeln!(entry, "{}", line.trim_end());
        }
    }
    entry
}

fn successor(policy: Option<&str>, languages: Languages) -> String {
    let source = languages.source.key();
    let english = if languages.has_english {
        format!(", {}: …", Lang::En.key())
    } else {
        String::new()
    };
    match policy {
        Some(policy) => format!(
            "  successor: {{policy: {policy}}}\n  # Where each clause lives on. 新旧条款对照。\n  # concordance:\n  #   - {{from: \"1.1\", to: \"1.1\"}}\n"
        ),
        None => format!(
            "  # What takes its place, if anything does. 替代文件。\n  # successor: {{title: {{{source}: …{english}}}, document_number: …}}\n"
        ),
    }
}

//! `gongbao check --explain CODE` and `--rules`: what findings mean.
//!
//! In: a code. Out: its explanation and an example. Never here: the explanations; those are the registry's.

use std::fmt::Write;

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::terminal::Terminal;
use crate::report::catalogue::{say, severity};
use crate::report::nearest::nearest;
use crate::report::registry::{Allowance, Rule, rule, rules};

/// Says what the findings of a code mean.
pub(super) fn explain(code: &str, terminal: Terminal) -> Result<Outcome> {
    let Some(rule) = rule(code) else {
        let hint = match nearest(code, rules().map(|rule| rule.code)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`gongbao check --rules` lists them".to_owned(),
        };
        terminal.say(format_args!("error: there is no rule `{code}`; {hint}"));
        return Ok(Outcome::WrongUsage);
    };
    terminal.print(explanation(rule, terminal).trim_end())?;
    Ok(Outcome::Fine)
}

/// Lists every code, with how bad it is.
pub(super) fn list(terminal: Terminal) -> Result<Outcome> {
    let lang = terminal.lang();
    let widest = rules().map(|rule| rule.code.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in rules() {
        let explanation = rule.explanation(lang);
        // The first sentence is enough for a list.
        let end = explanation.find(". ").map(|at| at + 1);
        let end = end.or_else(|| explanation.find('。').map(|at| at + "。".len()));
        let first = &explanation[..end.unwrap_or(explanation.len())];
        let _ = writeln!(
            text,
            "{:widest$}  {}  {first}",
            rule.code,
            severity(rule.severity, lang)
        );
    }
    terminal.print(text.trim_end())?;
    Ok(Outcome::Fine)
}

fn explanation(rule: &Rule, terminal: Terminal) -> String {
    let lang = terminal.lang();
    let mut text = format!("{}[{}]\n\n", severity(rule.severity, lang), rule.code);
    let _ = writeln!(text, "{}\n", rule.explanation(lang));
    for (word, example) in [("instead of", rule.bad), ("write", rule.good)] {
        let _ = writeln!(
            text,
            "{}:\n\n    {}\n",
            say(word, lang),
            example.replace('\n', "\n    ")
        );
    }
    let allowance = match rule.allowance {
        Allowance::Never => "it can't be let pass".to_owned(),
        Allowance::WithReason => format!("to let it pass: # gongbao: allow {} because …", rule.code),
    };
    text + &say(&allowance, lang)
}

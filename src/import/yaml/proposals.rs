//! What the registries of the site lack, as entries that can be put there.
//!
//! In: [`Proposals`]. Out: entries of `agencies.yaml` and `glossary.yaml`. Never here: an English name that nobody wrote.

use std::fmt::Write;

use crate::import::draft::Proposals;
use crate::lang::Lang;
use crate::scalar::{quoted, scalar};

/// Entries of `agencies:`, indented as a list; empty where nothing is lacking.
#[must_use]
pub fn agencies(proposals: &Proposals, lang: Lang, indent: usize) -> String {
    let mut text = String::new();
    let key = lang.key();
    for body in &proposals.bodies {
        let names = |name: &str, english: Option<&String>| {
            let english = english
                .map(|english| format!(", en: {}", quoted(english)))
                .unwrap_or_default();
            format!("{{{key}: {}{english}}}", scalar(name))
        };
        let mut lines = vec![
            format!("- id: {}", body.id),
            format!("  short: {}", names(&body.short, body.english.as_ref())),
        ];
        lines.extend(
            body.full
                .as_ref()
                .map(|full| format!("  full: {}", names(full, None))),
        );
        lines.push(format!("  level: {}", body.level.word()));
        if body.collective {
            lines.push("  collective: true".to_owned());
        }
        if !body.aliases.is_empty() {
            lines.push("  aliases:".to_owned());
            lines.extend(
                body.aliases
                    .iter()
                    .map(|alias| format!("    - {}", names(alias, None))),
            );
        }
        for line in lines {
            let _ = writeln!(text, "{:indent$}{line}", "");
        }
    }
    text
}

/// Entries of `terms:`, indented as a list.
#[must_use]
pub fn terms(proposals: &Proposals, lang: Lang, indent: usize) -> String {
    let mut text = String::new();
    for (kind, id, name) in &proposals.terms {
        for line in [
            format!("- kind: {kind}"),
            format!("  id: {id}"),
            format!("  name: {{{}: {}}}", lang.key(), scalar(name)),
        ] {
            let _ = writeln!(text, "{:indent$}{line}", "");
        }
    }
    text
}

//! The bracket of agencies is data: nobody types it at the end of a clause.

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{Origin, Site};

/// Words that only stand in a bracket of agencies, just before it closes.
const ROLE_WORDS: [&str; 5] = ["牵头", "牽頭", "配合", "负责", "負責"];

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        for clause in policy.measures.iter().flat_map(|measure| &measure.clauses) {
            for lang in [Lang::ZhHant, Lang::ZhHans] {
                let text = clause.text.get(lang);
                if text.origin != Origin::Written {
                    continue;
                }
                let trimmed = text.as_str().trim_end().trim_end_matches('。');
                let Some(inside) = trimmed.strip_suffix(['）', ')']) else {
                    continue;
                };
                let Some(open) = inside.rfind(['（', '(']) else {
                    continue;
                };
                if ROLE_WORDS.iter().any(|word| inside[open..].ends_with(word)) {
                    let span = text.written.locate(open..trimmed.len());
                    let message = format!("the bracket of clause {} is typed into its text", clause.id);
                    report
                        .add(Diagnostic::error("typed-bracket", span, message).help(
                            "take it out, and name the agencies in `lead`, `support` or `responsible`",
                        ));
                }
            }
        }
    }
}

//! Names that were given up: each leads to one thing that is there, and to nothing else.
//!
//! In: [`Content`]. Out: [`Move`]s, sorted. Never here: addresses, or what is written at them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Content;
use crate::report::{Diagnostic, Report};
use crate::resolve::addresses;
use crate::resolve::names::unknown;
use crate::resolve::site::{Move, Moved};
use crate::source::{Span, Spanned};

/// The things of one kind: their names now, and those that they had.
struct Kind<'a> {
    what: Moved,
    /// As a sentence names one of them.
    noun: &'static str,
    names: BTreeSet<&'a str>,
    former: Vec<(&'a str, &'a Spanned<String>)>,
}

/// Every former name. One that is in use, or that two things had, is a finding: an address leads to one place. A name can't lead
/// to another former one, because it stands with what has a name now.
pub(super) fn resolve(content: &Content, report: &mut Report) -> Vec<Move> {
    let kinds = [policies(content), agencies(content), pages(content, report)];
    let mut moves = Vec::new();
    for kind in kinds {
        let mut claimed: BTreeMap<&str, &Span> = BTreeMap::new();
        for (to, from) in &kind.former {
            refuse_taken(&kind, from, report);
            if let Some(first) = claimed.insert(&from.value, &from.span) {
                let message = format!("`{}` is said to be the former name of two", from.value);
                let finding = Diagnostic::error("former-name-taken", from.span.clone(), message)
                    .help("an address leads to one place: leave it with the one that readers of the old address look for")
                    .also(first.clone(), "it is here first");
                report.add(finding);
                continue;
            }
            moves.push(Move {
                what: kind.what,
                from: from.value.clone(),
                to: (*to).to_owned(),
            });
        }
    }
    moves.sort_by(|a, b| (a.what, &a.from).cmp(&(b.what, &b.from)));
    moves
}

fn policies(content: &Content) -> Kind<'_> {
    Kind {
        what: Moved::Policy,
        noun: "a policy",
        names: content
            .policies
            .iter()
            .map(|policy| policy.slug.value.as_str())
            .collect(),
        former: content
            .policies
            .iter()
            .flat_map(|policy| former(&policy.slug.value, &policy.formerly))
            .collect(),
    }
}

fn agencies(content: &Content) -> Kind<'_> {
    Kind {
        what: Moved::Agency,
        noun: "an agency",
        names: content
            .agencies
            .iter()
            .map(|agency| agency.id.value.as_str())
            .collect(),
        former: content
            .agencies
            .iter()
            .flat_map(|agency| former(&agency.id.value, &agency.formerly))
            .collect(),
    }
}

fn pages<'a>(content: &'a Content, report: &mut Report) -> Kind<'a> {
    let names: BTreeSet<&str> = content.pages.iter().map(|page| page.slug.as_str()).collect();
    for renamed in &content.site.renamed_pages {
        if !names.contains(renamed.page.value.as_str()) {
            let message = format!("no page is called `{}`", renamed.page.value);
            let list = "pages are the files in content/pages/";
            let finding = unknown(
                "unknown-page",
                &renamed.page,
                message,
                names.iter().copied(),
                list,
            );
            report.add(finding.presuming("content/pages/"));
        }
    }
    Kind {
        what: Moved::Page,
        noun: "a page",
        former: content
            .site
            .renamed_pages
            .iter()
            .flat_map(|renamed| former(&renamed.page.value, &renamed.formerly))
            .collect(),
        names: names.into_iter().chain(addresses::TAKEN).collect(),
    }
}

fn former<'a>(
    name: &'a str,
    formerly: &'a [Spanned<String>],
) -> impl Iterator<Item = (&'a str, &'a Spanned<String>)> {
    formerly.iter().map(move |from| (name, from))
}

fn refuse_taken(kind: &Kind<'_>, from: &Spanned<String>, report: &mut Report) {
    if kind.names.contains(from.value.as_str()) {
        let message = format!("`{}` is the name of {} that is there", from.value, kind.noun);
        let help = "an address leads to one place: take this name out, or rename what has it now";
        report.add(Diagnostic::error("former-name-taken", from.span.clone(), message).help(help));
    }
}

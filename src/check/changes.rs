//! What happened to a text after it was issued can have happened: in this order, with an effect, to what was there.

use std::collections::BTreeMap;

use crate::report::nearest::nearest;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{
    Change, ChangeKind, Clause, ClauseChange, ClauseId, Given, LocalText, Policy, Replaced, Site, Successor,
};
use crate::source::{Span, Spanned};

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        for change in &policy.changes {
            dates(policy, change, report);
            kind(change, report);
            effect(change, site, report);
            successor(policy, change, site, report);
        }
        once_a_day(policy, report);
        nothing_after_the_end(policy, report);
    }
}

fn dates(policy: &Policy, change: &Change, report: &mut Report) {
    let effective = &change.effective;
    if effective.value < policy.issued.value {
        let message = format!(
            "this takes effect on {}, before the policy was issued on {}",
            effective.value, policy.issued.value
        );
        report.add(
            Diagnostic::error("change-before-issue", effective.span.clone(), message)
                .help("put `date` or `effective` right")
                .also(policy.issued.span.clone(), "the policy"),
        );
    } else if change.kind != ChangeKind::Correction && effective.value < change.date.value {
        let message = format!(
            "this takes effect on {}, before it was published on {}",
            effective.value, change.date.value
        );
        // It happens that a decision reaches back; more often a digit is wrong.
        report.add(
            Diagnostic::warning("change-reaches-back", effective.span.clone(), message)
                .help("put the dates right; where the document says so, allow it with a reason"),
        );
    }
}

/// A clause is taken out by a repeal or an amendment; a repeal takes out, and does nothing else.
fn kind(change: &Change, report: &mut Report) {
    let writes = change.clauses.iter().find(|clause| clause.after.is_some());
    let is_repeal = change.kind == ChangeKind::Repeal;
    if let (true, Some(clause)) = (is_repeal, writes) {
        let message = format!("a repeal takes out, and this writes clause {} anew", clause.id);
        report.add(
            Diagnostic::error("change-of-another-kind", clause.span.clone(), message)
                .help("write `repealed: true`, or call the change an `amendment`"),
        );
    }
    if change.successor.is_some() && !change.ends_policy() {
        report.add(
            Diagnostic::error(
                "change-of-another-kind",
                change.id.span.clone(),
                "only the repeal of a whole policy has a successor",
            )
            .help("take `successor` out; or write `kind: repeal`, and no clauses, measures or parts"),
        );
    }
}

fn effect(change: &Change, site: &Site, report: &mut Report) {
    if !change.names_places && !change.ends_policy() {
        let message = format!("`{}` changes nothing", change.id.value);
        report.add(without_effect(change.id.span.clone(), message).help(
            "name what it changes in `clauses`, `measures` or `parts`; what changes no text belongs into `history`",
        ));
    }
    for clause in &change.clauses {
        clause_effect(clause, site, report);
    }
    for measure in &change.measures {
        let title = measure.title.as_ref();
        let says_nothing = title.is_none() && measure.short_title.is_none() && measure.summary.is_none();
        if says_nothing || title.is_some_and(|title| is_same(title, site)) {
            let message = format!("the heading of measure {} stays as it is", measure.number);
            report.add(
                without_effect(measure.span.clone(), message).help("write the new heading, or take this out"),
            );
        }
    }
    for part in &change.parts {
        if is_same(&part.text, site) {
            let message = "this part stays as it is";
            report
                .add(without_effect(part.span.clone(), message).help("write the new text, or take this out"));
        }
    }
}

fn clause_effect(change: &ClauseChange, site: &Site, report: &mut Report) {
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return;
    };
    if change.given == Given::default() {
        let message = format!("clause {} stays as it is", change.id);
        report.add(
            without_effect(change.span.clone(), message)
                .help("give the fields that change: `text`, `lead`, `incentives` …; or `repealed: true`"),
        );
    } else if change.given.text
        && says_the_same(&before.text, &after.text, site)
        && is_all(change, before, after)
    {
        let message = format!("the text of clause {} is the one that it replaces", change.id);
        let place = after.text.get(site.source).written.span.clone();
        report.add(
            without_effect(place, message)
                .help("write the text as it is from then on; fields that don't change are left out")
                .also(
                    before.text.get(site.source).written.span.clone(),
                    "the text before",
                ),
        );
    }
}

/// Whether nothing but the text could have changed.
fn is_all(change: &ClauseChange, before: &Clause, after: &Clause) -> bool {
    let only_text = Given {
        text: true,
        ..Given::default()
    };
    change.given == only_text
        || before.bracket == after.bracket && !change.given.incentives && !change.given.fits
}

fn is_same(text: &Replaced, site: &Site) -> bool {
    says_the_same(&text.before, &text.after, site)
}

fn says_the_same(before: &LocalText, after: &LocalText, site: &Site) -> bool {
    site.languages
        .iter()
        .all(|lang| before.text(*lang) == after.text(*lang))
}

fn without_effect(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("change-without-effect", span, message)
}

/// Of two changes of one clause on one day nobody could say which holds.
fn once_a_day(policy: &Policy, report: &mut Report) {
    let mut seen: BTreeMap<_, &ClauseChange> = BTreeMap::new();
    for change in &policy.changes {
        for clause in &change.clauses {
            if let Some(first) = seen.insert((change.effective.value, clause.id), clause) {
                let message = format!("clause {} changes twice on {}", clause.id, change.effective.value);
                report.add(
                    Diagnostic::error("change-twice", clause.span.clone(), message)
                        .help("write the text that holds from that day on, once")
                        .also(first.span.clone(), "it changes here first"),
                );
            }
        }
    }
}

fn nothing_after_the_end(policy: &Policy, report: &mut Report) {
    let Some(end) = policy.repeal() else { return };
    let later = policy
        .changes
        .iter()
        .skip_while(|change| change.id.value != end.id.value)
        .skip(1);
    for change in later {
        let message = format!(
            "`{}` comes after the repeal of {}",
            change.id.value, end.effective.value
        );
        report.add(
            Diagnostic::error("change-after-repeal", change.id.span.clone(), message)
                .help("what is not in force any more can't change: put the dates right, or take one of the two out")
                .also(end.id.span.clone(), "the repeal"),
        );
    }
}

fn successor(policy: &Policy, change: &Change, site: &Site, report: &mut Report) {
    let Some(Successor::Policy(slug)) = &change.successor else {
        return;
    };
    let others = || {
        site.policies
            .iter()
            .filter(|other| other.slug.value != policy.slug.value)
    };
    let Some(next) = others().find(|other| other.slug.value == slug.value) else {
        let message = format!("no other policy is called `{}`", slug.value);
        let near = nearest(&slug.value, others().map(|other| other.slug.value.as_str()));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "name a folder of content/policies/; for a document elsewhere write its `title`".to_owned()
            }
        };
        report.add(Diagnostic::error("unknown-successor", slug.span.clone(), message).help(help));
        return;
    };
    for to in change.concordance.iter().filter_map(|line| line.to.as_ref()) {
        in_successor(next, to, report);
    }
}

fn in_successor(next: &Policy, to: &Spanned<ClauseId>, report: &mut Report) {
    if next.clause_ever(to.value).is_none() {
        let message = format!("the policy `{}` has no clause `{}`", next.slug.value, to.value);
        report.add(
            Diagnostic::error("unknown-clause", to.span.clone(), message)
                .help("`to` is a clause of the successor; leave it out where the clause was given up")
                .presuming("content/policies/"),
        );
    }
}

//! Puts what changed after a policy was issued into its text.
//!
//! In: a policy as issued, and its changes as written. Out: the policy as it stands on the site's day, with every
//! version that it had and will have. Never here: judging a change; `check` does.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::clause::ClauseRecord;
use crate::model::measure::MeasureRecord;
use crate::model::policy::{
    ChangeKind, ChangeRecord, ClauseChangeRecord, MeasureChangeRecord, PartChangeRecord, SuccessorRecord,
};
use crate::report::{Diagnostic, Report};
use crate::resolve::measures;
use crate::resolve::policies::{Context, clause_id, document, note_place, source_place};
use crate::resolve::scripts::Prose;
use crate::resolve::site::{
    Change, ClauseChange, ClauseId, Concordance, Event, Given, MeasureChange, NotePlace, PartChange, Policy,
    Replaced, Successor, Version,
};
use crate::source::Spanned;

/// The clauses as written, as far as changes have come; nothing for one that was taken out, whose number stays.
pub(super) type Written = BTreeMap<ClauseId, Option<ClauseRecord>>;

/// The clauses as issued; nothing for a policy that was never changed, which then costs nothing.
pub(super) fn written(measures: &[MeasureRecord], changes: &[ChangeRecord]) -> Written {
    if changes.is_empty() {
        return Written::new();
    }
    let clauses = measures.iter().flat_map(|record| {
        let measure = record.number.value;
        (1..)
            .zip(&record.clauses)
            .map(move |(clause, record)| (ClauseId { measure, clause }, Some(record.clone())))
    });
    clauses.collect()
}

/// Every clause that changes add.
pub(super) fn added(changes: &[ChangeRecord]) -> impl Iterator<Item = ClauseId> {
    let clauses = changes.iter().flat_map(|change| &change.clauses);
    clauses
        .filter(|clause| clause.added)
        .filter_map(|clause| clause.clause.value.parse().ok())
}

/// The first day on which the policy as a whole is out of force.
pub(super) fn end(changes: &[ChangeRecord]) -> Option<Date> {
    let repeals = changes
        .iter()
        .filter(|change| change.kind.value == ChangeKind::Repeal && !names_places(change));
    repeals.map(effective).min()
}

/// Whether it changes clauses, headings or parts, and not the policy as a whole.
fn names_places(change: &ChangeRecord) -> bool {
    !change.clauses.is_empty() || !change.measures.is_empty() || !change.parts.is_empty()
}

fn effective(change: &ChangeRecord) -> Date {
    change.effective.as_ref().unwrap_or(&change.date).value
}

/// The policy as it stands on the day `as_of`, with all its versions.
pub(super) fn apply(
    issued: Policy,
    mut records: Vec<ChangeRecord>,
    mut written: Written,
    context: &Context<'_>,
    as_of: Date,
    report: &mut Report,
) -> Policy {
    if records.is_empty() {
        return issued;
    }
    // Stable: of one day, the order of the file stays.
    records.sort_by_key(effective);
    let mut latest = issued.clone();
    let mut changes: Vec<Change> = Vec::new();
    let mut versions = vec![Version {
        from: issued.validity.from,
        until: None,
        changes: Vec::new(),
        text: issued.clone(),
    }];
    for record in records {
        let mut resolver = Resolver {
            latest: &latest,
            written: &mut written,
            context,
            report: &mut *report,
        };
        let change = resolver.change(record, as_of);
        latest.apply(&change);
        // On its own first day a version has nothing ahead.
        latest.changes.push(Change {
            is_in_force: true,
            ..change.clone()
        });
        add_version(&mut versions, &change, changes.len(), &latest);
        changes.push(change);
    }
    close(&mut versions, issued.validity.last_day);
    let mut policy = issued;
    for change in changes.iter().filter(|change| change.is_in_force) {
        policy.apply(change);
    }
    policy.history.extend(changes.iter().enumerate().map(event));
    policy.changes = changes;
    policy.versions = versions;
    policy
}

/// Changes of one day make one version.
fn add_version(versions: &mut Vec<Version>, change: &Change, at: usize, text: &Policy) {
    let from = change.effective.value;
    match versions.last_mut() {
        Some(last) if last.from == from && !last.changes.is_empty() => {
            last.changes.push(at);
            last.text = text.clone();
        }
        _ => versions.push(Version {
            from,
            until: None,
            changes: vec![at],
            text: text.clone(),
        }),
    }
}

/// A version ends the day before the next one begins.
fn close(versions: &mut [Version], last_day: Option<Date>) {
    let ends: Vec<Option<Date>> = versions
        .iter()
        .skip(1)
        .map(|next| next.from.yesterday().ok())
        .collect();
    for (version, end) in versions.iter_mut().zip(ends.into_iter().chain([last_day])) {
        // What was corrected from its own first day on was never in force.
        version.until = end.filter(|end| *end >= version.from);
    }
}

/// What readers of updates and feeds are told.
fn event((at, change): (usize, &Change)) -> Event {
    Event {
        date: change.date.clone(),
        id: change.id.clone(),
        title: change.title.clone(),
        text: Some(change.note.clone()),
        clauses: change.clauses.iter().map(|clause| clause.id).collect(),
        source: change.source,
        change: Some(at),
    }
}

/// One change, resolved against the text that stands before it.
struct Resolver<'r, 'c> {
    latest: &'r Policy,
    written: &'r mut Written,
    context: &'r Context<'c>,
    report: &'r mut Report,
}

impl Resolver<'_, '_> {
    fn change(&mut self, record: ChangeRecord, as_of: Date) -> Change {
        let scripts = self.context.scripts;
        let names_places = names_places(&record);
        let effective = record.effective.unwrap_or_else(|| record.date.clone());
        Change {
            names_places,
            kind: record.kind.value,
            is_in_force: effective.value <= as_of,
            document: record.document.map(|each| document(each, scripts, self.report)),
            source: source_place(record.source.as_ref(), self.context, self.report),
            title: scripts.localize(record.title, Prose::Plain, self.report),
            note: scripts.localize(record.note, Prose::Markdown, self.report),
            clauses: record
                .clauses
                .into_iter()
                .filter_map(|each| self.clause(each))
                .collect(),
            measures: record
                .measures
                .into_iter()
                .filter_map(|each| self.measure(each))
                .collect(),
            parts: record
                .parts
                .into_iter()
                .filter_map(|each| self.part(each))
                .collect(),
            successor: record.successor.and_then(|each| self.successor(each)),
            concordance: record
                .concordance
                .into_iter()
                .filter_map(|each| {
                    let to = each
                        .to
                        .and_then(|to| Some(Spanned::new(to.value.parse().ok()?, to.span)));
                    let from = clause_id(&each.from, &self.context.clauses, self.report)?;
                    Some(Concordance { from, to })
                })
                .collect(),
            id: record.id,
            date: record.date,
            effective,
            span: record.span,
        }
    }

    fn clause(&mut self, record: ClauseChangeRecord) -> Option<ClauseChange> {
        let id = if record.added {
            self.next_id(&record)?
        } else {
            clause_id(&record.clause, &self.context.clauses, self.report)?
        };
        let old = self.written.get(&id).cloned().flatten();
        if !record.added && old.is_none() {
            let message =
                format!("clause {id} is not there any more, or not yet, when this change takes effect");
            self.report.add(
                Diagnostic::error("clause-not-there", record.clause.span.clone(), message)
                    .help("a clause that was taken out keeps its number; a new wording is a new clause: `added: true`"),
            );
            return None;
        }
        let before = self.latest.clause(id).map(|(_, clause)| clause.clone());
        let after = if record.repealed {
            None
        } else {
            record.applied_to(old.as_ref())
        };
        self.written.insert(id, after.clone());
        Some(ClauseChange {
            id,
            before,
            after: after.map(|after| measures::clause(after, id, self.context, self.report)),
            given: Given {
                text: record.text.is_some(),
                roles: record.lead.is_some() || record.support.is_some() || record.responsible.is_some(),
                fits: record.fits.is_some(),
                incentives: record.incentives.is_some(),
                documents: record.documents.is_some(),
                notes: record.notes.is_some(),
            },
            span: record.span,
        })
    }

    /// The number of a new clause: the one after all that its measure ever had.
    fn next_id(&mut self, record: &ClauseChangeRecord) -> Option<ClauseId> {
        let id: ClauseId = record.clause.value.parse().ok()?;
        if self.latest.measure(id.measure).is_none() {
            return clause_id(&record.clause, &BTreeSet::new(), self.report);
        }
        let of_measure = self.written.keys().filter(|each| each.measure == id.measure);
        let last = of_measure.map(|each| each.clause).max().unwrap_or(0);
        if id.clause != last + 1 {
            let next = ClauseId {
                measure: id.measure,
                clause: last + 1,
            };
            self.report.add(
                Diagnostic::error(
                    "clause-not-next",
                    record.clause.span.clone(),
                    format!("a new clause of measure {} is number {next}", id.measure),
                )
                .help(
                    "clauses are added at the end, because the numbers of the others are part of addresses",
                ),
            );
            return None;
        }
        Some(id)
    }

    fn measure(&mut self, record: MeasureChangeRecord) -> Option<MeasureChange> {
        let scripts = self.context.scripts;
        let number = record.measure.value;
        let Some(measure) = self.latest.measure(number) else {
            self.report.add(
                Diagnostic::error(
                    "unknown-measure",
                    record.measure.span,
                    format!("this policy has no measure {number}"),
                )
                .help("`measure` is the number of a measure of this policy")
                .presuming("content/policies/"),
            );
            return None;
        };
        let title = scripts.localize_option(record.title, Prose::Plain, self.report);
        Some(MeasureChange {
            number,
            title: title.map(|after| Replaced {
                before: measure.title.clone(),
                after,
            }),
            short_title: scripts.localize_option(record.short_title, Prose::Plain, self.report),
            summary: scripts.localize_option(record.summary, Prose::Plain, self.report),
            span: record.span,
        })
    }

    fn part(&mut self, record: PartChangeRecord) -> Option<PartChange> {
        let at = note_place(&record.at.value);
        let prose = match at {
            NotePlace::Notice | NotePlace::Preamble => Prose::Markdown,
            _ => Prose::Plain,
        };
        let after = self.context.scripts.localize(record.text, prose, self.report);
        let Some(before) = self.latest.part(at) else {
            let message = format!("this policy has no `{}` that could change", record.at.value);
            self.report.add(
                Diagnostic::error("change-without-effect", record.at.span, message)
                    .help("take it out, or write the notice as issued into policy.yaml"),
            );
            return None;
        };
        Some(PartChange {
            at,
            text: Replaced {
                before: before.clone(),
                after,
            },
            span: record.at.span,
        })
    }

    fn successor(&mut self, record: SuccessorRecord) -> Option<Successor> {
        match (record.policy, record.document) {
            (Some(policy), _) => Some(Successor::Policy(policy)),
            (None, Some(each)) => Some(Successor::Document(Box::new(document(
                each,
                self.context.scripts,
                self.report,
            )))),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests;

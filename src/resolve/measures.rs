//! Measures and clauses.
//!
//! In: measures as written. Out: [`Measure`], in the order of their numbers. Never here: judging the numbering.

use std::collections::BTreeMap;

use crate::facts::{Ratio, Yuan};
use crate::lang::PerLang;
use crate::model::clause::{AgencyMention, ClauseRecord, IncentiveRecord};
use crate::model::glossary::TermKind;
use crate::model::measure::MeasureRecord;
use crate::report::{Diagnostic, Report};
use crate::resolve::brackets::{Named, bracket};
use crate::resolve::policies::{Context, documents, note};
use crate::resolve::scripts::Prose;
use crate::resolve::site::{
    Agency, Amount, Assignment, Clause, ClauseId, Incentive, Measure, NotePlace, Related, Role, TermIndex,
};
use crate::source::Spanned;

/// Stands in for a term that is not known. That is a finding, and no page will show it.
const NO_TERM: TermIndex = TermIndex(0);

/// The measures of one policy, by number.
pub(super) fn resolve(
    mut records: Vec<MeasureRecord>,
    context: &Context<'_>,
    report: &mut Report,
) -> Vec<Measure> {
    records.sort_by_key(|record| record.number.value);
    let places: BTreeMap<u32, usize> = records
        .iter()
        .enumerate()
        .map(|(at, record)| (record.number.value, at))
        .collect();
    records
        .into_iter()
        .map(|record| measure(record, &places, context, report))
        .collect()
}

fn measure(
    record: MeasureRecord,
    places: &BTreeMap<u32, usize>,
    context: &Context<'_>,
    report: &mut Report,
) -> Measure {
    let number = record.number.value;
    let mut related = Vec::new();
    for each in record.related {
        let why = context.scripts.localize(each.why, Prose::Plain, report);
        match places.get(&each.measure.value) {
            Some(&measure) => related.push(Related { measure, why }),
            None => report.add(
                Diagnostic::error(
                    "unknown-measure",
                    each.measure.span,
                    format!("this policy has no measure {}", each.measure.value),
                )
                .help("`measure` is the number of another measure of the same policy")
                .presuming("content/policies/"),
            ),
        }
    }
    let clauses = (1..).zip(record.clauses);
    Measure {
        number,
        span: record.number.span,
        slug: record.slug.value,
        title: context.scripts.localize(record.title, Prose::Plain, report),
        short_title: context.scripts.localize(record.short_title, Prose::Plain, report),
        summary: context
            .scripts
            .localize_option(record.summary, Prose::Plain, report),
        topics: record
            .topics
            .iter()
            .filter_map(|topic| context.names.term(topic, TermKind::Topic, report))
            .collect(),
        related,
        clauses: clauses
            .map(|(at, record)| {
                clause(
                    record,
                    ClauseId {
                        measure: number,
                        clause: at,
                    },
                    context,
                    report,
                )
            })
            .collect(),
    }
}

/// One clause.
pub(super) fn clause(
    record: ClauseRecord,
    id: ClauseId,
    context: &Context<'_>,
    report: &mut Report,
) -> Clause {
    if record.continues && id.clause == 1 {
        report.add(
            Diagnostic::error(
                "continues-nothing",
                record.span.clone(),
                "the first clause of a measure can't continue a paragraph",
            )
            .help("take `continues` away, or write the clause before it first"),
        );
    }
    somebody_in_charge(&record, id, report);
    let mut roles = Vec::new();
    let mut named = Vec::new();
    for (role, mentions) in [
        (Role::Lead, record.lead),
        (Role::Responsible, record.responsible),
        (Role::Support, record.support),
    ] {
        for mention in mentions {
            let Some(agency) = context.names.agency(&mention.id, report) else {
                continue;
            };
            let name = printed_name(&mention, &context.agencies[agency.0], context, report);
            named.push(Named { agency, role, name });
            roles.push(Assignment {
                agency,
                role,
                span: mention.id.span,
            });
        }
    }
    Clause {
        id,
        continues: record.continues && id.clause > 1,
        text: context.scripts.localize(record.text, Prose::Markdown, report),
        roles,
        bracket: bracket(&named),
        fits: context.conditions().resolve(record.fits, report),
        incentives: record
            .incentives
            .into_iter()
            .map(|incentive| self::incentive(incentive, context, report))
            .collect(),
        documents: documents(record.documents, context.scripts, report),
        notes: record
            .notes
            .into_iter()
            .map(|each| note(each, NotePlace::Clause, context, report))
            .collect(),
    }
}

/// Where something is granted, readers want to know whom to ask. Asked of the record, because a name that is written wrong
/// is a name all the same.
fn somebody_in_charge(record: &ClauseRecord, id: ClauseId, report: &mut Report) {
    let names_nobody = record.lead.is_empty() && record.responsible.is_empty();
    if let (true, Some(incentive)) = (names_nobody, record.incentives.first()) {
        let message = format!("clause {id} grants something, and nobody is in charge of it");
        report.add(
            Diagnostic::warning("nobody-in-charge", incentive.span.clone(), message)
                .help("name who leads or is responsible, as the bracket in the official text has it"),
        );
    }
}

/// The name that a bracket prints: the short one, or the alias that the record names.
fn printed_name(
    mention: &AgencyMention,
    agency: &Agency,
    context: &Context<'_>,
    report: &mut Report,
) -> PerLang<String> {
    let Some(printed) = &mention.printed else {
        return agency.short.map(|_, name| name.as_str().to_owned());
    };
    let known = agency.aliases.get(context.source);
    if !known.contains(&printed.value) {
        let message = format!(
            "`{}` is no name of `{}` in the registry",
            printed.value, agency.id.value
        );
        report.add(
            Diagnostic::error("unknown-alias", printed.span.clone(), message)
                .help("add it to the agency's `aliases` in content/agencies.yaml")
                .also(agency.id.span.clone(), "the agency"),
        );
    }
    PerLang::from_fn(|lang| {
        if lang.is_chinese() {
            context.scripts.derive(printed, lang, Prose::Plain).value
        } else {
            agency.short.text(lang).to_owned()
        }
    })
}

fn incentive(record: IncentiveRecord, context: &Context<'_>, report: &mut Report) -> Incentive {
    let programme = record
        .programme
        .as_ref()
        .and_then(|id| context.names.term(id, TermKind::Programme, report));
    let beneficiary = context
        .names
        .term(&record.beneficiary, TermKind::Beneficiary, report);
    let base = record
        .of
        .as_ref()
        .and_then(|id| context.names.term(id, TermKind::Base, report));
    let kind = record.kind.value;
    let (per, selection, span) = (record.per, record.selection, record.span.clone());
    let what = context
        .scripts
        .localize_option(record.what.clone(), Prose::Plain, report);
    let fits = context.conditions().resolve(record.fits.clone(), report);
    let for_everybody = record.for_everybody;
    let instead = record.instead.as_ref();
    let instead = instead.and_then(|each| context.conditions().instead(each, report));
    let amount = amount(record, base, context, report);
    Incentive {
        kind,
        programme,
        beneficiary: beneficiary.unwrap_or(NO_TERM),
        what,
        amount,
        per,
        selection,
        fits,
        for_everybody,
        instead,
        span,
    }
}

fn amount(
    record: IncentiveRecord,
    base: Option<TermIndex>,
    context: &Context<'_>,
    report: &mut Report,
) -> Amount {
    if let Some(under) = record.under {
        return Amount::ElsewhereDecided(context.scripts.localize(under, Prose::Plain, report));
    }
    let cap = record.cap.map(|cap| Spanned::new(Yuan(cap.value), cap.span));
    let Some(ratio) = record.ratio else {
        return if cap.is_some() {
            Amount::Limited { cap, ratio: None }
        } else {
            Amount::NotMoney
        };
    };
    let ratio = Spanned::new(Ratio(ratio.value), ratio.span);
    Amount::Limited {
        cap,
        ratio: Some((ratio, base.unwrap_or(NO_TERM))),
    }
}

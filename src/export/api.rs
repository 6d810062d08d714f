//! `api/v1/`: each policy as JSON, and the schema that says what is in it.
//!
//! In: [`Site`]. Out: one file per policy, and `policy.schema.json`. Never here: what the day of the build has to do with.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::export::record::{
    AgencyRecord, ClauseRecord, DocumentRecord, EventRecord, IncentiveRecord, Local, MeasureRecord,
    NoteRecord, NoticeRecord, PolicyRecord, RoundRecord, SourceRecord,
};
use crate::lang::{Lang, PerLang};
use crate::markdown::quotation::{quotation, sha256};
use crate::output::Output;
use crate::resolve::addresses;
use crate::resolve::site::{
    Amount, BracketPart, Clause, Document, Event, Incentive, LocalText, Measure, Note, NotePlace, Period,
    Policy, Role, Round, Site, Source,
};

/// Adds a file per policy, and the schema.
pub(super) fn add<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    output.add(addresses::policy_schema(), || pretty(&schema()))?;
    for policy in &site.policies {
        let address = addresses::data(&policy.slug.value);
        output.add(address, move || pretty(&Recorder { site, policy }.policy()))?;
    }
    Ok(())
}

/// JSON Schema of a policy's file.
pub(super) fn schema() -> Value {
    schemars::schema_for!(PolicyRecord).to_value()
}

/// JSON that people can read, with a line break at the end.
pub(super) fn pretty(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).context("writing JSON")?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Turns one policy into its record.
pub(super) struct Recorder<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// The policy.
    pub(super) policy: &'a Policy,
}

impl Recorder<'_> {
    fn policy(&self) -> PolicyRecord {
        let policy = self.policy;
        let slug = &policy.slug.value;
        PolicyRecord {
            schema: self.site.url(&addresses::policy_schema()),
            policy: slug.clone(),
            urls: self.urls(|lang| addresses::policy(lang, slug)),
            document_number: self.option(policy.document_number.as_ref()),
            title: self.local(&policy.title),
            issuer: self.site.agency(policy.issuer).id.value.clone(),
            issued: policy.issued.value.to_string(),
            effective: policy.validity.from.to_string(),
            last_day: policy.validity.last_day.map(|day| day.to_string()),
            notice: policy.notice.as_ref().map(|notice| NoticeRecord {
                title: self.local(&notice.title),
                addressees: self.local(&notice.addressees),
                body: self.local(&notice.body),
                signature: self.local(&notice.signature),
            }),
            preamble: self.local(&policy.preamble),
            legal_bases: policy
                .legal_bases
                .iter()
                .map(|each| self.document(each))
                .collect(),
            measures: policy
                .measures
                .iter()
                .map(|measure| self.measure(measure))
                .collect(),
            rounds: policy.rounds.iter().map(|round| self.round(round)).collect(),
            history: policy.history.iter().map(|event| self.event(event)).collect(),
            changes: self.changes(),
            notes: policy.notes.iter().map(|note| self.note(note)).collect(),
            sources: policy.sources.iter().map(|source| self.source(source)).collect(),
            agencies: self.agencies(),
        }
    }

    fn measure(&self, measure: &Measure) -> MeasureRecord {
        let slug = &self.policy.slug.value;
        MeasureRecord {
            number: measure.number,
            urls: self.urls(|lang| addresses::measure(lang, slug, measure.number)),
            title: self.local(&measure.title),
            summary: self.option(measure.summary.as_ref()),
            topics: measure
                .topics
                .iter()
                .map(|topic| self.local(&self.site.term(*topic).name))
                .collect(),
            related: measure
                .related
                .iter()
                .map(|related| self.policy.measures[related.measure].number)
                .collect(),
            clauses: measure.clauses.iter().map(|clause| self.clause(clause)).collect(),
        }
    }

    /// A clause.
    pub(super) fn clause(&self, clause: &Clause) -> ClauseRecord {
        let slug = &self.policy.slug.value;
        let ids = |role: Role| {
            let of_role = clause.roles.iter().filter(|part| part.role == role);
            of_role
                .map(|part| self.site.agency(part.agency).id.value.clone())
                .collect()
        };
        let quotation = self.in_languages(|lang| quotation(clause, lang));
        let sums = quotation.iter().map(|(lang, words)| (*lang, sha256(words)));
        ClauseRecord {
            sha256: sums.collect(),
            quotation,
            id: clause.id.to_string(),
            urls: self.urls(|lang| addresses::clause(lang, slug, clause.id)),
            continues: clause.continues,
            repealed: self.repealed(clause),
            wordings: self.wordings(clause.id),
            text: self.local(&clause.text),
            bracket: clause.bracket.as_ref().map(|bracket| self.bracket(bracket)),
            data: self.site.url(&addresses::clause_data(slug, clause.id)),
            lead: ids(Role::Lead),
            support: ids(Role::Support),
            responsible: ids(Role::Responsible),
            incentives: clause
                .incentives
                .iter()
                .map(|each| self.incentive(each))
                .collect(),
            documents: clause.documents.iter().map(|each| self.document(each)).collect(),
            notes: clause.notes.iter().map(|note| self.note(note)).collect(),
        }
    }

    /// The day from which on a clause is out of force, be it alone or with the policy.
    fn repealed(&self, clause: &Clause) -> Option<String> {
        let gone = self
            .policy
            .changes_of(clause.id)
            .filter(|(_, each)| each.after.is_none());
        let with_policy = self.policy.repeal().map(|repeal| repeal.effective.value);
        let days = gone.map(|(change, _)| change.effective.value).chain(with_policy);
        days.min().map(|day| day.to_string())
    }

    fn bracket(&self, bracket: &PerLang<Vec<BracketPart>>) -> Local {
        let text = |parts: &[BracketPart]| -> String {
            let words = parts.iter().map(|part| match part {
                BracketPart::Words(words) | BracketPart::Agency(_, words) => words.as_str(),
            });
            words.collect()
        };
        self.in_languages(|lang| text(bracket.get(lang)))
    }

    fn incentive(&self, incentive: &Incentive) -> IncentiveRecord {
        let term = |index| self.local(&self.site.term(index).name);
        let (cap, ratio, under) = match &incentive.amount {
            Amount::Limited { cap, ratio } => (cap.as_ref(), ratio.as_ref(), None),
            Amount::ElsewhereDecided(under) => (None, None, Some(under)),
            Amount::NotMoney => (None, None, None),
        };
        IncentiveRecord {
            kind: incentive.kind.word(),
            what: self.option(incentive.what.as_ref()),
            programme: incentive.programme.map(term),
            beneficiary: term(incentive.beneficiary),
            cap_cny: cap.map(|cap| cap.value.0),
            ratio_percent: ratio.map(|(ratio, _)| ratio.value.print().trim_end_matches('%').to_owned()),
            of: ratio.map(|(_, base)| term(*base)),
            per: incentive.per.map(Period::word),
            selection: incentive.selection,
            under: self.option(under),
        }
    }

    /// A document.
    pub(super) fn document(&self, document: &Document) -> DocumentRecord {
        DocumentRecord {
            title: self.local(&document.title),
            document_number: self.option(document.document_number.as_ref()),
            url: document.url.clone(),
        }
    }

    fn round(&self, round: &Round) -> RoundRecord {
        RoundRecord {
            id: round.id.value.clone(),
            clause: round.clause.to_string(),
            programme: round
                .programme
                .map(|index| self.local(&self.site.term(index).name)),
            issued: round.issued.map(|day| day.to_string()),
            districts_report_by: round.districts_report_by.map(|day| day.to_string()),
            telephone: round.telephone.clone(),
            apply_through: self.option(round.apply_through.as_ref()),
            who: self.option(round.who.as_ref()),
            conditions: round
                .conditions
                .iter()
                .map(|condition| self.local(condition))
                .collect(),
            unknown: self.option(round.unknown.as_ref()),
            source: self.source_id(round.source),
        }
    }

    fn event(&self, event: &Event) -> EventRecord {
        EventRecord {
            id: event.id.value.clone(),
            date: event.date.value.to_string(),
            title: self.local(&event.title),
            text: self.option(event.text.as_ref()),
            clauses: event.clauses.iter().map(ToString::to_string).collect(),
            source: self.source_id(event.source),
        }
    }

    fn note(&self, note: &Note) -> NoteRecord {
        NoteRecord {
            at: place_word(note.at),
            title: self.local(&note.title),
            printed: self.option(note.printed.as_ref()),
            known: self.local(&note.known),
            why: self.option(note.why.as_ref()),
            source: self.source_id(note.source),
        }
    }

    fn source(&self, source: &Source) -> SourceRecord {
        SourceRecord {
            id: source.id.value.clone(),
            title: self.local(&source.title),
            date: source.date.map(|day| day.to_string()),
            url: source.url.clone(),
            read: self.option(source.read.as_ref()),
        }
    }

    /// The id of the source at this place.
    pub(super) fn source_id(&self, place: Option<usize>) -> Option<String> {
        place.map(|place| self.policy.sources[place].id.value.clone())
    }

    /// The issuer, and every agency that a clause names.
    fn agencies(&self) -> BTreeMap<String, AgencyRecord> {
        let clauses = self.policy.measures.iter().flat_map(|measure| &measure.clauses);
        let named = clauses.flat_map(|clause| clause.roles.iter().map(|part| part.agency));
        named
            .chain([self.policy.issuer])
            .map(|index| {
                let agency = self.site.agency(index);
                let record = AgencyRecord {
                    short: self.local(&agency.short),
                    full: self.local(&agency.full),
                    level: agency.level.word(),
                    urls: self.urls(|lang| addresses::agency(lang, &agency.id.value)),
                    url: agency.url.clone(),
                };
                (agency.id.value.clone(), record)
            })
            .collect()
    }

    /// A text in the published languages.
    pub(super) fn local(&self, text: &LocalText) -> Local {
        self.in_languages(|lang| text.text(lang).to_owned())
    }

    /// The same for a text that may not be there.
    pub(super) fn option(&self, text: Option<&LocalText>) -> Option<Local> {
        text.map(|text| self.local(text))
    }

    /// An address in the published languages.
    pub(super) fn urls(&self, address: impl Fn(Lang) -> String) -> Local {
        self.in_languages(|lang| self.site.url(&address(lang)))
    }

    /// A value in the published languages.
    pub(super) fn in_languages(&self, value: impl Fn(Lang) -> String) -> Local {
        self.site
            .languages
            .iter()
            .map(|&lang| (lang.key(), value(lang)))
            .collect()
    }
}

/// The block that a note or a change is about, in words of programs.
pub(super) fn place_word(at: NotePlace) -> &'static str {
    match at {
        NotePlace::Policy => "policy",
        NotePlace::NoticeTitle => "notice-title",
        NotePlace::Notice => "notice",
        NotePlace::Contact => "contact",
        NotePlace::Title => "title",
        NotePlace::Preamble => "preamble",
        NotePlace::Clause => "clause",
    }
}

//! A policy as data: what `api/v1/policies/<policy>.json` holds.
//!
//! In: [`Policy`](crate::resolve::site::Policy). Out: [`PolicyRecord`], all published languages side by side.
//! Never here: the contact line of the notice. The documentation of these types becomes the published JSON Schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::export::changes::{ChangeRecord, WordingRecord};

/// A text by language: `zh-Hant`, `zh-Hans`, `en`; the languages that the site publishes.
pub(super) type Local = BTreeMap<&'static str, String>;

/// A policy with all its measures and clauses. The Chinese text prevails; translations are for reference.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Policy")]
pub(super) struct PolicyRecord {
    /// Address of the JSON Schema that this file follows.
    #[serde(rename = "$schema")]
    pub(super) schema: String,
    /// Name in addresses; never changes.
    #[schemars(example = "gz-cbec-2024")]
    pub(super) policy: String,
    /// The text in full, by language.
    pub(super) urls: Local,
    /// The policy's document number, such as 穗商务函〔2024〕24号.
    pub(super) document_number: Option<Local>,
    /// The title as issued.
    pub(super) title: Local,
    /// Id of the issuing agency.
    pub(super) issuer: String,
    /// Date on the document, `2024-03-06`.
    pub(super) issued: String,
    /// First day in force.
    pub(super) effective: String,
    /// Last day in force, inclusive; `null` until repealed.
    pub(super) last_day: Option<String>,
    /// The notice, without its contact line.
    pub(super) notice: Option<NoticeRecord>,
    /// The preamble as issued; Markdown.
    pub(super) preamble: Local,
    /// The documents on which it rests.
    pub(super) legal_bases: Vec<DocumentRecord>,
    /// The measures by number.
    pub(super) measures: Vec<MeasureRecord>,
    /// Rounds of application, as far as known.
    pub(super) rounds: Vec<RoundRecord>,
    /// What happened, newest first.
    pub(super) history: Vec<EventRecord>,
    /// What changed after it was issued, in the order of effect; what is announced, too.
    pub(super) changes: Vec<ChangeRecord>,
    /// Editorial notes on the policy, its notice, title and preamble; not official.
    pub(super) notes: Vec<NoteRecord>,
    /// Where facts were read that are not in the text.
    pub(super) sources: Vec<SourceRecord>,
    /// Every agency that the policy names, by id.
    pub(super) agencies: BTreeMap<String, AgencyRecord>,
}

/// A clause by itself: what `api/v1/policies/<policy>/<clause>.json` holds.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Clause")]
pub(super) struct ClauseFile {
    /// Address of the JSON Schema that this file follows.
    #[serde(rename = "$schema")]
    pub(super) schema: String,
    /// The policy that it belongs to.
    pub(super) policy: PolicyHead,
    /// The measure that it belongs to.
    pub(super) measure: MeasureHead,
    /// The clause.
    pub(super) clause: ClauseRecord,
}

/// A policy in short.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PolicyHead {
    /// Name in addresses; never changes.
    #[schemars(example = "gz-cbec-2024")]
    pub(super) policy: String,
    /// Its document number.
    pub(super) document_number: Option<Local>,
    /// The title as issued.
    pub(super) title: Local,
    /// Date on the document.
    #[schemars(example = "2024-03-06")]
    pub(super) issued: String,
    /// Last day in force, inclusive; `null` until repealed.
    pub(super) last_day: Option<String>,
    /// The whole policy as JSON.
    pub(super) data: String,
}

/// A measure in short.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MeasureHead {
    /// Its number, from 1.
    pub(super) number: u32,
    /// The heading as issued, without its number.
    pub(super) title: Local,
    /// What it means in one plain sentence; ours, not official.
    pub(super) summary: Option<Local>,
}

/// The notice as issued.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NoticeRecord {
    /// Its title.
    pub(super) title: Local,
    /// To whom it goes.
    pub(super) addressees: Local,
    /// Its text; Markdown.
    pub(super) body: Local,
    /// Who signs.
    pub(super) signature: Local,
}

/// A document that a text names.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DocumentRecord {
    /// Its title.
    pub(super) title: Local,
    /// Its number as printed.
    pub(super) document_number: Option<Local>,
    /// Where it can be read.
    pub(super) url: Option<String>,
}

/// A measure.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MeasureRecord {
    /// Its number, from 1.
    pub(super) number: u32,
    /// Its page, by language.
    pub(super) urls: Local,
    /// The heading as issued, without its number.
    pub(super) title: Local,
    /// What it means in one plain sentence; ours, not official.
    pub(super) summary: Option<Local>,
    /// What it is about; ours.
    pub(super) topics: Vec<Local>,
    /// Numbers of other measures to look at.
    pub(super) related: Vec<u32>,
    /// Its clauses.
    pub(super) clauses: Vec<ClauseRecord>,
}

/// A clause: the smallest thing that somebody is responsible for.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ClauseRecord {
    /// Measure and place, `3.1`; never changes.
    #[schemars(example = "3.1")]
    pub(super) id: String,
    /// Its permanent address, by language.
    pub(super) urls: Local,
    /// Whether it stands in the same paragraph as the clause before it.
    pub(super) continues: bool,
    /// The day from which on it is not in force any more; then `text` is what it was last.
    pub(super) repealed: Option<String>,
    /// Every wording that it had, has or will have, oldest first; empty where it never changed.
    pub(super) wordings: Vec<WordingRecord>,
    /// The text in force, without its bracket; Markdown.
    pub(super) text: Local,
    /// The bracket as printed; `null` where there is none.
    pub(super) bracket: Option<Local>,
    /// The words in force, bracket included, without mark-up: what `sha256` is taken of.
    pub(super) quotation: Local,
    /// SHA-256 of `quotation` in UTF-8, in hexadecimal digits: proves that a quotation is right.
    pub(super) sha256: Local,
    /// This clause by itself as JSON.
    pub(super) data: String,
    /// Ids of the agencies that lead (牵头).
    pub(super) lead: Vec<String>,
    /// Ids of the agencies that support (配合).
    pub(super) support: Vec<String>,
    /// Ids of the agencies that are responsible (负责).
    pub(super) responsible: Vec<String>,
    /// What it grants.
    pub(super) incentives: Vec<IncentiveRecord>,
    /// Documents that its text names.
    pub(super) documents: Vec<DocumentRecord>,
    /// Editorial notes; not official.
    pub(super) notes: Vec<NoteRecord>,
}

/// What a clause grants.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct IncentiveRecord {
    /// `award`, `subsidy`, `support`, `tax`, `facilitation`, `recognition`, `service` or `finance`.
    pub(super) kind: &'static str,
    /// What it is, in a few words; ours.
    pub(super) what: Option<Local>,
    /// The programme that one enters.
    pub(super) programme: Option<Local>,
    /// For whom it is.
    pub(super) beneficiary: Local,
    /// The most that is paid, in whole CNY, inclusive; `null` where the text has no sum, which is not zero.
    pub(super) cap_cny: Option<u64>,
    /// The largest share in per cent, inclusive.
    pub(super) ratio_percent: Option<String>,
    /// What the share is taken of.
    pub(super) of: Option<Local>,
    /// `once` or `year`.
    pub(super) per: Option<&'static str>,
    /// Whether selection decides: meeting the conditions is not enough.
    pub(super) selection: bool,
    /// The other policy under which it is granted, where the sum is decided.
    pub(super) under: Option<Local>,
}

/// A round of application.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct RoundRecord {
    /// Name; never changes.
    pub(super) id: String,
    /// The clause, `3.1`.
    pub(super) clause: String,
    /// The programme that one enters.
    pub(super) programme: Option<Local>,
    /// Date of the guide.
    pub(super) issued: Option<String>,
    /// The day by which the districts report.
    pub(super) districts_report_by: Option<String>,
    /// Telephone numbers of desks.
    pub(super) telephone: Vec<String>,
    /// Where one applies.
    pub(super) apply_through: Option<Local>,
    /// Who may apply.
    pub(super) who: Option<Local>,
    /// The conditions, as far as known.
    pub(super) conditions: Vec<Local>,
    /// What is not known.
    pub(super) unknown: Option<Local>,
    /// Id of the source; `null` where no guide was found.
    pub(super) source: Option<String>,
}

/// Something that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EventRecord {
    /// Name; never changes.
    pub(super) id: String,
    /// When.
    pub(super) date: String,
    /// What, in a few words.
    pub(super) title: Local,
    /// What, in a sentence or more; Markdown.
    pub(super) text: Option<Local>,
    /// The clauses that it is about.
    pub(super) clauses: Vec<String>,
    /// Id of the source.
    pub(super) source: Option<String>,
}

/// An editorial note: beside the text, never in it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NoteRecord {
    /// `policy`, `notice-title`, `notice`, `contact`, `title`, `preamble` or `clause`.
    pub(super) at: &'static str,
    /// What it is called.
    pub(super) title: Local,
    /// The words in question, as printed.
    pub(super) printed: Option<Local>,
    /// What is known about them.
    pub(super) known: Local,
    /// Why it is said.
    pub(super) why: Option<Local>,
    /// Id of the source.
    pub(super) source: Option<String>,
}

/// Where something was read.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SourceRecord {
    /// Name in this file.
    pub(super) id: String,
    /// Title of the page or document.
    pub(super) title: Local,
    /// Its date.
    pub(super) date: Option<String>,
    /// Its address.
    pub(super) url: Option<String>,
    /// How much of it was read.
    pub(super) read: Option<Local>,
}

/// An agency.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AgencyRecord {
    /// The name that brackets print.
    pub(super) short: Local,
    /// The formal name.
    pub(super) full: Local,
    /// `national`, `provincial`, `municipal`, `district`, `party` or `company`.
    pub(super) level: &'static str,
    /// Its page, by language.
    pub(super) urls: Local,
    /// Its web address.
    pub(super) url: Option<String>,
}

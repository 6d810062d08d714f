//! What there is as data: `<lang>/data/`, template `data.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::markdown::quotation::{quotation, sha256};
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{FeedLink, Frame, Link};
use crate::render::pages::words::clause_link;
use crate::render::pages::{follow, json_ld};
use crate::render::tables::{TABLES, Table};
use crate::resolve::addresses;
use crate::resolve::site::{Clause, Policy};

/// What `data.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct DataPage {
    /// What every page has.
    pub frame: Frame,
    /// "Data".
    pub title: String,
    /// The tables for spreadsheets.
    pub tables: Vec<TableView>,
    /// The policies as JSON.
    pub policies: Vec<PolicyData>,
    /// The schemas of a policy's and of a clause's file.
    pub schemas: Vec<Link>,
    /// Feeds and calendar.
    pub feeds: Vec<FeedLink>,
    /// How to prove a quotation, shown with one clause; none on a site without clauses.
    pub proof: Option<Proof>,
    /// On what terms the data may be used, as the site says; none where it says nothing.
    pub reuse: Option<String>,
}

/// A table for spreadsheets.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// Its name in the address.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub about: String,
    /// The file.
    pub file: Link,
    /// "Columns of measures.csv".
    pub columns_title: String,
    /// Its columns, in order.
    pub columns: Vec<ColumnView>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    /// What its head says.
    pub name: String,
    /// What stands in it.
    pub meaning: String,
}

/// The files of a policy.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyData {
    /// Short title.
    pub title: String,
    /// Its name in addresses.
    pub id: String,
    /// The policy as JSON.
    pub whole: Link,
    /// Who does what, for spreadsheets.
    pub who_does_what: Link,
    /// Its calendar.
    pub calendar: Option<Link>,
    /// The sums of all its clauses.
    pub sums: Link,
    /// Its clauses; on a site of several policies none, because the lists would bury everything else.
    pub clauses: Vec<ClauseData>,
}

/// A clause as data.
#[derive(Debug, Clone, Serialize)]
pub struct ClauseData {
    /// The clause.
    pub link: Link,
    /// Its record as JSON.
    pub data: String,
    /// The sum of its words.
    pub sha256: String,
}

/// How to prove a quotation.
#[derive(Debug, Clone, Serialize)]
pub struct Proof {
    /// The command that takes the sum of the published text.
    pub of_file: String,
    /// The command that takes the sum of a text that somebody holds in a file.
    pub of_text: String,
    /// The commands that check all texts at once.
    pub of_all: String,
    /// "What comes out for Clause 17.2".
    pub result: String,
    /// What comes out.
    pub sha256: String,
}

/// Adds the page.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    edition.add(output, &addresses::data_page(edition.lang), "data.html", page)
}

fn page(edition: &Edition<'_>) -> Result<DataPage> {
    let title = edition.say("data.title")?;
    let site = edition.site;
    let description = edition.say("data.description")?;
    let head = Head {
        address: &addresses::data_page,
        title: Some(&title),
        json_ld: Some(json_ld::dataset(edition, &description, &files(edition))),
        description,
        section: Section::Elsewhere,
        above: Vec::new(),
    };
    let schema = |key, address: String| -> Result<Link> { Ok(file(edition, edition.say(key)?, &address)) };
    Ok(DataPage {
        frame: frame(edition, head)?,
        tables: TABLES
            .iter()
            .map(|each| table(edition, each))
            .collect::<Result<_>>()?,
        policies: site
            .policies
            .iter()
            .map(|each| policy(edition, each))
            .collect::<Result<_>>()?,
        schemas: vec![
            schema("data.policy_schema", addresses::policy_schema())?,
            schema("data.clause_schema", addresses::clause_schema())?,
        ],
        feeds: follow::everything(edition)?,
        proof: proof(edition)?,
        reuse: site.reuse.as_ref().map(|reuse| edition.text(reuse)),
        title,
    })
}

/// What a search engine for data is told of, and its media types.
fn files(edition: &Edition<'_>) -> Vec<(String, &'static str)> {
    let tables = TABLES.iter();
    let tables = tables.map(|table| (addresses::table(edition.lang, table.name), "text/csv"));
    let policies = edition.site.policies.iter();
    let records = policies.map(|policy| (addresses::data(&policy.slug.value), "application/json"));
    tables.chain(records).collect()
}

fn file(edition: &Edition<'_>, label: String, address: &str) -> Link {
    Link {
        label,
        href: edition.path(address),
    }
}

fn table(edition: &Edition<'_>, table: &Table) -> Result<TableView> {
    let columns = table.columns.iter().map(|column| {
        Ok(ColumnView {
            name: edition.say(&format!("tables.columns.{column}.name"))?,
            meaning: edition.say(&format!("tables.columns.{column}.meaning"))?,
        })
    });
    let name = format!("{}.csv", table.name);
    Ok(TableView {
        name: table.name,
        columns_title: edition.fill("data.columns", &[("file", &name)])?,
        title: edition.say(&format!("tables.{}.title", table.name))?,
        about: edition.say(&format!("tables.{}.about", table.name))?,
        file: file(edition, name, &addresses::table(edition.lang, table.name)),
        columns: columns.collect::<Result<_>>()?,
    })
}

fn policy(edition: &Edition<'_>, policy: &Policy) -> Result<PolicyData> {
    let slug = &policy.slug.value;
    let is_only = edition.site.policies.len() == 1;
    let clauses = policy.measures.iter().flat_map(|measure| &measure.clauses);
    let clauses = clauses
        .filter(|_| is_only)
        .map(|each| clause(edition, policy, each));
    let table = addresses::who_does_what_table(edition.lang, slug);
    Ok(PolicyData {
        title: edition.text(&policy.short_title),
        id: slug.clone(),
        whole: file(edition, edition.say("data.whole")?, &addresses::data(slug)),
        who_does_what: file(edition, edition.say("data.who_does_what")?, &table),
        calendar: follow::policy(edition, policy)?,
        sums: file(edition, edition.say("data.sums")?, &addresses::sums(slug)),
        clauses: clauses.collect::<Result<_>>()?,
    })
}

fn clause(edition: &Edition<'_>, policy: &Policy, clause: &Clause) -> Result<ClauseData> {
    let slug = &policy.slug.value;
    Ok(ClauseData {
        link: clause_link(edition, policy, clause.id)?,
        data: edition.path(&addresses::clause_data(slug, clause.id)),
        sha256: sha256(&quotation(clause, edition.lang)),
    })
}

/// The texts of a policy for a shell: a line with the name of a file and, in base64 because of their line breaks, its words.
const TEXTS: &str = r#".measures[].clauses[] | .id as $id | .quotation | to_entries[] | "\($id).\(.key | ascii_downcase).txt \(.value | @base64)""#;

/// Shown with the last clause of the first policy: closing provisions are short.
fn proof(edition: &Edition<'_>) -> Result<Option<Proof>> {
    let Some(policy) = edition.site.policies.first() else {
        return Ok(None);
    };
    let mut clauses = policy.measures.iter().flat_map(|measure| &measure.clauses);
    let Some(clause) = clauses.next_back() else {
        return Ok(None);
    };
    let slug = &policy.slug.value;
    let url = |address: String| edition.site.url(&address);
    let record = url(addresses::clause_data(slug, clause.id));
    let (sums, whole) = (url(addresses::sums(slug)), url(addresses::data(slug)));
    let key = edition.lang.key();
    let words = quotation(clause, edition.lang);
    let clause_label = clause_link(edition, policy, clause.id)?.label;
    Ok(Some(Proof {
        result: edition.fill("data.proof_result", &[("clause", &clause_label)])?,
        of_file: format!("curl -s {record} | jq -j '.clause.quotation[\"{key}\"]' | sha256sum"),
        of_text: format!("printf '%s' '{}' | sha256sum", words.replace('\'', r"'\''")),
        of_all: format!(
            "curl -sO {sums}\n\
             curl -s {whole} | jq -r '{TEXTS}' |\n\
             while read -r name words; do printf %s \"$words\" | base64 -d > \"$name\"; done\n\
             sha256sum --check sha256sums.txt"
        ),
        sha256: sha256(&words),
    }))
}

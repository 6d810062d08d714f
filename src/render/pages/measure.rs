//! One measure: `<lang>/policies/<policy>/<n>/`, template `measure.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::calculator::{self, Calculator};
use crate::render::pages::changes::{self, ChangeMark};
use crate::render::pages::citations::{self, CitationGroup};
use crate::render::pages::contents::Contents;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{
    AgencyView, DocumentView, Frame, GlanceFact, Link, NoteView, OutdatedView, Passage, RoundView,
    StatusLine, Title,
};
use crate::render::pages::passages::passages;
use crate::render::pages::status::status;
use crate::render::pages::words;
use crate::render::pages::{
    agencies, amounts, compare, finder, follow, glance, json_ld, notes, outdated, rounds,
};
use crate::resolve::addresses;
use crate::resolve::site::{AgencyIndex, ClauseId, Measure, Policy, Role, Site};

/// What `measure.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct MeasurePage {
    /// What every page has.
    pub frame: Frame,
    /// Number: 3.
    pub number: u32,
    /// The number before the heading as the language prints it: `三、`, `3. `. Part of the official heading.
    pub ordinal: String,
    /// The heading as issued.
    pub title: Title,
    /// What it means in one sentence; ours, not official.
    pub summary: Option<String>,
    /// Said below the heading, where its translation is older than the original.
    pub outdated: Option<OutdatedView>,
    /// What became of the heading after it was issued.
    pub changes: Vec<ChangeMark>,
    /// The versions of the policy; none of one that never changed.
    pub versions: Option<Link>,
    /// Whether it is in force.
    pub status: StatusLine,
    /// Sums and facts, one panel per incentive that has a sum, else one panel.
    pub glance: Vec<Glance>,
    /// "Text as issued" or, where it ever changed, "Text in force".
    pub text_title: String,
    /// The official text.
    pub passages: Vec<Passage>,
    /// What the clauses grant, one row each (also what is not money).
    pub incentives: Vec<IncentiveView>,
    /// For each share up to a cap: how it comes to a sum.
    pub calculators: Vec<Calculator>,
    /// "Selection first …", where selection decides.
    pub selection_note: Option<String>,
    /// Editorial notes.
    pub notes: Vec<NoteView>,
    /// Rounds of application.
    pub rounds: Vec<RoundView>,
    /// Agencies with their part, in the order of print.
    pub agencies: Vec<AgencyView>,
    /// Documents that the text names.
    pub documents: Vec<DocumentView>,
    /// Topics in words.
    pub topics: Vec<String>,
    /// Other measures: link and why.
    pub related: Vec<RelatedView>,
    /// "17 measures": heading of the contents.
    pub contents_title: String,
    /// The rows of the contents; safe HTML.
    pub contents: String,
    /// The policy in full, at this measure.
    pub in_full: Link,
    /// The finder, where the site has one.
    pub finder: Option<Link>,
    /// The measure before.
    pub previous: Option<Link>,
    /// The measure after.
    pub next: Option<Link>,
    /// Its clauses as data, one link each.
    pub data: Vec<Link>,
    /// All days of the policy, for a calendar.
    pub calendar: Option<Link>,
    /// The languages side by side, at this measure; none on a site of one language.
    pub compare: Option<Link>,
    /// How to cite it and, where there are several, its clauses.
    pub cite: Vec<CitationGroup>,
}

/// The panel "at a glance" of one incentive.
#[derive(Debug, Clone, Serialize)]
pub struct Glance {
    /// What it is: "Award for “Qilin” enterprises"; none when it is the measure's only panel.
    pub title: Option<String>,
    /// Two to five facts.
    pub facts: Vec<GlanceFact>,
}

/// What a clause grants, in words.
#[derive(Debug, Clone, Serialize)]
pub struct IncentiveView {
    /// "Award", "Subsidy" …
    pub kind: String,
    /// What it is.
    pub what: String,
    /// The programme or title that it is about, where `what` does not already name it.
    pub programme: Option<String>,
    /// "up to CNY 2 million (RMB 2,000,000)", "under another policy: …", or nothing where it is not money.
    pub amount: Option<String>,
    /// For whom.
    pub beneficiary: String,
    /// Whether selection decides, in words.
    pub selection: Option<String>,
    /// The clause.
    pub clause: Link,
}

/// Another measure.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedView {
    /// The measure.
    pub link: Link,
    /// What is there.
    pub why: String,
}

/// Adds the page of every measure.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    let site: &'a Site = edition.site;
    for policy in &site.policies {
        let contents = Arc::new(Contents::default());
        for (at, measure) in policy.measures.iter().enumerate() {
            let address = addresses::measure(edition.lang, &policy.slug.value, measure.number);
            let contents = Arc::clone(&contents);
            edition.add(output, &address, "measure.html", move |edition| {
                page(edition, policy, at, &contents)
            })?;
        }
    }
    Ok(())
}

fn page(edition: &Edition<'_>, policy: &Policy, at: usize, contents: &Contents) -> Result<MeasurePage> {
    let measure = &policy.measures[at];
    let neighbour = |at: Option<usize>| {
        let measure = policy.measures.get(at?)?;
        Some(words::measure_link(edition, policy, measure))
    };
    let documents = measure.clauses.iter().flat_map(|clause| &clause.documents);
    let topics = measure.topics.iter().map(|topic| edition.term_title(*topic));
    Ok(MeasurePage {
        frame: frame_of(edition, policy, measure)?,
        number: measure.number,
        ordinal: edition.ordinal(measure.number),
        title: edition.title(measure.title.text(edition.lang)),
        summary: measure.summary.as_ref().map(|summary| edition.text(summary)),
        outdated: outdated::heading(edition, policy, measure)?,
        changes: changes::of_heading(edition, policy, measure.number)?,
        versions: changes::versions_link(edition, policy)?,
        status: status(edition, policy)?,
        glance: glance::panels(edition, policy, measure)?,
        text_title: changes::text_title(edition, policy)?,
        passages: passages(edition, policy, measure)?,
        incentives: incentives(edition, measure)?,
        selection_note: selection_note(edition, measure)?,
        notes: notes::on_measure(edition, policy, measure)?,
        calculators: calculator::calculators(edition, policy, measure)?,
        rounds: rounds::rounds(edition, policy, |round| round.clause.measure == measure.number)?,
        agencies: agencies_of(edition, measure)?,
        documents: notes::documents(edition, documents),
        topics: topics.collect(),
        related: related(edition, policy, measure),
        contents_title: edition.count("contents_title", policy.measures.len())?,
        contents: contents.on_page(edition, policy, at)?,
        in_full: in_full(edition, policy, measure)?,
        finder: finder::link(edition, Some(policy))?,
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(Some(at + 1)),
        data: clause_data(edition, policy, measure)?,
        calendar: follow::policy(edition, policy)?,
        compare: compare::link(
            edition,
            policy,
            &format!("#{}", words::section_anchor(measure.number)),
        )?,
        cite: citations::of_measure(edition, policy, measure)?,
    })
}

fn frame_of(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Result<Frame> {
    let label = words::measure_label(edition, measure.number)?;
    let gist = amounts::gist(edition, measure)?;
    let title = measure.title.text(edition.lang);
    let summary = measure.summary.as_ref().map(|summary| edition.text(summary));
    let values = [
        ("measure", label.as_str()),
        ("title", title),
        ("gist", summary.as_deref().unwrap_or(&gist)),
    ];
    let description = match &summary {
        Some(_) => edition.fill("measure.description_summary", &values)?,
        None => edition.fill("measure.description", &values)?,
    };
    let head = Head {
        address: &|lang| addresses::measure(lang, &policy.slug.value, measure.number),
        title: Some(&words::measure_link(edition, policy, measure).label),
        description,
        section: Section::Measures,
        above: vec![words::policy_link(edition, policy)],
        json_ld: Some(json_ld::service(edition, policy, measure)),
    };
    Ok(Frame {
        repeal: changes::repeal(edition, policy)?,
        ..frame(edition, head)?
    })
}

fn clause_data(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Result<Vec<Link>> {
    let clauses = measure.clauses.iter();
    let link = |id: ClauseId| {
        Ok(Link {
            label: edition.fill("measure.data", &[("id", &id.to_string())])?,
            href: edition.path(&addresses::clause_data(&policy.slug.value, id)),
        })
    };
    clauses.map(|clause| link(clause.id)).collect()
}

fn incentives(edition: &Edition<'_>, measure: &Measure) -> Result<Vec<IncentiveView>> {
    let mut views = Vec::new();
    for clause in &measure.clauses {
        for incentive in &clause.incentives {
            views.push(amounts::incentive(edition, clause, incentive)?);
        }
    }
    Ok(views)
}

fn selection_note(edition: &Edition<'_>, measure: &Measure) -> Result<Option<String>> {
    let mut incentives = measure.clauses.iter().flat_map(|clause| &clause.incentives);
    let selects = incentives.any(|incentive| incentive.selection);
    selects.then(|| edition.say("selection.note")).transpose()
}

/// The agencies of all clauses, in the order of print, each once for each of its parts.
fn agencies_of(edition: &Edition<'_>, measure: &Measure) -> Result<Vec<AgencyView>> {
    let mut seen: Vec<(AgencyIndex, Role)> = Vec::new();
    let mut views = Vec::new();
    for part in measure.clauses.iter().flat_map(|clause| &clause.roles) {
        if !seen.contains(&(part.agency, part.role)) {
            seen.push((part.agency, part.role));
            views.push(agencies::view(
                edition,
                edition.site.agency(part.agency),
                Some(part.role),
            )?);
        }
    }
    Ok(views)
}

fn related(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Vec<RelatedView> {
    let related = measure.related.iter();
    related
        .map(|related| RelatedView {
            link: words::measure_link(edition, policy, &policy.measures[related.measure]),
            why: edition.text(&related.why),
        })
        .collect()
}

fn in_full(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Result<Link> {
    let address = addresses::policy(edition.lang, &policy.slug.value);
    let anchor = words::section_anchor(measure.number);
    Ok(Link {
        label: edition.say("measure.in_full")?,
        href: edition.path(&format!("{address}#{anchor}")),
    })
}

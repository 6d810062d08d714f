//! A policy as it stands from one day on: `<lang>/policies/<policy>/versions/<date>/`, template `version.html`.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::markdown;
use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::changes;
use crate::render::pages::frame::{Head, Section, frame};
use crate::render::pages::parts::{Frame, Link, Title};
use crate::render::pages::policy::{MeasureSection, NoticeView, notice_view, section};
use crate::render::pages::versions::state;
use crate::render::pages::words;
use crate::resolve::addresses;
use crate::resolve::site::{Policy, Site, Version};

/// What `version.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct VersionPage {
    /// What every page has. Search engines are sent to the text in force.
    pub frame: Frame,
    /// `past`, `current` or `ahead`: for the class.
    pub state: &'static str,
    /// "This text was in force from … to …": says that it is not the one in force.
    pub remark: String,
    /// The text in force.
    pub current: Link,
    /// All versions, at this one.
    pub versions: Link,
    /// The title as it reads on these days: official part `title`.
    pub title: Title,
    /// The notice.
    pub notice: Option<NoticeView>,
    /// Safe HTML: official part `preamble`.
    pub preamble: String,
    /// The measures with their official text.
    pub measures: Vec<MeasureSection>,
}

/// Adds a page for each version of each policy.
pub(crate) fn add<'a>(edition: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    let site: &'a Site = edition.site;
    for policy in &site.policies {
        for version in policy.versions.iter().filter(|version| !version.is_end()) {
            let address = addresses::version(edition.lang, &policy.slug.value, &version.name());
            edition.add(output, &address, "version.html", move |edition| {
                page(edition, policy, version)
            })?;
        }
    }
    Ok(())
}

fn page(edition: &Edition<'_>, policy: &Policy, version: &Version) -> Result<VersionPage> {
    let text = &version.text;
    let state = state(policy, version);
    let versions = addresses::versions(edition.lang, &policy.slug.value);
    let measures = text
        .measures
        .iter()
        .map(|measure| section(edition, text, measure));
    let mut measures: Vec<MeasureSection> = measures.collect::<Result<_>>()?;
    for clause in measures
        .iter_mut()
        .flat_map(|measure| &mut measure.passages)
        .flat_map(|passage| &mut passage.clauses)
    {
        // What is cited from here is this wording.
        let address = addresses::version(edition.lang, &policy.slug.value, &version.name());
        clause.href = edition.path(&format!("{address}#{}", clause.anchor));
    }
    Ok(VersionPage {
        frame: frame_of(edition, policy, version)?,
        state,
        remark: remark(edition, state, version)?,
        current: changes::current_link(edition, policy)?,
        versions: Link {
            label: edition.say("changes.all_versions")?,
            href: edition.path(&format!("{versions}#{}", version.name())),
        },
        title: edition.title(text.title.text(edition.lang)),
        notice: text
            .notice
            .as_ref()
            .map(|notice| notice_view(edition, text, notice))
            .transpose()?,
        preamble: markdown::block(text.preamble.text(edition.lang), edition.links()),
        measures,
    })
}

fn frame_of(edition: &Edition<'_>, policy: &Policy, version: &Version) -> Result<Frame> {
    let slug = &policy.slug.value;
    let short = edition.text(&policy.short_title);
    let date = edition.date(version.from).text;
    let title = edition.fill("changes.version_of", &[("policy", &short), ("date", &date)])?;
    let all = Link {
        label: edition.say("changes.title")?,
        href: edition.path(&addresses::versions(edition.lang, slug)),
    };
    let head = Head {
        address: &|lang| addresses::version(lang, slug, &version.name()),
        title: Some(&title),
        description: edition.text(&policy.description),
        section: Section::Policy,
        above: vec![words::policy_link(edition, policy), all],
        json_ld: None,
    };
    Ok(Frame {
        canonical: edition.site.url(&addresses::policy(edition.lang, slug)),
        robots: Some("noindex"),
        repeal: changes::repeal(edition, policy)?,
        ..frame(edition, head)?
    })
}

fn remark(edition: &Edition<'_>, state: &str, version: &Version) -> Result<String> {
    let from = edition.date(version.from).text;
    let until = version.until.map_or(String::new(), |day| edition.date(day).text);
    match (state, version.until) {
        ("past", Some(_)) => edition.fill("changes.remark.past", &[("from", &from), ("until", &until)]),
        ("past", None) => edition.fill("changes.remark.issued", &[("from", &from)]),
        ("ahead", _) => edition.fill("changes.remark.ahead", &[("from", &from)]),
        _ => edition.fill("changes.remark.current", &[("from", &from)]),
    }
}

//! Resolves what records only name: agencies, scripts, dates, addresses.
//!
//! In: [`Content`], as the authors wrote it. Out: [`Site`], in which nothing is left to look up.
//! Never here: files, templates, today's date (it comes in as `as_of`).

pub mod addresses;
mod agencies;
pub mod blocks;
mod brackets;
mod changes;
mod conditions;
pub mod days;
mod measures;
mod moves;
mod names;
mod pages;
mod policies;
mod questions;
mod scripts;
pub mod site;
mod terms;
#[cfg(test)]
pub(crate) mod testing;
pub mod translations;
mod validity;
pub mod wordings;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::lang::Lang;
use crate::model::Content;
use crate::model::policy::PolicyRecord;
use crate::model::site::SiteRecord;
use crate::report::{Diagnostic, Report};
use crate::resolve::conditions::Conditions;
use crate::resolve::names::Names;
use crate::resolve::scripts::{Prose, Scripts};
use crate::resolve::site::{Policy, Site};

/// Resolves a site. Where something is not known, a finding says so and something else stands in, so that the rules can
/// still look at the rest; a site with errors in its report is never shown.
///
/// `base_url` wins over the one in `site.yaml`.
pub fn resolve(content: Content, base_url: Option<String>, as_of: Date, report: &mut Report) -> Site {
    let languages = published_languages(&content.site, report);
    let scripts = Scripts::new(content.site.source.value, &languages, &content.terms);
    let names = Names::new(&content, report);

    let moves = moves::resolve(&content, report);
    let mut site = head(&content, &scripts, languages, as_of, report);
    if let Some(base_url) = base_url {
        site.base_url = base_url;
    }
    site.moves = moves;
    site.questions = questions::resolve(content.questions, &names, &scripts, report);
    let conditions = Conditions {
        names: &names,
        scripts: &scripts,
        clauses: &BTreeSet::new(),
    };
    site.terms = terms::resolve(content.terms, conditions, report);
    site.agencies = agencies::resolve(content.agencies, &scripts, report);
    site.policies = resolve_policies(content.policies, &names, &scripts, &site, report);
    site.pages = pages::resolve(content.pages, &scripts, report);
    agencies::give_duties(&mut site);
    site
}

/// The policies, in parallel; findings keep the order of the policies.
fn resolve_policies(
    policies: Vec<PolicyRecord>,
    names: &Names,
    scripts: &Scripts,
    site: &Site,
    report: &mut Report,
) -> Vec<Policy> {
    let resolved: Vec<(Policy, Report)> = policies
        .into_par_iter()
        .map(|policy| {
            let mut report = Report::default();
            (
                policies::resolve(policy, names, scripts, site, &mut report),
                report,
            )
        })
        .collect();
    let keep = |(policy, findings)| {
        report.append(findings);
        policy
    };
    resolved.into_iter().map(keep).collect()
}

/// The site without its agencies, terms, policies and pages.
fn head(
    content: &Content,
    scripts: &Scripts,
    languages: Vec<Lang>,
    as_of: Date,
    report: &mut Report,
) -> Site {
    let record = &content.site;
    Site {
        name: scripts.localize(record.name.clone(), Prose::Plain, report),
        description: scripts.localize(record.description.clone(), Prose::Plain, report),
        base_url: record.base_url.value.clone(),
        languages,
        source: record.source.value,
        theme: record.theme.clone(),
        publisher: scripts.localize(record.publisher.name.clone(), Prose::Plain, report),
        publisher_url: record.publisher.url.clone().map(|url| url.value),
        reuse: scripts.localize_option(record.reuse.clone(), Prose::Plain, report),
        as_of,
        agencies: Vec::new(),
        terms: Vec::new(),
        questions: Vec::new(),
        policies: Vec::new(),
        pages: Vec::new(),
        moves: Vec::new(),
        translations: content.translations.clone(),
    }
}

fn published_languages(site: &SiteRecord, report: &mut Report) -> Vec<Lang> {
    let mut languages = Vec::new();
    for lang in &site.languages {
        if languages.contains(&lang.value) {
            let message = format!("`{}` is listed twice", lang.value);
            report.add(
                Diagnostic::error("duplicate-language", lang.span.clone(), message).help("list it once"),
            );
        } else {
            languages.push(lang.value);
        }
    }
    languages
}

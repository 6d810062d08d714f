//! gongbao (公報, "official gazette") turns a public policy, kept as structured YAML and Markdown, into a website in
//! Traditional Chinese, Simplified Chinese and English.
//!
//! Each arrow is a function, each noun a type, and data flows one way:
//!
//! > disk —[`read`]→ [`Sources`] —[`model`]→ [`Content`](model::Content) —[`resolve`]→
//! > [`Site`] —[`check`]→ findings · —[`render`], [`index`](mod@index), [`export`]→ [`Output`] —[`write`](mod@write)→ disk
//!
//! Modules stand in the order of the data. The first ones are words that all stages share.

pub mod lang;
pub mod source;
pub mod scalar;
pub mod zh;
pub mod report;
pub mod facts;
pub mod output;

pub mod read;
pub mod model;
pub mod resolve;
pub mod finder;
pub mod markdown;
pub mod check;
pub mod render;
pub mod index;
pub mod export;
pub mod exchange;
pub mod write;

pub mod import;

pub mod commands;

use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;

use crate::output::Output;
use crate::render::theme::Theme;
use crate::report::Report;
use crate::report::allow::Allowances;
use crate::resolve::site::Site;
use crate::source::Sources;

/// What a site is read with.
#[derive(Debug, Clone)]
pub struct LoadOptions {
    /// The folder that holds `content/` and `themes/`.
    pub root: PathBuf,
    /// The day that the site speaks for.
    pub as_of: Date,
    /// Where the site will stand; wins over `base_url` in `site.yaml`. Ends with `/`.
    pub base_url: Option<String>,
}

/// A stage of the work, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files are read.
    Read,
    /// Records are made of them.
    Model,
    /// What the records name is looked up.
    Resolve,
    /// The rules are applied.
    Check,
    /// The theme is read.
    Theme,
    /// The pages are listed. Each is made when it is written.
    Render,
    /// The search index is made.
    Index,
    /// The data files are listed.
    Export,
    /// Every file is made and written.
    Write,
}

/// Somebody who wants to know how far the work is. `&mut ()` is nobody.
pub trait Observer {
    /// This stage begins, and the one before it has ended.
    fn begins(&mut self, stage: Stage);
}

impl Observer for () {
    fn begins(&mut self, _: Stage) {}
}

/// Reads a site until nothing is left to look up. What is wrong with it is in `report`; `None` when it can't be built.
///
/// # Errors
///
/// When the machine is at fault rather than the content.
pub fn load(options: &LoadOptions, report: &mut Report, observer: &mut dyn Observer) -> Result<Option<Site>> {
    Ok(load_at_rest(options, report, observer)?.0)
}

/// The same, and a [`Snapshot`](read::Snapshot) that can tell later whether the content is still as it was read.
///
/// # Errors
///
/// As for [`load`].
pub fn load_at_rest(
    options: &LoadOptions,
    report: &mut Report,
    observer: &mut dyn Observer,
) -> Result<(Option<Site>, read::Snapshot)> {
    observer.begins(Stage::Read);
    let (sources, snapshot) = read::read_at_rest(&options.root, report)?;
    Ok((examine(&sources, options, &[], report, observer), snapshot))
}

/// The same for a site in the making: findings with these codes are left out, and stand-ins take the place of what they
/// miss. Such a site is for translating, not for building.
///
/// # Errors
///
/// As for [`load`].
pub fn load_despite(options: &LoadOptions, codes: &[&str], report: &mut Report) -> Result<Option<Site>> {
    let sources = read::read(&options.root, report)?;
    Ok(examine(&sources, options, codes, report, &mut ()))
}

/// The same from files that were read, or that are to be.
pub fn examine(
    sources: &Sources,
    options: &LoadOptions,
    despite: &[&str],
    report: &mut Report,
    observer: &mut dyn Observer,
) -> Option<Site> {
    let mut allowances = Allowances::read(sources, report);
    observer.begins(Stage::Model);
    let content = model::parse(sources, report)?;
    observer.begins(Stage::Resolve);
    let mut findings = Report::default();
    let site = resolve::resolve(content, options.base_url.clone(), options.as_of, &mut findings);
    observer.begins(Stage::Check);
    check::check(&site, &mut findings);
    check::files(sources, &mut findings);
    findings.retain(|finding| !despite.contains(&finding.code));
    report.append_certain(findings);
    allowances.apply(report);
    if report.errors() > 0 {
        return None;
    }
    check::leftovers(&site, report);
    allowances.apply(report);
    allowances.report_unused(report);
    Some(site)
}

/// Reads the theme that the site names. `None` when it can't be used; why is in `report`.
///
/// # Errors
///
/// When the machine is at fault rather than the theme.
pub fn load_theme(root: &Path, site: &Site, report: &mut Report) -> Result<Option<Theme>> {
    let files = read::theme(root, &site.theme.value, report)?;
    let theme = Theme::parse(&files.0, site, report);
    // A file that can't be used is an error, although the built-in theme has another one for its place.
    Ok(theme.filter(|_| report.errors() == 0))
}

/// Makes everything that a reader or a program can ask the site for.
///
/// # Errors
///
/// When a template can't be rendered, or two files would have one address.
pub fn generate<'a>(site: &'a Site, theme: &'a Theme, observer: &mut dyn Observer) -> Result<Output<'a>> {
    let mut output = Output::default();
    observer.begins(Stage::Render);
    let editions = render::editions(site, theme);
    render::render(&editions, theme, &mut output)?;
    observer.begins(Stage::Index);
    index::index(site, &mut output)?;
    observer.begins(Stage::Export);
    export::export(site, &editions, &mut output)?;
    Ok(output)
}

//! gongbao (公報, "official gazette") turns a public policy, kept as structured YAML and Markdown, into a website in
//! Traditional Chinese, Simplified Chinese and English.
//!
//! Each arrow is a function, each noun a type, and data flows one way:
//!
//! > disk —[`read`]→ [`Sources`](source::Sources) —[`model`]→ [`Content`](model::Content) —[`resolve`]→
//! > [`Site`] —[`check`]→ findings · —[`render`], [`index`](mod@index), [`export`]→ [`Output`] —[`write`](mod@write)→ disk
//!
//! Modules stand in the order of the data. The first ones are words that all stages share.

pub mod lang;
pub mod source;
pub mod report;
pub mod zh;
pub mod facts;
pub mod output;

pub mod read;
pub mod model;
pub mod resolve;
pub mod markdown;
pub mod check;
pub mod render;
pub mod index;
pub mod export;
pub mod write;

pub mod import;

pub mod commands;

use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;

use crate::output::Output;
use crate::render::theme::Theme;
use crate::report::Report;
use crate::resolve::site::Site;

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

/// Reads a site until nothing is left to look up. What is wrong with it is in `report`; `None` when it can't be built.
///
/// # Errors
///
/// When the machine is at fault rather than the content.
pub fn load(options: &LoadOptions, report: &mut Report) -> Result<Option<Site>> {
    let sources = read::read(&options.root, report)?;
    let Some(content) = model::parse(&sources, report) else {
        return Ok(None);
    };
    let mut findings = Report::default();
    let site = resolve::resolve(content, options.base_url.clone(), options.as_of, &mut findings);
    check::check(&site, &mut findings);
    report.append_certain(findings);
    if report.errors() > 0 {
        return Ok(None);
    }
    check::translations(&site, report);
    Ok(Some(site))
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
pub fn generate<'a>(site: &'a Site, theme: &'a Theme) -> Result<Output<'a>> {
    let mut output = Output::default();
    render::render(site, theme, &mut output)?;
    index::index(site, &mut output)?;
    export::export(site, &mut output)?;
    Ok(output)
}

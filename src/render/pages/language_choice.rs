//! The choice of language: `index.html`, template `language-choice.html`. Works without script; with it, remembers.

use std::sync::Arc;

use anyhow::Result;
use serde::Serialize;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::frame::{alternates, languages};
use crate::render::pages::parts::{Alternate, LanguageLink};
use crate::resolve::addresses;

/// What `language-choice.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageChoicePage {
    /// Path of the theme's files.
    pub assets: String,
    /// `lang` attribute of the page: the first language's.
    pub lang: &'static str,
    /// Full address.
    pub canonical: String,
    /// The home page in every language.
    pub alternates: Vec<Alternate>,
    /// The languages, each in its own words.
    pub choices: Vec<LanguageChoice>,
}

/// One language on the page of choice.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageChoice {
    /// The link.
    pub link: LanguageLink,
    /// Name of the site in that language.
    pub site_name: String,
    /// Its description.
    pub description: String,
}

/// Adds the page. The edition is that of the first language, which answers where nobody chose.
pub(crate) fn add<'a>(first: &Arc<Edition<'a>>, output: &mut Output<'a>) -> Result<()> {
    first.add(
        output,
        &addresses::language_choice(),
        "language-choice.html",
        page,
    )
}

fn page(edition: &Edition<'_>) -> Result<LanguageChoicePage> {
    let site = edition.site;
    let links = languages(edition, &addresses::home)?;
    let choices = site
        .languages
        .iter()
        .zip(links)
        .map(|(lang, link)| LanguageChoice {
            link: LanguageLink {
                current: false,
                ..link
            },
            site_name: site.name.text(*lang).to_owned(),
            description: site.description.text(*lang).to_owned(),
        });
    Ok(LanguageChoicePage {
        assets: edition.path(edition.theme.assets_folder()),
        lang: edition.lang.html(),
        canonical: site.url(&addresses::language_choice()),
        alternates: alternates(edition, &addresses::home),
        choices: choices.collect(),
    })
}

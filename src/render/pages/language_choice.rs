//! The choice of language: `index.html`, template `language-choice.html`. Works without script; with it, remembers.

use serde::Serialize;

use crate::render::pages::parts::{Alternate, LanguageLink};

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

//! `content/site.yaml`: what the site is called, where it stands, in which languages.

use crate::lang::Lang;
use crate::model::text::Written;
use crate::source::Spanned;

/// The site's own record.
#[derive(Debug, Clone)]
pub struct SiteRecord {
    /// Name, in the head of every page.
    pub name: Written,
    /// One or two sentences for the home page and for search engines.
    pub description: Written,
    /// Where the site will stand: `https://…/`, with a `/` at the end.
    pub base_url: Spanned<String>,
    /// The languages that are published, in the order of the switcher.
    pub languages: Vec<Spanned<Lang>>,
    /// The Chinese script in which authors write; the other one is derived.
    pub source: Spanned<Lang>,
    /// The theme's name: a folder in `themes/`, or a built-in theme.
    pub theme: Spanned<String>,
    /// Who answers for the site.
    pub publisher: Publisher,
}

/// Who answers for the site.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Name of the body.
    pub name: Written,
    /// Its web address.
    pub url: Option<Spanned<String>>,
}

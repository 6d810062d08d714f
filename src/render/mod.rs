//! Site and theme → pages.
//!
//! In: [`Site`] and the theme's files. Out: pages in the output. Never here: the clock, the disk, randomness.

pub mod theme;
mod theme_files;
pub mod strings;
mod templates;
mod ready;
mod assets;
mod scripts;
mod squeeze;
pub mod edition;
mod unbroken;
pub mod own;
pub(crate) mod tables;
mod names;
mod annotate;
pub mod pages;
#[cfg(test)]
pub(crate) mod testing;

use std::sync::Arc;

use anyhow::Result;

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::theme::Theme;
use crate::resolve::site::Site;

/// The site in each language that is published.
pub type Editions<'a> = Arc<[Arc<Edition<'a>>]>;

/// Prepares each language that is published, for the pages and for the data that people read.
#[must_use]
pub fn editions<'a>(site: &'a Site, theme: &'a Theme) -> Editions<'a> {
    let languages = site.languages.iter();
    languages
        .map(|lang| Arc::new(Edition::new(site, theme, *lang)))
        .collect()
}

/// Makes every page of every language that is published, and what pages load.
///
/// # Errors
///
/// When two pages would stand at one address. What goes wrong inside a page is said when its bytes are made.
pub fn render<'a>(editions: &Editions<'a>, theme: &'a Theme, output: &mut Output<'a>) -> Result<()> {
    if let Some(first) = editions.first() {
        pages::language_choice::add(first, output)?;
        pages::not_found::add_at_root(first, output)?;
    }
    pages::compare::add(editions, output)?;
    for edition in editions.iter() {
        pages::home::add(edition, output)?;
        pages::policies::add(edition, output)?;
        pages::policy::add(edition, output)?;
        pages::measure::add(edition, output)?;
        pages::versions::add(edition, output)?;
        pages::version::add(edition, output)?;
        pages::agencies::add(edition, output)?;
        pages::agency::add(edition, output)?;
        pages::who_does_what::add(edition, output)?;
        pages::glossary::add(edition, output)?;
        pages::updates::add(edition, output)?;
        pages::data::add(edition, output)?;
        pages::search::add(edition, output)?;
        pages::finder::add(edition, output)?;
        pages::free::add(edition, output)?;
        pages::not_found::add(edition, output)?;
    }
    add_assets(theme, output)
}

fn add_assets<'a>(theme: &'a Theme, output: &mut Output<'a>) -> Result<()> {
    for (path, bytes) in theme.assets() {
        output.add(format!("{}{path}", theme.assets_folder()), || Ok(bytes.to_vec()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_can_be_made() {
        let site = testing::site();
        let theme = testing::theme(&site);
        let mut output = Output::default();
        render(&editions(&site, &theme), &theme, &mut output).unwrap();
        for (address, make) in output.iter() {
            let bytes = make().unwrap_or_else(|error| panic!("{error:#}"));
            assert!(!bytes.is_empty(), "{address}");
        }
    }
}

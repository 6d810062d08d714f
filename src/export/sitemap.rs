//! `sitemap.xml`, in which every page names its twins, and `robots.txt`, which names the map.
//!
//! In: [`Site`]. Out: two files. Never here: pages that nobody should find by searching, such as 404.html.

use anyhow::Result;

use crate::export::xml::Document;
use crate::lang::Lang;
use crate::output::Output;
use crate::resolve::addresses;
use crate::resolve::site::Site;

/// The address of one page in a language.
type InLanguage<'a> = Box<dyn Fn(Lang) -> String + 'a>;

/// Adds the map and `robots.txt`.
pub(super) fn add<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    output.add("sitemap.xml", move || sitemap(site))?;
    output.add("robots.txt", move || {
        Ok(format!(
            "User-agent: *\nAllow: /\n\nSitemap: {}\n",
            site.url("sitemap.xml")
        )
        .into_bytes())
    })
}

fn sitemap(site: &Site) -> Result<Vec<u8>> {
    let mut document = Document::new()?;
    let attributes = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    document.parent("urlset", &attributes, |map| {
        for page in pages(site) {
            for &lang in &site.languages {
                map.parent("url", &[], |url| {
                    url.text("loc", &[], &site.url(&page(lang)))?;
                    for &twin in &site.languages {
                        let href = site.url(&page(twin));
                        url.empty(
                            "xhtml:link",
                            &[("rel", "alternate"), ("hreflang", twin.key()), ("href", &href)],
                        )?;
                    }
                    Ok(())
                })?;
            }
        }
        Ok(())
    })?;
    Ok(document.into_bytes())
}

/// Every page that is there in each language.
fn pages(site: &Site) -> Vec<InLanguage<'_>> {
    let mut pages: Vec<InLanguage<'_>> = vec![Box::new(addresses::home), Box::new(addresses::policies)];
    for policy in &site.policies {
        let slug = &policy.slug.value;
        pages.push(Box::new(|lang| addresses::policy(lang, slug)));
        if site.languages.len() > 1 {
            pages.push(Box::new(|lang| addresses::compare(lang, slug)));
        }
        for measure in &policy.measures {
            pages.push(Box::new(|lang| addresses::measure(lang, slug, measure.number)));
        }
    }
    for policy in &site.policies {
        pages.push(Box::new(|lang| {
            addresses::who_does_what(lang, &policy.slug.value)
        }));
    }
    pages.push(Box::new(addresses::agencies));
    for agency in &site.agencies {
        pages.push(Box::new(|lang| addresses::agency(lang, &agency.id.value)));
    }
    if site.has_glossary() {
        pages.push(Box::new(addresses::glossary));
    }
    pages.push(Box::new(addresses::updates));
    pages.push(Box::new(addresses::search));
    pages.push(Box::new(addresses::data_page));
    if site.has_finder() {
        pages.push(Box::new(addresses::finder));
    }
    for policy in site.policies.iter().filter(|_| site.has_finders()) {
        pages.push(Box::new(|lang| {
            addresses::policy_finder(lang, &policy.slug.value)
        }));
    }
    for page in &site.pages {
        pages.push(Box::new(|lang| addresses::page(lang, &page.slug)));
    }
    pages
}

//! `sitemap.xml`, in which every page names its twins, and `robots.txt`, which names the map.
//!
//! In: [`Site`]. Out: two files; for a large site the map is a list of maps. Never here: pages that nobody should find by searching, such as 404.html.

use anyhow::Result;

use crate::export::xml::Document;
use crate::lang::Lang;
use crate::output::Output;
use crate::resolve::addresses;
use crate::resolve::site::Site;

/// The address of one page in a language.
type InLanguage<'a> = Box<dyn Fn(Lang) -> String + 'a>;

/// Addresses in one map, at most. The protocol allows 50,000, and 50 MB: an address with its twins and ids of full length is 1.5 kB.
const MOST: usize = 30_000;

/// Adds the map and `robots.txt`.
pub(super) fn add<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    add_maps(site, MOST, output)?;
    output.add("robots.txt", move || {
        Ok(format!(
            "User-agent: *\nAllow: /\n\nSitemap: {}\n",
            site.url("sitemap.xml")
        )
        .into_bytes())
    })
}

/// One map, or a list of maps with so many addresses each. A page and its twins stay together.
fn add_maps<'a>(site: &'a Site, most: usize, output: &mut Output<'a>) -> Result<()> {
    let here = (most / site.languages.len().max(1)).max(1);
    let number = pages(site).len().div_ceil(here);
    if number <= 1 {
        return output.add("sitemap.xml", move || map(site, &pages(site)));
    }
    output.add("sitemap.xml", move || list(site, number))?;
    for part in 1..=number {
        output.add(part_name(part), move || {
            let pages = pages(site);
            let part = pages.chunks(here).nth(part - 1).unwrap_or_default();
            map(site, part)
        })?;
    }
    Ok(())
}

fn part_name(part: usize) -> String {
    format!("sitemap-{part}.xml")
}

/// The list of maps.
fn list(site: &Site, number: usize) -> Result<Vec<u8>> {
    let mut document = Document::new()?;
    let attributes = [("xmlns", NAMESPACE)];
    document.parent("sitemapindex", &attributes, |list| {
        for part in 1..=number {
            list.parent("sitemap", &[], |map| {
                Ok(map.text("loc", &[], &site.url(&part_name(part)))?)
            })?;
        }
        Ok(())
    })?;
    Ok(document.into_bytes())
}

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn map(site: &Site, pages: &[InLanguage<'_>]) -> Result<Vec<u8>> {
    let mut document = Document::new()?;
    let attributes = [
        ("xmlns", NAMESPACE),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    document.parent("urlset", &attributes, |map| {
        for page in pages {
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
        if !policy.versions.is_empty() {
            pages.push(Box::new(|lang| addresses::versions(lang, slug)));
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::MakeBytes;
    use crate::resolve::testing;

    fn made(site: &Site, most: usize) -> Vec<(String, String)> {
        let mut output = Output::default();
        add_maps(site, most, &mut output).unwrap();
        let text = |make: &MakeBytes<'_>| String::from_utf8(make().unwrap()).unwrap();
        output
            .iter()
            .map(|(address, make)| (address.to_owned(), text(make)))
            .collect()
    }

    fn locations(text: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(text).unwrap();
        let nodes = document
            .descendants()
            .filter(|node| node.has_tag_name((NAMESPACE, "loc")));
        nodes.map(|node| node.text().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_map_that_grows_too_large_becomes_a_list_of_maps_with_the_same_addresses() {
        let site = testing::site();
        let whole = made(&site, MOST);
        assert_eq!(whole.len(), 1);
        let all = locations(&whole[0].1);
        for most in [1, 3, 7, all.len() - 1] {
            let files = made(&site, most);
            let (maps, list): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| name.contains('-'));
            let named = locations(&list[0].1);
            assert_eq!(named.len(), maps.len());
            let mut found = Vec::new();
            for name in named {
                let name = name.strip_prefix(&site.base_url).unwrap();
                let (_, text) = maps.iter().find(|(each, _)| each == name).unwrap();
                let here = locations(text);
                assert!(here.len() <= most.max(site.languages.len()), "{name}");
                found.extend(here);
            }
            assert_eq!(found, all, "{most}");
        }
        assert_eq!(made(&site, all.len()).len(), 1);
    }
}

//! The frame of a page: head, navigation, languages, foot.
//!
//! In: an [`Edition`], and the [`Head`] that each page gives. Out: the context's [`Frame`]. Never here: what is in the page.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use serde_json::Value;

use crate::lang::Lang;
use crate::markdown::html::json_in_script;
use crate::render::edition::Edition;
use crate::render::pages::follow;
use crate::render::pages::parts::{Alternate, Crumb, Frame, LanguageLink, Link, NavigationLink};
use crate::render::ready::Ready;
use crate::resolve::addresses;

/// What a page says about itself.
pub(crate) struct Head<'h> {
    /// Its address in each language.
    pub(crate) address: &'h dyn Fn(Lang) -> String,
    /// Its title; none on the home page, which has the site's.
    pub(crate) title: Option<&'h str>,
    /// A sentence about it.
    pub(crate) description: String,
    /// The part of the site that it belongs to.
    pub(crate) section: Section,
    /// The pages between the home page and this one, with their addresses.
    pub(crate) above: Vec<Link>,
    /// What it is, as data.
    pub(crate) json_ld: Option<Value>,
}

/// A part of the site that the navigation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    /// Texts in full.
    Policy,
    /// Measures.
    Measures,
    /// Agencies.
    Agencies,
    /// The finder.
    Finder,
    /// What happened.
    Updates,
    /// The search.
    Search,
    /// None of these.
    Elsewhere,
}

/// The frames of a language without what their pages say: one for each part of the site, made when it is first asked for.
#[derive(Default)]
pub(crate) struct Frames(Mutex<BTreeMap<Section, Frame>>);

/// Makes the frame of a page.
pub(crate) fn frame(edition: &Edition<'_>, head: Head<'_>) -> Result<Frame> {
    let own_address = (head.address)(edition.lang);
    let shared = edition.frames.of(edition, head.section)?;
    let title = match head.title {
        Some(page) => edition.fill("head.title", &[("page", page), ("site", &shared.site_name)])?,
        None => (*shared.site_name).clone(),
    };
    Ok(Frame {
        title,
        description: head.description,
        canonical: edition.site.url(&own_address),
        alternates: alternates(edition, head.address),
        languages: languages(edition, head.address)?,
        breadcrumbs: breadcrumbs(edition, head.above, head.title)?,
        kind: if head.title.is_some() {
            "article"
        } else {
            "website"
        },
        json_ld: head.json_ld.as_ref().map(json_in_script),
        ..shared
    })
}

impl Frames {
    /// The frame of a part of the site.
    fn of(&self, edition: &Edition<'_>, section: Section) -> Result<Frame> {
        let mut frames = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(frame) = frames.get(&section) {
            return Ok(frame.clone());
        }
        let frame = shared(edition, section)?;
        frames.insert(section, frame.clone());
        Ok(frame)
    }
}

fn shared(edition: &Edition<'_>, section: Section) -> Result<Frame> {
    let (site, lang) = (edition.site, edition.lang);
    Ok(Frame {
        lang: lang.html(),
        folder: lang.folder(),
        home: Ready::new(edition.path(&addresses::home(lang))),
        assets: Ready::new(edition.path(edition.theme.assets_folder())),
        title: String::new(),
        description: String::new(),
        canonical: String::new(),
        alternates: Vec::new(),
        languages: Vec::new(),
        site_name: Ready::new(edition.text(&site.name)),
        publisher: Ready::new(edition.text(&site.publisher)),
        publisher_url: Ready::new(site.publisher_url.clone()),
        navigation: Ready::new(navigation(edition, section)?),
        search: Ready::new(NavigationLink {
            label: edition.say("nav.search")?,
            href: edition.path(&addresses::search(lang)),
            current: section == Section::Search,
        }),
        opensearch: Ready::new(edition.path(&addresses::opensearch(lang))),
        breadcrumbs: Vec::new(),
        footer: Ready::new(footer(edition)?),
        feeds: Ready::new(follow::everything(edition)?),
        data: Ready::new(Link {
            label: edition.say("data.title")?,
            href: edition.path(&addresses::data_page(lang)),
        }),
        feed: Ready::new(edition.path(&addresses::feed(lang))),
        as_of: Ready::new(edition.fill("as_of", &[("date", &edition.date(site.as_of).text)])?),
        prevails: Ready::new(prevails(edition)?),
        kind: "website",
        robots: None,
        repeal: None,
        json_ld: None,
    })
}

/// The page in every language. A reader of none of them gets the choice of language instead of the home page, and the
/// first language elsewhere: the choice leads to no page but home.
pub(crate) fn alternates(edition: &Edition<'_>, address: &dyn Fn(Lang) -> String) -> Vec<Alternate> {
    let site = edition.site;
    let mut alternates: Vec<Alternate> = site
        .languages
        .iter()
        .map(|lang| Alternate {
            hreflang: lang.key(),
            href: site.url(&address(*lang)),
        })
        .collect();
    let is_home = address(edition.lang) == addresses::home(edition.lang);
    let fallback = match site.languages.first() {
        Some(first) if !is_home => address(*first),
        _ => addresses::language_choice(),
    };
    alternates.push(Alternate {
        hreflang: "x-default",
        href: site.url(&fallback),
    });
    alternates
}

/// The switcher: the same page in every language, each named in its own words.
pub(crate) fn languages(
    edition: &Edition<'_>,
    address: &dyn Fn(Lang) -> String,
) -> Result<Vec<LanguageLink>> {
    let link = |lang: &Lang| {
        let strings = edition.theme.strings(*lang);
        Ok(LanguageLink {
            lang: lang.html(),
            label: strings.get("language.short")?.to_owned(),
            name: strings.get("language.name")?.to_owned(),
            href: edition.path(&address(*lang)),
            current: *lang == edition.lang,
        })
    };
    edition.site.languages.iter().map(link).collect()
}

/// Which text prevails matters only where there is a translation.
fn prevails(edition: &Edition<'_>) -> Result<Option<String>> {
    let has_translation = edition.site.languages.iter().any(|lang| !lang.is_chinese());
    has_translation.then(|| edition.say("prevails")).transpose()
}

fn navigation(edition: &Edition<'_>, section: Section) -> Result<Vec<NavigationLink>> {
    let (site, lang) = (edition.site, edition.lang);
    // With one policy its text and its measures are what a reader looks for; with several, the policies.
    let mut targets = match site.policies.as_slice() {
        [only] => vec![
            (
                Section::Policy,
                "nav.policy",
                addresses::policy(lang, &only.slug.value),
            ),
            (
                Section::Measures,
                "nav.measures",
                format!("{}#measures", addresses::home(lang)),
            ),
        ],
        _ => vec![(Section::Policy, "nav.policies", addresses::policies(lang))],
    };
    if site.has_finder() {
        targets.push((Section::Finder, "nav.finder", addresses::finder(lang)));
    }
    targets.push((Section::Agencies, "nav.agencies", addresses::agencies(lang)));
    targets.push((Section::Updates, "nav.updates", addresses::updates(lang)));
    targets
        .into_iter()
        .map(|(target, key, address)| {
            Ok(NavigationLink {
                label: edition.say(key)?,
                href: edition.path(&address),
                current: target == section,
            })
        })
        .collect()
}

fn breadcrumbs(edition: &Edition<'_>, above: Vec<Link>, title: Option<&str>) -> Result<Vec<Crumb>> {
    let Some(title) = title else { return Ok(Vec::new()) };
    let mut crumbs = vec![Crumb {
        label: edition.say("crumbs.home")?,
        href: Some(edition.path(&addresses::home(edition.lang))),
    }];
    crumbs.extend(above.into_iter().map(|link| Crumb {
        label: link.label,
        href: Some(link.href),
    }));
    crumbs.push(Crumb {
        label: title.to_owned(),
        href: None,
    });
    Ok(crumbs)
}

/// Free pages that every page names. Others are found by links, by search and in the sitemap: with all of them on every page, a site
/// would grow with the square of its pages.
const IN_FOOTER: usize = 50;

fn footer(edition: &Edition<'_>) -> Result<Vec<Link>> {
    let pages = edition.site.pages.iter().take(IN_FOOTER);
    let mut links: Vec<Link> = pages
        .map(|page| Link {
            label: edition.text(&page.title),
            href: edition.path(&addresses::page(edition.lang, &page.slug)),
        })
        .collect();
    if edition.site.has_glossary() {
        links.push(Link {
            label: edition.say("glossary.title")?,
            href: edition.path(&addresses::glossary(edition.lang)),
        });
    }
    Ok(links)
}

//! What holds for every page of the real site: its links lead somewhere, its twins are there, nothing in it is foreign.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::html::{Element, all_elements, elements_with};
use crate::support::{ADDRESS, built, files_below, refuse};

/// A page's path, its elements that name something, and the names in it that a link can lead to.
struct Page {
    path: String,
    links: Vec<Element>,
    anchors: BTreeSet<String>,
}

fn pages() -> &'static [Page] {
    static PAGES: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let files: Vec<(String, PathBuf)> = files_below(built()).into_iter().collect();
        let pages: Vec<&(String, PathBuf)> = files.iter().filter(|(path, _)| is_page(path)).collect();
        pages
            .par_iter()
            .map(|(path, file)| Page {
                path: path.clone(),
                links: [elements_with("href", file), elements_with("src", file)].concat(),
                anchors: elements_with("id", file)
                    .iter()
                    .filter_map(|element| element.attribute("id").map(str::to_owned))
                    .collect(),
            })
            .collect()
    })
}

fn is_page(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "html")
}

/// The path in the site of an address in a page; `None` for other hosts and other schemes.
fn inside<'a>(address: &'a str, page: &'a str) -> Option<(String, Option<&'a str>)> {
    let (address, anchor) = match address.split_once('#') {
        Some((address, anchor)) => (address, Some(anchor)),
        None => (address, None),
    };
    // A query asks the page that stands there; it names no other.
    let address = address.split_once('?').map_or(address, |(page, _)| page);
    let path = match address {
        "" => page,
        own if own.starts_with(ADDRESS) => &own[ADDRESS.len()..],
        own => own.strip_prefix('/')?,
    };
    let is_folder = path.is_empty() || path.ends_with('/');
    Some((
        if is_folder {
            format!("{path}index.html")
        } else {
            path.to_owned()
        },
        anchor,
    ))
}

#[test]
fn every_link_leads_somewhere() {
    let files: BTreeSet<String> = files_below(built()).into_keys().collect();
    let anchors: BTreeMap<&str, &BTreeSet<String>> = pages()
        .iter()
        .map(|page| (page.path.as_str(), &page.anchors))
        .collect();
    let mut found = BTreeSet::new();
    for page in pages() {
        for link in &page.links {
            let address = link
                .attribute("href")
                .or(link.attribute("src"))
                .unwrap_or_default();
            let Some((path, anchor)) = inside(address, &page.path) else {
                let is_known = ["https://", "http://", "mailto:", "tel:"]
                    .iter()
                    .any(|start| address.starts_with(start));
                if !is_known {
                    found.insert(format!("{}: {address}", page.path));
                }
                continue;
            };
            let has_anchor = anchor.is_none_or(|anchor| {
                anchors
                    .get(path.as_str())
                    .is_some_and(|known| known.contains(anchor))
            });
            if !files.contains(&path) || !has_anchor {
                found.insert(format!("{}: {address}", page.path));
            }
        }
    }
    refuse(
        &found.into_iter().collect::<Vec<_>>(),
        "These links lead nowhere.",
    );
}

/// Without another host, inline scripts and inline styles, a site can be served under the strictest policy.
#[test]
fn nothing_in_a_page_is_foreign_or_inline() {
    let files = files_below(built());
    let files: Vec<_> = files.iter().filter(|(path, _)| is_page(path)).collect();
    let found: Vec<String> = files
        .par_iter()
        .flat_map_iter(|(path, file)| {
            let elements = all_elements(file);
            let bad = elements.into_iter().filter_map(|element| complaint(&element));
            bad.map(move |complaint| format!("{path}: {complaint}"))
                .collect::<Vec<_>>()
        })
        .collect();
    refuse(&found, "A page loads only files of its own site.");
}

fn complaint(element: &Element) -> Option<String> {
    let handler = element
        .attributes
        .iter()
        .find(|(name, _)| name == "style" || name.starts_with("on"));
    if let Some((name, value)) = handler {
        return Some(format!("<{} {name}=\"{value}\">", element.name));
    }
    // No browser runs either of them, whatever they hold.
    let data = ["application/ld+json", "application/json"];
    let is_data = element.attribute("type").is_some_and(|kind| data.contains(&kind));
    let is_inline = match element.name.as_str() {
        "style" => true,
        "script" => element.attribute("src").is_none() && !is_data,
        _ => false,
    };
    let loads = match element.name.as_str() {
        "link"
            if element
                .attribute("rel")
                .is_some_and(|rel| rel.contains("stylesheet") || rel.contains("icon")) =>
        {
            element.attribute("href")
        }
        _ => element.attribute("src").or(element.attribute("srcset")),
    };
    let is_foreign = loads.is_some_and(|address| inside(address, "").is_none());
    (is_inline || is_foreign).then(|| {
        format!(
            "<{}> {}",
            element.name,
            loads.unwrap_or("with its text in the page")
        )
    })
}

/// Each page names itself in every language, and each of those pages says the same.
#[test]
fn twins_name_each_other() {
    let alternates = |page: &Page| -> BTreeMap<String, String> {
        let links = page
            .links
            .iter()
            .filter(|link| link.attribute("rel") == Some("alternate"));
        links
            .filter_map(|link| {
                Some((
                    link.attribute("hreflang")?.to_owned(),
                    link.attribute("href")?.to_owned(),
                ))
            })
            .collect()
    };
    let by_path: BTreeMap<&str, &Page> = pages().iter().map(|page| (page.path.as_str(), page)).collect();
    let mut found = Vec::new();
    for page in pages().iter().filter(|page| !page.path.ends_with("404.html")) {
        let own = alternates(page);
        let languages: Vec<&str> = own.keys().map(String::as_str).collect();
        if languages != ["en", "x-default", "zh-Hans", "zh-Hant"] {
            found.push(format!("{}: its twins are {languages:?}", page.path));
        }
        for address in own.values() {
            let twin = inside(address, "").and_then(|(path, _)| by_path.get(path.as_str()).copied());
            if twin.is_none_or(|twin| alternates(twin) != own) {
                found.push(format!("{}: {address} does not say the same", page.path));
            }
        }
    }
    refuse(
        &found,
        "Search engines believe twins only when all of them agree.",
    );
}

#[test]
fn every_page_is_in_the_sitemap_and_only_pages_are() {
    let sitemap = fs::read_to_string(built().join("sitemap.xml")).unwrap();
    let listed: BTreeSet<String> = sitemap
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>"))
        .filter_map(|(address, _)| inside(address.trim(), "").map(|(path, _)| path))
        .collect();
    let expected: BTreeSet<String> = pages()
        .iter()
        .map(|page| page.path.clone())
        // The choice of language says nothing that a search could find.
        .filter(|path| !path.ends_with("404.html") && path != "index.html")
        .collect();
    let missing: Vec<String> = expected.symmetric_difference(&listed).cloned().collect();
    refuse(
        &missing,
        "These pages are in the sitemap or in the site, but not in both.",
    );
}

/// What a sum is taken of is what a reader sees: the words of a clause, bracket and all. Line breaks are not compared,
/// because a page has none.
#[test]
fn a_quotation_is_what_the_page_shows() {
    let files = files_below(built());
    let mut found = Vec::new();
    let mut compared = 0;
    for (path, file) in files.iter().filter(|(path, _)| is_page(path)) {
        let [language, "policies", policy, _, "index.html"] = path.split('/').collect::<Vec<_>>()[..] else {
            continue;
        };
        for clause in elements_with("data-clause", file) {
            let id = clause.attribute("data-clause").unwrap_or_default();
            let record = fs::read(&files[&format!("api/v1/policies/{policy}/{id}.json")]).unwrap();
            let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
            let quotations = record["clause"]["quotation"].as_object().unwrap();
            let own = quotations.iter().find(|(key, _)| key.to_lowercase() == language);
            let quotation = own.and_then(|(_, words)| words.as_str()).unwrap();
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("");
            if squeezed(quotation) != squeezed(&clause.text) {
                found.push(format!("{path}: {id}: {quotation}"));
            }
            compared += 1;
        }
    }
    assert!(compared > 0, "no page shows a clause");
    refuse(&found, "A quotation differs from the page that it is of.");
}

/// What `serve` adds for authors names files of this computer; not a letter of it may go online.
#[test]
fn nothing_of_the_preview_is_in_a_built_site() {
    let traces = [
        "_author",
        "__gongbao",
        "gongbao-author",
        "vscode:",
        env!("CARGO_MANIFEST_DIR"),
    ];
    let files: Vec<(String, PathBuf)> = files_below(built()).into_iter().collect();
    let found: Vec<String> = files
        .par_iter()
        .flat_map_iter(|(path, file)| {
            let bytes = fs::read(file).unwrap();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            traces
                .into_iter()
                .filter(move |trace| text.contains(trace))
                .map(move |trace| format!("{path}: {trace}"))
        })
        .collect();
    refuse(&found, "The author's view is the preview's, and nobody else's.");
}

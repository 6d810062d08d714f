//! The author's view of the preview: where each text lives, what is wrong with it, how its translations stand.
//!
//! In: the latest site and its findings, on the [`Desk`]; the address that a browser asks for. Out: pages, and what the
//! bar on the site's own pages is told. Never here: writing a file; an answer to anybody but this computer; a theme's
//! templates, so that no theme can break it.
//!
//! It stands below `/_author/` on the server alone, and nothing of it is part of a built site.

mod address;
mod bar;
mod changes;
pub(super) mod desk;
pub(in crate::commands) mod editor;
mod findings;
mod frame;
mod label;
mod marks;
mod overview;
mod page_texts;
mod review;
mod rules;
mod texts;
mod usage;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;

use crate::commands::make::Order;
use crate::commands::serve::author::address::Asked;
use crate::commands::serve::author::desk::Desk;
use crate::commands::serve::author::editor::Editor;
use crate::commands::terminal::because;
use crate::lang::Lang;
use crate::markdown::html::escape;
use crate::render::own::OwnPages;
use crate::render::strings::Strings;

/// Where the view stands on the server.
pub(super) const ADDRESS: &str = "/_author/";

/// The templates, each with its name.
const TEMPLATES: [(&str, &str); 9] = [
    ("frame.html", include_str!("templates/frame.html")),
    ("finding.html", include_str!("templates/finding.html")),
    ("overview.html", include_str!("templates/overview.html")),
    ("findings.html", include_str!("templates/findings.html")),
    ("rule.html", include_str!("templates/rule.html")),
    ("review.html", include_str!("templates/review.html")),
    ("row.html", include_str!("templates/row.html")),
    ("words.html", include_str!("templates/words.html")),
    ("changes.html", include_str!("templates/changes.html")),
];

/// What its pages load: name, type and text.
const FILES: [(&str, &str, &str); 5] = [
    ("author.css", CSS, include_str!("assets/author.css")),
    ("author.js", JAVASCRIPT, include_str!("assets/author.js")),
    ("bar.css", CSS, include_str!("assets/bar.css")),
    ("bar.js", JAVASCRIPT, include_str!("assets/bar.js")),
    ("icon.svg", "image/svg+xml", include_str!("assets/icon.svg")),
];
const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

/// The view: changed by one who puts new work on the desk, asked by many.
pub(super) struct Author {
    pages: OwnPages,
    /// Which program opens a file.
    editor: Editor,
    /// The language that the author asked for.
    lang: Option<Lang>,
    /// The language of the environment, for pages of the view where nobody asked for one.
    usual: Lang,
    /// The folder of the preview.
    preview: PathBuf,
    /// The site as it would be published, and where it was published the last time.
    published: Order,
    desk: watch::Sender<Arc<Desk>>,
}

/// What the view is set up with.
pub(super) struct Setup {
    pub(super) editor: Editor,
    pub(super) lang: Option<Lang>,
    pub(super) usual: Lang,
    pub(super) preview: PathBuf,
    pub(super) published: Order,
}

impl Author {
    /// A view of an empty desk.
    pub(super) fn new(setup: Setup) -> Result<Author> {
        let english = include_str!("strings/en.yaml");
        let simplified = include_str!("strings/zh-hans.yaml");
        let pages = OwnPages::parse(&TEMPLATES, english, simplified).context("the author's view")?;
        Ok(Author {
            pages,
            editor: setup.editor,
            lang: setup.lang,
            usual: setup.usual,
            preview: setup.preview,
            published: setup.published,
            desk: watch::Sender::new(Arc::default()),
        })
    }

    /// Puts the outcome of a build on the desk; its mark changes when something on the desk does.
    pub(super) fn take(&self, desk: impl FnOnce(&Desk) -> Desk) -> String {
        let desk = desk(&self.desk());
        let mark = desk.mark.clone();
        self.desk.send_replace(Arc::new(desk));
        mark
    }

    fn desk(&self) -> Arc<Desk> {
        Arc::clone(&self.desk.borrow())
    }

    /// The words of the view in a language.
    fn strings(&self, lang: Lang) -> &Strings {
        self.pages.strings(lang)
    }

    /// The language of words that stand outside the view, where there is no page that has one.
    pub(super) fn own_lang(&self) -> Lang {
        self.lang.unwrap_or(self.usual)
    }

    /// Words of the view for a page that it does not make.
    pub(super) fn word(&self, lang: Lang, key: &str) -> String {
        self.strings(lang).get(key).unwrap_or_default().to_owned()
    }

    /// Answers what stands behind [`ADDRESS`]. It may take as long as making the site once, so that nobody who has other
    /// work to do asks it.
    pub(super) fn answer(&self, path: &str, query: &str, version: &str) -> Response {
        if let Some((_, kind, text)) = FILES.iter().find(|(name, ..)| *name == path) {
            return ([(CONTENT_TYPE, *kind)], *text).into_response();
        }
        let asked = match Asked::read(query, self) {
            Ok(asked) => asked,
            Err(sentence) => return (StatusCode::BAD_REQUEST, sentence + "\n").into_response(),
        };
        match self.make(path, &asked, version) {
            Ok(Some(Made::Html(html))) => ([(CONTENT_TYPE, HTML)], html).into_response(),
            Ok(Some(Made::Json(json))) => ([(CONTENT_TYPE, JSON)], json).into_response(),
            Ok(Some(Made::Elsewhere(address))) => redirect(&address),
            Ok(None) => (StatusCode::NOT_FOUND, "There is no such page.\n").into_response(),
            Err(failure) => broken(&because(&failure)),
        }
    }

    fn make(&self, path: &str, asked: &Asked, version: &str) -> Result<Option<Made>> {
        let desk = self.desk();
        let view = View {
            author: self,
            desk: &desk,
            asked,
            path,
            version,
        };
        let parts: Vec<&str> = path.split('/').collect();
        let html = match parts.as_slice() {
            ["page.json"] => return view.bar().map(|json| Some(Made::Json(json))),
            ["changes.json"] => return view.changes_summary().map(|json| Some(Made::Json(json))),
            [""] => Some(view.overview()?),
            ["findings", ""] => Some(view.findings()?),
            ["changes", ""] => Some(view.changes()?),
            ["rules", code, ""] => view.rule(code)?,
            ["review", ""] => view.review(None)?,
            ["review", policy, ""] => view.review(Some(policy))?,
            [.., last] if !last.is_empty() && !last.contains('.') => {
                return Ok(Some(Made::Elsewhere(format!("{ADDRESS}{path}/"))));
            }
            _ => None,
        };
        Ok(html.map(Made::Html))
    }
}

/// An answer.
enum Made {
    Html(String),
    Json(String),
    Elsewhere(String),
}

/// One request, and all that it is answered from.
struct View<'a> {
    author: &'a Author,
    desk: &'a Desk,
    asked: &'a Asked,
    /// The page, from [`ADDRESS`].
    path: &'a str,
    version: &'a str,
}

impl View<'_> {
    fn lang(&self) -> Lang {
        self.asked.lang
    }

    fn strings(&self) -> &Strings {
        self.author.strings(self.lang())
    }

    fn say(&self, key: &str) -> Result<String> {
        self.strings().get(key).map(str::to_owned)
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> Result<String> {
        self.strings().fill(key, values)
    }

    fn count(&self, key: &str, n: usize) -> Result<String> {
        self.strings().count(key, n)
    }

    /// An address of the view, in the language that was asked for.
    fn address(&self, path: &str) -> String {
        let mark = if path.contains('?') { '&' } else { '?' };
        let (page, anchor) = path
            .split_once('#')
            .map_or((path, ""), |(page, anchor)| (page, anchor));
        let anchor = if anchor.is_empty() {
            String::new()
        } else {
            format!("#{anchor}")
        };
        match self.asked.chosen {
            Some(lang) => format!("{ADDRESS}{page}{mark}lang={}{anchor}", lang.folder()),
            None => format!("{ADDRESS}{page}{anchor}"),
        }
    }

    fn render(&self, template: &str, page: &impl serde::Serialize) -> Result<String> {
        self.author.pages.render(template, self.lang(), page)
    }
}

fn redirect(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(address) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, address)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The view itself is at fault, or the machine; the terminal is not always looked at.
fn broken(because: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<title>gongbao</title>\n<pre>{}</pre>\n",
        escape(because)
    );
    (StatusCode::INTERNAL_SERVER_ERROR, [(CONTENT_TYPE, HTML)], html).into_response()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::author as testing_author;

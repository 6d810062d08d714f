//! What every page of the author's view has: its name, the ways to the others, and the state of the work.
//!
//! In: the desk. Out: [`Frame`], which `frame.html` sees. Never here: what a single page says.

use anyhow::Result;
use serde::Serialize;

use crate::commands::serve::author::findings::Counts;
use crate::commands::serve::author::{ADDRESS, View};
use crate::lang::Lang;

/// A way to another page.
#[derive(Debug, Serialize)]
pub(super) struct Way {
    pub(super) href: String,
    pub(super) label: String,
    /// Whether it is this page.
    pub(super) is_current: bool,
    /// A figure beside it; empty where there is none.
    pub(super) figure: String,
    /// `lang` attribute, where the label is not in the language of the page.
    pub(super) lang: Option<&'static str>,
}

/// What every page has.
#[derive(Debug, Serialize)]
pub(super) struct Frame {
    /// `lang` attribute.
    pub(super) lang: &'static str,
    pub(super) title: String,
    /// The ways to the other pages of the view.
    pub(super) nav: Vec<Way>,
    /// The same page in the other languages.
    pub(super) languages: Vec<Way>,
    /// The site's name; empty where there is no site yet.
    pub(super) site: String,
    /// The way to the site.
    pub(super) site_href: String,
    /// What the page was made from, for the script that keeps it in step.
    pub(super) version: String,
    pub(super) desk: String,
    /// That the latest change can't be built; none where it was.
    pub(super) broken: Option<String>,
    /// What the machine said, where the content is not at fault.
    pub(super) failure: Option<String>,
}

impl View<'_> {
    /// The frame of a page; `here` is its name in the navigation.
    pub(super) fn frame(&self, here: &str, title: &str) -> Result<Frame> {
        let site = self.desk.site.as_deref();
        Ok(Frame {
            lang: self.lang().html(),
            title: title.to_owned(),
            nav: self.nav(here)?,
            languages: self.languages()?,
            site: site
                .map(|site| site.name.text(self.lang()).to_owned())
                .unwrap_or_default(),
            site_href: site.map_or("/".to_owned(), |site| {
                let lang = site.languages.iter().find(|lang| **lang == self.lang());
                let lang = lang.or(site.languages.first());
                site.path(&lang.map_or(String::new(), |lang| format!("{}/", lang.folder())))
            }),
            version: self.version.to_owned(),
            desk: self.desk.mark.clone(),
            broken: self.broken()?,
            failure: self.desk.failure.clone(),
        })
    }

    /// That the latest change can't be built; `None` where it was.
    pub(super) fn broken(&self) -> Result<Option<String>> {
        let key = match (self.desk.is_current, &self.desk.site) {
            (true, _) => return Ok(None),
            (false, Some(_)) => "broken.last_good",
            (false, None) => "broken.no_site",
        };
        self.say(key).map(Some)
    }

    fn nav(&self, here: &str) -> Result<Vec<Way>> {
        let counts = Counts::of(&self.desk.report);
        let found = counts.errors + counts.warnings + counts.advice;
        let ways = [
            ("overview", "", 0),
            ("findings", "findings/", found),
            ("review", "review/", 0),
            ("changes", "changes/", 0),
        ];
        ways.into_iter()
            .map(|(name, path, figure)| {
                Ok(Way {
                    href: self.address(path),
                    label: self.say(&format!("nav.{name}"))?,
                    is_current: name == here,
                    figure: if figure > 0 {
                        figure.to_string()
                    } else {
                        String::new()
                    },
                    lang: None,
                })
            })
            .collect()
    }

    fn languages(&self) -> Result<Vec<Way>> {
        let languages = Lang::ALL.into_iter().map(|lang| {
            Ok(Way {
                href: format!("{ADDRESS}{}?lang={}", self.path, lang.folder()),
                label: self.name_of(lang)?,
                is_current: lang == self.lang(),
                figure: String::new(),
                lang: Some(lang.html()),
            })
        });
        languages.collect()
    }
}

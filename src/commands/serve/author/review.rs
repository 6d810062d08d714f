//! Original and translation side by side: `/_author/review/<policy>/`, what is to be read first.
//!
//! In: the texts of a policy, or those outside the policies. Out: the page. Never here: accepting a translation; that is
//! typed (`gongbao translate accept`), because the view writes nothing.

use anyhow::Result;
use serde::Serialize;

use crate::commands::serve::author::View;
use crate::commands::serve::author::findings::FindingView;
use crate::commands::serve::author::frame::{Frame, Way};
use crate::commands::serve::author::marks::{Names, marked};
use crate::commands::serve::author::texts::{Known, PlaceView, known, wants_reading};
use crate::commands::serve::author::words::Stretch;
use crate::lang::Lang;
use crate::resolve::blocks::Voice;
use crate::resolve::site::{BracketPart, Site};

/// A column.
#[derive(Debug, Serialize)]
struct Column {
    /// `lang` attribute.
    lang: &'static str,
    name: String,
    /// "original", "translation", "derived".
    role: String,
}

/// A text in one language.
#[derive(Debug, Serialize)]
struct Cell {
    /// `lang` attribute.
    lang: &'static str,
    /// The text with its marks.
    html: String,
    /// The bracket; empty where there is none.
    bracket: String,
    place: PlaceView,
}

/// A text in both languages.
#[derive(Debug, Serialize)]
struct Row {
    anchor: String,
    label: String,
    is_official: bool,
    /// `current`, `stale` …: for the class.
    state: &'static str,
    word: String,
    source: Cell,
    target: Cell,
    change: Vec<Stretch>,
    /// What is typed when the translation is right; none where nothing is to be accepted.
    accept: Option<String>,
    findings: Vec<FindingView>,
}

/// Rows with a heading.
#[derive(Debug, Serialize)]
struct Part {
    title: String,
    rows: Vec<Row>,
}

/// What `review.html` sees.
#[derive(Serialize)]
struct ReviewPage {
    frame: Frame,
    title: String,
    /// "3 of 120 texts are to be read".
    counted: String,
    areas: Vec<Way>,
    /// Other languages to hold against the original.
    targets: Vec<Way>,
    orders: Vec<Way>,
    source: Column,
    target: Column,
    parts: Vec<Part>,
}

impl View<'_> {
    /// The page of a policy, or of the texts outside the policies; `None` where there is no such policy.
    pub(super) fn review(&self, policy: Option<&str>) -> Result<Option<String>> {
        let Some(site) = self.desk.site.as_deref() else {
            return self.overview().map(Some);
        };
        let title = match policy {
            None => self.say("review.outside")?,
            Some(slug) => match site.policy(slug) {
                Some(policy) => policy.short_title.text(self.lang()).to_owned(),
                None => return Ok(None),
            },
        };
        let target = self.asked.with.filter(|lang| site.languages.contains(lang));
        let target = target.unwrap_or_else(|| usual_target(site));
        let names = Names::new(site, site.source, target);
        let texts = known(site).into_iter();
        let texts =
            texts.filter(|known| area(&known.block.path) == policy && is_compared(known, target, site));
        let rows: Vec<Row> = texts
            .map(|known| self.row(&known, target, site, &names))
            .collect::<Result<_>>()?;
        let to_read = rows.iter().filter(|row| wants_reading(row.state)).count();
        let page = ReviewPage {
            frame: self.frame("review", &title)?,
            title,
            counted: self.fill(
                "review.counted",
                &[("n", &to_read.to_string()), ("all", &rows.len().to_string())],
            )?,
            areas: self.areas(site, policy)?,
            targets: self.targets(site, target)?,
            orders: self.orders()?,
            source: self.column(site.source, site)?,
            target: self.column(target, site)?,
            parts: self.parts(rows, to_read)?,
        };
        self.render("review.html", &page).map(Some)
    }

    fn parts(&self, rows: Vec<Row>, to_read: usize) -> Result<Vec<Part>> {
        if self.asked.in_order || to_read == 0 {
            let title = self.say("review.all")?;
            return Ok(vec![Part { title, rows }]);
        }
        let (first, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| wants_reading(row.state));
        let parts = [("review.to_read", first), ("review.read", rest)];
        let parts = parts.into_iter().filter(|(_, rows)| !rows.is_empty());
        parts
            .map(|(key, rows)| {
                let title = self.say(key)?;
                Ok(Part { title, rows })
            })
            .collect()
    }

    fn row(&self, known: &Known<'_>, target: Lang, site: &Site, names: &Names) -> Result<Row> {
        let block = &known.block;
        let state = known.state(target, site.source);
        let words = |lang: Lang| block.text.text(lang);
        let target_words = if state == "missing" { "" } else { words(target) };
        let marked = marked((words(site.source), site.source), (target_words, target), names);
        let cell = |lang: Lang, html: String| Cell {
            lang: lang.html(),
            html,
            bracket: bracket(site, &block.path, lang),
            place: self.place(&block.text.get(lang).written.span),
        };
        Ok(Row {
            anchor: block.path.replace('/', "-"),
            label: self.label(&block.path)?,
            is_official: block.voice == Voice::Official,
            state,
            word: self.say(&format!("state.{state}"))?,
            source: cell(site.source, marked.source),
            target: cell(target, marked.target),
            change: known.change(target, site.source),
            accept: ["stale", "unrecorded"]
                .contains(&state)
                .then(|| format!("gongbao translate accept {}", block.path)),
            findings: self.findings_of(known),
        })
    }

    fn column(&self, lang: Lang, site: &Site) -> Result<Column> {
        let role = match lang {
            lang if lang == site.source => "review.original",
            Lang::En => "review.translation",
            _ => "review.derived",
        };
        Ok(Column {
            lang: lang.html(),
            name: self.name_of(lang)?,
            role: self.say(role)?,
        })
    }

    fn areas(&self, site: &Site, here: Option<&str>) -> Result<Vec<Way>> {
        let mut areas: Vec<Way> = site
            .policies
            .iter()
            .map(|policy| {
                let slug = policy.slug.value.as_str();
                let label = policy.short_title.text(self.lang());
                self.way(&format!("review/{slug}/"), label, here == Some(slug))
            })
            .collect();
        areas.push(self.way("review/", &self.say("review.outside")?, here.is_none()));
        Ok(areas)
    }

    fn targets(&self, site: &Site, here: Lang) -> Result<Vec<Way>> {
        let others = site.languages.iter().filter(|lang| **lang != site.source);
        let ways = others.map(|&lang| {
            let label = self.name_of(lang)?;
            let mut way = self.way(
                &format!("{}?with={}", self.path, lang.folder()),
                &label,
                lang == here,
            );
            way.lang = Some(lang.html());
            Ok(way)
        });
        ways.collect()
    }

    fn orders(&self) -> Result<Vec<Way>> {
        let with = self.asked.with.map(|lang| format!("with={}", lang.folder()));
        [
            ("review.order_work", None),
            ("review.order_text", Some("order=text")),
        ]
        .into_iter()
        .map(|(key, order)| {
            let query: Vec<&str> = with.as_deref().into_iter().chain(order).collect();
            let mark = if query.is_empty() { "" } else { "?" };
            let path = format!("{}{mark}{}", self.path, query.join("&"));
            Ok(self.way(&path, &self.say(key)?, order.is_some() == self.asked.in_order))
        })
        .collect()
    }

    fn way(&self, path: &str, label: &str, is_current: bool) -> Way {
        Way {
            href: self.address(path),
            label: label.to_owned(),
            is_current,
            figure: String::new(),
            lang: None,
        }
    }
}

/// English where it is published: that is what somebody translates. A site of one language compares it with itself.
fn usual_target(site: &Site) -> Lang {
    let mut others = site.languages.iter().filter(|lang| **lang != site.source);
    let english = others.clone().find(|lang| **lang == Lang::En);
    english.or(others.next()).copied().unwrap_or(site.source)
}

/// The policy that a text belongs to.
pub(super) fn area(path: &str) -> Option<&str> {
    path.strip_prefix("policies/")?.split('/').next()
}

/// Numbers of documents are the same in every language, and nobody reads them twice.
fn is_compared(known: &Known<'_>, target: Lang, site: &Site) -> bool {
    let state = known.state(target, site.source);
    let is_same = known.block.text.text(target) == known.block.text.text(site.source);
    let stays = is_same && ["written", "current"].contains(&state);
    !stays && !known.block.path.ends_with("/document_number")
}

/// The bracket that is printed behind a clause.
fn bracket(site: &Site, path: &str, lang: Lang) -> String {
    let clause = || {
        let rest = path.strip_prefix("policies/")?.strip_suffix("/text")?;
        let (policy, id) = rest.split_once('/')?;
        let policy = site.policy(policy)?;
        let (_, clause) = policy.clause(id.parse().ok()?)?;
        clause.bracket.as_ref()
    };
    let parts = clause()
        .map(|bracket| bracket.get(lang).as_slice())
        .unwrap_or_default();
    let words = parts.iter().map(|part| match part {
        BracketPart::Words(words) | BracketPart::Agency(_, words) => words.as_str(),
    });
    words.collect()
}

//! The first page of the author's view: what is wrong, what is to be translated, what would change, which days come.
//!
//! In: the desk. Out: `/_author/`. Never here: the details; each part leads to the page that has them.

use std::collections::BTreeMap;

use anyhow::Result;
use jiff::civil::Date;
use serde::Serialize;

use crate::commands::serve::author::View;
use crate::commands::serve::author::findings::{Counts, FileView};
use crate::commands::serve::author::frame::Frame;
use crate::commands::serve::author::review::area;
use crate::commands::serve::author::texts::{PlaceView, known, wants_reading};
use crate::facts::print_date;
use crate::lang::Lang;
use crate::resolve::days::{self, Day, DayKind};
use crate::resolve::site::Site;

/// So many findings stand here; the rest has a page.
const FINDINGS: usize = 12;
/// So many days.
const DAYS: usize = 12;
/// The width of a bar in units of its own.
const BAR: usize = 100;

/// How many texts are in a state.
#[derive(Debug, Serialize)]
struct Share {
    /// `current`, `stale` …: for the class.
    state: &'static str,
    /// "112 current".
    words: String,
    /// Where its part of the bar begins, and how wide it is, in hundredths.
    start: usize,
    width: usize,
}

/// How the texts of a policy stand in a language.
#[derive(Debug, Serialize)]
struct LanguageCell {
    shares: Vec<Share>,
    href: String,
    /// Whether somebody must look.
    wants_reading: bool,
}

/// The texts of a policy, or those outside the policies.
#[derive(Debug, Serialize)]
struct Area {
    name: String,
    href: String,
    /// "120 texts".
    counted: String,
    cells: Vec<LanguageCell>,
}

/// A language in the head of the table.
#[derive(Debug, Serialize)]
struct Heading {
    lang: &'static str,
    name: String,
}

/// A day to come.
#[derive(Debug, Serialize)]
struct DayView {
    iso: String,
    date: String,
    /// "in 40 days".
    left: String,
    what: String,
    place: PlaceView,
}

/// Area, language and state → how many texts.
type Numbers = BTreeMap<(Option<String>, Lang, &'static str), usize>;

/// What `overview.html` sees.
#[derive(Serialize)]
struct Overview {
    frame: Frame,
    counts: Counts,
    /// "2 errors", "1 warning", "no advice".
    counted: Vec<Counted>,
    files: Vec<FileView>,
    findings_href: String,
    /// That there are more than stand here.
    more: Option<String>,
    headings: Vec<Heading>,
    areas: Vec<Area>,
    days: Vec<DayView>,
    /// The day that the site speaks for; empty where there is no site.
    as_of: String,
    changes_href: String,
    /// What the script asks for the summary of changes.
    changes_json: String,
}

/// A number of findings.
#[derive(Debug, Serialize)]
struct Counted {
    severity: &'static str,
    words: String,
    is_none: bool,
}

impl View<'_> {
    /// The first page.
    pub(super) fn overview(&self) -> Result<String> {
        let counts = Counts::of(&self.desk.report);
        let all = counts.errors + counts.warnings + counts.advice;
        let left = all.saturating_sub(FINDINGS);
        let site = self.desk.site.as_deref();
        let page = Overview {
            frame: self.frame("overview", &self.say("nav.overview")?)?,
            counts,
            counted: self.counted(counts)?,
            files: self.files(FINDINGS)?,
            findings_href: self.address("findings/"),
            more: (left > 0)
                .then(|| self.count("overview.more", left))
                .transpose()?,
            headings: site.map_or_else(|| Ok(Vec::new()), |site| self.headings(site))?,
            areas: site.map_or_else(|| Ok(Vec::new()), |site| self.areas_of(site))?,
            days: site.map_or_else(|| Ok(Vec::new()), |site| self.days(site))?,
            as_of: site.map_or_else(String::new, |site| print_date(site.as_of, self.lang())),
            changes_href: self.address("changes/"),
            changes_json: self.address("changes.json"),
        };
        self.render("overview.html", &page)
    }

    fn counted(&self, counts: Counts) -> Result<Vec<Counted>> {
        [
            ("error", counts.errors),
            ("warning", counts.warnings),
            ("advice", counts.advice),
        ]
        .into_iter()
        .map(|(severity, n)| {
            Ok(Counted {
                severity,
                words: self.count(&format!("count.{severity}"), n)?,
                is_none: n == 0,
            })
        })
        .collect()
    }

    fn headings(&self, site: &Site) -> Result<Vec<Heading>> {
        let languages = targets(site).map(|lang| {
            Ok(Heading {
                lang: lang.html(),
                name: self.name_of(lang)?,
            })
        });
        languages.collect()
    }

    fn areas_of(&self, site: &Site) -> Result<Vec<Area>> {
        let mut numbers = Numbers::new();
        for known in known(site) {
            let area = area(&known.block.path).map(str::to_owned);
            for lang in targets(site) {
                let state = known.state(lang, site.source);
                *numbers.entry((area.clone(), lang, state)).or_default() += 1;
            }
        }
        let policies = site.policies.iter().map(|policy| {
            let slug = policy.slug.value.clone();
            (policy.short_title.text(self.lang()).to_owned(), Some(slug))
        });
        let outside = (self.say("review.outside")?, None);
        policies
            .chain([outside])
            .map(|(name, slug)| self.area(site, name, slug.as_deref(), &numbers))
            .collect()
    }

    fn area(&self, site: &Site, name: String, slug: Option<&str>, numbers: &Numbers) -> Result<Area> {
        let path = slug
            .as_ref()
            .map_or("review/".to_owned(), |slug| format!("review/{slug}/"));
        let mut total = 0;
        let mut cells = Vec::new();
        for lang in targets(site) {
            let number = |state| {
                numbers
                    .get(&(slug.map(str::to_owned), lang, state))
                    .copied()
                    .unwrap_or(0)
            };
            let states: Vec<(&'static str, usize)> = STATES.map(|state| (state, number(state))).to_vec();
            total = states.iter().map(|(_, n)| n).sum();
            cells.push(LanguageCell {
                wants_reading: states.iter().any(|(state, n)| *n > 0 && wants_reading(state)),
                shares: self.shares(&states, total)?,
                href: self.address(&format!("{path}?with={}", lang.folder())),
            });
        }
        Ok(Area {
            name,
            href: self.address(&path),
            counted: self.count("count.text", total)?,
            cells,
        })
    }

    fn shares(&self, states: &[(&'static str, usize)], total: usize) -> Result<Vec<Share>> {
        let mut before = 0;
        let mut shares = Vec::new();
        for &(state, n) in states.iter().filter(|(_, n)| *n > 0) {
            // Ends are rounded, not widths, so that the parts fill the bar.
            let (start, end) = (before * BAR / total, (before + n) * BAR / total);
            before += n;
            shares.push(Share {
                state,
                words: self.fill(
                    "overview.share",
                    &[
                        ("n", &n.to_string()),
                        ("state", &self.say(&format!("state.{state}"))?),
                    ],
                )?,
                start,
                width: end - start,
            });
        }
        Ok(shares)
    }

    fn days(&self, site: &Site) -> Result<Vec<DayView>> {
        let days = days::of_site(site)
            .into_iter()
            .filter(|day| day.date >= site.as_of);
        days.take(DAYS).map(|day| self.day(&day, site)).collect()
    }

    fn day(&self, day: &Day<'_>, site: &Site) -> Result<DayView> {
        let lang = self.lang();
        let policy = day.policy.short_title.text(lang);
        let mut words = vec![("policy", policy)];
        let span = match day.kind {
            DayKind::LastDay => &day.policy.issued.span,
            DayKind::TakesEffect(change) => &change.effective.span,
            DayKind::GuideIssued(round) | DayKind::DistrictsReport(round) => {
                let programme = round.programme.map(|index| site.term(index).name.text(lang));
                words.push(("round", programme.unwrap_or(&round.id.value)));
                &round.id.span
            }
        };
        Ok(DayView {
            iso: day.date.to_string(),
            date: print_date(day.date, lang),
            left: self.left(site.as_of, day.date)?,
            what: self.fill(&format!("days.{}", day.kind.word()), &words)?,
            place: self.place(span),
        })
    }

    fn left(&self, today: Date, day: Date) -> Result<String> {
        let days = today.until(day).map_or(0, |span| span.get_days());
        self.count("count.days_left", usize::try_from(days).unwrap_or(0))
    }
}

/// In the order in which a bar shows them.
const STATES: [&str; 7] = [
    "current",
    "derived",
    "written",
    "original",
    "stale",
    "unrecorded",
    "missing",
];

/// The languages that are made from the original.
fn targets(site: &Site) -> impl Iterator<Item = Lang> {
    let source = site.source;
    site.languages.iter().copied().filter(move |lang| *lang != source)
}

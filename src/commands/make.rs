//! From content to a finished folder: what `build` does once and `serve` after every change.
//!
//! In: [`Order`]. Out: [`Done`], or findings in the report. Never here: printing results; a second way to do it.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use crate::LoadOptions;
use crate::Observer;
use crate::Stage;
use crate::commands::progress::{Progress, Timings};
use crate::commands::terminal::{Terminal, count};
use crate::generate;
use crate::load_at_rest;
use crate::load_theme;
use crate::output::Output;
use crate::report::Report;
use crate::resolve::site::Site;
use crate::write::compress::Precompress;
use crate::write::{self, Written};

/// Which site is to be made, and where.
#[derive(Debug)]
pub(super) struct Order {
    /// The folder in which `content/` is.
    pub(super) root: PathBuf,
    /// The folder of the finished site.
    pub(super) out: PathBuf,
    /// The day that the site speaks for; today where there is none.
    pub(super) as_of: Option<Date>,
    /// Where the site stands.
    pub(super) address: Address,
    /// Whether compressed copies are made.
    pub(super) precompress: Precompress,
}

/// Where the site stands.
#[derive(Debug)]
pub(super) enum Address {
    /// As `content/site.yaml` says.
    AsWritten,
    /// At this one instead.
    Base(String),
    /// On this computer (`http://127.0.0.1:8000`), below the path that `content/site.yaml` says.
    Origin(String),
}

/// A site that was made.
#[derive(Debug)]
pub(super) struct Done {
    /// What it was made from.
    pub(super) site: Site,
    /// What became of its files.
    pub(super) written: Written,
    /// What each stage took.
    pub(super) timings: Timings,
    /// A file of the content that was changed while the site was made from what it was before.
    pub(super) overtaken: Option<String>,
    pages: usize,
    out: PathBuf,
}

/// A site whose files were put somewhere.
#[derive(Debug)]
pub(super) struct Made<T> {
    /// What it was made from.
    pub(super) site: Site,
    /// How many of its files are pages.
    pub(super) pages: usize,
    /// What putting them there gave.
    pub(super) result: T,
    /// A file of the content that was changed while the site was made from what it was before.
    pub(super) overtaken: Option<String>,
}

/// Makes the site. `None`: the report says why not, and nothing was written.
pub(super) fn make(order: &Order, report: &mut Report, terminal: Terminal) -> Result<Option<Done>> {
    let mut progress = Progress::new(terminal);
    let write = |output: &Output<'_>| write::write(output, &order.out, order.precompress);
    let made = make_into(order, report, &mut progress, write)?;
    Ok(made.map(|made| Done {
        site: made.site,
        overtaken: made.overtaken,
        pages: made.pages,
        written: made.result,
        timings: progress.ended(),
        out: order.out.clone(),
    }))
}

/// Makes the site and hands its files to `put`. `None`: the report says why not, and nothing was put anywhere.
pub(super) fn make_into<T>(
    order: &Order,
    report: &mut Report,
    progress: &mut dyn Observer,
    put: impl FnOnce(&Output<'_>) -> Result<T>,
) -> Result<Option<Made<T>>> {
    let base_url = match &order.address {
        Address::Base(url) => Some(url.clone()),
        Address::AsWritten | Address::Origin(_) => None,
    };
    let options = load_options(&order.root, order.as_of, base_url);
    let (site, snapshot) = load_at_rest(&options, report, progress)?;
    let Some(mut site) = site else {
        return Ok(None);
    };
    if let Address::Origin(origin) = &order.address {
        // The path stays, so that a site which will stand below one is tried out below it.
        site.base_url = format!("{origin}{}", site.base_path());
    }
    progress.begins(Stage::Theme);
    let Some(theme) = load_theme(&order.root, &site, report)? else {
        return Ok(None);
    };
    let output = generate(&site, &theme, progress)?;
    progress.begins(Stage::Write);
    let result = put(&output)?;
    let pages = pages(&output);
    drop(output);
    Ok(Some(Made {
        site,
        pages,
        result,
        overtaken: snapshot.changed(),
    }))
}

/// Says that the site is older than the content: whole, and as it stood at one moment, but not the last one.
pub(super) fn overtaken(file: &str) -> String {
    format!("`{file}` was changed meanwhile, and the site does not have that change: run gongbao again")
}

/// What `load` wants to know; without a day, the day is today.
pub(super) fn load_options(root: &Path, as_of: Option<Date>, base_url: Option<String>) -> LoadOptions {
    LoadOptions {
        root: root.to_path_buf(),
        as_of: as_of.unwrap_or_else(today),
        base_url,
    }
}

/// How many of the files are pages.
pub(super) fn pages(output: &Output<'_>) -> usize {
    let is_page = |address: &str| Path::new(address).extension().is_some_and(|kind| kind == "html");
    output.iter().filter(|(address, _)| is_page(address)).count()
}

/// Says in words what an empty or mistyped root would otherwise say in findings about missing files.
pub(super) fn require_site(root: &Path) -> Result<()> {
    if root.join("content").is_dir() {
        return Ok(());
    }
    bail!(
        "there is no folder `{}`: run gongbao in the folder of a site, or name that folder with --root DIR",
        below(root, "content").display()
    );
}

/// A folder of the site, in words as short as the user's own: `public`, not `./public`.
pub(super) fn below(root: &Path, name: &str) -> PathBuf {
    if root == Path::new(".") {
        PathBuf::from(name)
    } else {
        root.join(name)
    }
}

/// Policies run by the Chinese calendar day; the country has one time zone and no summer time.
pub(super) fn today() -> Date {
    #[expect(clippy::disallowed_methods, reason = "only `commands` looks at the clock")]
    let now = jiff::Zoned::now();
    now.with_time_zone(TimeZone::fixed(Offset::constant(8))).date()
}

/// Now, for the record of a publication.
pub(super) fn moment() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "only `commands` looks at the clock")]
    let now = jiff::Zoned::now();
    now.timestamp()
}

impl fmt::Display for Done {
    /// `108 pages, 131 files in 0.21 s → public/ (12 new, 3 changed, 116 unchanged)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, {} in {:.2} s → {}{} ({})",
            count(self.pages, "page"),
            count(self.written.total, "file"),
            self.timings.total().as_secs_f64(),
            self.out.display(),
            std::path::MAIN_SEPARATOR,
            self.written.fates()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::testing;

    #[test]
    fn a_summary_leaves_out_what_there_is_none_of() {
        let done = Done {
            site: testing::site(),
            written: Written {
                total: 131,
                new: 12,
                same: 119,
                ..Written::default()
            },
            overtaken: None,
            pages: 1,
            timings: Progress::new(Terminal::new()).ended(),
            out: PathBuf::from("public"),
        };
        let expected = format!(
            "1 page, 131 files in 0.00 s → public{} (12 new, 119 unchanged)",
            std::path::MAIN_SEPARATOR
        );
        assert_eq!(done.to_string(), expected);
    }
}

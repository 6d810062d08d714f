//! `gongbao diff --published`: everything that would change for readers.
//!
//! In: [`Diff`], or an [`Order`]. Out: [`Changes`], by record first and by page second. Never here: writing a site; which
//! bytes differ, which is `write`'s to find.
//!
//! `serve` shows the same changes to authors.

mod files;
mod human;
mod pages;
mod records;

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::Observer;
use crate::commands::Outcome;
use crate::commands::args::diff::{Diff, Format};
use crate::commands::diff::published::files::{FileCount, counted};
use crate::commands::diff::published::pages::{PageChange, page_change};
use crate::commands::diff::published::records::RecordChange;
use crate::commands::make::{Address, Order, below, make_into, require_site};
use crate::commands::progress::Progress;
use crate::commands::terminal::{Terminal, counts};
use crate::output::Output;
use crate::report::Report;
use crate::write::compress::Precompress;
use crate::write::shown::{FileChange, Shown};

pub(in crate::commands) use crate::commands::diff::published::pages::{Extent, page_title};

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::commands) enum Fate {
    /// It was not there.
    New,
    /// It is not as it was.
    Changed,
    /// It will not be there any more.
    Gone,
}

/// Everything that would change.
#[derive(Debug, Serialize)]
pub(in crate::commands) struct Changes {
    /// The published generation, where there are generations.
    pub(in crate::commands) generation: Option<u64>,
    /// The address of the published site and the one to be, where they differ.
    pub(in crate::commands) address: Option<(String, String)>,
    /// Clauses, measures, rounds and the other records of policies.
    pub(in crate::commands) records: Vec<RecordChange>,
    /// Pages.
    pub(in crate::commands) pages: Vec<PageChange>,
    /// Files that are no pages, counted by kind.
    pub(in crate::commands) files: Vec<FileCount>,
}

impl Fate {
    /// `new`, `changed`, `gone`: in the terminal, and as a class and a key of words.
    pub(in crate::commands) fn word(self) -> &'static str {
        match self {
            Fate::New => "new",
            Fate::Changed => "changed",
            Fate::Gone => "gone",
        }
    }
}

impl Changes {
    /// Whether readers would notice nothing.
    pub(in crate::commands) fn is_empty(&self) -> bool {
        self.address.is_none() && self.records.is_empty() && self.pages.is_empty() && self.files.is_empty()
    }
}

/// Says what would change.
pub(super) fn run(args: Diff, terminal: Terminal) -> Result<Outcome> {
    require_site(&args.site.root)?;
    let folder = args
        .published
        .flatten()
        .unwrap_or_else(|| below(&args.site.root, "public"));
    let Some(shown) = Shown::open(&folder)? else {
        bail!(
            "there is no site in `{}` to compare with: name the folder that `gongbao build` or `gongbao publish` wrote",
            folder.display()
        );
    };
    let order = Order {
        root: args.site.root,
        out: folder.clone(),
        as_of: args.site.as_of,
        address: args.base_url.map_or(Address::AsWritten, Address::Base),
        precompress: Precompress::No,
    };
    let mut report = Report::default();
    let Some(changes) = changes(&order, &shown, &mut report, &mut Progress::new(terminal))? else {
        terminal.show(&report);
        terminal.say(format_args!("{}: mend the errors first", counts(&report)));
        return Ok(Outcome::AtFault);
    };
    terminal.print(match args.format {
        Format::Human => human::human(&changes, &name(&folder, &shown)),
        Format::Json => serde_json::to_string_pretty(&changes).context("writing JSON")?,
    })?;
    Ok(Outcome::Fine)
}

fn name(folder: &Path, shown: &Shown) -> String {
    match shown.generation {
        Some(number) => format!("{}, generation {number}", folder.display()),
        None => folder.display().to_string(),
    }
}

/// Makes the site in memory and compares it. `None`: the report says why it can't be made.
pub(in crate::commands) fn changes(
    order: &Order,
    shown: &Shown,
    report: &mut Report,
    observer: &mut dyn Observer,
) -> Result<Option<Changes>> {
    let made = make_into(order, report, observer, |output| compare(output, shown))?;
    Ok(made.map(|made| made.result))
}

/// What one file has to say.
enum Told {
    Page(PageChange),
    Records(Vec<RecordChange>),
    File(&'static str, Fate),
}

fn compare(output: &Output<'_>, shown: &Shown) -> Result<Changes> {
    let address = moved(output, shown)?;
    let told = shown.compare(output, &|change| tell(change, address.as_ref()))?;
    let (mut records, mut pages, mut files) = (Vec::new(), Vec::new(), Vec::new());
    for told in told.into_iter().flatten() {
        match told {
            Told::Page(page) => pages.push(page),
            Told::Records(more) => records.extend(more),
            Told::File(kind, fate) => files.push((kind, fate)),
        }
    }
    Ok(Changes {
        generation: shown.generation,
        address,
        records,
        pages,
        files: counted(&files),
    })
}

/// A file can be a record and data at once.
fn tell(change: FileChange<'_>, moved: Option<&(String, String)>) -> Option<Vec<Told>> {
    let mended;
    let change = match (moved, change.before, change.after) {
        // Another address is one change, not one for every page that names it.
        (Some((old, new)), Some(before), Some(after)) => {
            mended = String::from_utf8_lossy(after).replace(new, old).into_bytes();
            if mended == before {
                return None;
            }
            FileChange {
                after: Some(&mended),
                ..change
            }
        }
        _ => change,
    };
    let fate = match (change.before, change.after) {
        (None, _) => Fate::New,
        (_, None) => Fate::Gone,
        _ => Fate::Changed,
    };
    if let Some(page) = page_change(change, fate) {
        return Some(vec![Told::Page(page)]);
    }
    let mut told = vec![Told::File(files::kind(change.address), fate)];
    if records::is_policy(change.address) {
        told.push(Told::Records(records::changes(change)));
    }
    Some(told)
}

/// The address of the published site and the one to be, where they differ: both are read from the records of a policy, which
/// name their schema in full.
fn moved(output: &Output<'_>, shown: &Shown) -> Result<Option<(String, String)>> {
    for (address, make) in output.iter().filter(|(address, _)| records::is_policy(address)) {
        let Some(before) = shown.bytes(address)? else {
            continue;
        };
        let bases = records::base(&before).zip(records::base(&make()?));
        return Ok(bases.filter(|(old, new)| old != new));
    }
    Ok(None)
}

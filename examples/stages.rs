//! Times each stage of a build: `cargo run --release --example stages -- DIR`, DIR being a folder with `content/`.
//!
//! In: a site. Out: a line per stage, in seconds on one thread. Never here: writing; how `build` spreads the work over threads.

#![expect(clippy::print_stdout, reason = "a tool for developers")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use gongbao::output::Output;
use gongbao::report::Report;
use gongbao::{check, export, index, model, read, render, resolve};

/// The day that the site speaks for; the same every time, so that figures can be compared.
const DAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);

fn main() -> Result<()> {
    let root: PathBuf = std::env::args()
        .nth(1)
        .context("say which site: `stages DIR`")?
        .into();
    let mut report = Report::default();
    let sources = timed("read", || read::read(&root, &mut report))?;
    let content = timed("model", || model::parse(&sources, &mut report)).context("the content has errors")?;
    let site = timed("resolve", || resolve::resolve(content, None, DAY, &mut report));
    timed("check", || check::check(&site, &mut report));
    let theme = gongbao::load_theme(&root, &site, &mut report)?.context("the theme has errors")?;
    let mut output = Output::default();
    let editions = timed("render: languages", || render::editions(&site, &theme));
    timed("render: list pages", || {
        render::render(&editions, &theme, &mut output)
    })?;
    make(&output, "render")?;

    let mut searched = Output::default();
    timed("index and shards", || index::index(&site, &mut searched))?;
    let (files, bytes) = sizes(&searched)?;
    println!("{files} files, {bytes} bytes in the index");

    let mut exported = Output::default();
    timed("export: list files", || {
        export::export(&site, &editions, &mut exported)
    })?;
    make(&exported, "export")
}

/// Makes every file, and says how long each kind took.
fn make(output: &Output<'_>, stage: &str) -> Result<()> {
    let mut kinds: BTreeMap<String, (usize, Duration)> = BTreeMap::new();
    for (address, make) in output.iter() {
        let start = Instant::now();
        make().with_context(|| format!("can't make `{address}`"))?;
        let kind = kinds.entry(kind(address)).or_default();
        kind.0 += 1;
        kind.1 += start.elapsed();
    }
    for (kind, (count, time)) in kinds {
        println!("{:8.3} s  {stage}: {count} × {kind}", time.as_secs_f64());
    }
    Ok(())
}

/// `en/policies/x/3/index.html` → `*/policies/*/*/index.html`: what differs from page to page is left out.
fn kind(address: &str) -> String {
    const FIXED: [&str; 8] = [
        "policies",
        "agencies",
        "updates",
        "search",
        "api",
        "about",
        "assets",
        "index.html",
    ];
    let parts = address
        .split('/')
        .map(|part| if FIXED.contains(&part) { part } else { "*" });
    parts.collect::<Vec<_>>().join("/")
}

fn sizes(output: &Output<'_>) -> Result<(usize, usize)> {
    let mut bytes = 0;
    for (_, make) in output.iter() {
        bytes += make()?.len();
    }
    Ok((output.len(), bytes))
}

fn timed<T>(stage: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{:8.3} s  {stage}", start.elapsed().as_secs_f64());
    done
}

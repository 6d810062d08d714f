//! `gongbao import`: a notice becomes a policy.
//!
//! In: [`Import`]. Out: files, all or none, and the report. Never here: what a text means.

mod files;
mod house;
mod human;
pub(in crate::commands) mod registries;

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::commands::Outcome;
use crate::commands::args::import::{Import, ReportFormat};
use crate::commands::import::files::Files;
use crate::commands::terminal::{Terminal, count};
use crate::import::{self, Imported};
use crate::read;
use crate::write::create::create_folders;

/// Imports a file.
pub(super) fn run(args: &Import, terminal: Terminal) -> Result<Outcome> {
    let shown = args.file.display();
    let has_site = args.root.join("content/site.yaml").is_file();
    if !has_site && args.out.is_none() && !args.dry_run {
        bail!(
            "there is no site in `{}`: make one with `gongbao new site DIR`, name it with --root DIR, or write into a folder of its own with --out DIR",
            args.root.display()
        );
    }
    let slug = slug(args)?;
    let bytes = read::document(&args.file, import::LARGEST_FILE)?;
    let house = house::house(&args.root)?;
    let name = args
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let result = match bytes {
        Some(bytes) => import::import(&bytes, &name, house),
        None => Err(import::refusal::Refusal::FileTooLarge),
    };
    let imported = match result {
        Ok(imported) => imported,
        Err(refusal) => {
            terminal.say(format_args!(
                "error: can't import `{shown}`: {}\n  {}",
                refusal.what(),
                refusal.advice()
            ));
            return Ok(Outcome::AtFault);
        }
    };
    let files = Files::of(&imported, args, &slug, &name, terminal.lang());
    report(&imported, &files, args, &slug, terminal)?;
    if args.dry_run {
        return Ok(Outcome::Fine);
    }
    create_folders(&files.folders)?;
    if args.register {
        registries::register(&args.root, &imported)?;
    }
    if args.format == ReportFormat::Human {
        terminal.say(human::next(&imported, args, &slug));
    }
    Ok(Outcome::Fine)
}

fn report(imported: &Imported, files: &Files, args: &Import, slug: &str, terminal: Terminal) -> Result<()> {
    match args.format {
        ReportFormat::Human => {
            terminal.print(human::report(imported, files, args.dry_run, terminal.lang()).trim_end())
        }
        ReportFormat::Json => {
            let written = if args.dry_run { Vec::new() } else { files.paths() };
            let mut report = serde_json::to_value(&imported.account).context("writing JSON")?;
            report["source"] = json!(args.file.display().to_string());
            report["policy"] = json!(slug);
            report["files"] = json!(written);
            terminal.print(format_args!("{report:#}"))
        }
    }
}

/// The name that was given, or the file's, where it is one.
fn slug(args: &Import) -> Result<String> {
    if let Some(slug) = &args.policy {
        return Ok(slug.clone());
    }
    let stem = args
        .file
        .file_stem()
        .map(|stem| stem.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default();
    let stem: String = stem
        .chars()
        .map(|letter| if " _.".contains(letter) { '-' } else { letter })
        .collect();
    match crate::commands::args::id(&stem) {
        Ok(slug) => Ok(slug),
        Err(_) if args.dry_run || args.out.is_some() => Ok("policy".to_owned()),
        Err(_) => bail!(
            "`{}` gives no name for addresses: choose one with --policy, such as --policy rent-2024",
            args.file.display()
        ),
    }
}

/// `3 measures, 1 notice`
fn summary(imported: &Imported) -> String {
    let draft = &imported.draft;
    let clauses: usize = draft.measures.iter().map(|measure| measure.clauses.len()).sum();
    let incentives: usize = draft
        .measures
        .iter()
        .flat_map(|measure| &measure.clauses)
        .map(|clause| clause.incentives.len())
        .sum();
    format!(
        "{}, {}, {}",
        count(draft.measures.len(), "measure"),
        count(clauses, "clause"),
        count(incentives, "proposed incentive")
    )
}

/// A path as it is shown: with `/` on every system.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

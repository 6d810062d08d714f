//! Which files an import writes, and where.
//!
//! In: what was understood. Out: folders, each with its files. Never here: the disk.

use std::path::{Path, PathBuf};

use crate::commands::args::import::Import;
use crate::commands::import::{human, shown};
use crate::import::Imported;
use crate::import::yaml;
use crate::lang::Lang;
use crate::write::create::NewFolder;

/// The folders that will be new.
pub(super) struct Files {
    pub(super) folders: Vec<NewFolder>,
}

impl Files {
    /// The files of an import.
    pub(super) fn of(imported: &Imported, args: &Import, slug: &str, name: &str, lang: Lang) -> Self {
        let policy = policy_files(imported, args, name);
        let aside = aside_files(imported, name, lang);
        let folders = match &args.out {
            Some(out) => vec![one_folder(out, slug, policy, aside)],
            None => vec![
                NewFolder {
                    path: args.root.join("imports").join(slug),
                    files: aside,
                },
                NewFolder {
                    path: args.root.join("content/policies").join(slug),
                    files: policy,
                },
            ],
        };
        Files { folders }
    }

    /// Every file, as it is shown.
    pub(super) fn paths(&self) -> Vec<String> {
        let of_folder = |folder: &NewFolder| -> Vec<String> {
            folder
                .files
                .iter()
                .map(|(path, _)| shown(&folder.path.join(path)))
                .collect()
        };
        self.folders.iter().rev().flat_map(of_folder).collect()
    }
}

fn policy_files(imported: &Imported, args: &Import, name: &str) -> Vec<(PathBuf, String)> {
    let draft = &imported.draft;
    let is_there = |schema: &str| args.out.is_none() && args.root.join("schemas").join(schema).is_file();
    let header = |schema: &str, up: &str| {
        let line = format!("# yaml-language-server: $schema={up}schemas/{schema}\n");
        if is_there(schema) { line } else { String::new() }
    };
    let told = format!(
        "# Imported from {name}; imports/ holds the report. Read every text against the document as issued.\n"
    );
    let policy = header("policy.schema.json", "../../../") + &told;
    let mut files = vec![(PathBuf::from("policy.yaml"), yaml::policy(draft, &policy))];
    for measure in &draft.measures {
        let path = format!("measures/{:02}-{}.yaml", measure.number, measure.slug);
        let text = yaml::measure(
            measure,
            imported.lang,
            &header("measure.schema.json", "../../../../"),
        );
        files.push((path.into(), text));
    }
    files
}

/// The report, the text as it was read, and what the registries lack.
fn aside_files(imported: &Imported, name: &str, lang: Lang) -> Vec<(PathBuf, String)> {
    let json = serde_json::to_string_pretty(&imported.account).unwrap_or_default();
    let mut files = vec![
        (PathBuf::from("report.txt"), human::account(imported, name, lang)),
        ("report.json".into(), json + "\n"),
        ("source.txt".into(), imported.source.text.clone()),
    ];
    let agencies = yaml::agencies(&imported.proposals, imported.lang, 2);
    let aliases: String = imported
        .proposals
        .aliases
        .iter()
        .map(|(id, name)| ["# - Add to the aliases of `", id, "`: ", name, "\n"].concat())
        .collect();
    if agencies.is_empty() && !aliases.is_empty() {
        files.push(("aliases.txt".into(), aliases));
    } else if !agencies.is_empty() {
        let agencies = aliases + "agencies:\n" + &agencies;
        let text = format!(
            "# Not registered yet. Copy these entries to the end of content/agencies.yaml.\n{agencies}"
        );
        files.push(("agencies.yaml".into(), text));
    }
    let terms = yaml::terms(&imported.proposals, imported.lang, 2);
    if !terms.is_empty() {
        let text = format!(
            "# Not in the glossary yet. Copy these entries to the end of content/glossary.yaml.\nterms:\n{terms}"
        );
        files.push(("glossary.yaml".into(), text));
    }
    files
}

/// With --out: one folder, laid out as a site is.
fn one_folder(
    out: &Path,
    slug: &str,
    policy: Vec<(PathBuf, String)>,
    aside: Vec<(PathBuf, String)>,
) -> NewFolder {
    let policy = policy
        .into_iter()
        .map(|(path, text)| (Path::new("content/policies").join(slug).join(path), text));
    let aside = aside.into_iter().map(|(path, text)| {
        let is_registry = path.extension().is_some_and(|kind| kind == "yaml");
        let folder = if is_registry {
            PathBuf::from("content")
        } else {
            Path::new("imports").join(slug)
        };
        (folder.join(path), text)
    });
    NewFolder {
        path: out.to_path_buf(),
        files: aside.chain(policy).collect(),
    }
}

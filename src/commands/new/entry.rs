//! A policy, a measure or an agency for a site that is there.
//!
//! In: [`NewPolicy`], [`NewMeasure`], [`NewAgency`]. Out: files. Never here: overwriting one.

use std::path::Path;

use anyhow::{Result, anyhow, bail};

use crate::commands::Outcome;
use crate::commands::args::new::{NewAgency, NewMeasure, NewPolicy};
use crate::commands::import::registries::append;
use crate::commands::make::{require_site, today};
use crate::commands::new::question::answer;
use crate::commands::new::site::{Beginning, Heading, measure_file, policy_files};
use crate::commands::new::template::{Languages, chinese, yaml};
use crate::commands::terminal::Terminal;
use crate::lang::Lang;
use crate::model::glossary::TermKind;
use crate::model::policy::PolicyRecord;
use crate::model::{self, Content};
use crate::read;
use crate::report::Report;
use crate::report::nearest::nearest;
use crate::write::create::{NewFolder, create, create_folders};

/// Begins a policy.
pub(super) fn policy(args: &NewPolicy, terminal: Terminal) -> Result<Outcome> {
    let content = content(&args.root)?;
    let languages = languages(&content);
    let issuer = issuer(args.issuer.as_deref(), &content)?;
    let title = answer(
        args.title.as_ref(),
        "title, in Chinese",
        &chinese("支持企业发展若干措施", languages),
        terminal,
    );
    let title_en = english(
        args.title_en.as_ref(),
        "title, in English",
        "Measures in Support of Enterprises",
        languages,
        terminal,
    );
    let beginning = Beginning {
        title: &title,
        title_en: &title_en,
        issuer,
        issued: args.issued.unwrap_or_else(today),
        topic: topic(&content),
    };
    let path = args.root.join("content/policies").join(&args.slug);
    let folder = NewFolder {
        path,
        files: policy_files(&beginning, languages),
    };
    let shown = folder.path.display().to_string();
    create_folders(&[folder])?;
    terminal.say(format_args!(
        "{shown}: policy.yaml and one measure\nnext: write the text as issued; `gongbao new measure {}` begins the next measure",
        args.slug
    ));
    Ok(Outcome::Fine)
}

/// Begins a measure.
pub(super) fn measure(args: &NewMeasure, terminal: Terminal) -> Result<Outcome> {
    let content = content(&args.root)?;
    let languages = languages(&content);
    let number = free_number(named_policy(&content, &args.policy)?, args.number)?;
    let slug = args.slug.clone().unwrap_or_else(|| format!("measure-{number}"));
    let title = answer(
        args.title.as_ref(),
        "heading, in Chinese, without its number",
        &chinese("支持企业", languages),
        terminal,
    );
    let title_en = english(
        args.title_en.as_ref(),
        "heading, in English",
        "Support for enterprises",
        languages,
        terminal,
    );
    let heading = Heading {
        number,
        slug: &slug,
        title: &title,
        title_en: &title_en,
    };
    let text = measure_file(&heading, issuer(None, &content)?, topic(&content), languages);
    let path = args
        .root
        .join("content/policies")
        .join(&args.policy)
        .join(format!("measures/{number:02}-{slug}.yaml"));
    create(&path, &text)?;
    terminal.say(path.display());
    Ok(Outcome::Fine)
}

/// The policy of this name.
pub(super) fn named_policy<'a>(content: &'a Content, slug: &str) -> Result<&'a PolicyRecord> {
    let slugs = || content.policies.iter().map(|policy| policy.slug.value.as_str());
    let found = content.policies.iter().find(|policy| policy.slug.value == slug);
    found.ok_or_else(|| {
        let near = did_you_mean(nearest(slug, slugs()));
        anyhow!("there is no policy `{slug}` in content/policies/{near}")
    })
}

/// The number that was asked for, or the next one; an error where it is taken.
fn free_number(policy: &PolicyRecord, wanted: Option<u32>) -> Result<u32> {
    let numbers = || policy.measures.iter().map(|measure| measure.number.value);
    let next = numbers().max().unwrap_or(0) + 1;
    let number = wanted.unwrap_or(next);
    if numbers().any(|taken| taken == number) {
        bail!("measure {number} is there already; the next one is {next}");
    }
    Ok(number)
}

fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default()
}

/// Adds an agency to the register.
pub(super) fn agency(args: &NewAgency, terminal: Terminal) -> Result<Outcome> {
    let content = content(&args.root)?;
    if content.agencies.iter().any(|agency| agency.id.value == args.id) {
        bail!(
            "an agency `{}` is registered already in content/agencies.yaml",
            args.id
        );
    }
    let languages = languages(&content);
    let short = answer(
        args.short.as_ref(),
        "name that brackets print, in Chinese",
        &chinese("市财政局", languages),
        terminal,
    );
    let short_en = english(
        args.short_en.as_ref(),
        "name, in English",
        "Finance Bureau",
        languages,
        terminal,
    );
    let values = [
        ("id", args.id.as_str()),
        ("short", &short),
        ("short_en", &short_en),
        ("level", &args.level),
    ];
    let entry = yaml(include_str!("templates/agency.yaml"), &values, languages);
    let indented = |indent: usize| {
        let lines = entry
            .lines()
            .map(|line| [&" ".repeat(indent), line, "\n"].concat());
        lines.collect()
    };
    append(&args.root.join("content/agencies.yaml"), "agencies", indented)?;
    terminal.say(format_args!(
        "`{}` stands at the end of content/agencies.yaml",
        args.id
    ));
    Ok(Outcome::Fine)
}

/// What the authors of a site have written so far.
pub(super) fn content(root: &Path) -> Result<Content> {
    require_site(root)?;
    let mut report = Report::default();
    let sources = read::read(root, &mut report)?;
    match model::parse(&sources, &mut report) {
        Some(content) if !report.mentions("content/agencies.yaml") => Ok(content),
        _ => bail!("content/site.yaml or content/agencies.yaml can't be read: `gongbao check` says why"),
    }
}

/// In which languages they write.
pub(super) fn languages(content: &Content) -> Languages {
    let languages = &content.site.languages;
    Languages {
        source: content.site.source.value,
        has_english: languages.iter().any(|lang| lang.value == Lang::En),
    }
}

/// The agency that was named, or the first one.
fn issuer<'a>(named: Option<&str>, content: &'a Content) -> Result<&'a str> {
    let mut ids = content.agencies.iter().map(|agency| agency.id.value.as_str());
    match named {
        None => ids
            .next()
            .ok_or_else(|| anyhow!("content/agencies.yaml names nobody: begin with `gongbao new agency ID`")),
        Some(named) => {
            let known: Vec<&str> = ids.collect();
            let near = did_you_mean(nearest(named, known.iter().copied()));
            let found = known.into_iter().find(|id| *id == named);
            found.ok_or_else(|| anyhow!("no agency is called `{named}` in content/agencies.yaml{near}"))
        }
    }
}

fn topic(content: &Content) -> Option<&str> {
    let mut topics = content.terms.iter().filter(|term| term.kind == TermKind::Topic);
    topics.find_map(|term| Some(term.id.as_ref()?.value.as_str()))
}

fn english(
    flag: Option<&String>,
    question: &str,
    example: &str,
    languages: Languages,
    terminal: Terminal,
) -> String {
    if languages.has_english {
        answer(flag, question, example, terminal)
    } else {
        example.to_owned()
    }
}

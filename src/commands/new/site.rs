//! A new site: everything that a build needs, with one example policy.
//!
//! In: [`NewSite`]. Out: a folder. Never here: a folder in which something is.

use std::path::PathBuf;

use anyhow::{Context, Result};
use jiff::civil::Date;

use crate::commands::Outcome;
use crate::commands::args::new::NewSite;
use crate::commands::make::{load_options, today};
use crate::commands::new::question::answer;
use crate::commands::new::template::{Languages, chinese, markdown, yaml};
use crate::commands::schema::schemas;
use crate::commands::terminal::{Terminal, count};
use crate::commands::translate::accept_all;
use crate::lang::Lang;
use crate::write::create::{NewFolder, create_folders};

/// Makes a site.
pub(super) fn site(args: &NewSite, terminal: Terminal) -> Result<Outcome> {
    if args.source == Lang::En || !args.languages.contains(&args.source) {
        terminal.say(format_args!(
            "error: `--source` is the Chinese script in which you write, and one of `--languages`: zh-hans or zh-hant"
        ));
        return Ok(Outcome::WrongUsage);
    }
    let languages = Languages {
        source: args.source,
        has_english: args.languages.contains(&Lang::En),
    };
    let files = files(args, languages, terminal)?;
    let number = files.len();
    create_folders(&[NewFolder {
        path: args.dir.clone(),
        files,
    }])?;
    if languages.has_english {
        accept_all(&load_options(&args.dir, None, None))?;
    }
    let dir = args.dir.display();
    terminal.say(format_args!(
        "{} in {dir}\nnext: gongbao serve --root {dir} --open\nnext: write into content/site.yaml and content/policies/example/; \
         `gongbao new policy`, `new measure` and `new agency` begin further files",
        count(number, "new file")
    ));
    Ok(Outcome::Fine)
}

fn files(args: &NewSite, languages: Languages, terminal: Terminal) -> Result<Vec<(PathBuf, String)>> {
    let name = answer(
        args.name.as_ref(),
        "name of the site, in Chinese",
        &chinese("政策汇编", languages),
        terminal,
    );
    let body = answer(
        args.body.as_ref(),
        "who publishes it, in Chinese",
        &chinese("本单位", languages),
        terminal,
    );
    let english = |flag: Option<&String>, question: &str, example: &str| {
        if languages.has_english {
            answer(flag, question, example, terminal)
        } else {
            example.to_owned()
        }
    };
    let name_en = english(args.name_en.as_ref(), "name of the site, in English", "Policies");
    let body_en = english(args.body_en.as_ref(), "who publishes it, in English", "our body");
    let keys: Vec<&str> = args.languages.iter().map(|lang| lang.key()).collect();
    let keys = keys.join(", ");
    let values = [
        ("name", name.as_str()),
        ("name_en", &name_en),
        ("body", &body),
        ("body_en", &body_en),
        ("base_url", &args.base_url),
        ("languages", &keys),
        ("source", args.source.key()),
    ];
    let mut files = own_files(&values, languages);
    let title = chinese("支持企业发展若干措施", languages);
    let policy = Beginning {
        title: &title,
        title_en: "Measures in Support of Enterprises",
        issuer: "publisher",
        issued: today(),
        topic: Some("general"),
    };
    let folder = PathBuf::from("content/policies/example");
    let policy = policy_files(&policy, languages).into_iter();
    files.extend(policy.map(|(path, text)| (folder.join(path), text)));
    for (name, schema) in schemas() {
        let text = serde_json::to_string_pretty(&schema).context("writing JSON")?;
        files.push((format!("schemas/{name}.schema.json").into(), text + "\n"));
    }
    files.push((".gitignore".into(), "/public/\n/.gongbao/\n".to_owned()));
    Ok(files)
}

/// The files of the site itself, without policies.
fn own_files(values: &[(&str, &str)], languages: Languages) -> Vec<(PathBuf, String)> {
    let records = [
        ("content/site.yaml", include_str!("templates/site.yaml")),
        ("content/agencies.yaml", include_str!("templates/agencies.yaml")),
        ("content/glossary.yaml", include_str!("templates/glossary.yaml")),
    ];
    let mut files: Vec<(PathBuf, String)> = records
        .map(|(path, template)| (path.into(), yaml(template, values, languages)))
        .into();
    let about = format!("content/pages/about.{}.md", languages.source.folder());
    files.push((
        about.into(),
        markdown(include_str!("templates/about.zh.md"), values, languages),
    ));
    if languages.has_english {
        files.push((
            "content/pages/about.en.md".into(),
            markdown(include_str!("templates/about.en.md"), values, languages),
        ));
    }
    files
}

/// What a new policy begins with.
pub(super) struct Beginning<'a> {
    pub(super) title: &'a str,
    pub(super) title_en: &'a str,
    pub(super) issuer: &'a str,
    pub(super) issued: Date,
    pub(super) topic: Option<&'a str>,
}

/// The files of a new policy, by their path in its folder.
pub(super) fn policy_files(policy: &Beginning<'_>, languages: Languages) -> Vec<(PathBuf, String)> {
    let issued = policy.issued.to_string();
    let values = [
        ("title", policy.title),
        ("title_en", policy.title_en),
        ("issuer", policy.issuer),
        ("issued", &issued),
    ];
    let title = chinese("支持企业", languages);
    let measure = Heading {
        number: 1,
        slug: "measure-1",
        title: &title,
        title_en: "Support for enterprises",
    };
    vec![
        (
            "policy.yaml".into(),
            yaml(include_str!("templates/policy.yaml"), &values, languages),
        ),
        (
            "measures/01-measure-1.yaml".into(),
            measure_file(&measure, policy.issuer, policy.topic, languages),
        ),
    ]
}

/// What a new measure begins with.
pub(super) struct Heading<'a> {
    pub(super) number: u32,
    pub(super) slug: &'a str,
    pub(super) title: &'a str,
    pub(super) title_en: &'a str,
}

/// The file of a new measure.
pub(super) fn measure_file(
    heading: &Heading<'_>,
    agency: &str,
    topic: Option<&str>,
    languages: Languages,
) -> String {
    let number = heading.number.to_string();
    let values = [
        ("number", number.as_str()),
        ("slug", heading.slug),
        ("title", heading.title),
        ("title_en", heading.title_en),
        ("topics", topic.unwrap_or_default()),
        ("agency", agency),
    ];
    yaml(include_str!("templates/measure.yaml"), &values, languages)
}

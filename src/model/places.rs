//! Which file holds which record: the map of `content/`.
//!
//! In: a path. Out: [`Place`], or why nothing is read from there. Never here: the text of a file.

use crate::lang::Lang;
use crate::model::agency::AGENCIES;
use crate::model::change::CHANGES;
use crate::model::glossary::GLOSSARY;
use crate::model::measure::MEASURE;
use crate::model::policy::POLICY;
use crate::model::question::QUESTIONS;
use crate::model::round::ROUNDS;
use crate::model::shape::{Kind, Shape};
use crate::model::site::SITE;
use crate::model::translation::TRANSLATIONS;
use crate::model::values;
use crate::report::nearest::nearest;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// `content/site.yaml`.
    Site,
    /// `content/agencies.yaml`.
    Agencies,
    /// `content/glossary.yaml`.
    Glossary,
    /// `content/questions.yaml`.
    Questions,
    /// `content/translations.yaml`.
    Translations,
    /// `content/policies/<policy>/policy.yaml`.
    Policy,
    /// `content/policies/<policy>/rounds.yaml`.
    Rounds,
    /// `content/policies/<policy>/changes.yaml`.
    Changes,
    /// `content/policies/<policy>/measures/<number>-<slug>.yaml`.
    Measure { number: u32, slug: &'a str },
    /// `content/pages/<page>.<lang>.md`.
    Page { slug: &'a str, lang: Lang },
}

/// Why a file holds nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misplaced {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Place<'_> {
    /// What must stand in a YAML file here; `None` for Markdown.
    pub(crate) fn kind(self) -> Option<Kind> {
        let record = |shape: &'static Shape| Some(Kind::Record(shape));
        match self {
            Place::Site => record(&SITE),
            Place::Agencies => record(&AGENCIES),
            Place::Glossary => record(&GLOSSARY),
            Place::Questions => record(&QUESTIONS),
            Place::Translations => Some(TRANSLATIONS),
            Place::Policy => record(&POLICY),
            Place::Rounds => record(&ROUNDS),
            Place::Changes => record(&CHANGES),
            Place::Measure { .. } => record(&MEASURE),
            Place::Page { .. } => None,
        }
    }
}

/// What the file at a path holds.
pub(crate) fn place(path: &str) -> Result<Place<'_>, Misplaced> {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts[..] {
        ["site.yaml"] => Ok(Place::Site),
        ["agencies.yaml"] => Ok(Place::Agencies),
        ["glossary.yaml"] => Ok(Place::Glossary),
        ["questions.yaml"] => Ok(Place::Questions),
        ["translations.yaml"] => Ok(Place::Translations),
        ["pages", name] => page(name),
        ["policies", folder, ref inside @ ..] if !inside.is_empty() => in_policy(folder, inside),
        _ => Err(unexpected(
            "no record is read from this file",
            "content/ holds site.yaml, agencies.yaml, glossary.yaml, questions.yaml, translations.yaml, policies/ and pages/",
        )),
    }
}

fn in_policy<'a>(folder: &str, inside: &[&'a str]) -> Result<Place<'a>, Misplaced> {
    if let Err(fault) = values::id(folder) {
        return Err(misnamed(
            format!("the folder's name `{folder}` can't be part of an address"),
            fault.help,
        ));
    }
    match *inside {
        ["policy.yaml"] => Ok(Place::Policy),
        ["rounds.yaml"] => Ok(Place::Rounds),
        ["changes.yaml"] => Ok(Place::Changes),
        ["measures", name] => measure(name),
        _ => Err(unexpected(
            "no record is read from this file",
            "the folder of a policy holds policy.yaml, rounds.yaml, changes.yaml and measures/NN-<slug>.yaml",
        )),
    }
}

fn measure(name: &str) -> Result<Place<'_>, Misplaced> {
    let parts = name.strip_suffix(".yaml").and_then(|stem| stem.split_once('-'));
    let is_number = |digits: &str| digits.len() >= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((digits, slug)) = parts.filter(|(digits, slug)| is_number(digits) && values::id(slug).is_ok())
        && let Ok(number) = digits.parse()
    {
        return Ok(Place::Measure { number, slug });
    }
    Err(misnamed(
        format!("`{name}` is not the name of a measure"),
        "call it by number and slug: `03-brand-going-global.yaml`",
    ))
}

fn page(name: &str) -> Result<Place<'_>, Misplaced> {
    let Some((slug, folder)) = name.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.')) else {
        return Err(misnamed(
            format!("`{name}` is not the name of a page"),
            "call it by page and language: `about.zh-hans.md`",
        ));
    };
    let folders = Lang::ALL.map(Lang::folder);
    let Some(lang) = Lang::ALL.into_iter().find(|lang| lang.folder() == folder) else {
        let help = match nearest(folder, folders) {
            Some(near) => format!("did you mean `{slug}.{near}.md`?"),
            None => format!("the languages are `{}`", folders.join("`, `")),
        };
        let message = format!("`{folder}` in the file's name is no language of this site");
        return Err(Misplaced {
            code: "unknown-language",
            message,
            help,
        });
    };
    match values::id(slug) {
        Ok(()) => Ok(Place::Page { slug, lang }),
        Err(fault) => Err(misnamed(
            format!("`{slug}` can't be part of an address"),
            fault.help,
        )),
    }
}

fn unexpected(message: &str, help: &str) -> Misplaced {
    Misplaced {
        code: "unexpected-file",
        message: message.to_owned(),
        help: help.to_owned(),
    }
}

fn misnamed(message: impl Into<String>, help: impl Into<String>) -> Misplaced {
    Misplaced {
        code: "file-name",
        message: message.into(),
        help: help.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_what_a_file_holds() {
        let cases = [
            ("content/site.yaml", Ok(Place::Site)),
            ("content/policies/a-1/policy.yaml", Ok(Place::Policy)),
            (
                "content/policies/a/measures/03-b-c.yaml",
                Ok(Place::Measure {
                    number: 3,
                    slug: "b-c",
                }),
            ),
            (
                "content/pages/about.zh-hans.md",
                Ok(Place::Page {
                    slug: "about",
                    lang: Lang::ZhHans,
                }),
            ),
            ("content/sites.yaml", Err("unexpected-file")),
            ("content/policies/policy.yaml", Err("unexpected-file")),
            ("content/policies/a/measure/03-b.yaml", Err("unexpected-file")),
            ("content/policies/a/about.md", Err("unexpected-file")),
            ("content/policies/A/policy.yaml", Err("file-name")),
            ("content/policies/a/measures/3-b.yaml", Err("file-name")),
            ("content/policies/a/measures/03_b.yaml", Err("file-name")),
            ("content/policies/a/measures/03-支持.yaml", Err("file-name")),
            ("content/policies/a/measures/99999999999-b.yaml", Err("file-name")),
            ("content/pages/about.md", Err("file-name")),
            ("content/pages/About.en.md", Err("file-name")),
            ("content/pages/about.zh-hk.md", Err("unknown-language")),
        ];
        for (path, expected) in cases {
            assert_eq!(
                place(path).map_err(|misplaced| misplaced.code),
                expected,
                "{path}"
            );
        }
    }
}

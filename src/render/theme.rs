//! A theme: templates, words and assets.
//!
//! In: the files of `themes/<name>/`; what is not there is taken from `civic`, which the program carries with it.
//! Out: [`Theme`]. Never here: the disk; what a page says.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use crate::lang::{Lang, PerLang};
use crate::render::assets::Assets;
use crate::render::strings::{self, Strings};
use crate::render::templates::{Template, Templates};
use crate::render::theme_files::{BUILT_IN, ThemeFile, overlay};
use crate::report::nearest::nearest;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::Site;

/// A theme in which every template can be read and every language has every word.
pub struct Theme {
    templates: Templates,
    strings: PerLang<Strings>,
    assets: Assets,
}

impl Theme {
    /// Reads the theme of a site. `files` are those of its folder: path inside the folder → bytes.
    pub fn parse(files: &BTreeMap<String, Vec<u8>>, site: &Site, report: &mut Report) -> Option<Theme> {
        let name = site.theme.value.as_str();
        if files.is_empty() && name != BUILT_IN {
            report.add(unknown_theme(site));
            return None;
        }
        let files = overlay(name, files);
        let strings = parse_strings(&files, report)?;
        strings::check_same_keys(&strings, report);
        let templates = Templates::parse(template_files(&files, report), &strings, report)?;
        let assets = Assets::new(
            files
                .iter()
                .map(|(path, file)| (path.as_str(), file.bytes.as_ref())),
        );
        Some(Theme {
            templates,
            strings,
            assets,
        })
    }

    /// The theme's words in a language.
    #[must_use]
    pub fn strings(&self, lang: Lang) -> &Strings {
        self.strings.get(lang)
    }

    /// The folder that holds what pages load: `assets/<16 hexadecimal digits>/`.
    #[must_use]
    pub fn assets_folder(&self) -> &str {
        &self.assets.folder
    }

    /// What pages load: path inside that folder, and bytes.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets
            .files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Makes a page of a template and what it sees.
    ///
    /// # Errors
    ///
    /// When the template asks for what the page has not; the message names file, line and the fields that there are.
    pub fn render(&self, template: &str, lang: Lang, page: &impl Serialize) -> Result<Vec<u8>> {
        self.templates.render(template, lang, page)
    }

    /// Makes a part of a page, for what stands on many of them.
    ///
    /// # Errors
    ///
    /// As for [`Theme::render`].
    pub(crate) fn render_part(&self, template: &str, lang: Lang, part: &impl Serialize) -> Result<String> {
        self.templates.fill(template, lang, part)
    }
}

fn unknown_theme(site: &Site) -> Diagnostic {
    let name = &site.theme.value;
    let advice = match nearest(name, [BUILT_IN]) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("put its files into themes/{name}/, or use `{BUILT_IN}`, which needs none"),
    };
    Diagnostic::error(
        "unknown-theme",
        site.theme.span.clone(),
        format!("there is no theme `{name}`"),
    )
    .help(advice)
}

fn parse_strings(files: &BTreeMap<String, ThemeFile<'_>>, report: &mut Report) -> Option<PerLang<Strings>> {
    let mut parse = |lang: Lang| {
        let path = format!("strings/{}.yaml", lang.folder());
        let file = files.get(&path)?.text(report)?;
        Strings::parse(&file, report)
    };
    // Every language is read before one of them ends the work, so that all findings are there.
    let parsed = PerLang::from_fn(&mut parse);
    Some(PerLang {
        zh_hant: parsed.zh_hant?,
        zh_hans: parsed.zh_hans?,
        en: parsed.en?,
    })
}

fn template_files(files: &BTreeMap<String, ThemeFile<'_>>, report: &mut Report) -> Vec<Template> {
    let mut templates = Vec::new();
    for (path, theme_file) in files {
        let Some(name) = path.strip_prefix("templates/") else {
            continue;
        };
        if let Some(file) = theme_file.text(report) {
            templates.push(Template {
                name: name.to_owned(),
                file,
            });
        }
    }
    templates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing;

    fn parse(theme: &str, files: &[(&str, &str)]) -> (Option<Theme>, Vec<String>) {
        let mut site = testing::site();
        site.theme.value = theme.to_owned();
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let mut report = Report::default();
        let parsed = Theme::parse(&files, &site, &mut report);
        let findings = report
            .sorted()
            .iter()
            .map(|finding| {
                let (line, column) = finding.span.line_column();
                format!(
                    "{}:{line}:{column} {}: {}",
                    finding.span.file.path, finding.code, finding.message
                )
            })
            .collect();
        (parsed, findings)
    }

    #[test]
    fn the_built_in_theme_is_sound() {
        let (theme, findings) = parse("civic", &[]);
        assert_eq!(findings, [""; 0]);
        assert!(theme.is_some());
    }

    #[test]
    fn a_theme_without_files_is_unknown() {
        let (theme, findings) = parse("cvic", &[]);
        assert!(theme.is_none());
        assert_eq!(
            findings,
            ["content/test.yaml:1:1 unknown-theme: there is no theme `cvic`"]
        );
    }

    #[test]
    fn one_file_of_a_theme_replaces_one_of_the_built_in() {
        let (theme, _) = parse("own", &[("templates/404.html", "<p>{{ s.crumbs.home }}</p>")]);
        let page = theme
            .unwrap()
            .render("404.html", Lang::En, &serde_json::json!({}))
            .unwrap();
        assert_eq!(String::from_utf8(page).unwrap(), "<p>Home</p>");
    }

    #[test]
    fn every_mistake_in_templates_is_found_at_its_place() {
        let (theme, findings) = parse(
            "own",
            &[
                ("templates/404.html", "x\n{{ a b }}"),
                ("templates/page.html", "{% if x %}"),
                ("templates/home.html", "{{ s.no.such }}"),
            ],
        );
        assert!(theme.is_none());
        let places: Vec<&str> = findings
            .iter()
            .map(|finding| finding.split(": ").next().unwrap())
            .collect();
        assert_eq!(
            places,
            [
                "themes/own/templates/404.html:2:6 template",
                "themes/own/templates/home.html:1:6 missing-string",
                "themes/own/templates/page.html:1:9 template",
            ]
        );
        let (_, findings) = parse(
            "own",
            &[(
                "templates/404.html",
                "x\n  {{ a | nosuch }}{% include \"no.html\" %}",
            )],
        );
        assert_eq!(
            findings,
            [
                "themes/own/templates/404.html:2:10 template: unknown filter `nosuch`",
                "themes/own/templates/404.html:2:30 template: unknown template `no.html`",
            ]
        );
    }

    #[test]
    fn a_field_that_is_not_there_is_named_with_those_that_are() {
        let (theme, _) = parse("own", &[("templates/404.html", "\n{{ page.titel }}")]);
        let page = serde_json::json!({ "page": { "title": "x" } });
        let message = theme
            .unwrap()
            .render("404.html", Lang::En, &page)
            .unwrap_err()
            .to_string();
        assert!(
            message.starts_with("themes/own/templates/404.html:2:"),
            "{message}"
        );
        assert!(
            message.contains("titel") && message.contains("title"),
            "{message}"
        );
    }
}

//! Pages of the program itself, with templates and words of its own: no theme can break them.
//!
//! In: templates and strings that are built into the program. Out: [`OwnPages`]. Never here: a theme; a site.
//!
//! Words are written in English and Simplified Chinese; Traditional is derived like every other text.

use std::sync::Arc;

use anyhow::{Result, bail};
use serde::Serialize;
use serde_json::Value;

use crate::lang::{Lang, PerLang};
use crate::render::strings::{Strings, check_same_keys};
use crate::render::templates::{Template, Templates};
use crate::report::Report;
use crate::report::human::{Style, human};
use crate::report::registry::TO_HANT;
use crate::source::SourceFile;

/// Templates and words, ready to use.
pub struct OwnPages {
    templates: Templates,
    strings: PerLang<Strings>,
}

impl OwnPages {
    /// Reads templates, each with its name for `include` and `extends`, and the words that they name.
    ///
    /// # Errors
    ///
    /// When a template or a string can't be understood, which no run but the first of its tests ever meets.
    pub fn parse(templates: &[(&str, &str)], english: &str, simplified: &str) -> Result<OwnPages> {
        let mut report = Report::default();
        let mut read = |lang: Lang| {
            let text = match lang {
                Lang::En => english.to_owned(),
                Lang::ZhHans => simplified.to_owned(),
                Lang::ZhHant => TO_HANT.convert(simplified),
            };
            Strings::parse(&file(format!("{lang}.yaml"), text), &mut report)
        };
        let read = (read(Lang::ZhHant), read(Lang::ZhHans), read(Lang::En));
        let (Some(traditional), Some(simplified), Some(english)) = read else {
            bail!("{}", human(&report, Style::Plain));
        };
        let strings = PerLang {
            zh_hant: traditional,
            zh_hans: simplified,
            en: english,
        };
        check_same_keys(&strings, &mut report);
        let files = templates.iter().map(|(name, text)| Template {
            name: (*name).to_owned(),
            file: file((*name).to_owned(), (*text).to_owned()),
        });
        let parsed = Templates::parse(files.collect(), &strings, &mut report);
        match parsed.filter(|_| report.errors() == 0) {
            Some(templates) => Ok(OwnPages { templates, strings }),
            None => bail!("{}", human(&report, Style::Plain)),
        }
    }

    /// The words of a language.
    #[must_use]
    pub fn strings(&self, lang: Lang) -> &Strings {
        self.strings.get(lang)
    }

    /// Words of a key and of all below it, for a script.
    #[must_use]
    pub fn tree(&self, lang: Lang, key: &str) -> Value {
        self.strings
            .get(lang)
            .tree()
            .get(key)
            .cloned()
            .unwrap_or_default()
    }

    /// Makes a page.
    ///
    /// # Errors
    ///
    /// When the template names something that the page has not.
    pub fn render(&self, name: &str, lang: Lang, page: &impl Serialize) -> Result<String> {
        self.templates.fill(name, lang, page)
    }
}

fn file(path: String, text: String) -> Arc<SourceFile> {
    Arc::new(SourceFile { path, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_speaks_three_languages_of_two_files() {
        let pages = OwnPages::parse(
            &[("a.html", "<p>{{ s.open }} {{ name }}</p>")],
            "open: Open\n",
            "open: 打开编辑器\n",
        )
        .unwrap();
        for (lang, expected) in [
            (Lang::En, "<p>Open &lt;b&gt;</p>"),
            (Lang::ZhHans, "<p>打开编辑器 &lt;b&gt;</p>"),
            (Lang::ZhHant, "<p>打開編輯器 &lt;b&gt;</p>"),
        ] {
            let page = pages.render("a.html", lang, &serde_json::json!({"name": "<b>"}));
            assert_eq!(page.unwrap(), expected);
        }
    }

    #[test]
    fn words_that_one_language_lacks_are_refused() {
        let error = OwnPages::parse(&[], "open: Open\nmore: More\n", "open: 打开\n").err();
        assert!(error.is_some_and(|error| error.to_string().contains("more")));
    }
}

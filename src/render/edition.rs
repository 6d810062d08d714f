//! The site in one language: what every page of that language is made with.
//!
//! In: site, theme, language. Out: [`Edition`], which says words, dates, numbers and titles as the language does.
//! Never here: what a page shows.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use anyhow::Result;
use jiff::civil::Date;
use serde::Serialize;

use crate::facts::print_date;
use crate::lang::Lang;
use crate::markdown::html::escape;
use crate::markdown::links::Links;
use crate::output::Output;
use crate::render::pages::frame::Frames;
use crate::render::pages::parts::{DateText, Title};
use crate::render::pages::terms::Defined;
use crate::render::theme::Theme;
use crate::render::unbroken;
use crate::resolve::addresses;
use crate::resolve::site::{LocalText, Site, TermIndex, TermKind};
use crate::resolve::translations::stale_paths;
use crate::zh::numerals::numeral;
use crate::zh::segment::Breaks;

/// A longer compound has to break on the narrowest phone.
const LONGEST_WHOLE: usize = 16;

/// The site in one language.
pub struct Edition<'a> {
    /// The site.
    pub site: &'a Site,
    /// The theme.
    pub theme: &'a Theme,
    /// The language.
    pub lang: Lang,
    breaks: Breaks,
    defined: OnceLock<Defined<'a>>,
    pub(crate) frames: Frames,
    /// Paths of texts in this language whose original has changed since.
    outdated: BTreeSet<String>,
}

impl<'a> Edition<'a> {
    /// Prepares what all pages of a language need.
    #[must_use]
    pub fn new(site: &'a Site, theme: &'a Theme, lang: Lang) -> Self {
        // A document's title is many words, and is itself what must be broken.
        let terms = site
            .terms
            .iter()
            .filter(|term| !matches!(term.kind, TermKind::Script | TermKind::Document));
        let agencies = site
            .agencies
            .iter()
            .flat_map(|agency| [&agency.short, &agency.full]);
        let words = terms.map(|term| &term.name).chain(agencies);
        Edition {
            site,
            theme,
            lang,
            breaks: Breaks::new(words.map(|name| name.text(lang))),
            defined: OnceLock::new(),
            frames: Frames::default(),
            outdated: if lang == Lang::En {
                stale_paths(site)
            } else {
                BTreeSet::new()
            },
        }
    }

    /// The terms that texts are looked through for. Only pages with official text want them.
    pub(crate) fn defined(&self) -> &Defined<'a> {
        self.defined.get_or_init(|| Defined::new(self))
    }

    /// Adds a page: what it shows is put together, and its bytes are made, when somebody asks for them.
    ///
    /// # Errors
    ///
    /// When the address is taken.
    pub fn add<P: Serialize>(
        self: &Arc<Self>,
        output: &mut Output<'a>,
        address: &str,
        template: &'static str,
        page: impl Fn(&Edition<'a>) -> Result<P> + Send + Sync + 'a,
    ) -> Result<()> {
        let edition = Arc::clone(self);
        output.add(addresses::file(address), move || {
            page(&edition).and_then(|page| edition.theme.render(template, edition.lang, &page))
        })
    }

    /// Whether the original of a text has changed since it was translated into this language.
    #[must_use]
    pub fn is_outdated(&self, path: &str) -> bool {
        self.outdated.contains(path)
    }

    /// A text in this language.
    #[must_use]
    pub fn text(&self, text: &LocalText) -> String {
        text.text(self.lang).to_owned()
    }

    /// The name of a term.
    #[must_use]
    pub fn term(&self, term: TermIndex) -> &'a str {
        self.site.term(term).name.text(self.lang)
    }

    /// The name of a term as it stands at the head of a row: English begins it with a capital.
    #[must_use]
    pub fn term_title(&self, term: TermIndex) -> String {
        capitalised(self.term(term))
    }

    /// A text as it stands at the head of a row, where English begins with a capital.
    #[must_use]
    pub fn heading(&self, text: &LocalText) -> String {
        capitalised(text.text(self.lang))
    }

    /// The theme's words for a key.
    ///
    /// # Errors
    ///
    /// When the theme has none.
    pub fn say(&self, key: &str) -> Result<String> {
        self.fill(key, &[])
    }

    /// The theme's words for a key, filled in.
    ///
    /// # Errors
    ///
    /// When the theme has none, or wants a value that is not given.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> Result<String> {
        self.theme.strings(self.lang).fill(key, values)
    }

    /// The theme's words for so many things.
    ///
    /// # Errors
    ///
    /// As for [`Edition::fill`].
    pub fn count(&self, key: &str, n: usize) -> Result<String> {
        self.theme.strings(self.lang).count(key, n)
    }

    /// Parts of one line, with the theme's word between them (`join.comma`).
    ///
    /// # Errors
    ///
    /// When the theme has no such word.
    pub fn join(&self, between: &str, parts: &[String]) -> Result<String> {
        Ok(parts.join(&self.say(&format!("join.{between}"))?))
    }

    /// The path of an address.
    #[must_use]
    pub fn path(&self, address: &str) -> String {
        self.site.path(address)
    }

    /// Where Markdown links go.
    #[must_use]
    pub fn links(&self) -> Links<'a> {
        Links {
            site: self.site,
            lang: self.lang,
        }
    }

    /// A date as printed and as data.
    #[must_use]
    pub fn date(&self, date: Date) -> DateText {
        DateText {
            iso: date.to_string(),
            text: print_date(date, self.lang),
        }
    }

    /// A number in lists: 三, 3.
    #[must_use]
    pub fn numeral(&self, number: u32) -> String {
        if self.lang.is_chinese() {
            numeral(number)
        } else {
            number.to_string()
        }
    }

    /// The number before an official heading. It is part of the text as issued, hence no word of the theme.
    #[must_use]
    pub fn ordinal(&self, number: u32) -> String {
        if self.lang.is_chinese() {
            format!("{}、", numeral(number))
        } else {
            format!("{number}. ")
        }
    }

    /// A title that breaks between words only.
    #[must_use]
    pub fn title(&self, text: &str) -> Title {
        let html = if self.lang.is_chinese() {
            let pieces: Vec<String> = self.breaks.pieces(text).into_iter().map(escape).collect();
            pieces.join("<wbr>")
        } else {
            whole_words(text)
        };
        Title {
            text: text.to_owned(),
            html,
        }
    }

    /// A document's title with the marks of the language.
    #[must_use]
    pub fn document_title(&self, title: &str) -> String {
        if self.lang.is_chinese() && !title.starts_with('《') {
            format!("《{title}》")
        } else {
            title.to_owned()
        }
    }
}

/// English, in which a compound such as cross-border stays on one line. The characters stay as they are, so that a
/// reader who copies or looks for them finds them.
fn whole_words(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        if word.contains('-') && word.len() <= LONGEST_WHOLE {
            unbroken::whole(&escape(word))
        } else {
            escape(word)
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing;

    #[test]
    fn titles_break_between_words_and_hide_nothing() {
        let site = testing::site();
        let theme = testing::theme(&site);
        let chinese = Edition::new(&site, &theme, Lang::ZhHans).title("支持品牌<出海>");
        assert_eq!(chinese.text, "支持品牌<出海>");
        // 品牌 is a term of the glossary.
        assert!(chinese.html.starts_with("支持<wbr>品牌"), "{}", chinese.html);
        assert_eq!(chinese.html.replace("<wbr>", ""), "支持品牌&lt;出海&gt;");
        let english = Edition::new(&site, &theme, Lang::En).title("Support e-commerce & more");
        assert_eq!(
            english.html,
            "Support <span class=\"whole\">e-commerce</span> &amp; more"
        );
    }

    #[test]
    fn numbers_and_documents_as_each_language_prints_them() {
        let site = testing::site();
        let theme = testing::theme(&site);
        for (lang, ordinal, document) in [
            (Lang::ZhHant, "十二、", "《若干意見》"),
            (Lang::En, "12. ", "若干意見"),
        ] {
            let edition = Edition::new(&site, &theme, lang);
            assert_eq!(edition.ordinal(12), ordinal);
            assert_eq!(edition.document_title("若干意見"), document);
        }
    }
}

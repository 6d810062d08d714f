//! Gives every text in every language: derives the other Chinese script; the glossary wins.
//!
//! In: texts as written. Out: [`LocalText`]. Never here: English made from Chinese.

use crate::lang::Lang;
use crate::lang::PerLang;
use crate::model::glossary::TermRecord;
use crate::model::text::Written;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{LocalText, Origin, Text};
use crate::source::{Span, Spanned};
use crate::zh::scripts::{Converter, Direction};

/// What a text is made of, and therefore what of it may be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prose {
    /// Plain text: all of it.
    Plain,
    /// Markdown: not its code, not its links' addresses.
    Markdown,
}

/// The converters of one site.
pub(super) struct Scripts {
    source: Lang,
    languages: Vec<Lang>,
    to_hant: Converter,
    to_hans: Converter,
}

impl Scripts {
    /// Takes the phrases that the glossary writes out in both scripts.
    pub(super) fn new(source: Lang, languages: &[Lang], terms: &[TermRecord]) -> Self {
        let pairs = || {
            terms.iter().filter_map(|term| {
                let traditional = term.name.texts.zh_hant.as_ref()?;
                let simplified = term.name.texts.zh_hans.as_ref()?;
                Some((traditional.value.clone(), simplified.value.clone()))
            })
        };
        let to_hant = pairs()
            .map(|(traditional, simplified)| (simplified, traditional))
            .collect();
        Scripts {
            source,
            languages: languages.to_vec(),
            to_hant: Converter::new(Direction::ToHant, to_hant),
            to_hans: Converter::new(Direction::ToHans, pairs().collect()),
        }
    }

    /// The text in every language. What is missing is a finding, and a stand-in takes its place.
    pub(super) fn localize(&self, written: Written, prose: Prose, report: &mut Report) -> LocalText {
        let span = written.span;
        let source = written.texts.get(self.source).clone().or_else(|| {
            let other = self.source.other_script()?;
            let text = written.texts.get(other).as_ref()?;
            Some(self.derive(text, self.source, prose))
        });
        let Some(source) = source else {
            if written.is_whole {
                report.add(missing("missing-text", &span, self.source));
            }
            return PerLang::from_fn(|_| stand_in(String::new(), &span));
        };
        PerLang::from_fn(|lang| match written.texts.get(lang) {
            Some(text) => Text {
                written: text.clone(),
                origin: Origin::Written,
            },
            // Converted once: 薴 becomes 苧, and that another time 苎.
            None if lang == self.source => Text {
                written: source.clone(),
                origin: Origin::Derived,
            },
            None if lang.is_chinese() => Text {
                written: self.derive(&source, lang, prose),
                origin: Origin::Derived,
            },
            None => {
                if written.is_whole && self.languages.contains(&lang) {
                    report.add(missing("missing-translation", &span, lang));
                }
                stand_in(source.value.clone(), &span)
            }
        })
    }

    /// The same for a text that may be left out.
    pub(super) fn localize_option(
        &self,
        written: Option<Written>,
        prose: Prose,
        report: &mut Report,
    ) -> Option<LocalText> {
        written.map(|written| self.localize(written, prose, report))
    }

    /// A text that is the same in all languages but for the script, such as a document number.
    pub(super) fn localize_number(&self, number: &Spanned<String>) -> LocalText {
        PerLang::from_fn(|lang| {
            let lang = if lang.is_chinese() { lang } else { self.source };
            let origin = if lang == self.source {
                Origin::Written
            } else {
                Origin::Derived
            };
            Text {
                written: self.derive(number, lang, Prose::Plain),
                origin,
            }
        })
    }

    /// Other names, each in the languages in which it is written; the other Chinese script is derived.
    pub(super) fn names(&self, written: &[Written]) -> PerLang<Vec<String>> {
        PerLang::from_fn(|lang| {
            let mut names: Vec<String> = written.iter().filter_map(|name| self.name(name, lang)).collect();
            names.dedup();
            names
        })
    }

    fn name(&self, written: &Written, lang: Lang) -> Option<String> {
        if let Some(text) = written.texts.get(lang) {
            return Some(text.value.clone());
        }
        let other = written.texts.get(lang.other_script()?).as_ref()?;
        Some(self.derive(other, lang, Prose::Plain).value)
    }

    /// A Chinese text in the script of `lang`.
    pub(super) fn derive(&self, text: &Spanned<String>, lang: Lang, prose: Prose) -> Spanned<String> {
        let converter = if lang == Lang::ZhHant {
            &self.to_hant
        } else {
            &self.to_hans
        };
        let value = match prose {
            Prose::Plain => converter.convert(&text.value),
            Prose::Markdown => converter.convert_markdown(&text.value),
        };
        Spanned::new(value, text.span.clone())
    }
}

fn missing(code: &'static str, span: &Span, lang: Lang) -> Diagnostic {
    Diagnostic::error(code, span.clone(), format!("this text has no `{lang}`")).help(format!(
        "write it out as `{lang}: …`, or take the language off `languages` in content/site.yaml"
    ))
}

fn stand_in(value: String, span: &Span) -> Text {
    Text {
        written: Spanned::new(value, span.clone()),
        origin: Origin::StandIn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::testing::span;

    #[test]
    fn a_text_in_the_other_script_is_converted_once() {
        let scripts = Scripts::new(Lang::ZhHans, &[Lang::ZhHant, Lang::ZhHans], &[]);
        let mut written = Written::lacking(span());
        written.texts.zh_hant = Some(Spanned::new("薴".to_owned(), span()));
        let text = scripts.localize(written, Prose::Plain, &mut Report::default());
        assert_eq!((text.text(Lang::ZhHans), text.text(Lang::ZhHant)), ("苧", "薴"));
    }
}

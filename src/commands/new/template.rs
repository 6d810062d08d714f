//! Templates of files for authors: values are put in, languages that the site has not are taken out.
//!
//! In: a template, values, languages. Out: the text of a file. Never here: the disk.

use crate::lang::Lang;
use crate::scalar::scalar;
use crate::zh::scripts::{Converter, Direction};

/// In which languages the authors of a site write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Languages {
    /// The Chinese script.
    pub(super) source: Lang,
    /// Whether there is English.
    pub(super) has_english: bool,
}

/// Fills a template of YAML: `{{name}}` is a value, `zh:` the script of the authors, `en:` goes where there is no English.
pub(super) fn yaml(template: &str, values: &[(&str, &str)], languages: Languages) -> String {
    let mut text = String::new();
    let mut hidden: Option<usize> = None;
    for line in template.lines() {
        let indent = line.len() - line.trim_start().len();
        if hidden.is_some_and(|outer| indent > outer) {
            continue;
        }
        hidden = None;
        if line.trim_start().starts_with("en:") && !languages.has_english {
            hidden = Some(indent);
            continue;
        }
        let line = line.replace("zh:", &format!("{}:", languages.source.key()));
        text.push_str(&put_in(&chinese(&line, languages), values, &scalar));
        text.push('\n');
    }
    text
}

/// Fills a template of Markdown.
pub(super) fn markdown(template: &str, values: &[(&str, &str)], languages: Languages) -> String {
    put_in(&chinese(template, languages), values, &str::to_owned)
}

/// Templates are written in Simplified characters.
pub(super) fn chinese(text: &str, languages: Languages) -> String {
    match languages.source {
        Lang::ZhHant => Converter::new(Direction::ToHant, Vec::new()).convert(text),
        Lang::ZhHans | Lang::En => text.to_owned(),
    }
}

/// A value that is all there is in its line is quoted where YAML needs it; inside a sentence it is a word.
fn put_in(line: &str, values: &[(&str, &str)], quote: &dyn Fn(&str) -> String) -> String {
    let mut text = line.to_owned();
    for (name, value) in values {
        let mark = format!("{{{{{name}}}}}");
        let is_whole = text.ends_with(&format!(": {mark}"));
        let is_plain = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
            || value.starts_with("https://")
            || value.starts_with("http://");
        let written = if is_whole && !is_plain {
            quote(value)
        } else {
            (*value).to_owned()
        };
        text = text.replace(&mark, &written);
    }
    // A sentence with a word put in may need quotes as a whole.
    match text.split_once(": ") {
        Some((key, value))
            if line.contains("{{")
                && !value.starts_with(['"', '[', '|'])
                && value.contains([':', '#'])
                && !value.starts_with("http")
                && quote("a:") != "a:" =>
        {
            format!("{key}: {}", quote(value))
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "# 支持\nname:\n  zh: {{name}}\n  en: {{name_en}}\ntext:\n  zh: |\n    给予支持。\n  en: |\n    Support.\nlead: [a]\n";

    #[test]
    fn languages_that_the_site_has_not_are_taken_out() {
        let values = [("name", "云山: 政策"), ("name_en", "Yunshan")];
        let simplified = Languages {
            source: Lang::ZhHans,
            has_english: true,
        };
        assert!(yaml(TEMPLATE, &values, simplified).contains("  zh-Hans: \"云山: 政策\"\n  en: Yunshan\n"));
        let traditional = Languages {
            source: Lang::ZhHant,
            has_english: false,
        };
        assert_eq!(
            yaml(TEMPLATE, &values, traditional),
            "# 支持\nname:\n  zh-Hant: \"云山: 政策\"\ntext:\n  zh-Hant: |\n    給予支持。\nlead: [a]\n"
        );
    }
}

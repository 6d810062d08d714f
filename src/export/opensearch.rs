//! `<lang>/opensearch.xml`: with it a browser adds the site's search to its own.
//!
//! In: name and addresses of the site. Out: one description per language (`OpenSearch` 1.1). Never here: an answer.

use anyhow::Result;

use crate::export::xml::Document;
use crate::lang::Lang;
use crate::output::Output;
use crate::resolve::addresses;
use crate::resolve::site::Site;

/// The most characters that `OpenSearch` allows; browsers refuse more.
const LONGEST_NAME: usize = 16;
const LONGEST_DESCRIPTION: usize = 1024;

/// Adds the description of each language.
pub(super) fn add<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    for &lang in &site.languages {
        output.add(addresses::opensearch(lang), move || description(site, lang))?;
    }
    Ok(())
}

fn description(site: &Site, lang: Lang) -> Result<Vec<u8>> {
    let page = site.url(&addresses::search(lang));
    let query = format!("{page}?q={{searchTerms}}");
    let own = site.url(&addresses::opensearch(lang));
    let mut document = Document::new()?;
    let attributes = [("xmlns", "http://a9.com/-/spec/opensearch/1.1/")];
    document.parent("OpenSearchDescription", &attributes, |search| {
        let name = site.name.text(lang);
        search.text("ShortName", &[], &short(name))?;
        search.text("LongName", &[], &beginning(name, 48))?;
        let about = site.description.text(lang);
        search.text("Description", &[], &beginning(about, LONGEST_DESCRIPTION))?;
        search.text("Language", &[], lang.html())?;
        search.text("InputEncoding", &[], "UTF-8")?;
        search.empty("Url", &[("type", "text/html"), ("template", &query)])?;
        search.empty(
            "Url",
            &[
                ("type", "application/opensearchdescription+xml"),
                ("rel", "self"),
                ("template", &own),
            ],
        )?;
        Ok(())
    })?;
    Ok(document.into_bytes())
}

/// As many whole words of a name as fit: half a word would say nothing.
fn short(name: &str) -> String {
    let mut fitting = String::new();
    for word in name.split(' ') {
        let longer = format!("{fitting} {word}");
        if longer.trim_start().chars().count() > LONGEST_NAME {
            break;
        }
        longer.trim_start().clone_into(&mut fitting);
    }
    if fitting.is_empty() {
        beginning(name, LONGEST_NAME)
    } else {
        fitting
    }
}

fn beginning(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_has_sixteen_characters_at_most() {
        for (name, expected) in [
            ("广州跨境电商政策", "广州跨境电商政策"),
            ("Guangzhou Cross-Border E-Commerce Policy", "Guangzhou"),
            ("Policies of Lu", "Policies of Lu"),
            (
                "关于推动跨境电子商务高质量发展的若干政策措施",
                "关于推动跨境电子商务高质量发展的",
            ),
        ] {
            assert_eq!(short(name), expected);
        }
    }
}

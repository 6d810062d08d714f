//! What stands behind the `?` of an address of the author's view.
//!
//! In: what a browser sent. Out: [`Asked`], or a sentence that says what is wrong with it. Never here: answering.

use crate::commands::serve::author::Author;
use crate::commands::serve::question::decoded;
use crate::lang::Lang;

/// What is asked besides the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// The language of the answer.
    pub(super) lang: Lang,
    /// The same where the address names it, so that links go on naming it.
    pub(super) chosen: Option<Lang>,
    /// The page of the site that the bar stands on, from the root of the server.
    pub(super) page: Option<String>,
    /// Whether the bar is open and wants all that is known.
    pub(super) everything: bool,
    /// The language that is held against the original.
    pub(super) with: Option<Lang>,
    /// Whether a review stands in the order of the text, not of what is to be done.
    pub(super) in_order: bool,
}

impl Asked {
    /// Reads a query. Unknown names are passed over: a browser or a tool may add its own.
    pub(super) fn read(query: &str, author: &Author) -> Result<Asked, String> {
        let mut asked = Asked {
            lang: author.own_lang(),
            chosen: None,
            page: None,
            everything: false,
            with: None,
            in_order: false,
        };
        let mut page_lang = None;
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decoded(value)?;
            match name {
                "lang" => asked.chosen = Some(language(&value)?),
                // What a page speaks: the author reads it, but asked for another language perhaps.
                "reading" => page_lang = Lang::from_key(&value),
                "page" => asked.page = Some(value),
                "all" => asked.everything = true,
                "with" => asked.with = Some(language(&value)?),
                "order" => asked.in_order = value == "text",
                _ => {}
            }
        }
        if author.lang.is_none() {
            asked.lang = page_lang.unwrap_or(asked.lang);
            asked.chosen = asked.chosen.or(page_lang);
        }
        asked.lang = asked.chosen.unwrap_or(asked.lang);
        Ok(asked)
    }
}

fn language(value: &str) -> Result<Lang, String> {
    Lang::from_key(value).ok_or_else(|| "a language is zh-hans, zh-hant or en".to_owned())
}

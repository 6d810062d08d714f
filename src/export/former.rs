//! Former addresses go on answering: pages lead to those that took their place, and data, feeds and calendars are there as well.
//!
//! In: everything that the site has, and what was renamed. Out: the same below the former names. Never here: a name of its own in
//! search, feeds or the sitemap.

use std::sync::Arc;

use anyhow::Result;

use crate::lang::Lang;
use crate::output::Output;
use crate::render::Editions;
use crate::render::edition::Edition;
use crate::render::pages::moved;

/// What a web server gives out for a folder.
const INDEX: &str = "index.html";

/// Adds what stands at former addresses. Comes last, because it is made of all that is there.
pub(super) fn add<'a>(editions: &Editions<'a>, output: &mut Output<'a>) -> Result<()> {
    let Some(first) = editions.first() else {
        return Ok(());
    };
    for renamed in &first.site.moves {
        for (from, to) in renamed.data() {
            copy(&from, &to, output)?;
        }
        for edition in editions.iter() {
            let (from, to) = renamed.folders(edition.lang);
            add_folder(edition, &from, &to, output)?;
        }
    }
    Ok(())
}

/// Programs follow no page: feeds, calendars and data keep answering with what they say now.
fn copy(from: &str, to: &str, output: &mut Output<'_>) -> Result<()> {
    let files: Vec<String> = output.below(to).map(str::to_owned).collect();
    for file in files {
        output.add_copy(format!("{from}{}", &file[to.len()..]), &file)?;
    }
    Ok(())
}

fn add_folder<'a>(edition: &Arc<Edition<'a>>, from: &str, to: &str, output: &mut Output<'a>) -> Result<()> {
    let files: Vec<String> = output.below(to).map(str::to_owned).collect();
    for file in files {
        let rest = &file[to.len()..];
        match rest.strip_suffix(INDEX) {
            Some(page) => {
                // The same page of another language differs only in the first folder.
                let (_, below) = to.split_once('/').unwrap_or(("", to));
                let below = format!("{below}{page}");
                let address = move |lang: Lang| format!("{}/{below}", lang.folder());
                moved::add(edition, output, &format!("{from}{page}"), address)?;
            }
            None => output.add_copy(format!("{from}{rest}"), &file)?,
        }
    }
    Ok(())
}

//! Short titles are short: lists, tabs and search results cut what is longer.

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::{LocalText, Site};
use crate::zh::is_han;

/// Columns that a short title may fill; a Chinese character fills two.
const LONGEST: usize = 48;

pub(super) fn check(site: &Site, report: &mut Report) {
    for policy in &site.policies {
        is_short(&policy.short_title, site, report);
        for measure in &policy.measures {
            is_short(&measure.short_title, site, report);
        }
    }
    for page in &site.pages {
        is_short(&page.title, site, report);
    }
}

fn is_short(title: &LocalText, site: &Site, report: &mut Report) {
    for (lang, text) in title.written().filter(|(lang, _)| site.languages.contains(lang)) {
        let columns: usize = text.as_str().chars().map(|c| if is_han(c) { 2 } else { 1 }).sum();
        if columns > LONGEST {
            let (number, unit) = match lang {
                Lang::En => (LONGEST, "letters"),
                Lang::ZhHant | Lang::ZhHans => (LONGEST / 2, "characters"),
            };
            let message = format!("this title has more than {number} {unit}");
            report.add(
                Diagnostic::advice("title-too-long", text.written.span.clone(), message)
                    .help("say it in fewer words: lists and search results cut it"),
            );
        }
    }
}

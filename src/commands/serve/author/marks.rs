//! What two languages of a text must both state, lined up: sums, shares, dates, document numbers, periods, agencies.
//!
//! In: an original and its translation. Out: HTML of both, in which what belongs together has one number. Never here:
//! whether a translation is right; that is `check`'s.

use std::fmt::Write;
use std::ops::Range;

use crate::facts::{Fact, read_all};
use crate::lang::Lang;
use crate::markdown::html::push_escaped;
use crate::resolve::site::Site;

/// The names of agencies in two languages, the longest first.
pub(super) struct Names {
    source: Vec<(String, usize)>,
    target: Vec<(String, usize)>,
}

/// Both texts as HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) source: String,
    pub(super) target: String,
}

/// Something that both texts state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Fact(Fact),
    /// Place in [`Site::agencies`].
    Agency(usize),
}

/// Something stated, where, and the number of its pair.
#[derive(Debug)]
struct Stated {
    what: What,
    range: Range<usize>,
    pair: Option<usize>,
}

impl Names {
    pub(super) fn new(site: &Site, source: Lang, target: Lang) -> Names {
        Names {
            source: names(site, source),
            target: names(site, target),
        }
    }
}

fn names(site: &Site, lang: Lang) -> Vec<(String, usize)> {
    let mut names = Vec::new();
    for (at, agency) in site.agencies.iter().enumerate() {
        let own = [&agency.short, &agency.full].map(|name| name.text(lang).to_owned());
        let aliases = agency.aliases.get(lang).iter().cloned();
        names.extend(own.into_iter().chain(aliases).map(|name| (name, at)));
    }
    names.retain(|(name, _)| name.chars().count() >= 3);
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

/// Lines up a text and its translation.
pub(super) fn marked(source: (&str, Lang), target: (&str, Lang), names: &Names) -> Marked {
    let mut ours = stated(source, &names.source);
    let mut theirs = stated(target, &names.target);
    let mut number = 0;
    for one in &mut ours {
        let partner = theirs
            .iter_mut()
            .find(|other| other.pair.is_none() && other.what == one.what);
        if let Some(other) = partner {
            number += 1;
            (one.pair, other.pair) = (Some(number), Some(number));
        }
    }
    Marked {
        source: html(source.0, &ours),
        target: html(target.0, &theirs),
    }
}

fn stated((text, lang): (&str, Lang), names: &[(String, usize)]) -> Vec<Stated> {
    let new = |what, range| Stated {
        what,
        range,
        pair: None,
    };
    let facts = read_all(text, lang).into_iter();
    let mut stated: Vec<Stated> = facts
        .map(|found| new(What::Fact(found.fact), found.range))
        .collect();
    for (name, agency) in names {
        for (start, name) in text.match_indices(name.as_str()) {
            let range = start..start + name.len();
            let is_free = |other: &Stated| other.range.end <= range.start || range.end <= other.range.start;
            if stated.iter().all(is_free) {
                stated.push(new(What::Agency(*agency), range));
            }
        }
    }
    stated.sort_by_key(|each| each.range.start);
    stated
}

fn html(text: &str, stated: &[Stated]) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    let mut behind = 0;
    for each in stated {
        // An agency may be paraphrased; a sum may not.
        let class = match (each.what, each.pair) {
            (What::Agency(_), None) => continue,
            (What::Agency(_), Some(_)) => "pair agency",
            (What::Fact(_), Some(_)) => "pair",
            (What::Fact(_), None) => "alone",
        };
        push_escaped(&mut html, &text[behind..each.range.start]);
        let _ = write!(html, "<mark class=\"{class}\"");
        if let Some(number) = each.pair {
            let _ = write!(html, " data-pair=\"{number}\"");
        }
        html.push('>');
        push_escaped(&mut html, &text[each.range.clone()]);
        html.push_str("</mark>");
        behind = each.range.end;
    }
    push_escaped(&mut html, &text[behind..]);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_up(source: &str, target: &str) -> Marked {
        let names = Names {
            source: vec![("市商务局".to_owned(), 0)],
            target: vec![("Commerce Bureau".to_owned(), 0)],
        };
        marked((source, Lang::ZhHans), (target, Lang::En), &names)
    }

    #[test]
    fn what_both_state_has_one_number_and_what_one_states_alone_stands_out() {
        let found = line_up(
            "由市商务局给予50%、不超过200万元<的>扶持。",
            "The Commerce Bureau gives up to CNY 200,000 & 50%.",
        );
        assert_eq!(
            found.source,
            "由<mark class=\"pair agency\" data-pair=\"1\">市商务局</mark>给予<mark class=\"pair\" data-pair=\"2\">50%</mark>\
             、不超过<mark class=\"alone\">200万元</mark>&lt;的&gt;扶持。"
        );
        assert_eq!(
            found.target,
            "The <mark class=\"pair agency\" data-pair=\"1\">Commerce Bureau</mark> gives up to \
             <mark class=\"alone\">CNY 200,000</mark> &amp; <mark class=\"pair\" data-pair=\"2\">50%</mark>."
        );
    }

    #[test]
    fn a_sum_that_is_stated_twice_needs_two_partners() {
        let found = line_up("50%和50%", "50%");
        assert!(
            found.source.contains("<mark class=\"alone\">50%</mark>"),
            "{}",
            found.source
        );
    }
}

//! The official text of a measure: clauses with their brackets, in the paragraphs in which they were issued.
//!
//! In: clauses. Out: [`Passage`]s of safe HTML. Never here: a word that is not in the text; the bracket's agencies are
//! links, and nothing else is added.

use anyhow::Result;

use crate::lang::Lang;
use crate::markdown;
use crate::markdown::html::push_escaped;
use crate::render::edition::Edition;
use crate::render::pages::parts::{ClauseView, Passage};
use crate::render::pages::terms::Marker;
use crate::render::pages::words::clause_link;
use crate::render::pages::{changes, outdated};
use crate::resolve::addresses;
use crate::resolve::site::{BracketPart, Clause, ClauseId, Measure, Policy};

/// The passages of a measure.
pub(crate) fn passages(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Result<Vec<Passage>> {
    let mut marker = Marker::new(edition);
    // A clause that `continues` stays in the paragraph of the one before it.
    let paragraphs = measure.clauses.chunk_by(|_, next| next.continues);
    let in_force = paragraphs.map(|clauses| {
        let run_on = clauses.len() > 1;
        let views = clauses.iter().map(|clause| {
            let mut view = view(edition, policy, clause, run_on)?;
            view.html = marker.mark(clause, &view.html);
            Ok(view)
        });
        let passage = Passage {
            clauses: views.collect::<Result<_>>()?,
            run_on,
            absent: None,
        };
        Ok((clauses[0].id, passage))
    });
    let mut passages: Vec<(ClauseId, Passage)> = in_force.collect::<Result<_>>()?;
    // A clause that is not in force is named where it stood or will stand.
    for (id, absent) in changes::absent(edition, policy, measure)? {
        let passage = Passage {
            clauses: Vec::new(),
            run_on: false,
            absent: Some(absent),
        };
        passages.push((id, passage));
    }
    passages.sort_by_key(|(id, _)| *id);
    Ok(passages.into_iter().map(|(_, passage)| passage).collect())
}

/// The text of a clause in paragraphs, its bracket at the end of the last one.
pub(crate) fn block(edition: &Edition<'_>, clause: &Clause) -> String {
    let text = clause.text.text(edition.lang);
    let bracket = bracket(edition, clause);
    if bracket.is_empty() {
        markdown::block(text, edition.links())
    } else {
        markdown::block_with_tail(text, &bracket, edition.links())
    }
}

fn view(edition: &Edition<'_>, policy: &Policy, clause: &Clause, run_on: bool) -> Result<ClauseView> {
    let html = if run_on {
        markdown::inline(clause.text.text(edition.lang), edition.links()) + &bracket(edition, clause)
    } else {
        block(edition, clause)
    };
    let link = clause_link(edition, policy, clause.id)?;
    Ok(ClauseView {
        id: clause.id.to_string(),
        anchor: clause.id.anchor(),
        html,
        href: link.href,
        label: link.label,
        outdated: outdated::clause(edition, policy, clause)?,
        changes: changes::of_clause(edition, policy, clause.id)?,
    })
}

/// The bracket with a link for each agency; empty where the text has none.
fn bracket(edition: &Edition<'_>, clause: &Clause) -> String {
    let Some(bracket) = &clause.bracket else {
        return String::new();
    };
    let mut html = String::new();
    // English sets a space before a bracket, Chinese brackets bring their own.
    if edition.lang == Lang::En {
        html.push(' ');
    }
    html.push_str("<span class=\"bracket\">");
    for part in bracket.get(edition.lang) {
        match part {
            BracketPart::Words(words) => push_escaped(&mut html, words),
            BracketPart::Agency(index, printed) => {
                let id = &edition.site.agency(*index).id.value;
                html.push_str("<a href=\"");
                push_escaped(&mut html, &edition.path(&addresses::agency(edition.lang, id)));
                html.push_str("\">");
                push_escaped(&mut html, printed);
                html.push_str("</a>");
            }
        }
    }
    html.push_str("</span>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing;

    #[test]
    fn the_bracket_ends_the_paragraph() {
        let site = testing::site();
        let theme = testing::theme(&site);
        for (lang, expected) in [
            (
                Lang::ZhHans,
                "<p>给予支持。<span class=\"bracket\">（<a href=\"/zh-hans/agencies/commerce/\">市商务局</a>）</span></p>",
            ),
            (
                Lang::En,
                "<p>Support is given. <span class=\"bracket\">（<a href=\"/en/agencies/commerce/\">Commerce Bureau</a>）</span></p>",
            ),
        ] {
            let edition = Edition::new(&site, &theme, lang);
            let policy = &site.policies[0];
            let passages = passages(&edition, policy, &policy.measures[0]).unwrap();
            assert_eq!(passages[0].clauses[0].html, expected);
        }
    }

    #[test]
    fn clauses_of_one_paragraph_run_on() {
        let mut site = testing::site();
        let theme = testing::theme(&site);
        let measure = &mut site.policies[0].measures[0];
        let mut second = measure.clauses[0].clone();
        second.id.clause = 2;
        second.continues = true;
        let mut third = measure.clauses[0].clone();
        third.id.clause = 3;
        measure.clauses.extend([second, third]);
        let edition = Edition::new(&site, &theme, Lang::ZhHans);
        let policy = &site.policies[0];
        let passages = passages(&edition, policy, &policy.measures[0]).unwrap();
        let shape: Vec<(bool, Vec<&str>)> = passages
            .iter()
            .map(|passage| {
                (
                    passage.run_on,
                    passage.clauses.iter().map(|clause| clause.id.as_str()).collect(),
                )
            })
            .collect();
        assert_eq!(shape, [(true, vec!["1.1", "1.2"]), (false, vec!["1.3"])]);
        assert!(passages[0].clauses[0].html.starts_with("给予支持。<span"));
    }
}

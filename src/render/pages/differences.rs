//! What differs between two wordings, drawn: `<del>` and `<ins>`, readable without colour and aloud.
//!
//! In: a wording before and after. Out: [`DifferenceView`], with safe HTML. Never here: mark-up of the texts themselves;
//! what is compared is their words.

use anyhow::Result;
use serde::Serialize;

use crate::lang::Lang;
use crate::markdown::html::push_escaped;
use crate::markdown::plain::plain;
use crate::markdown::quotation::quotation;
use crate::render::edition::Edition;
use crate::render::pages::changes::{self, Place, anchor, part_word};
use crate::render::pages::parts::Link;
use crate::render::pages::words::{clause_link, measure_label};
use crate::report::pieces::{Piece, compare, is_only_writing, is_same};
use crate::resolve::addresses;
use crate::resolve::site::{Change, Clause, ClauseChange, MeasureChange, PartChange, Policy};

/// What differs at one place of the text.
#[derive(Debug, Clone, Serialize)]
pub struct DifferenceView {
    /// `change-2026-rent-c3-1`.
    pub anchor: String,
    /// "Clause 3.1", to it.
    pub place: Link,
    /// `correction`, `amendment`, `repeal` or `added`: for the class.
    pub kind: &'static str,
    /// "new wording", "taken out", "added".
    pub what: String,
    /// That only the writing differs, or that the words stay; none where the words differ.
    pub remark: Option<String>,
    /// Safe HTML with `<del>` and `<ins>`.
    pub html: String,
}

/// Everything that a change makes different, in the order of the text.
pub(crate) fn differences(
    edition: &Edition<'_>,
    policy: &Policy,
    change: &Change,
) -> Result<Vec<DifferenceView>> {
    let mut views = Vec::new();
    for part in &change.parts {
        views.push(of_part(edition, policy, change, part)?);
    }
    let mut clauses: Vec<&ClauseChange> = change.clauses.iter().collect();
    clauses.sort_by_key(|clause| clause.id);
    let mut headings: Vec<&MeasureChange> = change
        .measures
        .iter()
        .filter(|each| each.title.is_some())
        .collect();
    headings.sort_by_key(|heading| heading.number);
    let mut headings = headings.into_iter().peekable();
    for clause in clauses {
        while let Some(heading) = headings.next_if(|heading| heading.number <= clause.id.measure) {
            views.push(of_heading(edition, policy, change, heading)?);
        }
        views.push(of_clause(edition, policy, change, clause)?);
    }
    for heading in headings {
        views.push(of_heading(edition, policy, change, heading)?);
    }
    Ok(views)
}

fn of_clause(
    edition: &Edition<'_>,
    policy: &Policy,
    change: &Change,
    clause: &ClauseChange,
) -> Result<DifferenceView> {
    let words =
        |clause: Option<&Clause>| clause.map_or(String::new(), |clause| quotation(clause, edition.lang));
    let drawn = Drawn {
        anchor: anchor(change, Place::Clause(clause.id)),
        place: clause_link(edition, policy, clause.id)?,
        word: changes::word(change, clause),
        before: words(clause.before.as_ref()),
        after: words(clause.after.as_ref()),
    };
    drawn.view(edition)
}

fn of_heading(
    edition: &Edition<'_>,
    policy: &Policy,
    change: &Change,
    heading: &MeasureChange,
) -> Result<DifferenceView> {
    let text = |before: bool| {
        let title = heading.title.as_ref();
        title.map_or(String::new(), |title| {
            edition.text(if before { &title.before } else { &title.after })
        })
    };
    let address = addresses::measure(edition.lang, &policy.slug.value, heading.number);
    let measure = measure_label(edition, heading.number)?;
    let drawn = Drawn {
        anchor: anchor(change, Place::Heading(heading.number)),
        place: Link {
            label: edition.fill("changes.heading_of", &[("measure", &measure)])?,
            href: edition.path(&address),
        },
        word: change.kind.word(),
        before: text(true),
        after: text(false),
    };
    drawn.view(edition)
}

fn of_part(
    edition: &Edition<'_>,
    policy: &Policy,
    change: &Change,
    part: &PartChange,
) -> Result<DifferenceView> {
    let word = part_word(part.at);
    let address = addresses::policy(edition.lang, &policy.slug.value);
    let lang = edition.lang;
    let drawn = Drawn {
        anchor: anchor(change, Place::Part(part.at)),
        place: Link {
            label: edition.say(&format!("notes.place.{word}"))?,
            href: edition.path(&format!("{address}#{word}")),
        },
        word: change.kind.word(),
        before: plain(part.text.before.text(lang), lang),
        after: plain(part.text.after.text(lang), lang),
    };
    drawn.view(edition)
}

/// A difference about to be drawn.
struct Drawn {
    anchor: String,
    place: Link,
    word: &'static str,
    before: String,
    after: String,
}

impl Drawn {
    fn view(self, edition: &Edition<'_>) -> Result<DifferenceView> {
        let pieces = compare(&self.before, &self.after);
        let remark = if is_same(&pieces) {
            Some("changes.same_words")
        } else if is_only_writing(&pieces) {
            Some("changes.only_writing")
        } else {
            None
        };
        Ok(DifferenceView {
            anchor: self.anchor,
            place: self.place,
            kind: self.word,
            what: edition.say(&format!("changes.what.{}", self.word))?,
            remark: remark.map(|key| edition.say(key)).transpose()?,
            html: html(&pieces, &Aloud::new(edition)?),
        })
    }
}

/// What a screen reader says around a change: most of them are silent about `<del>` and `<ins>`.
struct Aloud {
    gone: String,
    new: String,
    end: String,
}

impl Aloud {
    fn new(edition: &Edition<'_>) -> Result<Self> {
        let space = if edition.lang == Lang::En { " " } else { "" };
        Ok(Aloud {
            gone: edition.say("changes.aloud.gone")? + space,
            new: edition.say("changes.aloud.new")? + space,
            end: edition.say("changes.aloud.end")? + space,
        })
    }
}

/// The pieces in paragraphs. A change that goes over the end of one is closed there and opened again.
fn html(pieces: &[Piece], aloud: &Aloud) -> String {
    let mut html = "<p>".to_owned();
    for piece in pieces {
        match piece {
            Piece::Same(words) => html.push_str(&lines(words, "", "")),
            Piece::Writing { before, after } => {
                element(
                    &mut html,
                    "del",
                    "difference-writing",
                    &aloud.gone,
                    before,
                    &aloud.end,
                );
                element(
                    &mut html,
                    "ins",
                    "difference-writing",
                    &aloud.new,
                    after,
                    &aloud.end,
                );
            }
            Piece::Changed { before, after } => {
                element(&mut html, "del", "", &aloud.gone, before, &aloud.end);
                element(&mut html, "ins", "", &aloud.new, after, &aloud.end);
            }
        }
    }
    html.push_str("</p>");
    html.replace("<p></p>", "")
}

fn element(html: &mut String, name: &str, class: &str, aloud: &str, words: &str, end: &str) {
    if words.is_empty() {
        return;
    }
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    let mut open = format!("<{name}{class}><span class=\"unseen\">");
    push_escaped(&mut open, aloud);
    open.push_str("</span>");
    let mut close = "<span class=\"unseen\">".to_owned();
    push_escaped(&mut close, end);
    close.extend(["</span></", name, ">"]);
    html.push_str(&lines(words, &open, &close));
}

fn lines(words: &str, open: &str, close: &str) -> String {
    let lines = words.split('\n').map(|line| {
        if line.is_empty() {
            return String::new();
        }
        let mut escaped = String::new();
        push_escaped(&mut escaped, line);
        format!("{open}{escaped}{close}")
    });
    lines.collect::<Vec<_>>().join("</p><p>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_marked_for_eyes_and_ears_and_stays_inside_its_paragraph() {
        let aloud = Aloud {
            gone: "out:".to_owned(),
            new: "in:".to_owned(),
            end: ".".to_owned(),
        };
        let said = |word: &str| format!("<span class=\"unseen\">{word}</span>");
        for (before, after, expected) in [
            (
                "最高50<万",
                "最高80<万",
                format!(
                    "<p>最高<del>{0}50{2}</del><ins>{1}80{2}</ins>&lt;万</p>",
                    said("out:"),
                    said("in:"),
                    said(".")
                ),
            ),
            (
                "",
                "甲\n乙",
                format!(
                    "<p><ins>{0}甲{1}</ins></p><p><ins>{0}乙{1}</ins></p>",
                    said("in:"),
                    said(".")
                ),
            ),
            ("甲", "甲", "<p>甲</p>".to_owned()),
        ] {
            assert_eq!(html(&compare(before, after), &aloud), expected);
        }
    }
}

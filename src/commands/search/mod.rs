//! `gongbao search`: which clauses answer a query.
//!
//! In: [`Search`]. Out: hits, for people or as JSON. Never here: what a hit is; how it is scored.

mod human;
pub(super) mod question;

use std::time::Instant;

use anyhow::Result;

use crate::commands::Outcome;
use crate::commands::args::search::{AnswerFormat, Search};
use crate::commands::make::{load_options, require_site};
use crate::commands::search::question::{Question, Shown};
use crate::commands::terminal::{Terminal, count, refused};
use crate::index::SearchIndex;
use crate::load;
use crate::report::Report;

/// Searches a site.
pub(super) fn run(args: &Search, terminal: Terminal) -> Result<Outcome> {
    require_site(&args.site.root)?;
    let mut report = Report::default();
    let Some(site) = load(
        &load_options(&args.site.root, args.site.as_of, None),
        &mut report,
        &mut (),
    )?
    else {
        return Ok(refused(&report, terminal));
    };
    let start = Instant::now();
    let index = SearchIndex::build(&site)?;
    terminal.say(format_args!(
        "{} indexed in {} ms",
        count(index.len(), "document"),
        start.elapsed().as_millis()
    ));
    let question = question(args);
    if let Some(unknown) = question.unknown(&index) {
        terminal.say(format_args!(
            "error: {}\n  = help: {}",
            unknown.sentence, unknown.help
        ));
        return Ok(Outcome::AtFault);
    }
    let shown = Shown::new(question, &index, site.source);
    match args.format {
        AnswerFormat::Human => terminal.print(shown.human(terminal.style_of_output()).trim_end())?,
        AnswerFormat::Json => terminal.print(shown.json()?)?,
    }
    Ok(Outcome::Fine)
}

fn question(args: &Search) -> Question {
    let given = [
        ("agency", &args.agency),
        ("kind", &args.kind),
        ("policy", &args.policy),
        ("topic", &args.topic),
    ];
    let mut question = Question::of(&args.query);
    question.lang = args.lang;
    question.limit = args.limit;
    question.explain = args.explain;
    for (facet, value) in given {
        if let Some(value) = value {
            question.restrict(facet, value);
        }
    }
    question
}

//! `gongbao search`: which clauses answer a query.
//!
//! In: [`Search`]. Out: hits, for people or as JSON. Never here: what a hit is; how it is scored.

use std::ops::Range;
use std::time::Instant;

use anyhow::Result;
use serde_json::{Value, json};

use crate::commands::Outcome;
use crate::commands::args::{AnswerFormat, Search};
use crate::commands::make::{load_options, require_site};
use crate::commands::terminal::{Terminal, count, counts};
use crate::index::SearchIndex;
use crate::index::search::{Answer, Hit};
use crate::index::snippet::{self, Snippet};
use crate::lang::Lang;
use crate::load;
use crate::report::Report;
use crate::report::human::Style;

/// Searches a site.
pub(super) fn run(args: &Search, terminal: Terminal) -> Result<Outcome> {
    require_site(&args.site.root)?;
    let mut report = Report::default();
    let Some(site) = load(&load_options(&args.site.root, args.site.as_of, None), &mut report)? else {
        // Warnings are for `check`; here they would only hide the answer.
        terminal.show(&report);
        terminal.say(format_args!("{}: mend the errors first", counts(&report)));
        return Ok(Outcome::AtFault);
    };
    let start = Instant::now();
    let index = SearchIndex::build(&site)?;
    terminal.say(format_args!(
        "{} indexed in {} ms",
        count(index.len(), "document"),
        start.elapsed().as_millis()
    ));
    let answer = index.search(&args.query, &filters(args));
    let shown = Shown {
        args,
        index: &index,
        answer: &answer,
        wanted: snippet::wanted(&answer.plan),
        lang: args.lang.unwrap_or_else(|| language_of(&args.query, site.source)),
    };
    match args.format {
        AnswerFormat::Human => terminal.print(shown.human(terminal.style_of_output()).trim_end())?,
        AnswerFormat::Json => terminal.print(serde_json::to_string_pretty(&shown.json())?)?,
    }
    Ok(Outcome::Fine)
}

fn filters(args: &Search) -> Vec<String> {
    let given = [
        ("agency", &args.agency),
        ("kind", &args.kind),
        ("policy", &args.policy),
    ];
    given
        .into_iter()
        .filter_map(|(facet, value)| Some(format!("#{facet}:{}", value.as_ref()?)))
        .collect()
}

/// Who types English reads English; who types Chinese reads the script that the characters belong to.
fn language_of(query: &str, source: Lang) -> Lang {
    if !query.chars().any(crate::zh::is_han) {
        return if query.chars().any(char::is_alphabetic) {
            Lang::En
        } else {
            source
        };
    }
    let is_traditional = query.chars().any(|c| crate::zh::fold::fold(c) != c);
    if is_traditional {
        Lang::ZhHant
    } else {
        Lang::ZhHans
    }
}

/// An answer and all that is needed to show it.
struct Shown<'a> {
    args: &'a Search,
    index: &'a SearchIndex,
    answer: &'a Answer,
    wanted: Vec<String>,
    lang: Lang,
}

impl Shown<'_> {
    fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.answer.hits.iter().take(self.args.limit)
    }

    fn snippet(&self, hit: &Hit) -> Snippet {
        let record = self.index.record(hit.document, self.lang);
        snippet::snippet(&record.text, &self.wanted, self.lang)
    }

    fn json(&self) -> Value {
        let hits: Vec<Value> = self.hits().map(|hit| self.json_hit(hit)).collect();
        let mut answer = json!({
            "query": self.args.query,
            "total": self.answer.hits.len(),
            "exact": self.answer.exact,
            "in_text": self.answer.in_text,
            "hits": hits,
        });
        if let Some(showing) = &self.answer.showing {
            answer["showing"] = json!(showing);
        }
        if self.answer.hits.is_empty() {
            answer["nearest"] = json!(self.answer.nearest);
        }
        answer
    }

    fn json_hit(&self, hit: &Hit) -> Value {
        let record = self.index.record(hit.document, self.lang);
        let snippet = self.snippet(hit);
        let marks: Vec<[usize; 2]> = snippet.marks.iter().map(|mark| [mark.start, mark.end]).collect();
        let mut shown = json!({
            "kind": record.kind,
            "policy": record.policy,
            "measure": record.measure,
            "clause": record.clause,
            "score": hit.score,
            "title": record.title,
            "url": record.url,
            "snippet": snippet.text,
            "marks": marks,
            "exact": hit.is_exact,
        });
        if self.args.explain {
            let parts = hit.parts.iter();
            shown["explain"] = parts
                .map(|(what, points)| json!({"what": what, "points": points}))
                .collect();
        }
        shown
    }

    fn human(&self, style: Style) -> String {
        let mut lines = Vec::new();
        if let Some(showing) = &self.answer.showing {
            lines.push(format!(
                "Nothing has `{}`. Showing results for {}.",
                self.args.query,
                style.mark(showing)
            ));
            lines.push(String::new());
        }
        for (number, hit) in self.hits().enumerate() {
            lines.push(self.human_hit(number + 1, hit, style));
        }
        lines.push(self.summary());
        lines.join("\n")
    }

    fn human_hit(&self, number: usize, hit: &Hit, style: Style) -> String {
        let record = self.index.record(hit.document, self.lang);
        let place = match record.kind {
            "clause" => format!("{}.{}", record.measure, record.clause),
            other => other.to_owned(),
        };
        let title = style.marked(&record.title, &snippet::marks(&record.title, &self.wanted));
        let snippet = self.snippet(hit);
        let mut lines = vec![
            format!("{number:>2}  {}  {title}", style.strong(&place)),
            format!("    {}", style.marked(&snippet.text, &snippet.marks)),
        ];
        if !record.facts.is_empty() {
            lines.push(format!("    {}", record.facts));
        }
        lines.push(format!("    {}", style.faint(&record.url)));
        if self.args.explain {
            lines.push(format!("    {} points", hit.score));
            let parts = hit.parts.iter();
            lines.extend(parts.map(|(what, points)| format!("    {points:>7}  {what}")));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    fn summary(&self) -> String {
        let total = self.answer.hits.len();
        if total == 0 {
            let searched = count(self.index.len(), "document");
            let try_these = match &self.answer.nearest[..] {
                [] => "Try fewer or other words.".to_owned(),
                words => format!("Nearest words: {}.", words.join(", ")),
            };
            return format!("Nothing found in {searched}. {try_these}");
        }
        let shown = total.min(self.args.limit);
        let cut = if shown < total {
            format!(", {shown} shown")
        } else {
            String::new()
        };
        match self.answer.exact {
            exact if exact == total => format!("{}{cut}", count(total, "hit")),
            0 => format!(
                "{}{cut}; none has the words exactly as typed",
                count(total, "hit")
            ),
            exact => format!("{}{cut}; {exact} with the words as typed", count(total, "hit")),
        }
    }
}

/// How the parts of a hit look; colour on a terminal, else nothing.
trait Look {
    fn with(self, code: &str, text: &str) -> String;
    fn mark(self, text: &str) -> String;
    fn strong(self, text: &str) -> String;
    fn faint(self, text: &str) -> String;
    fn marked(self, text: &str, marks: &[Range<usize>]) -> String;
}

impl Look for Style {
    fn with(self, code: &str, text: &str) -> String {
        match self {
            Style::Colour => format!("\x1b[{code}m{text}\x1b[0m"),
            Style::Plain => text.to_owned(),
        }
    }

    fn mark(self, text: &str) -> String {
        self.with("1;33", text)
    }

    fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    fn marked(self, text: &str, marks: &[Range<usize>]) -> String {
        let characters: Vec<char> = text.chars().collect();
        let piece = |range: Range<usize>| characters[range].iter().collect::<String>();
        let mut out = String::new();
        let mut at = 0;
        for mark in marks {
            out.push_str(&piece(at..mark.start));
            out.push_str(&self.mark(&piece(mark.clone())));
            at = mark.end;
        }
        out.push_str(&piece(at..characters.len()));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_says_what_its_writer_reads() {
        for (query, expected) in [
            ("海外倉", Lang::ZhHant),
            ("海外仓", Lang::ZhHans),
            ("warehouse", Lang::En),
            ("50%", Lang::ZhHans),
            ("OTC藥品", Lang::ZhHant),
        ] {
            assert_eq!(language_of(query, Lang::ZhHans), expected, "{query}");
        }
    }

    #[test]
    fn found_words_are_coloured_and_nothing_is_lost() {
        let marks = [0..2, 4..5];
        assert_eq!(Style::Plain.marked("支持海外倉。", &marks), "支持海外倉。");
        assert_eq!(
            Style::Colour.marked("支持海外倉。", &marks),
            "\x1b[1;33m支持\x1b[0m海外\x1b[1;33m倉\x1b[0m。"
        );
    }
}

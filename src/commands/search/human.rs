//! Hits as people read them in a terminal.
//!
//! In: [`Shown`]. Out: lines, coloured where the terminal can. Never here: what is found.

use std::ops::Range;

use crate::commands::search::question::Shown;
use crate::commands::terminal::count;
use crate::index::search::Hit;
use crate::index::snippet;
use crate::report::human::Style;

impl Shown<'_> {
    /// The answer in lines.
    pub(super) fn human(&self, style: Style) -> String {
        let mut lines = Vec::new();
        if let Some(showing) = &self.answer.showing {
            lines.push(format!(
                "Nothing has `{}`. Showing results for {}.",
                self.question.query,
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
        if self.question.explain {
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
        let shown = total.min(self.question.limit);
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
    fn found_words_are_coloured_and_nothing_is_lost() {
        let marks = [0..2, 4..5];
        assert_eq!(Style::Plain.marked("支持海外倉。", &marks), "支持海外倉。");
        assert_eq!(
            Style::Colour.marked("支持海外倉。", &marks),
            "\x1b[1;33m支持\x1b[0m海外\x1b[1;33m倉\x1b[0m。"
        );
    }
}

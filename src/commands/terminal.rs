//! What the user sees: the one place that prints.
//!
//! In: texts. Out: standard output for what was asked for, standard error for everything about it.
//! Never here: what to say.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};

use anyhow::{Context, Error, Result};

use crate::commands::Outcome;
use crate::lang::Lang;
use crate::report::Report;
use crate::report::catalogue::say_lines;
use crate::report::human::{Style, human_in};

/// Standard output and standard error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    /// Whether somebody is looking, so that progress makes sense.
    is_watched: bool,
    has_colour: bool,
    wants_no_colour: bool,
    /// In which the program speaks.
    lang: Lang,
}

impl Terminal {
    /// Looks at what standard error is. `NO_COLOR` follows <https://no-color.org>: set to anything but nothing.
    pub(super) fn new() -> Self {
        let is_watched = io::stderr().is_terminal();
        let wants_no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Terminal {
            is_watched,
            has_colour: is_watched && !wants_no_colour,
            wants_no_colour,
            lang: lang_of_environment(),
        }
    }

    /// The same, speaking another language than the environment's.
    pub(super) fn in_language(self, lang: Option<Lang>) -> Self {
        Terminal {
            lang: lang.unwrap_or(self.lang),
            ..self
        }
    }

    /// The language in which the program speaks.
    pub(super) fn lang(self) -> Lang {
        self.lang
    }

    /// Asks a question that is answered with yes or no; `None` where nobody is there to answer.
    pub(super) fn ask(self, question: &str) -> Option<bool> {
        if !self.is_watched || !io::stdin().is_terminal() {
            return None;
        }
        self.clear_progress();
        let mut stderr = io::stderr().lock();
        let question = self.told(question);
        let _ = write!(stderr, "{question} [y/N] ").and_then(|()| stderr.flush());
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        let answer = answer.trim().to_lowercase();
        Some(["y", "yes", "是", "好"].contains(&answer.as_str()))
    }

    /// One of our sentences in the user's language.
    pub(super) fn told(self, text: impl Display) -> String {
        say_lines(&text.to_string(), self.lang)
    }

    /// Prints what was done, where that is what was asked for.
    pub(super) fn sum_up(self, text: impl Display) -> Result<()> {
        self.print(self.told(text))
    }

    /// Prints what was asked for, as it is.
    pub(super) fn print(self, text: impl Display) -> Result<()> {
        self.clear_progress();
        match writeln!(io::stdout().lock(), "{text}") {
            // `gongbao schema measure | head` is done when the reader is.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            result => result.context("can't write to standard output"),
        }
    }

    /// Says something about the work, in the user's language.
    pub(super) fn say(self, text: impl Display) {
        self.show_text(&self.told(text));
    }

    fn show_text(self, text: &str) {
        self.clear_progress();
        // Where standard error is closed there is nobody to be told.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// How what was asked for can look: standard output may be a file while standard error is watched.
    pub(super) fn style_of_output(self) -> Style {
        if io::stdout().is_terminal() && !self.wants_no_colour {
            Style::Colour
        } else {
            Style::Plain
        }
    }

    /// Shows every finding, for people.
    pub(super) fn show(self, report: &Report) {
        let style = if self.has_colour {
            Style::Colour
        } else {
            Style::Plain
        };
        let text = human_in(report, style, self.lang);
        if !text.trim().is_empty() {
            // Findings were told in the language already, and stand beside the author's own words.
            self.show_text(text.trim_end());
        }
    }

    /// Says why the work could not be done.
    pub(super) fn fail(self, failure: &Error) {
        let told = self.told(format_args!("error: {}", because(failure)));
        let word = self.told("error");
        match told.strip_prefix(&word) {
            Some(rest) if self.has_colour => self.show_text(&format!("\x1b[1;31m{word}\x1b[0m{rest}")),
            _ => self.show_text(&told),
        }
    }

    /// Says what is being done, until something else is said. Nobody's log is filled with it.
    pub(super) fn progress(self, text: impl Display) {
        if self.is_watched {
            let mut stderr = io::stderr().lock();
            let _ = write!(stderr, "\r\x1b[2K{} …", self.told(text)).and_then(|()| stderr.flush());
        }
    }

    fn clear_progress(self) {
        if self.is_watched {
            let _ = write!(io::stderr().lock(), "\r\x1b[2K");
        }
    }
}

/// The language that the environment asks for, in the order in which POSIX looks: `zh_HK.UTF-8`, `zh_CN`, anything else.
fn lang_of_environment() -> Lang {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    lang_of_locale(&locale.unwrap_or_default())
}

fn lang_of_locale(locale: &str) -> Lang {
    let locale = locale.to_ascii_lowercase().replace('_', "-");
    let is_traditional = ["zh-hant", "zh-hk", "zh-tw", "zh-mo"];
    if is_traditional.iter().any(|begin| locale.starts_with(begin)) {
        Lang::ZhHant
    } else if locale.starts_with("zh") {
        Lang::ZhHans
    } else {
        Lang::En
    }
}

/// The failure and, a line each, what led to it.
pub(super) fn because(failure: &Error) -> String {
    let mut text = failure.to_string();
    for cause in failure.chain().skip(1) {
        text.push_str("\n  because: ");
        text.push_str(&cause.to_string().replace('\n', "\n  "));
    }
    text
}

/// `1 error`, `2 errors`.
pub(super) fn count(number: usize, word: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {word}{plural}")
}

/// Why a site can't be read, for commands that only read it. Warnings are for `check`; here they would hide the answer.
pub(super) fn refused(report: &Report, terminal: Terminal) -> Outcome {
    terminal.show(report);
    terminal.say(format_args!("{}: mend the errors first", counts(report)));
    Outcome::AtFault
}

/// `2 errors, 1 warning`, without what there is none of.
pub(super) fn counts(report: &Report) -> String {
    let counted = [
        (report.errors(), "error", "errors"),
        (report.warnings(), "warning", "warnings"),
        (report.advice(), "piece of advice", "pieces of advice"),
    ];
    let words: Vec<String> = counted
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| format!("{number} {}", if number == 1 { one } else { many }))
        .collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Diagnostic;
    use crate::source::Span;

    #[test]
    fn findings_are_counted_in_words() {
        for (errors, warnings, expected) in [
            (0, 0, ""),
            (1, 0, "1 error"),
            (0, 2, "2 warnings"),
            (2, 1, "2 errors, 1 warning"),
        ] {
            let mut report = Report::default();
            let place = || Span::unreadable("content/site.yaml");
            (0..errors)
                .for_each(|at| report.add(Diagnostic::error("bad-value", place(), format!("wrong {at}"))));
            (0..warnings)
                .for_each(|at| report.add(Diagnostic::warning("unread-file", place(), format!("odd {at}"))));
            if let Some(twice) = report.sorted().first().map(|finding| (*finding).clone()) {
                report.add(twice);
            }
            assert_eq!(counts(&report), expected);
        }
    }

    #[test]
    fn the_environment_says_which_chinese() {
        for (locale, lang) in [
            ("zh_CN.UTF-8", Lang::ZhHans),
            ("zh", Lang::ZhHans),
            ("zh_HK", Lang::ZhHant),
            ("zh-Hant-MO", Lang::ZhHant),
            ("en_GB.UTF-8", Lang::En),
            ("C.UTF-8", Lang::En),
            ("", Lang::En),
        ] {
            assert_eq!(lang_of_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn a_failure_names_its_causes() {
        let failure = anyhow::anyhow!("No space left on device").context("can't write `en/index.html`");
        assert_eq!(
            because(&failure),
            "can't write `en/index.html`\n  because: No space left on device"
        );
    }
}

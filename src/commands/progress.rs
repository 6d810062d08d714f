//! How far the work is, and how long each stage took.
//!
//! In: the stages as they begin. Out: a word on the terminal while somebody is looking, and a [`Timings`] at the end.
//! Never here: the work.

use std::fmt;
use std::time::{Duration, Instant};

use crate::Observer;
use crate::Stage;
use crate::commands::terminal::Terminal;

/// Watches the stages of one run.
#[derive(Debug)]
pub(super) struct Progress {
    terminal: Terminal,
    begun: Vec<(Stage, Instant)>,
}

/// How long each stage took, in the order of the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timings(Vec<(Stage, Duration)>);

impl Progress {
    /// Nothing has begun yet.
    pub(super) fn new(terminal: Terminal) -> Self {
        Progress {
            terminal,
            begun: Vec::new(),
        }
    }

    /// The work is done: what each stage took.
    pub(super) fn ended(self) -> Timings {
        let end = Instant::now();
        let ends = self.begun.iter().skip(1).map(|(_, begun)| *begun).chain([end]);
        let took = self.begun.iter().zip(ends);
        Timings(
            took.map(|((stage, begun), ended)| (*stage, ended.duration_since(*begun)))
                .collect(),
        )
    }
}

impl Observer for Progress {
    fn begins(&mut self, stage: Stage) {
        self.terminal.progress(doing(stage));
        self.begun.push((stage, Instant::now()));
    }
}

fn doing(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "reading the content",
        Stage::Model => "understanding the records",
        Stage::Resolve => "looking up names and scripts",
        Stage::Check => "applying the rules",
        Stage::Theme => "reading the theme",
        Stage::Render => "listing the pages",
        Stage::Index => "making the search index",
        Stage::Export => "listing the data files",
        Stage::Write => "making and writing every file",
    }
}

impl Timings {
    /// All stages together.
    pub(super) fn total(&self) -> Duration {
        self.0.iter().map(|(_, took)| *took).sum()
    }
}

impl fmt::Display for Timings {
    /// A line for each stage: milliseconds, share, what was done.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total().as_secs_f64();
        for (stage, took) in &self.0 {
            let took = took.as_secs_f64();
            let share = if total > 0.0 { 100.0 * took / total } else { 0.0 };
            writeln!(f, "{:>9.1} ms {share:>4.0} %  {}", took * 1000.0, doing(*stage))?;
        }
        write!(f, "{:>9.1} ms        in all", total * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_has_a_line_with_its_share() {
        let timings = Timings(vec![
            (Stage::Read, Duration::from_millis(250)),
            (Stage::Write, Duration::from_millis(750)),
        ]);
        assert_eq!(
            timings.to_string(),
            "    250.0 ms   25 %  reading the content\n    \
             750.0 ms   75 %  making and writing every file\n   \
             1000.0 ms        in all"
        );
        assert_eq!(Timings(Vec::new()).to_string(), "      0.0 ms        in all");
    }
}

//! Makes the site after every change, and says what came of it in the terminal and to the pages.
//!
//! In: [`Signal`]s. Out: the folder of the preview, [`Live`] and [`Searching`]. Never here: what the stages do.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::commands::make::{Order, make};
use crate::commands::serve::live::Live;
use crate::commands::serve::search::Searching;
use crate::commands::serve::watch::{Signal, Watch};
use crate::commands::terminal::{Terminal, because, counts};
use crate::report::Report;
use crate::report::human::{Style, human_in};

/// Makes one site again and again.
pub(super) struct Rebuilder {
    pub(super) order: Order,
    pub(super) live: Arc<Live>,
    pub(super) searching: Arc<Searching>,
    pub(super) terminal: Terminal,
}

impl Rebuilder {
    /// Builds after every change, until told to stop.
    pub(super) fn follow(&self, signals: &Receiver<Signal>, mut watch: Watch) {
        while let Ok(first) = signals.recv() {
            // Whatever came in the meantime is covered by the same build.
            let all: Vec<Signal> = std::iter::once(first).chain(signals.try_iter()).collect();
            if all.iter().any(|signal| matches!(signal, Signal::Stop)) {
                return;
            }
            for trouble in all.iter().filter_map(Signal::trouble) {
                self.terminal
                    .say(format_args!("watching is in trouble: {trouble}"));
            }
            if all.iter().any(|signal| matches!(signal, Signal::FolderMoved)) {
                watch.follow_folders();
            }
            self.build();
        }
    }

    /// Builds once.
    pub(super) fn build(&self) {
        let mut report = Report::default();
        let result = make(&self.order, &mut report, self.terminal);
        self.terminal.show(&report);
        match result {
            Ok(Some(done)) => {
                self.terminal.say(&done);
                self.live.built(done.site.base_path(), done.written.differs());
                // After the pages, which don't wait for it; the old index answers meanwhile.
                if let Err(failure) = self.searching.take(&done.site) {
                    self.terminal.fail(&failure);
                }
            }
            Ok(None) => {
                let stays = if self.live.state().is_built {
                    "the last good site stays"
                } else {
                    "no site yet"
                };
                self.terminal.say(format_args!("{}: {stays}", counts(&report)));
                let findings = human_in(&report, Style::Plain, self.terminal.lang());
                self.live
                    .failed(format!("{}\n\n{}", findings.trim_end(), counts(&report)));
            }
            Err(failure) => {
                self.terminal.fail(&failure);
                self.live.failed(format!("error: {}", because(&failure)));
            }
        }
    }
}

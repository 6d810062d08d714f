//! Makes the site after every change, and says what came of it in the terminal and to the pages.
//!
//! In: [`Signal`]s. Out: the folder of the preview, [`Live`], [`Searching`] and [`Author`]. Never here: what the stages do.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::commands::make::{Done, Order, make};
use crate::commands::serve::author::Author;
use crate::commands::serve::author::desk::Desk;
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
    /// The author's view; none where there is none.
    pub(super) author: Option<Arc<Author>>,
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
            Ok(Some(done)) => self.built(done, report),
            Ok(None) => self.broken(report),
            Err(failure) => {
                self.terminal.fail(&failure);
                let words = because(&failure);
                let desk = self.desk(|desk| desk.failed(words.clone()));
                self.live.failed(format!("error: {words}"), &desk);
            }
        }
    }

    fn built(&self, done: Done, report: Report) {
        self.terminal.say(&done);
        let differs = done.written.differs();
        let site = Arc::new(done.site);
        let desk = self.desk(|_| Desk::built(Arc::clone(&site), report));
        self.live.built(site.base_path(), differs, &desk);
        // After the pages, which don't wait for it; the old index answers meanwhile.
        if let Err(failure) = self.searching.take(&site) {
            self.terminal.fail(&failure);
        }
    }

    fn broken(&self, report: Report) {
        let stays = if self.live.state().is_built {
            "the last good site stays"
        } else {
            "no site yet"
        };
        self.terminal.say(format_args!("{}: {stays}", counts(&report)));
        let findings = human_in(&report, Style::Plain, self.terminal.lang());
        let findings = format!("{}\n\n{}", findings.trim_end(), counts(&report));
        let desk = self.desk(|desk| desk.broken(report));
        self.live.failed(findings, &desk);
    }

    /// Puts something on the author's desk; gives its mark.
    fn desk(&self, make: impl FnOnce(&Desk) -> Desk) -> String {
        let author = self.author.as_ref();
        author.map_or_else(String::new, |author| author.take(make))
    }
}

//! Says when something in `content/` or `themes/` has changed.
//!
//! In: the root of the site. Out: [`Signal`]s. Never here: what a change means; reading a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use anyhow::{Context, Result};
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};

/// An editor saves in several steps, and a checkout changes many files: one build is enough for all of them.
const PAUSE: Duration = Duration::from_millis(150);

/// Something that the rebuilder must know.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// A file or folder has changed.
    Changed,
    /// `content/` or `themes/` itself came, went or was exchanged; what was watched may be gone.
    FolderMoved,
    /// The system can't say what has changed.
    Trouble(String),
    /// The server is ending.
    Stop,
}

impl Signal {
    /// What the system said, if it is in trouble.
    pub(super) fn trouble(&self) -> Option<&str> {
        match self {
            Signal::Trouble(words) => Some(words),
            _ => None,
        }
    }
}

/// Watches until dropped.
#[derive(Debug)]
pub(super) struct Watch {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    folders: [PathBuf; 2],
}

impl Watch {
    /// Begins to watch.
    pub(super) fn start(root: &Path, signals: Sender<Signal>) -> Result<Watch> {
        let doing = || format!("can't watch `{}`", root.display());
        // The system names what changed by its real path, so that is what is compared.
        let root = fs::canonicalize(root).with_context(doing)?;
        let folders = ["content", "themes"].map(|name| root.join(name));
        let wanted = folders.clone();
        let tell = move |result: DebounceEventResult| {
            if let Some(signal) = signal(&result, &wanted) {
                // Nobody listens any more: the server is ending.
                let _ = signals.send(signal);
            }
        };
        let mut debouncer = new_debouncer(PAUSE, None, tell).with_context(doing)?;
        // Of the root itself only names are watched: a themes/ that is made later must be noticed.
        debouncer
            .watch(&root, RecursiveMode::NonRecursive)
            .with_context(doing)?;
        let mut watch = Watch { debouncer, folders };
        watch.follow_folders();
        Ok(watch)
    }

    /// Watches the folders that stand there now.
    pub(super) fn follow_folders(&mut self) {
        for folder in &self.folders {
            // Fails when it was not watched before, or is not there now; both are usual.
            let _ = self.debouncer.unwatch(folder);
            let _ = self.debouncer.watch(folder, RecursiveMode::Recursive);
        }
    }
}

fn signal(result: &DebounceEventResult, folders: &[PathBuf]) -> Option<Signal> {
    let events = match result {
        Ok(events) => events,
        Err(errors) => {
            let words: Vec<String> = errors.iter().map(ToString::to_string).collect();
            return Some(Signal::Trouble(words.join("; ")));
        }
    };
    let touched = |event: &&DebouncedEvent| {
        // Reading is no change; a build reads everything, and would follow itself for ever.
        let is_change = !matches!(event.kind, EventKind::Access(_));
        let is_ours = |path: &PathBuf| folders.iter().any(|folder| path.starts_with(folder));
        event.need_rescan() || (is_change && event.paths.iter().any(is_ours))
    };
    let changes: Vec<&DebouncedEvent> = events.iter().filter(touched).collect();
    let moved = |event: &&DebouncedEvent| {
        let is_move = event.kind.is_create() || event.kind.is_remove() || event.kind.is_modify();
        event.need_rescan() || (is_move && event.paths.iter().any(|path| folders.contains(path)))
    };
    if changes.iter().any(moved) {
        return Some(Signal::FolderMoved);
    }
    (!changes.is_empty()).then_some(Signal::Changed)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "an author at work")]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    /// Whether something is said soon; then waits until nothing more is.
    fn hears(signals: &Receiver<Signal>, watch: &mut Watch) -> bool {
        let soon = Duration::from_secs(5);
        let Ok(first) = signals.recv_timeout(soon) else {
            return false;
        };
        let mut moved = first == Signal::FolderMoved;
        while let Ok(more) = signals.recv_timeout(PAUSE * 3) {
            moved |= more == Signal::FolderMoved;
        }
        if moved {
            watch.follow_folders();
        }
        true
    }

    #[test]
    fn changes_are_heard_also_in_folders_that_are_new() {
        let root = tempfile::tempdir().unwrap();
        let content = root.path().join("content");
        fs::create_dir(&content).unwrap();
        let (sender, signals) = channel();
        let mut watch = Watch::start(root.path(), sender).unwrap();

        fs::write(content.join("site.yaml"), "a").unwrap();
        assert!(hears(&signals, &mut watch), "a file");
        fs::create_dir_all(content.join("policies/new/measures")).unwrap();
        assert!(hears(&signals, &mut watch), "a folder");
        fs::write(content.join("policies/new/measures/01.yaml"), "a").unwrap();
        assert!(hears(&signals, &mut watch), "a file in a new folder");
        fs::create_dir_all(root.path().join("themes/mine")).unwrap();
        assert!(hears(&signals, &mut watch), "themes/ was not there");
        fs::write(root.path().join("themes/mine/base.css"), "a").unwrap();
        assert!(hears(&signals, &mut watch), "a file in it");
        fs::rename(&content, root.path().join("away")).unwrap();
        assert!(hears(&signals, &mut watch), "content/ went");
        fs::rename(root.path().join("away"), &content).unwrap();
        assert!(hears(&signals, &mut watch), "content/ came back");
        fs::write(content.join("site.yaml"), "b").unwrap();
        assert!(hears(&signals, &mut watch), "a file in it");
    }

    #[test]
    fn reading_and_what_happens_elsewhere_are_no_changes() {
        let root = tempfile::tempdir().unwrap();
        let page = root.path().join("content/site.yaml");
        fs::create_dir(root.path().join("content")).unwrap();
        fs::write(&page, "a").unwrap();
        let (sender, signals) = channel();
        let _watch = Watch::start(root.path(), sender).unwrap();

        fs::read(&page).unwrap();
        fs::create_dir(root.path().join("public")).unwrap();
        fs::write(root.path().join("public/index.html"), "a").unwrap();

        assert!(signals.recv_timeout(PAUSE * 6).is_err());
    }
}

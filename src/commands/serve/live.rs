//! What the open pages have to know of the latest build.
//!
//! In: what came of a build. Out: [`State`], and a word to everybody who follows it. Never here: HTTP; building.

use serde::Serialize;
use tokio::sync::watch;

/// The latest build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    /// Counts the sites that differ from the one before.
    version: u64,
    /// Whether there has been a site since the start.
    pub(super) is_built: bool,
    /// The path below which the site stands.
    pub(super) base_path: String,
    /// Why the latest build came to nothing.
    pub(super) findings: Option<String>,
    /// What lies on the author's desk, by its mark.
    pub(super) desk: String,
}

/// What a page is told.
#[derive(Debug, Serialize)]
struct Word<'a> {
    version: String,
    findings: Option<&'a str>,
    desk: &'a str,
}

impl State {
    /// The version, different from those of another run of the server: a page that was opened before a restart
    /// must see that it is old.
    pub(super) fn version(&self) -> String {
        format!("{}-{}", std::process::id(), self.version)
    }

    /// What a page is told, as JSON.
    pub(super) fn word(&self) -> String {
        let word = Word {
            version: self.version(),
            findings: self.findings.as_deref(),
            desk: &self.desk,
        };
        serde_json::to_string(&word).expect("three strings are always JSON")
    }
}

/// The latest build, to be changed by one and followed by many.
#[derive(Debug)]
pub(super) struct Live {
    sender: watch::Sender<State>,
}

impl Default for Live {
    fn default() -> Self {
        let state = State {
            version: 0,
            is_built: false,
            base_path: "/".to_owned(),
            findings: None,
            desk: String::new(),
        };
        Live {
            sender: watch::Sender::new(state),
        }
    }
}

impl Live {
    /// The latest build.
    pub(super) fn state(&self) -> State {
        self.sender.borrow().clone()
    }

    /// The latest build now, and each that follows.
    pub(super) fn follow(&self) -> watch::Receiver<State> {
        self.sender.subscribe()
    }

    /// A site was made; `differs` says whether a reader could notice, and `desk` whether the author could.
    pub(super) fn built(&self, base_path: &str, differs: bool, desk: &str) {
        self.change(|state| {
            if differs || !state.is_built || state.base_path != base_path {
                state.version += 1;
            }
            state.is_built = true;
            base_path.clone_into(&mut state.base_path);
            state.findings = None;
            desk.clone_into(&mut state.desk);
        });
    }

    /// A build came to nothing; the last good site stays.
    pub(super) fn failed(&self, findings: String, desk: &str) {
        self.change(|state| {
            state.findings = Some(findings);
            desk.clone_into(&mut state.desk);
        });
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        self.sender.send_if_modified(|state| {
            let before = state.clone();
            change(state);
            *state != before
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_of_differences_only() {
        let live = Live::default();
        let mut follower = live.follow();
        let mut told = |expected: bool, what: &str| {
            assert_eq!(follower.has_changed().unwrap(), expected, "{what}");
            follower.mark_unchanged();
            live.state().version
        };
        live.built("/", false, "");
        assert_eq!(told(true, "the first site"), 1);
        live.built("/", false, "");
        assert_eq!(told(false, "the same site"), 1);
        live.failed("a mistake".to_owned(), "");
        assert_eq!(told(true, "a mistake"), 1);
        live.failed("a mistake".to_owned(), "");
        assert_eq!(told(false, "the same mistake"), 1);
        live.built("/", false, "");
        assert_eq!(told(true, "mended, and as before"), 1);
        live.built("/", true, "");
        assert_eq!(told(true, "another site"), 2);
        live.built("/repo/", false, "");
        assert_eq!(told(true, "another address"), 3);
        live.built("/repo/", false, "a warning");
        assert_eq!(told(true, "the same site, and a warning"), 3);
    }
}

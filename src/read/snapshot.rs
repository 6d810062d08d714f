//! Whether the content is still as it was when it was read.
//!
//! In: the files that were found. Out: [`Snapshot`]. Never here: what is in a file; times that are not the files' own.

use std::path::{Path, PathBuf};

use crate::read::walk::{self, Found, Mark};
use crate::report::Report;

/// The files of `content/` at one moment, by what the system says about them: their names, sizes and times.
#[derive(Debug)]
pub struct Snapshot {
    root: PathBuf,
    files: Vec<(String, Mark)>,
}

impl Snapshot {
    /// Remembers files that were found.
    pub(super) fn of(root: &Path, found: &[Found]) -> Self {
        Snapshot {
            root: root.to_owned(),
            files: marks(found),
        }
    }

    /// The first file that was changed, added or removed since.
    #[must_use]
    pub fn changed(&self) -> Option<String> {
        if self.root.join("content").symlink_metadata().is_err() && self.files.is_empty() {
            return None;
        }
        // What can't be walked through now was reported when it was read, or is missing now and differs.
        let now = marks(&walk::walk(&self.root, "content", &mut Report::default()));
        let longest = self.files.len().max(now.len());
        let differing = (0..longest).find(|&at| self.files.get(at) != now.get(at))?;
        // Where one was added or removed, the lists go apart at the smaller name.
        let names = [self.files.get(differing), now.get(differing)];
        names.into_iter().flatten().map(|(name, _)| name.clone()).min()
    }
}

fn marks(found: &[Found]) -> Vec<(String, Mark)> {
    let mut marks: Vec<(String, Mark)> = found.iter().map(|file| (file.path.clone(), file.mark)).collect();
    marks.sort_by(|(a, _), (b, _)| a.cmp(b));
    marks
}

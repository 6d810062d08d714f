//! One writer at a time.
//!
//! In: the path of a lock file. Out: [`Lock`], or word that somebody else is writing. Never here: waiting.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Held while a site is written. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file that stays behind does no harm; it only looks untidy in the author's folder.
        let _ = fs::remove_file(&self.path);
    }
}

/// Takes the lock at `path`, or says who else writes what the user calls `shown`.
pub(super) fn take(path: &Path, shown: &Path) -> Result<Lock> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).with_context(|| format!("can't make the folder `{}`", parent.display()))?;
    // Between opening and locking, the one before us may have removed the file: then our lock is on a file that
    // nobody else will ever find, and another attempt is needed.
    for _ in 0..100 {
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)
            .with_context(|| {
                format!(
                    "can't write into `{}`, where the new site is made before it takes the old one's place",
                    parent.display()
                )
            })?;
        match file.try_lock() {
            Ok(()) if is_still_at(&file, path) => {
                return Ok(Lock {
                    path: path.to_path_buf(),
                    _file: file,
                });
            }
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("can't lock `{}`", path.display()));
            }
        }
    }
    bail!(
        "another gongbao is writing `{}` at this moment: wait until it is done, or end it",
        shown.display()
    );
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let (Ok(ours), Ok(there)) = (file.metadata(), fs::metadata(path)) else {
        return false;
    };
    (ours.dev(), ours.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

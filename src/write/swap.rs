//! The one step in which the new site takes the old one's place, and what a run that was cut off left behind.
//!
//! In: a finished [`Stage`]. Out: the new site where the old one was. Never here: making files.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};

use crate::write::stage::Stage;
use crate::write::target::Place;

/// Puts the new site in place; the old one goes with the dropped stage.
pub(super) fn swap(stage: Stage, place: &Place) -> Result<()> {
    settle(&stage.path).context("the disk did not take all of the new site; the old one is as it was")?;
    put_in_place(&stage.path, place)
        .with_context(|| format!("can't put the new site in place of `{}`", place.shown.display()))?;
    drop(stage);
    Ok(())
}

fn put_in_place(new: &Path, place: &Place) -> io::Result<()> {
    if !place.target.exists() {
        return fs::rename(new, &place.target);
    }
    match exchange(new, &place.target) {
        Err(error) if is_unknown_here(&error) => two_renames(new, place),
        result => result,
    }
}

/// Both folders change their names in one step: at no moment is there no site.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    Ok(renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_new: &Path, _target: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Some network and overlay file systems answer "invalid argument" to an exchange.
fn is_unknown_here(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// For systems without an exchange: there is no site for a moment, and [`recover`] mends a stop in that moment.
fn two_renames(new: &Path, place: &Place) -> io::Result<()> {
    fs::rename(&place.target, &place.old)?;
    if let Err(error) = fs::rename(new, &place.target) {
        fs::rename(&place.old, &place.target)?;
        return Err(error);
    }
    // The new site stands; what can't be removed now is removed by the next run.
    let _ = fs::remove_dir_all(&place.old);
    Ok(())
}

/// Waits until the new site is on the disk. Without it a power cut after the exchange could leave empty pages:
/// the names may reach the disk before what they name.
#[cfg(target_os = "linux")]
pub(super) fn settle(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn settle(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder)
        .into_iter()
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_type().is_file()))
    {
        fs::File::options().write(true).open(entry?.path())?.sync_all()?;
    }
    Ok(())
}

/// Clears away what a run that was cut off left behind, and gives back the site that it was about to replace.
pub(super) fn recover(place: &Place) -> Result<()> {
    if !place.target.exists() && place.old.is_dir() {
        fs::rename(&place.old, &place.target).with_context(|| {
            format!(
                "can't give `{}` its name back, which an earlier run had taken",
                place.shown.display()
            )
        })?;
    }
    for left_over in [&place.next, &place.old] {
        if left_over
            .symlink_metadata()
            .is_ok_and(|metadata| metadata.is_dir())
        {
            fs::remove_dir_all(left_over)
                .with_context(|| format!("can't remove `{}`, left by an earlier run", left_over.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_renames_replace_the_site_and_leave_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("public")).unwrap();
        fs::create_dir(&place.target).unwrap();
        fs::write(place.target.join("page"), "old").unwrap();
        fs::create_dir(&place.next).unwrap();
        fs::write(place.next.join("page"), "new").unwrap();

        two_renames(&place.next, &place).unwrap();

        assert_eq!(fs::read_to_string(place.target.join("page")).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_second_rename_that_fails_gives_the_old_site_back() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("public")).unwrap();
        fs::create_dir(&place.target).unwrap();
        fs::write(place.target.join("page"), "old").unwrap();

        assert!(two_renames(&place.next, &place).is_err());

        assert_eq!(fs::read_to_string(place.target.join("page")).unwrap(), "old");
    }
}

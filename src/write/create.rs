//! Files for authors: a new one, never over an old one; and those that gongbao keeps itself.
//!
//! In: a path and a text. Out: the file, whole or not at all. Never here: what the text means.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Makes a new file, and the folders above it.
///
/// # Errors
///
/// When something stands there already, or the disk refuses; then nothing is left behind.
pub fn create(path: &Path, text: &str) -> Result<()> {
    let shown = path.display();
    make_folders_above(path)?;
    let mut file = match File::create_new(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("`{shown}` is there already and is not overwritten: choose another name, or move it away");
        }
        Err(error) => return Err(error).with_context(|| format!("can't make `{shown}`")),
    };
    if let Err(error) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
        // Half a file would look like the author's own; whether it can be removed changes nothing in the message.
        let _ = fs::remove_file(path);
        return Err(error).with_context(|| format!("can't write `{shown}`"));
    }
    Ok(())
}

/// Replaces a file that gongbao keeps itself: a reader sees the old text or the new one, never half of it.
///
/// # Errors
///
/// When the disk refuses; then the old text stands.
pub fn replace(path: &Path, text: &str) -> Result<()> {
    let doing = || format!("can't write `{}`; it is as it was", path.display());
    make_folders_above(path)?;
    // Through a link, so that a file that somebody keeps elsewhere stays there.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let Some(name) = path.file_name() else {
        bail!("`{}` is no path of a file", path.display());
    };
    let aside = path.with_file_name(format!(".{}.gongbao-next", name.to_string_lossy()));
    let result = write_aside(&aside, text, &path).and_then(|()| fs::rename(&aside, &path));
    if result.is_err() {
        let _ = fs::remove_file(&aside);
    }
    result.with_context(doing)
}

/// Replaces the text of a file that an author wrote, as [`replace`] does. The text comes as `read` gives it; a byte order
/// mark and line ends of another system stay as the author's editor wrote them.
///
/// # Errors
///
/// As for [`replace`].
pub fn mend(path: &Path, text: &str) -> Result<()> {
    let old = fs::read_to_string(path).with_context(|| format!("can't read `{}`", path.display()))?;
    let mark = if old.starts_with('\u{FEFF}') {
        "\u{FEFF}"
    } else {
        ""
    };
    let text = if old.contains("\r\n") {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    };
    replace(path, &format!("{mark}{text}"))
}

/// A folder that is not there yet, and its files by their path inside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewFolder {
    /// Where it will stand.
    pub path: PathBuf,
    /// Its files.
    pub files: Vec<(PathBuf, String)>,
}

/// Makes folders with all their files, or none of them.
///
/// Each is made aside and takes its place in one step. An empty folder may stand there already.
///
/// # Errors
///
/// When something stands in one of the places, or the disk refuses; then nothing is left behind.
pub fn create_folders(folders: &[NewFolder]) -> Result<()> {
    for folder in folders {
        refuse_what_is_there(&folder.path)?;
    }
    let mut made: Vec<&Path> = Vec::new();
    let mut result = Ok(());
    for folder in folders {
        result = create_folder(folder);
        if result.is_err() {
            break;
        }
        made.push(&folder.path);
    }
    if result.is_err() {
        // They were made a moment ago, by us, where nothing stood.
        for path in made {
            let _ = fs::remove_dir_all(path);
        }
    }
    result
}

fn refuse_what_is_there(path: &Path) -> Result<()> {
    let shown = path.display();
    let is_empty = fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    if path.symlink_metadata().is_ok() && !is_empty {
        bail!("`{shown}` is there already and is not overwritten: choose another name, or move it away");
    }
    Ok(())
}

fn create_folder(folder: &NewFolder) -> Result<()> {
    let shown = folder.path.display();
    make_folders_above(&folder.path)?;
    let Some(name) = folder.path.file_name() else {
        bail!("`{shown}` is no path of a folder");
    };
    let aside = folder
        .path
        .with_file_name(format!(".{}.gongbao-next", name.to_string_lossy()));
    // Left over from a run that was stopped; nobody else gives such a name.
    let _ = fs::remove_dir_all(&aside);
    let result = folder
        .files
        .iter()
        .try_for_each(|(path, text)| create(&aside.join(path), text))
        .and_then(|()| {
            refuse_what_is_there(&folder.path)?;
            fs::rename(&aside, &folder.path).with_context(|| format!("can't make the folder `{shown}`"))
        });
    if result.is_err() {
        let _ = fs::remove_dir_all(&aside);
    }
    result
}

fn write_aside(aside: &Path, text: &str, old: &Path) -> std::io::Result<()> {
    let mut file = File::create(aside)?;
    file.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(old) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}

fn make_folders_above(path: &Path) -> Result<()> {
    let Some(parent) = path.parent() else {
        bail!("`{}` is no path of a file", path.display());
    };
    fs::create_dir_all(parent).with_context(|| format!("can't make the folder `{}`", parent.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_never_written_over_an_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("measures/18-new.yaml");
        create(&path, "number: 18\n").unwrap();

        let error = create(&path, "number: 19\n").unwrap_err().to_string();

        assert!(error.contains("is there already"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "number: 18\n");
    }

    #[test]
    fn a_mended_file_keeps_the_ways_of_its_editor() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "\u{FEFF}a: 1\r\nb: 2\r\n").unwrap();
        mend(&path, "a: 1\nb: 3\n").unwrap();

        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{FEFF}a: 1\r\nb: 3\r\n");
    }

    #[test]
    fn a_kept_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("translations.yaml");
        replace(&path, "a: 1\n").unwrap();
        replace(&path, "a: 2\n").unwrap();

        assert_eq!(fs::read_to_string(&path).unwrap(), "a: 2\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

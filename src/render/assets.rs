//! What pages load: style, scripts, images.
//!
//! In: the theme's files. Out: [`Assets`], in a folder named after their contents, so that a browser may keep them for
//! ever and still sees every change. Never here: a change to a file, but for joining style sheets and scripts, and squeezing
//! the style sheets.

use std::collections::BTreeMap;

use crate::render::scripts;
use crate::render::squeeze::squeeze;

/// The files that pages load, and the folder that holds them.
#[derive(Debug)]
pub(crate) struct Assets {
    /// `assets/<16 hexadecimal digits>/`.
    pub(crate) folder: String,
    /// Path inside the folder → bytes.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Assets {
    /// Picks and names the assets among a theme's files (path inside the theme → bytes). Style that one page alone needs,
    /// in `css/pages/`, stays a file of its own, so that the others need not load it.
    pub(crate) fn new<'a>(theme: impl Iterator<Item = (&'a str, &'a [u8])>) -> Assets {
        let mut files = BTreeMap::new();
        let mut sheets = Vec::new();
        let mut modules = BTreeMap::new();
        for (path, bytes) in theme {
            let text = std::str::from_utf8(bytes).ok();
            if let Some(text) = text.filter(|_| path.starts_with("js/") && has_extension(path, "js")) {
                modules.insert(path, text);
            } else if let Some(page) = path.strip_prefix("css/pages/") {
                // What one page alone needs is not carried by all the others.
                files.insert(format!("pages/{page}"), bytes.to_vec());
            } else if path.starts_with("css/") && has_extension(path, "css") {
                sheets.push((cascade(path), path, bytes));
            } else if path == "favicon.svg" || path.starts_with("js/") || path.starts_with("images/") {
                files.insert(path.to_owned(), bytes.to_vec());
            }
        }
        let scripts = scripts::join(&modules).into_iter();
        files.extend(scripts.map(|(path, text)| (path, text.into_bytes())));
        sheets.sort_unstable();
        files.insert(
            "site.css".to_owned(),
            join(sheets.iter().map(|(_, _, bytes)| *bytes)),
        );
        Assets {
            folder: format!("assets/{}/", fingerprint(&files)),
            files,
        }
    }
}

/// Later rules win: tokens, then what every page has, then its parts; print has the last word.
fn cascade(path: &str) -> u8 {
    match path {
        "css/tokens.css" => 0,
        "css/base.css" => 1,
        "css/layout.css" => 2,
        "css/print.css" => 4,
        _ => 3,
    }
}

fn has_extension(path: &str, wanted: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension == wanted)
}

/// Every sheet by itself, so that what one leaves open does not swallow the next.
fn join<'a>(sheets: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut style = String::new();
    for sheet in sheets {
        style.push_str(squeeze(&String::from_utf8_lossy(sheet)).trim_end());
        style.push('\n');
    }
    style.into_bytes()
}

fn fingerprint(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in files {
        // With the lengths, no byte can wander from a name into a file and leave the sum as it was.
        for part in [path.as_bytes(), bytes.as_slice()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets(files: &[(&'static str, &'static str)]) -> Assets {
        Assets::new(files.iter().map(|(path, text)| (*path, text.as_bytes())))
    }

    #[test]
    fn sheets_are_joined_in_the_order_of_the_cascade() {
        let made = assets(&[
            ("css/print.css", "p"),
            ("css/parts/b.css", "b"),
            ("css/parts/a.css", "a\n"),
            ("css/base.css", "base"),
            ("css/pages/data.css", "d"),
            ("css/tokens.css", "tokens"),
            ("css/pages/c.css", "c"),
            ("js/x.js", "x"),
            ("templates/base.html", "t"),
            ("README.md", "r"),
        ]);
        assert_eq!(made.files["site.css"], b"tokens\nbase\na\nb\np\n");
        assert_eq!(
            made.files.keys().collect::<Vec<_>>(),
            ["js/x.js", "pages/c.css", "pages/data.css", "site.css"]
        );
    }

    #[test]
    fn the_folder_changes_with_any_name_or_byte() {
        let folders = [
            assets(&[("js/x.js", "x")]).folder,
            assets(&[("js/x.js", "y")]).folder,
            assets(&[("js/y.js", "x")]).folder,
            assets(&[("js/x.j", "sx")]).folder,
        ];
        for (at, folder) in folders.iter().enumerate() {
            assert_eq!(folder.len(), "assets/0123456789abcdef/".len());
            assert!(!folders[..at].contains(folder));
        }
    }
}

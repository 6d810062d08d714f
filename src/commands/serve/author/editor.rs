//! Which program opens a file at a line: an address that the system hands to the editor.
//!
//! In: the name of an editor, or an address with `{path}` and `{line}`. Out: [`Editor`], which makes links.
//! Never here: starting a program; that is the browser's, and it asks first.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The editors that are known by name, and how each wants to be called.
const KNOWN: [(&str, &str); 9] = [
    ("code", "vscode://file{path}:{line}"),
    ("code-insiders", "vscode-insiders://file{path}:{line}"),
    ("codium", "vscodium://file{path}:{line}"),
    ("cursor", "cursor://file{path}:{line}"),
    ("windsurf", "windsurf://file{path}:{line}"),
    ("idea", "idea://open?file={path}&line={line}"),
    ("zed", "zed://file{path}:{line}"),
    ("sublime", "subl://open?url=file://{path}&line={line}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}"),
];
const NONE: &str = "none";

/// The address that opens a file, with `{path}` and `{line}`; none where the author has no such editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::commands) struct EditorAddress(Option<String>);

/// How files are opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::commands) struct Editor {
    /// The folder of the site, absolute.
    root: PathBuf,
    address: EditorAddress,
}

impl Editor {
    /// An editor for the files of a site.
    pub(in crate::commands) fn new(address: EditorAddress, root: &Path) -> Editor {
        Editor {
            root: std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf()),
            address,
        }
    }

    /// The address that opens a file of the site; `None` where the author has no such editor.
    pub(super) fn link(&self, path: &str, line: usize) -> Option<String> {
        let template = self.address.0.as_deref()?;
        let whole = self.root.join(path);
        let path = encoded(&whole.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
        // A drive of Windows has no slash before it, and every one of the addresses wants one.
        let slash = if path.starts_with('/') { "" } else { "/" };
        let address = template.replace("{path}", &format!("{slash}{path}"));
        Some(address.replace("{line}", &line.to_string()))
    }
}

/// What was typed as an editor: the address that opens a file, or `None` for `none`.
///
/// # Errors
///
/// When no editor is called so, and it is no address that could name a file.
pub(in crate::commands) fn editor(typed: &str) -> Result<EditorAddress, String> {
    if typed == NONE {
        return Ok(EditorAddress(None));
    }
    if let Some((_, template)) = KNOWN.iter().find(|(name, _)| *name == typed) {
        return Ok(EditorAddress(Some((*template).to_owned())));
    }
    let scheme = typed.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_lowercase())
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "+-.".contains(letter));
    // Those would run in the page, and open no editor.
    let runs_in_page = ["javascript", "data", "vbscript", "blob"].contains(&scheme);
    if is_scheme && !runs_in_page && typed.contains("{path}") {
        return Ok(EditorAddress(Some(typed.to_owned())));
    }
    let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
    Err(format!(
        "write {}, none, or an address such as editor://open?file={{path}}&line={{line}}",
        names.join(", ")
    ))
}

/// Everything but letters, figures and what parts a path, as an address wants it.
fn encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_known_by_name_or_by_its_address() {
        for (typed, expected) in [
            ("code", Ok(Some("vscode://file{path}:{line}"))),
            ("none", Ok(None)),
            ("my-editor://{path}", Ok(Some("my-editor://{path}"))),
            ("vim", Err(())),
            ("javascript:alert('{path}')", Err(())),
            ("JavaScript:{path}", Err(())),
            ("editor://open", Err(())),
        ] {
            let found = editor(typed).map_err(drop);
            let expected = expected.map(|address| EditorAddress(address.map(str::to_owned)));
            assert_eq!(found, expected, "{typed}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_names_the_file_and_the_line() {
        for (name, expected) in [
            ("code", "vscode://file/srv/my%20site/content/%E7%A7%9F.yaml:12"),
            (
                "idea",
                "idea://open?file=/srv/my%20site/content/%E7%A7%9F.yaml&line=12",
            ),
            (
                "sublime",
                "subl://open?url=file:///srv/my%20site/content/%E7%A7%9F.yaml&line=12",
            ),
        ] {
            let opener = Editor::new(editor(name).unwrap(), Path::new("/srv/my site"));
            assert_eq!(opener.link("content/租.yaml", 12).as_deref(), Some(expected));
        }
        assert_eq!(
            Editor::new(EditorAddress(None), Path::new("/srv")).link("content/a.yaml", 1),
            None
        );
    }
}

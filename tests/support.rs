//! What all tests need: a site in a temporary folder, the program, trees of files, and their differences.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use similar::TextDiff;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The day for which tests build the real content: any day does, as long as it is always the same.
pub(crate) const DAY: &str = "2026-11-24";

/// Where the real site stands in tests.
pub(crate) const ADDRESS: &str = "https://policy.example/";

/// The repository's folder.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether golden files are to be rewritten: `GOLDEN=write`, as `make golden` sets it.
pub(crate) fn golden_is_rewritten() -> bool {
    std::env::var("GOLDEN").is_ok_and(|value| value == "write")
}

/// A site in a temporary folder, gone when the value is dropped.
pub(crate) struct Scratch {
    root: PathBuf,
    // Holds the folder until the end.
    _folder: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output and standard error in the order in which a terminal would show them;
    /// the scratch folder's own path reads `[ROOT]`.
    pub(crate) output: String,
}

impl Scratch {
    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        // The program shows paths without symbolic links; macOS has one on the way to its temporary folder.
        let root = folder.path().canonicalize().unwrap();
        Scratch {
            root,
            _folder: folder,
        }
    }

    /// The smallest complete site, `tests/base/`.
    pub(crate) fn base() -> Self {
        Scratch::copy_of(&repository().join("tests/base"))
    }

    /// A folder with the same files as another one.
    pub(crate) fn copy_of(folder: &Path) -> Self {
        let scratch = Scratch::empty();
        scratch.copy(folder, "");
        scratch
    }

    /// The site of this repository: its content and themes, and nothing else.
    pub(crate) fn real() -> Self {
        let scratch = Scratch::empty();
        for folder in ["content", "themes"] {
            scratch.copy(&repository().join(folder), folder);
        }
        scratch
    }

    fn copy(&self, from: &Path, to: &str) {
        for (path, file) in files_below(from) {
            let path = if to.is_empty() {
                path
            } else {
                format!("{to}/{path}")
            };
            self.write(&path, &fs::read(file).unwrap());
        }
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    /// Runs `gongbao` in this folder as a script would: no terminal, no colour, nothing of the tester's environment.
    pub(crate) fn gongbao(&self, arguments: &[&str]) -> Run {
        self.gongbao_in(arguments, &[("TZ", "UTC"), ("LANG", "C.UTF-8")])
    }

    /// Runs `gongbao` with these variables and no others.
    pub(crate) fn gongbao_in(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
        command.args(arguments).current_dir(&self.root);
        self.run(command, environment)
    }

    /// Runs `gongbao` where it may have so many MiB of addresses and no more: beyond them memory is refused.
    #[cfg(unix)]
    pub(crate) fn gongbao_within(&self, mebibytes: u64, arguments: &[&str]) -> Run {
        let mut command = Command::new("sh");
        let limited = format!("ulimit -v {} && exec \"$@\"", mebibytes << 10);
        command.args(["-c", &limited, "sh", env!("CARGO_BIN_EXE_gongbao")]);
        command.args(arguments).current_dir(&self.root);
        // A thread asks for a stack of its own and for 64 MiB of addresses to take memory from; a large machine has many.
        let few = [
            ("RAYON_NUM_THREADS", "2"),
            ("MALLOC_ARENA_MAX", "2"),
            ("TZ", "UTC"),
            ("LANG", "C.UTF-8"),
        ];
        self.run(command, &few)
    }

    fn run(&self, mut command: Command, environment: &[(&str, &str)]) -> Run {
        let (mut reader, writer) = io::pipe().unwrap();
        command
            .env_clear()
            .env("NO_COLOR", "1")
            .envs(environment.iter().copied())
            .stdin(std::process::Stdio::null())
            .stdout(writer.try_clone().unwrap())
            .stderr(writer);
        let mut child = command.spawn().unwrap();
        // The command holds the pipe's writing end; reading would wait for it for ever.
        drop(command);
        let mut output = Vec::new();
        reader.read_to_end(&mut output).unwrap();
        let status = child.wait().unwrap();
        let output = String::from_utf8_lossy(&output).replace(&self.root.display().to_string(), "[ROOT]");
        Run {
            code: status.code().unwrap_or(-1),
            output,
        }
    }
}

/// The real site, built once for all tests that look at it.
pub(crate) fn built() -> &'static Path {
    static BUILT: OnceLock<(Scratch, PathBuf)> = OnceLock::new();
    let (_, public) = BUILT.get_or_init(|| {
        let scratch = Scratch::real();
        let run = scratch.gongbao(&["build", "--as-of", DAY, "--base-url", ADDRESS]);
        assert_eq!(run.code, 0, "the real site does not build:\n{}", run.output);
        let public = scratch.root().join("public");
        (scratch, public)
    });
    public
}

/// Every file below a folder, by its path from there with `/`, sorted. A folder that is not there has none.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, PathBuf> {
    if !folder.exists() {
        return BTreeMap::new();
    }
    WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            let parts: Vec<_> = path.iter().map(|part| part.to_str().unwrap()).collect();
            (parts.join("/"), entry.into_path())
        })
        .collect()
}

/// What differs between two trees of files: one piece of text for each file; nothing where they are the same.
pub(crate) fn tree_difference(expected: &Path, actual: &Path) -> Vec<String> {
    let (expected, actual) = (files_below(expected), files_below(actual));
    let missing = expected.keys().filter(|path| !actual.contains_key(*path));
    let unexpected = actual.keys().filter(|path| !expected.contains_key(*path));
    let changed = expected.iter().filter_map(|(path, file)| {
        let (old, new) = (fs::read(file).unwrap(), fs::read(actual.get(path)?).unwrap());
        (old != new).then(|| match (String::from_utf8(old), String::from_utf8(new)) {
            (Ok(old), Ok(new)) => format!("{path} differs:\n{}", difference(&old, &new)),
            _ => format!("{path} differs, and is no text"),
        })
    });
    let mut found: Vec<String> = missing.map(|path| format!("{path} is missing")).collect();
    found.extend(unexpected.map(|path| format!("{path} should not be there")));
    found.extend(changed);
    found
}

/// The lines in which two texts differ, `-` as expected and `+` as it came.
pub(crate) fn difference(expected: &str, actual: &str) -> String {
    TextDiff::from_lines(expected, actual)
        .unified_diff()
        .context_radius(2)
        .header("expected", "actual")
        .to_string()
}

/// Stops the test with everything that was found, unless nothing was.
pub(crate) fn refuse(found: &[String], advice: &str) {
    assert!(found.is_empty(), "{}\n\n{advice}", found.join("\n"));
}

//! Documents that are tests: prose, files, and what the program says about them.
//!
//! A code block whose info string names a path changes the base site; its further words say how:
//!
//! - ```` ```yaml PATH ````: the file as it is to be; `bytes` after the path: `\xff`, `\0`, `\t`, `\r` and `\\` are read as in Rust, `\` at the end of a line takes its end away;
//! - ```` ```diff PATH ````: lines that begin with `-` are replaced by those that begin with `+`;
//! - `delete`: the file is gone; `link`: it is a symbolic link to what the block says; `repeat N`: the block N times.
//!
//! A block `console` holds commands (`$ gongbao check`), exit codes (`? 1`) and exact output.
//! In it `[..]` stands for anything within a line, and `[ROOT]` for the site's folder.

use std::fs;
use std::ops::Range;
use std::path::Path;

use crate::support::{Scratch, difference, golden_is_rewritten, repository};

/// Plays a document against the base site; says what came out differently.
pub(crate) fn play(document: &Path) -> Result<(), String> {
    let text = fs::read_to_string(document).unwrap();
    let name = document.strip_prefix(repository()).unwrap().display();
    let played = replay(&text).map_err(|problem| format!("{name}: {problem}"))?;
    if played == text {
        return Ok(());
    }
    if golden_is_rewritten() {
        fs::write(document, played).unwrap();
        return Ok(());
    }
    Err(format!("{name}:\n{}", difference(&text, &played)))
}

/// The document as it would read if it told the truth.
fn replay(text: &str) -> Result<String, String> {
    let scratch = Scratch::base();
    let mut played = String::new();
    let mut copied = 0;
    for block in blocks(text)? {
        let words: Vec<&str> = block.info.split_whitespace().collect();
        match words.as_slice() {
            ["console"] => {
                played.push_str(&text[copied..block.body.start]);
                played.push_str(&run_console(&scratch, &text[block.body.clone()])?);
                copied = block.body.end;
            }
            [language, path, how @ ..] => {
                change(&scratch, language, path, how, &text[block.body.clone()])?;
            }
            _ => return Err(format!("the block `{}` names no file", block.info)),
        }
    }
    if copied == 0 {
        return Err("there is no ```console block".to_owned());
    }
    played.push_str(&text[copied..]);
    Ok(played)
}

struct Block<'a> {
    info: &'a str,
    body: Range<usize>,
}

/// The fenced blocks. A fence of four backticks may hold one of three.
fn blocks(text: &str) -> Result<Vec<Block<'_>>, String> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, &str, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let ticks = line.len() - line.trim_start_matches('`').len();
        match open {
            None if ticks >= 3 => open = Some((&line[..ticks], line[ticks..].trim(), at)),
            Some((fence, info, body)) if line == fence => {
                blocks.push(Block {
                    info,
                    body: body..start,
                });
                open = None;
            }
            _ => {}
        }
    }
    match open {
        Some((_, info, _)) => Err(format!("the block `{info}` does not end")),
        None => Ok(blocks),
    }
}

fn change(scratch: &Scratch, language: &str, path: &str, how: &[&str], body: &str) -> Result<(), String> {
    let file = scratch.root().join(path);
    match (language, how) {
        ("diff", []) => {
            let old = fs::read_to_string(&file).map_err(|error| format!("{path}: {error}"))?;
            scratch.write(
                path,
                edited(&old, body)
                    .map_err(|error| format!("{path}: {error}"))?
                    .as_bytes(),
            );
        }
        (_, []) => scratch.write(path, body.as_bytes()),
        (_, ["bytes"]) => scratch.write(path, &unescaped(body)?),
        (_, ["repeat", times]) => {
            let times = times
                .parse()
                .map_err(|error| format!("repeat {times}: {error}"))?;
            scratch.write(path, body.repeat(times).as_bytes());
        }
        (_, ["delete"]) => fs::remove_file(&file).map_err(|error| format!("{path}: {error}"))?,
        #[cfg(unix)]
        (_, ["link"]) => {
            std::os::unix::fs::symlink(body.trim(), &file).map_err(|error| format!("{path}: {error}"))?;
        }
        _ => return Err(format!("nobody knows what `{}` means", how.join(" "))),
    }
    Ok(())
}

/// Applies the pieces of a diff; `@@` stands between two of them.
fn edited(old: &str, diff: &str) -> Result<String, String> {
    let mut text = old.to_owned();
    for piece in diff.split("@@\n") {
        let lines = |without: char| -> String {
            let kept = piece
                .split_inclusive('\n')
                .filter(|line| !line.starts_with(without));
            kept.map(|line| line.get(1..).unwrap_or("\n")).collect()
        };
        let (before, after) = (lines('+'), lines('-'));
        if text.matches(&before).count() != 1 {
            return Err(format!("these lines do not stand there once:\n{before}"));
        }
        text = text.replacen(&before, &after, 1);
    }
    Ok(text)
}

fn unescaped(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let kind = after.chars().next().unwrap_or(' ');
        let mut length = kind.len_utf8();
        match kind {
            '0' => bytes.push(0),
            't' => bytes.push(b'\t'),
            'r' => bytes.push(b'\r'),
            '\\' => bytes.push(b'\\'),
            '\n' => {}
            'x' => {
                let digits = after.get(1..3).unwrap_or_default();
                bytes.push(u8::from_str_radix(digits, 16).map_err(|error| format!("\\x{digits}: {error}"))?);
                length = 3;
            }
            _ => return Err(format!("nobody knows what `\\{kind}` means")),
        }
        rest = &after[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(bytes)
}

/// Runs the commands of a console block; gives the block as it came out.
fn run_console(scratch: &Scratch, expected: &str) -> Result<String, String> {
    let mut played = String::new();
    for command in expected.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let words = shell_words(command)?;
        let Some(("gongbao", arguments)) = words.split_first().map(|(first, rest)| (first.as_str(), rest))
        else {
            return Err(format!("`{command}` is no command of gongbao"));
        };
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = scratch.gongbao(&arguments);
        played.extend(["$ ", command, "\n? ", &run.code.to_string(), "\n"]);
        for line in run.output.lines() {
            let pattern = expected.lines().find(|expected| stands_for(expected, line));
            played.push_str(pattern.unwrap_or(line).trim_end());
            played.push('\n');
        }
    }
    Ok(played)
}

/// The words of a command line; quotes of either kind hold a word together.
fn shell_words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let quote = matches!(first, '"' | '\'').then_some(first);
        let (word, after) = match quote {
            Some(quote) => rest[1..]
                .split_once(quote)
                .ok_or(format!("a quote is open in `{line}`"))?,
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = after.trim_start();
    }
    Ok(words)
}

/// Whether a line with `[..]` in it stands for this line.
fn stands_for(pattern: &str, line: &str) -> bool {
    let mut pieces = pattern.split("[..]");
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else {
        return false;
    };
    let mut pieces: Vec<&str> = pieces.collect();
    let Some(last) = pieces.pop() else { return false };
    for piece in pieces {
        match rest.split_once(piece) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[test]
fn wildcards_stand_for_what_they_should() {
    let table = [
        ("built 3 pages in [..] ms", "built 3 pages in 41 ms", true),
        ("built [..] pages in [..] ms", "built 3 pages in 41 ms", true),
        ("built 3 pages in [..] ms", "built 4 pages in 41 ms", false),
        ("built 3 pages", "built 3 pages", false),
        ("[..]b", "ab", true),
        ("a[..]b[..]a", "a", false),
    ];
    for (pattern, line, expected) in table {
        assert_eq!(stands_for(pattern, line), expected, "{pattern} for {line}");
    }
}

#[test]
fn edits_replace_exactly_what_they_say() {
    assert_eq!(
        edited("a\nb\nc\n", " a\n-b\n+x\n@@\n-c\n").as_deref(),
        Ok("a\nx\n")
    );
    assert!(edited("a\na\n", "-a\n+b\n").is_err(), "twice there");
    assert!(edited("a\n", "-b\n+c\n").is_err(), "not there");
}

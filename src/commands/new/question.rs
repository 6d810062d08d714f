//! Asks for what no flag has said, where somebody is there to answer.
//!
//! In: a flag, a question, an example. Out: the answer. Never here: waiting for an answer that nobody can give.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::commands::terminal::Terminal;

/// The flag's value, or the answer; the example where there is neither.
pub(super) fn answer(flag: Option<&String>, question: &str, example: &str, terminal: Terminal) -> String {
    if let Some(value) = flag {
        return value.clone();
    }
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return example.to_owned();
    }
    let question = terminal.told(question);
    let mut stderr = io::stderr().lock();
    // Where the question can't be shown, the example is the answer.
    let _ = write!(stderr, "{question} [{example}]: ").and_then(|()| stderr.flush());
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    match line.trim() {
        typed if read.is_ok() && !typed.is_empty() => typed.to_owned(),
        _ => example.to_owned(),
    }
}

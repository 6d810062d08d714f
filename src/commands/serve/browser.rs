//! Opens an address in the user's browser.
//!
//! In: an address. Out: a browser, or word that there is none. Never here: waiting for it.

use std::process::{Command, Stdio};
use std::thread;

use crate::commands::terminal::Terminal;

/// Asks the system to open the address.
pub(super) fn open(address: String, terminal: Terminal) {
    let mut command = opener();
    command
        .arg(&address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Some openers end only when the browser does.
    thread::spawn(move || {
        if !command.status().is_ok_and(|status| status.success()) {
            terminal.say(format_args!(
                "no browser could be opened: open {address} yourself"
            ));
        }
    });
}

fn opener() -> Command {
    if cfg!(target_os = "macos") {
        return Command::new("open");
    }
    if cfg!(windows) {
        let mut command = Command::new("cmd");
        // `start` takes a first argument in quotes for the title of a window.
        command.args(["/C", "start", ""]);
        return command;
    }
    Command::new("xdg-open")
}

//! What a user types: each command puts stages together and says what came of it.
//!
//! In: the arguments. Out: [`Outcome`], and words on the terminal. Never here: what a stage should decide.
//!
//! Only here is the clock looked at, and only here is something printed.

mod args;
mod build;
mod check;
mod diff;
mod export;
mod generations;
mod import;
mod make;
mod new;
mod progress;
mod publish;
mod schema;
mod search;
mod serve;
mod terminal;
mod translate;
mod verify;

use std::ffi::OsString;

use clap::Parser;

use crate::commands::args::{Arguments, Command};
use crate::commands::terminal::Terminal;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Fine,
    /// The content or the environment is at fault; the terminal says where and what to do.
    AtFault,
    /// The command itself was not understood.
    WrongUsage,
}

/// Does what the arguments ask for. The first of them is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let terminal = Terminal::new();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(answer) => {
            // Help and version come this way too. A closed pipe is the reader's choice and no failure.
            let _ = answer.print();
            return if answer.use_stderr() {
                Outcome::WrongUsage
            } else {
                Outcome::Fine
            };
        }
    };
    let terminal = terminal.in_language(arguments.command.lang());
    let result = match arguments.command {
        Command::Build(args) => build::run(args, terminal),
        Command::Publish(args) => publish::run(args, terminal),
        Command::Rollback(args) => generations::rollback(args, terminal),
        Command::Generations(args) => generations::list(&args, terminal),
        Command::Prune(args) => generations::prune(&args, terminal),
        Command::Verify(args) => verify::run(&args, terminal),
        Command::Check(args) => check::run(&args, terminal),
        Command::Diff(args) => diff::run(args, terminal),
        Command::Export(args) => export::run(args, terminal),
        Command::New(args) => new::run(&args, terminal),
        Command::Import(args) => import::run(&args, terminal),
        Command::Serve(args) => serve::run(args, terminal),
        Command::Search(args) => search::run(&args, terminal),
        Command::Schema(args) => schema::run(&args, terminal),
        Command::Translate(args) => translate::run(&args, terminal),
    };
    result.unwrap_or_else(|failure| {
        terminal.fail(&failure);
        Outcome::AtFault
    })
}

//! Arguments in, exit code out.

use std::process::ExitCode;

use gongbao::commands::{self, Outcome};

fn main() -> ExitCode {
    match commands::run(std::env::args_os()) {
        Outcome::Fine => ExitCode::SUCCESS,
        Outcome::AtFault => ExitCode::from(1),
        Outcome::WrongUsage => ExitCode::from(2),
    }
}

//! Every test that needs the program itself, its content, or the whole repository; one program, so that it links once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on should stop at once, and tests make files of their own"
)]

mod support;
mod transcript;
mod finder;
mod html;

mod mistakes;
mod commands;
mod sites;
mod seed;
mod importing;
mod fuzzing;
mod hostile;
mod beginning;
mod privacy;
mod payloads;
mod deploy;
mod moves;
mod pages;
mod reproducible;
mod scale;
mod search;
mod tidy;
mod documents;
mod exchange;
mod registry;
mod schemas;

//! Site and theme → pages.
//!
//! In: [`Site`](crate::resolve::site::Site) and the theme's files. Out: pages in the output. Never here: the clock, the disk, randomness.

pub mod pages;

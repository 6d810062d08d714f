//! What each template sees: one struct per page, and the pieces that several pages share.
//!
//! In: [`Site`](crate::resolve::site::Site). Out: contexts for the theme. Never here: HTML that a template should arrange.

// One file per template.
pub mod language_choice;
pub mod home;
pub mod policies;
pub mod policy;
pub mod versions;
pub mod version;
pub mod compare;
pub mod measure;
pub mod agencies;
pub mod agency;
pub mod who_does_what;
pub mod glossary;
pub mod updates;
pub mod data;
pub mod search;
pub mod finder;
pub mod free;
pub mod not_found;
pub mod moved;

// The pieces.
pub mod parts;
pub(crate) mod frame;
pub(crate) mod words;
mod status;
mod follow;
mod amounts;
mod glance;
mod heroes;
mod cards;
mod passages;
mod compare_rows;
pub(crate) mod terms;
mod contents;
pub mod citations;
pub mod overview;
mod notes;
mod outdated;
pub mod changes;
pub mod differences;
pub(crate) mod rounds;
mod examples;
mod quotes;
pub mod calculator;
mod search_index;
mod json_ld;

//! What each template sees: one struct per page, and the pieces that several pages share.
//!
//! In: [`Site`](crate::resolve::site::Site). Out: contexts for the theme. Never here: HTML that a template should arrange.

// One file per template.
pub mod language_choice;
pub mod home;
pub mod policies;
pub mod policy;
pub mod measure;
pub mod agencies;
pub mod agency;
pub mod updates;
pub mod search;
pub mod finder;
pub mod free;
pub mod not_found;

// The pieces.
pub mod parts;
mod frame;
mod words;
mod status;
mod amounts;
mod glance;
mod heroes;
mod cards;
mod passages;
mod notes;
mod rounds;
mod examples;
mod quotes;
pub mod calculator;
mod search_index;
mod json_ld;

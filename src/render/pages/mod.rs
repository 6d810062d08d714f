//! What each template sees: one struct per page, and the pieces that several pages share.
//!
//! In: [`Site`](crate::resolve::site::Site). Out: contexts for the theme. Never here: HTML that a template should arrange.

pub mod agencies;
pub mod agency;
pub mod free;
pub mod home;
pub mod language_choice;
pub mod measure;
pub mod not_found;
pub mod parts;
pub mod policies;
pub mod policy;
pub mod updates;

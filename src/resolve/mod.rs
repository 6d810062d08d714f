//! Content → Site.

pub mod addresses;
pub mod site;

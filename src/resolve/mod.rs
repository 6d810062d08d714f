//! Content → Site.

pub mod site;

//! A free page: `<lang>/<page>/`, template `page.html`.

use serde::Serialize;

use crate::render::pages::parts::Frame;

/// What `page.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct FreePage {
    /// What every page has.
    pub frame: Frame,
    /// Its title.
    pub title: String,
    /// Safe HTML.
    pub html: String,
}

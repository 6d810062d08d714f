//! Nothing there: `<lang>/404.html`, template `404.html`; the site's own `404.html` is that of the first language.

use serde::Serialize;

use crate::render::pages::parts::{Frame, Link};

/// What `404.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundPage {
    /// What every page has.
    pub frame: Frame,
    /// Where to go from here.
    pub links: Vec<Link>,
}

//! What happened: `<lang>/updates/`, template `updates.html`.

use serde::Serialize;

use crate::render::pages::parts::{EventView, Frame, RoundView};

/// What `updates.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct UpdatesPage {
    /// What every page has.
    pub frame: Frame,
    /// "Updates".
    pub title: String,
    /// Every event, newest first.
    pub events: Vec<EventView>,
    /// Every round of application, newest first; those without a guide last.
    pub rounds: Vec<RoundView>,
}

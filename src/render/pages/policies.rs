//! The list of policies: `<lang>/policies/`, template `policies.html`.

use serde::Serialize;

use crate::render::pages::home::PolicyCard;
use crate::render::pages::parts::Frame;

/// What `policies.html` sees.
#[derive(Debug, Clone, Serialize)]
pub struct PoliciesPage {
    /// What every page has.
    pub frame: Frame,
    /// "Policies".
    pub title: String,
    /// The policies, newest first.
    pub policies: Vec<PolicyCard>,
}

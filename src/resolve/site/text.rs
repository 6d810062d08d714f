//! A text in every language, and how each came to be.
//!
//! In: nothing. Out: [`Text`] and [`LocalText`]. Never here: how a script is derived.

use crate::lang::{Lang, PerLang};
use crate::source::Spanned;

/// A text in one language.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text and where it, or what it was derived from, was written.
    pub written: Spanned<String>,
    /// How the text came to be.
    pub origin: Origin,
}

/// How a text came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Somebody wrote it.
    Written,
    /// Derived from the other Chinese script.
    Derived,
    /// Not there: it stands in for a language that the site does not publish, or whose lack is a finding.
    StandIn,
}

impl Text {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written.value
    }
}

/// A text in every language.
pub type LocalText = PerLang<Text>;

impl LocalText {
    /// The text of one language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        self.get(lang).as_str()
    }

    /// The texts that an author wrote: what a rule can ask somebody to mend. What was derived or stands in is left out.
    pub fn written(&self) -> impl Iterator<Item = (Lang, &Text)> {
        self.iter().filter(|(_, text)| text.origin == Origin::Written)
    }
}

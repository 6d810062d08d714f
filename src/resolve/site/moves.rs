//! A name that an address had before, and what has it now.
//!
//! In: nothing. Out: plain types. Never here: whether a name is free.

use crate::lang::Lang;
use crate::resolve::addresses;

/// Something that was renamed. Its old addresses go on leading to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// What it is.
    pub what: Moved,
    /// The name that it had.
    pub from: String,
    /// The name that it has.
    pub to: String,
}

/// What has a name of its own in its address, and can therefore be renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moved {
    /// A policy: its folder.
    Policy,
    /// An agency: its id.
    Agency,
    /// A free page: the name of its files.
    Page,
}

impl Move {
    /// The folder of its pages in a language, before and now: `en/agencies/trade/`, `en/agencies/commerce/`.
    #[must_use]
    pub fn folders(&self, lang: Lang) -> (String, String) {
        let folder = match self.what {
            Moved::Policy => addresses::policy,
            Moved::Agency => addresses::agency,
            Moved::Page => addresses::page,
        };
        (folder(lang, &self.from), folder(lang, &self.to))
    }

    /// Its data, before and now: what ends with `/` is a folder. Only policies have some.
    #[must_use]
    pub fn data(&self) -> Vec<(String, String)> {
        match self.what {
            Moved::Policy => vec![
                (addresses::data(&self.from), addresses::data(&self.to)),
                (
                    addresses::data_folder(&self.from),
                    addresses::data_folder(&self.to),
                ),
            ],
            Moved::Agency | Moved::Page => Vec::new(),
        }
    }
}

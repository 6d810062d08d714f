//! `content/agencies.yaml`: every body that a clause may name.

use crate::model::text::Written;
use crate::source::Spanned;

/// An agency, as written.
#[derive(Debug, Clone)]
pub struct AgencyRecord {
    /// Stable name in addresses and in other records: `commerce`.
    pub id: Spanned<String>,
    /// The name that brackets print: 市商务局.
    pub short: Written,
    /// The formal name: 广州市商务局. The short one where there is none.
    pub full: Option<Written>,
    /// Whose body it is.
    pub level: Level,
    /// Whether it stands for several bodies at once: 各区政府.
    pub collective: bool,
    /// Its web address.
    pub url: Option<Spanned<String>>,
    /// Other names under which texts and searchers know it.
    pub aliases: Vec<Written>,
    /// Something a reader should know about the name or the body.
    pub note: Option<Written>,
}

/// Whose body an agency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Of the state, customs and tax among them.
    National,
    /// Of the province.
    Provincial,
    /// Of the city.
    Municipal,
    /// Of a district.
    District,
    /// Of the Party.
    Party,
    /// A company.
    Company,
}

impl Level {
    /// Every level with its word in YAML.
    pub const ALL: [(Level, &'static str); 6] = [
        (Level::National, "national"),
        (Level::Provincial, "provincial"),
        (Level::Municipal, "municipal"),
        (Level::District, "district"),
        (Level::Party, "party"),
        (Level::Company, "company"),
    ];
}

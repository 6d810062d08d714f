//! `content/agencies.yaml`: every body that a clause may name.

use crate::model::fields::{self, Fields, FromNode};
use crate::model::shape::{self, Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::yaml::Node;
use crate::source::Spanned;

/// An agency, as written.
#[derive(Debug, Clone)]
pub struct AgencyRecord {
    /// Stable name in addresses and in other records: `commerce`.
    pub id: Spanned<String>,
    /// Ids that it had before.
    pub formerly: Vec<Spanned<String>>,
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

    /// Its word in YAML, in data and in the theme's keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        shape::word(&Level::ALL, self)
    }
}

/// What `content/agencies.yaml` looks like.
pub static AGENCIES: Shape = Shape {
    called: "register of agencies",
    doc: Doc {
        en: "Every body that a clause may name.",
        zh: "条款可以提到的所有单位。",
    },
    fields: &[needed(
        "agencies",
        Kind::Some(&Kind::Record(&AGENCY)),
        "the agencies",
        "单位列表",
    )],
    rules: &[],
};

static LEVELS: [&str; 6] = shape::words(&Level::ALL);

static AGENCY: Shape = Shape {
    called: "agency",
    doc: Doc {
        en: "A body with its names.",
        zh: "一个单位及其名称。",
    },
    fields: &[
        needed(
            "id",
            Kind::Id,
            "part of its address; never changes",
            "标识，用于网址，不可更改",
        ),
        optional(
            "formerly",
            Kind::List(&Kind::Id),
            "ids that it had before; their addresses lead here",
            "曾用标识，旧网址转到这里",
        ),
        needed(
            "short",
            Kind::Texts,
            "the name that brackets print",
            "括号中使用的简称",
        ),
        optional(
            "full",
            Kind::Texts,
            "the formal name, where it is another",
            "全称（与简称不同时填写）",
        ),
        needed("level", Kind::Word(&LEVELS), "whose body it is", "级别"),
        optional(
            "collective",
            Kind::Flag,
            "whether it stands for several bodies",
            "是否代表多个单位",
        ),
        optional("url", Kind::Url, "its web address", "单位网址"),
        optional("aliases", Kind::List(&Kind::Texts), "its other names", "其他名称"),
        optional(
            "note",
            Kind::Texts,
            "what to know about the name or the body",
            "说明",
        ),
    ],
    rules: &[],
};

/// The agencies of the file.
pub(crate) fn agencies(node: &Node) -> Option<Vec<AgencyRecord>> {
    Fields::of(node, &AGENCIES)?.list("agencies")
}

impl FromNode for AgencyRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &AGENCY)?;
        Some(AgencyRecord {
            id: fields.needed("id")?,
            formerly: fields.list("formerly")?,
            short: fields.needed("short")?,
            full: fields.optional("full")?,
            level: fields.needed("level")?,
            collective: fields.flag("collective")?,
            url: fields.optional("url")?,
            aliases: fields.list("aliases")?,
            note: fields.optional("note")?,
        })
    }
}

impl FromNode for Level {
    fn from_node(node: &Node) -> Option<Self> {
        fields::word(node, &Level::ALL)
    }
}

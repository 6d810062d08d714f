//! `content/site.yaml`: what the site is called, where it stands, in which languages.

use crate::lang::Lang;
use crate::model::fields::{Fields, FromNode};
use crate::model::shape::{Doc, Kind, Shape, needed, optional};
use crate::model::text::Written;
use crate::model::values;
use crate::model::yaml::Node;
use crate::source::Spanned;

/// The site's own record.
#[derive(Debug, Clone)]
pub struct SiteRecord {
    /// Name, in the head of every page.
    pub name: Written,
    /// One or two sentences for the home page and for search engines.
    pub description: Written,
    /// Where the site will stand: `https://…/`, with a `/` at the end.
    pub base_url: Spanned<String>,
    /// The languages that are published, in the order of the switcher.
    pub languages: Vec<Spanned<Lang>>,
    /// The Chinese script in which authors write; the other one is derived.
    pub source: Spanned<Lang>,
    /// The theme's name: a folder in `themes/`, or a built-in theme.
    pub theme: Spanned<String>,
    /// Who answers for the site.
    pub publisher: Publisher,
    /// On what terms its data may be used, as far as known.
    pub reuse: Option<Written>,
    /// Free pages that had another name before.
    pub renamed_pages: Vec<RenamedPage>,
}

/// A free page that had another name before. Pages are Markdown and have no fields of their own, so it stands here.
#[derive(Debug, Clone)]
pub struct RenamedPage {
    /// Its name now.
    pub page: Spanned<String>,
    /// The names that it had.
    pub formerly: Vec<Spanned<String>>,
}

/// Who answers for the site.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Name of the body.
    pub name: Written,
    /// Its web address.
    pub url: Option<Spanned<String>>,
}

/// What `content/site.yaml` looks like.
pub static SITE: Shape = Shape {
    called: "site",
    doc: Doc {
        en: "The site: its name, address, languages, publisher and theme.",
        zh: "站点：名称、网址、语言、主办单位和主题。",
    },
    fields: &[
        needed(
            "name",
            Kind::Texts,
            "its name, in the head of every page",
            "站点名称，显示在每页页首",
        ),
        needed(
            "description",
            Kind::Texts,
            "one or two sentences about it",
            "一两句简介，用于首页和搜索引擎",
        ),
        needed(
            "base_url",
            Kind::BaseUrl,
            "where it will stand, with `/` at the end",
            "站点网址，以 / 结尾",
        ),
        needed(
            "languages",
            Kind::Some(&Kind::Word(&["zh-Hant", "zh-Hans", "en"])),
            "the languages that are published, in the order of the switcher",
            "发布的语言，按切换顺序",
        ),
        needed(
            "source",
            Kind::Word(&["zh-Hans", "zh-Hant"]),
            "the Chinese script in which authors write",
            "撰写所用的中文字体（简体或繁体）",
        ),
        needed(
            "theme",
            Kind::Id,
            "a folder in themes/, or the built-in `civic`",
            "主题：themes/ 下的文件夹，或内置的 civic",
        ),
        needed(
            "publisher",
            Kind::Record(&PUBLISHER),
            "who answers for the site",
            "主办单位",
        ),
        optional(
            "reuse",
            Kind::Texts,
            "on what terms the data may be used, as far as known",
            "数据的使用条件（已知部分）",
        ),
        optional(
            "renamed_pages",
            Kind::List(&Kind::Record(&RENAMED_PAGE)),
            "free pages that had another name before",
            "改过名称的页面",
        ),
    ],
    rules: &[],
};

static RENAMED_PAGE: Shape = Shape {
    called: "renamed page",
    doc: Doc {
        en: "A free page, and the names that it had before.",
        zh: "一个页面及其曾用名。",
    },
    fields: &[
        needed("page", Kind::Id, "its name now", "现名"),
        needed(
            "formerly",
            Kind::Some(&Kind::Id),
            "names that it had before; their addresses lead to it",
            "曾用名，旧网址转到该页面",
        ),
    ],
    rules: &[],
};

static PUBLISHER: Shape = Shape {
    called: "publisher",
    doc: Doc {
        en: "Who answers for the site.",
        zh: "主办单位。",
    },
    fields: &[
        needed("name", Kind::Texts, "name of the body", "单位名称"),
        optional("url", Kind::Url, "its web address", "单位网址"),
    ],
    rules: &[],
};

impl FromNode for SiteRecord {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &SITE)?;
        Some(SiteRecord {
            name: fields.needed("name")?,
            description: fields.needed("description")?,
            base_url: fields.needed("base_url")?,
            languages: fields.list("languages")?,
            source: fields.needed("source").filter(is_chinese)?,
            theme: fields.needed("theme")?,
            publisher: fields.needed("publisher")?,
            reuse: fields.optional("reuse")?,
            renamed_pages: fields.list("renamed_pages")?,
        })
    }
}

impl FromNode for RenamedPage {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &RENAMED_PAGE)?;
        Some(RenamedPage {
            page: fields.needed("page")?,
            formerly: fields.list("formerly")?,
        })
    }
}

impl FromNode for Publisher {
    fn from_node(node: &Node) -> Option<Self> {
        let fields = Fields::of(node, &PUBLISHER)?;
        Some(Publisher {
            name: fields.needed("name")?,
            url: fields.optional("url")?,
        })
    }
}

/// The shape has said so where it is not; nothing can be derived then.
fn is_chinese(source: &Spanned<Lang>) -> bool {
    source.value.is_chinese()
}

/// Whether a text is an address at which a site can stand: `https://example.org/policy/`.
#[must_use]
pub fn is_base_url(text: &str) -> bool {
    values::base_url(text).is_ok()
}

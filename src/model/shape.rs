//! What a record looks like: the one table from which validation and JSON Schema are made.
//!
//! In: nothing; each record's file declares its [`Shape`]. Out: shapes as data.
//! Never here: reading a value, or what it means for another record.

/// A group of fields.
#[derive(Debug)]
pub struct Shape {
    /// What messages call it: `measure`.
    pub called: &'static str,
    /// What it is.
    pub doc: Doc,
    /// Its fields, in the order of the documentation.
    pub fields: &'static [Field],
    /// What its fields demand of each other.
    pub rules: &'static [Rule],
}

/// A sentence in English and in Chinese; editors show it while an author types.
#[derive(Debug, Clone, Copy)]
pub struct Doc {
    /// British English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Its name in YAML.
    pub name: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// Whether it must be there.
    pub needed: bool,
    /// What it is for.
    pub doc: Doc,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// A whole number, both bounds included.
    Integer {
        /// The smallest.
        least: u64,
        /// The largest.
        most: u64,
    },
    /// `50%`, with two decimals at most.
    Ratio,
    /// `2024-03-06`.
    Date,
    /// Lower-case letters, digits and hyphens.
    Id,
    /// A measure and a clause: `"3.1"`.
    ClauseNumber,
    /// A web address.
    Url,
    /// The address of a site: a web address that ends with `/`.
    BaseUrl,
    /// 16 hexadecimal digits.
    Hash,
    /// A telephone number with its country: `+86 20 8109 7591`.
    Telephone,
    /// One of these words.
    Word(&'static [&'static str]),
    /// One line of text, the same in every language.
    Line,
    /// A text of any length, kept by the program.
    Kept,
    /// A text in some languages, one paragraph each.
    Texts,
    /// A text in some languages, Markdown.
    Markdown,
    /// A group of fields.
    Record(&'static Shape),
    /// A group of fields that may hold groups of its own kind; the JSON Schema describes it once.
    Nested(&'static Shape),
    /// An id, or a group of fields where more has to be said.
    IdOrRecord(&'static Shape),
    /// A hash, or a group of fields that holds one.
    HashOrRecord(&'static Shape),
    /// Any number of values of one kind.
    List(&'static Kind),
    /// One value at least.
    Some(&'static Kind),
    /// Names that nobody has fixed, each with a value of this kind.
    Table(&'static Kind),
}

/// What fields demand of each other.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// One of these must be there, and no second one.
    ExactlyOne(&'static [&'static str]),
    /// The first must not be there without the second.
    Needs(&'static str, &'static str),
    /// The first must not be there together with any of the others.
    Excludes(&'static str, &'static [&'static str]),
}

impl Shape {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// `a measure`, `an agency`.
    pub(crate) fn with_article(&self) -> String {
        let article = if self.called.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {}", self.called)
    }
}

/// Declares a field that must be there.
pub(crate) const fn needed(name: &'static str, kind: Kind, en: &'static str, zh: &'static str) -> Field {
    Field {
        name,
        kind,
        needed: true,
        doc: Doc { en, zh },
    }
}

/// Declares a field that may be left out.
pub(crate) const fn optional(name: &'static str, kind: Kind, en: &'static str, zh: &'static str) -> Field {
    Field {
        name,
        kind,
        needed: false,
        doc: Doc { en, zh },
    }
}

/// The word of one value in a table such as `Level::ALL`.
pub(crate) fn word<T: PartialEq + Copy>(all: &[(T, &'static str)], value: T) -> &'static str {
    let found = all.iter().find(|(each, _)| *each == value);
    found.expect("the tables list every value").1
}

/// The words of a table such as `Level::ALL`, so that they are written once.
pub(crate) const fn words<T, const N: usize>(all: &[(T, &'static str); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = all[at].1;
        at += 1;
    }
    words
}

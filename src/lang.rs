//! The three languages, and a value for each of them.
//!
//! In: nothing. Out: [`Lang`] and [`PerLang`]. Never here: a text in any language.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A language of the site. No language is the normal case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Traditional Chinese, Hong Kong standard.
    ZhHant,
    /// Simplified Chinese.
    ZhHans,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order of the language switcher.
    pub const ALL: [Lang; 3] = [Lang::ZhHant, Lang::ZhHans, Lang::En];

    /// The key in YAML and JSON, a BCP 47 tag: `zh-Hant`, `zh-Hans`, `en`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Lang::ZhHant => "zh-Hant",
            Lang::ZhHans => "zh-Hans",
            Lang::En => "en",
        }
    }

    /// The first folder of an address, and the name of the theme's strings: `zh-hant`, `zh-hans`, `en`.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Lang::ZhHant => "zh-hant",
            Lang::ZhHans => "zh-hans",
            Lang::En => "en",
        }
    }

    /// The `lang` attribute, with the region whose glyphs and spelling are meant.
    #[must_use]
    pub fn html(self) -> &'static str {
        match self {
            Lang::ZhHant => "zh-Hant-HK",
            Lang::ZhHans => "zh-Hans-CN",
            Lang::En => "en-GB",
        }
    }

    /// The language with this key (`zh-Hant`) or folder name (`zh-hant`).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Lang> {
        Lang::ALL
            .into_iter()
            .find(|lang| lang.key() == key || lang.folder() == key)
    }

    /// Whether the language is written in Chinese characters.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        self != Lang::En
    }

    /// The same language in the other script; `None` for English.
    #[must_use]
    pub fn other_script(self) -> Option<Lang> {
        match self {
            Lang::ZhHant => Some(Lang::ZhHans),
            Lang::ZhHans => Some(Lang::ZhHant),
            Lang::En => None,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// One value for every language; none can be lacking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PerLang<T> {
    /// The value for Traditional Chinese.
    pub zh_hant: T,
    /// The value for Simplified Chinese.
    pub zh_hans: T,
    /// The value for English.
    pub en: T,
}

impl<T> PerLang<T> {
    /// Makes the value of each language.
    pub fn from_fn(mut make: impl FnMut(Lang) -> T) -> Self {
        PerLang {
            zh_hant: make(Lang::ZhHant),
            zh_hans: make(Lang::ZhHans),
            en: make(Lang::En),
        }
    }

    /// The value of one language.
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::ZhHant => &self.zh_hant,
            Lang::ZhHans => &self.zh_hans,
            Lang::En => &self.en,
        }
    }

    /// The value of one language, to be changed.
    pub fn get_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::ZhHant => &mut self.zh_hant,
            Lang::ZhHans => &mut self.zh_hans,
            Lang::En => &mut self.en,
        }
    }

    /// The same languages with other values.
    pub fn map<U>(&self, mut change: impl FnMut(Lang, &T) -> U) -> PerLang<U> {
        PerLang::from_fn(|lang| change(lang, self.get(lang)))
    }

    /// Every language with its value, in the order of [`Lang::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL.into_iter().map(|lang| (lang, self.get(lang)))
    }
}

impl<T: Serialize> Serialize for PerLang<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        for (lang, value) in self.iter() {
            map.serialize_entry(lang.key(), value)?;
        }
        map.end()
    }
}

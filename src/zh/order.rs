//! In which order a Chinese reader looks for names: by pinyin in Simplified Chinese, by strokes in Traditional.
//!
//! In: names. Out: keys to sort by. Never here: readings of single words; a character with several has its usual one.
//!
//! The two national character sets were laid out for this: the first level of GB 2312 stands in the order of pinyin, the
//! first level of Big5 in the order of strokes. What is beyond the first level follows, by radical.

use encoding_rs::{BIG5, Encoding, GB18030};

/// The last code of the first level of GB 2312, whose 3,755 characters stand by pinyin.
const LAST_BY_PINYIN: u16 = 0xD7F9;
const FIRST_BY_PINYIN: u16 = 0xB0A1;
/// The codes of the first level of Big5, whose 5,401 characters stand by number of strokes.
const FIRST_BY_STROKES: u16 = 0xA440;
const LAST_BY_STROKES: u16 = 0xC67E;

/// Where a character stands: Latin letters and figures, then the first level, then the rest.
type Place = (u8, u32);

/// The key of a name in Simplified Chinese.
#[must_use]
pub fn by_pinyin(name: &str) -> Vec<Place> {
    key(name, GB18030, FIRST_BY_PINYIN..=LAST_BY_PINYIN)
}

/// The key of a name in Traditional Chinese.
#[must_use]
pub fn by_strokes(name: &str) -> Vec<Place> {
    key(name, BIG5, FIRST_BY_STROKES..=LAST_BY_STROKES)
}

/// Marks of punctuation are passed over: “一带一路” is looked for under 一.
fn key(name: &str, set: &'static Encoding, level: std::ops::RangeInclusive<u16>) -> Vec<Place> {
    let characters = name.chars().filter(|c| c.is_alphanumeric());
    characters
        .map(|c| match code(c, set) {
            _ if c.is_ascii() => (0, u32::from(c.to_ascii_lowercase())),
            Some(code) if level.contains(&code) => (1, u32::from(code)),
            _ => (2, u32::from(c)),
        })
        .collect()
}

/// The two bytes of a character in a set, if they are two.
fn code(c: char, set: &'static Encoding) -> Option<u16> {
    let mut buffer = [0; 4];
    let (bytes, _, has_unknown) = set.encode(c.encode_utf8(&mut buffer));
    match *bytes {
        [high, low] if !has_unknown => Some(u16::from_be_bytes([high, low])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &str, key: fn(&str) -> Vec<Place>) -> String {
        let mut names: Vec<&str> = names.split(' ').collect();
        names.sort_by_key(|name| key(name));
        names.join(" ")
    }

    #[test]
    fn simplified_names_stand_by_pinyin() {
        assert_eq!(
            sorted("周 通关 “一带一路” 海外仓 B2B 奖励 报关 2024 龙头企业", by_pinyin),
            "2024 B2B 报关 海外仓 奖励 龙头企业 通关 “一带一路” 周"
        );
    }

    #[test]
    fn traditional_names_stand_by_strokes() {
        assert_eq!(
            sorted("龍頭企業 獎勵 “一帶一路” 海外倉 人才 OTC藥品 布控", by_strokes),
            "OTC藥品 “一帶一路” 人才 布控 海外倉 獎勵 龍頭企業"
        );
    }

    #[test]
    fn what_no_set_knows_comes_last() {
        assert_eq!(sorted("𠮷 龙 阿", by_pinyin), "阿 龙 𠮷");
        assert_eq!(sorted("𠮷 龍 阿", by_strokes), "阿 龍 𠮷");
    }
}

//! How characters are read in Mandarin, without tones: for slips of the ear and for those who type Latin letters.
//!
//! In: characters of the Simplified script. Out: syllables. Never here: what a word means; tones.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Syllables and the characters that are read so, in the order of `data/readings.txt`.
pub static SYLLABLES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("data/readings.txt")
        .lines()
        .filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

static READINGS: LazyLock<BTreeMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut readings: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for (syllable, characters) in SYLLABLES.iter() {
        for character in characters.chars() {
            readings.entry(character).or_default().push(syllable);
        }
    }
    readings
});

/// The readings of a character; none if it is no common one.
#[must_use]
pub fn readings(character: char) -> &'static [&'static str] {
    READINGS.get(&character).map_or(&[], Vec::as_slice)
}

/// Whether two characters can be read alike.
#[must_use]
pub fn sound_alike(one: char, other: char) -> bool {
    readings(one)
        .iter()
        .any(|syllable| readings(other).contains(syllable))
}

/// Whether a text is how these characters are read, one after the other: haiwaicang is 海外仓.
#[must_use]
pub fn are_read(characters: &[char], text: &str) -> bool {
    let Some((first, rest)) = characters.split_first() else {
        return text.is_empty();
    };
    let mut ends = readings(*first)
        .iter()
        .filter_map(|syllable| text.strip_prefix(syllable));
    ends.any(|text| are_read(rest, text))
}

/// Whether a text is the first letters of how these characters are read: hwc is 海外仓.
#[must_use]
pub fn begin_with(characters: &[char], letters: &str) -> bool {
    characters.len() == letters.chars().count()
        && characters.iter().zip(letters.chars()).all(|(character, letter)| {
            readings(*character)
                .iter()
                .any(|syllable| syllable.starts_with(letter))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read() {
        let characters = |word: &str| word.chars().collect::<Vec<_>>();
        for (word, text, expected) in [
            ("海外仓", "haiwaicang", true),
            ("银行", "yinhang", true),
            ("银行", "yinxing", true),
            ("增长", "zengzhang", true),
            ("税率", "shuilv", true),
            ("海外仓", "haiwai", false),
            ("海外", "haiwaicang", false),
            ("", "", true),
            ("b2b", "b2b", false),
        ] {
            assert_eq!(are_read(&characters(word), text), expected, "{word} {text}");
        }
        assert!(begin_with(&characters("海外仓"), "hwc"));
        assert!(!begin_with(&characters("海外仓"), "hw"));
    }

    #[test]
    fn some_characters_sound_alike() {
        assert!(sound_alike('仓', '苍'));
        assert!(sound_alike('税', '睡'));
        assert!(!sound_alike('税', '说'));
        assert!(!sound_alike('a', 'a'));
    }
}

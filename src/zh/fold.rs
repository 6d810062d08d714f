//! One character, one script: what search compares.
//!
//! In: a character. Out: its Simplified form. Never here: phrases, since a query and a text would be cut differently
//! and no longer meet.

use std::sync::LazyLock;

use super::tables;

/// The characters that a table of 256 kB can hold; all but a few rare ones are among them.
const FIRST_PLANE: u32 = 0x1_0000;

/// What each character of the first plane becomes: a large site folds some ten million.
static FOLDED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let characters = (0..FIRST_PLANE).map(|code| char::from_u32(code).unwrap_or_default());
    characters.map(look_up).collect()
});

/// The Simplified form of a character; folding twice changes nothing more.
#[must_use]
pub fn fold(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    FOLDED.get(c as usize).copied().unwrap_or_else(|| look_up(c))
}

fn look_up(c: char) -> char {
    let once = tables::look_up(&tables::CHARACTERS_TO_HANS, c).unwrap_or(c);
    // 薴 becomes 苧, which itself is Traditional for 苎.
    tables::look_up(&tables::CHARACTERS_TO_HANS, once).unwrap_or(once)
}

/// Every character that folding changes and what it becomes, sorted: for readers in other programming languages.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    tables::CHARACTERS_TO_HANS
        .iter()
        .map(|(from, _)| (*from, fold(*from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brings_both_scripts_together() {
        for (one, other) in [
            ("電商企業", "电商企业"),
            ("衞生", "卫生"),
            ("裏", "里"),
            ("稅務", "税务"),
            ("薴", "苎"),
        ] {
            assert_eq!(one.chars().map(fold).collect::<String>(), other);
        }
        assert_eq!(fold('A'), 'A');
        assert_eq!(fold('，'), '，');
    }

    #[test]
    fn folds_only_once() {
        let twice: Vec<(char, char)> = pairs().filter(|(_, to)| fold(*to) != *to).collect();
        assert_eq!(twice, []);
        assert!(pairs().count() > 3000);
    }
}

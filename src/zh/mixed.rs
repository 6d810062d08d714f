//! Which script a text is written in, character by character.
//!
//! In: text. Out: where characters stand that only one script has. Never here: deciding which is right.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::tables;

/// Where a text shows its script, in bytes; neighbours are joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScriptUse {
    /// Characters that only Traditional has.
    pub hant: Vec<Range<usize>>,
    /// Characters that only Simplified has.
    pub hans: Vec<Range<usize>>,
}

/// Finds the characters that belong to one script; what both write (系, 台, 里, 后, 干, 於 in names) says nothing.
#[must_use]
pub fn script_use(text: &str) -> ScriptUse {
    let mut found = ScriptUse::default();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let range = at..at + c.len_utf8();
        match FIRST_PLANE.get(c as usize).copied().unwrap_or_else(|| only(c)) {
            Only::Hant => join(&mut found.hant, range),
            Only::Hans => join(&mut found.hans, range),
            Only::Neither => {}
        }
    }
    found
}

fn join(ranges: &mut Vec<Range<usize>>, next: Range<usize>) {
    match ranges.last_mut() {
        Some(last) if last.end == next.start => last.end = next.end,
        _ => ranges.push(next),
    }
}

/// The only script that has a character.
#[derive(Clone, Copy)]
enum Only {
    Hant,
    Hans,
    Neither,
}

/// The characters of nearly every text, looked up and not searched for.
static FIRST_PLANE: LazyLock<Vec<Only>> = LazyLock::new(|| {
    let mut plane = vec![Only::Neither; 0x1_0000];
    for (list, only) in [(&HANT, Only::Hant), (&HANS, Only::Hans)] {
        for c in list.iter() {
            if let Some(place) = plane.get_mut(*c as usize) {
                *place = only;
            }
        }
    }
    plane
});

/// The same by searching, for characters behind that plane.
fn only(c: char) -> Only {
    if HANT.binary_search(&c).is_ok() {
        Only::Hant
    } else if HANS.binary_search(&c).is_ok() {
        Only::Hans
    } else {
        Only::Neither
    }
}

// A handful of characters are Traditional for one and Simplified for another (苧): they say nothing either.
static HANT: LazyLock<Vec<char>> =
    LazyLock::new(|| but_not(tables::only_traditional(), tables::only_simplified()));
static HANS: LazyLock<Vec<char>> =
    LazyLock::new(|| but_not(tables::only_simplified(), tables::only_traditional()));

fn but_not(kept: impl Iterator<Item = char>, left_out: impl Iterator<Item = char>) -> Vec<char> {
    let left_out: BTreeSet<char> = left_out.collect();
    let kept: BTreeSet<char> = kept.filter(|c| !left_out.contains(c)).collect();
    kept.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_the_script_of_sentences_from_the_policy() {
        for (text, hant, hans) in [
            (
                "《國務院辦公廳關於推動外貿穩規模優結構的意見》(國办发〔2023〕10號)",
                "國務辦廳關動貿穩規優結構見國號",
                "办发",
            ),
            ("(粵办函〔2021〕328號)", "粵號", "办"),
            ("支持全球跨境电商“三中心”", "", "电"),
            ("聯系人：張悅、何家樞", "聯張悅樞", ""),
            ("系台里后干群峰床着著面余", "", ""),
            ("衞生 裏面 為 稅務 羣", "衞裏為稅務羣", ""),
            ("卫生 税务 为", "", "卫税务为"),
            ("B2B 200, “”", "", ""),
        ] {
            let found = script_use(text);
            let read =
                |ranges: &[Range<usize>]| -> String { ranges.iter().map(|at| &text[at.clone()]).collect() };
            assert_eq!(
                (read(&found.hant).as_str(), read(&found.hans).as_str()),
                (hant, hans),
                "{text}"
            );
        }
    }

    #[test]
    fn joins_neighbours() {
        let found = script_use("國办发");
        assert_eq!(found.hans.len(), 1);
        assert_eq!(found.hans[0], 3..9);
    }
}

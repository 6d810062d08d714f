//! Where in a sorted list the entries with each first character stand: looked up, because every character of a site is asked
//! for many times.
//!
//! In: the first characters of a sorted list. Out: [`Firsts`]. Never here: the entries.

use std::ops::Range;

/// Behind this stand only rare characters, which are searched for. Up to here a table takes 160 kB.
const TABLE: usize = 0xA000;

/// The places of entries by their first character.
#[derive(Debug)]
pub(super) struct Firsts {
    /// For each character of the table and the one behind it, how many entries begin with one before it.
    before: Vec<u32>,
    /// The first characters behind the table, sorted, and their place in the list.
    rare: Vec<(char, u32)>,
    entries: u32,
}

impl Firsts {
    /// Takes the first character of each entry, in the order of the list.
    pub(super) fn new(firsts: impl Iterator<Item = char>) -> Self {
        let mut before = Vec::with_capacity(TABLE + 1);
        let mut rare: Vec<(char, u32)> = Vec::new();
        let mut entries = 0;
        for first in firsts {
            let filled = (first as usize + 1).min(TABLE + 1);
            if before.len() < filled {
                before.resize(filled, entries);
            }
            if first as usize >= TABLE && rare.last().is_none_or(|(last, _)| *last != first) {
                rare.push((first, entries));
            }
            entries += 1;
        }
        let common = rare.first().map_or(entries, |(_, at)| *at);
        before.resize(TABLE + 1, common);
        Firsts {
            before,
            rare,
            entries,
        }
    }

    /// The places of the entries that begin with a character.
    pub(super) fn of(&self, first: char) -> Range<usize> {
        if let [start, end, ..] = self.before[(first as usize).min(TABLE)..] {
            return start as usize..end as usize;
        }
        let Ok(at) = self.rare.binary_search_by_key(&first, |(rare, _)| *rare) else {
            return 0..0;
        };
        let end = self.rare.get(at + 1).map_or(self.entries, |(_, start)| *start);
        self.rare[at].1 as usize..end as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_by_its_first_character() {
        let list = [
            'a',
            'a',
            'b',
            '系',
            '统',
            '统',
            '\u{A000}',
            '\u{20000}',
            '\u{20000}',
            '\u{20001}',
        ];
        let firsts = Firsts::new(list.into_iter());
        for c in list
            .into_iter()
            .chain(['\0', 'c', '\u{9FFF}', '\u{FFFF}', '\u{10FFFF}'])
        {
            let expected: Vec<usize> = (0..list.len()).filter(|at| list[*at] == c).collect();
            assert_eq!(firsts.of(c).collect::<Vec<_>>(), expected, "{c:?}");
        }
        assert!(Firsts::new(std::iter::empty()).of('a').is_empty());
    }
}

//! Chinese and English in one source: beside each other, or one after the other.
//!
//! In: lines. Out: of each line the part in each language. Never here: which Chinese paragraph an English one translates.

use std::ops::Range;

use crate::import::manuscript::Manuscript;
use crate::import::traced::Traced;
use crate::zh;

/// The language of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese, in either script.
    Chinese,
    /// English.
    English,
}

/// The share of English lines from which a source is bilingual: names and addresses are no translation.
const ENGLISH_LINES: usize = 12;

/// Whether a source has an English text too.
#[must_use]
pub fn is_bilingual(manuscript: &Manuscript, furniture: &[Option<&'static str>]) -> bool {
    let (mut words, mut han) = (0, 0);
    for (line, why) in manuscript.lines.iter().zip(furniture) {
        if why.is_none() {
            let text = &manuscript.text[line.range.clone()];
            han += text.chars().filter(|letter| zh::is_han(*letter)).count();
            words += text
                .split(' ')
                .filter(|word| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_alphabetic()))
                .count();
        }
    }
    words * 100 >= han * ENGLISH_LINES && words >= 30
}

/// The parts of a line by language; `None` where a row is not split by language.
#[must_use]
pub fn columns(
    manuscript: &Manuscript,
    line: &Traced,
    cells: &[Range<usize>],
) -> Option<Vec<(Language, Traced)>> {
    if cells.len() > 1 {
        let cells: Vec<Traced> = cells
            .iter()
            .map(|cell| manuscript.traced(cell))
            .filter(|cell| !cell.trim().is_empty())
            .collect();
        let languages: Vec<Language> = cells.iter().map(language).collect();
        let has_english = languages.contains(&Language::English) && cells.len() <= 3;
        return has_english.then(|| languages.into_iter().zip(cells).collect());
    }
    Some(match border(line) {
        Some(at) => {
            let (left, right) = line.split(at);
            [left, right]
                .into_iter()
                .map(|part| (language(&part), part))
                .collect()
        }
        None => vec![(language(line), line.clone())],
    })
}

fn language(text: &Traced) -> Language {
    let han = text
        .characters()
        .iter()
        .filter(|letter| zh::is_han(**letter))
        .count();
    let latin = text
        .characters()
        .iter()
        .filter(|letter| letter.is_ascii_alphabetic())
        .count();
    if latin > han * 4 && latin > 1 {
        Language::English
    } else {
        Language::Chinese
    }
}

/// Where two columns meet: a wide gap, or a tab, with Chinese on one side and English on the other.
fn border(line: &Traced) -> Option<usize> {
    let letters = line.characters();
    // Two columns fit on a page; a line that does not is prose.
    if letters.len() > 400 {
        return None;
    }
    let mut at = 0;
    while at < letters.len() {
        let gap = letters[at..]
            .iter()
            .take_while(|letter| letter.is_whitespace() || **letter == '|')
            .count();
        let is_wide = gap >= 3 || letters[at..at + gap].iter().any(|letter| "\t|".contains(*letter));
        if gap > 0 && is_wide {
            let (left, right) = line.split(at + gap);
            if !left.trim().is_empty() && !right.trim().is_empty() && language(&left) != language(&right) {
                return Some(at + gap);
            }
        }
        at += gap.max(1);
    }
    None
}

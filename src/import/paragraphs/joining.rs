//! Whether a line goes on with the sentence of the line before it.
//!
//! In: lines that have been looked at. Out: how they are usually written, and for each whether it is the rest of a
//! paragraph. Never here: joining.

use crate::import::columns::Language;
use crate::import::marks::mark;
use crate::import::paragraphs::{Form, Kind, Paragraph, Piece};
use crate::import::traced::Traced;
use crate::zh;

/// No sentence goes on after so many characters; it bounds the work on files that are no notices.
const LONGEST_JOINED: usize = 6000;

/// How the lines of a text are usually written.
pub(super) struct Habits {
    /// Most paragraphs begin with white space.
    indents: bool,
    /// The length of a full line, in characters; `None` where every paragraph is one line.
    width: Option<usize>,
}

impl Habits {
    pub(super) fn of(pieces: &[(Piece, Vec<Traced>)], is_column: bool) -> Self {
        let broken = || {
            pieces
                .iter()
                .map(|(piece, _)| piece)
                .filter(|piece| piece.kind == Kind::Broken)
        };
        let prose = || broken().filter(|piece| piece.text.len() > 15);
        let indented = prose().filter(|piece| piece.is_indented).count();
        // Lines of one width that do not end a sentence: the text was set in a column.
        let open: Vec<usize> = prose()
            .filter(|piece| !ends(&piece.text))
            .map(|piece| piece.text.len())
            .collect();
        let longest = broken().map(|piece| piece.text.len()).max().unwrap_or(0);
        let is_column = is_column || open.len() >= 3 && longest <= 120 && open.len() * 3 >= prose().count();
        Habits {
            indents: indented >= 2 && indented * 4 >= prose().count(),
            width: is_column.then(|| longest * 3 / 5),
        }
    }

    /// Whether a piece goes on with the sentence before it.
    pub(super) fn continues(
        &self,
        before: &Paragraph,
        kind: Kind,
        width: usize,
        piece: &Piece,
        language: Language,
    ) -> bool {
        let text = &before.text;
        if text.len() > LONGEST_JOINED {
            return false;
        }
        if kind != Kind::Broken || piece.kind != Kind::Broken {
            return is_cut_open(before, kind, piece);
        }
        let is_marked = mark(piece.text.characters()).is_some();
        if is_open(text) {
            return !is_marked || !piece.is_apart && self.width.is_some();
        }
        if ends(text) || is_marked && starts_line_of_its_own(piece) {
            return false;
        }
        if language == Language::English {
            return continues_english(text, piece, width, self.width);
        }
        if text.last().is_some_and(|letter| "，、,《“‘（(—".contains(letter)) {
            return true;
        }
        if self.indents && piece.is_indented {
            return false;
        }
        if text.last().is_some_and(|letter| "）)》”".contains(letter)) && piece.is_apart {
            return false;
        }
        match self.width {
            // In a column the line must have been full.
            Some(full) => width >= full && (!piece.is_apart || text.len() >= 40),
            // A heading or a name is short; a sentence that a page has cut is not.
            None => {
                text.len() >= 40
                    && !piece.is_indented
                    && (piece.text.len() >= 30 || piece.text.characters().contains(&'。'))
            }
        }
    }
}

fn continues_english(text: &Traced, piece: &Piece, width: usize, full: Option<usize>) -> bool {
    let starts_small = piece.text.first().is_some_and(char::is_lowercase);
    // 2. Supplementary provisions
    let letters = piece.text.characters();
    let digits = letters
        .iter()
        .take_while(|letter| letter.is_ascii_digit())
        .count();
    if matches!(letters.get(digits..), Some(['.', ' ', next, ..]) if digits > 0 && next.is_uppercase()) {
        return false;
    }
    starts_small || (!piece.is_apart && width >= full.unwrap_or(60).min(60) && text.len() > 30)
}

/// Word processors keep paragraphs whole; only a bracket or a comma at the end shows that one was cut.
fn is_cut_open(before: &Paragraph, kind: Kind, piece: &Piece) -> bool {
    let is_prose = |kind: Kind| matches!(kind, Kind::Whole(Form::Prose) | Kind::Broken);
    let starts_anew = mark(piece.text.characters()).is_some();
    is_prose(kind)
        && is_prose(piece.kind)
        && !starts_anew
        && before.text.len() > 20
        && (is_open(&before.text) || before.text.last().is_some_and(|letter| "，、,".contains(letter)))
}

/// Whether a bracket or a title is still open at the end.
fn is_open(text: &Traced) -> bool {
    [(['（', '('], ['）', ')']), (['《', '〈'], ['》', '〉'])]
        .iter()
        .any(|(open, close)| {
            let mut depth = 0_i32;
            for (at, letter) in text.characters().iter().enumerate() {
                if open.contains(letter) {
                    depth += 1;
                } else if close.contains(letter) {
                    // 1） has no bracket that it could close.
                    let is_list_mark = depth == 0 && at > 0;
                    depth -= i32::from(!is_list_mark && depth > 0);
                }
            }
            depth > 0
        })
}

/// Whether a sentence ends here.
pub(super) fn ends(text: &Traced) -> bool {
    let mut letters = text.characters().iter().rev();
    let last = letters.find(|letter| !"”’」』".contains(**letter));
    last.is_some_and(|letter| {
        "。；：！？;:!?…".contains(*letter) || (*letter == '）' || *letter == ')') && ends_with_roles(text)
    }) || text.last() == Some('.')
        && text
            .characters()
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|letter| !letter.is_ascii_digit())
}

fn ends_with_roles(text: &Traced) -> bool {
    let inner = text.text();
    let inner = inner.trim_end_matches(['）', ')']);
    [
        "牵头", "牽頭", "配合", "负责", "負責", "参与", "參與", "协助", "協助",
    ]
    .iter()
    .any(|word| inner.ends_with(word))
}

/// 一、 begins a paragraph wherever it stands at the beginning of a line; 3. may be the rest of a sum.
fn starts_line_of_its_own(piece: &Piece) -> bool {
    let letters = piece.text.characters();
    !letters.first().is_some_and(char::is_ascii_digit)
        || piece.is_apart
        || piece.is_indented
        || letters.iter().take(8).any(|letter| zh::is_han(*letter))
}

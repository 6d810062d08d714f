//! The pieces of a bracket: names with what stands before and behind them.
//!
//! In: what stands between the brackets. Out: its pieces. Never here: which part a name has.

use crate::import::register::Register;
use crate::import::shapes::{has_body_ending, plain};
use crate::import::traced::Traced;

/// The pieces between separators; 和 and 及 separate only what are names on both sides.
pub(super) fn tokens(text: &Traced, register: &Register) -> Vec<Traced> {
    let mut tokens = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    for (at, letter) in text.characters().iter().enumerate() {
        match letter {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let parts = depth == 0
            && ("、，,；;。/／|\n\t　".contains(*letter) || *letter == ' ' && separates(text, from, at));
        if parts {
            push_names(&text.slice(from..at), register, &mut tokens);
            from = at + 1;
        }
    }
    push_names(&text.slice(from..text.len()), register, &mut tokens);
    tokens
}

/// Spaces separate names where a name stands before them.
fn separates(text: &Traced, from: usize, at: usize) -> bool {
    has_body_ending(&text.slice(from..at).text()) && at + 1 < text.len()
}

fn push_names(piece: &Traced, register: &Register, tokens: &mut Vec<Traced>) {
    let whole = piece.text();
    let is_known = register.find(&whole).is_some();
    let letters = piece.characters();
    let border = (1..letters.len().saturating_sub(1))
        .filter(|_| !is_known)
        .find_map(|at| {
            let length = match &letters[at..] {
                ['以', '及', ..] => 2,
                ['和' | '及' | '与' | '與', ..] => 1,
                _ => return None,
            };
            let left = piece.slice(0..at).text();
            let left = plain(&left);
            let left = left.rsplit('：').next().unwrap_or_default();
            // 市工业和信息化局 is one name: 市工业 is none.
            (has_body_ending(left) && left.chars().count() > 2).then_some((at, length))
        });
    match border {
        Some((at, length)) => {
            tokens.push(piece.slice(0..at));
            push_names(&piece.slice(at + length..piece.len()), register, tokens);
        }
        None => tokens.push(piece.clone()),
    }
}

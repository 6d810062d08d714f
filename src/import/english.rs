//! The English text of a bilingual source → the records, aligned by number.
//!
//! In: the English paragraphs. Out: the English of title, preamble, measures and clauses. Never here: translating.

use std::collections::BTreeMap;

use crate::import::draft::{Clause, Draft, Proposals};
use crate::import::ledger::Ledger;
use crate::import::paragraphs::Paragraph;
use crate::import::traced::Traced;

/// How English texts number their measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    /// Article 3
    Article,
    /// 3.
    Figure,
    /// III.
    Roman,
    /// (3)
    Brackets,
}

const SYSTEMS: [System; 4] = [System::Article, System::Figure, System::Roman, System::Brackets];

/// A measure in English.
#[derive(Clone, Default)]
struct Passage {
    title: Option<Traced>,
    paragraphs: Vec<Traced>,
}

/// Gives the records their English.
pub fn english(
    paragraphs: &[Paragraph],
    draft: &mut Draft,
    proposals: &mut Proposals,
    ledger: &mut Ledger<'_>,
) {
    if paragraphs.is_empty() {
        return;
    }
    let numbers: Vec<u32> = draft.measures.iter().map(|measure| measure.number).collect();
    let counted = SYSTEMS.map(|system| {
        let found = paragraphs
            .iter()
            .filter_map(|paragraph| mark(&paragraph.text, system));
        let found: std::collections::BTreeSet<u32> = found
            .map(|(number, _)| number)
            .filter(|number| numbers.contains(number))
            .collect();
        (found.len(), system)
    });
    let Some((_, system)) = counted
        .into_iter()
        .rev()
        .max_by_key(|(count, _)| *count)
        .filter(|(count, _)| *count * 2 >= numbers.len())
    else {
        ledger.doubt(
            paragraphs.first().map(|paragraph| &paragraph.text),
            "the English text could not be aligned by number",
            "it is among what was left out",
        );
        for paragraph in paragraphs {
            ledger.leave_out(&paragraph.text, "English text without numbers");
        }
        return;
    };
    let (front, passages) = divide(paragraphs, system, &numbers, ledger);
    push_front(&front, draft, ledger);
    for measure in &mut draft.measures {
        let Some(passage) = passages.get(&measure.number) else {
            ledger.doubt(
                None,
                format!("measure {} has no English text in the source", measure.number),
                "have it translated",
            );
            continue;
        };
        // Where the Chinese has no heading, a short English text is none either.
        let mut passage = passage.clone();
        if measure.title_is_ours {
            passage.paragraphs.splice(0..0, passage.title.take());
        }
        if let Some(title) = &passage.title {
            let text = title.text().trim().trim_end_matches('.').to_owned();
            ledger.field(format!("{}.title.en", measure.number), &text, title);
            measure.title.english = Some(text);
        }
        push_clauses(measure.number, &mut measure.clauses, &passage, proposals, ledger);
    }
}

/// The front, and the measures by number.
fn divide(
    paragraphs: &[Paragraph],
    system: System,
    numbers: &[u32],
    ledger: &mut Ledger<'_>,
) -> (Vec<Traced>, BTreeMap<u32, Passage>) {
    let mut front = Vec::new();
    let mut passages: BTreeMap<u32, Passage> = BTreeMap::new();
    let mut current: Option<u32> = None;
    for paragraph in paragraphs {
        let text = &paragraph.text;
        let found = mark(text, system).filter(|(number, _)| {
            numbers.contains(number) && current.is_none_or(|current| *number > current)
        });
        match (found, current) {
            (Some((number, length)), _) => {
                current = Some(number);
                let (printed, rest) = text.split(length);
                ledger.printed(&printed);
                passages.insert(number, begin(&rest.trim(), ledger));
            }
            (None, Some(number)) => passages.entry(number).or_default().paragraphs.push(text.clone()),
            (None, None) => front.push(text.clone()),
        }
    }
    (front, passages)
}

/// A heading, or a first sentence as short as one, or text.
fn begin(text: &Traced, ledger: &mut Ledger<'_>) -> Passage {
    let letters = text.characters();
    let stop = (0..letters.len())
        .find(|at| letters[*at] == '.' && letters.get(at + 1).is_none_or(|next| next.is_whitespace()));
    match stop {
        None if text.len() <= 160 => Passage {
            title: Some(text.clone()),
            paragraphs: Vec::new(),
        },
        Some(stop) if stop + 1 == text.len() && text.len() <= 90 => {
            ledger.printed(&text.slice(stop..stop + 1));
            Passage {
                title: Some(text.slice(0..stop)),
                paragraphs: Vec::new(),
            }
        }
        Some(stop) if stop <= 90 && stop + 1 < text.len() => {
            ledger.printed(&text.slice(stop..stop + 1));
            Passage {
                title: Some(text.slice(0..stop)),
                paragraphs: vec![text.slice(stop + 1..text.len()).trim()],
            }
        }
        _ => Passage {
            title: None,
            paragraphs: vec![text.clone()],
        },
    }
}

/// The first line is the title; what is longer than a title is the preamble.
fn push_front(front: &[Traced], draft: &mut Draft, ledger: &mut Ledger<'_>) {
    let is_sentence = |text: &Traced| text.last() == Some('.') && text.len() > 80;
    for text in front {
        let line = text.text().trim().to_owned();
        if is_sentence(text) {
            ledger.field("preamble.en", &line, text);
            draft.preamble_english.push(line);
        } else if draft.title.english.is_none() && text.len() > 20 && !line.ends_with(':') {
            ledger.field("title.en", &line, text);
            draft.title.english = Some(line);
        } else {
            ledger.leave_out(text, "English front of the document");
        }
    }
}

fn push_clauses(
    number: u32,
    clauses: &mut [Clause],
    passage: &Passage,
    proposals: &mut Proposals,
    ledger: &mut Ledger<'_>,
) {
    let pieces: Vec<(Traced, Option<Traced>)> = passage.paragraphs.iter().flat_map(pieces).collect();
    for (_, bracket) in &pieces {
        if let Some(bracket) = bracket {
            ledger.printed(bracket);
        }
    }
    let texts: Vec<&Traced> = pieces
        .iter()
        .map(|(text, _)| text)
        .filter(|text| !text.is_empty())
        .collect();
    if let [clause] = clauses {
        for text in texts {
            push(number, 1, clause, text, ledger);
        }
    } else if texts.len() == clauses.len() {
        for (at, (clause, text)) in clauses.iter_mut().zip(texts).enumerate() {
            push(number, at + 1, clause, text, ledger);
        }
    } else {
        ledger.doubt(
            texts.first().copied(),
            format!(
                "measure {number}: {} clauses in Chinese, {} paragraphs in English",
                clauses.len(),
                texts.len()
            ),
            "put the English of each clause in its place by hand",
        );
        for text in texts {
            ledger.leave_out(
                text,
                "English text of a measure whose clauses are divided otherwise",
            );
        }
    }
    for (clause, (_, bracket)) in clauses.iter().zip(&pieces) {
        if let Some(bracket) = bracket {
            name(clause, bracket, proposals);
        }
    }
}

fn push(number: u32, place: usize, clause: &mut Clause, text: &Traced, ledger: &mut Ledger<'_>) {
    let line = text.text().split_whitespace().collect::<Vec<_>>().join(" ");
    ledger.field(format!("{number}.{place}.text.en"), &line, text);
    clause.english.push(line);
}

/// A paragraph cut behind each bracket that names bodies: (Lead: …), (Responsible: …), (led by …).
fn pieces(text: &Traced) -> Vec<(Traced, Option<Traced>)> {
    let letters = text.characters();
    let mut pieces = Vec::new();
    let (mut from, mut open) = (0, None);
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '(' => open = Some(at),
            ')' => {
                if let Some(start) = open.take()
                    && is_bracket(&text.slice(start + 1..at).text())
                {
                    let stop = usize::from(letters.get(at + 1) == Some(&'.'));
                    pieces.push((
                        text.slice(from..start).trim(),
                        Some(text.slice(start..at + 1 + stop)),
                    ));
                    from = at + 1 + stop;
                }
            }
            _ => {}
        }
    }
    let rest = text.slice(from..text.len()).trim();
    if !rest.is_empty() {
        pieces.push((rest, None));
    }
    pieces
}

fn is_bracket(inside: &str) -> bool {
    let inside = inside.trim().to_ascii_lowercase();
    [
        "lead",
        "led by",
        "responsib",
        "support",
        "in charge",
        "organised by",
    ]
    .iter()
    .any(|word| inside.starts_with(word))
}

/// English names for proposed bodies, where the bracket names as many as the Chinese one.
fn name(clause: &Clause, bracket: &Traced, proposals: &mut Proposals) {
    let inside = bracket.text();
    let inside = inside.trim_matches(['(', ')', '.']);
    let names: Vec<&str> = inside
        .split([':', ';', '.'])
        .map(str::trim)
        .filter(|name| {
            !name.is_empty()
                && ![
                    "lead",
                    "support",
                    "responsible",
                    "lead agency",
                    "lead agencies",
                    "supported by",
                    "led by",
                ]
                .contains(&name.to_ascii_lowercase().as_str())
        })
        .collect();
    if names.len() != clause.mentions.len() {
        return;
    }
    for (mention, name) in clause.mentions.iter().zip(names) {
        let body = proposals.bodies.iter_mut().find(|body| body.id == mention.id);
        if let Some(body) = body.filter(|body| body.english.is_none()) {
            body.english = Some(name.to_owned());
        }
    }
}

/// The number with which a paragraph begins, and how many characters it has.
fn mark(text: &Traced, system: System) -> Option<(u32, usize)> {
    let letters = text.characters();
    let prefix: &[char] = match system {
        System::Article => &['A', 'r', 't', 'i', 'c', 'l', 'e', ' '],
        System::Brackets => &['('],
        System::Figure | System::Roman => &[],
    };
    let rest = letters.strip_prefix(prefix)?;
    let is_digit = |letter: &&char| match system {
        System::Roman => "IVXL".contains(**letter),
        _ => letter.is_ascii_digit(),
    };
    let digits = rest.iter().take(6).take_while(is_digit).count();
    let word: String = rest[..digits].iter().collect();
    let number = if system == System::Roman {
        roman(&word)?
    } else {
        word.parse().ok()?
    };
    let stop = match (system, rest.get(digits)) {
        (System::Article, Some('.' | ':' | ' ') | None) => 0,
        (System::Brackets, Some(')')) | (System::Figure | System::Roman, Some('.' | '、' | ')')) => 1,
        _ => return None,
    };
    let mut length = prefix.len() + digits + stop;
    length += letters[length..]
        .iter()
        .take_while(|letter| letter.is_whitespace() || ".:".contains(**letter))
        .count();
    Some((number, length))
}

fn roman(word: &str) -> Option<u32> {
    let mut sum: u32 = 0;
    let mut largest = 0;
    for letter in word.chars().rev() {
        let value = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => return None,
        };
        if value < largest {
            sum = sum.checked_sub(value)?;
        } else {
            sum += value;
            largest = value;
        }
    }
    (sum > 0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_system() {
        for (text, system, expected) in [
            ("Article 12 Enterprises", System::Article, Some((12, 11))),
            ("3. Support", System::Figure, Some((3, 3))),
            ("IV. Finance", System::Roman, Some((4, 4))),
            ("(2) Rent", System::Brackets, Some((2, 4))),
            ("2024 was", System::Figure, None),
            ("Include", System::Roman, None),
        ] {
            assert_eq!(mark(&Traced::of(text, 0..text.len()), system), expected, "{text}");
        }
    }
}

//! Numbers of official documents.
//!
//! In: text in any language. Out: year and number, as in 国办发〔2023〕10号. Never here: who issued the document.

use crate::facts::{Fact, Found};

/// Every document number: `〔2023〕10号`, `[2023]10號`, `(2023) No. 10`.
///
/// English texts quote Chinese numbers and Chinese ones English, so that the language is not asked.
pub(super) fn read(text: &str) -> Vec<Found> {
    text.match_indices(['〔', '[', '［', '(', '（', '【'])
        .filter_map(|(start, bracket)| {
            let (year, rest) = digits(&text[start + bracket.len()..])?;
            let rest = rest
                .strip_prefix(['〕', ']', '］', ')', '）', '】'])?
                .trim_start();
            let (number, rest) = chinese(rest).or_else(|| english(rest))?;
            let year = u16::try_from(year)
                .ok()
                .filter(|year| (1949..=2999).contains(year))?;
            Some(Found {
                fact: Fact::Document { year, number },
                range: start..text.len() - rest.len(),
            })
        })
        .collect()
}

/// 10号, 第10號.
fn chinese(rest: &str) -> Option<(u32, &str)> {
    let (number, rest) = digits(rest.trim_start_matches('第'))?;
    Some((number, rest.trim_start().strip_prefix(['号', '號'])?))
}

/// No. 10, No 10.
fn english(rest: &str) -> Option<(u32, &str)> {
    let rest = rest.strip_prefix("No").or_else(|| rest.strip_prefix("no"))?;
    digits(rest.strip_prefix('.').unwrap_or(rest).trim_start())
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_notation() {
        for (text, expected) in [
            ("国办发〔2023〕10号", vec![(2023, 10, "〔2023〕10号")]),
            ("國辦發[2023]10號", vec![(2023, 10, "[2023]10號")]),
            (
                "粵商電函（2023）93號、(2021) 328号",
                vec![(2023, 93, "（2023）93號"), (2021, 328, "(2021) 328号")],
            ),
            ("［2023］第10号", vec![(2023, 10, "［2023］第10号")]),
            ("Guo Ban Fa [2023] No. 10)", vec![(2023, 10, "[2023] No. 10")]),
            ("(2023) 10 measures", vec![]),
            ("[10]号 [2023] Note (81098196)号 〔2023〕", vec![]),
        ] {
            let found: Vec<(Fact, &str)> = read(text)
                .into_iter()
                .map(|found| (found.fact, &text[found.range]))
                .collect();
            let expected: Vec<(Fact, &str)> = expected
                .into_iter()
                .map(|(year, number, words)| (Fact::Document { year, number }, words))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

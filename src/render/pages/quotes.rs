//! The words of a clause that name a figure, so that a sum can be held against its text.
//!
//! In: a clause's text and an [`Amount`]. Out: the stretches between two punctuation marks that name it.
//! Never here: a word that is not in the text.

use std::ops::Range;

use crate::facts::{Fact, read};
use crate::lang::Lang;
use crate::resolve::site::Amount;

/// The stretches that name share and cap, in the order of the text, each once.
pub(crate) fn of_amount(text: &str, amount: &Amount, lang: Lang) -> Vec<String> {
    let Amount::Limited { cap, ratio } = amount else {
        return Vec::new();
    };
    let wanted: Vec<Fact> = [
        cap.as_ref().map(|cap| Fact::Sum(cap.value)),
        ratio.as_ref().map(|(ratio, _)| Fact::Ratio(ratio.value)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let found = read(text, lang).into_iter();
    let mut quotes: Vec<String> = found
        .filter(|found| wanted.contains(&found.fact))
        .map(|found| text[stretch(text, &found.range)].trim().to_owned())
        .collect();
    quotes.dedup();
    quotes
}

/// From the punctuation before a fact to that behind it. In 1,000 and 1.5 there is none.
fn stretch(text: &str, fact: &Range<usize>) -> Range<usize> {
    let is_end = |at: usize, c: char| {
        "，。；：！？\n".contains(c) || ",;:.".contains(c) && text[at + 1..].starts_with([' ', '\n'])
    };
    let before = text[..fact.start].char_indices().rev();
    let start = before
        .into_iter()
        .find(|(at, c)| is_end(*at, *c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let mut behind = text[fact.end..].char_indices();
    let end = behind.find(|(at, c)| {
        let at = fact.end + at;
        is_end(at, *c) || at + 1 == text.trim_end().len() && *c == '.'
    });
    start..end.map_or(text.len(), |(at, _)| fact.end + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Ratio, Yuan};
    use crate::render::testing;
    use crate::resolve::site::TermIndex;
    use crate::source::Spanned;

    #[test]
    fn a_figure_is_quoted_with_its_words() {
        let amount = Amount::Limited {
            cap: Some(Spanned::new(Yuan(1_500_000), testing::span())),
            ratio: Some((Spanned::new(Ratio(3_000), testing::span()), TermIndex(0))),
        };
        for (lang, text, expected) in [
            (
                Lang::ZhHans,
                "对租赁的，给予不超过租金的30%的资金扶持，单家企业每年扶持金额不超过150万元。另有200万元。",
                vec![
                    "给予不超过租金的30%的资金扶持",
                    "单家企业每年扶持金额不超过150万元",
                ],
            ),
            (
                Lang::En,
                "Tenants, as defined, receive up to 30% of the rent, with at most CNY 1,500,000.5 or CNY 1.5 million per year.\n",
                vec![
                    "receive up to 30% of the rent",
                    "with at most CNY 1,500,000.5 or CNY 1.5 million per year",
                ],
            ),
        ] {
            assert_eq!(of_amount(text, &amount, lang), expected);
        }
    }
}

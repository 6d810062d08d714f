//! The words of findings in the author's language.
//!
//! In: a finding, as it was said in English, and a language. Out: the same finding in that language. Never here: what is
//! wrong; the author's own words, which stand in backticks and stay as they are.
//!
//! A finding is said once, in English, where it is made. `zh-hans.txt` holds for each form of words ("no agency is
//! called {1}") the same in Chinese; what stands in its holes is read out of the sentence and put into the other. `{#1}` is a
//! hole for what begins with a figure. Traditional is derived. A sentence without a form stays English.
//!
//! What commands say of their work comes from here too, a line at a time: [`say_lines`].

use std::sync::LazyLock;

use crate::lang::Lang;
use crate::report::registry::TO_HANT;
use crate::report::{Diagnostic, Report, Severity};

/// A form of words and the same in Chinese.
struct Form {
    english: Vec<Piece>,
    chinese: Vec<Piece>,
}

enum Piece {
    Words(&'static str),
    /// The value of this number.
    Hole(usize),
    /// The same, beginning with a figure: `3` or `3 new, 12`, and never “this”.
    Count(usize),
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let lines: Vec<&str> = lines().collect();
    let mut forms: Vec<Form> = lines
        .chunks_exact(2)
        .map(|pair| Form {
            english: pieces(pair[0]),
            chinese: pieces(pair[1]),
        })
        .collect();
    // Of two forms that fit, the one that says more by itself is meant.
    forms.sort_by_key(|form| std::cmp::Reverse(own_words(&form.english)));
    forms
});

/// The forms of findings, and of what commands say of their work.
const FILES: [&str; 2] = [include_str!("zh-hans.txt"), include_str!("commands-zh-hans.txt")];

fn lines() -> impl Iterator<Item = &'static str> {
    let lines = FILES.into_iter().flat_map(str::lines);
    lines.filter(|line| !line.is_empty() && !line.starts_with("# "))
}

fn own_words(pieces: &[Piece]) -> usize {
    let length = |piece: &Piece| match piece {
        Piece::Words(words) => words.len(),
        Piece::Hole(_) | Piece::Count(_) => 0,
    };
    pieces.iter().map(length).sum()
}

fn pieces(line: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((words, hole, behind)) = next_hole(rest) {
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces.push(hole);
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The words before the next hole, the hole, and what stands behind it: `{1}`, but not `{zh-Hans: …}`.
fn next_hole(text: &'static str) -> Option<(&'static str, Piece, &'static str)> {
    text.match_indices('{').find_map(|(at, _)| {
        let (number, behind) = text[at + 1..].split_once('}')?;
        let hole = match number.strip_prefix('#') {
            Some(number) => Piece::Count(number.parse().ok()?),
            None => Piece::Hole(number.parse().ok()?),
        };
        Some((&text[..at], hole, behind))
    })
}

impl Report {
    /// The same findings in a language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> Report {
        let findings = self.findings.iter();
        Report {
            findings: findings.map(|finding| in_language(finding, lang)).collect(),
        }
    }
}

fn in_language(finding: &Diagnostic, lang: Lang) -> Diagnostic {
    let mut told = finding.clone();
    if lang == Lang::En {
        return told;
    }
    told.message = say(&finding.message, lang);
    told.help = finding.help.as_ref().map(|help| say(help, lang));
    for (_, word) in &mut told.also {
        *word = say(word, lang);
    }
    told
}

/// The word for how bad a finding is.
#[must_use]
pub fn severity(severity: Severity, lang: Lang) -> String {
    say(severity.word(), lang)
}

/// An English sentence of ours in a language; as it is where no form fits.
#[must_use]
pub fn say(sentence: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return sentence.to_owned();
    }
    let fitting = FORMS
        .iter()
        .find_map(|form| Some((form, values(&form.english, sentence)?)));
    let Some((form, values)) = fitting else {
        return sentence.to_owned();
    };
    let mut said = String::new();
    for piece in &form.chinese {
        match piece {
            Piece::Words(words) if lang == Lang::ZhHant => said.push_str(&TO_HANT.convert(words)),
            Piece::Words(words) => said.push_str(words),
            Piece::Hole(number) | Piece::Count(number) => {
                let value = values.get(number - 1).copied().unwrap_or_default();
                // What stands in backticks is the author's.
                if said.ends_with('`') {
                    said.push_str(value);
                } else {
                    said.push_str(&say(value, lang));
                }
            }
        }
    }
    said
}

/// Several lines of ours in a language, each as [`say`] has it; white space before a line stays.
#[must_use]
pub fn say_lines(text: &str, lang: Lang) -> String {
    let said = text.split('\n').map(|line| {
        let words = line.trim_start();
        format!("{}{}", &line[..line.len() - words.len()], say(words, lang))
    });
    said.collect::<Vec<_>>().join("\n")
}

/// What stands in the holes of a form, in their order, if the sentence has this form.
fn values<'a>(form: &[Piece], sentence: &'a str) -> Option<Vec<&'a str>> {
    let mut values = Vec::new();
    let mut rest = sentence;
    let mut at = 0;
    while at < form.len() {
        match &form[at] {
            Piece::Words(words) => rest = rest.strip_prefix(words)?,
            hole => {
                let is_count = matches!(hole, Piece::Count(_));
                if is_count && !rest.starts_with(|c: char| c.is_ascii_digit()) {
                    return None;
                }
                let end = match form.get(at + 1) {
                    // The last words of a form stand at the end of the sentence, not where they first occur.
                    Some(Piece::Words(words)) if at + 2 == form.len() => {
                        rest.ends_with(words).then(|| rest.len() - words.len())?
                    }
                    Some(Piece::Words(words)) => rest.find(words)?,
                    _ => rest.len(),
                };
                let (value, behind) = rest.split_at(end);
                values.push(value);
                rest = behind;
            }
        }
        at += 1;
    }
    (rest.is_empty() && values.iter().all(|value| !value.is_empty())).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_the_authors_language_and_keeps_the_authors_words() {
        for (english, hans, hant) in [
            (
                "no agency is called `comerce`",
                "没有名为`comerce`的机构",
                "沒有名為`comerce`的機構",
            ),
            (
                "nobody has a form for this",
                "nobody has a form for this",
                "nobody has a form for this",
            ),
            ("error", "错误", "錯誤"),
        ] {
            assert_eq!(say(english, Lang::ZhHans), hans);
            assert_eq!(say(english, Lang::ZhHant), hant);
            assert_eq!(say(english, Lang::En), english);
        }
    }

    #[test]
    fn summaries_are_said_in_pieces() {
        for (english, hans) in [
            (
                "1 page, 131 files in 0.21 s → public/ (12 new, 3 changed, 116 unchanged)",
                "1个页面，131个文件，用时0.21秒 → public/（12个新增，3个有变化，116个未变）",
            ),
            (
                "generation 12: 131 files (3 changed), 1 old generation removed → a/current (0.10 s)",
                "第12个发布版：131个文件（3个有变化），已删除1个旧发布版 → a/current（0.10秒）",
            ),
            (
                "imported 3 measures, 1 clause, 5 proposed incentives; 1 doubt to look at\nnext: `gongbao check` names what is untranslated or unknown",
                "已导入3条措施，1个条款，5项拟定的支持；有1处疑问需要核对\n下一步：`gongbao check`会列出未翻译或未登记的内容",
            ),
            ("  this new", "  this new"),
        ] {
            assert_eq!(say_lines(english, Lang::ZhHans), hans);
        }
    }

    #[test]
    fn every_form_has_the_same_holes_in_both_languages() {
        let holes = |pieces: &[Piece]| {
            let mut holes: Vec<usize> = pieces
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Words(_) => None,
                    Piece::Hole(number) | Piece::Count(number) => Some(*number),
                })
                .collect();
            holes.sort_unstable();
            holes
        };
        assert_eq!(lines().count(), FORMS.len() * 2, "forms are pairs of lines");
        for file in FILES {
            let told = file
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with("# "));
            assert!(told.count().is_multiple_of(2), "each file holds pairs");
        }
        for form in FORMS.iter() {
            let english = holes(&form.english);
            assert_eq!(english, (1..=english.len()).collect::<Vec<_>>());
            assert!(holes(&form.chinese).iter().all(|hole| english.contains(hole)));
        }
    }
}

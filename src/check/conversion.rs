//! The derived script says what the written one says, in every character.

use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Origin, Site, Text};
use crate::zh::fold::fold;
use crate::zh::mixed::script_use;
use crate::zh::scripts::{Converter, Direction, Rule, traditional_forms};

/// Simplified characters that stand for several words of official texts, so that a character alone decides nothing.
/// Those whose other forms are rare there (发 for hair, 后 for an empress) would only be noise.
const DOUBTFUL: &str = "系干复面谷历征占余斗郁卷舍冲托注准汇签借佣姜筑";

pub(super) fn check(site: &Site, blocks: &[Block<'_>], report: &mut Report) {
    let both = [Lang::ZhHant, Lang::ZhHans]
        .iter()
        .all(|lang| site.languages.contains(lang));
    if !both {
        return;
    }
    let converter = (site.source == Lang::ZhHans).then(|| converter(site));
    for block in blocks {
        let other = site.source.other_script().unwrap_or(site.source);
        let (original, derived) = (block.text.get(site.source), block.text.get(other));
        match derived.origin {
            Origin::Derived => {
                residue(derived, other, report);
                if let Some(converter) = &converter {
                    doubtful(original, converter, report);
                }
            }
            Origin::Written if original.origin == Origin::Written => {
                both_written(block, original, derived, report);
            }
            Origin::Written | Origin::StandIn => {}
        }
    }
}

/// The same converter that derived the texts: the glossary's pairs win.
fn converter(site: &Site) -> Converter {
    let written = |text: &Text| (text.origin == Origin::Written).then(|| text.as_str().to_owned());
    let pairs = site.terms.iter().filter_map(|term| {
        let simplified = written(term.name.get(Lang::ZhHans))?;
        Some((simplified, written(term.name.get(Lang::ZhHant))?))
    });
    Converter::new(Direction::ToHant, pairs.collect())
}

fn residue(derived: &Text, lang: Lang, report: &mut Report) {
    let found = script_use(derived.as_str());
    let left = if lang == Lang::ZhHant {
        found.hans
    } else {
        found.hant
    };
    let Some(first) = left.first() else { return };
    let characters: String = left
        .iter()
        .map(|range| &derived.as_str()[range.clone()])
        .collect();
    let message = format!("`{characters}` stays as it is in the derived `{lang}` text");
    report.add(
        // The place in the file is that of the original, in which the same character stands.
        Diagnostic::warning(
            "conversion-residue",
            derived.written.locate(first.clone()),
            message,
        )
        .help("say how it is written: a glossary entry of kind `script` with both scripts"),
    );
}

fn doubtful(original: &Text, converter: &Converter, report: &mut Report) {
    let text = original.as_str();
    for step in converter.trace(text) {
        let source = &text[step.range.clone()];
        let Some(character) = source.chars().next().filter(|c| DOUBTFUL.contains(*c)) else {
            continue;
        };
        if step.rule != Rule::Character || source.chars().count() != 1 {
            continue;
        }
        let others: Vec<String> = traditional_forms(character)
            .into_iter()
            .map(String::from)
            .filter(|form| *form != step.to)
            .collect();
        if others.is_empty() {
            continue;
        }
        let message = format!(
            "`{source}` became `{}` by the table of single characters; it could be `{}`",
            step.to,
            others.join("` or `")
        );
        report.add(
            Diagnostic::advice(
                "doubtful-conversion",
                original.written.locate(step.range.clone()),
                message,
            )
            .help(format!(
                "look at “{}”; a glossary entry of kind `script` settles it",
                around(text, step.range.start)
            )),
        );
    }
}

/// The character with two on each side.
fn around(text: &str, at: usize) -> String {
    let before: Vec<char> = text[..at].chars().rev().take(2).collect();
    before
        .into_iter()
        .rev()
        .chain(text[at..].chars().take(3))
        .filter(|c| *c != '\n')
        .collect()
}

/// Quotes differ between the scripts and say the same; names of the glossary may be other words altogether.
fn both_written(block: &Block<'_>, original: &Text, other: &Text, report: &mut Report) {
    let is_name = ["glossary/", "agencies/"]
        .iter()
        .any(|begin| block.path.starts_with(begin));
    if is_name || block.path.ends_with("/printed") || folded(original) == folded(other) {
        return;
    }
    report.add(
        Diagnostic::warning(
            "scripts-differ",
            other.written.span.clone(),
            "Traditional and Simplified don’t say the same here",
        )
        .help("leave the derived script out, or write both the same")
        .also(original.written.span.clone(), "the original"),
    );
}

fn folded(text: &Text) -> String {
    let quotes = |c: char| match c {
        '「' | '『' | '‘' => '“',
        '」' | '』' | '’' => '”',
        c => c,
    };
    let characters = text.as_str().chars().filter(|c| !c.is_whitespace());
    characters.map(|c| quotes(fold(c))).collect()
}

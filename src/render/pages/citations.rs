//! How a policy, a measure or a clause is cited: in the official Chinese form, and in English.
//!
//! In: policies. Out: [`CitationGroup`]s, ready to copy. Never here: a paragraph that the text does not have.

use anyhow::Result;
use serde::Serialize;

use crate::facts::print_date;
use crate::lang::Lang;
use crate::markdown;
use crate::render::edition::Edition;
use crate::render::pages::words;
use crate::resolve::addresses;
use crate::resolve::site::{Clause, ClauseId, Measure, Policy};
use crate::zh::numerals::numeral;

/// How to cite something, in two languages.
#[derive(Debug, Clone, Serialize)]
pub struct CitationGroup {
    /// "Measure 3", "Clause 17.2".
    pub label: String,
    /// Its address, for a link to copy.
    pub href: String,
    /// The forms: the reader's language first.
    pub forms: Vec<Citation>,
}

/// A citation, ready to copy.
#[derive(Debug, Clone, Serialize)]
pub struct Citation {
    /// `lang` attribute.
    pub lang: &'static str,
    /// The language, in its own words.
    pub language: String,
    /// 《…》（穗商务函〔2024〕24号）第三条，https://…
    pub text: String,
}

/// What is cited.
#[derive(Clone, Copy)]
enum Place {
    Policy,
    Measure(u32),
    Clause(ClauseId, Paragraphs),
}

/// The first and the last paragraph of a clause, where paragraphs are cited.
type Paragraphs = Option<(u32, u32)>;

/// The policy as a whole.
pub(crate) fn of_policy(edition: &Edition<'_>, policy: &Policy) -> Result<Vec<CitationGroup>> {
    let label = edition.text(&policy.short_title);
    Ok(vec![group(edition, policy, Place::Policy, label)?])
}

/// A measure and, where it has several, its clauses.
pub(crate) fn of_measure(
    edition: &Edition<'_>,
    policy: &Policy,
    measure: &Measure,
) -> Result<Vec<CitationGroup>> {
    let label = words::measure_label(edition, measure.number)?;
    let mut groups = vec![group(edition, policy, Place::Measure(measure.number), label)?];
    if measure.clauses.len() > 1 {
        for (clause, paragraphs) in measure.clauses.iter().zip(paragraphs(edition, measure)) {
            let label = words::clause_link(edition, policy, clause.id)?.label;
            groups.push(group(
                edition,
                policy,
                Place::Clause(clause.id, paragraphs),
                label,
            )?);
        }
    }
    Ok(groups)
}

fn group(edition: &Edition<'_>, policy: &Policy, place: Place, label: String) -> Result<CitationGroup> {
    let forms = languages(edition).into_iter();
    let forms = forms
        .map(|lang| {
            let strings = edition.theme.strings(lang);
            Ok(Citation {
                lang: lang.html(),
                language: strings.get("language.name")?.to_owned(),
                text: citation(edition, policy, place, lang)?,
            })
        })
        .collect::<Result<_>>()?;
    Ok(CitationGroup {
        label,
        href: edition.path(&address(policy, place, edition.lang)),
        forms,
    })
}

/// The reader's own language first; then the original where that is a translation, else the translation.
fn languages(edition: &Edition<'_>) -> Vec<Lang> {
    let published = &edition.site.languages;
    let other = if edition.lang.is_chinese() {
        published.iter().find(|lang| !lang.is_chinese())
    } else {
        let original = published.iter().find(|lang| **lang == edition.site.source);
        original.or_else(|| published.iter().find(|lang| lang.is_chinese()))
    };
    [Some(&edition.lang), other]
        .into_iter()
        .flatten()
        .copied()
        .collect()
}

fn address(policy: &Policy, place: Place, lang: Lang) -> String {
    let slug = &policy.slug.value;
    match place {
        Place::Policy => addresses::policy(lang, slug),
        Place::Measure(number) => addresses::measure(lang, slug, number),
        Place::Clause(id, _) => addresses::clause(lang, slug, id),
    }
}

fn citation(edition: &Edition<'_>, policy: &Policy, place: Place, lang: Lang) -> Result<String> {
    let strings = edition.theme.strings(lang);
    let number = match &policy.document_number {
        Some(number) => strings.fill("cite.number", &[("number", number.text(lang))])?,
        None => String::new(),
    };
    let issuer = edition.site.agency(policy.issuer).full.text(lang);
    let values = [
        ("issuer", issuer),
        ("title", policy.title.text(lang)),
        ("number", &number),
        ("date", &print_date(policy.issued.value, lang)),
        ("place", &place_words(edition, place, lang)?),
        ("address", &edition.site.url(&address(policy, place, lang))),
    ];
    strings.fill("cite.form", &values)
}

/// 第三条, 第十七条第二款; measure 17, paragraph 2.
fn place_words(edition: &Edition<'_>, place: Place, lang: Lang) -> Result<String> {
    let strings = edition.theme.strings(lang);
    let number = |n: u32| {
        if lang.is_chinese() {
            numeral(n)
        } else {
            n.to_string()
        }
    };
    let (measure, paragraphs) = match place {
        Place::Policy => return Ok(String::new()),
        Place::Measure(number) => (number, None),
        Place::Clause(id, paragraphs) => (id.measure, paragraphs),
    };
    let words = strings.fill("cite.measure", &[("n", &number(measure))])?;
    match paragraphs {
        None => Ok(words),
        Some((first, last)) if first == last => {
            strings.fill("cite.paragraph", &[("measure", &words), ("n", &number(first))])
        }
        Some((first, last)) => {
            let (first, last) = (number(first), number(last));
            let values = [("measure", &*words), ("first", &*first), ("last", &*last)];
            strings.fill("cite.paragraphs", &values)
        }
    }
}

/// For each clause the paragraphs of the measure in which it stands, as 款 counts them: in the original, from 1. None where
/// there is one paragraph only, which is cited without a number, and none where the text has lists, of which 款 is no measure.
fn paragraphs(edition: &Edition<'_>, measure: &Measure) -> Vec<Paragraphs> {
    let uncounted = vec![None; measure.clauses.len()];
    let mut last = 0;
    let mut found = Vec::new();
    for clause in &measure.clauses {
        let Some(count) = count_paragraphs(edition, clause) else {
            return uncounted;
        };
        // A clause that continues begins in the paragraph in which the one before it ends.
        let first = if clause.continues { last.max(1) } else { last + 1 };
        last = first + count.saturating_sub(1);
        found.push(Some((first, last)));
    }
    if last > 1 { found } else { uncounted }
}

fn count_paragraphs(edition: &Edition<'_>, clause: &Clause) -> Option<u32> {
    let html = markdown::block(clause.text.text(edition.site.source), edition.links());
    let has_only_paragraphs = html
        .lines()
        .all(|line| !line.starts_with('<') || line.starts_with("<p>"));
    let count = html.matches("<p>").count();
    has_only_paragraphs.then(|| u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing;

    #[test]
    fn a_measure_in_both_forms() {
        let mut site = testing::site();
        let theme = testing::theme(&site);
        let number = "穗商务函〔2024〕24号";
        site.policies[0].document_number = Some(testing::text(number, number, number));
        let edition = Edition::new(&site, &theme, Lang::ZhHans);
        let policy = &site.policies[0];
        let groups = of_measure(&edition, policy, &policy.measures[0]).unwrap();
        let texts: Vec<&str> = groups[0].forms.iter().map(|form| form.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "《若干政策措施》（穗商务函〔2024〕24号）第一条，https://example.org/zh-hans/policies/cbec/1/",
                "Guangzhou Municipal Commerce Bureau, Policy measures (穗商务函〔2024〕24号), 6 March 2024, measure 1 \
                 (English translation for reference), https://example.org/en/policies/cbec/1/",
            ]
        );
        assert_eq!(groups.len(), 1, "a measure of one clause is cited as a measure");
    }

    #[test]
    fn paragraphs_are_counted_as_they_were_issued() {
        type Clauses<'c> = &'c [(&'c str, bool)];
        let cases: [(Clauses<'_>, &[&str]); 5] = [
            (&[("甲。", false), ("乙。", true)], &["第一条", "第一条"]),
            (
                &[("甲。", false), ("乙。", false)],
                &["第一条第一款", "第一条第二款"],
            ),
            (
                &[("甲。\n\n乙。", false), ("丙。", true), ("丁。", false)],
                &["第一条第一款至第二款", "第一条第二款", "第一条第三款"],
            ),
            (
                &[("甲：\n\n- 乙\n- 丙", false), ("丁。", false)],
                &["第一条", "第一条"],
            ),
            (&[("甲。", false)], &["第一条"]),
        ];
        for (clauses, expected) in cases {
            let mut site = testing::site();
            let theme = testing::theme(&site);
            let measure = &mut site.policies[0].measures[0];
            let one = measure.clauses.remove(0);
            for (number, (text, continues)) in (1..).zip(clauses) {
                let mut clause = one.clone();
                clause.id.clause = number;
                clause.text = testing::text(text, text, text);
                clause.continues = *continues;
                measure.clauses.push(clause);
            }
            let edition = Edition::new(&site, &theme, Lang::ZhHans);
            let measure = &site.policies[0].measures[0];
            let clauses = measure.clauses.iter().zip(paragraphs(&edition, measure));
            let places = clauses.map(|(clause, paragraphs)| {
                place_words(&edition, Place::Clause(clause.id, paragraphs), Lang::ZhHans).unwrap()
            });
            assert_eq!(places.collect::<Vec<_>>(), expected);
        }
    }
}

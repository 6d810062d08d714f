//! The records as the authors wrote them.
//!
//! In: [`Sources`]. Out: [`Content`], where ids are still only names.
//! Never here: the disk; what a record means for another record.

pub mod yaml;
mod syntax;
pub mod shape;
mod values;
mod validate;
mod mistyped;
mod rules;
mod fields;
pub mod text;
mod places;
pub mod site;
pub mod agency;
pub mod glossary;
pub mod policy;
pub mod notice;
pub mod document;
pub mod note;
pub mod event;
pub mod round;
pub mod measure;
pub mod change;
pub mod alteration;
pub mod condition;
pub mod question;
pub mod clause;
pub mod incentive;
pub mod page;
pub mod translation;
pub mod schema;
mod files;

use crate::model::agency::AgencyRecord;
use crate::model::files::Files;
use crate::model::glossary::TermRecord;
use crate::model::page::PageRecord;
use crate::model::policy::PolicyRecord;
use crate::model::question::QuestionRecord;
use crate::model::site::SiteRecord;
use crate::report::Report;
use crate::source::Sources;

pub use crate::model::translation::TranslationRecord;

/// Everything that the authors wrote.
#[derive(Debug, Clone)]
pub struct Content {
    /// `content/site.yaml`.
    pub site: SiteRecord,
    /// `content/agencies.yaml`.
    pub agencies: Vec<AgencyRecord>,
    /// `content/glossary.yaml`.
    pub terms: Vec<TermRecord>,
    /// `content/questions.yaml`, in the order in which they are asked.
    pub questions: Vec<QuestionRecord>,
    /// `content/policies/*/`, sorted by slug.
    pub policies: Vec<PolicyRecord>,
    /// `content/pages/*.md`, sorted by slug and language.
    pub pages: Vec<PageRecord>,
    /// `content/translations.yaml`: of each translated block the hash of the text that it was made from.
    pub translations: Vec<TranslationRecord>,
}

/// Makes records of files, and reports everything in them that does not fit.
///
/// A record that can't be made is left out, so that one run shows what is wrong with the others too. Only without
/// `site.yaml` is there nothing to go on with: it says in which script and languages all the rest is written.
pub fn parse(sources: &Sources, report: &mut Report) -> Option<Content> {
    let files = Files::read(sources, report);
    let site = files.site(report);
    let agencies = files.agencies(report);
    let terms = files.terms();
    let questions = files.questions();
    let policies = files.policies(report);
    let pages = files.pages(report);
    let translations = files.translations();
    Some(Content {
        site: site?,
        agencies: agencies.unwrap_or_default(),
        terms: terms.unwrap_or_default(),
        questions: questions.unwrap_or_default(),
        policies,
        pages,
        translations: translations.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::lang::Lang;
    use crate::model::policy::Validity;
    use crate::report::Diagnostic;
    use crate::source::{SourceFile, Span};

    const SITE: &str = "name: {zh-Hans: 站, en: Site}\ndescription: {en: A site}\nbase_url: https://example.org/\n\
                        languages: [zh-Hans, en]\nsource: zh-Hans\ntheme: civic\npublisher: {name: {en: We}}\n";
    const AGENCIES: &str = "agencies:\n- {id: commerce, short: {zh-Hans: 市商务局}, level: municipal}\n\
                            - {id: districts, short: {zh-Hans: 各区政府}, level: district, collective: true}\n";
    const POLICY: &str = "title: {zh-Hans: 政策}\nshort_title: {en: P}\ndescription: {en: D}\nissuer: commerce\n\
                          issued: 2024-03-06\nvalidity: {years: 3}\npreamble: {zh-Hans: 为了}\n\
                          notes: [{at: title, title: {en: N}, known: {en: K}}]\n";
    const MEASURE: &str = "number: 1\nslug: brand\ntitle: {zh-Hans: 支持}\nshort_title: {en: B}\ntopics: []\nclauses:\n\
                           - text:\n    zh-Hans: |\n      支持企业，最高100万元。\n  lead: [commerce]\n  \
                           support: [{agency: districts, printed: 各区}]\n  incentives:\n  \
                           - {kind: subsidy, beneficiary: enterprise, of: costs, ratio: 12.5%, cap: 1000000, per: year}\n";

    /// Files that stand in place of others; an empty text takes a file away.
    type Change<'a> = &'a [(&'a str, &'a str)];

    fn site(change: Change<'_>) -> Vec<(String, String)> {
        let sound = [
            ("content/site.yaml", SITE),
            ("content/agencies.yaml", AGENCIES),
            ("content/policies/p/policy.yaml", POLICY),
            ("content/policies/p/measures/01-brand.yaml", MEASURE),
            ("content/pages/about.en.md", "# About\n\nText.\n"),
            (
                "content/translations.yaml",
                "policies/p/1.1/text: \"0123456789abcdef\"\n",
            ),
        ];
        let kept = sound
            .iter()
            .filter(|(path, _)| change.iter().all(|(other, _)| other != path));
        let all = kept.chain(change.iter().filter(|(_, text)| !text.is_empty()));
        all.map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect()
    }

    fn parse_site(files: Vec<(String, String)>) -> (Option<Content>, Vec<(&'static str, String)>) {
        let files = files
            .into_iter()
            .map(|(path, text)| Arc::new(SourceFile { path, text }))
            .collect();
        let mut report = Report::default();
        let content = parse(&Sources::new(files), &mut report);
        let findings = report.sorted();
        (
            content,
            findings
                .iter()
                .map(|finding| (finding.code, finding.span.file.path.clone()))
                .collect(),
        )
    }

    #[test]
    fn a_complete_site_becomes_records() {
        let (content, findings) = parse_site(site(&[]));
        assert_eq!(findings, []);
        let content = content.expect("all of it");
        assert_eq!(content.site.languages.len(), 2);
        assert!(content.agencies[1].collective);
        let policy = &content.policies[0];
        assert!(matches!(&policy.validity, Some(Validity::Years(years)) if years.value == 3));
        let clause = &policy.measures[0].clauses[0];
        let text = clause.text.texts.get(Lang::ZhHans).as_ref().expect("Chinese");
        assert_eq!(text.value, "支持企业，最高100万元。");
        assert_eq!(text.locate(24..30).text(), &text.value[24..30]);
        assert_eq!(clause.support[0].printed.as_ref().expect("a name").value, "各区");
        assert_eq!(clause.incentives[0].ratio.as_ref().expect("a ratio").value, 1_250);
        assert_eq!(content.pages[0].title.value, "About");
        assert_eq!(content.translations[0].source_hash.value, "0123456789abcdef");
    }

    #[test]
    fn what_a_site_needs_and_has_not_is_named() {
        let policy = "content/policies/p/policy.yaml";
        let measure = "content/policies/p/measures/01-brand.yaml";
        let wrong_number = "content/policies/p/measures/02-brand.yaml";
        let cases: [(Change, &str, &str); 9] = [
            (&[("content/site.yaml", "")], "missing-file", "content/site.yaml"),
            (
                &[("content/agencies.yaml", "")],
                "missing-file",
                "content/agencies.yaml",
            ),
            (&[(policy, "")], "missing-file", policy),
            (
                &[(measure, "")],
                "missing-file",
                "content/policies/p/measures/01-<slug>.yaml",
            ),
            (
                &[("content/site.yaml", "# nothing\n")],
                "empty-file",
                "content/site.yaml",
            ),
            (
                &[("content/policies/p/notes.yaml", "a: 1\n")],
                "unexpected-file",
                "content/policies/p/notes.yaml",
            ),
            (
                &[(measure, ""), (wrong_number, MEASURE)],
                "file-name",
                wrong_number,
            ),
            (
                &[("content/pages/about.en.md", "About\n")],
                "page-title",
                "content/pages/about.en.md",
            ),
            (
                &[("content/pages/about.en.md", "# About\n\n")],
                "empty-text",
                "content/pages/about.en.md",
            ),
        ];
        for (change, code, path) in cases {
            assert_eq!(parse_site(site(change)).1, [(code, path.to_owned())]);
        }
    }

    #[test]
    fn a_file_that_could_not_be_read_is_not_called_missing() {
        let mut report = Report::default();
        let path = "content/site.yaml";
        report.add(Diagnostic::error(
            "file-too-large",
            Span::unreadable(path),
            "too large",
        ));
        let files = site(&[(path, "")]).into_iter();
        let files = files
            .map(|(path, text)| Arc::new(SourceFile { path, text }))
            .collect();
        assert!(parse(&Sources::new(files), &mut report).is_none());
        assert_eq!(report.errors(), 1);
    }

    #[test]
    fn findings_of_all_files_come_in_one_run() {
        let (content, findings) = parse_site(site(&[
            ("content/site.yaml", "name: 1\n"),
            ("content/agencies.yaml", "agencies: x\n"),
            ("content/pages/about.en.md", "no title\n"),
        ]));
        assert!(content.is_none());
        let paths: std::collections::BTreeSet<_> = findings.into_iter().map(|(_, path)| path).collect();
        assert_eq!(paths.len(), 3);
    }

    proptest::proptest! {
        /// Whatever somebody types into a file: nothing panics, and nothing is lost without a word.
        #[test]
        fn a_slip_of_the_keyboard_is_survived_and_told(
            (at, gone, typed) in (0..600_usize, 0..4_usize, "[ \\t\\n:{}\\[\\]|>&*!\"'%#,?a0-9商：-]{0,4}"),
            path in proptest::sample::select(vec![
                ("content/policies/p/policy.yaml", POLICY),
                ("content/policies/p/measures/01-brand.yaml", MEASURE),
                ("content/agencies.yaml", AGENCIES),
                ("content/site.yaml", SITE),
            ]),
        ) {
            let (path, sound) = path;
            let mut characters: Vec<char> = sound.chars().collect();
            let start = at.min(characters.len());
            let end = (start + gone).min(characters.len());
            characters.splice(start..end, typed.chars());
            let text: String = characters.into_iter().collect();
            let files = site(&[(path, &text)]).into_iter();
            let files = files.map(|(path, text)| Arc::new(SourceFile { path, text })).collect();
            let mut report = Report::default();
            let content = parse(&Sources::new(files), &mut report);
            proptest::prop_assert!(content.is_some() || report.errors() > 0, "{text}");
            let shown = crate::report::human::human(&report, crate::report::human::Style::Plain);
            proptest::prop_assert_eq!(shown.is_empty(), report.sorted().is_empty());
        }
    }
}

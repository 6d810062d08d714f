//! Every file of `content/`, held against its shape, and the records in it.
//!
//! In: [`Sources`]. Out: the parts of `Content`. Never here: the fields of a record.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::agency::{self, AgencyRecord};
use crate::model::change::{self, ChangeRecord};
use crate::model::fields::FromNode;
use crate::model::glossary::{self, TermRecord};
use crate::model::measure::MeasureRecord;
use crate::model::page::{self, PageRecord};
use crate::model::places::{self, Place};
use crate::model::policy::{self, PolicyRecord};
use crate::model::question::{self, QuestionRecord};
use crate::model::round::{self, RoundRecord};
use crate::model::site::SiteRecord;
use crate::model::translation::{self, TranslationRecord};
use crate::model::validate::validate;
use crate::model::yaml::{self, Node, Value};
use crate::report::{Diagnostic, Report};
use crate::source::{SourceFile, Sources, Span, Spanned};

const POLICIES: &str = "content/policies/";

/// The files of a site, sorted by path.
pub(crate) struct Files<'a> {
    files: Vec<ReadFile<'a>>,
}

struct ReadFile<'a> {
    source: &'a Arc<SourceFile>,
    place: Place<'a>,
    /// `None` for Markdown, and for YAML of which nothing can be made.
    tree: Option<Node>,
}

impl<'a> Files<'a> {
    /// Reads every file, in parallel; findings keep the order of the files.
    pub(crate) fn read(sources: &'a Sources, report: &mut Report) -> Self {
        let sources: Vec<&Arc<SourceFile>> = sources.iter().collect();
        let read: Vec<(Option<ReadFile>, Report)> = sources
            .into_par_iter()
            .map(|source| {
                let mut report = Report::default();
                (read_file(source, &mut report), report)
            })
            .collect();
        let mut files = Vec::new();
        for (file, findings) in read {
            files.extend(file);
            report.append(findings);
        }
        Files { files }
    }

    /// The file of this path, if it is there.
    fn get(&self, path: &str) -> Option<&ReadFile<'a>> {
        let place = self
            .files
            .binary_search_by(|file| file.source.path.as_str().cmp(path));
        place.ok().map(|at| &self.files[at])
    }

    /// The files below a folder, which ends with `/`.
    fn below<'f>(&'f self, folder: &'f str) -> impl Iterator<Item = &'f ReadFile<'a>> {
        let start = self
            .files
            .partition_point(|file| file.source.path.as_str() < folder);
        self.files[start..]
            .iter()
            .take_while(move |file| file.source.path.starts_with(folder))
    }

    /// The tree of a file without which there is no site.
    fn needed(&self, path: &str, report: &mut Report) -> Option<&Node> {
        let file = self.get(path);
        if file.is_none() && !report.mentions(path) {
            report.add(missing(path, "this file is missing"));
        }
        file?.tree.as_ref()
    }

    /// What a file says that may be left out; nothing where there is none.
    fn optional<T>(&self, path: &str, take: impl Fn(&Node) -> Option<Vec<T>>) -> Option<Vec<T>> {
        match self.get(path) {
            Some(file) => take(file.tree.as_ref()?),
            None => Some(Vec::new()),
        }
    }

    pub(crate) fn site(&self, report: &mut Report) -> Option<SiteRecord> {
        SiteRecord::from_node(self.needed("content/site.yaml", report)?)
    }

    pub(crate) fn agencies(&self, report: &mut Report) -> Option<Vec<AgencyRecord>> {
        agency::agencies(self.needed("content/agencies.yaml", report)?)
    }

    pub(crate) fn terms(&self) -> Option<Vec<TermRecord>> {
        self.optional("content/glossary.yaml", glossary::terms)
    }

    pub(crate) fn questions(&self) -> Option<Vec<QuestionRecord>> {
        self.optional("content/questions.yaml", question::questions)
    }

    pub(crate) fn translations(&self) -> Option<Vec<TranslationRecord>> {
        self.optional(translation::FILE, translation::translations)
    }

    pub(crate) fn pages(&self, report: &mut Report) -> Vec<PageRecord> {
        let pages = self.files.iter().filter_map(|file| match file.place {
            Place::Page { slug, lang } => page::page(file.source, slug, lang, report),
            _ => None,
        });
        let mut pages: Vec<PageRecord> = pages.collect();
        pages.sort_by(|a, b| (&a.slug, a.lang).cmp(&(&b.slug, b.lang)));
        pages
    }

    pub(crate) fn policies(&self, report: &mut Report) -> Vec<PolicyRecord> {
        let folder = |file: &ReadFile<'a>| {
            file.source
                .path
                .strip_prefix(POLICIES)?
                .split_once('/')
                .map(|(slug, _)| slug)
        };
        let slugs: BTreeSet<&str> = self.files.iter().filter_map(folder).collect();
        slugs.into_iter().map(|slug| self.policy(slug, report)).collect()
    }

    fn policy(&self, slug: &str, report: &mut Report) -> PolicyRecord {
        let path = format!("{POLICIES}{slug}/policy.yaml");
        let node = self.needed(&path, report);
        let rounds = self.optional(&format!("{POLICIES}{slug}/rounds.yaml"), round::rounds);
        let rounds: Vec<RoundRecord> = rounds.unwrap_or_default();
        let changes = self.optional(&format!("{POLICIES}{slug}/changes.yaml"), change::changes);
        let changes: Vec<ChangeRecord> = changes.unwrap_or_default();
        let measures = self.measures(slug, report);
        let span = node.map_or_else(|| Span::unreadable(path), |node| Span::start_of(&node.span.file));
        let slug = Spanned::new(slug.to_owned(), span.clone());
        let policy = node.and_then(|node| policy::policy(node, slug.clone()));
        PolicyRecord {
            rounds,
            changes,
            measures,
            ..policy.unwrap_or_else(|| policy::lacking(span, slug))
        }
    }

    fn measures(&self, slug: &str, report: &mut Report) -> Vec<MeasureRecord> {
        let folder = format!("{POLICIES}{slug}/measures/");
        let mut measures = Vec::new();
        let mut has_files = false;
        for file in self.below(&folder) {
            if let Place::Measure { number, slug } = file.place {
                has_files = true;
                let measure = file.tree.as_ref().and_then(MeasureRecord::from_node);
                if let Some(measure) = &measure {
                    hold_to_name(measure, number, slug, report);
                }
                measures.extend(measure);
            }
        }
        if !has_files && !report.mentions(&folder) {
            let path = format!("{folder}01-<slug>.yaml");
            report.add(missing(&path, format!("the policy `{slug}` has no measure")));
        }
        measures
    }
}

fn missing(path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("missing-file", Span::unreadable(path), message)
        .help("create it; docs/content.md says what it holds")
}

fn read_file<'a>(source: &'a Arc<SourceFile>, report: &mut Report) -> Option<ReadFile<'a>> {
    let place = match places::place(&source.path) {
        Ok(place) => place,
        Err(misplaced) => {
            let finding = Diagnostic::error(misplaced.code, Span::start_of(source), misplaced.message);
            report.add(finding.help(misplaced.help));
            return None;
        }
    };
    let tree = place.kind().and_then(|kind| {
        let node = yaml::parse(source, report)?;
        if let Value::Nothing = node.value {
            // A site without translations has nothing to record.
            if source.path == translation::FILE {
                return None;
            }
            let finding = Diagnostic::error("empty-file", Span::start_of(source), "this file is empty");
            report.add(finding.help("write the record; docs/content.md says what it holds"));
            return None;
        }
        validate(&node, &kind, report);
        Some(node)
    });
    Some(ReadFile { source, place, tree })
}

/// A measure's address comes from its number: a file's name that says another one would mislead whoever looks for it.
fn hold_to_name(measure: &MeasureRecord, number: u32, slug: &str, report: &mut Report) {
    let mut disagree = |span: &Span, inside: &str, outside: &str| {
        let message = format!("the file's name says `{outside}`, this says `{inside}`");
        let help = format!("rename the file or write `{outside}`");
        report.add(Diagnostic::error("file-name", span.clone(), message).help(help));
    };
    if measure.number.value != number {
        disagree(
            &measure.number.span,
            &measure.number.value.to_string(),
            &number.to_string(),
        );
    }
    if measure.slug.value != slug {
        disagree(&measure.slug.span, &measure.slug.value, slug);
    }
}

//! `content/glossary.yaml`: names and terms in each language.

use crate::model::text::Written;
use crate::source::Spanned;

/// A term, as written.
#[derive(Debug, Clone)]
pub struct TermRecord {
    /// Needed only where other records name it (`topics: [branding]`).
    pub id: Option<Spanned<String>>,
    /// What it is.
    pub kind: TermKind,
    /// The term in each language. Where both Chinese scripts are written out, the pair wins over the
    /// conversion tables in every text of the site.
    pub name: Written,
    /// Other words for it, for searchers: short forms, old names, everyday words.
    pub synonyms: Vec<Written>,
    /// What it means, or what to know about its translation.
    pub note: Option<Written>,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// A word of the trade.
    Term,
    /// A place or zone.
    Place,
    /// A programme, title or list that one can enter: “麒麟”.
    Programme,
    /// A document: a law, a notice, a form.
    Document,
    /// What measures are about.
    Topic,
    /// Who is granted something.
    Beneficiary,
    /// What a ratio is taken of: costs, rent.
    Base,
    /// A body that no clause names as lead or support.
    Body,
    /// Only how a phrase is written in the other script.
    Script,
}

impl TermKind {
    /// Every kind with its word in YAML.
    pub const ALL: [(TermKind, &'static str); 9] = [
        (TermKind::Term, "term"),
        (TermKind::Place, "place"),
        (TermKind::Programme, "programme"),
        (TermKind::Document, "document"),
        (TermKind::Topic, "topic"),
        (TermKind::Beneficiary, "beneficiary"),
        (TermKind::Base, "base"),
        (TermKind::Body, "body"),
        (TermKind::Script, "script"),
    ];
}

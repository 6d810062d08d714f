//! What can be found: a document for each policy, notice, preamble, clause, agency and page.
//!
//! In: [`Site`]. Out: [`Document`]s with all their languages, in the order in which equal scores fall.
//! Never here: the contact line of a notice; terms and scores.

mod clauses;
mod others;

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use crate::facts;
use crate::index::marks::mark;
use crate::index::normal::Normal;
use crate::index::terms::Cut;
use crate::lang::{Lang, PerLang};
use crate::resolve::site::{LocalText, Policy, Site};

/// Texts of a document that count alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What it says.
    Text,
    /// Its title.
    Title,
    /// Names under which it is looked for; ours.
    Names,
    /// The bracket of a clause.
    Bracket,
}

impl Part {
    /// Every part, in the order of the zones.
    pub const ALL: [Part; 4] = [Part::Text, Part::Title, Part::Names, Part::Bracket];

    /// How much more a word counts here than in a text.
    #[must_use]
    pub fn boost(self) -> f32 {
        match self {
            Part::Text => 1.0,
            Part::Title => 6.0,
            Part::Names => 4.0,
            Part::Bracket => 0.5,
        }
    }
}

/// The number of zones: every part, Chinese and English.
pub const ZONES: usize = 8;

/// The zone of a part in a language.
#[must_use]
pub fn zone(part: Part, cut: Cut) -> usize {
    let place = match part {
        Part::Text => 0,
        Part::Title => 1,
        Part::Names => 2,
        Part::Bracket => 3,
    };
    2 * place + usize::from(cut == Cut::English)
}

/// How the texts of a zone are cut.
#[must_use]
pub fn cut(zone: usize) -> Cut {
    if zone.is_multiple_of(2) {
        Cut::Chinese
    } else {
        Cut::English
    }
}

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its name, which no other document of the site has and which stays: `clause/gz-cbec-2024/3.1`.
    pub id: String,
    /// `policy`, `notice`, `preamble`, `clause`, `agency` or `page`.
    pub kind: &'static str,
    /// The texts of every zone.
    pub zones: [Vec<String>; ZONES],
    /// The normal strings of those texts, while they are being added.
    normal: BTreeSet<(usize, String)>,
    /// Facts, references and facets.
    pub marks: BTreeSet<String>,
    /// What a hit shows.
    pub records: PerLang<Record>,
}

/// What a hit shows in one language.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    /// The kind of document.
    pub kind: &'static str,
    /// The policy, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// Number of the measure; 0 where there is none.
    pub measure: u32,
    /// Number of the clause in the measure; 0 where there is none.
    pub clause: u32,
    /// The title.
    pub title: String,
    /// The text, without mark-up.
    pub text: String,
    /// The bracket of a clause.
    pub bracket: String,
    /// The address from the root of the site.
    pub url: String,
    /// What it grants, in a line.
    pub facts: String,
    /// Ids of the agencies that lead.
    pub lead: Vec<String>,
    /// Kinds of support.
    pub kinds: Vec<&'static str>,
}

/// Kinds of documents in the order in which they are numbered.
const KINDS: [&str; 6] = ["policy", "notice", "preamble", "clause", "agency", "page"];

/// Every document of a site.
#[must_use]
pub fn documents(site: &Site) -> Vec<Document> {
    let of_policy = |policy: &Policy| {
        let mut documents = Vec::new();
        others::add_policy(site, policy, &mut documents);
        clauses::add(site, policy, &mut documents);
        for document in &mut documents {
            document.normal.clear();
        }
        documents
    };
    let by_policy: Vec<Vec<Document>> = site.policies.par_iter().map(of_policy).collect();
    let mut documents: Vec<Document> = by_policy.into_iter().flatten().collect();
    others::add_agencies(site, &mut documents);
    others::add_pages(site, &mut documents);
    let has_several = site.policies.len() > 1;
    // Stable: what is equal stays in the order of policies, measures and clauses.
    documents.sort_by_cached_key(|document| {
        let kind = KINDS.iter().position(|kind| *kind == document.kind);
        let neighbours = (has_several && document.kind == "clause").then(|| document.subject());
        (kind, neighbours)
    });
    documents
}

impl Document {
    fn new(kind: &'static str, name: &str, records: PerLang<Record>) -> Self {
        let mut document = Document {
            id: format!("{kind}/{name}"),
            kind,
            zones: Default::default(),
            normal: BTreeSet::new(),
            marks: BTreeSet::from([format!("#type:{kind}")]),
            records,
        };
        let (texts, titles) = (
            document.records.map(|_, record| record.text.clone()),
            document.records.map(|_, record| record.title.clone()),
        );
        document.add(Part::Text, &texts);
        document.add(Part::Title, &titles);
        for lang in Lang::ALL {
            let found = facts::read(document.records.get(lang).text.as_str(), lang);
            document
                .marks
                .extend(found.into_iter().map(|found| mark(found.fact)));
        }
        document
    }

    /// What it is about: its first topic, then its title. What is found together then stands together, in few files.
    fn subject(&self) -> (String, String) {
        let topics = self.marks.range("#topic:".to_owned().."#topic;".to_owned());
        let topic = topics.map(String::as_str).next().unwrap_or_default();
        let title = Normal::of(&self.records.get(Lang::ZhHans).title).string();
        (topic.to_owned(), title)
    }

    /// Adds a text in every language.
    fn add(&mut self, part: Part, texts: &PerLang<String>) {
        for lang in Lang::ALL {
            self.add_one(part, lang, texts.get(lang));
        }
    }

    fn add_local(&mut self, part: Part, text: &LocalText) {
        self.add(part, &text.map(|_, text| text.as_str().to_owned()));
    }

    /// Adds other names, of which each language has its own.
    fn add_names(&mut self, part: Part, names: &PerLang<Vec<String>>) {
        for (lang, names) in names.iter() {
            for name in names {
                self.add_one(part, lang, name);
            }
        }
    }

    /// The same text twice in a zone would count twice; both scripts of a Chinese one are the same.
    fn add_one(&mut self, part: Part, lang: Lang, text: &str) {
        let cut = if lang.is_chinese() {
            Cut::Chinese
        } else {
            Cut::English
        };
        let zone = zone(part, cut);
        let normal = Normal::of(text).string();
        if !normal.is_empty() && self.normal.insert((zone, normal)) {
            // tokenizer::BETWEEN separates texts.
            self.zones[zone].push(text.replace('\0', " "));
        }
    }
}

//! Every text of a site in reading order, each with a name that stays the same.
//!
//! In: [`Site`]. Out: [`Block`]s, for the rules that look at all texts and for the record of translations.
//! Never here: what is right or wrong with a text.

use crate::resolve::site::{
    Amount, Change, Clause, Condition, Document, Given, Incentive, LocalText, Note, Policy, Question, Site,
    Successor, Test,
};
use crate::resolve::wordings::part_word;

/// Whose words a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The government's, printed as issued.
    Official,
    /// The site's own.
    Ours,
}

/// A text with its name.
#[derive(Debug, Clone)]
pub struct Block<'a> {
    /// Path: `policies/gz-cbec-2024/3.1/text`.
    pub path: String,
    /// Whose words they are.
    pub voice: Voice,
    /// Whether it is kept in `translations.yaml`: whole texts are, names are not.
    pub tracked: bool,
    /// The text.
    pub text: &'a LocalText,
}

/// Every text of the site. Synonyms and aliases are no texts.
#[must_use]
pub fn blocks(site: &Site) -> Vec<Block<'_>> {
    let mut list = List(Vec::new());
    list.name("site/name", &site.name);
    list.ours("site/description", &site.description);
    list.name("site/publisher", &site.publisher);
    list.option("site/reuse", site.reuse.as_ref());
    for agency in &site.agencies {
        let path = format!("agencies/{}", agency.id.value);
        list.name(&format!("{path}/short"), &agency.short);
        list.name(&format!("{path}/full"), &agency.full);
        list.option(&format!("{path}/note"), agency.note.as_ref());
    }
    for (at, term) in site.terms.iter().enumerate() {
        let path = format!("glossary/{}", at + 1);
        list.name(&format!("{path}/name"), &term.name);
        list.option(&format!("{path}/note"), term.note.as_ref());
        list.conditions(&path, &term.fits);
    }
    for question in &site.questions {
        list.question(question);
    }
    for policy in &site.policies {
        list.policy(policy);
    }
    for page in &site.pages {
        list.name(&format!("pages/{}/title", page.slug), &page.title);
        list.ours(&format!("pages/{}/body", page.slug), &page.body);
    }
    list.0
}

/// Every field of a clause.
const WHOLE: Given = Given {
    text: true,
    roles: true,
    fits: true,
    incentives: true,
    documents: true,
    notes: true,
};

/// Texts in the making.
struct List<'a>(Vec<Block<'a>>);

impl<'a> List<'a> {
    fn add(&mut self, path: &str, voice: Voice, tracked: bool, text: &'a LocalText) {
        self.0.push(Block {
            path: path.to_owned(),
            voice,
            tracked,
            text,
        });
    }

    fn official(&mut self, path: &str, text: &'a LocalText) {
        self.add(path, Voice::Official, true, text);
    }

    fn ours(&mut self, path: &str, text: &'a LocalText) {
        self.add(path, Voice::Ours, true, text);
    }

    fn name(&mut self, path: &str, text: &'a LocalText) {
        self.add(path, Voice::Ours, false, text);
    }

    fn option(&mut self, path: &str, text: Option<&'a LocalText>) {
        if let Some(text) = text {
            self.ours(path, text);
        }
    }

    /// The number of a document: it is the same in every language, and nobody translates it.
    fn number(&mut self, path: &str, number: Option<&'a LocalText>) {
        if let Some(number) = number {
            self.name(path, number);
        }
    }

    fn question(&mut self, question: &'a Question) {
        let path = format!("questions/{}", question.id.value);
        self.name(&format!("{path}/name"), &question.name);
        self.ours(&format!("{path}/prompt"), &question.prompt);
        self.ours(&format!("{path}/why"), &question.why);
        for option in &question.options {
            self.ours(&format!("{path}/options/{}", option.id.value), &option.label);
        }
        if let Some(unit) = &question.unit {
            self.name(&format!("{path}/unit"), unit);
        }
    }

    fn conditions(&mut self, path: &str, conditions: &'a [Condition]) {
        for (at, condition) in conditions.iter().enumerate() {
            let path = format!("{path}/fits/{}", at + 1);
            self.option(&format!("{path}/reason"), condition.reason.as_ref());
            match &condition.test {
                Test::All(inner) | Test::Any(inner) => self.conditions(&path, inner),
                Test::Not(inner) => self.conditions(&path, std::slice::from_ref(inner)),
                _ => {}
            }
        }
    }

    fn policy(&mut self, policy: &'a Policy) {
        let path = format!("policies/{}", policy.slug.value);
        self.text(&path, policy.as_issued());
        self.beside_the_text(&path, policy);
        for change in &policy.changes {
            self.change(&format!("{path}/changes/{}", change.id.value), change);
        }
    }

    /// The official text, as issued.
    fn text(&mut self, path: &str, policy: &'a Policy) {
        if let Some(notice) = &policy.notice {
            if let Some(heading) = &notice.heading {
                self.official(&format!("{path}/notice/heading"), heading);
            }
            self.official(&format!("{path}/notice/title"), &notice.title);
            self.official(&format!("{path}/notice/addressees"), &notice.addressees);
            self.official(&format!("{path}/notice/body"), &notice.body);
            self.official(&format!("{path}/notice/signature"), &notice.signature);
            if let Some(contact) = &notice.contact {
                self.official(&format!("{path}/notice/contact"), contact);
            }
        }
        self.number(
            &format!("{path}/document_number"),
            policy.document_number.as_ref(),
        );
        self.official(&format!("{path}/title"), &policy.title);
        self.official(&format!("{path}/preamble"), &policy.preamble);
        for measure in &policy.measures {
            self.official(&format!("{path}/{}/title", measure.number), &measure.title);
            for clause in &measure.clauses {
                self.clause(&format!("{path}/{}", clause.id), clause, WHOLE);
            }
        }
    }

    /// What a change says itself; the rest stands in the text before it.
    fn change(&mut self, path: &str, change: &'a Change) {
        self.ours(&format!("{path}/title"), &change.title);
        self.ours(&format!("{path}/note"), &change.note);
        self.documents(&format!("{path}/document"), change.document.as_slice());
        for part in &change.parts {
            self.official(&format!("{path}/{}", part_word(part.at)), &part.text.after);
        }
        for measure in &change.measures {
            let path = format!("{path}/{}", measure.number);
            if let Some(title) = &measure.title {
                self.official(&format!("{path}/title"), &title.after);
            }
            if let Some(short_title) = &measure.short_title {
                self.name(&format!("{path}/short_title"), short_title);
            }
            self.option(&format!("{path}/summary"), measure.summary.as_ref());
        }
        for clause in &change.clauses {
            if let Some(after) = &clause.after {
                self.clause(&format!("{path}/{}", clause.id), after, clause.given);
            }
        }
        if let Some(Successor::Document(document)) = &change.successor {
            self.documents(&format!("{path}/successor"), std::slice::from_ref(document));
        }
    }

    fn clause(&mut self, path: &str, clause: &'a Clause, given: Given) {
        if given.text {
            self.official(&format!("{path}/text"), &clause.text);
        }
        if given.notes {
            self.notes(path, &clause.notes);
        }
        if given.fits {
            self.conditions(path, &clause.fits);
        }
        if given.incentives {
            for (at, incentive) in clause.incentives.iter().enumerate() {
                self.incentive(&format!("{path}/incentives/{}", at + 1), incentive);
            }
        }
        if given.documents {
            self.documents(&format!("{path}/documents"), &clause.documents);
        }
    }

    fn incentive(&mut self, path: &str, incentive: &'a Incentive) {
        self.option(&format!("{path}/what"), incentive.what.as_ref());
        if let Amount::ElsewhereDecided(under) = &incentive.amount {
            self.name(&format!("{path}/under"), under);
        }
        self.conditions(path, &incentive.fits);
    }

    fn documents(&mut self, path: &str, documents: &'a [Document]) {
        for (at, document) in documents.iter().enumerate() {
            let path = format!("{path}/{}", at + 1);
            self.name(&format!("{path}/title"), &document.title);
            self.number(
                &format!("{path}/document_number"),
                document.document_number.as_ref(),
            );
        }
    }

    /// What is ours: short titles, notes, history, rounds.
    fn beside_the_text(&mut self, path: &str, policy: &'a Policy) {
        self.name(&format!("{path}/short_title"), &policy.short_title);
        self.ours(&format!("{path}/description"), &policy.description);
        self.documents(&format!("{path}/legal_bases"), &policy.legal_bases);
        for source in &policy.sources {
            self.name(
                &format!("{path}/sources/{}/title", source.id.value),
                &source.title,
            );
            self.option(
                &format!("{path}/sources/{}/read", source.id.value),
                source.read.as_ref(),
            );
        }
        self.notes(path, &policy.notes);
        // What a change says of itself is listed with it.
        for event in policy.history.iter().filter(|event| event.change.is_none()) {
            self.ours(&format!("{path}/history/{}/title", event.id.value), &event.title);
            self.option(
                &format!("{path}/history/{}/text", event.id.value),
                event.text.as_ref(),
            );
        }
        for round in &policy.rounds {
            let path = format!("{path}/rounds/{}", round.id.value);
            self.option(&format!("{path}/apply_through"), round.apply_through.as_ref());
            self.option(&format!("{path}/who"), round.who.as_ref());
            for (at, condition) in round.conditions.iter().enumerate() {
                self.ours(&format!("{path}/conditions/{}", at + 1), condition);
            }
            self.conditions(&path, &round.fits);
            self.option(&format!("{path}/unknown"), round.unknown.as_ref());
        }
        for measure in &policy.as_issued().measures {
            self.name(
                &format!("{path}/{}/short_title", measure.number),
                &measure.short_title,
            );
            self.option(
                &format!("{path}/{}/summary", measure.number),
                measure.summary.as_ref(),
            );
            for related in &measure.related {
                let number = policy.measures[related.measure].number;
                self.ours(
                    &format!("{path}/{}/related/{number}", measure.number),
                    &related.why,
                );
            }
        }
    }

    fn notes(&mut self, path: &str, notes: &'a [Note]) {
        for (at, note) in notes.iter().enumerate() {
            let path = format!("{path}/notes/{}", at + 1);
            self.ours(&format!("{path}/title"), &note.title);
            self.option(&format!("{path}/known"), Some(&note.known));
            self.option(&format!("{path}/why"), note.why.as_ref());
            if let Some(printed) = &note.printed {
                self.name(&format!("{path}/printed"), printed);
            }
        }
    }
}

//! The records of a policy → the text of its files.
//!
//! In: [`Draft`]. Out: YAML, with the lines of the source in comments. Never here: the disk; deciding what a field is.

mod escaped;
mod proposals;

use std::fmt::Write;

use crate::import::draft::{Clause, Document, Draft, Incentive, Measure, Mention, Notice, Text, Validity};
use crate::import::roles::Part;
use crate::lang::Lang;
use crate::scalar::{is_printable, quoted, scalar};

pub use crate::import::yaml::escaped::escaped;
pub use crate::import::yaml::proposals::{agencies, terms};

/// A file in the making.
struct File {
    text: String,
    key: &'static str,
}

/// The file of a policy.
#[must_use]
pub fn policy(draft: &Draft, header: &str) -> String {
    let mut file = File {
        text: header.to_owned(),
        key: draft.lang.unwrap_or(Lang::ZhHans).key(),
    };
    if let Some(number) = &draft.document_number {
        file.line(0, "document_number", number);
    }
    file.texts(0, "title", &draft.title);
    file.comment(0, "short_title and description are not official: they were cut from the text, and you may write better ones.");
    file.texts(0, "short_title", &draft.short_title);
    file.texts(0, "description", &Text::chinese(draft.description.clone()));
    if let Some(issuer) = &draft.issuer {
        file.raw(0, "issuer", issuer);
    }
    if let Some(day) = draft.issued {
        file.raw(0, "issued", &day.to_string());
    }
    if let Some(day) = draft.effective {
        file.raw(0, "effective", &day.to_string());
    }
    match draft.validity {
        Some(Validity::Years(years)) => file.raw(0, "validity", &format!("{{years: {years}}}")),
        Some(Validity::Until(day)) => file.raw(0, "validity", &format!("{{until: {day}}}")),
        None => {}
    }
    if let Some(notice) = &draft.notice {
        file.notice(notice);
    }
    file.open(0, "preamble");
    file.block(2, &draft.preamble, &draft.preamble_english);
    if !draft.legal_bases.is_empty() {
        file.open(0, "legal_bases");
        file.documents(2, &draft.legal_bases);
    }
    file.text
}

/// The file of a measure.
#[must_use]
pub fn measure(measure: &Measure, lang: Lang, header: &str) -> String {
    let mut file = File {
        text: header.to_owned(),
        key: lang.key(),
    };
    for section in &measure.sections {
        file.comment(0, section);
    }
    let [first, last] = measure.lines;
    let lines = if first == last {
        format!("line {first}")
    } else {
        format!("lines {first}–{last}")
    };
    file.comment(
        0,
        &format!(
            "{} {} ({lines} of the source)",
            measure.mark, measure.title.chinese
        ),
    );
    file.raw(0, "number", &measure.number.to_string());
    file.raw(0, "slug", &measure.slug);
    if measure.title_is_ours {
        file.comment(
            0,
            "The source has no heading here: the title was cut from the text.",
        );
    }
    file.texts(0, "title", &measure.title);
    file.texts(0, "short_title", &measure.title);
    file.raw(0, "topics", &format!("[{}]", measure.topics.join(", ")));
    file.open(0, "clauses");
    measure.clauses.iter().for_each(|clause| file.clause(clause));
    file.text
}

impl File {
    fn indented(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.text, "{:indent$}{text}", "");
    }

    fn comment(&mut self, indent: usize, text: &str) {
        let shown: String = text
            .chars()
            .map(|letter| if is_printable(letter) { letter } else { ' ' })
            .collect();
        self.indented(indent, &format!("# {shown}"));
    }

    fn open(&mut self, indent: usize, key: &str) {
        self.indented(indent, &format!("{key}:"));
    }

    fn raw(&mut self, indent: usize, key: &str, value: &str) {
        self.indented(indent, &format!("{key}: {value}"));
    }

    fn line(&mut self, indent: usize, key: &str, value: &str) {
        self.raw(indent, key, &scalar(&value.replace(['\n', '\r'], " ")));
    }

    fn texts(&mut self, indent: usize, key: &str, text: &Text) {
        self.open(indent, key);
        self.line(indent + 2, self.key, &text.chinese);
        if let Some(english) = &text.english {
            self.line(indent + 2, "en", english);
        }
    }

    /// Markdown in one or two languages.
    fn block(&mut self, indent: usize, chinese: &[String], english: &[String]) {
        for (key, paragraphs) in [(self.key, chinese), ("en", english)] {
            if paragraphs.is_empty() {
                continue;
            }
            // Lines can't hold what YAML does not let stand; in quotes it is spelt out, and `check` names it.
            if !paragraphs
                .iter()
                .flat_map(|text| text.chars())
                .all(|letter| letter == '\n' || is_printable(letter))
            {
                let lines = |text: &String| text.lines().map(escaped).collect::<Vec<_>>().join("\n");
                let whole: Vec<String> = paragraphs.iter().map(lines).collect();
                self.indented(
                    indent,
                    &format!("{key}: {}", quoted(&(whole.join("\n\n") + "\n"))),
                );
                continue;
            }
            self.indented(indent, &format!("{key}: |"));
            for (at, paragraph) in paragraphs.iter().enumerate() {
                if at > 0 {
                    self.text.push('\n');
                }
                paragraph
                    .lines()
                    .for_each(|line| self.indented(indent + 2, &escaped(line)));
            }
        }
        if chinese.is_empty() && english.is_empty() {
            self.line(indent, self.key, "");
        }
    }

    fn notice(&mut self, notice: &Notice) {
        self.open(0, "notice");
        if let Some(heading) = &notice.heading {
            self.texts(2, "heading", &Text::chinese(heading.clone()));
        }
        self.texts(2, "title", &Text::chinese(notice.title.clone()));
        self.texts(2, "addressees", &Text::chinese(notice.addressees.clone()));
        self.open(2, "body");
        self.block(4, &notice.body, &[]);
        self.texts(2, "signature", &Text::chinese(notice.signature.clone()));
        if let Some(contact) = &notice.contact {
            self.texts(2, "contact", &Text::chinese(contact.clone()));
        }
    }

    fn documents(&mut self, indent: usize, documents: &[Document]) {
        for document in documents {
            self.indented(indent, "- title:");
            self.line(indent + 4, self.key, &document.title);
            if let Some(number) = &document.number {
                self.line(indent + 2, "document_number", number);
            }
        }
    }

    fn clause(&mut self, clause: &Clause) {
        if clause.continues {
            self.indented(2, "- continues: true");
            self.open(4, "text");
        } else {
            self.indented(2, "- text:");
        }
        self.block(6, &clause.paragraphs, &clause.english);
        for (part, key) in [
            (Part::Lead, "lead"),
            (Part::Support, "support"),
            (Part::Responsible, "responsible"),
        ] {
            let of_part: Vec<String> = clause
                .mentions
                .iter()
                .filter(|mention| mention.part == part)
                .map(shown)
                .collect();
            if !of_part.is_empty() {
                self.raw(4, key, &format!("[{}]", of_part.join(", ")));
            }
        }
        if !clause.incentives.is_empty() {
            self.comment(4, "Proposed from the sums and ratios of the text: look at each.");
            self.open(4, "incentives");
            clause
                .incentives
                .iter()
                .for_each(|incentive| self.incentive(incentive));
        }
        if !clause.documents.is_empty() {
            self.open(4, "documents");
            self.documents(6, &clause.documents);
        }
    }

    fn incentive(&mut self, incentive: &Incentive) {
        let grant = &incentive.grant;
        self.indented(6, &format!("- kind: {}", grant.kind));
        if let Some(programme) = &incentive.programme {
            self.raw(8, "programme", programme);
        }
        self.raw(8, "beneficiary", &incentive.beneficiary);
        if let (Some(ratio), Some(base)) = (grant.ratio, &incentive.base) {
            self.raw(8, "of", base);
            self.raw(8, "ratio", &ratio.print());
        }
        if let Some(cap) = grant.cap {
            self.raw(8, "cap", &cap.0.to_string());
        }
        if let Some(per) = grant.per {
            self.raw(8, "per", per);
        }
        if grant.selection {
            self.raw(8, "selection", "true");
        }
    }
}

fn shown(mention: &Mention) -> String {
    match &mention.printed {
        Some(printed) => format!("{{agency: {}, printed: {}}}", mention.id, scalar(printed)),
        None => mention.id.clone(),
    }
}

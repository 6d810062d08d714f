//! The clauses of a measure → records: texts, mentions, documents, incentives.
//!
//! In: a measure, understood. Out: [`Clause`]s. Never here: what is a clause.

use crate::import::documents::documents;
use crate::import::draft::{Clause, Document, Incentive, Measure};
use crate::import::grants::{Grant, grants};
use crate::import::measures;
use crate::import::records::{Clerk, mentions};
use crate::import::shapes::plain;
use crate::import::traced::Traced;
use crate::model::glossary::TermKind;

/// Who is granted something where the site's glossary names nobody that the sentence names.
const BENEFICIARIES: [(&str, &str); 12] = [
    ("企业", "enterprise"),
    ("园区", "park"),
    ("平台", "platform"),
    ("机构", "institution"),
    ("项目", "project"),
    ("人才", "talent"),
    ("个人", "individual"),
    ("团队", "team"),
    ("协会", "association"),
    ("学校", "school"),
    ("单位", "organisation"),
    ("主体", "operator"),
];

/// Ids for what shares are usually taken of.
const BASES: [(&str, &str); 14] = [
    ("租金", "rent"),
    ("推广", "promotion-costs"),
    ("研发", "research-costs"),
    ("利息", "interest"),
    ("保费", "premium"),
    ("投资", "investment"),
    ("贷款", "loan"),
    ("工资", "wages"),
    ("建设", "construction-costs"),
    ("展位", "booth-costs"),
    ("合同", "contract-value"),
    ("营业收入", "revenue"),
    ("销售", "sales"),
    ("费", "costs"),
];

/// Adds the clauses of a measure to its record.
pub(super) fn clauses(measure: &measures::Measure, clerk: &mut Clerk<'_, '_>, record: &mut Measure) {
    for (at, clause) in measure.clauses.iter().enumerate() {
        let place = format!("{}.{}", measure.number, at + 1);
        let made = one(clause, &place, clerk);
        record.clauses.push(made);
    }
    if record.clauses.is_empty() {
        // The heading is all that the measure says, and a clause needs a text.
        record.clauses.push(Clause {
            paragraphs: vec![record.title.chinese.clone()],
            ..Clause::default()
        });
        clerk.ledger.doubt(
            Some(&measure.mark),
            format!("measure {} has nothing but a heading", measure.number),
            "it was taken for its text too",
        );
    }
}

fn one(clause: &measures::Clause, place: &str, clerk: &mut Clerk<'_, '_>) -> Clause {
    let mut made = Clause {
        continues: clause.continues,
        ..Clause::default()
    };
    let mut table: Option<Table> = None;
    for paragraph in &clause.paragraphs {
        made.paragraphs
            .push(clerk.field(&format!("{place}.text"), paragraph));
        push_documents(paragraph, place, clerk, &mut made.documents);
        let text = paragraph.text();
        let given = table.as_ref().and_then(|table| table.given(&text));
        push_incentives(
            paragraph,
            &given.unwrap_or(text),
            place,
            clerk,
            &mut made.incentives,
        );
        table = table.or_else(|| Table::headed(&paragraph.text()));
    }
    if let (Some(roles), Some(bracket)) = (&clause.roles, &clause.bracket) {
        made.mentions = mentions::mentions(roles, bracket, place, clerk);
    }
    made
}

/// A table of what is given: its head says in which column.
struct Table {
    columns: usize,
    given: usize,
    word: &'static str,
}

impl Table {
    /// The table that a row such as 类别　条件　奖励金额 begins.
    fn headed(row: &str) -> Option<Self> {
        let cells: Vec<&str> = row.split('　').collect();
        let is_head = cells.len() > 1 && cells.iter().all(|cell| cell.chars().count() <= 12);
        ["奖励", "補貼", "补贴", "補助", "补助", "资助", "資助", "奖补"]
            .into_iter()
            .filter(|_| is_head && !row.contains(|letter: char| letter.is_ascii_digit()))
            .find_map(|word| {
                let given = cells.iter().position(|cell| cell.contains(word))?;
                Some(Table {
                    columns: cells.len(),
                    given,
                    word,
                })
            })
    }

    /// What a row gives, as a sentence would say it.
    fn given(&self, row: &str) -> Option<String> {
        let cells: Vec<&str> = row.split('　').collect();
        let cell = cells.get(self.given).filter(|_| cells.len() == self.columns)?;
        Some(format!("给予{cell}{}", self.word))
    }
}

fn push_documents(text: &Traced, place: &str, clerk: &mut Clerk<'_, '_>, found: &mut Vec<Document>) {
    for named in documents(text) {
        let title = clerk.write(&named.title);
        let number = named.number.as_ref().map(|number| clerk.write(number));
        if found.iter().all(|document| document.title != title) {
            clerk
                .ledger
                .read(format!("{place}.document"), &title, &named.title);
            found.push(Document { title, number });
        }
    }
}

fn push_incentives(
    text: &Traced,
    words: &str,
    place: &str,
    clerk: &mut Clerk<'_, '_>,
    found: &mut Vec<Incentive>,
) {
    let read = grants(words);
    for grant in read.grants {
        if let Some(cap) = grant.cap {
            clerk.ledger.read(format!("{place}.cap"), cap.0.to_string(), text);
        }
        if let Some(ratio) = grant.ratio {
            clerk.ledger.read(format!("{place}.ratio"), ratio.print(), text);
        }
        let incentive = with_ids(grant, &text.text(), clerk);
        let what = format!("`{}` was taken for an incentive", incentive.grant.words);
        clerk.ledger.doubt(
            Some(text),
            what,
            format!(
                "look at beneficiary (`{}`), kind and period",
                incentive.beneficiary
            ),
        );
        found.push(incentive);
    }
    for words in read.conditions {
        clerk.ledger.doubt(
            Some(text),
            format!("`{words}` was taken for a condition, not for what is granted"),
            "add an incentive if it is one",
        );
    }
}

fn with_ids(grant: Grant, paragraph: &str, clerk: &mut Clerk<'_, '_>) -> Incentive {
    let context = plain(&grant.context);
    let before = plain(paragraph);
    let before = before
        .split_once(&context)
        .map_or(before.as_str(), |(before, _)| before);
    let named = |text: &str, clerk: &Clerk<'_, '_>| {
        let term = clerk.register.term_in(TermKind::Beneficiary, text);
        term.map(|term| term.id.clone())
    };
    // The sentence says who; where it does not, the ones before it do.
    let known = named(&context, clerk).or_else(|| named(before, clerk));
    let beneficiary = known.unwrap_or_else(|| {
        let there = BENEFICIARIES.iter().find(|(word, _)| context.contains(word));
        let (name, id) = there.copied().unwrap_or(("申报单位", "applicant"));
        let name = clerk.scribe.words(name);
        clerk.register.term(TermKind::Beneficiary, &name, id)
    });
    let programme = clerk.register.term_in(TermKind::Programme, &context);
    let programme = programme.map(|term| term.id.clone());
    let base = grant.ratio.map(|_| base(&grant, &context, clerk));
    Incentive {
        grant,
        beneficiary,
        programme,
        base,
    }
}

/// A ratio needs something of which it is taken.
fn base(grant: &Grant, context: &str, clerk: &mut Clerk<'_, '_>) -> String {
    let printed = grant.base.as_deref();
    let near: String = printed.map_or_else(|| context.to_owned(), str::to_owned);
    if let Some(term) = clerk.register.term_in(TermKind::Base, &near) {
        return term.id.clone();
    }
    let name = clerk.scribe.words(printed.unwrap_or("费用"));
    let id = BASES
        .iter()
        .find(|(word, _)| near.contains(word))
        .map_or("base-1", |(_, id)| *id);
    clerk.register.term(TermKind::Base, &name, id)
}

//! A document for each clause.
//!
//! In: a policy. Out: its clauses as documents. Never here: anything that no clause has.

use crate::index::documents::{Document, Part, Record};
use crate::index::marks::mark_of_limits;
use crate::index::normal::Normal;
use crate::index::words;
use crate::lang::{Lang, PerLang};
use crate::markdown::plain::plain;
use crate::resolve::addresses;
use crate::resolve::site::{
    Amount, BracketPart, Clause, Incentive, IncentiveKind, Measure, Period, Policy, Role, Site, Term,
    TermIndex,
};

/// Adds the clauses of a policy.
pub(super) fn add(site: &Site, policy: &Policy, documents: &mut Vec<Document>) {
    for measure in &policy.measures {
        for clause in &measure.clauses {
            documents.push(document(site, policy, measure, clause));
        }
    }
}

fn document(site: &Site, policy: &Policy, measure: &Measure, clause: &Clause) -> Document {
    let records = PerLang::from_fn(|lang| record(site, policy, measure, clause, lang));
    let name = format!("{}/{}", policy.slug.value, clause.id);
    let mut document = Document::new("clause", &name, records);
    document.add(Part::Bracket, &PerLang::from_fn(|lang| bracket(clause, lang)));
    document.add_local(Part::Names, &measure.short_title);
    for topic in &measure.topics {
        if is_topic_of(site.term(*topic), measure, clause) {
            add_term(site, &mut document, *topic);
        }
    }
    for incentive in &clause.incentives {
        add_incentive(site, &mut document, incentive);
    }
    add_agencies(site, &mut document, clause);
    add_marks(site, &mut document, policy, measure, clause);
    document
}

/// Topics are given to measures: where only some of the clauses have a word of one, it is theirs.
fn is_topic_of(topic: &Term, measure: &Measure, clause: &Clause) -> bool {
    let has = |clause: &Clause| {
        Lang::ALL.into_iter().any(|lang| {
            let text = Normal::of(clause.text.text(lang)).string();
            let name = std::iter::once(topic.name.text(lang));
            let words = name.chain(topic.synonyms.get(lang).iter().map(String::as_str));
            words
                .map(|word| Normal::of(word).string())
                .any(|word| text.contains(&word))
        })
    };
    has(clause) || !measure.clauses.iter().any(has)
}

fn add_term(site: &Site, document: &mut Document, term: TermIndex) {
    document.add_local(Part::Names, &site.term(term).name);
}

fn add_incentive(site: &Site, document: &mut Document, incentive: &Incentive) {
    add_kind(document, incentive);
    add_term(site, document, incentive.beneficiary);
    if let Some(programme) = incentive.programme {
        add_term(site, document, programme);
        // What a programme pays is what its other names are asked for.
        if matches!(incentive.amount, Amount::Limited { .. }) {
            document.add_names(Part::Names, &site.term(programme).synonyms);
        }
    }
    if let Amount::Limited { cap, ratio } = &incentive.amount {
        if let Some((_, base)) = ratio {
            add_term(site, document, *base);
        }
        let sum = cap.as_ref().map(|cap| cap.value);
        let ratio = ratio.as_ref().map(|(ratio, _)| ratio.value);
        document.marks.extend(mark_of_limits(sum, ratio));
    }
}

/// The words of its kind. An award whose sum another policy says is no less an award, but those that say it come first.
fn add_kind(document: &mut Document, incentive: &Incentive) {
    let pays = matches!(incentive.kind, IncentiveKind::Award | IncentiveKind::Subsidy);
    if pays && !matches!(incentive.amount, Amount::Limited { .. }) {
        return;
    }
    let kind = words::kind(incentive.kind);
    document.add(
        Part::Names,
        &PerLang::from_fn(|lang| words::in_language(&kind.names, lang).to_owned()),
    );
    let others = |lang: Lang| kind.others[usize::from(lang == Lang::En)];
    document.add_names(
        Part::Names,
        &PerLang::from_fn(|lang| others(lang).iter().map(|word| (*word).to_owned()).collect()),
    );
}

/// Who leads is what a clause is looked for by; who supports is said in passing.
fn add_agencies(site: &Site, document: &mut Document, clause: &Clause) {
    for role in &clause.roles {
        let agency = site.agency(role.agency);
        let part = match role.role {
            Role::Lead | Role::Responsible => Part::Names,
            Role::Support => Part::Bracket,
        };
        document.add_local(part, &agency.short);
        document.add_local(part, &agency.full);
        document.add_names(part, &agency.aliases);
    }
}

fn add_marks(site: &Site, document: &mut Document, policy: &Policy, measure: &Measure, clause: &Clause) {
    let marks = &mut document.marks;
    marks.insert(format!("#policy:{}", policy.slug.value));
    marks.insert(format!("#ref:{}", measure.number));
    marks.insert(format!("#ref:{}", clause.id));
    for topic in &measure.topics {
        if let Some(id) = &site.term(*topic).id {
            marks.insert(format!("#topic:{}", id.value));
        }
    }
    for incentive in &clause.incentives {
        marks.insert(format!("#kind:{}", words::kind(incentive.kind).id));
    }
    for role in &clause.roles {
        let id = &site.agency(role.agency).id.value;
        marks.insert(format!("#agency:{id}"));
        if role.role != Role::Support {
            marks.insert(format!("#lead:{id}"));
        }
    }
}

fn record(site: &Site, policy: &Policy, measure: &Measure, clause: &Clause, lang: Lang) -> Record {
    let lead = clause.roles.iter().filter(|role| role.role != Role::Support);
    let mut kinds: Vec<&'static str> = Vec::new();
    for incentive in &clause.incentives {
        let id = words::kind(incentive.kind).id;
        if !kinds.contains(&id) {
            kinds.push(id);
        }
    }
    Record {
        kind: "clause",
        policy: Some(policy.slug.value.clone()),
        measure: clause.id.measure,
        clause: clause.id.clause,
        title: measure.title.text(lang).to_owned(),
        text: plain(clause.text.text(lang), lang),
        bracket: bracket(clause, lang),
        url: addresses::clause(lang, &policy.slug.value, clause.id),
        facts: not_in_force(policy, lang) + &facts_line(clause, lang),
        lead: lead
            .map(|role| site.agency(role.agency).id.value.clone())
            .collect(),
        kinds,
    }
}

fn bracket(clause: &Clause, lang: Lang) -> String {
    let parts = clause
        .bracket
        .as_ref()
        .map_or(&[][..], |bracket| bracket.get(lang));
    let words = |part: &BracketPart| match part {
        BracketPart::Words(words) => words.clone(),
        BracketPart::Agency(_, name) => name.clone(),
    };
    parts.iter().map(words).collect()
}

/// A hit in a repealed policy says so before anything else; nobody should apply for what is not there any more.
pub(super) fn not_in_force(policy: &Policy, lang: Lang) -> String {
    let words = match lang {
        Lang::ZhHant => "已廢止　",
        Lang::ZhHans => "已废止　",
        Lang::En => "Repealed. ",
    };
    if policy.is_repealed() {
        words.to_owned()
    } else {
        String::new()
    }
}

/// What a clause pays, in a line: 资金扶持 50%，最高100万元/年.
fn facts_line(clause: &Clause, lang: Lang) -> String {
    let lines: Vec<String> = clause
        .incentives
        .iter()
        .filter_map(|incentive| amount(incentive, lang))
        .collect();
    lines.join(if lang.is_chinese() { "；" } else { "; " })
}

fn amount(incentive: &Incentive, lang: Lang) -> Option<String> {
    let Amount::Limited { cap, ratio } = &incentive.amount else {
        return None;
    };
    let kind = words::in_language(&words::kind(incentive.kind).names, lang);
    let mut parts = Vec::new();
    if let Some((ratio, _)) = ratio {
        parts.push(ratio.value.print());
    }
    if let Some(cap) = cap {
        let sum = cap.value.print(lang);
        let yearly = incentive.per == Some(Period::Year);
        parts.push(match (lang, yearly) {
            (Lang::En, true) => format!("up to {sum} a year"),
            (Lang::En, false) => format!("up to {sum}"),
            (_, true) => format!("最高每年{sum}"),
            (_, false) => format!("最高{sum}"),
        });
    }
    if parts.is_empty() {
        return None;
    }
    let (comma, colon) = if lang.is_chinese() {
        ("，", "：")
    } else {
        (", ", ": ")
    };
    Some(format!("{kind}{colon}{}", parts.join(comma)))
}

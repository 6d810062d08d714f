//! A small site for unit tests: one policy of one measure, in three languages.
//!
//! In: nothing. Out: [`Site`]. Never here: reading files; whole sites stand in `tests/`.

use jiff::civil::date;

use crate::facts::{Ratio, Yuan};
use crate::lang::{Lang, PerLang};
use crate::resolve::site::{
    Agency, AgencyIndex, Amount, Assignment, BracketPart, Clause, ClauseId, Event, Incentive, IncentiveKind,
    Level, LocalText, Measure, Origin, Period, Policy, Role, Round, Site, Status, Term, TermIndex, TermKind,
    Text, Validity,
};
use crate::source::{Span, Spanned};

pub(crate) fn span() -> Span {
    Span::unreadable("content/test.yaml")
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, span())
}

pub(crate) fn text(traditional: &str, simplified: &str, english: &str) -> LocalText {
    PerLang::from_fn(|lang| {
        let words = match lang {
            Lang::ZhHant => traditional,
            Lang::ZhHans => simplified,
            Lang::En => english,
        };
        Text {
            written: spanned(words.to_owned()),
            origin: Origin::Written,
        }
    })
}

fn term(kind: TermKind, name: LocalText) -> Term {
    Term {
        id: None,
        anchor: format!("term-{}", name.text(Lang::En)),
        kind,
        name,
        synonyms: PerLang::default(),
        fits: Vec::new(),
        note: None,
        source: None,
    }
}

/// A round under the first clause of a measure; nothing is known of it but its name.
pub(crate) fn round(id: &str, measure: u32) -> Round {
    Round {
        id: spanned(id.to_owned()),
        clause: ClauseId { measure, clause: 1 },
        programme: None,
        source: None,
        issued: None,
        districts_report_by: None,
        telephone: Vec::new(),
        apply_through: None,
        who: None,
        conditions: Vec::new(),
        fits: Vec::new(),
        unknown: None,
    }
}

/// The site. Term 0: beneficiary, 1: programme, 2: base, 3: topic.
pub(crate) fn site() -> Site {
    Site {
        name: text("電商政策", "电商政策", "E-commerce policies"),
        description: text("政策。", "政策。", "Policies."),
        base_url: "https://example.org/".into(),
        languages: Lang::ALL.to_vec(),
        source: Lang::ZhHans,
        theme: spanned("civic".into()),
        publisher: text("公報", "公报", "Gazette"),
        publisher_url: None,
        reuse: None,
        as_of: date(2026, 11, 23),
        agencies: vec![agency()],
        terms: vec![
            term(TermKind::Beneficiary, text("企業", "企业", "enterprise")),
            term(
                TermKind::Programme,
                text(
                    "“品牌出海”企業",
                    "“品牌出海”企业",
                    "“brands going global” enterprise",
                ),
            ),
            term(TermKind::Base, text("推廣費用", "推广费用", "promotion costs")),
            term(TermKind::Topic, text("品牌", "品牌", "branding")),
        ],
        questions: Vec::new(),
        policies: vec![policy()],
        pages: Vec::new(),
        moves: Vec::new(),
        translations: Vec::new(),
    }
}

fn agency() -> Agency {
    Agency {
        id: spanned("commerce".into()),
        short: text("市商務局", "市商务局", "Commerce Bureau"),
        full: text(
            "廣州市商務局",
            "广州市商务局",
            "Guangzhou Municipal Commerce Bureau",
        ),
        level: Level::Municipal,
        collective: false,
        url: None,
        aliases: PerLang::default(),
        note: None,
        duties: Vec::new(),
    }
}

fn policy() -> Policy {
    Policy {
        slug: spanned("cbec".into()),
        document_number: None,
        title: text("若干政策措施", "若干政策措施", "Policy measures"),
        short_title: text("措施", "措施", "Measures (2024)"),
        description: text("支持電商。", "支持电商。", "Support."),
        issuer: AgencyIndex(0),
        issued: spanned(date(2024, 3, 6)),
        validity: Validity {
            from: date(2024, 3, 6),
            last_day: Some(date(2027, 3, 5)),
            status: Status::InForce(Some(102)),
        },
        notice: None,
        preamble: text("特制定。", "特制定。", "Adopted."),
        legal_bases: Vec::new(),
        sources: Vec::new(),
        notes: Vec::new(),
        history: vec![Event {
            date: spanned(date(2024, 3, 6)),
            id: spanned("issued".into()),
            title: text("印發", "印发", "Issued"),
            text: None,
            clauses: Vec::new(),
            source: None,
            change: None,
        }],
        rounds: Vec::new(),
        changes: Vec::new(),
        versions: Vec::new(),
        measures: vec![Measure {
            number: 1,
            span: span(),
            slug: "brand".into(),
            title: text("支持跨境電商", "支持跨境电商", "Support cross-border e-commerce"),
            short_title: text("品牌出海", "品牌出海", "Brands going global"),
            summary: None,
            topics: vec![TermIndex(3)],
            related: Vec::new(),
            clauses: vec![clause()],
        }],
    }
}

fn clause() -> Clause {
    let short = agency().short;
    Clause {
        id: ClauseId {
            measure: 1,
            clause: 1,
        },
        continues: false,
        text: text("給予支持。", "给予支持。", "Support is given."),
        roles: vec![Assignment {
            agency: AgencyIndex(0),
            role: Role::Lead,
            span: span(),
        }],
        bracket: Some(PerLang::from_fn(|lang| {
            vec![
                BracketPart::Words("（".into()),
                BracketPart::Agency(AgencyIndex(0), short.text(lang).to_owned()),
                BracketPart::Words("）".into()),
            ]
        })),
        fits: Vec::new(),
        incentives: vec![Incentive {
            kind: IncentiveKind::Subsidy,
            programme: Some(TermIndex(1)),
            beneficiary: TermIndex(0),
            what: None,
            amount: Amount::Limited {
                cap: Some(spanned(Yuan(1_000_000))),
                ratio: Some((spanned(Ratio(5_000)), TermIndex(2))),
            },
            per: Some(Period::Year),
            selection: true,
            fits: Vec::new(),
            for_everybody: false,
            instead: None,
            span: span(),
        }],
        documents: Vec::new(),
        notes: Vec::new(),
    }
}

//! The seed imports to what `content/` holds, but for the differences listed here.

use std::collections::BTreeMap;
use std::path::Path;

use gongbao::model::clause::{AgencyMention, ClauseRecord, IncentiveRecord};
use gongbao::model::policy::PolicyRecord;
use gongbao::model::text::Written;
use gongbao::model::{Content, parse};
use gongbao::read::read;
use gongbao::report::Report;

use crate::support::{Scratch, difference, repository};

/// What the import can't know, or leaves to a person. `-` is in `content/`, `+` was imported.
const DIFFERENCES: &str = "\
-number: 穗商务函〔2024〕24号
-1.1 award ≤2000000 once selection qilin: platform-or-service-provider
+1.1 award ≤2000000 once selection qilin: enterprise
-2.1 award ≤5000000 once selection kunpeng: park-operator
+2.1 award ≤5000000 once selection kunpeng: park
-4.1 subsidy 30% of rent ≤1500000 year: bonded-tenant
+4.1 subsidy 30% of rent ≤1500000 year: enterprise
";

#[test]
fn the_seed_becomes_what_the_content_holds() {
    let scratch = Scratch::real();
    scratch.write(
        "seed.txt",
        &std::fs::read(repository().join("tests/seed/source.txt")).unwrap(),
    );
    let run = scratch.gongbao(&["import", "seed.txt", "--policy", "imported"]);
    assert_eq!(run.code, 0, "{}", run.output);
    let content = content(scratch.root());
    let policies: BTreeMap<&str, &PolicyRecord> = content
        .policies
        .iter()
        .map(|policy| (policy.slug.value.as_str(), policy))
        .collect();
    let (expected, imported) = (lines(policies["gz-cbec-2024"]), lines(policies["imported"]));
    let difference = difference(&expected, &imported);
    let is_change = |line: &&str| {
        (line.starts_with('-') || line.starts_with('+'))
            && !line.starts_with("---")
            && !line.starts_with("+++")
    };
    let differing: Vec<&str> = difference.lines().filter(is_change).collect();
    let differing = differing.join("\n") + "\n";
    assert_eq!(differing, DIFFERENCES);
}

fn content(root: &Path) -> Content {
    let mut report = Report::default();
    let sources = read(root, &mut report).unwrap();
    parse(&sources, &mut report).unwrap()
}

/// Everything that stands in the source, a line each.
fn lines(policy: &PolicyRecord) -> String {
    let mut lines = vec![format!("title: {}", chinese(&policy.title))];
    lines.extend(
        policy
            .document_number
            .iter()
            .map(|number| format!("number: {}", number.value)),
    );
    lines.push(format!("issuer: {}", policy.issuer.value));
    lines.push(format!(
        "issued: {}, {:?}",
        policy.issued.value,
        policy.validity.is_some()
    ));
    if let Some(notice) = &policy.notice {
        let texts = [&notice.title, &notice.addressees, &notice.body, &notice.signature];
        let optional = notice.heading.iter().chain(&notice.contact);
        lines.extend(optional.chain(texts).map(chinese));
    }
    lines.push(format!("preamble: {}", chinese(&policy.preamble)));
    for basis in &policy.legal_bases {
        let number = basis.document_number.as_ref().map(|number| number.value.clone());
        lines.push(format!(
            "basis: {} {}",
            chinese(&basis.title),
            number.unwrap_or_default()
        ));
    }
    for measure in &policy.measures {
        lines.push(format!("{} {}", measure.number.value, chinese(&measure.title)));
        for (at, clause) in measure.clauses.iter().enumerate() {
            clause_lines(
                &format!("{}.{}", measure.number.value, at + 1),
                clause,
                &mut lines,
            );
        }
    }
    lines.join("\n") + "\n"
}

fn clause_lines(place: &str, clause: &ClauseRecord, lines: &mut Vec<String>) {
    let continues = if clause.continues { " continues" } else { "" };
    lines.push(format!("{place}{continues} {}", chinese(&clause.text)));
    for (part, mentions) in [
        ("lead", &clause.lead),
        ("support", &clause.support),
        ("responsible", &clause.responsible),
    ] {
        lines.extend(
            mentions
                .iter()
                .map(|mention| format!("{place} {part} {}", mentioned(mention))),
        );
    }
    // What is granted without a sum is for a person to find.
    let sums = clause
        .incentives
        .iter()
        .filter(|incentive| incentive.cap.is_some() || incentive.ratio.is_some());
    lines.extend(sums.map(|incentive| format!("{place} {}", granted(incentive))));
    lines.extend(
        clause
            .documents
            .iter()
            .map(|document| format!("{place} document {}", chinese(&document.title))),
    );
}

fn mentioned(mention: &AgencyMention) -> String {
    let printed = mention
        .printed
        .as_ref()
        .map(|printed| format!(" ({})", printed.value));
    mention.id.value.clone() + &printed.unwrap_or_default()
}

fn granted(incentive: &IncentiveRecord) -> String {
    let ratio = incentive.ratio.as_ref().zip(incentive.of.as_ref());
    let ratio = ratio.map(|(ratio, of)| format!(" {}% of {}", ratio.value / 100, of.value));
    let cap = incentive.cap.as_ref().map(|cap| format!(" ≤{}", cap.value));
    let per = incentive.per.map(|per| format!(" {}", per.word()));
    let selection = incentive.selection.then(|| " selection".to_owned());
    let programme = incentive
        .programme
        .as_ref()
        .map(|programme| format!(" {}", programme.value));
    let parts: String = [ratio, cap, per, selection, programme]
        .into_iter()
        .flatten()
        .collect();
    format!(
        "{}{parts}: {}",
        incentive.kind.value.word(),
        incentive.beneficiary.value
    )
}

fn chinese(text: &Written) -> String {
    let text = text
        .texts
        .zh_hans
        .as_ref()
        .map(|text| text.value.clone())
        .unwrap_or_default();
    text.trim().to_owned()
}

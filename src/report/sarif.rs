//! Findings as SARIF 2.1.0, which code hosts and editors of many makers read.
//!
//! In: a [`Report`]. Out: one log with one run. Never here: paths outside the site.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::lang::Lang;
use crate::report::registry::{Rule, rule};
use crate::report::{Diagnostic, Report, Severity};
use crate::source::Span;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Every finding, by file and place, and the rules that found them, explained in a language.
#[must_use]
pub fn sarif(report: &Report, lang: Lang) -> String {
    let findings = report.sorted();
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code).collect();
    let rules: Vec<&Rule> = codes.into_iter().filter_map(rule).collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &rules)).collect();
    let described: Vec<Value> = rules.iter().map(|rule| described(rule, lang)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "gongbao",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": lang.html(),
                "rules": described,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"SITE": {"description": {"text": "The folder in which content/ is."}}},
            "results": results,
        }],
    });
    // Texts and numbers alone; a `Value` of them always has a text.
    format!("{log:#}")
}

fn described(rule: &Rule, lang: Lang) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": {"text": rule.explanation(lang)},
        "help": {"text": format!("{} → {}", rule.bad, rule.good)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn result(finding: &Diagnostic, rules: &[&Rule]) -> Value {
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": {"text": text},
        "locations": [location(&finding.span)],
    });
    if let Some(at) = rules.iter().position(|rule| rule.code == finding.code) {
        result["ruleIndex"] = json!(at);
    }
    if !finding.also.is_empty() {
        let related = finding.also.iter().enumerate().map(|(at, (span, word))| {
            let mut related = location(span);
            related["id"] = json!(at + 1);
            related["message"] = json!({"text": word});
            related
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([{"artifactChanges": [{
            "artifactLocation": artifact(&fix.span),
            "replacements": [{"deletedRegion": region(&fix.span), "insertedContent": {"text": fix.replacement}}],
        }]}]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn location(span: &Span) -> Value {
    json!({"physicalLocation": {"artifactLocation": artifact(span), "region": region(span)}})
}

fn artifact(span: &Span) -> Value {
    json!({"uri": uri(&span.file.path), "uriBaseId": "SITE"})
}

fn region(span: &Span) -> Value {
    let (line, column) = span.line_column();
    let (end_line, end_column) = Span::new(&span.file, span.end..span.end).line_column();
    json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
}

/// A path as a relative URI: everything that may not stand in one is escaped, byte by byte (RFC 3986).
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| match byte {
            byte if plain(byte) => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn a_finding_has_its_rule_its_place_and_its_fix() {
        let file = Arc::new(SourceFile {
            path: "content/a b.yaml".to_owned(),
            text: "标题: 200 万元\n".to_owned(),
        });
        let space = Span::new(&file, 11..12);
        let mut report = Report::default();
        report.add(
            Diagnostic::warning("typed-space", space.clone(), "a space")
                .help("take it out")
                .also(Span::new(&file, 0..6), "here")
                .fix(&space, " ", ""),
        );
        let log: Value = serde_json::from_str(&sarif(&report, Lang::En)).unwrap();
        let run = &log["runs"][0];
        let result = &run["results"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "typed-space");
        assert_eq!(result["ruleIndex"], 0);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/a%20b.yaml");
        let region = json!({"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 9});
        assert_eq!(place["region"], region);
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["deletedRegion"], region);
        assert_eq!(change["insertedContent"]["text"], "");
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "here");
    }
}

//! What a finding means: `/_author/rules/<code>/`.
//!
//! In: the code of a rule. Out: its page. Never here: the explanation, which is the registry's.

use anyhow::Result;
use serde::Serialize;

use crate::commands::serve::author::View;
use crate::commands::serve::author::findings::FindingView;
use crate::commands::serve::author::frame::Frame;
use crate::commands::serve::author::words::{Stretch, sentence};
use crate::report::catalogue;
use crate::report::registry::{Allowance, rule};

/// What `rule.html` sees.
#[derive(Serialize)]
struct RulePage {
    frame: Frame,
    code: &'static str,
    severity: &'static str,
    word: String,
    explanation: Vec<Stretch>,
    bad: &'static str,
    good: &'static str,
    /// How it may stay; none where it may not.
    allow: Option<String>,
    /// Where it was found now.
    findings: Vec<FindingView>,
}

impl View<'_> {
    /// The page of a rule; `None` where there is no such rule.
    pub(super) fn rule(&self, code: &str) -> Result<Option<String>> {
        let Some(rule) = rule(code) else {
            return Ok(None);
        };
        let report = self.desk.report.in_language(self.lang());
        let found = report.sorted().into_iter().filter(|finding| finding.code == code);
        let page = RulePage {
            frame: self.frame("findings", rule.code)?,
            code: rule.code,
            severity: rule.severity.word(),
            word: catalogue::severity(rule.severity, self.lang()),
            explanation: sentence(&rule.explanation(self.lang())),
            bad: rule.bad,
            good: rule.good,
            allow: match rule.allowance {
                Allowance::Never => None,
                Allowance::WithReason => Some(self.fill("rule.comment", &[("code", rule.code)])?),
            },
            findings: found.map(|finding| self.finding(finding)).collect(),
        };
        self.render("rule.html", &page).map(Some)
    }
}

//! What lies on the author's desk: the last good site, and what the latest build has found.
//!
//! In: the outcome of a build. Out: [`Desk`]. Never here: judging it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::commands::serve::author::usage::Usage;
use crate::report::json::json;
use crate::report::{Diagnostic, Report};
use crate::resolve::site::Site;

/// The state of the work.
#[derive(Default)]
pub(in crate::commands::serve) struct Desk {
    /// The last site that could be built.
    pub(in crate::commands::serve) site: Option<Arc<Site>>,
    /// What the latest build has found.
    pub(in crate::commands::serve) report: Report,
    /// The same by the files that they are about, so that a page of many texts is not a matter of all findings.
    pub(super) by_file: BTreeMap<String, Vec<Diagnostic>>,
    /// Why the latest build came to nothing, where the content is not at fault.
    pub(in crate::commands::serve) failure: Option<String>,
    /// Whether the site is of the latest build.
    pub(in crate::commands::serve) is_current: bool,
    /// Changes when something on the desk does.
    pub(in crate::commands::serve) mark: String,
    /// Which pages show what; looked up when somebody asks, and once for each site.
    pub(super) usage: Arc<OnceLock<Usage>>,
}

impl Desk {
    /// A site was built.
    pub(in crate::commands::serve) fn built(site: Arc<Site>, report: Report) -> Desk {
        Desk {
            mark: mark(&report, ""),
            site: Some(site),
            by_file: by_file(&report),
            report,
            failure: None,
            is_current: true,
            usage: Arc::default(),
        }
    }

    /// The content can't be built as it is; the last good site stays.
    pub(in crate::commands::serve) fn broken(&self, report: Report) -> Desk {
        Desk {
            mark: mark(&report, "broken"),
            site: self.site.clone(),
            by_file: by_file(&report),
            report,
            failure: None,
            is_current: false,
            usage: Arc::clone(&self.usage),
        }
    }

    /// The machine is at fault.
    pub(in crate::commands::serve) fn failed(&self, failure: String) -> Desk {
        Desk {
            mark: mark(&self.report, &failure),
            site: self.site.clone(),
            by_file: self.by_file.clone(),
            report: self.report.clone(),
            failure: Some(failure),
            is_current: false,
            usage: Arc::clone(&self.usage),
        }
    }
}

fn mark(report: &Report, state: &str) -> String {
    let text = format!("{state}\n{}", json(report));
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

fn by_file(report: &Report) -> BTreeMap<String, Vec<Diagnostic>> {
    let mut files: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for finding in report.sorted() {
        let spans = [&finding.span]
            .into_iter()
            .chain(finding.also.iter().map(|(span, _)| span));
        let mut paths: Vec<&str> = spans.map(|span| span.file.path.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        for path in paths {
            files.entry(path.to_owned()).or_default().push(finding.clone());
        }
    }
    files
}

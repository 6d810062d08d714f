//! A theme for the tests of this folder.
//!
//! In: a site. Out: the built-in [`Theme`]. Never here: a site; it stands in `resolve::testing`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::render::theme::Theme;
use crate::report::Report;
use crate::resolve::site::Site;
use crate::source::SourceFile;

pub(crate) use crate::resolve::testing::{site, span, text};

/// A file of a theme.
pub(crate) fn file(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    })
}

/// The built-in theme.
pub(crate) fn theme(site: &Site) -> Theme {
    let mut report = Report::default();
    let theme = Theme::parse(&BTreeMap::new(), site, &mut report);
    theme.unwrap_or_else(|| panic!("the built-in theme can't be read: {:?}", report.sorted()))
}

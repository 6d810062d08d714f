//! What a site says about itself, as far as an import wants to know.
//!
//! In: the folder of a site. Out: [`House`]. Never here: whether the site can be built.

use std::path::Path;

use anyhow::{Result, bail};

use crate::import::House;
use crate::import::register::Register;
use crate::lang::Lang;
use crate::model;
use crate::model::glossary::TermRecord;
use crate::read;
use crate::report::Report;

/// What the site knows; nothing where there is no site.
pub(super) fn house(root: &Path) -> Result<House> {
    if !root.join("content/site.yaml").is_file() {
        return Ok(House::default());
    }
    let mut report = Report::default();
    let sources = read::read(root, &mut report)?;
    let Some(content) = model::parse(&sources, &mut report) else {
        bail!("`content/site.yaml` can't be read: `gongbao check` says why");
    };
    for file in ["content/agencies.yaml", "content/glossary.yaml"] {
        // Names that could not be read would all be proposed a second time.
        if report.mentions(file) && root.join(file).exists() {
            bail!("`{file}` has mistakes: mend them first, `gongbao check` says where");
        }
    }
    let phrases = content.terms.iter().filter_map(pair);
    Ok(House {
        lang: Some(content.site.source.value),
        phrases: phrases.collect(),
        register: Register::of(&content.agencies, &content.terms),
    })
}

fn pair(term: &TermRecord) -> Option<(String, String)> {
    let text = |lang: Lang| term.name.texts.get(lang).as_ref().map(|text| text.value.clone());
    Some((text(Lang::ZhHans)?, text(Lang::ZhHant)?))
}

//! Names of parts of a policy, as links and rows.
//!
//! In: an [`Edition`] and numbers. Out: labels, [`Link`]s, rows of lists. Never here: official text.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::pages::amounts;
use crate::render::pages::parts::{Link, MeasureRow};
use crate::resolve::addresses;
use crate::resolve::site::{ClauseId, Measure, Policy};

/// "Measure 3", 第三条.
pub(crate) fn measure_label(edition: &Edition<'_>, number: u32) -> Result<String> {
    edition.fill("measure_label", &[("n", &edition.numeral(number))])
}

/// "Clause 3.1", to the clause on the page of its measure.
pub(crate) fn clause_link(edition: &Edition<'_>, policy: &Policy, id: ClauseId) -> Result<Link> {
    Ok(Link {
        label: edition.fill("clause_label", &[("id", &id.to_string())])?,
        href: edition.path(&addresses::clause(edition.lang, &policy.slug.value, id)),
    })
}

/// "3. Brands going global", to the page of the measure.
pub(crate) fn measure_link(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Link {
    let address = addresses::measure(edition.lang, &policy.slug.value, measure.number);
    Link {
        label: edition.ordinal(measure.number) + measure.short_title.text(edition.lang),
        href: edition.path(&address),
    }
}

/// The policy's short title, to its text in full.
pub(crate) fn policy_link(edition: &Edition<'_>, policy: &Policy) -> Link {
    Link {
        label: edition.text(&policy.short_title),
        href: edition.path(&addresses::policy(edition.lang, &policy.slug.value)),
    }
}

/// Who does what in a policy.
pub(crate) fn who_does_what_link(edition: &Edition<'_>, policy: &Policy) -> Result<Link> {
    Ok(Link {
        label: edition.say("who_does_what.link")?,
        href: edition.path(&addresses::who_does_what(edition.lang, &policy.slug.value)),
    })
}

/// The record as data.
pub(crate) fn data_link(edition: &Edition<'_>, policy: &Policy) -> Result<Link> {
    Ok(Link {
        label: edition.say("policy.data")?,
        href: edition.path(&addresses::data(&policy.slug.value)),
    })
}

/// The anchor of a measure in the text in full.
pub(crate) fn section_anchor(number: u32) -> String {
    format!("m{number}")
}

/// The measures of a policy with what each of them brings.
pub(crate) fn measure_rows(edition: &Edition<'_>, policy: &Policy) -> Result<Vec<MeasureRow>> {
    let row = |measure: &Measure| {
        Ok(MeasureRow {
            numeral: edition.numeral(measure.number),
            title: edition.title(measure.title.text(edition.lang)),
            gist: amounts::gist(edition, measure)?,
            summary: measure.summary.as_ref().map(|summary| edition.text(summary)),
            href: measure_link(edition, policy, measure).href,
        })
    };
    policy.measures.iter().map(row).collect()
}

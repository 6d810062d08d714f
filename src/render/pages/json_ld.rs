//! What a page is, as linked data in the words of schema.org: little, and true.
//!
//! In: records. Out: JSON. Never here: a contact's name or number; a sum (schema.org has no word for "at most, if selected").

use serde_json::{Value, json};

use crate::render::edition::Edition;
use crate::resolve::addresses;
use crate::resolve::site::{Agency, Level, Measure, Policy, Role};

/// The site itself.
pub(crate) fn website(edition: &Edition<'_>) -> Value {
    let site = edition.site;
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": edition.text(&site.name),
        "description": edition.text(&site.description),
        "url": site.url(&addresses::home(edition.lang)),
        "inLanguage": edition.lang.key(),
        "publisher": { "@type": "Organization", "name": edition.text(&site.publisher) },
    })
}

/// Everything as data: what there is to download, and in which format.
pub(crate) fn dataset(edition: &Edition<'_>, description: &str, files: &[(String, &str)]) -> Value {
    let site = edition.site;
    let files = files.iter().map(|(address, format)| {
        json!({ "@type": "DataDownload", "contentUrl": site.url(address), "encodingFormat": format })
    });
    json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": edition.text(&site.name),
        "description": description,
        "url": site.url(&addresses::data_page(edition.lang)),
        "inLanguage": edition.lang.key(),
        "creator": { "@type": "Organization", "name": edition.text(&site.publisher) },
        "distribution": files.collect::<Vec<_>>(),
    })
}

/// A policy: dates as data, whatever the day on which somebody reads them.
pub(crate) fn legislation(edition: &Edition<'_>, policy: &Policy) -> Value {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": edition.text(&policy.title),
        "description": edition.text(&policy.description),
        "url": policy_url(edition, policy),
        "inLanguage": edition.lang.key(),
        "legislationDate": policy.issued.value.to_string(),
        "temporalCoverage": format!(
            "{}/{}",
            policy.validity.from,
            policy.validity.last_day.map_or("..".to_owned(), |day| day.to_string())
        ),
        "legislationPassedBy": organization(edition, edition.site.agency(policy.issuer)),
    });
    if let Some(number) = &policy.document_number {
        data["legislationIdentifier"] = json!(edition.text(number));
    }
    data
}

/// A measure: a service, who provides it, and for whom.
pub(crate) fn service(edition: &Edition<'_>, policy: &Policy, measure: &Measure) -> Value {
    let mut providers = Vec::new();
    let mut audiences = Vec::new();
    for clause in &measure.clauses {
        for part in clause.roles.iter().filter(|part| part.role != Role::Support) {
            let provider = organization(edition, edition.site.agency(part.agency));
            if !providers.contains(&provider) {
                providers.push(provider);
            }
        }
        for incentive in &clause.incentives {
            let audience =
                json!({ "@type": "Audience", "audienceType": edition.term(incentive.beneficiary) });
            if !audiences.contains(&audience) {
                audiences.push(audience);
            }
        }
    }
    let address = addresses::measure(edition.lang, &policy.slug.value, measure.number);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": edition.text(&measure.title),
        "url": edition.site.url(&address),
        "inLanguage": edition.lang.key(),
        "subjectOf": {
            "@type": "Legislation",
            "name": edition.text(&policy.title),
            "url": policy_url(edition, policy),
        },
    });
    for (name, values) in [("provider", providers), ("audience", audiences)] {
        if !values.is_empty() {
            data[name] = json!(values);
        }
    }
    data
}

/// An agency, with its formal name.
pub(crate) fn agency(edition: &Edition<'_>, agency: &Agency) -> Value {
    let mut data = organization(edition, agency);
    data["@context"] = json!("https://schema.org");
    let aliases = agency.aliases.get(edition.lang);
    if !aliases.is_empty() {
        data["alternateName"] = json!(aliases);
    }
    if let Some(url) = &agency.url {
        data["sameAs"] = json!(url);
    }
    data
}

fn organization(edition: &Edition<'_>, agency: &Agency) -> Value {
    let kind = match agency.level {
        Level::Company => "Corporation",
        Level::Party => "Organization",
        Level::National | Level::Provincial | Level::Municipal | Level::District => "GovernmentOrganization",
    };
    json!({
        "@type": kind,
        "name": edition.text(&agency.full),
        "url": edition.site.url(&addresses::agency(edition.lang, &agency.id.value)),
    })
}

fn policy_url(edition: &Edition<'_>, policy: &Policy) -> String {
    edition
        .site
        .url(&addresses::policy(edition.lang, &policy.slug.value))
}

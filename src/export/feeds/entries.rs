//! The entries of a feed: one for each clause that an event is about, or one for an event about the whole policy.
//!
//! In: the history of every policy, and what the feed is about. Out: [`Entry`]s, newest first. Never here: XML, JSON.

use std::cmp::Reverse;

use anyhow::Result;
use jiff::civil::Date;

use crate::markdown::plain::plain;
use crate::render::edition::Edition;
use crate::render::pages::words::measure_link;
use crate::resolve::addresses;
use crate::resolve::site::{Clause, ClauseId, Event, Measure, Policy, TermIndex};

/// What a feed is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject {
    /// All that happens.
    Everything,
    /// The clauses of an agency, and the policies in which it plays a part; its place in the registry.
    Agency(usize),
    /// The measures of a topic, and their policies.
    Topic(TermIndex),
}

/// Something that happened, as far as one clause is concerned.
pub(super) struct Entry {
    /// Name in the whole world; never changes, and is the same in every feed of a language.
    pub(super) id: String,
    /// The clause, or the event where it is about the whole policy.
    pub(super) url: String,
    /// What happened, and to which measure.
    pub(super) title: String,
    /// What changed, in plain text.
    pub(super) summary: String,
    /// When.
    pub(super) date: Date,
    /// The policy's name in addresses, and its short title.
    pub(super) policy: [String; 2],
    /// Name of the event in the policy.
    pub(super) event: String,
    /// The clause.
    pub(super) clause: Option<ClauseId>,
    /// Topics of its measure.
    pub(super) topics: Vec<String>,
    /// The event on the page of updates.
    pub(super) event_url: String,
    /// Where it was read.
    pub(super) source_url: Option<String>,
}

/// The entries of a feed.
pub(super) fn entries(edition: &Edition<'_>, subject: Subject) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for policy in policies(edition, subject) {
        for event in &policy.history {
            if event.clauses.is_empty() {
                entries.push(entry(edition, policy, event, None)?);
            }
            for id in &event.clauses {
                let Some((measure, clause)) = policy.clause_ever(*id) else {
                    continue;
                };
                if concerns_clause(subject, measure, clause) {
                    entries.push(entry(edition, policy, event, Some((measure, clause)))?);
                }
            }
        }
    }
    // Stable: the clauses of one event stay in the order in which it names them.
    entries.sort_by_key(|entry| (Reverse(entry.date), entry.policy[0].clone(), entry.event.clone()));
    Ok(entries)
}

/// The policies that a feed is about.
fn policies<'a>(edition: &Edition<'a>, subject: Subject) -> Vec<&'a Policy> {
    let all = &edition.site.policies;
    match subject {
        Subject::Everything => all.iter().collect(),
        Subject::Agency(at) => {
            // Duties stand in the order of the policies.
            let duties = &edition.site.agencies[at].duties;
            let of_policies = duties.chunk_by(|one, next| one.policy == next.policy);
            of_policies.map(|duties| &all[duties[0].policy]).collect()
        }
        Subject::Topic(topic) => {
            let has_topic = |policy: &&Policy| {
                let mut measures = policy.measures.iter();
                measures.any(|measure| measure.topics.contains(&topic))
            };
            all.iter().filter(has_topic).collect()
        }
    }
}

fn concerns_clause(subject: Subject, measure: &Measure, clause: &Clause) -> bool {
    match subject {
        Subject::Everything => true,
        Subject::Agency(at) => clause.roles.iter().any(|part| part.agency.0 == at),
        Subject::Topic(topic) => measure.topics.contains(&topic),
    }
}

fn entry(
    edition: &Edition<'_>,
    policy: &Policy,
    event: &Event,
    about: Option<(&Measure, &Clause)>,
) -> Result<Entry> {
    let (site, lang, slug) = (edition.site, edition.lang, &policy.slug.value);
    let event_url = site.url(&addresses::event(lang, slug, &event.id.value));
    let what = edition.text(&event.title);
    let source = event.source.map(|at| &policy.sources[at]);
    let mut summary = match &event.text {
        Some(text) => plain(text.text(lang), lang),
        None => what.clone(),
    };
    if let Some(source) = source {
        let title = edition.text(&source.title);
        summary.push('\n');
        summary.push_str(&edition.fill("feed.source", &[("source", &title)])?);
    }
    let topics = about.iter().flat_map(|(measure, _)| &measure.topics);
    Ok(Entry {
        id: match about {
            Some((_, clause)) => format!("{event_url}/{}", clause.id),
            None => event_url.clone(),
        },
        url: match about {
            Some((_, clause)) => site.url(&addresses::clause(lang, slug, clause.id)),
            None => event_url.clone(),
        },
        title: match about {
            Some((measure, _)) => {
                let measure = measure_link(edition, policy, measure).label;
                edition.fill("feed.entry", &[("measure", &measure), ("event", &what)])?
            }
            None => what,
        },
        summary,
        date: event.date.value,
        policy: [slug.clone(), edition.text(&policy.short_title)],
        event: event.id.value.clone(),
        clause: about.map(|(_, clause)| clause.id),
        topics: topics.map(|topic| edition.term_title(*topic)).collect(),
        event_url,
        source_url: source.and_then(|source| source.url.clone()),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;
    use crate::resolve::site::Duty;

    /// Two measures of which the agency plays a part in the first only, an event about both, and one about the policy.
    fn told(subject: Subject) -> Vec<(String, Option<String>)> {
        let mut site = testing::site();
        let policy = &mut site.policies[0];
        let mut second = policy.measures[0].clone();
        second.number = 2;
        second.topics.clear();
        second.clauses[0].id.measure = 2;
        second.clauses[0].roles.clear();
        let mut later = policy.history[0].clone();
        later.id.value = "guide".into();
        later.date.value = date(2025, 8, 6);
        later.clauses = vec![policy.measures[0].clauses[0].id, second.clauses[0].id];
        policy.measures.push(second);
        policy.history.push(later);
        let role = policy.measures[0].clauses[0].roles[0].role;
        site.agencies[0].duties.push(Duty {
            policy: 0,
            measure: 0,
            clause: 0,
            role,
        });
        let theme = testing::theme(&site);
        let edition = Edition::new(&site, &theme, Lang::En);
        let entries = entries(&edition, subject).unwrap();
        entries
            .into_iter()
            .map(|entry| (entry.event, entry.clause.map(|clause| clause.to_string())))
            .collect()
    }

    #[test]
    fn an_entry_for_each_clause_that_the_feed_is_about() {
        let guide = |clause: &str| ("guide".to_owned(), Some(clause.to_owned()));
        let issued = ("issued".to_owned(), None);
        for (subject, expected) in [
            (
                Subject::Everything,
                vec![guide("1.1"), guide("2.1"), issued.clone()],
            ),
            (Subject::Agency(0), vec![guide("1.1"), issued.clone()]),
            (Subject::Topic(TermIndex(3)), vec![guide("1.1"), issued.clone()]),
            (Subject::Topic(TermIndex(0)), vec![]),
        ] {
            assert_eq!(told(subject), expected, "{subject:?}");
        }
    }
}

//! Which of the wordings of a text is the one in force, by the names of blocks.
//!
//! In: a policy, and a place in it or the name of a block. Out: names of [`Block`](super::blocks::Block)s.
//! Never here: the texts.

use crate::resolve::site::{Change, ClauseId, NotePlace, Policy, Site};

/// The name of the block that holds the text of a clause in force.
#[must_use]
pub fn clause_path(policy: &Policy, id: ClauseId) -> String {
    let gave = |change: &&Change| {
        let mut clauses = change.clauses.iter();
        clauses.any(|each| each.id == id && each.given.text)
    };
    format!("{}/{id}/text", place_of(policy, last_in_force(policy, gave)))
}

/// The name of the block that holds the heading of a measure in force.
#[must_use]
pub fn heading_path(policy: &Policy, number: u32) -> String {
    let gave = |change: &&Change| {
        let mut measures = change.measures.iter();
        measures.any(|each| each.number == number && each.title.is_some())
    };
    format!("{}/{number}/title", place_of(policy, last_in_force(policy, gave)))
}

/// The name of the block that holds another part in force; `part` is its name in the text as issued: `notice/body`.
#[must_use]
pub fn part_path(policy: &Policy, part: &str) -> String {
    let changing = PARTS.iter().find(|(_, issued, _)| *issued == part);
    let changed = changing.and_then(|(at, _, word)| {
        let gave = |change: &&Change| change.parts.iter().any(|part| part.at == *at);
        Some((last_in_force(policy, gave)?, *word))
    });
    let (change, word) = changed.map_or((None, part), |(change, word)| (Some(change), word));
    format!("{}/{word}", place_of(policy, change))
}

/// The parts that can change beside measures: their names in the text as issued, and in a change.
const PARTS: [(NotePlace, &str, &str); 4] = [
    (NotePlace::NoticeTitle, "notice/title", "notice-title"),
    (NotePlace::Notice, "notice/body", "notice"),
    (NotePlace::Title, "title", "title"),
    (NotePlace::Preamble, "preamble", "preamble"),
];

/// The last change that gave the wording in force; none where it stands as issued.
fn last_in_force(policy: &Policy, gave: impl FnMut(&&Change) -> bool) -> Option<&Change> {
    let mut in_force = policy.changes.iter().rev().filter(|change| change.is_in_force);
    in_force.find(gave)
}

/// The beginning of the names of what a change gives; without one, of what the policy has as issued.
fn place_of(policy: &Policy, change: Option<&Change>) -> String {
    let path = format!("policies/{}", policy.slug.value);
    change.map_or(path.clone(), |change| {
        format!("{path}/changes/{}", change.id.value)
    })
}

/// The name of a part in a change.
pub(super) fn part_word(at: NotePlace) -> &'static str {
    let part = PARTS.iter().find(|(place, ..)| *place == at);
    part.map_or("other", |(.., word)| word)
}

/// The name that a wording would have if it were the one as issued; none for one that is not in force.
#[must_use]
pub fn place_in_force(site: &Site, path: &str) -> Option<String> {
    let own = path
        .strip_prefix("policies/")
        .and_then(|path| path.split_once('/'));
    let found = own.and_then(|(slug, rest)| Some((site.policy(slug)?, rest)));
    let Some((policy, rest)) = found.filter(|(policy, _)| !policy.changes.is_empty()) else {
        return Some(path.to_owned());
    };
    let changed = rest
        .strip_prefix("changes/")
        .and_then(|rest| rest.split_once('/'));
    let place = match changed {
        Some((_, word)) => PARTS
            .iter()
            .find(|(.., changed)| *changed == word)
            .map_or(word, |(_, issued, _)| issued),
        None => rest,
    };
    let in_force = match place.split_once('/') {
        Some((clause, "text")) if clause.contains('.') => clause_path(policy, clause.parse().ok()?),
        Some((number, "title")) if number.parse::<u32>().is_ok() => {
            heading_path(policy, number.parse().ok()?)
        }
        _ => part_path(policy, place),
    };
    (in_force == path).then(|| format!("policies/{}/{place}", policy.slug.value))
}

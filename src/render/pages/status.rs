//! Whether a policy is in force, in words.
//!
//! In: its validity. Out: [`StatusLine`]: the word, always with its date, and the days. Never here: today's date; the
//! days are those of the site's day, and a script counts the reader's.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::pages::follow;
use crate::render::pages::parts::StatusLine;
use crate::resolve::site::{Policy, Status};

/// So many days before the end a reader should hurry.
const EXPIRING: i32 = 90;

/// Says whether a policy is in force.
pub(crate) fn status(edition: &Edition<'_>, policy: &Policy) -> Result<StatusLine> {
    let validity = &policy.validity;
    let ended = ended(policy);
    let (state, word) = match validity.status {
        Status::Upcoming(_) => ("upcoming", "status.upcoming"),
        Status::InForce(Some(left)) if left <= EXPIRING => ("expiring", "status.expiring"),
        Status::InForce(_) => ("in-force", "status.in_force"),
        Status::Expired(_) => ("expired", ended),
    };
    let (until, date) = match (validity.status, validity.last_day) {
        (Status::Upcoming(_), _) => ("status.from", validity.from),
        (_, Some(last_day)) => ("status.until", last_day),
        (_, None) => ("status.since", validity.from),
    };
    let days = match validity.status {
        Status::InForce(Some(left)) => {
            Some(edition.count("status.days_left", usize::try_from(left).unwrap_or(0))?)
        }
        _ => None,
    };
    let with_date = |key: &str, date| edition.fill(key, &[("date", &edition.date(date).text)]);
    let until_then = match (validity.status, validity.last_day) {
        (Status::Upcoming(_), Some(last_day)) => Some(with_date("status.until", last_day)?),
        (Status::Upcoming(_), None) => Some(with_date("status.since", validity.from)?),
        _ => None,
    };
    Ok(StatusLine {
        state,
        word: edition.say(word)?,
        expired_word: edition.say(ended)?,
        until: Some(with_date(until, date)?),
        until_then,
        calendar: follow::last_day(edition, policy)?,
        days,
        from_date: validity.from.to_string(),
        last_date: validity.last_day.map(|day| day.to_string()),
    })
}

/// How a policy ended or will end: by itself, or because somebody ended it.
fn ended(policy: &Policy) -> &'static str {
    let day_before = policy
        .repeal()
        .and_then(|repeal| repeal.effective.value.yesterday().ok());
    if day_before.is_some() && day_before == policy.validity.last_day {
        "status.repealed"
    } else {
        "status.expired"
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;
    use crate::resolve::site::Validity;

    #[test]
    fn the_word_stands_with_date_and_days() {
        let site = testing::site();
        let theme = testing::theme(&site);
        let edition = Edition::new(&site, &theme, Lang::En);
        let end = Some(date(2027, 3, 5));
        for (status_of_day, last_day, state, until, days) in [
            (
                Status::InForce(Some(102)),
                end,
                "in-force",
                "until 5 March 2027",
                Some("102 days left"),
            ),
            (
                Status::InForce(Some(90)),
                end,
                "expiring",
                "until 5 March 2027",
                Some("90 days left"),
            ),
            (
                Status::InForce(Some(1)),
                end,
                "expiring",
                "until 5 March 2027",
                Some("1 day left"),
            ),
            (
                Status::InForce(Some(0)),
                end,
                "expiring",
                "until 5 March 2027",
                Some("last day today"),
            ),
            (
                Status::InForce(None),
                None,
                "in-force",
                "since 6 March 2024",
                None,
            ),
            (Status::Upcoming(3), end, "upcoming", "(from 6 March 2024)", None),
            (Status::Expired(1), end, "expired", "until 5 March 2027", None),
        ] {
            let mut policy = site.policies[0].clone();
            policy.validity = Validity {
                from: date(2024, 3, 6),
                last_day,
                status: status_of_day,
            };
            let line = status(&edition, &policy).unwrap();
            assert_eq!(line.state, state);
            assert_eq!(line.until.as_deref(), Some(until));
            assert_eq!(line.days.as_deref(), days);
            let is_ahead = matches!(status_of_day, Status::Upcoming(_));
            assert_eq!(
                line.until_then.as_deref(),
                is_ahead.then_some("until 5 March 2027")
            );
        }
    }
}

//! From when to when a policy is in force, and what that means on a given day.
//!
//! In: dates as written and the day. Out: [`Validity`]. Never here: the clock.

use jiff::Span;
use jiff::civil::Date;

use crate::model::policy::Validity as Written;
use crate::resolve::site::{Status, Validity};

/// Computes the last day and the status on the day `as_of`; from the day `repealed` on it is out of force.
pub(super) fn resolve(
    from: Date,
    written: Option<&Written>,
    repealed: Option<Date>,
    as_of: Date,
) -> Validity {
    let last_day = written.map(|written| match written {
        Written::Until(day) => day.value,
        Written::Years(years) => last_day_of_years(from, years.value),
    });
    // 自3月1日起废止: in force for the last time on the day before.
    let before_repeal = repealed.map(|day| day.yesterday().unwrap_or(day));
    let last_day = last_day.into_iter().chain(before_repeal).min();
    Validity {
        from,
        last_day,
        status: status(from, last_day, as_of),
    }
}

/// The last day of a period of whole years that begins with `from`.
///
/// The period ends with the day before the anniversary: from 6 March 2024 for three years is up to and including
/// 5 March 2027. A year without the anniversary (29 February) ends the period with the last day of that month
/// (Civil Code of the People's Republic of China, articles 201 and 202).
fn last_day_of_years(from: Date, years: u32) -> Date {
    // More years than the calendar has are a finding, and their record is read all the same.
    let period = Span::new().try_years(i64::from(years));
    let anniversary = period.map_or(Date::MAX, |period| from.saturating_add(period));
    if anniversary.day() == from.day() {
        anniversary.yesterday().unwrap_or(anniversary)
    } else {
        anniversary
    }
}

fn status(from: Date, last_day: Option<Date>, as_of: Date) -> Status {
    if as_of < from {
        return Status::Upcoming(days(as_of, from));
    }
    match last_day {
        Some(last) if as_of > last => Status::Expired(days(last, as_of)),
        Some(last) => Status::InForce(Some(days(as_of, last))),
        None => Status::InForce(None),
    }
}

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_of_years_ends_the_day_before_the_anniversary() {
        for (from, years, last) in [
            (date(2024, 3, 6), 3, date(2027, 3, 5)),
            (date(2024, 1, 1), 1, date(2024, 12, 31)),
            (date(2024, 2, 29), 1, date(2025, 2, 28)),
            (date(2024, 2, 29), 4, date(2028, 2, 28)),
            (date(2023, 3, 1), 1, date(2024, 2, 29)),
            // Out of bounds, which a finding says; nothing may end the run before it is shown.
            (date(2024, 3, 6), u32::MAX, Date::MAX),
        ] {
            assert_eq!(last_day_of_years(from, years), last, "{from} and {years} years");
        }
    }

    #[test]
    fn the_status_turns_on_the_first_day_and_after_the_last() {
        let from = date(2024, 3, 6);
        let last = Some(date(2027, 3, 5));
        for (day, expected) in [
            (date(2024, 3, 5), Status::Upcoming(1)),
            (date(2024, 3, 6), Status::InForce(Some(1094))),
            (date(2026, 11, 23), Status::InForce(Some(102))),
            (date(2027, 3, 5), Status::InForce(Some(0))),
            (date(2027, 3, 6), Status::Expired(1)),
        ] {
            assert_eq!(status(from, last, day), expected, "on {day}");
        }
        assert_eq!(status(from, None, date(2099, 1, 1)), Status::InForce(None));
    }
}

//! Tables for spreadsheets: which there are, what their columns are called and mean, and what stands in them.
//!
//! In: an [`Edition`]. Out: rows of words. Never here: how a table is written, or anything of the day of the build.

mod agencies;
mod clauses;
mod incentives;
mod measures;
mod rounds;

use anyhow::Result;

use crate::render::edition::Edition;
use crate::resolve::site::{Clause, Policy, Role};

/// A table of a language.
pub(crate) struct Table {
    /// Its name in addresses; never changes.
    pub(crate) name: &'static str,
    /// Its columns, in an order that never changes; the theme has a name and a meaning for each. New ones come last.
    pub(crate) columns: &'static [&'static str],
    /// What stands in it, without the head.
    rows: fn(&Edition<'_>) -> Result<Vec<Vec<String>>>,
}

/// The tables, in the order in which the page about data lists them.
pub(crate) static TABLES: [Table; 5] = [
    measures::TABLE,
    clauses::TABLE,
    incentives::TABLE,
    agencies::TABLE,
    rounds::TABLE,
];

impl Table {
    /// The head, and all rows.
    pub(crate) fn lines(&self, edition: &Edition<'_>) -> Result<Vec<Vec<String>>> {
        let head = self.columns.iter();
        let head = head.map(|column| edition.say(&format!("tables.columns.{column}.name")));
        let mut lines = vec![head.collect::<Result<Vec<_>>>()?];
        lines.extend((self.rows)(edition)?);
        Ok(lines)
    }
}

/// Several values in one cell.
fn several(values: impl IntoIterator<Item = String>) -> String {
    values.into_iter().collect::<Vec<_>>().join("; ")
}

/// The agencies that play a part in a clause, by name.
fn agencies_in(edition: &Edition<'_>, clause: &Clause, role: Role) -> String {
    let parts = clause.roles.iter().filter(|part| part.role == role);
    several(parts.map(|part| edition.text(&edition.site.agency(part.agency).short)))
}

/// Every clause of the site with its policy, in order.
fn all_clauses<'a>(edition: &Edition<'a>) -> impl Iterator<Item = (&'a Policy, &'a Clause)> {
    edition.site.policies.iter().flat_map(|policy| {
        let clauses = policy.measures.iter().flat_map(|measure| &measure.clauses);
        clauses.map(move |clause| (policy, clause))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::render::testing;

    #[test]
    fn every_row_has_every_column_and_every_column_its_words() {
        let site = testing::site();
        let theme = testing::theme(&site);
        for lang in Lang::ALL {
            let edition = Edition::new(&site, &theme, lang);
            for table in &TABLES {
                edition.say(&format!("tables.{}.title", table.name)).unwrap();
                edition.say(&format!("tables.{}.about", table.name)).unwrap();
                for column in table.columns {
                    edition.say(&format!("tables.columns.{column}.meaning")).unwrap();
                }
                for line in table.lines(&edition).unwrap() {
                    assert_eq!(line.len(), table.columns.len(), "{}: {line:?}", table.name);
                }
            }
        }
    }
}

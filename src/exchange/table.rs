//! A table with original and translation side by side, for spreadsheets: CSV as in RFC 4180.
//!
//! In: [`Unit`]s, or a table that came back. Out: a table, or [`Delivered`] texts. Never here: separators other than the
//! comma, but for the semicolon and the tab that some spreadsheets write instead.

use anyhow::{Context, Result, bail};
use csv::{Terminator, WriterBuilder};

use crate::exchange::{Delivered, Unit};
use crate::lang::Lang;

/// A table. It begins with a byte order mark, without which Excel takes Chinese for something else.
///
/// # Errors
///
/// None of which we know: a table is written in memory.
pub fn write(units: &[&Unit], source: Lang, target: Lang) -> Result<String> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(["text", "state", source.key(), target.key()])?;
    for unit in units {
        let translation = unit.target.as_deref().unwrap_or_default();
        writer.write_record([&unit.path, unit.need.word(), &unit.source, translation])?;
    }
    let bytes = writer.into_inner().context("writing a table")?;
    String::from_utf8(bytes).context("writing a table")
}

/// What came back, and the language into which it is translated.
///
/// # Errors
///
/// When a column is missing, or a quote is left open.
pub fn read(table: &str, source: Lang) -> Result<(Lang, Vec<Delivered>)> {
    let table = table.trim_start_matches('\u{FEFF}');
    let head = table.lines().next().unwrap_or_default();
    let separator = [',', ';', '\t']
        .into_iter()
        .max_by_key(|each| head.matches(*each).count());
    let mut rows = rows(table, separator.unwrap_or(','))?.into_iter();
    let head = rows.next().unwrap_or_default();
    let column = |name: &str| head.iter().position(|cell| cell.trim() == name);
    let target = Lang::ALL
        .into_iter()
        .find(|lang| *lang != source && column(lang.key()).is_some());
    let (Some(text), Some(original), Some(target)) = (column("text"), column(source.key()), target) else {
        bail!("the first row must name the columns `text`, `{source}` and the language of the translation");
    };
    let translation = column(target.key()).context("the language was found by its column")?;
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default().replace("\r\n", "\n");
    let delivered = rows
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .map(|row| {
            let target = cell(&row, translation);
            Delivered {
                path: cell(&row, text).trim().to_owned(),
                source: cell(&row, original),
                target: (!target.trim().is_empty()).then_some(target),
                is_confirmed: false,
            }
        });
    Ok((target, delivered.collect()))
}

/// Read here rather than by the crate that writes: it takes a file that was cut off in the middle of a cell for whole.
fn rows(table: &str, separator: char) -> Result<Vec<Vec<String>>> {
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut characters = table.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if is_quoted && characters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            c if is_quoted => cell.push(c),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' => {
                cells.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut cells));
            }
            c if c == separator => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if is_quoted {
        bail!(
            "a quote is left open in the last cell: `{}`",
            cell.chars().take(40).collect::<String>()
        );
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        rows.push(cells);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Need;

    fn unit(path: &str, source: &str, target: Option<&str>) -> Unit {
        Unit {
            path: path.to_owned(),
            source: source.to_owned(),
            target: target.map(str::to_owned),
            need: Need::Stale,
            is_official: true,
            change: None,
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let units = [
            unit(
                "a",
                "支持，“出海”\n\n- 一\n",
                Some("Support, \"going\" global\n\n- one\n"),
            ),
            unit("b", " 空 ", None),
        ];
        let table = write(&units.iter().collect::<Vec<_>>(), Lang::ZhHans, Lang::En).unwrap();
        let (lang, delivered) = read(&table, Lang::ZhHans).unwrap();
        assert_eq!(lang, Lang::En);
        for (unit, came) in units.iter().zip(&delivered) {
            assert_eq!(
                (&unit.path, &unit.source, &unit.target),
                (&came.path, &came.source, &came.target)
            );
        }
        assert_eq!(delivered.len(), 2);
    }

    #[test]
    fn other_separators_and_mistakes_of_spreadsheets_are_understood() {
        for separator in [";", "\t"] {
            let table = ["text", "zh-Hans", "en\na", "甲", "A\n"].join(separator);
            let (_, delivered) = read(&table, Lang::ZhHans).unwrap();
            assert_eq!(delivered[0].target.as_deref(), Some("A"), "{separator:?}");
        }
        for (table, said) in [
            ("a,b\n", "the first row must name the columns"),
            ("text,zh-Hans,en\na,\"甲\n", "a quote is left open"),
        ] {
            let error = read(table, Lang::ZhHans).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}

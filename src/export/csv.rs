//! Tables for spreadsheets (RFC 4180): UTF-8 with a byte order mark, so that they open with the right characters.
//!
//! In: [`Table`]s. Out: `.csv` files. Never here: a cell that a spreadsheet would take for a formula.

use std::sync::Arc;

use anyhow::{Context, Result};
use csv::{Terminator, WriterBuilder};

use crate::output::Output;
use crate::render::edition::Edition;
use crate::render::pages::who_does_what;
use crate::render::tables::TABLES;
use crate::resolve::addresses;
use crate::resolve::site::Site;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Adds the tables of each language, and who does what in each policy.
pub(super) fn add<'a>(editions: &[Arc<Edition<'a>>], output: &mut Output<'a>) -> Result<()> {
    for edition in editions {
        let site: &'a Site = edition.site;
        for table in &TABLES {
            let own = Arc::clone(edition);
            output.add(addresses::table(edition.lang, table.name), move || {
                write(&table.lines(&own)?)
            })?;
        }
        for policy in &site.policies {
            let own = Arc::clone(edition);
            let address = addresses::who_does_what_table(edition.lang, &policy.slug.value);
            output.add(address, move || write(&who_does_what::lines(&own, policy)?))?;
        }
    }
    Ok(())
}

fn write(lines: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    for line in lines {
        let cells = line.iter().map(|cell| harmless(cell));
        writer.write_record(cells).context("writing a table")?;
    }
    writer.into_inner().context("writing a table")
}

/// A cell that no spreadsheet takes for a formula: one that would begin like one gets an apostrophe before it. Chinese
/// and Japanese versions read full-width signs as well.
fn harmless(cell: &str) -> String {
    const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(BEGINNINGS) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for (cell, expected) in [
            ("plain", "plain"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+86 20", "'+86 20"),
            ("-1", "'-1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\tx", "'\tx"),
            ("\r\nx", "'\r\nx"),
            ("＝1+1", "'＝1+1"),
            ("a,b;\"c\"", "a,b;\"c\""),
            ("two\nlines", "two\nlines"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("不超过100万元", "不超过100万元"),
            ("", ""),
        ] {
            let lines = [
                vec!["head".to_owned(), "second".to_owned()],
                vec![cell.to_owned(), "end".to_owned()],
            ];
            let bytes = write(&lines).unwrap();
            let text = std::str::from_utf8(&bytes)
                .unwrap()
                .strip_prefix(BYTE_ORDER_MARK)
                .unwrap();
            assert!(
                text.starts_with("head,second\r\n") && text.ends_with("end\r\n"),
                "{text}"
            );
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            assert_eq!(records.len(), 1);
            assert_eq!(&records[0][0], expected);
        }
    }
}

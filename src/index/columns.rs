//! Lists as columns of bytes: what is alike lies side by side, and a host's compression makes half of it.
//!
//! In: rows, each with its bytes for every column. Out: files of so many rows. Never here: what the columns mean.

/// Length of magic and length.
const HEADER: usize = 8;
/// So many times as large is the most that a file may become, unless one list alone is larger.
const MOST_TIMES: usize = 3;
/// A file is cut at a key that is chosen by its own hash, so that most cuts stay where they were when rows are added.
const CUTS: u8 = 8;

/// What a term or a word puts into each column of its file.
#[derive(Debug)]
pub(crate) struct Row<const N: usize> {
    /// What rows are sorted or numbered by.
    pub(crate) key: String,
    /// Its bytes.
    pub(crate) columns: [Vec<u8>; N],
}

impl<const N: usize> Row<N> {
    fn size(&self) -> usize {
        self.key.len() + self.columns.iter().map(Vec::len).sum::<usize>()
    }
}

/// Cuts rows into files of at least so many bytes: on a large site into larger files rather than into more than
/// `most_files`, because hosts and mirrors count files.
pub(crate) fn cut<const N: usize>(rows: &[Row<N>], least: usize, most_files: usize) -> Vec<&[Row<N>]> {
    let total: usize = rows.iter().map(Row::size).sum();
    let least = least.max(total / most_files);
    let mut files = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, row) in rows.iter().enumerate() {
        let is_full = size >= least && is_cut(&row.key) || size + row.size() > MOST_TIMES * least;
        if is_full && at > start {
            files.push(&rows[start..at]);
            (start, size) = (at, 0);
        }
        size += row.size();
    }
    if start < rows.len() {
        files.push(&rows[start..]);
    }
    files
}

fn is_cut(key: &str) -> bool {
    blake3::hash(key.as_bytes()).as_bytes()[0].is_multiple_of(CUTS)
}

/// A file: magic, its own length, and the columns, each with its length before it.
pub(crate) fn file<'a>(magic: [u8; 4], columns: impl IntoIterator<Item = Vec<&'a [u8]>>) -> Vec<u8> {
    let mut bytes = magic.to_vec();
    bytes.extend([0; 4]);
    for parts in columns {
        push_number(&mut bytes, parts.iter().map(|part| part.len()).sum::<usize>());
        for part in parts {
            bytes.extend(part);
        }
    }
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    bytes[4..HEADER].copy_from_slice(&length.to_le_bytes());
    bytes
}

/// Seven bits a byte, low bits first; the high bit says that more follows.
pub(crate) fn push_number(bytes: &mut Vec<u8>, number: impl TryInto<u64>) {
    let mut rest = number.try_into().unwrap_or(u64::MAX);
    while rest >= 0x80 {
        bytes.push(u8::try_from(rest & 0x7F).expect("seven bits") | 0x80);
        rest >>= 7;
    }
    bytes.push(u8::try_from(rest).expect("less than 128"));
}

/// Reads what [`push_number`] wrote; 0 behind the end.
pub(crate) struct Numbers<'a> {
    rest: std::slice::Iter<'a, u8>,
}

impl<'a> Numbers<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Numbers { rest: bytes.iter() }
    }

    pub(crate) fn next_number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        for byte in self.rest.by_ref() {
            number |= u32::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                break;
            }
            shift += 7;
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_lost_and_none_is_cut() {
        let row = |at: usize, size: usize| Row {
            key: format!("{at:04}"),
            columns: [vec![0; size]],
        };
        let rows: Vec<Row<1>> = (0..2000)
            .map(|at| row(at, if at == 77 { 90_000 } else { 40 }))
            .collect();
        let files = cut(&rows, 16_384, 200);
        assert!(files.len() > 2 && files.iter().all(|file| !file.is_empty()));
        let keys = files.iter().flat_map(|file| file.iter()).map(|row| &row.key);
        assert!(keys.eq(rows.iter().map(|row| &row.key)));
        assert!(cut::<1>(&[], 16_384, 200).is_empty());
    }
}

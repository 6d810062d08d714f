//! Changes of a text, the same ones at every run.
//!
//! In: seeds and a number. Out: bytes that nobody would write. Never here: the clock, or any chance that can't be repeated.

/// Numbers that look like chance: xorshift, as Marsaglia gave it.
pub(crate) struct Chance(u64);

impl Chance {
    /// The numbers that belong to this one.
    pub(crate) fn new(seed: u64) -> Self {
        // Zero would stay zero.
        Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

/// Pieces at which programs stumble.
const PIECES: [&str; 44] = [
    "\0",
    "\r\n",
    "\t",
    "\u{FEFF}",
    "\u{202E}",
    "\u{200B}",
    "\u{3000}",
    "𠮷",
    "é",
    "。",
    "（",
    "）",
    "《",
    "》",
    "〔2024〕",
    "号",
    "万元",
    "亿",
    "%",
    "百分之",
    "第",
    "条",
    "一、",
    "（一）",
    "1.",
    "年",
    "月31日",
    "二〇二四年",
    "99999999999999999999",
    "-",
    "&a ",
    "*a",
    "<<: ",
    "{",
    "]",
    "|\n",
    "\"",
    "'",
    "`",
    "<a>",
    "&#0;",
    "](",
    "\\",
    "#",
];

/// The longest that a change makes of a text, in bytes.
const LONGEST: usize = 16 << 10;

/// One of the seeds, with one to four changes.
pub(crate) fn mutated(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(4) {
        change(&mut bytes, seeds, chance);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let end = (at + chance.below(32) + 1).min(bytes.len());
    match chance.below(8) {
        0 if at < bytes.len() => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
        1 => drop(bytes.drain(at..end)),
        2 => bytes.truncate(at),
        3 => {
            let again: Vec<u8> = bytes[at..end].repeat(chance.below(40) + 1);
            bytes.splice(at..at, again);
        }
        4 => {
            let other = &seeds[chance.below(seeds.len())];
            let from = chance.below(other.len() + 1);
            bytes.splice(at.., other[from..].iter().copied());
        }
        5 => {
            let line = bytes[at..]
                .iter()
                .position(|byte| *byte == b'\n')
                .map_or(bytes.len(), |end| at + end + 1);
            drop(bytes.drain(at..line));
        }
        _ => {
            let piece = PIECES[chance.below(PIECES.len())];
            bytes.splice(at..at, piece.bytes());
        }
    }
}

//! Smaller copies of files, for servers that send them as they are: `index.html.gz` and `index.html.br`.
//!
//! In: bytes. Out: the same bytes, packed; the same on every machine and at every run.
//! Never here: the disk; deciding what a server sends.

use std::io::Write;

use anyhow::Result;
use flate2::{Compression, GzBuilder};

/// Whether compressed copies stand beside the files of a site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Precompress {
    /// Files only.
    #[default]
    No,
    /// Files, and a copy of each in gzip and brotli where that is smaller.
    Yes,
}

impl Precompress {
    /// How copies are made, for the manifest.
    pub(super) fn method(self) -> Option<String> {
        (self == Precompress::Yes).then(|| METHOD.to_owned())
    }
}

impl From<bool> for Precompress {
    fn from(is_wanted: bool) -> Self {
        if is_wanted {
            Precompress::Yes
        } else {
            Precompress::No
        }
    }
}

/// Changes with anything below that changes a byte of a copy: then all copies are made again.
pub(super) const METHOD: &str = "gzip-6 brotli-5";

/// Measured on this repository's site (a core packs 50 and 43 MB/s): gzip 9 saves 0.1 % more; brotli 9 saves 3 % more and takes
/// about thirty times as long.
const GZIP_LEVEL: u32 = 6;
const BROTLI_QUALITY: i32 = 5;
/// Powers of two. A window larger than the file costs a third of the speed and saves nothing.
const BROTLI_WINDOW: std::ops::RangeInclusive<u32> = 18..=22;

/// Below one packet of the network there is nothing to win.
const SMALLEST: usize = 1024;

/// Kinds of files that are text. Images and fonts are packed already.
const TEXTS: [&str; 14] = [
    "bin",
    "css",
    "csv",
    "html",
    "ics",
    "js",
    "json",
    "md",
    "mjs",
    "ndjson",
    "svg",
    "txt",
    "webmanifest",
    "xml",
];

/// A way to pack, as servers name it by the ending of a file.
#[derive(Debug)]
pub(super) struct Encoding {
    ending: &'static str,
    pack: fn(&[u8]) -> Result<Vec<u8>>,
}

/// Both that browsers know.
pub(super) const ENCODINGS: &[Encoding] = &[
    Encoding {
        ending: "gz",
        pack: gzip,
    },
    Encoding {
        ending: "br",
        pack: brotli,
    },
];

impl Encoding {
    /// Where the copy of a file stands.
    pub(super) fn address(&self, original: &str) -> String {
        format!("{original}.{}", self.ending)
    }

    pub(super) fn pack(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        (self.pack)(bytes)
    }
}

/// Where the copies of a file would stand.
pub(super) fn copies_of(address: &str) -> impl Iterator<Item = String> {
    let is_text = is_text(address);
    let encodings = ENCODINGS.iter().filter(move |_| is_text);
    encodings.map(move |encoding| encoding.address(address))
}

/// Whether a copy could be smaller.
pub(super) fn is_worth_it(address: &str, bytes: &[u8]) -> bool {
    bytes.len() >= SMALLEST && is_text(address)
}

fn is_text(address: &str) -> bool {
    let ending = address.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| TEXTS.contains(&ending))
}

/// Without a name and without a time, which would make every run a different file.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::new(GZIP_LEVEL));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let needed = bytes.len().next_power_of_two().trailing_zeros();
    let window = needed.clamp(*BROTLI_WINDOW.start(), *BROTLI_WINDOW.end());
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: i32::try_from(window).expect("22 at most"),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_was_packed_is_unpacked_to_the_same_bytes() {
        let text = "支持跨境电商企业开展“品牌出海”。".repeat(400).into_bytes();
        for encoding in ENCODINGS {
            let packed = encoding.pack(&text).unwrap();
            assert!(packed.len() < text.len() / 10, "{}", encoding.ending);
            assert_eq!(packed, encoding.pack(&text).unwrap(), "the same at every run");
            let mut unpacked = Vec::new();
            match encoding.ending {
                "gz" => flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut unpacked),
                _ => brotli::Decompressor::new(&packed[..], 4096).read_to_end(&mut unpacked),
            }
            .unwrap();
            assert_eq!(unpacked, text, "{}", encoding.ending);
        }
    }

    #[test]
    fn only_texts_of_some_size_are_worth_it() {
        for (address, length, expected) in [
            ("en/index.html", 2000, true),
            ("en/index.html", 200, false),
            ("images/seal.png", 2000, false),
            ("CNAME", 2000, false),
            ("search/t-0123456789ab.bin", 2000, true),
        ] {
            assert_eq!(is_worth_it(address, &vec![b'a'; length]), expected, "{address}");
        }
    }
}

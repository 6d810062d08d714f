//! Bytes → text, in whichever encoding Chinese files come.
//!
//! In: bytes. Out: text with `\n` line ends, and the encoding's name. Never here: formats; replacing what can't be read.
//!
//! A byte order mark decides. Otherwise UTF-8 is what reads as UTF-8: no other Chinese text does by chance. Between
//! GB 18030 and Big5, which share their bytes, the one wins that gives the more frequent characters.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::import::refusal::Refusal;

/// The characters that make up about a quarter of any official text, in both scripts, and its punctuation.
const FREQUENT: &str = "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動\
                        同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理\
                        起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社\
                        义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條\
                        市区區局府办辦施措支持企项項资資金服务務，。、；：（）《》“”";

/// The text of a file, and the name of its encoding.
///
/// # Errors
///
/// When the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), Refusal> {
    let (text, name) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (strict(encoding, &bytes[length..])?, encoding.name()),
        None => without_mark(bytes)?,
    };
    if is_binary(&text) {
        return Err(Refusal::Binary);
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), name))
}

fn without_mark(bytes: &[u8]) -> Result<(String, &'static str), Refusal> {
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        return Ok((text.to_owned(), UTF_8.name()));
    }
    // Line ends and figures have a zero byte in UTF-16, on one side or the other; no other encoding has any.
    let candidates: &[&'static Encoding] = if bytes.contains(&0) {
        &[UTF_16LE, UTF_16BE]
    } else {
        &[GB18030, BIG5]
    };
    let read = candidates.iter().filter_map(|encoding| {
        let text = strict(encoding, bytes).ok()?;
        Some((plausible(&text), text, encoding.name()))
    });
    let best = read.max_by_key(|(points, _, _)| *points);
    match best {
        Some((points, text, name)) if points > 0 => Ok((text, name)),
        _ => Err(Refusal::Binary),
    }
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Refusal> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned).ok_or(Refusal::Binary)
}

/// How many frequent characters stand in the beginning of a text, in thousandths of all that are not ASCII.
fn plausible(text: &str) -> usize {
    let others = text.chars().filter(|letter| !letter.is_ascii()).take(4000);
    let (mut all, mut frequent) = (0_usize, 0_usize);
    for letter in others {
        all += 1;
        frequent += usize::from(FREQUENT.contains(letter));
    }
    (frequent * 1000).checked_div(all).unwrap_or(0)
}

/// Control characters are in no text; a few may be left over from a word processor.
fn is_binary(text: &str) -> bool {
    let is_odd = |letter: &char| letter.is_control() && !"\n\r\t\u{c}\u{b}".contains(*letter);
    let odd = text.chars().filter(is_odd).count();
    odd > 2 && odd * 200 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "各区政府，各有关单位：\r\n现印发你们，请认真组织实施。";
    const TRADITIONAL: &str = "各區政府，各有關單位：\n現印發你們，請認真組織實施。";

    fn utf16(text: &str, pair: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(pair).collect()
    }

    #[test]
    fn every_encoding_of_chinese_is_read() {
        let gb = GB18030.encode(SIMPLIFIED).0.into_owned();
        let big = BIG5.encode(TRADITIONAL).0.into_owned();
        let marked = [b"\xff\xfe".to_vec(), utf16(SIMPLIFIED, u16::to_le_bytes)].concat();
        for (bytes, name, expected) in [
            (SIMPLIFIED.as_bytes().to_vec(), "UTF-8", SIMPLIFIED),
            (
                [b"\xef\xbb\xbf", SIMPLIFIED.as_bytes()].concat(),
                "UTF-8",
                SIMPLIFIED,
            ),
            (gb, "gb18030", SIMPLIFIED),
            (big, "Big5", TRADITIONAL),
            (marked, "UTF-16LE", SIMPLIFIED),
            (utf16(TRADITIONAL, u16::to_be_bytes), "UTF-16BE", TRADITIONAL),
        ] {
            let (text, found) = decode(&bytes).unwrap();
            assert_eq!(found, name);
            assert_eq!(text, expected.replace("\r\n", "\n"));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000_u32).map(|at| (at * 7919 % 251) as u8).collect();
        for bytes in [
            noise.as_slice(),
            b"\xff\xfe\x00\xd8\x00\xd8",
            b"\x00\x01\x02\x03\x04",
        ] {
            assert_eq!(decode(bytes).err(), Some(Refusal::Binary));
        }
    }
}

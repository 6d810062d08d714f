//! Numbers and amounts as people type them: 300万, ３,000,000, 3m, RMB 3 million, 1.5亿, 三百万.
//!
//! In: what was typed into one field. Out: the number in hundredths, or why it is none.
//! Never here: prose; `facts` finds sums in texts, where less is certain.

use crate::zh::numerals::parse_numeral;

/// Why what was typed is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was typed.
    Empty,
    /// It is below zero.
    Negative,
    /// It is a sum of another currency.
    Foreign,
    /// It is more than makes sense.
    Huge,
    /// It has more than two decimals.
    Precise,
    /// There are figures in it, and it can be read in more ways than one or in none.
    Unclear,
    /// There is no number in it.
    Text,
}

impl Refusal {
    /// Its word in data and in the theme's keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Refusal::Empty => "empty",
            Refusal::Negative => "negative",
            Refusal::Foreign => "foreign",
            Refusal::Huge => "huge",
            Refusal::Precise => "precise",
            Refusal::Unclear => "unclear",
            Refusal::Text => "text",
        }
    }
}

const LONGEST: usize = 64;
const MARKS: [&str; 6] = ["¥", "cny", "rmb", "人民币", "人民幣", "renminbi"];
const YUAN: [&str; 11] = [
    "元人民币",
    "元人民幣",
    "人民币",
    "人民幣",
    "元整",
    "元",
    "renminbi",
    "yuan",
    "rmb",
    "cny",
    "圆",
];
const FOREIGN: [&str; 19] = [
    "$", "€", "£", "usd", "hkd", "eur", "jpy", "gbp", "dollar", "euro", "美元", "美金", "港元", "港币",
    "港幣", "欧元", "歐元", "日元", "英镑",
];
const MINUS: [&str; 4] = ["-", "负", "負", "minus"];
/// Longest first, so that 百万 is not taken for 百.
const SCALES: [(&str, u128); 25] = [
    ("thousand", 1_000),
    ("billion", 1_000_000_000),
    ("million", 1_000_000),
    ("mn", 1_000_000),
    ("bn", 1_000_000_000),
    ("k", 1_000),
    ("m", 1_000_000),
    ("b", 1_000_000_000),
    ("w", 10_000),
    ("十万", 100_000),
    ("十萬", 100_000),
    ("百万", 1_000_000),
    ("百萬", 1_000_000),
    ("千万", 10_000_000),
    ("千萬", 10_000_000),
    ("十亿", 1_000_000_000),
    ("十億", 1_000_000_000),
    ("百亿", 10_000_000_000),
    ("百億", 10_000_000_000),
    ("万", 10_000),
    ("萬", 10_000),
    ("亿", 100_000_000),
    ("億", 100_000_000),
    ("千", 1_000),
    ("百", 100),
];

/// Reads a number in hundredths, up to `most` whole ones. `units` are what may stand behind it; without any it is an amount
/// in yuan.
///
/// # Errors
///
/// Why it is no answer.
pub fn read(typed: &str, units: &[&str], most: u64) -> Result<u64, Refusal> {
    let text = folded(typed);
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if MINUS.iter().any(|minus| text.starts_with(minus)) {
        return Err(Refusal::Negative);
    }
    if FOREIGN.iter().any(|name| text.contains(name)) {
        return Err(Refusal::Foreign);
    }
    let number = without_unit(&text, units);
    let unreadable = if text.contains(|c: char| c.is_ascii_digit()) {
        Refusal::Unclear
    } else {
        Refusal::Text
    };
    if number.chars().count() > LONGEST {
        return Err(unreadable);
    }
    let hundredths = whole(number).ok_or(unreadable)??;
    u64::try_from(hundredths)
        .ok()
        .filter(|hundredths| *hundredths <= most.saturating_mul(100))
        .ok_or(Refusal::Huge)
}

/// Full-width forms as half-width ones, every space as one kind, small letters.
fn folded(typed: &str) -> String {
    let fold = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' | '\t' => ' ',
        '￥' => '¥',
        '−' | '–' | '—' => '-',
        other => other,
    };
    let text: String = typed.chars().map(fold).collect();
    text.replace('㎡', "m²").to_ascii_lowercase().trim().to_owned()
}

fn without_unit<'t>(text: &'t str, units: &[&str]) -> &'t str {
    let folded_units: Vec<String> = units.iter().map(|unit| folded(unit)).collect();
    let mut names: Vec<&str> = folded_units.iter().map(String::as_str).collect();
    let mut number = text;
    if units.is_empty() {
        names.extend(YUAN);
        if let Some(rest) = MARKS.iter().find_map(|mark| text.strip_prefix(mark)) {
            number = rest.trim_start();
        }
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let rest = names.iter().find_map(|name| number.strip_suffix(name));
    rest.unwrap_or(number).trim_end()
}

/// `None` where it can't be read at all.
fn whole(number: &str) -> Option<Result<u128, Refusal>> {
    let bare: String = number.chars().filter(|c| *c != ' ').collect();
    if let Some(value) = parse_numeral(&bare) {
        return Some(Ok(u128::from(value) * 100));
    }
    let (value, rest) = figures(number)?;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some(value.hundredths(1));
    }
    let (factor, rest) = scale(rest)?;
    let sum = value.hundredths(factor);
    if rest.is_empty() {
        return Some(sum);
    }
    // 1亿5000万, 3万5千, 3万5000: the second number fills the places of the first one's scale.
    let (smaller, behind) = figures(rest)?;
    let smaller = match scale(behind.trim_start()) {
        Some((small, "")) if small < factor => smaller.hundredths(small),
        None if behind.is_empty() && smaller.fills(factor) => smaller.hundredths(1),
        _ => return None,
    };
    Some(sum.and_then(|sum| Ok(sum + smaller?)))
}

fn scale(text: &str) -> Option<(u128, &str)> {
    let found = SCALES
        .iter()
        .find_map(|(name, factor)| Some((*factor, text.strip_prefix(name)?)));
    // `3 metres` has no scale.
    found.filter(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Digits, of which some stand behind the point.
struct Figures {
    mantissa: u128,
    decimals: u32,
    digits: usize,
}

impl Figures {
    fn hundredths(&self, factor: u128) -> Result<u128, Refusal> {
        let raised = self.mantissa * factor * 100;
        let divisor = 10_u128.pow(self.decimals);
        if raised.is_multiple_of(divisor) {
            Ok(raised / divisor)
        } else {
            Err(Refusal::Precise)
        }
    }

    /// Whether it has as many digits as a scale has noughts: 5000 behind 万.
    fn fills(&self, factor: u128) -> bool {
        self.decimals == 0
            && 10_u128.checked_pow(u32::try_from(self.digits).unwrap_or(u32::MAX)) == Some(factor)
    }
}

/// 3000000, 3,000,000, 3 000 000, 1.5. Groups that are not of three are no number: 3,5 may mean anything.
fn figures(text: &str) -> Option<(Figures, &str)> {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = run(text);
    let mut digits = text[..first].to_owned();
    let mut end = first;
    let separator = text[end..].chars().next().filter(|c| ",' ".contains(*c));
    if let Some(separator) = separator {
        while text[end..].starts_with(separator) && run(&text[end + 1..]) > 0 {
            let group = run(&text[end + 1..]);
            if group != 3 || first > 3 {
                return None;
            }
            digits.push_str(&text[end + 1..end + 4]);
            end += 4;
        }
    }
    let decimals = match text[end..].strip_prefix('.').map(run) {
        Some(count) if count > 0 => {
            digits.push_str(&text[end + 1..=end + count]);
            end += 1 + count;
            count
        }
        _ => 0,
    };
    // Nobody types more than 20 digits; the product with any scale fits into 128 bits.
    if first == 0 || digits.len() > 20 {
        return None;
    }
    let figures = Figures {
        mantissa: digits.parse().ok()?,
        decimals: u32::try_from(decimals).ok()?,
        digits: digits.len(),
    };
    Some((figures, &text[end..]))
}

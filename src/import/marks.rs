//! The marks with which numbered paragraphs begin: 一、 （一） 1. (1) 第一条 第一章 ①.
//!
//! In: the beginning of a paragraph. Out: [`Mark`]. Never here: which level is a measure; paragraphs.

use crate::zh::numerals::parse_numeral;

/// The usual systems, from the outside to the inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 第一编, 第一部分.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条.
    Article,
    /// 一、
    Numeral,
    /// （一）
    NumeralInBrackets,
    /// 1. or 1、
    Figure,
    /// （1） or 1）
    FigureInBrackets,
    /// ①
    Circled,
    /// (a)
    Letter,
}

/// A mark at the beginning of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its system.
    pub level: Level,
    /// Its number, from 1.
    pub number: u32,
    /// How many characters it has, spaces behind it included.
    pub length: usize,
}

/// The highest number that is taken for one: years are not.
const HIGHEST: u64 = 400;

/// The mark with which a paragraph begins, if any.
#[must_use]
pub fn mark(characters: &[char]) -> Option<Mark> {
    let indent = characters
        .iter()
        .take_while(|letter| letter.is_whitespace())
        .count();
    let rest = &characters[indent..];
    let (level, number, length) = ordinal(rest)
        .or_else(|| numeral_and_stop(rest))
        .or_else(|| in_brackets(rest))
        .or_else(|| figure_and_stop(rest))
        .or_else(|| circled(rest))?;
    let spaces = rest[length..]
        .iter()
        .take_while(|letter| letter.is_whitespace())
        .count();
    Some(Mark {
        level,
        number,
        length: indent + length + spaces,
    })
}

/// 第一条, 第 十 二 條, 第3章, 第二部分.
fn ordinal(rest: &[char]) -> Option<(Level, u32, usize)> {
    let inside = rest.strip_prefix(&['第'])?;
    let digits = inside
        .iter()
        .take(12)
        .take_while(|letter| letter.is_whitespace() || letter.is_ascii_digit() || is_numeral(**letter))
        .count();
    let number = value(&inside[..digits])?;
    let behind = &inside[digits..];
    let (level, length) = match behind {
        ['编' | '編', ..] => (Level::Part, 1),
        ['部', '分', ..] => (Level::Part, 2),
        ['章', ..] => (Level::Chapter, 1),
        ['节' | '節', ..] => (Level::Section, 1),
        ['条' | '條', ..] => (Level::Article, 1),
        _ => return None,
    };
    // 第三条规定的 and 第二条、第四条 speak of an article, they don't begin one.
    let after = &behind[length..];
    let speaks = matches!(
        after,
        ['规' | '規', '定', ..] | ['第' | '、' | '和' | '至' | '所' | '的' | '中' | '之', ..]
    );
    (!speaks).then_some((level, number, 1 + digits + length))
}

/// 一、 十七、
fn numeral_and_stop(rest: &[char]) -> Option<(Level, u32, usize)> {
    let digits = rest
        .iter()
        .take(6)
        .take_while(|letter| is_numeral(**letter))
        .count();
    let number = value(&rest[..digits])?;
    let stop = rest.get(digits)?;
    "、．.﹑"
        .contains(*stop)
        .then_some((Level::Numeral, number, digits + 1))
}

/// （一） (3) 3） (a)
fn in_brackets(rest: &[char]) -> Option<(Level, u32, usize)> {
    let open = usize::from(matches!(rest.first(), Some('（' | '(' | '〔' | '﹙')));
    let inside = &rest[open..];
    let digits = inside
        .iter()
        .take(6)
        .take_while(|letter| is_numeral(**letter) || letter.is_ascii_digit())
        .count();
    let close = |at: usize| matches!(inside.get(at), Some('）' | ')' | '〕' | '﹚'));
    if digits == 0 {
        let letter = inside.first().filter(|letter| letter.is_ascii_lowercase())?;
        let number = u32::from(*letter) - u32::from('a') + 1;
        return (open == 1 && close(1)).then_some((Level::Letter, number, 3));
    }
    let number = value(&inside[..digits])?;
    let is_figure = inside[0].is_ascii_digit();
    if !close(digits) || (open == 0 && !is_figure) {
        return None;
    }
    let level = if is_figure {
        Level::FigureInBrackets
    } else {
        Level::NumeralInBrackets
    };
    // （一）、 has a stop too many.
    let stop = usize::from(matches!(inside.get(digits + 1), Some('、' | '．')));
    Some((level, number, open + digits + 1 + stop))
}

/// 1. 12、 3．, but not 1.5 or 2024.
fn figure_and_stop(rest: &[char]) -> Option<(Level, u32, usize)> {
    let digits = rest
        .iter()
        .take(4)
        .take_while(|letter| letter.is_ascii_digit())
        .count();
    let number = value(&rest[..digits])?;
    let stop = rest.get(digits)?;
    let next = rest.get(digits + 1).copied().unwrap_or(' ');
    let is_stop = "、．.﹒".contains(*stop) && !(*stop == '.' && next.is_ascii_digit());
    is_stop.then_some((Level::Figure, number, digits + 1))
}

fn circled(rest: &[char]) -> Option<(Level, u32, usize)> {
    let code = u32::from(*rest.first()?);
    (0x2460..=0x2473)
        .contains(&code)
        .then(|| (Level::Circled, code - 0x245F, 1))
}

fn is_numeral(letter: char) -> bool {
    "〇零一二三四五六七八九十百".contains(letter)
}

fn value(digits: &[char]) -> Option<u32> {
    let text: String = digits.iter().filter(|letter| !letter.is_whitespace()).collect();
    let value = if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        text.parse().ok()?
    } else {
        parse_numeral(&text)?
    };
    (1..=HIGHEST)
        .contains(&value)
        .then(|| u32::try_from(value).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Level, u32, usize)> {
        let characters: Vec<char> = text.chars().collect();
        mark(&characters).map(|mark| (mark.level, mark.number, mark.length))
    }

    #[test]
    fn every_usual_system_is_known() {
        for (text, expected) in [
            ("一、培育", (Level::Numeral, 1, 2)),
            ("　　十七、其他", (Level::Numeral, 17, 5)),
            ("（一）加强", (Level::NumeralInBrackets, 1, 3)),
            ("(十二)加强", (Level::NumeralInBrackets, 12, 4)),
            ("1.支持", (Level::Figure, 1, 2)),
            ("12．支持", (Level::Figure, 12, 3)),
            ("3、支持", (Level::Figure, 3, 2)),
            ("（3）支持", (Level::FigureInBrackets, 3, 3)),
            ("3）支持", (Level::FigureInBrackets, 3, 2)),
            ("③支持", (Level::Circled, 3, 1)),
            ("(b) 支持", (Level::Letter, 2, 4)),
            ("第一条　为了", (Level::Article, 1, 4)),
            ("第二十三條 本條例", (Level::Article, 23, 6)),
            ("第一章 总则", (Level::Chapter, 1, 4)),
            ("第 三 章 附则", (Level::Chapter, 3, 6)),
            ("第二部分 重点任务", (Level::Part, 2, 5)),
            ("第三节 程序", (Level::Section, 3, 4)),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_left() {
        for text in [
            "1.5亿元",
            "2024.3",
            "2024年3月6日",
            "一是加强",
            "第三条规定的企业",
            "第二条、第四条",
            "第一批名单",
            "（试行）",
            "一批企业",
            "（一",
            "10个项目",
            "",
            "三、".get(..3).unwrap_or_default(),
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

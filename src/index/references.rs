//! Queries that name a measure or clause: 第三条, 三、, m3, 3.1.
//!
//! In: a query. Out: the mark of the measure or clause. Never here: whether there is one.

use crate::index::normal::Normal;
use crate::zh::numerals::parse_numeral;

/// The mark (`#ref:3`, `#ref:3.1`) of a query that is nothing but a reference.
#[must_use]
pub fn read(query: &str) -> Option<String> {
    let trimmed = query.trim();
    let heading = trimmed
        .strip_suffix('、')
        .and_then(number)
        .map(|n| format!("#ref:{n}"));
    heading.or_else(|| dotted(trimmed)).or_else(|| {
        let normal = Normal::of(trimmed).string();
        chinese(&normal).or_else(|| english(&normal))
    })
}

/// 3.1, clause 3.1, m3.1.
fn dotted(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let rest = ["clause", "measure", "article", "条款", "條款", "m", "c"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower)
        .trim_start();
    let (measure, clause) = rest.split_once('.')?;
    Some(format!("#ref:{}.{}", figures(measure)?, figures(clause)?))
}

/// 第三条, 第3条措施, 措施三, 第三条第二款.
fn chinese(normal: &str) -> Option<String> {
    if let Some(rest) = normal.strip_prefix("措施") {
        return number(rest.trim()).map(|n| format!("#ref:{n}"));
    }
    let (measure, rest) = normal.strip_prefix('第')?.split_once('条')?;
    let measure = number(measure.trim())?;
    let rest = rest.trim().strip_prefix("措施").unwrap_or(rest).trim();
    if rest.is_empty() {
        return Some(format!("#ref:{measure}"));
    }
    let clause = rest.strip_prefix('第')?.strip_suffix('款')?;
    Some(format!("#ref:{measure}.{}", number(clause.trim())?))
}

/// measure 3, m 3, m3, article 3, measure 3 clause 1.
fn english(normal: &str) -> Option<String> {
    let rest = ["measure", "article", "m"]
        .iter()
        .find_map(|word| normal.strip_prefix(word))?
        .trim_start();
    if let Some((measure, clause)) = rest.split_once(" clause ") {
        return Some(format!("#ref:{}.{}", figures(measure)?, figures(clause)?));
    }
    figures(rest).map(|n| format!("#ref:{n}"))
}

fn number(text: &str) -> Option<u64> {
    figures(text).or_else(|| parse_numeral(text).filter(|n| (1..10_000).contains(n)))
}

fn figures(text: &str) -> Option<u64> {
    let is_short = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|n| is_short && *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_and_clauses_have_many_names() {
        for (query, expected) in [
            ("第三条", Some("#ref:3")),
            ("第三條", Some("#ref:3")),
            ("第3条措施", Some("#ref:3")),
            ("第十一条第二款", Some("#ref:11.2")),
            ("措施三", Some("#ref:3")),
            ("三、", Some("#ref:3")),
            ("十七、", Some("#ref:17")),
            ("measure 3", Some("#ref:3")),
            ("Measure 3 clause 1", Some("#ref:3.1")),
            ("m3", Some("#ref:3")),
            ("M 12", Some("#ref:12")),
            ("3.1", Some("#ref:3.1")),
            ("clause 13.2", Some("#ref:13.2")),
            ("三", None),
            ("3", None),
            ("3m", None),
            ("第三方", None),
            ("measure", None),
            ("0.5", None),
            ("99999.1", None),
        ] {
            assert_eq!(read(query).as_deref(), expected, "{query}");
        }
    }
}

//! Short names, made by cutting: never of words that the source has not.
//!
//! In: titles and texts. Out: shorter ones. Never here: what is official.

/// The longest name of a measure without heading, in characters.
const LONGEST: usize = 24;

/// The first words of a text, up to where a reader would pause.
#[must_use]
pub(super) fn first_words(text: &str) -> String {
    let sentence = text.split(['。', '；', '：']).next().unwrap_or_default();
    let mut name = String::new();
    for piece in sentence.split_inclusive(['，', '、']) {
        if !name.is_empty() && name.chars().count() + piece.chars().count() > LONGEST {
            break;
        }
        name.push_str(piece);
    }
    let name: String = name.chars().take(LONGEST).collect();
    name.trim_end_matches(['，', '、']).to_owned()
}

/// A title without what every title has: 关于印发……的通知, the place in front.
#[must_use]
pub(super) fn short_title(title: &str) -> String {
    let mut short = title;
    for word in ["关于印发", "關於印發", "关于公布", "关于发布", "关于", "關於"] {
        if let Some((_, rest)) = short.split_once(word) {
            short = rest;
        }
    }
    for word in ["的通知", "的通告", "的公告", "的意见", "的意見", "的决定"] {
        short = short.strip_suffix(word).unwrap_or(short);
    }
    let short = short.trim_matches(['《', '》', '“', '”']);
    let place = short
        .find(['市', '省'])
        .filter(|at| *at > 0 && short[..*at].chars().count() <= 3);
    let rest = place.map_or(short, |at| &short[at + '市'.len_utf8()..]);
    if rest.chars().count() >= 4 {
        rest.to_owned()
    } else {
        title.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_and_not_made() {
        assert_eq!(
            first_words("为了优化营商环境，激发市场活力，制定本条例。"),
            "为了优化营商环境，激发市场活力，制定本条例"
        );
        assert_eq!(
            first_words("市商务局负责组织实施。各区配合。"),
            "市商务局负责组织实施"
        );
        assert_eq!(
            short_title("广州市商务局关于印发广州市促进办法的通知"),
            "促进办法"
        );
        assert_eq!(short_title("优化营商环境条例"), "优化营商环境条例");
    }
}

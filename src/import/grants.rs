//! What a clause grants: sums and ratios, with what is said around them.
//!
//! In: the text of a clause. Out: [`Grant`]s, for a person to look at. Never here: ids; sums that are conditions.
//!
//! A sum is granted where the words before it give or limit (给予, 最高, 不超过) or the words behind it name what is given
//! (奖励, 补贴). One that must be reached (营业收入达到1亿元以上) is none.

use crate::facts::{self, Fact, Ratio, Yuan};
use crate::import::shapes::plain;
use crate::lang::Lang;

/// What a clause grants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// What kind it is: `award`, `subsidy`, `finance`.
    pub kind: &'static str,
    /// The most that is paid.
    pub cap: Option<Yuan>,
    /// The share.
    pub ratio: Option<Ratio>,
    /// What the share is taken of, as printed.
    pub base: Option<String>,
    /// How often it is paid: `once` or `year`.
    pub per: Option<&'static str>,
    /// Whether selection decides.
    pub selection: bool,
    /// The sentence up to the sum, in Simplified characters.
    pub context: String,
    /// The words that state it.
    pub words: String,
}

/// What was found in a text: grants, and facts that are no grants.
#[derive(Debug, Clone, Default)]
pub struct Grants {
    /// What is granted.
    pub grants: Vec<Grant>,
    /// Sums and ratios that only say when or how: their words.
    pub conditions: Vec<String>,
}

/// Words before a sum that give it or limit it.
const GIVING: &str = "不超过 最高 最多 上限为 上限 封顶 给予 奖励 补助 补贴 资助 扶持 奖补 发放 \
    拨付 安排 返还 减免 予以 支持 每年 每家 每个 每人 每项 一次性 合计 累计 总额 \
    不高于 按";
/// Words before a sum that must be reached.
const REACHING: [&str; 16] = [
    "达到",
    "达",
    "不低于",
    "不少于",
    "超过",
    "超",
    "突破",
    "满",
    "增长",
    "以上的",
    "至少",
    "注册资本",
    "投资额",
    "营业收入",
    "销售额",
    "产值",
];
/// How many of them, at the end, are what a sum may be of.
const NOUNS: usize = 5;
/// Words behind a sum that must be reached.
const REACHED: [&str; 7] = ["以上", "及以上", "（含）以上", "以下", "（含", "（不含", "及以下"];
/// Words behind a sum that name what is given.
const GIVEN: &str = "奖励 补助 补贴 资助 扶持 奖补 支持 资金 贴息 的奖励 一次性 经费 额度 奖金";

/// Reads what a text grants.
#[must_use]
pub fn grants(text: &str) -> Grants {
    let mut found = Grants::default();
    for sentence in plain(text).split_inclusive(['。', '；']) {
        read_sentence(sentence, &mut found);
    }
    found
}

fn read_sentence(sentence: &str, found: &mut Grants) {
    let is_selected = ["择优", "遴选", "评选", "评审"]
        .iter()
        .any(|word| sentence.contains(word));
    let mut open: Option<Grant> = None;
    let mut before_end = 0;
    for fact in facts::read(sentence, Lang::ZhHans) {
        let (cap, ratio) = match fact.fact {
            Fact::Sum(sum) => (Some(sum), None),
            Fact::Ratio(ratio) => (None, Some(ratio)),
            _ => continue,
        };
        let words = &sentence[fact.range.clone()];
        let before = &sentence[before_end..fact.range.start];
        let behind = &sentence[fact.range.end..];
        let continues_list = open_list(before) && open.is_some();
        before_end = fact.range.end;
        let granted =
            is_granted(before, behind, ratio.is_some()) || continues_list && !is_reached(before, behind);
        if !granted {
            found.conditions.push(words.to_owned());
            continue;
        }
        // A ratio and the sum that limits it are one grant: 费用的50%，最高100万元.
        if let (Some(grant), Some(cap)) = (&mut open, cap)
            && grant.cap.is_none()
            && !continues_list
        {
            grant.cap = Some(cap);
            grant.per = grant.per.or(period(before));
            grant.words.push_str(before);
            grant.words.push_str(words);
            continue;
        }
        if let (Some(grant), Some(ratio)) = (&mut open, ratio)
            && grant.ratio.is_none()
            && before.contains("比例")
        {
            grant.ratio = Some(ratio);
            grant.base = base(before, behind);
            grant.words.push_str(before);
            grant.words.push_str(words);
            continue;
        }
        found.grants.extend(open.take());
        let context = &sentence[..fact.range.end];
        open = Some(Grant {
            kind: kind(context, behind),
            cap,
            ratio,
            base: ratio.and_then(|_| base(before, behind)),
            per: period(before).or_else(|| period_behind(behind)),
            selection: is_selected,
            context: context.to_owned(),
            words: words.to_owned(),
        });
    }
    found.grants.extend(open);
}

/// 100万元、50万元、30万元: one word gives all of them.
fn open_list(before: &str) -> bool {
    matches!(before, "、" | "和" | "或" | "，" | "及" | "至")
}

/// Whether words give a sum, and do not ask for it.
fn is_granted(before: &str, behind: &str, is_ratio: bool) -> bool {
    // The last words before a sum decide.
    let near = last(before, 24);
    let giving = GIVING
        .split(' ')
        .filter_map(|word| Some(near.rfind(word)? + word.len()))
        .max();
    // 不超过 holds 超过; and what a share is taken of need not be reached.
    let bare = near.replace("不超过", "　　　").replace("不高于", "　　　");
    let nouns = if is_ratio {
        REACHING.len() - NOUNS
    } else {
        REACHING.len()
    };
    let reaching = REACHING[..nouns]
        .iter()
        .filter_map(|word| Some(bare.rfind(word)? + word.len()))
        .max();
    // 对不超过200万元的部分，减半征收: what it is taken of, and not what is given.
    if behind.trim_start_matches('的').starts_with("部分") {
        return false;
    }
    let is_limit = ["不超过", "不高于", "最高不超过"]
        .iter()
        .any(|word| near.ends_with(word));
    if is_limit {
        return !near.contains("注册资本");
    }
    // 由40万元提高至60万元
    let is_old = ["提高", "增加", "上调", "调整", "提升", "降低", "下调"]
        .iter()
        .any(|word| behind.starts_with(word))
        && behind.contains(['至', '到', '为']);
    if is_reached("", behind) || is_old {
        return false;
    }
    if [
        "提高至",
        "提高到",
        "增加到",
        "增加至",
        "上调至",
        "提升至",
        "调整为",
    ]
    .iter()
    .any(|word| near.ends_with(word))
    {
        return true;
    }
    let is_given = GIVEN
        .split(' ')
        .any(|word| behind.trim_start_matches(['的', '给', '予']).starts_with(word));
    match (giving, reaching) {
        (Some(giving), Some(reaching)) => giving > reaching && (is_given || giving + 30 > near.len()),
        (Some(giving), None) => is_given || !is_ratio || giving + 45 > near.len(),
        (None, Some(_)) => false,
        (None, None) => is_given,
    }
}

fn is_reached(before: &str, behind: &str) -> bool {
    REACHED.iter().any(|word| behind.starts_with(word))
        || ["达到", "不低于", "超过"]
            .iter()
            .any(|word| before.ends_with(word))
}

/// The last characters of a text.
fn last(text: &str, count: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .nth(count.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    &text[start..]
}

fn kind(context: &str, behind: &str) -> &'static str {
    // One word behind a list of sums names all of them.
    let behind: String = behind
        .chars()
        .take_while(|letter| !"，。；".contains(*letter))
        .take(24)
        .collect();
    let near: String = last(context, 60).to_owned() + &behind;
    let has = |words: &[&str]| words.iter().any(|word| near.contains(word));
    if has(&["贴息", "贷款", "担保", "保费", "融资", "信贷", "保险"]) && !has(&["奖励"]) {
        "finance"
    } else if has(&["奖励", "奖补", "奖金"]) {
        "award"
    } else if has(&["税", "退税"]) && !has(&["补贴", "补助"]) {
        "tax"
    } else {
        "subsidy"
    }
}

fn period(before: &str) -> Option<&'static str> {
    let yearly = ["每年", "年度", "每一年度", "当年", "一年内"]
        .iter()
        .any(|word| before.contains(word));
    if before.contains("一次性") {
        Some("once")
    } else if yearly {
        Some("year")
    } else {
        None
    }
}

fn period_behind(behind: &str) -> Option<&'static str> {
    let near: String = behind.chars().take(8).collect();
    if near.contains("一次性") {
        Some("once")
    } else if near.starts_with("/年") || near.starts_with("每年") {
        Some("year")
    } else {
        None
    }
}

/// What the share is taken of: 不超过租金的30%, 按实际投资额10%, 30%的租金.
fn base(before: &str, behind: &str) -> Option<String> {
    let before = before.trim_end_matches(['的', '按', '照', '给', '予']);
    let mut start = before
        .rfind(['，', '。', '；', '、', '：', '）'])
        .map_or(0, |at| at + '，'.len_utf8());
    for word in [
        "比例为",
        "不超过",
        "给予",
        "按照",
        "最高",
        "按",
        "对",
        "其",
        "实际发生",
        "实际",
        "所",
        "产生",
    ] {
        if let Some(at) = before[start..].rfind(word) {
            start += at + word.len();
        }
    }
    let noun = before[start..].trim_matches(['的', '年', '度']);
    let is_noun = |noun: &str| {
        (2..=12).contains(&noun.chars().count()) && !noun.contains(|letter: char| letter.is_ascii_digit())
    };
    if is_noun(noun) {
        return Some(noun.to_owned());
    }
    let rest = behind.strip_prefix('的')?;
    let end = rest
        .find(['，', '。', '；', '、', '给', '补', '奖'])
        .unwrap_or(rest.len());
    is_noun(&rest[..end]).then(|| rest[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let found = grants(text).grants;
        let shown = found.iter().map(|grant| {
            let cap = grant.cap.map(|cap| cap.print(Lang::ZhHans));
            let ratio = grant.ratio.map(Ratio::print);
            let parts = [
                Some(grant.kind.to_owned()),
                cap,
                ratio,
                grant.base.clone(),
                grant.per.map(str::to_owned),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            parts.join(" ") + if grant.selection { " 择优" } else { "" }
        });
        shown.collect()
    }

    #[test]
    fn what_is_given_is_read() {
        for (text, expected) in [
            (
                "择优遴选企业，给予一次性奖励，最高不超过200万元。",
                vec!["award 200万元 once 择优"],
            ),
            (
                "给予不超过推广费用50%的资金扶持，单个企业每年扶持金额不超过100万元。",
                vec!["subsidy 100万元 50% 推广费用 year"],
            ),
            (
                "给予不超过租金的30%的资金扶持，每年扶持金额不超过150万元。",
                vec!["subsidy 150万元 30% 租金 year"],
            ),
            (
                "分别给予100万元、50万元、30万元奖励。",
                vec!["award 100万元", "award 50万元", "award 30万元"],
            ),
            (
                "对年营业收入达到1亿元以上的企业，给予50万元一次性奖励。",
                vec!["award 50万元 once"],
            ),
            (
                "按实际投资额的10%给予补助，最高500万元。",
                vec!["subsidy 500万元 10% 投资额"],
            ),
            (
                "對獲評企業給予最高100萬元獎勵；對園區給予最高300萬元獎勵。",
                vec!["award 100万元", "award 300万元"],
            ),
            (
                "资助上限由40万元提高至60万元，资助比例为开支的75%。",
                vec!["subsidy 60万元 75% 开支"],
            ),
            (
                "择优给予不超过建设费用40%的一次性补助，最高不超过2000万元。",
                vec!["subsidy 2,000万元 40% 建设费用 once 择优"],
            ),
            (
                "给予贷款利息50%的贴息，单户最高20万元。",
                vec!["finance 20万元 50% 贷款利息"],
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_asked_is_not() {
        for text in [
            "注册资本不低于1000万元的企业可以申报。",
            "年进出口额5亿元以上的企业优先。",
            "力争到2025年，规模突破2000亿元，年均增长10%以上。",
            "销售额同比增长20%的企业。",
            "年应纳税所得额不超过200万元的部分，减半征收个人所得税。",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}

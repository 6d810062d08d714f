//! Words that are not any site's: kinds of support and of documents, words of questions, everyday words of policies.
//!
//! In: nothing. Out: tables. Never here: a word that only one policy uses; those stand in the site's glossary.

use crate::lang::Lang;
use crate::resolve::site::IncentiveKind;

/// Words that ask or join, and say nothing about what is looked for; Chinese ones in normal form.
pub(crate) const HAN_FUNCTIONS: &[&str] = &[
    "有什么", "有哪些", "有没有", "有多少", "有啥", "有何", "什么时候", "什么", "哪个部门", "哪些部门", "哪个单位", "哪一条", "哪些",
    "哪个", "哪里", "哪儿", "哪一", "怎么办理", "怎么办", "怎么申请", "怎么样", "怎么", "怎样", "如何成为", "如何", "为什么", "多少钱", "多少",
    "多久", "多长时间", "几年", "几个", "可以拿", "可以得到", "可以获得", "可以申请", "可以", "可不可以", "能不能", "能拿", "能领", "能得到",
    "能获得", "能申请", "能享受", "能否", "是否", "是不是", "拿到", "得到", "获得", "领取", "享受", "申请", "请问", "想要", "我们", "我想",
    "你们", "他们", "找谁", "找哪个", "由谁", "归谁", "谁来", "谁管", "谁负责", "负责", "哪家", "何时", "何种", "关于", "有关", "相关",
    "方面的", "方面", "对于", "以及", "还是", "或者", "需要", "应该", "给予", "一下", "成为", "情况", "支持", "政策", "措施", "牵头", "配合", "吗", "呢", "的", "了", "吧", "啊",
    "和", "与", "及", "或", "在", "是", "有", "能", "我", "你", "谁", "请", "要", "想", "拿", "给", "对", "为", "把", "被", "从", "由",
    "里", "中", "上", "下", "这", "那", "就", "都", "也", "会", "到", "做", "用", "开", "办", "找", "管",
];

/// The same for English, as written in small letters.
pub(crate) const LATIN_FUNCTIONS: &[&str] = &[
    "a", "about", "all", "am", "an", "and", "any", "anything", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do",
    "does", "for", "from", "get", "gets", "getting", "give", "gives", "given", "had", "has", "have", "help", "helps", "how", "i", "if", "in", "into", "is",
    "it", "its", "kind", "long", "many", "may", "me", "most", "much", "must", "my", "need", "of", "offer", "offers", "on", "or", "our", "out", "per",
    "please", "receive", "received", "s", "shall", "should", "so", "some", "than", "that", "the", "their", "them", "there", "these", "they",
    "this", "those", "to", "under", "up", "us", "want", "was", "we", "what", "when", "where", "which", "who", "whom", "why", "will",
    "with", "without", "would", "you", "your", "money", "available", "become", "charge", "responsible", "same", "agency",
    "support", "supports", "supported", "policy", "policies", "measure", "measures", "lead", "leads",
];

/// Everyday words of support policies: a row is one concept in both languages. Rows of which the site has no word are
/// left out of its lexicon.
pub(crate) const SYNONYMS: &str = include_str!("data/synonyms.tsv");

/// What a kind of support is called, and by which other words it is looked for.
pub(crate) struct KindWords {
    /// Its word in records and facets.
    pub(crate) id: &'static str,
    /// Its name in Traditional Chinese, Simplified Chinese and English.
    pub(crate) names: [&'static str; 3],
    /// What people call it in Chinese and in English; Chinese ones are folded when they are indexed.
    pub(crate) others: [&'static [&'static str]; 2],
}

/// The words of a kind of support.
pub(crate) fn kind(kind: IncentiveKind) -> KindWords {
    let id = IncentiveKind::ALL
        .iter()
        .find(|(each, _)| *each == kind)
        .map_or("", |(_, id)| *id);
    let names = match kind {
        IncentiveKind::Award => ["獎勵", "奖励", "award"],
        IncentiveKind::Subsidy => ["資金扶持", "资金扶持", "subsidy"],
        IncentiveKind::Support => ["按其他政策支持", "按其他政策支持", "support under another policy"],
        IncentiveKind::Tax => ["稅收", "税收", "tax"],
        IncentiveKind::Facilitation => ["便利化", "便利化", "facilitation"],
        IncentiveKind::Recognition => ["認定", "认定", "recognition"],
        IncentiveKind::Service => ["服務", "服务", "service"],
        IncentiveKind::Finance => ["金融支持", "金融支持", "finance"],
    };
    let others: [&[&str]; 2] = match kind {
        IncentiveKind::Award => [&["奖金"], &["reward", "prize", "bonus"]],
        IncentiveKind::Subsidy => [&["补贴", "补助", "资助"], &["grant", "funding", "financial support"]],
        IncentiveKind::Tax => [&["税务"], &["taxation"]],
        IncentiveKind::Recognition => [&["评定", "名单"], &["title", "certification"]],
        IncentiveKind::Finance => [&["融资"], &["financing"]],
        IncentiveKind::Support | IncentiveKind::Facilitation | IncentiveKind::Service => [&[], &[]],
    };
    KindWords { id, names, others }
}

/// One of three names.
pub(crate) fn in_language<'a>(names: &[&'a str; 3], lang: Lang) -> &'a str {
    match lang {
        Lang::ZhHant => names[0],
        Lang::ZhHans => names[1],
        Lang::En => names[2],
    }
}

/// Kinds of documents, and their names.
pub(crate) const TYPES: [(&str, [&str; 3]); 6] = [
    ("policy", ["政策", "政策", "policy"]),
    ("notice", ["印發通知", "印发通知", "notice"]),
    ("preamble", ["序言", "序言", "preamble"]),
    ("clause", ["條款", "条款", "clause"]),
    ("agency", ["單位", "单位", "agency"]),
    ("page", ["頁面", "页面", "page"]),
];

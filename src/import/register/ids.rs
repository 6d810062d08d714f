//! Ids for bodies that the registry lacks, from the words of which their names are made.
//!
//! In: a name. Out: an id, and whose body it is. Never here: the English name; a translator writes that.

use crate::import::shapes::plain;
use crate::model::agency::Level;

/// What bodies are for, longest first where one word begins with another.
const FIELDS: [(&str, &str); 74] = [
    ("人力资源", "human-resources"),
    ("人社", "human-resources"),
    ("发展和改革", "development-reform"),
    ("发展改革", "development-reform"),
    ("发改", "development-reform"),
    ("工业和信息化", "industry-it"),
    ("工信", "industry-it"),
    ("经济和信息化", "industry-it"),
    ("市场监督", "market-regulation"),
    ("市场监管", "market-regulation"),
    ("地方金融", "local-finance"),
    ("金融监管", "financial-regulation"),
    ("金融监督", "financial-regulation"),
    ("金融", "financial-affairs"),
    ("知识产权", "intellectual-property"),
    ("科学技术", "science-technology"),
    ("科技", "science-technology"),
    ("规划和自然资源", "planning-resources"),
    ("自然资源", "natural-resources"),
    ("生态环境", "ecology-environment"),
    ("住房", "housing"),
    ("住建", "housing"),
    ("城市管理", "urban-management"),
    ("城管", "urban-management"),
    ("交通运输", "transport"),
    ("农业农村", "agriculture"),
    ("文化", "culture-tourism"),
    ("文旅", "culture-tourism"),
    ("旅游", "tourism"),
    ("卫生健康", "health"),
    ("卫健", "health"),
    ("应急管理", "emergency"),
    ("国有资产", "state-assets"),
    ("国资", "state-assets"),
    ("医疗保障", "medical-insurance"),
    ("医保", "medical-insurance"),
    ("退役军人", "veterans"),
    ("政务服务", "government-services"),
    ("数据", "data"),
    ("投资促进", "investment-promotion"),
    ("外汇", "foreign-exchange"),
    ("人民银行", "pboc"),
    ("税务", "tax"),
    ("海关", "customs"),
    ("海事", "maritime"),
    ("边检", "border-inspection"),
    ("商务", "commerce"),
    ("财政", "finance"),
    ("教育", "education"),
    ("公安", "public-security"),
    ("民政", "civil-affairs"),
    ("司法", "justice"),
    ("审计", "audit"),
    ("统计", "statistics"),
    ("体育", "sport"),
    ("水务", "water"),
    ("水利", "water"),
    ("林业", "forestry"),
    ("港务", "port"),
    ("邮政", "postal"),
    ("粮食", "grain"),
    ("能源", "energy"),
    ("气象", "meteorology"),
    ("消防", "fire"),
    ("外事", "foreign-affairs"),
    ("港澳", "hong-kong-macao"),
    ("信访", "petitions"),
    ("网信", "cyberspace"),
    ("宣传部", "publicity"),
    ("组织部", "organisation"),
    ("统战部", "united-front"),
    ("贸促会", "trade-promotion"),
    ("供销", "supply-marketing"),
    ("妇联", "womens-federation"),
];

/// Whole names that are made of no field.
const WHOLE: [(&str, &str); 12] = [
    ("各区政府", "districts"),
    ("各县市区政府", "districts"),
    ("各市政府", "cities"),
    ("各有关单位", "units-concerned"),
    ("有关单位", "units-concerned"),
    ("国务院办公厅", "state-council-office"),
    ("国务院", "state-council"),
    ("政府办公厅", "government-office"),
    ("政府办公室", "government-office"),
    ("政府办", "government-office"),
    ("政府", "government"),
    ("委办", "party-office"),
];

/// Whose body a name means.
pub(super) fn level(name: &str) -> Level {
    let name = plain(name);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if ends(&["公司", "集团", "企业"]) {
        Level::Company
    } else if has(&[
        "市委",
        "省委",
        "区委",
        "县委",
        "党委",
        "中共",
        "宣传部",
        "组织部",
        "统战部",
    ]) && !ends(&["管委", "发展改革委", "卫健委"])
    {
        Level::Party
    } else if has(&[
        "海关",
        "税务",
        "人民银行",
        "外汇",
        "国家",
        "国务院",
        "邮政管理",
        "海事",
        "中国",
    ]) || ends(&["部", "总局"]) && !name.starts_with(['市', '省', '区'])
    {
        Level::National
    } else if name.starts_with('省')
        || name.contains("省")
        || name.ends_with('厅')
        || name.starts_with("自治区")
        || ends(&["署", "处"]) && !name.contains('市')
    {
        Level::Provincial
    } else if name.starts_with(['区', '县'])
        || name.starts_with("各区")
        || name.starts_with("各县")
        || has(&["区政府", "区人民政府", "县政府", "县人民政府", "街道", "镇"])
    {
        Level::District
    } else {
        Level::Municipal
    }
}

/// An id for a name: `finance`, and `provincial-finance` for a province's where the issuer is a city.
pub(super) fn id(name: &str, level: Level, place: &str) -> String {
    // 人民政府 has 民政 in it, which is another body.
    let name = plain(name).replace("人民政府", "政府");
    let own = name
        .strip_prefix(place)
        .filter(|_| !place.is_empty())
        .unwrap_or(&name);
    let own = own.strip_prefix(['市', '省']).unwrap_or(own);
    if let Some((_, id)) = WHOLE.iter().find(|(whole, _)| *whole == own) {
        return (*id).to_owned();
    }
    let field = FIELDS
        .iter()
        .find(|(word, _)| name.contains(word))
        .map(|(_, id)| *id);
    let Some(field) = field else {
        return "agency-1".to_owned();
    };
    let is_of_city = place.ends_with('市') || place.is_empty() && name.starts_with('市');
    match level {
        Level::Provincial if is_of_city || name.starts_with('省') && !place.ends_with('省') => {
            format!("provincial-{field}")
        }
        Level::District if name.starts_with(['区', '县']) && is_of_city => format!("district-{field}"),
        Level::Company => format!("{field}-company"),
        _ => field.to_owned(),
    }
}

/// The id itself, or with the first number behind it that is free.
pub(super) fn free(id: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(id) {
        return id.to_owned();
    }
    let stem = id.strip_suffix("-1").unwrap_or(id);
    let mut number = 2;
    while taken(&format!("{stem}-{number}")) {
        number += 1;
    }
    format!("{stem}-{number}")
}

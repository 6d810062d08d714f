//! The forms of one name: 市发展和改革委员会, 市发展改革委, 市发改委.
//!
//! In: a name without white space, in Simplified characters. Out: a key that all its forms share. Never here: ids.

/// What is written long and short, in the order in which it is made short.
const SHORT: [(&str, &str); 34] = [
    ("人民政府", "政府"),
    ("管理委员会", "管委"),
    ("管委会", "管委"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("办公厅", "办"),
    ("以及", ""),
    ("和", ""),
    ("与", ""),
    ("及", ""),
    ("人力资源社会保障", "人社"),
    ("发展改革", "发改"),
    ("工业信息化", "工信"),
    ("市场监督管理", "市场监管"),
    ("市监局", "市场监管局"),
    ("住房城乡建设", "住建"),
    ("科学技术", "科技"),
    ("卫生健康", "卫健"),
    ("文化广电旅游", "文广旅"),
    ("文化旅游", "文旅"),
    ("国有资产监督管理", "国资"),
    ("国资监管", "国资"),
    ("规划自然资源", "规自"),
    ("城市管理综合执法", "城管"),
    ("退役军人事务", "退役军人"),
    ("政务服务数据管理", "政数"),
    ("医疗保障", "医保"),
    ("监督管理", "监管"),
    ("外汇管理局", "外汇局"),
    ("中国人民银行", "人民银行"),
    ("中共", ""),
    ("中华人民共和国", ""),
    ("有限责任公司", "公司"),
    ("有限公司", "公司"),
];

/// What all forms of a name have in common.
pub(super) fn key(name: &str) -> String {
    let mut key = name.to_owned();
    for (long, short) in SHORT {
        if key.contains(long) {
            key = key.replace(long, short);
        }
    }
    key.trim_end_matches("等").to_owned()
}

/// The name without the place of the issuer: 广州市商务局 → 市商务局, 广州市白云区政府 → 白云区政府.
pub(super) fn without_place(name: &str, place: &str) -> Option<String> {
    if place.is_empty() {
        return None;
    }
    let rest = name.strip_prefix(place)?;
    let unit = place.chars().last()?;
    // A district of the city is named by itself; a bureau is the city's.
    let own = rest
        .find(['区', '县', '镇'])
        .is_some_and(|at| at > 0 && rest[..at].chars().count() <= 5);
    (!rest.is_empty()).then(|| {
        if own {
            rest.to_owned()
        } else {
            format!("{unit}{rest}")
        }
    })
}

//! Sentences that clauses are put together from: the real ones, about another industry and another city, and coined ones.
//!
//! In: the real site. Out: one sentence in both languages at a time. Never here: a sum, a date or another fact; a measure adds
//! these itself, so that its record says the same.

use gongbao::facts;
use gongbao::lang::Lang;
use gongbao::resolve::site::{Site, TermKind};

use crate::names::{self, Bilingual};
use crate::random::Random;

/// What policies promote.
const INDUSTRIES: [(&str, &str); 40] = [
    ("跨境电商", "cross-border e-commerce"),
    ("生物医药", "biomedicine"),
    ("低空经济", "low-altitude economy"),
    ("新能源汽车", "new energy vehicle"),
    ("集成电路", "integrated circuit"),
    ("人工智能", "artificial intelligence"),
    ("工业软件", "industrial software"),
    ("海洋渔业", "marine fishery"),
    ("现代种业", "seed"),
    ("预制菜", "prepared dish"),
    ("家政服务", "domestic service"),
    ("养老托育", "elderly and child care"),
    ("文化创意", "cultural and creative"),
    ("数字出版", "digital publishing"),
    ("动漫游戏", "animation and game"),
    ("会议展览", "convention and exhibition"),
    ("乡村旅游", "rural tourism"),
    ("邮轮游艇", "cruise and yacht"),
    ("体育健身", "sports and fitness"),
    ("医疗器械", "medical device"),
    ("中医药", "traditional Chinese medicine"),
    ("化妆品", "cosmetics"),
    ("纺织服装", "textile and garment"),
    ("皮革箱包", "leather goods"),
    ("珠宝首饰", "jewellery"),
    ("灯光音响", "lighting and audio"),
    ("智能家居", "smart home"),
    ("机器人", "robotics"),
    ("卫星应用", "satellite application"),
    ("新型储能", "energy storage"),
    ("氢能", "hydrogen energy"),
    ("环保装备", "environmental equipment"),
    ("再生资源", "recycled resources"),
    ("绿色建筑", "green building"),
    ("轨道交通", "rail transit"),
    ("船舶修造", "shipbuilding and repair"),
    ("航空维修", "aircraft maintenance"),
    ("检验检测", "inspection and testing"),
    ("融资租赁", "finance leasing"),
    ("知识产权服务", "intellectual property service"),
];

/// Sentences about coined places, of which every corpus has others.
const COINED: [(&str, &str); 8] = [
    (
        "依托{place}，联合{other}，开展{industry}业务。",
        "Building on the {place}, carry out {industry} business together with the {other}.",
    ),
    (
        "鼓励{industry}企业入驻{place}，共享设备和场地。",
        "Encourage {industry} enterprises to move into the {place}, and to share equipment and space.",
    ),
    (
        "推动{place}与{other}互认标准、互通数据。",
        "Let the {place} and the {other} recognise each other’s standards and exchange data.",
    ),
    (
        "支持{place}在{city}设立分支机构，为{industry}企业提供咨询。",
        "Support the {place} in setting up a branch in {city} to advise {industry} enterprises.",
    ),
    (
        "完善{place}周边道路、供电和通信设施。",
        "Improve roads, power supply and communications around the {place}.",
    ),
    (
        "由{place}牵头编制{industry}人才目录，定期向社会公布。",
        "The {place} draws up a catalogue of talent for the {industry} industry and publishes it regularly.",
    ),
    (
        "引导金融机构为{place}的入驻企业提供贷款和担保。",
        "Guide financial institutions in providing loans and guarantees to enterprises in the {place}.",
    ),
    (
        "在{place}试行告知承诺制，简化{industry}项目审批。",
        "Try out approval by written commitment at the {place}, and simplify the approval of {industry} projects.",
    ),
];

/// What a policy is about: it decides the words of its sentences.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    pub(crate) city: Bilingual,
    pub(crate) industry: Bilingual,
}

/// What the real content has to offer.
pub(crate) struct Sentences {
    real: Vec<Bilingual>,
    pub(crate) topics: Vec<String>,
    /// Ids and names.
    pub(crate) beneficiaries: Vec<(String, Bilingual)>,
    pub(crate) bases: Vec<String>,
}

impl Sentences {
    /// Takes apart what the real measures say.
    pub(crate) fn of(site: &Site) -> Self {
        let measures = site.policies.iter().flat_map(|policy| &policy.measures);
        let texts = measures.flat_map(|measure| measure.clauses.iter().map(|clause| &clause.text));
        let real = texts
            .flat_map(|text| pairs(text.text(Lang::ZhHans), text.text(Lang::En)))
            .filter(states_nothing)
            .collect();
        let beneficiaries = terms(site, TermKind::Beneficiary);
        Sentences {
            real,
            topics: ids(terms(site, TermKind::Topic)),
            beneficiaries,
            bases: ids(terms(site, TermKind::Base)),
        }
    }

    /// A sentence for a clause of this subject: as often coined as real.
    pub(crate) fn sentence(&self, subject: &Subject, random: &mut Random) -> Bilingual {
        if random.one_in(2) {
            return coined(subject, random);
        }
        let real = random.choose(&self.real);
        Bilingual::new(
            real.chinese
                .replace("广州", &subject.city.chinese)
                .replace("跨境电商", &subject.industry.chinese),
            real.english
                .replace("Guangzhou", &subject.city.english)
                .replace("cross-border e-commerce", &subject.industry.english),
        )
    }
}

/// An industry, by chance.
pub(crate) fn industry(random: &mut Random) -> Bilingual {
    let (chinese, english) = random.choose(&INDUSTRIES);
    Bilingual::new(*chinese, *english)
}

fn terms(site: &Site, kind: TermKind) -> Vec<(String, Bilingual)> {
    let of_kind = site.terms.iter().filter(|term| term.kind == kind);
    of_kind
        .filter_map(|term| {
            let name = Bilingual::new(term.name.text(Lang::ZhHans), term.name.text(Lang::En));
            term.id.as_ref().map(|id| (id.value.clone(), name))
        })
        .collect()
}

fn ids(terms: Vec<(String, Bilingual)>) -> Vec<String> {
    terms.into_iter().map(|(id, _)| id).collect()
}

/// The sentences of a text beside their translations; none where one language has more of them.
fn pairs(chinese: &str, english: &str) -> Vec<Bilingual> {
    let chinese: Vec<&str> = chinese.trim().split_inclusive('。').collect();
    let english: Vec<&str> = english.trim().split_inclusive(". ").map(str::trim).collect();
    if chinese.len() != english.len() {
        return Vec::new();
    }
    let both = chinese.into_iter().zip(english);
    both.map(|(chinese, english)| Bilingual::new(chinese, english))
        .collect()
}

fn states_nothing(pair: &Bilingual) -> bool {
    facts::read(&pair.chinese, Lang::ZhHans).is_empty() && facts::read(&pair.english, Lang::En).is_empty()
}

/// A coined sentence, with coined places in it.
fn coined(subject: &Subject, random: &mut Random) -> Bilingual {
    let (place, other) = (names::place(random), names::place(random));
    let (chinese, english) = random.choose(&COINED);
    let fill = |sentence: &str, language: fn(&Bilingual) -> &String| {
        sentence
            .replace("{place}", language(&place))
            .replace("{other}", language(&other))
            .replace("{city}", language(&subject.city))
            .replace("{industry}", language(&subject.industry))
    };
    Bilingual::new(
        fill(chinese, |text| &text.chinese),
        fill(english, |text| &text.english),
    )
}
